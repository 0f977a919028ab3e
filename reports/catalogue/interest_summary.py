"""利息汇总表: accrued, due and received by month, by township, by source of money."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

import numpy as np

from fund.calendars import month_end
from loans.book import LoanBook
from loans.closing import funded, shared
from reports.asking import Question
from reports.document import Column, Document, Table, summed

TITLE = "利息汇总表"
SUMS = ("accrued", "due", "received", "receivable")
MONTHS = (
    Column("month", "月份"),
    Column("accrued", "应计利息", "money"),
    Column("due", "到期应收", "money"),
    Column("received", "实收利息", "money"),
    Column("receivable", "月末应收未收", "money"),
)
RECEIVED = ("interest", "overdue_interest", "recovered_interest")


async def build(asked: Question) -> Document:
    """The months of the year through the day, and the year by township and by source."""
    begun = asked.as_of.replace(month=1, day=1)
    ends = [month_end(date(begun.year, month, 1)) for month in range(1, asked.as_of.month)]
    months, before = [], begun - timedelta(days=1)
    for last in [*ends, asked.as_of]:
        per_loan = await _span(asked, before, last)
        sums = {key: sum(one[key] for one in per_loan.values()) for key in SUMS}
        months.append({"month": f"{last.month}月"} | sums)
        before = last
    year = await _span(asked, begun - timedelta(days=1), asked.as_of)
    book = await asked.book()
    by_township: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(SUMS, 0))
    by_source: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(SUMS, 0))
    lent_by = await funded(asked.fund)
    for loan in book.loans:
        for key, fen in year[loan["id"]].items():
            by_township[loan["township"]][key] += fen
            for source, part in shared(fen, lent_by[loan["no"]]).items():
                by_source[source][key] += part
    names = {source.key: source.name for source in asked.fund.policy.sources}
    blocks = (
        Table(MONTHS, months, _totals(months)),
        _table("本年按乡镇", "乡镇", dict(by_township)),
        _table("本年按资金来源", "来源", {names.get(k, k): v for k, v in by_source.items()}),
    )
    notes = (
        "应计按合同逐日计算；到期应收为本期到期的利息；实收含逾期加收。",
        "按来源：借款由几个来源出资的，利息按出资比例分列；利息入账都归“收益”。",
    )
    return asked.answer("interest-summary", TITLE, blocks, *notes)


async def _span(asked: Question, before: date, last: date) -> dict[int, dict[str, int]]:
    """Each loan's interest after one day through another (fen), by loan id."""
    earlier, now = await asked.book(before), await asked.book(last)
    then = {loan["id"]: fen for loan, fen in zip(earlier.loans, _earned(earlier), strict=True)}
    state = now.standing()
    book = state.book
    within = (book.due > np.datetime64(before)) & (book.due <= np.datetime64(last))
    due = book.by_loan(np.where(within, book.interest, 0)).tolist()
    received = (state.total(*RECEIVED) - now.standing(before).total(*RECEIVED)).tolist()
    receivable = state.interest_receivable.tolist()
    found = {}
    for index, (loan, earned) in enumerate(zip(now.loans, _earned(now), strict=True)):
        values = (earned - then.get(loan["id"], 0), due[index], received[index], receivable[index])
        found[loan["id"]] = dict(zip(SUMS, values, strict=True))
    return found


def _earned(book: LoanBook) -> list[int]:
    state = book.standing()
    total = state.interest_earned + state.overdue_interest_earned
    found: list[int] = book.book.by_loan(total).tolist()
    return found


def _totals(rows: list[dict[str, Any]]) -> dict[str, int]:
    return summed(rows, "accrued", "due", "received")


def _table(title: str, label: str, found: dict[str, dict[str, int]]) -> Table:
    rows = [{"name": name} | sums for name, sums in sorted(found.items())]
    columns = (Column("name", label), *MONTHS[1:4], Column("receivable", "应收未收", "money"))
    return Table(columns, rows, summed(rows, *SUMS), title)
