"""The fund month by month, for any number of paths at once. Pure.

Order inside a month, from 1 (domain rules, section 5): a contribution due at its start; lending up
to the share of the fund that shall be lent; interest accrues, the bank's is credited; at the end
early repayments and maturities, a share of which goes overdue; recovery of what is overdue, and
after twelve months the guarantor's share, the rest written off; gifts out of the cash income; a
contribution due at its end. All amounts are yuan in float64; money is conserved to 1e-6.

Loans of one month share their age, so each path keeps one number a month of lending instead of a
schedule: the principal lent, and the index of interest since then.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

RESOLVED_AFTER = 12  # months after which the guarantor pays his share of what is overdue


@dataclass(frozen=True)
class Opening:
    """The fund at the start (yuan): cash, and what is lent or overdue already.

    `falls_due` is principal and `interest_due` its interest by the month in which it falls due,
    from 1; `accrued` is what of that interest has accrued by now, by the same months. `overdue` is
    by the months since it fell due, 0 first. Arrays of one axis.
    """

    cash: float
    falls_due: Floats = field(default_factory=lambda: np.zeros(0))
    interest_due: Floats = field(default_factory=lambda: np.zeros(0))
    accrued: Floats = field(default_factory=lambda: np.zeros(0))
    overdue: Floats = field(default_factory=lambda: np.zeros(0))


@dataclass(frozen=True)
class Assumptions:
    """What is assumed; shares of one, rates a year. Each may be a number, or an array.

    An array of shape (paths,) differs by path; one of (months, paths) by month as well.
    `contributed_start` and `contributed_end` are yuan arriving in each month.
    """

    months: int
    contributed_start: Any
    contributed_end: Any
    rate: Any
    utilisation: Any
    deposit_rate: Any = 0.0
    retained: Any = 1.0
    overdue_share: Any = 0.0
    recovery: Any = 0.0
    guarantor_share: Any = 0.0
    prepayment: Any = 0.0
    reserve: Any = 0.0
    grants: Any = 0.0
    term_months: int = 12


@dataclass(frozen=True)
class Path:
    """What came of it: arrays of shape (months, paths), yuan; stocks at the month's end."""

    cash: Floats
    loans: Floats
    accrued: Floats
    overdue: Floats
    income: Floats
    income_cash: Floats
    grants: Floats
    disbursed: Floats
    contributed: Floats
    written_off: Floats

    @property
    def net(self) -> Floats:
        """The fund without what is overdue."""
        return self.cash + self.loans + self.accrued

    @property
    def fund(self) -> Floats:
        """The fund: cash, loans, interest accrued, and what is overdue."""
        return self.net + self.overdue


_KEPT = (
    *("cash", "loans", "accrued", "overdue", "income", "income_cash"),
    *("grants", "disbursed", "contributed", "written_off"),
)


def _by_month(value: Any, months: int, paths: int) -> Floats:
    """An assumption as (months, paths), without copying what stays the same."""
    found = np.asarray(value, dtype=np.float64)
    return np.broadcast_to(found, (months, paths))


def paths_of(assumed: Assumptions) -> int:
    """How many paths the assumptions describe."""
    shapes = [np.shape(getattr(assumed, name)) for name in Assumptions.__dataclass_fields__]
    return max((shape[-1] for shape in shapes if len(shape) > 0), default=1)


def project(opening: Opening, assumed: Assumptions) -> Path:
    """Every path of the assumptions from the opening on."""
    months, paths = assumed.months, paths_of(assumed)
    given = {
        name: _by_month(getattr(assumed, name), months, paths)
        for name in Assumptions.__dataclass_fields__
        if name not in ("months", "term_months")
    }
    book = _Book(opening, assumed.term_months, months, paths)
    kept = {name: np.empty((months, paths)) for name in _KEPT}
    for month in range(months):
        now = {name: values[month] for name, values in given.items()}
        for name, value in book.step(month, now).items():
            kept[name][month] = value
    return Path(**kept)


