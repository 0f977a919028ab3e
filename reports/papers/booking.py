"""记账凭证: a posted entry to print, sign and bind, with the number of its attachments."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from fund import clock
from fund.calendars import month_end
from fund.database import Row
from fund.journal.accounts import CHART
from fund.journal.reading import entries, entry_numbered, lines_of, number_of, sides
from fund.money import yuan_grouped
from fund.office.funds import FundView
from reports.papers.loan_file import rmb
from reports.papers.printing import written_day
from reports.papers.sheets import Facts, Grid, Paper, Signatures, Words


@dataclass(frozen=True)
class EntryFile:
    """A posted entry with its lines."""

    fund: FundView
    row: Row
    lines: tuple[Row, ...]


async def entry_file(fund: FundView, number: str) -> EntryFile:
    """The entry of a voucher's number; raises NotFound."""
    row = await entry_numbered(fund.id, number, clock.now())
    return EntryFile(fund, row, tuple(await lines_of(fund.id, row["seq"])))


def voucher(entry: EntryFile) -> Paper:
    """The voucher; a reversal's amounts stand in red, as negatives on their own side."""
    row, fund = entry.row, entry.fund
    names = {source.key: source.name for source in fund.policy.sources}
    lines, debits, owed = [], 0, 0
    for line in entry.lines:
        debit, credit = sides(line)
        debits, owed = debits + (debit or 0), owed + (credit or 0)
        source = names.get(line["source"], line["source"])
        shown = ("" if fen is None else yuan_grouped(fen) for fen in (debit, credit))
        account = f"{line['account']} {CHART[line['account']].name}"
        lines.append((account, source, line["subject"], *shown))
    papers = json.loads(row["papers"])
    total = ("合计", rmb(abs(debits)), "", yuan_grouped(debits), yuan_grouped(owed))
    title = "记账凭证（红字）" if row["reverses"] is not None else "记账凭证"
    on = written_day(row["effective_on"])
    checker = row["checker"] or row["reviewer"] or ""
    return Paper(
        title=title,
        fund=fund.name,
        no=number_of(row),
        blocks=(
            Facts(
                (
                    ("日　期", written_day(row["booked_on"]), "业务日期", on),
                    ("摘　要", row["summary"], "附　件", f"{len(papers)} 张"),
                )
            ),
            Grid(
                ("科目", "来源", "明细", "借方（元）", "贷方（元）"),
                tuple(lines),
                (False, False, False, True, True),
                total,
            ),
            *([Words(f"附件：{'；'.join(papers)}", indent=False)] if papers else []),
            Signatures((f"制单　{row['maker']}", f"复核　{checker}", "记账", "出纳")),
        ),
        stamp=row["recorded_at"],
        mark="示例" if fund.is_sample else "",
        size="a5",
    )


async def of_month(fund: FundView, on: date) -> list[str]:
    """The vouchers booked in the month of a day."""
    first = on.replace(day=1)
    found = await entries(fund.id, first, month_end(on), clock.now())
    return [number_of(row) for row in found]
