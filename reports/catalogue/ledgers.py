"""科目余额表, 总账, 明细账与日记账: the journal by account, as booked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from fund.calendars import month_end
from fund.errors import BadInput
from fund.journal.accounts import BANK, CHART
from fund.journal.reading import movements, number_of, sides, turnovers
from reports.asking import Question
from reports.document import Column, Document, Figure, Figures, Table, summed

TRIAL, GENERAL, DETAILED = "科目余额表", "总账", "明细账"
BANK_JOURNAL = "银行存款日记账"
KINDS = {
    "asset": "资产",
    "liability": "负债",
    "capital": "基金",
    "income": "收入",
    "expense": "支出",
}
VOUCHER = "/reports/voucher?voucher={}"


def _account_page(asked: Question) -> str:
    return f"/reports/detailed-ledger?as_of={asked.as_of}&account={{}}"


async def trial(asked: Question) -> Document:
    """Every account over the month of the day: opening, turnover, closing; debits equal credits."""
    first = asked.as_of.replace(day=1)
    found = await turnovers(asked.fund.id, first, asked.as_of, asked.known_at, asked.source)
    rows = [
        {
            "account": one.account,
            "name": CHART[one.account].name,
            "kind": KINDS[CHART[one.account].kind],
            "opening_debit": max(one.opening, 0),
            "opening_credit": max(-one.opening, 0),
            "debit": one.debit,
            "credit": one.credit,
            "closing_debit": max(one.closing, 0),
            "closing_credit": max(-one.closing, 0),
        }
        for one in found
    ]
    columns = (
        Column("account", "科目代码", opens=_account_page(asked)),
        Column("name", "科目名称"),
        Column("kind", "类别"),
        Column("opening_debit", "期初借方", "money"),
        Column("opening_credit", "期初贷方", "money"),
        Column("debit", "本期借方", "money"),
        Column("credit", "本期贷方", "money"),
        Column("closing_debit", "期末借方", "money"),
        Column("closing_credit", "期末贷方", "money"),
    )
    totals = summed(rows, *(column.key for column in columns[3:]))
    table = Table(columns, rows, totals, empty="还没有记账。")
    note = "按入账月份；红字冲销记在原方向，为负数。期初、本期、期末的借方合计与贷方合计相等。"
    return asked.answer("trial-balance", TRIAL, (table,), note)


async def general(asked: Question) -> Document:
    """Each account month by month through the year of the day."""
    rows: list[dict[str, Any]] = []
    for month in range(1, asked.as_of.month + 1):
        first = date(asked.as_of.year, month, 1)
        last = min(month_end(first), asked.as_of)
        rows += [
            {
                "account": one.account,
                "name": CHART[one.account].name,
                "month": f"{month}月",
                "opening": one.opening,
                "debit": one.debit,
                "credit": one.credit,
                "closing": one.closing,
            }
            for one in await turnovers(asked.fund.id, first, last, asked.known_at, asked.source)
            if one.opening or one.debit or one.credit
        ]
    rows.sort(key=lambda row: row["account"])
    columns = (
        Column("account", "科目代码", opens=_account_page(asked)),
        Column("name", "科目名称"),
        Column("month", "月份"),
        Column("opening", "月初余额", "money"),
        Column("debit", "借方", "money"),
        Column("credit", "贷方", "money"),
        Column("closing", "月末余额", "money"),
    )
    note = "余额借方为正、贷方为负。"
    table = Table(columns, rows, summed(rows, "debit", "credit"), empty="本年没有记账。")
    return asked.answer("general-ledger", GENERAL, (table,), note)


async def detailed(asked: Question) -> Document:
    """One account's lines through the year of the day, with the running balance."""
    if asked.account not in CHART:
        known = "、".join(f"{one.code} {one.name}" for one in CHART.values())
        raise BadInput(f"请用科目代码指明科目（--account）。可用：{known}。")
    name = CHART[asked.account].name
    return await _lines(asked, asked.account, "detailed-ledger", f"{DETAILED}（{name}）")


async def bank_journal(asked: Question) -> Document:
    """The bank account day by day: the fund keeps no cash box, so this is its only journal."""
    return await _lines(asked, BANK.code, "bank-journal", BANK_JOURNAL)


async def _lines(asked: Question, account: str, report: str, title: str) -> Document:
    first = asked.as_of.replace(month=1, day=1)
    span = (asked.fund.id, first - timedelta(days=1), asked.as_of, asked.known_at, asked.source)
    before = await turnovers(asked.fund.id, first, *span[2:])
    opening = next((one.opening for one in before if one.account == account), 0)
    balance, rows = opening, []
    names = {source.key: source.name for source in asked.fund.policy.sources}
    for line in await movements(
        asked.fund.id, account, first, asked.as_of, asked.known_at, asked.source
    ):
        debit, credit = sides(line)
        balance += int(line["fen"])
        rows.append(
            {
                "booked_on": line["booked_on"],
                "voucher": number_of(line),
                "summary": line["summary"],
                "subject": line["subject"],
                "source": names.get(line["source"], line["source"]),
                "debit": debit,
                "credit": credit,
                "balance": balance,
            }
        )
    columns = (
        Column("booked_on", "日期", "date"),
        Column("voucher", "凭证号", opens=VOUCHER),
        Column("summary", "摘要"),
        Column("subject", "明细"),
        Column("source", "来源"),
        Column("debit", "借方", "money"),
        Column("credit", "贷方", "money"),
        Column("balance", "余额", "money"),
    )
    totals = {
        "debit": sum(row["debit"] or 0 for row in rows),
        "credit": sum(row["credit"] or 0 for row in rows),
    }
    figures = Figures(
        (
            Figure("opening", "上年结转", opening),
            Figure("debit", "本年借方", totals["debit"]),
            Figure("credit", "本年贷方", totals["credit"]),
            Figure("closing", "余额", balance),
        )
    )
    note = "余额借方为正、贷方为负；红字冲销记在原方向，为负数。"
    return asked.answer(
        report, title, (figures, Table(columns, rows, totals, empty="本年没有发生额。")), note
    )
