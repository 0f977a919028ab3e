"""利息报表: interest earned and received in the month, and what is receivable at its end."""

from __future__ import annotations

from datetime import date, timedelta

from fund.calendars import month_end
from fund.journal.months import closed_at
from loans.book import LoanBook
from reports.asking import Question
from reports.document import Column, Document, Figure, Figures, Table, Text, summed

TITLE = "利息报表"

COLUMNS = (
    Column("no", "合同号", opens="/loans/{}"),
    Column("borrower", "借款人"),
    Column("township", "乡镇"),
    Column("rate", "年利率", "percent"),
    Column("balance", "本金余额", "money"),
    Column("earned", "本月应计利息", "money"),
    Column("overdue_earned", "本月逾期利息", "money"),
    Column("received", "本月实收利息", "money"),
    Column("receivable", "应收未收利息", "money"),
)
SUMS = ("balance", "earned", "overdue_earned", "received", "receivable")


async def build(asked: Question) -> Document:
    """Interest of the month of `as_of`, up to that day."""
    before = asked.as_of.replace(day=1) - timedelta(days=1)
    book = await asked.book()
    earlier = await asked.book(before)
    state = book.standing()
    earned_before = _earned(earlier)
    earned_now = _earned(book)
    received = _received(book, before)
    balance, receivable = state.balance.tolist(), state.interest_receivable.tolist()
    rows = []
    for index, loan in enumerate(book.loans):
        then = earned_before.get(loan["id"], (0, 0))
        now = earned_now[loan["id"]]
        row = {
            "no": loan["no"],
            "borrower": loan["borrower"],
            "township": loan["township"],
            "rate": loan["rate_ppm"],
            "balance": balance[index],
            "earned": now[0] - then[0],
            "overdue_earned": now[1] - then[1],
            "received": received[index],
            "receivable": receivable[index],
        }
        if any(row[key] for key in SUMS):
            rows.append(row)
    totals = summed(rows, *SUMS)
    figures = Figures(
        (
            Figure("earned", "本月应计利息", totals["earned"]),
            Figure("overdue_earned", "本月逾期利息", totals["overdue_earned"]),
            Figure("received", "本月实收利息", totals["received"]),
            Figure("receivable", "应收未收利息", totals["receivable"]),
        )
    )
    closed = await _is_closed(asked.fund.id, asked.as_of)
    status = Text(
        "本月已结账。" if closed else "未结账：本表为月末结账的预计数，以结账后的报表为准。"
    )
    notes = ("利息收到后才计入可分配收益；应收未收利息只作备查与月末挂账。",)
    table = Table(COLUMNS, rows, totals, empty="本月没有应计或实收利息。")
    return asked.answer("interest", TITLE, (status, figures, table), *notes)


def _earned(book: LoanBook) -> dict[int, tuple[int, int]]:
    """Ordinary and overdue interest (fen) earned since disbursement, by loan id."""
    state = book.standing()
    ordinary = book.book.by_loan(state.interest_earned).tolist()
    overdue = book.book.by_loan(state.overdue_interest_earned).tolist()
    return {loan["id"]: (ordinary[index], overdue[index]) for index, loan in enumerate(book.loans)}


def _received(book: LoanBook, after: date) -> list[int]:
    """Interest of both kinds received after a day, by loan in order."""
    kinds = ("interest", "overdue_interest", "recovered_interest")
    now, then = book.standing().total(*kinds), book.standing(after).total(*kinds)
    found: list[int] = (now - then).tolist()
    return found


async def _is_closed(fund: int, on: date) -> bool:
    return on == month_end(on) and await closed_at(fund, on) is not None
