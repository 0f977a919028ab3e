"""放款与回收计划完成表: what was planned to be lent and falls due, beside what came, by month."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from fund.calendars import Ints, month_end
from fund.database import number
from loans.arrears import Standing
from loans.parts import DEBTS, OVERDUE_INTEREST
from reports.asking import Question
from reports.document import Column, Document, Figure, Figures, Table, summed

TITLE = "放款与回收计划完成表"
COLUMNS = (
    Column("month", "月份"),
    Column("lent", "放款", "money"),
    Column("loans", "放款笔数", "count"),
    Column("due_principal", "应收本金", "money"),
    Column("due_interest", "应收利息", "money"),
    Column("on_time", "其中按期收到", "money"),
    Column("cash", "本月收款", "money"),
    Column("received", "其中抵本息", "money"),
    Column("missing", "到期至今未收", "money"),
)


async def build(asked: Question) -> Document:
    """The months of the year through the day; instalments by the signed plans."""
    book = await asked.book()
    state = book.standing()
    rows = []
    for month in range(1, asked.as_of.month + 1):
        first = date(asked.as_of.year, month, 1)
        last = min(month_end(first), asked.as_of)
        lent = [one for one in book.loans if first <= one["disbursed_on"] <= last]
        amounts = {"lent": sum(one["principal_fen"] for one in lent), "loans": len(lent)}
        came = {"cash": await _cash(asked, first, last)}
        rows.append({"month": f"{month}月"} | amounts | came | _month(state, first, last))
    keys = [column.key for column in COLUMNS[1:]]
    totals = summed(rows, *keys)
    planned = await _planned(asked)
    due = totals["due_principal"] + totals["due_interest"]
    figures = (
        Figure("planned", "年度投放计划", planned),
        Figure("lent", "本年已放款", totals["lent"]),
        Figure("due", "本年到期应收", due),
        Figure("on_time", "按期收到", totals["on_time"]),
        Figure("missing", "到期至今未收", totals["missing"]),
    )
    notes = (
        "应收按已签的还款计划；按期收到指到期日或以前收到的部分；本月收款含预收和代偿。",
        "没有投放计划的，计划为 0。",
    )
    table = Table(COLUMNS, rows, totals)
    return asked.answer("collection", TITLE, (Figures(figures), table), *notes)


def _month(state: Standing, first: date, last: date) -> dict[str, Any]:
    """What fell due in a span, what of it came by its day, what came in the span at all."""
    book = state.book
    begun, ended = np.datetime64(first), np.datetime64(last)
    due = (book.due >= begun) & (book.due <= ended)
    paid = book.part_kind < len(DEBTS)
    settles = paid & (book.part_kind != OVERDUE_INTEREST) & (book.part_row >= 0)
    rows, fen, days = book.part_row[settles], book.part_fen[settles], book.part_on[settles]
    timely = due[rows] & (days <= book.due[rows])
    ahead: Ints = state.applied[0] + state.applied[1]
    within = paid & (book.part_on >= begun) & (book.part_on <= ended)
    past = due & (book.due < np.datetime64(state.as_of))
    left = state.principal_left + state.interest_left
    return {
        "due_principal": int(book.principal[due].sum()),
        "due_interest": int(book.interest[due].sum()),
        "on_time": int(fen[timely].sum()) + int(ahead[due].sum()),
        "received": int(book.part_fen[within].sum()),
        "missing": int(left[past].sum()),
    }


async def _cash(asked: Question, first: date, last: date) -> int:
    """What borrowers and guarantors paid in a span (fen), held in advance or used at once."""
    return await number(
        "SELECT SUM(v.amount_fen) FROM loan_event v JOIN loan l ON l.id = v.loan "
        "JOIN township t ON t.id = l.township WHERE v.fund = {} "
        "AND v.kind IN ('repaid', 'guarantor_paid') AND v.effective_on >= {} "
        "AND v.effective_on <= {} AND v.recorded_at <= {} AND ({} = '' OR t.name = {}) "
        "AND NOT EXISTS (SELECT 1 FROM loan_event r WHERE r.reverses = v.id "
        "AND r.recorded_at <= {})",
        *(asked.fund.id, first, last, asked.known_at),
        *(asked.township, asked.township, asked.known_at),
    )


async def _planned(asked: Question) -> int:
    """The year's lending plan: the newest row of each township known by then."""
    return await number(
        "SELECT SUM(p.amount_fen) FROM lending_plan p JOIN township t ON t.id = p.township "
        "WHERE p.fund = {} AND p.year = {} AND p.recorded_at <= {} "
        "AND ({} = '' OR t.name = {}) AND NOT EXISTS (SELECT 1 FROM lending_plan n "
        "WHERE n.fund = p.fund AND n.year = p.year AND n.township = p.township AND n.id > p.id "
        "AND n.recorded_at <= {})",
        *(
            asked.fund.id,
            asked.as_of.year,
            asked.known_at,
            asked.township,
            asked.township,
            asked.known_at,
        ),
    )
