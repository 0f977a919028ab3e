"""What every loan owes on a day: one vectorised pass over the book. Pure.

Ordinary interest follows the signed plan. From the day after an instalment falls due its unpaid
principal bears overdue interest, actual/360 at the overdue rate, in place of ordinary interest and
without compounding unless the contract says so; it is rounded by cumulative difference, so that
however often a borrower pays the sum is rounded once (domain rules, section 1). Money held in
advance (预收) counts as paid on the due date of the instalment it serves.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from fund.calendars import Dates, Ints, days
from fund.money import PPM, exact, round_ratio
from loans.daycount import BASE, DAY_COUNTS, units
from loans.parts import CODES, DEBTS, INTEREST, OVERDUE_INTEREST, PRINCIPAL, SETTLING

Flags = npt.NDArray[np.bool_]
_SETTLING = len(SETTLING)  # codes below this settle an instalment


@dataclass(frozen=True)
class Book:
    """Loans as columns: L loans, S rate steps, I instalments, A parts of events.

    day_count, small_fen [L]: code of the day count, and the small difference (fen) that is never
    arrears. step_* [S] by loan, then date: rates in ppm a year. row_* and start, due, principal,
    interest [I] by loan, then number; amounts in fen. part_* [A]: row is -1 for parts of the loan
    as a whole; kinds are codes of `loans.parts`.
    """

    day_count: Ints
    small_fen: Ints
    step_loan: Ints
    step_on: Dates
    step_ppm: Ints
    step_overdue: Ints
    step_compound: Flags
    row_loan: Ints
    row_no: Ints
    start: Dates
    due: Dates
    principal: Ints
    interest: Ints
    part_loan: Ints
    part_row: Ints
    part_kind: Ints
    part_on: Dates
    part_fen: Ints

    @property
    def loans(self) -> int:
        """How many loans."""
        return int(self.day_count.size)

    def by_loan(self, values: Ints) -> Ints:
        """Instalment values [I] added up by loan [L]."""
        return added(values, self.row_loan, self.loans)

    @cached_property
    def first_step(self) -> Ints:
        """Where each loan's rate steps begin [L + 1]."""
        found: Ints = np.searchsorted(self.step_loan, np.arange(self.loans + 1))
        return found

    @cached_property
    def due_step(self) -> Ints:
        """The rate step in force on each due date [I]."""
        if self.step_loan.size == self.loans:
            return self.row_loan
        wide = np.int64(1) << 24
        keys = self.step_loan * wide + self.step_on.astype(np.int64)
        wanted = self.row_loan * wide + self.due.astype(np.int64)
        found: Ints = np.searchsorted(keys, wanted, side="right") - 1
        return found


def added(values: Ints, index: Ints, size: int) -> Ints:
    """Values added up by index, exact: whole fen above 2**53 fall back to integer addition."""
    if values.size and int(np.abs(values).max()) * values.size >= 2**53:
        out = np.zeros(size, dtype=np.int64)
        np.add.at(out, index, values)
        return out
    # Float sums of whole numbers below 2**53 are exact, and bincount is ten times faster.
    sums: Ints = np.bincount(index, weights=values, minlength=size).astype(np.int64)
    return sums


