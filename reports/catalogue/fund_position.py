"""资金状况表: what came in by source, where it is now, what may be lent, how far to the target."""

from __future__ import annotations

from fund.contributions.position import lendable
from fund.journal.accounts import BANK, CAPITAL, EARNED, INCOME, PRINCIPAL
from fund.journal.balances import by_sources
from fund.office.funds import FundView
from fund.policy.rules import Source, Target
from loans.advances import pending
from loans.lending import approved_unpaid
from reports.asking import Question
from reports.document import Column, Document, Figure, Figures, Table, summed

TITLE = "资金状况表"

COLUMNS = (
    Column("source", "资金来源"),
    Column("contributed", "累计筹入", "money"),
    Column("earned", "累计收益", "money"),
    Column("cash", "专户存款", "money"),
    Column("lent", "借款本金余额", "money"),
    Column("approved_unpaid", "已批未付", "money"),
    Column("lendable", "可借余额", "money"),
    Column("uses", "可用于"),
)
OF_LOANS = ("earned", "lent", "approved_unpaid", "lendable")
USES = {"loans": "借款", "grants": "慰问救济", "subsidies": "定期补助"}


async def _add_pending(
    asked: Question, cash: dict[str, int], lent: dict[str, int], income: dict[str, int]
) -> None:
    """Count what advances have paid on due dates by now, though its voucher comes later."""
    book = await asked.book()
    waiting = await pending(asked.fund, book, asked.known_at)
    for source, fen in waiting.principal.items():
        cash[source] = cash.get(source, 0) + fen
        lent[source] = lent.get(source, 0) - fen
    cash[EARNED] = cash.get(EARNED, 0) + waiting.interest
    income[EARNED] = income.get(EARNED, 0) - waiting.interest


async def build(asked: Question) -> Document:
    """The fund by source as of a day, against its target."""
    fund, policy = asked.fund, asked.fund.policy
    moment = (asked.as_of, asked.known_at)
    capital, income, cash, lent = await by_sources(
        fund.id, (CAPITAL, INCOME, BANK, PRINCIPAL), *moment
    )
    await _add_pending(asked, cash, lent, income)
    waiting = await approved_unpaid(fund.id, *moment)
    free = lendable(policy, cash, waiting)
    rows = [
        {
            "source": source.name,
            "contributed": -capital.get(source.key, 0),
            "earned": -income.get(source.key, 0),
            "cash": cash.get(source.key, 0),
            "lent": lent.get(source.key, 0),
            "approved_unpaid": waiting.get(source.key, 0),
            "lendable": free[source.key] if fund.usable(source.key) else 0,
            "uses": _uses(fund, source),
        }
        for source in policy.sources
    ]
    totals = summed(rows, "contributed", "earned", "cash", "lent", "approved_unpaid", "lendable")
    figures = _figures(policy.target, totals["cash"] + totals["lent"])
    notes = ["可借余额＝存款－备付－已批未付，且该来源可用于借款。"] if policy.loans else []
    if policy.target:
        notes.insert(0, f"目标依据：{policy.target.clause}。")
    columns = COLUMNS if policy.loans else tuple(c for c in COLUMNS if c.key not in OF_LOANS)
    totals = {c.key: totals[c.key] for c in columns if c.key in totals}
    return asked.answer("fund-position", TITLE, (figures, Table(columns, rows, totals)), *notes)


def _uses(fund: FundView, source: Source) -> str:
    """What a source may be used for, or the paper it still waits for."""
    if not fund.usable(source.key):
        return "设立文件未登记，暂不能用"
    return "、".join(USES[use] for use in source.uses)


def _figures(target: Target | None, size: int) -> Figures:
    """The fund's size, and how far it is to the target if the programme has one."""
    found = (Figure("fund", "基金总额（存款＋借款）", size),)
    if target is None:
        return Figures(found)
    return Figures(
        (
            *found,
            Figure("target", "目标", target.amount),
            Figure("reached", "完成比例", size * 1_000_000 // target.amount, "share"),
            Figure("missing", "尚差", max(target.amount - size, 0)),
        )
    )
