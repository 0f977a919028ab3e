"""逾期报表: who is late, since when, with how much, oldest first."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from fund.money import PPM
from loans.arrears import Standing
from loans.book import LoanBook
from loans.classes import classify
from reports.asking import Question
from reports.document import Column, Document, Figure, Figures, Table, summed

TITLE = "逾期报表"

COLUMNS = (
    Column("no", "合同号", opens="/loans/{}"),
    Column("borrower", "借款人"),
    Column("township", "乡镇"),
    Column("branch", "党支部"),
    Column("oldest_due", "最早逾期日", "date"),
    Column("days_past_due", "逾期天数", "count"),
    Column("overdue_principal", "逾期本金", "money"),
    Column("overdue_interest", "逾期利息", "money"),
    Column("surcharge", "逾期加收利息", "money"),
    Column("owed", "逾期合计", "money"),
    Column("balance", "借款余额", "money"),
    Column("class", "五级分类"),
)
SUMS = ("overdue_principal", "overdue_interest", "surcharge", "owed", "balance")
PAR30 = "风险贷款率(逾期超30天借款余额占比)"
LATE_SHARE = "逾期率(逾期本金占借款余额)"
BUCKETS = ((1, 30), (31, 90), (91, 180), (181, 360), (361, None))
AGEING = (
    Column("bucket", "逾期天数"),
    Column("loans", "笔数", "count"),
    Column("overdue_principal", "逾期本金", "money"),
    Column("balance", "借款余额", "money"),
)


async def build(asked: Question) -> Document:
    """Arrears as of a day, with their ageing."""
    book = await asked.book()
    state = book.standing()
    rows = _rows(asked, book, state)
    totals = summed(rows, *SUMS)
    blocks = (
        _figures(rows, totals, int(state.balance.sum())),
        Table(COLUMNS, rows, totals, empty="没有逾期借款。"),
        Table(AGEING, [_bucket(rows, *span) for span in BUCKETS], title="账龄"),
    )
    note = "逾期天数自最早未还应还日的次日起算；部分还款不重新起算。"
    return asked.answer("arrears", TITLE, blocks, note)


def _rows(asked: Question, book: LoanBook, state: Standing) -> list[dict[str, Any]]:
    """The loans that are late, oldest first."""
    found = classify(state, asked.fund.policy.classes, book.rescheduled).tolist()
    late, balance = state.days_past_due.tolist(), state.balance.tolist()
    principal = state.overdue(state.principal_left).tolist()
    interest = state.overdue(state.interest_left).tolist()
    surcharge = state.overdue(state.overdue_interest_left).tolist()
    rows = [
        {
            "no": loan["no"],
            "borrower": loan["borrower"],
            "township": loan["township"],
            "branch": loan["branch"],
            "oldest_due": asked.as_of - timedelta(days=late[index]),
            "days_past_due": late[index],
            "overdue_principal": principal[index],
            "overdue_interest": interest[index],
            "surcharge": surcharge[index],
            "owed": principal[index] + interest[index] + surcharge[index],
            "balance": balance[index],
            "class": asked.fund.policy.classes[found[index]].name,
        }
        for index, loan in enumerate(book.loans)
        if late[index]
    ]
    return sorted(rows, key=lambda row: (-row["days_past_due"], row["no"]))


def _figures(rows: list[dict[str, Any]], totals: dict[str, int], portfolio: int) -> Figures:
    over30 = sum(row["balance"] for row in rows if row["days_past_due"] > 30)
    late = totals["overdue_principal"]
    return Figures(
        (
            Figure("late_loans", "逾期笔数", len(rows), "count"),
            Figure("owed", "逾期合计", totals["owed"]),
            Figure("par30", PAR30, over30 * PPM // portfolio if portfolio else 0, "share"),
            Figure("late_share", LATE_SHARE, late * PPM // portfolio if portfolio else 0, "share"),
        )
    )


def _bucket(rows: list[dict[str, Any]], first: int, last: int | None) -> dict[str, Any]:
    chosen = [
        row
        for row in rows
        if row["days_past_due"] >= first and (last is None or row["days_past_due"] <= last)
    ]
    label = f"{first}—{last} 天" if last else f"{first} 天以上"
    return {"bucket": label, "loans": len(chosen)} | summed(chosen, "overdue_principal", "balance")