@dataclass(frozen=True)
class Standing:
    """Every instalment on a day, each [I] in fen; advance [L] is what is still held in advance.

    *_left is what is unpaid; `applied` (interest, principal) is what of it advances have paid on
    due dates without a voucher yet.
    """

    as_of: date
    book: Book
    due_passed: Flags
    fallen_due: Flags
    principal_left: Ints
    interest_left: Ints
    overdue_interest_left: Ints
    interest_earned: Ints
    overdue_interest_earned: Ints
    interest_cleared: Ints
    advance: Ints
    applied: tuple[Ints, Ints]

    @cached_property
    def balance(self) -> Ints:
        """Outstanding principal by loan [L]."""
        return self.book.by_loan(self.principal_left)

    def overdue(self, values: Ints) -> Ints:
        """Values [I] of instalments past their due date, by loan [L]."""
        return self.book.by_loan(np.where(self.due_passed, values, 0))

    @property
    def _running_interest(self) -> Ints:
        """Earned less cleared on instalments not due yet [I]; negative where paid ahead."""
        return self.interest_earned - self.interest_cleared

    @cached_property
    def interest_receivable(self) -> Ints:
        """Interest of both kinds earned and not yet received, by loan [L]."""
        ordinary = np.where(self.fallen_due, self.interest_left, self._running_interest)
        return self.book.by_loan(np.maximum(ordinary, 0) + self.overdue_interest_left)

    @cached_property
    def late_left(self) -> Ints:
        """Principal and interest past their due date, by loan [L]; a small difference is 0."""
        late = self.overdue(self.principal_left + self.interest_left)
        kept: Ints = np.where(late <= self.book.small_fen, 0, late)
        return kept

    @cached_property
    def days_past_due(self) -> Ints:
        """Days since the oldest unpaid due date by loan [L]; 0 on the due date itself."""
        unpaid = self.due_passed & (self.principal_left + self.interest_left > 0)
        worst = np.zeros(self.book.loans, dtype=np.int64)
        index = np.flatnonzero(unpaid)
        late = (days(self.as_of) - self.book.due[index]).astype(np.int64)
        np.maximum.at(worst, self.book.row_loan[index], late)
        counted: Ints = np.where(self.late_left > 0, worst, 0)
        return counted

    @cached_property
    def to_pay(self) -> Ints:
        """What is still to be paid on each instalment [I] once the advance held has served it.

        Money held in advance serves the instalments not due yet, oldest first.
        """
        left = self.principal_left + self.interest_left
        undue = np.where(self.fallen_due, 0, left)
        before = np.cumsum(undue) - undue
        first = np.searchsorted(self.book.row_loan, np.arange(self.book.loans))
        within = before - before[first][self.book.row_loan] if before.size else before
        held = np.clip(self.advance[self.book.row_loan] - within, 0, undue)
        found: Ints = left - held
        return found

    @property
    def payable(self) -> Ints:
        """What has fallen due and is unpaid, by loan [L]."""
        left = self.principal_left + self.interest_left + self.overdue_interest_left
        return self.book.by_loan(np.where(self.fallen_due, left, 0))

    @cached_property
    def owed(self) -> Ints:
        """What closes each loan today before advances [L]: interest for the time really used."""
        ordinary = np.where(self.fallen_due, self.interest_left, self._running_interest)
        return self.book.by_loan(self.principal_left + ordinary + self.overdue_interest_left)

    @property
    def payoff(self) -> Ints:
        """What closes each loan today [L] (Civil Code 677), less what is held in advance."""
        left: Ints = np.maximum(self.owed - self.advance, 0)
        return left

    @property
    def received(self) -> Ints:
        """What money paid on each instalment [I]; the rest was waived or lost, or is left."""
        chosen = (self.book.part_kind < len(DEBTS)) & (self.book.part_on <= days(self.as_of))
        rows = self.book.row_loan.size
        paid = added(self.book.part_fen[chosen], self.book.part_row[chosen], rows)
        return paid + self.applied[0] + self.applied[1]

    def total(self, *kinds: str) -> Ints:
        """Parts of the kinds named up to the day, by loan [L]."""
        codes = [CODES[kind] for kind in kinds]
        chosen = np.isin(self.book.part_kind, codes) & (self.book.part_on <= days(self.as_of))
        return added(self.book.part_fen[chosen], self.book.part_loan[chosen], self.book.loans)


