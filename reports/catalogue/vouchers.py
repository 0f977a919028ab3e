"""凭证登记簿 of a month, and one voucher (记账凭证) with its lines and papers."""

from __future__ import annotations

import json

from fund import clock
from fund.database import Row
from fund.errors import BadInput
from fund.journal.accounts import CHART
from fund.journal.reading import entries, entry_numbered, lines_of, number_of, sides
from reports.asking import Question
from reports.document import Column, Document, Figure, Figures, Table, Text, summed

BOOK, ONE = "凭证登记簿", "记账凭证"
COLUMNS = (
    Column("voucher", "凭证号", opens="/reports/voucher?voucher={}"),
    Column("booked_on", "入账日期", "date"),
    Column("effective_on", "业务日期", "date"),
    Column("summary", "摘要"),
    Column("amount", "金额", "money"),
    Column("papers", "附件", "count"),
    Column("maker", "经办"),
    Column("checker", "复核"),
    Column("reverses", "红字冲销"),
)


def attached(row: Row) -> list[str]:
    """The papers a voucher rests on."""
    found: list[str] = json.loads(row["papers"])
    return found


async def book(asked: Question) -> Document:
    """The vouchers booked in the month of the day."""
    first = asked.as_of.replace(day=1)
    found = await entries(asked.fund.id, first, asked.as_of, asked.known_at)
    rows = [
        {
            "voucher": number_of(row),
            "booked_on": row["booked_on"],
            "effective_on": row["effective_on"],
            "summary": row["summary"],
            "amount": int(row["amount"] or 0),
            "papers": len(attached(row)),
            "maker": row["maker"],
            "checker": row["checker"] or row["reviewer"] or "",
            "reverses": "是" if row["reverses"] is not None else "",
        }
        for row in found
    ]
    figures = Figures((Figure("vouchers", "凭证张数", len(rows), "count"),))
    table = Table(COLUMNS, rows, summed(rows, "amount"), empty="本月没有凭证。")
    return asked.answer("vouchers", BOOK, (figures, table))


async def one(asked: Question) -> Document:
    """A voucher by its number. Raises BadInput or NotFound."""
    if not asked.voucher:
        raise BadInput("请指明凭证号（--voucher 2026-12）。")
    row = await entry_numbered(asked.fund.id, asked.voucher, asked.known_at)
    names = {source.key: source.name for source in asked.fund.policy.sources}
    lines = []
    for line in await lines_of(asked.fund.id, row["seq"]):
        debit, credit = sides(line)
        lines.append(
            {
                "account": f"{line['account']} {CHART[line['account']].name}",
                "source": names.get(line["source"], line["source"]),
                "subject": line["subject"],
                "debit": debit,
                "credit": credit,
            }
        )
    columns = (
        Column("account", "科目"),
        Column("source", "来源"),
        Column("subject", "明细"),
        Column("debit", "借方", "money"),
        Column("credit", "贷方", "money"),
    )
    totals = {
        "debit": sum(line["debit"] or 0 for line in lines),
        "credit": sum(line["credit"] or 0 for line in lines),
    }
    papers = attached(row)
    figures = Figures(
        (
            Figure("voucher", "凭证号", number_of(row), "text"),
            Figure("booked_on", "入账日期", row["booked_on"], "date"),
            Figure("effective_on", "业务日期", row["effective_on"], "date"),
            Figure("papers", "附件张数", len(papers), "count"),
            Figure("maker", "经办", row["maker"], "text"),
            Figure("checker", "复核", row["checker"] or row["reviewer"] or "待复核", "text"),
        )
    )
    recorded = f"{clock.local(row['recorded_at']):%Y-%m-%d %H:%M:%S}"
    notes = [f"记账时间 {recorded}。", *(f"附件：{name}" for name in papers)]
    if row["reverses"] is not None:
        notes.append("本凭证为红字冲销。")
    table = Table(columns, lines, totals)
    return asked.answer("voucher", ONE, (Text(row["summary"]), figures, table), *notes)
