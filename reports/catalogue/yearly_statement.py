"""收支公示表: a year's money in and out, and what the fund is worth (domain rules, section 8).

Both tables are sums over the journal. Loans paid out and principal received are movements of cash,
no income or expense, so they stand in the cash table only.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from fund.database import Row, fetch
from fund.journal import accounts as chart
from fund.journal.balances import by_sources
from fund.office.funds import FundView
from reports.asking import Question
from reports.document import Column, Document, Figure, Figures, Table

TITLE = "收支公示表"
CASH = (
    Column("section", "类别"),
    Column("item", "项目"),
    Column("amount", "金额", "money"),
)
WORTH = (Column("item", "基金总额的变动"), Column("amount", "金额", "money"))
IN, OUT, HELD = "本年收入", "本年支出", "暂收暂付（净额）"
# What every line beside the bank's says an entry's money was, by entry kind where that decides.
_CAPITAL = {
    "donation": (IN, "捐赠"),
    "donation_refund": (OUT, "退还捐赠"),
    "transfer_in": (IN, "其他基金拨入"),
    "transfer_out": (OUT, "拨付其他基金"),
    "deposit_interest": (IN, "存款利息"),
}
_ACCOUNTS = {
    chart.INCOME.code: (IN, "借款利息"),
    chart.UNREALISED_INTEREST.code: (IN, "借款利息"),
    chart.INTEREST_RECEIVABLE.code: (IN, "借款利息"),
    chart.PROVISION.code: (IN, "核销后收回"),
    chart.GRANTS.code: (OUT, "慰问救济"),
    chart.SUBSIDIES.code: (OUT, "定期补助"),
}
_LINES = (
    "SELECT l.account, l.source, e.kind, SUM(l.amount_fen) AS fen FROM journal_line l "
    "JOIN journal_entry e ON e.fund = l.fund "
    "AND e.seq = l.seq WHERE l.fund = {} AND l.account <> {} AND e.effective_on >= {} "
    "AND e.effective_on <= {} AND e.recorded_at <= {} "
    "AND l.seq IN (SELECT b.seq FROM journal_line b WHERE b.fund = {} AND b.account = {}) "
    "GROUP BY l.account, l.source, e.kind"
)


def place(fund: FundView, row: Row) -> tuple[str, str]:
    """The section and item a line's money belongs to."""
    account, kind = row["account"], row["kind"]
    if account == chart.CAPITAL.code:
        source = fund.policy.source(row["source"])
        return _CAPITAL.get(kind, (IN, source.name if source else row["source"]))
    if account in (chart.PRINCIPAL.code, chart.OVERDUE.code):
        if kind == "disbursement":
            return OUT, "发放借款"
        return IN, "代偿收回本金" if kind == "guarantor_paid" else "收回借款本金"
    if account == chart.INCOME.code and kind == "deposit_interest":
        return IN, "存款利息"
    return _ACCOUNTS.get(account, (HELD, "预收、代收款项"))


async def build(asked: Question) -> Document:
    """The year of the day, through the day."""
    first = asked.as_of.replace(month=1, day=1)
    before = first - timedelta(days=1)
    (opening,) = await by_sources(asked.fund.id, (chart.BANK,), before, asked.known_at)
    (closing,) = await by_sources(asked.fund.id, (chart.BANK,), asked.as_of, asked.known_at)
    sums: dict[tuple[str, str], int] = defaultdict(int)
    for row in await fetch(
        _LINES,
        *(asked.fund.id, chart.BANK.code, first, asked.as_of, asked.known_at),
        *(asked.fund.id, chart.BANK.code),
    ):
        sums[place(asked.fund, row)] -= int(row["fen"])
    rows = [
        {"section": section, "item": item, "amount": -fen if section == OUT else fen}
        for (section, item), fen in sorted(sums.items(), key=_order)
        if fen
    ]
    figures = Figures(
        (
            Figure("opening", "上年结余", sum(opening.values())),
            Figure("received", IN, _of(sums, IN)),
            Figure("spent", OUT, -_of(sums, OUT)),
            Figure("closing", "本年结余", sum(closing.values())),
        )
    )
    worth = await _worth(asked, before)
    total = worth[-1]["amount"]
    lent = await by_sources(
        asked.fund.id, (chart.PRINCIPAL, chart.OVERDUE), asked.as_of, asked.known_at
    )
    state = Figures(
        (
            Figure("lent", "借款余额", sum(sum(one.values()) for one in lent)),
            Figure("overdue", "逾期余额", await _overdue(asked)),
            Figure("worth", "基金总额", total),
        )
    )
    table = Table(CASH, rows, title="专户收支", empty="本年没有收支。")
    notes = ("公示时间：　　　　监督电话：　　　　监督小组签字：",)
    blocks = (figures, table, state, Table(WORTH, worth, title="基金总额"))
    return asked.answer("yearly-statement", TITLE, blocks, *notes)


def _order(item: tuple[tuple[str, str], int]) -> tuple[int, int]:
    (section, _), fen = item
    return (IN, OUT, HELD).index(section), -abs(fen)


def _of(sums: dict[tuple[str, str], int], section: str) -> int:
    return sum(fen for (one, _), fen in sums.items() if one == section)


async def _worth(asked: Question, before: date) -> list[dict[str, object]]:
    """What the fund is worth: at the last year's end, what moved it, now (fen)."""
    kept = (chart.CAPITAL, chart.INCOME, chart.GRANTS, chart.SUBSIDIES, chart.LOSSES)
    then = [
        -sum(one.values()) for one in await by_sources(asked.fund.id, kept, before, asked.known_at)
    ]
    now = [
        -sum(one.values())
        for one in await by_sources(asked.fund.id, kept, asked.as_of, asked.known_at)
    ]
    moved = [after - earlier for earlier, after in zip(then, now, strict=True)]
    names = ("加：本金净增", "加：已实现收益", "减：慰问救济", "减：定期补助", "减：损失准备")
    signs = (1, 1, -1, -1, -1)
    rows: list[dict[str, object]] = [{"item": "上年末基金总额", "amount": sum(then)}]
    rows += [
        {"item": name, "amount": sign * fen}
        for name, sign, fen in zip(names, signs, moved, strict=True)
    ]
    return [*rows, {"item": "年末基金总额", "amount": sum(now)}]


async def _overdue(asked: Question) -> int:
    """Balance of loans with something past due (fen)."""
    if asked.fund.policy.loans is None:
        return 0
    book = await asked.book()
    state = book.standing()
    return int(state.balance[state.days_past_due > 0].sum())