def standing(book: Book, as_of: date) -> Standing:
    """The book on a day, from the parts effective on or before it."""
    today = days(as_of)
    known = book.part_on <= today
    fallen, passed = book.due <= today, book.due < today
    settled = _settled(book, known)
    principal_left = book.principal - settled[PRINCIPAL]
    interest_left = book.interest - settled[INTEREST]
    advance = _advance(book, known)
    applied = _apply_advance(book, fallen, advance, interest_left, principal_left)
    earned = _overdue_interest(book, as_of, principal_left, applied)
    return Standing(
        as_of=as_of,
        book=book,
        due_passed=passed,
        fallen_due=fallen,
        principal_left=principal_left - applied[1],
        interest_left=interest_left - applied[0],
        overdue_interest_left=np.maximum(earned - settled[OVERDUE_INTEREST], 0),
        interest_earned=_interest_earned(book, as_of),
        overdue_interest_earned=earned,
        interest_cleared=settled[INTEREST] + applied[0],
        advance=advance - book.by_loan(applied[0] + applied[1]),
        applied=applied,
    )


def _settled(book: Book, known: Flags) -> list[Ints]:
    """What each debt of each instalment was settled with, in whatever manner: three [I]."""
    rows = book.row_loan.size
    sums = []
    for debt in (OVERDUE_INTEREST, INTEREST, PRINCIPAL):
        codes = book.part_kind
        chosen = known & (codes < _SETTLING) & (codes % 3 == debt)
        sums.append(added(book.part_fen[chosen], book.part_row[chosen], rows))
    return sums


def _advance(book: Book, known: Flags) -> Ints:
    chosen = known & (book.part_kind == CODES["advance"])
    return added(book.part_fen[chosen], book.part_loan[chosen], book.loans)


def _apply_advance(
    book: Book, fallen: Flags, advance: Ints, interest_left: Ints, principal_left: Ints
) -> tuple[Ints, Ints]:
    """What advances pay of instalments fallen due, oldest first, interest before principal."""
    none = np.zeros_like(book.principal)
    if not advance.any():
        return none, none
    wanted = np.where(fallen, np.maximum(interest_left, 0) + np.maximum(principal_left, 0), 0)
    before = np.cumsum(wanted) - wanted
    first = np.zeros(book.loans, dtype=np.int64)
    starts = np.flatnonzero(np.diff(book.row_loan, prepend=-1))
    first[book.row_loan[starts]] = before[starts]
    ahead = before - first[book.row_loan]
    taken = np.clip(advance[book.row_loan] - ahead, 0, wanted)
    interest = np.minimum(taken, np.maximum(interest_left, 0))
    return interest, taken - interest


def _overdue_interest(
    book: Book, as_of: date, principal_left: Ints, applied: tuple[Ints, Ints]
) -> Ints:
    """Overdue interest earned [I]: fen-days of unpaid money past due, rounded once.

    A small difference left of an instalment bears none from the last payment on.
    """
    today = days(as_of)
    late = np.flatnonzero(book.due < today)
    earned = np.zeros_like(book.principal)
    since = (today - book.due[late]).astype(np.int64)
    fen_days = np.zeros_like(book.principal)
    fen_days[late] = (book.principal[late] - applied[1][late]) * since
    _take_paid(book, as_of, PRINCIPAL, fen_days)
    compound = book.step_compound[book.due_step[late]]
    if compound.any():
        chosen = late[compound]
        bearing = np.zeros_like(fen_days)
        bearing[chosen] = (book.interest[chosen] - applied[0][chosen]) * since[compound]
        _take_paid(book, as_of, INTEREST, bearing)
        fen_days[chosen] += bearing[chosen]
    small = _small_left(book, late, principal_left - applied[1], as_of)
    amount, rate = exact(fen_days[late] - small, book.step_overdue[book.due_step[late]])
    earned[late] = round_ratio(amount * rate, 360 * PPM)
    return earned


def _take_paid(book: Book, as_of: date, debt: int, fen_days: Ints) -> None:
    """Take the fen-days of what was settled of one debt off `fen_days` [I], in place."""
    today = days(as_of)
    codes = book.part_kind
    chosen = (codes < _SETTLING) & (codes % 3 == debt) & (book.part_on <= today)
    index = book.part_row[chosen]
    since = (today - np.maximum(book.part_on[chosen], book.due[index])).astype(np.int64)
    fen_days -= added(book.part_fen[chosen] * np.maximum(since, 0), index, fen_days.size)


