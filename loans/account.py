"""One loan's account: its plan in force and everything that happened to it. Pure.

What the next event does to it is in `loans.effects`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np

from fund.calendars import Ints, days
from loans.arrears import Book, Standing, standing
from loans.daycount import DAY_COUNTS
from loans.events import Debt, Event, Extended, Misused, Repriced, WrittenOff
from loans.parts import CODES, DEBTS, Part, added, settles
from loans.plan import Plan, surcharged


class Dated(NamedTuple):
    """A part and the day it counts from."""

    on: date
    part: Part


class Happened(NamedTuple):
    """An event, the day it took effect, and its row (0: not stored yet)."""

    on: date
    event: Event
    id: int = 0


@dataclass(frozen=True)
class Account:
    """One loan: the plan in force, dated parts so far, the contract's allocation order (fen)."""

    plan: Plan
    order: tuple[Debt, ...]
    small_fen: int = 100
    parts: tuple[Dated, ...] = ()
    happened: tuple[Happened, ...] = ()

    def book(self) -> Book:
        """The account as a book of one loan."""
        rows, steps = self.plan.rows, self.plan.steps
        position = {row.no: index for index, row in enumerate(rows)}
        parts = [
            (on, part, CODES[part.kind])
            for on, part in self.parts
            if part.instalment in position or settles(CODES[part.kind]) is None
        ]
        none = np.zeros(0, dtype=np.int64)
        return Book(
            day_count=_ints([DAY_COUNTS.index(self.plan.day_count)]),
            small_fen=_ints([self.small_fen]),
            step_loan=_ints([0 for _ in steps]),
            step_on=days([step.start_on for step in steps]),
            step_ppm=_ints([step.rate_ppm for step in steps]),
            step_overdue=_ints([step.overdue_ppm for step in steps]),
            step_compound=np.array([step.compound for step in steps], dtype=np.bool_),
            row_loan=_ints([0 for _ in rows]),
            row_no=_ints([row.no for row in rows]),
            start=days([row.start_on for row in rows]),
            due=days([row.due_on for row in rows]),
            principal=_ints([row.principal for row in rows]),
            interest=_ints([row.interest for row in rows]),
            part_loan=_ints([0 for _ in parts]),
            part_row=_ints(
                [-1 if settles(code) is None else position[p.instalment] for _, p, code in parts]
            ),
            part_kind=_ints([code for _, _, code in parts]),
            part_on=days([on for on, _, _ in parts]) if parts else days(none),
            part_fen=_ints([part.fen for _, part, _ in parts]),
        )

    def standing(self, on: date) -> Standing:
        """What the loan owes on a day."""
        return standing(self.book(), on)

    def held(self, *kinds: str) -> int:
        """The sum (fen) of parts of the kinds named."""
        return sum(part.fen for _, part in self.parts if part.kind in kinds)

    @property
    def written_off(self) -> bool:
        """Whether the claim has left the books."""
        return any(isinstance(one.event, WrittenOff) for one in self.happened)

    @property
    def extended_months(self) -> int:
        """Months of extension granted so far."""
        return sum(one.event.months for one in self.happened if isinstance(one.event, Extended))

    @property
    def contract_rate(self) -> int:
        """The yearly rate (ppm) agreed last, without a surcharge for misuse."""
        agreed = [
            one.event.rate_ppm
            for one in self.happened
            if isinstance(one.event, Extended | Repriced) and one.event.rate_ppm is not None
        ]
        return agreed[-1] if agreed else self.plan.steps[0].rate_ppm

    def borne(self, rate_ppm: int, overdue_ppm: int) -> tuple[int, int]:
        """Newly agreed rates with the surcharge of a misuse that still runs."""
        for one in self.happened:
            if isinstance(one.event, Misused):
                rate_ppm = surcharged(rate_ppm, one.event.surcharge_ppm)
                overdue_ppm = max(rate_ppm, overdue_ppm)
        return rate_ppm, overdue_ppm

    @property
    def recourse_left(self) -> int:
        """What the guarantor paid and the borrower has not paid back (fen)."""
        return self.held("recourse") - self.held("recourse_collected")

    @property
    def remittable(self) -> int:
        """What was collected on the guarantor's claim and not passed on yet (fen)."""
        return self.held("recourse_collected") - self.held("recourse_remitted")

    @property
    def recoverable(self) -> int:
        """What was written off and not recovered yet (fen): recovery is capped at the loss."""
        lost = self.held(*(f"{debt}_lost" for debt in DEBTS))
        return lost - self.held("recovered_principal", "recovered_interest")

    def next_due(self, after: date, through: date) -> date | None:
        """The first due date in (after, through] on which money held in advance has work to do."""
        if self.held("advance") <= 0:
            return None
        for row in self.plan.rows:
            if after < row.due_on <= through and paid_by_advance(self.standing(row.due_on)):
                return row.due_on
        return None


def _ints(values: Iterable[int]) -> Ints:
    return np.array(list(values), dtype=np.int64)


def paid_by_advance(state: Standing) -> list[Part]:
    """What money held in advance pays on the day, as parts; empty where it has nothing to do."""
    parts = []
    for row, no in enumerate(state.book.row_no.tolist()):
        interest, principal = (int(fen[row]) for fen in state.applied)
        parts += [Part(no, "interest", interest), Part(no, "principal", principal)]
        parts.append(Part(0, "advance", -interest - principal))
    return added(parts)