class _Book:
    """The state of every path: what is lent by month of lending, what is overdue by month."""

    def __init__(self, opening: Opening, term: int, months: int, paths: int) -> None:
        self.term = term
        self.cash: Floats = np.full(paths, opening.cash)
        self.lent = np.zeros((months, paths))  # principal lent in a month, over `kept` then
        self.since = np.zeros((months, paths))  # the interest index at its lending
        self.interest_index = np.zeros(paths)
        self.kept: Floats = np.ones(paths)  # share of every loan that was not repaid early
        self.left: Floats = np.ones(paths)  # share of every overdue item not yet recovered
        self.fell_due = np.zeros((months + RESOLVED_AFTER + 1, paths))
        self.old_principal = _column(opening.falls_due, months)
        self.old_interest = _column(opening.interest_due, months)
        self.old_accrual = _accrual(opening, months)
        for age, fen in enumerate(opening.overdue):
            self.fell_due[max(RESOLVED_AFTER - 1 - age, 0)] += fen
        self.old = float(np.sum(opening.falls_due))  # principal of the opening not yet due
        self.loans: Floats = np.full(paths, self.old)
        self.accrued: Floats = np.full(paths, float(np.sum(opening.accrued)))
        self.overdue: Floats = np.full(paths, float(np.sum(opening.overdue)))

    def step(self, month: int, now: dict[str, Floats]) -> dict[str, Floats]:
        """One month of every path."""
        self.cash = self.cash + now["contributed_start"]
        lent = self._lend(month, now)
        new = self.loans - self.old * self.kept
        interest = new * (now["rate"] / 12) + self.old_accrual[month] * self.kept
        deposit = self.cash * (now["deposit_rate"] / 12)
        self.accrued = self.accrued + interest
        self.interest_index = self.interest_index + now["rate"] / 12
        self.cash = self.cash + deposit
        received = deposit + self._early(now["prepayment"]) + self._mature(month, now)
        lost = self._recover(month, now)
        wished = (1 - now["retained"]) * received + now["grants"]
        given = np.minimum(wished, np.maximum(self.cash, 0.0))
        self.cash = self.cash - given + now["contributed_end"]
        return {
            "cash": self.cash,
            "loans": self.loans,
            "accrued": self.accrued,
            "overdue": self.overdue,
            "income": interest + deposit,
            "income_cash": received,
            "grants": given,
            "disbursed": lent,
            "contributed": now["contributed_start"] + now["contributed_end"],
            "written_off": lost,
        }

    def _lend(self, month: int, now: dict[str, Floats]) -> Floats:
        fund = self.cash + self.loans + self.accrued + self.overdue
        wanted = now["utilisation"] * fund - self.loans
        lent: Floats = np.clip(wanted, 0.0, np.maximum(self.cash - now["reserve"], 0.0))
        self.cash = self.cash - lent
        self.loans = self.loans + lent
        self.lent[month] = lent / self.kept
        self.since[month] = self.interest_index
        return lent

    def _early(self, share: Floats) -> Floats:
        """Early repayments with their interest; answers the interest received."""
        if not share.any():
            return np.zeros_like(self.cash)
        interest = self.accrued * share
        self.cash = self.cash + self.loans * share + interest
        self.loans = self.loans * (1 - share)
        self.accrued = self.accrued - interest
        self.kept = self.kept * (1 - share)
        return interest

    def _mature(self, month: int, now: dict[str, Floats]) -> Floats:
        """What falls due: paid on time, or overdue; answers the interest received."""
        principal = self.old_principal[month] * self.kept
        interest = self.old_interest[month] * self.kept
        self.old -= self.old_principal[month]
        first = month - self.term + 1
        if first >= 0:
            mine = self.lent[first] * self.kept
            interest = interest + mine * (self.interest_index - self.since[first])
            principal = principal + mine
        on_time = 1 - now["overdue_share"]
        self.cash = self.cash + on_time * (principal + interest)
        self.loans = self.loans - principal
        self.accrued = self.accrued - interest
        late = now["overdue_share"] * (principal + interest)
        self.overdue = self.overdue + late
        self.fell_due[month + RESOLVED_AFTER] = late / self.left
        received: Floats = on_time * interest
        return received

    def _recover(self, month: int, now: dict[str, Floats]) -> Floats:
        """Recovery, and the end of what fell due twelve months ago; answers what is lost."""
        back = self.overdue * now["recovery"]
        self.overdue = self.overdue - back
        self.left = self.left * (1 - now["recovery"])
        old = self.fell_due[month] * self.left
        paid = old * now["guarantor_share"]
        self.overdue = self.overdue - old
        self.cash = self.cash + back + paid
        lost: Floats = old - paid
        return lost


def _column(values: Floats, months: int) -> Floats:
    """Amounts by month; what falls due after the forecast never does within it."""
    found = np.zeros(months)
    count = min(len(values), months)
    found[:count] = np.asarray(values[:count], dtype=np.float64)
    return found


def _accrual(opening: Opening, months: int) -> Floats:
    """Interest that the opening's loans accrue in each month, evenly until it falls due."""
    due = np.asarray(opening.interest_due, dtype=np.float64)
    done = np.zeros(len(due))
    done[: len(opening.accrued)] = opening.accrued
    found = np.zeros(max(months, len(due)))
    for index, rest in enumerate(due - done):
        found[: index + 1] += rest / (index + 1)
    return found[:months]
