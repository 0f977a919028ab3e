"""The book by township on a day: of one fund, or of every county of a country.

Funds are read some at a time, so a country needs no more memory than a province.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np

from fund.calendars import Ints
from fund.office.funds import FundView
from loans.arrears import Book, Flags, added, standing
from loans.book import Moment, load_columns

FUNDS_AT_ONCE = 64
# Which sums are kept of each township: counts of loans, and fen.
FIGURES = (
    "loans",
    "balance",
    "late_loans",
    "late",
    "risk1",
    "risk30",
    "risk90",
    "risk30_rescheduled",
)


@dataclass(frozen=True)
class ByTownship:
    """Township ids [T], ascending, and sums of their loans, each [T] (see FIGURES)."""

    townships: Ints
    figures: dict[str, Ints]


async def by_township(funds: Sequence[FundView], as_of: date, known_at: datetime) -> ByTownship:
    """The books of funds by township as of a day, as known at an instant."""
    found = [
        _summed(as_of, *await load_columns(Moment(chosen, as_of, known_at)))
        for chosen in _some(funds)
    ]
    if not found:
        none = np.zeros(0, dtype=np.int64)
        return ByTownship(none, dict.fromkeys(FIGURES, none))
    ids = np.concatenate([one.townships for one in found])
    townships, index = np.unique(ids, return_inverse=True)
    figures = {
        key: added(np.concatenate([one.figures[key] for one in found]), index, townships.size)
        for key in FIGURES
    }
    return ByTownship(townships, figures)


def _some(funds: Sequence[FundView]) -> Iterator[tuple[FundView, ...]]:
    ordered = sorted(funds, key=lambda fund: fund.id)
    for start in range(0, len(ordered), FUNDS_AT_ONCE):
        yield tuple(ordered[start : start + FUNDS_AT_ONCE])


def _summed(as_of: date, book: Book, township: Ints, extended: Flags) -> ByTownship:
    state = standing(book, as_of)
    balance, late = state.balance, state.days_past_due
    townships, index = np.unique(township, return_inverse=True)
    risky = late > 30
    values = {
        "loans": balance > 0,
        "balance": balance,
        "late_loans": late > 0,
        "late": state.overdue(state.principal_left),
        "risk1": np.where(late > 0, balance, 0),
        "risk30": np.where(risky, balance, 0),
        "risk90": np.where(late > 90, balance, 0),
        "risk30_rescheduled": np.where(risky | extended, balance, 0),
    }
    figures = {
        key: added(value.astype(np.int64), index, townships.size) for key, value in values.items()
    }
    return ByTownship(townships, figures)