def _small_left(book: Book, late: Ints, left: Ints, as_of: date) -> Ints:
    """Fen-days (of rows `late`) during which so little principal was left that it is no arrears."""
    today = days(as_of)
    limit = book.small_fen[book.row_loan]
    codes = book.part_kind
    part = (codes < _SETTLING) & (codes % 3 == PRINCIPAL) & (book.part_on <= today)
    part &= book.due[book.part_row] < today
    seen = np.zeros(left.size, dtype=np.bool_)
    seen[late] = (left[late] > 0) & (left[late] <= limit[late])
    # A tail that was paid later shows as a small payment.
    tail = part & (book.part_fen <= limit[book.part_row])
    seen[book.part_row[tail]] = True
    found = np.zeros(left.size, dtype=np.int64)
    rows = np.flatnonzero(seen)
    if rows.size:
        _add_small_days(book, rows, np.flatnonzero(part & seen[book.part_row]), today, found)
    return found[late]


def _add_small_days(book: Book, rows: Ints, parts: Ints, today: Any, found: Ints) -> None:
    """Walk the principal of `rows` from due date to payment to payment; small rests count."""
    row = np.concatenate((rows, book.part_row[parts]))
    on = np.concatenate(
        (book.due[rows], np.maximum(book.part_on[parts], book.due[book.part_row[parts]]))
    )
    fen = np.concatenate((book.principal[rows], -book.part_fen[parts]))
    order = np.lexsort((on, row))
    row, on, fen = row[order], on[order], fen[order]
    run = np.cumsum(fen)
    first = np.searchsorted(row, row)
    left = run - np.where(first > 0, run[first - 1], 0)
    ends = np.append(on[1:], today)
    ends[np.append(row[1:] != row[:-1], True)] = today
    small = (left > 0) & (left <= book.small_fen[book.row_loan[row]])
    np.add.at(found, row[small], left[small] * (ends - on)[small].astype(np.int64))


def _interest_earned(book: Book, as_of: date) -> Ints:
    """Ordinary interest earned [I]: whole instalments fallen due, and the running one by days."""
    today = days(as_of)
    earned = np.where(book.due <= today, book.interest, 0)
    running = np.flatnonzero((book.start < today) & (today < book.due))
    balance = _balance_at_start(book, running)
    counts = book.day_count[book.row_loan[running]]
    for code in np.unique(counts).tolist():
        chosen = counts == code
        rows, name = running[chosen], DAY_COUNTS[code]
        amount, weight = exact(balance[chosen], _weights(book, rows, name, today))
        unit = BASE[name] * PPM
        accrued = round_ratio(amount * weight, unit)
        earned[rows] = np.minimum(accrued, book.interest[rows])
    return earned


def _weights(book: Book, rows: Ints, day_count: Any, today: Any) -> Ints:
    """Rate times units (ppm-units) from each row's start to today, step by step."""
    loan, start = book.row_loan[rows], book.start[rows]
    first, count = book.first_step[loan], np.diff(book.first_step)[loan]
    total = np.zeros(rows.size, dtype=np.int64)
    for k in range(int(count.max(initial=0))):
        held = np.flatnonzero(count > k)
        step = first[held] + k
        begin = np.maximum(book.step_on[step], start[held]) if k else start[held]
        begin = np.minimum(begin, today)
        last = np.minimum(step + 1, book.step_on.size - 1)
        following = np.where(count[held] > k + 1, book.step_on[last], today)
        end = np.maximum(np.minimum(following, today), begin)
        span = units(day_count, start[held], end) - units(day_count, start[held], begin)
        total[held] += book.step_ppm[step] * span
    return total


def _balance_at_start(book: Book, rows: Ints) -> Ints:
    """Scheduled principal still outstanding when the period of each of `rows` begins."""
    through = np.cumsum(book.principal)
    starts = np.searchsorted(book.row_loan, np.arange(book.loans + 1))
    ends = through[starts[book.row_loan[rows] + 1] - 1]
    left: Ints = ends - through[rows] + book.principal[rows]
    return left
