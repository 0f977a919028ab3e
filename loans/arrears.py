"""What every loan owes on a day: one vectorised pass over the book. Pure.

Ordinary interest follows the stored schedule. From the day after an instalment falls due its unpaid
principal bears overdue interest, actual/360 at the overdue rate, in place of ordinary interest and
without compounding; it is rounded by cumulative difference, so that however often a borrower pays
the sum is rounded once (design promise 4; domain rules, section 1).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from fund.calendars import Dates, Ints, days
from fund.money import PPM, exact, interest, round_ratio
from loans.daycount import BASE, DayCount, units

# What a part of a repayment can be, in the order of its code in `Book.part_kind`.
KINDS = ("cost", "overdue_interest", "interest", "principal")
OVERDUE_INTEREST, INTEREST, PRINCIPAL = 1, 2, 3


@dataclass(frozen=True)
class Book:
    """Loans as columns. L loans, I instalments (by loan, then number), A allocated parts.

    rate_ppm, overdue_ppm [L]; day_counts [L]; row_loan [I] and part_row [A] are indices; start, due
    [I] and part_on [A] dates; principal, interest [I] and part_fen [A] fen; part_kind [A] codes.
    """

    rate_ppm: Ints
    overdue_ppm: Ints
    day_counts: Sequence[DayCount]
    row_loan: Ints
    row_no: Ints
    start: Dates
    due: Dates
    principal: Ints
    interest: Ints
    part_row: Ints
    part_kind: Ints
    part_on: Dates
    part_fen: Ints

    @property
    def loans(self) -> int:
        """How many loans."""
        return len(self.day_counts)

    def by_loan(self, values: Ints) -> Ints:
        """Instalment values [I] added up by loan [L]."""
        return _added(values, self.row_loan, self.loans)


@dataclass(frozen=True)
class Standing:
    """Every instalment on a day, each [I] in fen: what is left, and what has been earned so far."""

    as_of: date
    book: Book
    due_passed: npt.NDArray[np.bool_]
    principal_left: Ints
    interest_left: Ints
    overdue_interest_left: Ints
    interest_earned: Ints
    overdue_interest_earned: Ints

    @property
    def balance(self) -> Ints:
        """Outstanding principal by loan [L]."""
        return self.book.by_loan(self.principal_left)

    def overdue(self, values: Ints) -> Ints:
        """Values [I] of instalments past their due date, by loan [L]."""
        return self.book.by_loan(np.where(self.due_passed, values, 0))

    @property
    def interest_paid(self) -> Ints:
        """Ordinary interest received [I]."""
        return self.book.interest - self.interest_left

    @property
    def interest_receivable(self) -> Ints:
        """Interest of both kinds earned and not yet received, by loan [L]."""
        ordinary = np.where(self.fallen_due, self.interest_left, self._running_interest)
        return self.book.by_loan(np.maximum(ordinary, 0) + self.overdue_interest_left)

    @property
    def _running_interest(self) -> Ints:
        """Earned less received on instalments not due yet [I]; negative where paid ahead."""
        return self.interest_earned - self.interest_paid

    @property
    def days_past_due(self) -> Ints:
        """Days since the oldest unpaid due date by loan [L]; 0 on the due date itself."""
        unpaid = self.due_passed & (self.principal_left + self.interest_left > 0)
        late = np.where(unpaid, (days(self.as_of) - self.book.due).astype(np.int64), 0)
        worst = np.zeros(self.book.loans, dtype=np.int64)
        np.maximum.at(worst, self.book.row_loan, late)
        return worst

    @property
    def fallen_due(self) -> npt.NDArray[np.bool_]:
        """Instalments due on or before the day [I]."""
        result: npt.NDArray[np.bool_] = self.book.due <= days(self.as_of)
        return result

    @property
    def payable(self) -> Ints:
        """What has fallen due and is unpaid, by loan [L]."""
        left = self.principal_left + self.interest_left + self.overdue_interest_left
        return self.book.by_loan(np.where(self.fallen_due, left, 0))

    @property
    def payoff(self) -> Ints:
        """What closes each loan today [L]: interest for the time really used (Civil Code 677).

        Interest paid ahead of time counts towards it.
        """
        ordinary = np.where(self.fallen_due, self.interest_left, self._running_interest)
        owed = self.principal_left + ordinary + self.overdue_interest_left
        return np.maximum(self.book.by_loan(owed), 0)


def _added(values: Ints, index: Ints, size: int) -> Ints:
    out = np.zeros(size, dtype=np.int64)
    np.add.at(out, index, values)
    return out


def standing(book: Book, as_of: date) -> Standing:
    """The book on a day, from the parts allocated on or before it."""
    today = days(as_of)
    known = book.part_on <= today
    rows = book.row_loan.size

    def paid(kind: int) -> Ints:
        chosen = known & (book.part_kind == kind)
        return _added(book.part_fen[chosen], book.part_row[chosen], rows)

    overdue_earned = _overdue_interest(book, as_of)
    return Standing(
        as_of=as_of,
        book=book,
        due_passed=book.due < today,
        principal_left=book.principal - paid(PRINCIPAL),
        interest_left=book.interest - paid(INTEREST),
        overdue_interest_left=np.maximum(overdue_earned - paid(OVERDUE_INTEREST), 0),
        interest_earned=_interest_earned(book, as_of),
        overdue_interest_earned=overdue_earned,
    )


def _overdue_interest(book: Book, as_of: date) -> Ints:
    """Overdue interest earned [I]: fen-days of unpaid principal past due, rounded once."""
    today = days(as_of)
    late = np.maximum((today - book.due).astype(np.int64), 0)
    fen_days = book.principal * late
    chosen = (book.part_kind == PRINCIPAL) & (book.part_on <= today)
    index = book.part_row[chosen]
    since = (today - np.maximum(book.part_on[chosen], book.due[index])).astype(np.int64)
    fen_days = fen_days - _added(
        book.part_fen[chosen] * np.maximum(since, 0), index, book.row_loan.size
    )
    amount, rate = exact(fen_days, book.overdue_ppm[book.row_loan])
    rounded: Ints = np.asarray(round_ratio(amount * rate, 360 * PPM)).astype(np.int64)
    return rounded


def _interest_earned(book: Book, as_of: date) -> Ints:
    """Ordinary interest earned [I]: whole instalments fallen due, and the running one by days."""
    today = days(as_of)
    earned = np.where(book.due <= today, book.interest, 0)
    running = (book.start < today) & (today < book.due)
    balance = _balance_at_start(book)
    counts = np.asarray(book.day_counts, dtype=object)
    for day_count in set(book.day_counts):
        chosen = np.flatnonzero(running & (counts[book.row_loan] == day_count))
        spans = units(day_count, book.start[chosen], today)
        rate = book.rate_ppm[book.row_loan[chosen]]
        accrued = interest(balance[chosen], rate, spans, BASE[day_count])
        earned[chosen] = np.minimum(accrued, book.interest[chosen])
    return earned


def _balance_at_start(book: Book) -> Ints:
    """Scheduled principal [I] still outstanding when each instalment's period begins."""
    before = np.cumsum(book.principal) - book.principal
    first = np.full(book.loans, np.iinfo(np.int64).max)
    np.minimum.at(first, book.row_loan, before)
    gone: Ints = before - first[book.row_loan]
    return book.by_loan(book.principal)[book.row_loan] - gone


def allocate(state: Standing, amount: int, order: Sequence[str]) -> list[tuple[int, str, int]]:
    """Share one loan's payment: oldest instalment first, within it in the policy's order.

    `state` holds one loan; `amount` in fen is at most what its instalments have left. Interest that
    a prepayment made unearned comes before what is owed, as a negative part. Answers (instalment
    number, kind, fen). Costs have no ledger yet: nothing is ever left of them.
    """
    left: dict[str, Any] = {
        "overdue_interest": state.overdue_interest_left,
        "interest": state.interest_left,
        "principal": state.principal_left,
    }
    known = [kind for kind in order if kind in left]
    parts = []
    for row, no in enumerate(state.book.row_no.tolist()):
        if not amount:
            break
        for kind in sorted(known, key=lambda kind: left[kind][row] >= 0):
            taken = min(amount, int(left[kind][row]))
            if taken:
                parts.append((no, kind, taken))
                amount -= taken
    if amount:
        raise ValueError(f"{amount} fen are left over")
    return parts
