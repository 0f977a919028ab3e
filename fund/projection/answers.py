"""What it takes: levers that reach the target, aid that lasts, what one more gift buys. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from fund.projection.engine import Floats, Opening
from fund.projection.plan import Plan, forecast, reached

# Between which values a lever is looked for; `contribution` is yuan a year, the rest as in a plan.
RANGES = {
    "rate": (0.0, 0.36),
    "utilisation": (0.0, 1.0),
    "retained": (0.0, 1.0),
    "overdue_share": (0.0, 1.0),
    "contribution": (0.0, 1e7),
    "grants": (0.0, 1e6),
}
_POINTS, _ROUNDS = 1025, 3  # each round narrows the bracket 1024 times


@dataclass(frozen=True)
class Needed:
    """A lever's value that just reaches the target, what it is now, and what one unit more brings.

    `value` is None where no value in range reaches it or, with `always`, where every one does.
    """

    lever: str
    now: float
    value: float | None
    per_unit: float
    always: bool


def solve(plan: Plan, lever: str, target: float) -> float | None:
    """The lever's value at which the fund at the plan's end is the target; None if none is.

    The fund rises or falls steadily with each lever, so a bracket is narrowed, all points at once.
    """
    low, high = RANGES[lever]
    for _ in range(_ROUNDS):
        points = np.linspace(low, high, _POINTS)
        above = _ends(plan, lever, points) >= target
        crossings = np.flatnonzero(above[1:] != above[:-1])
        if not len(crossings):
            return None
        low, high = points[crossings[0]], points[crossings[0] + 1]
    return float((low + high) / 2)


def _ends(plan: Plan, lever: str, points: Floats) -> Floats:
    found: Floats = forecast(plan, **{lever: points}).fund[-1]
    return found


def needed(plan: Plan, lever: str) -> Needed:
    """What a lever would have to be for the target by the plan's end, and how much it moves."""
    now = float(getattr(plan, lever))
    step = (RANGES[lever][1] - RANGES[lever][0]) / 1e4
    here, there = _ends(plan, lever, np.array([now, now + step]))
    per_unit = float((there - here) / step)
    value = solve(plan, lever, plan.target)
    always = value is None and float(here) >= plan.target
    return Needed(lever, now, value, per_unit, always)


def sustainable(plan: Plan, inflation: float = 0.0, years: int = 10) -> float:
    """Yuan a year that can be given for ever: after `years` the fund is worth what it was.

    With inflation (a year) it keeps its real worth. Without contributions, all income retained but
    for this; 0 where even nothing given does not hold it.
    """
    lasting = replace(plan, months=12 * years, contribution_years=0, retained=1.0)
    worth = _start(plan.opening) * (1 + inflation) ** years
    found = solve(lasting, "grants", worth)
    return 12 * found if found is not None else 0.0


def _start(opening: Opening) -> float:
    """What the fund is worth at the beginning."""
    parts = (opening.falls_due, opening.accrued, opening.overdue)
    return opening.cash + float(sum(np.sum(part) for part in parts))


@dataclass(frozen=True)
class Bought:
    """What a single gift at the start brings: yuan at the end, months sooner at the target."""

    fund: float
    months_sooner: int | None


def one_more(plan: Plan, amount: float = 100_000.0) -> Bought:
    """What one more gift now buys."""
    more = replace(plan, opening=replace(plan.opening, cash=plan.opening.cash + amount))
    first, second = forecast(plan).fund[:, 0], forecast(more).fund[:, 0]
    then, sooner = reached(first, plan.target), reached(second, plan.target)
    months = then - sooner if then is not None and sooner is not None else None
    return Bought(float(second[-1] - first[-1]), months)


def year_income(capital: float, plan: Plan, **varied: Any) -> float:
    """A first year's income of a fund of so much, lent as the plan lends (yuan)."""
    alone = replace(plan, opening=Opening(capital), months=12, contribution_years=0, retained=1.0)
    return float(forecast(alone, **varied).income.sum())


def rate_for_income(capital: float, income: float, plan: Plan) -> float | None:
    """The yearly rate at which a fund of so much earns an income, its use and deposit rate given.

    Of the yield r u + d (1 - u): what is lent earns the rate, the rest the bank's.
    """
    if not plan.utilisation:
        return None
    return (income / capital - plan.deposit_rate * (1 - plan.utilisation)) / plan.utilisation
