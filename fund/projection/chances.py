"""What may come otherwise: bad harvests, late money, changed rates. Pure.

A bad year strikes neighbours together: what goes overdue has a shock of the year, one of the
township and the year, and one of its own month. The draws depend on the seed and the size alone, so
two plans are compared on the same luck (common random numbers).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fund.projection.engine import Floats, project
from fund.projection.plan import Plan, assumptions, contributions

LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
TOWNSHIPS = 6
LATEST = 6  # months a late contribution is late at most


@dataclass(frozen=True)
class Uncertainty:
    """How far things may come otherwise: standard deviations of logits, shares, rates a year.

    `year` is the shock all share in a year, `township` that of a township's year, `month` the rest.
    A contribution is late with probability `late`, and does not come at all with `missing`. The
    lending rate moves by `rate` a year; recoveries by `recovery`. The plan's own shares stay the
    medians.
    """

    year: float = 0.6
    township: float = 0.5
    month: float = 0.2
    recovery: float = 0.3
    late: float = 0.25
    missing: float = 0.05
    rate: float = 0.003


@dataclass(frozen=True)
class Draws:
    """Standard normals and uniforms: by year, by township's year, by month; for contributions."""

    year: Floats
    township: Floats
    month: Floats
    recovery: Floats
    rate: Floats
    comes: Floats
    delay: Floats


@dataclass(frozen=True)
class Chances:
    """Quantiles of the fund (levels, months), P(target reached by month), shortfall at the end."""

    levels: tuple[float, ...]
    fan: Floats
    probability: Floats
    shortfall: Floats
    fund: Floats


def draw(seed: int, months: int, paths: int) -> Draws:
    """Luck for so many paths: the same for the same seed and size."""
    rng = np.random.default_rng(seed)
    years = -(-months // 12)
    shape = (years, paths)
    return Draws(
        rng.standard_normal(shape),
        rng.standard_normal((years, TOWNSHIPS, paths)).mean(axis=1) * np.sqrt(TOWNSHIPS),
        rng.standard_normal((months, paths)),
        rng.standard_normal(shape),
        rng.standard_normal(shape),
        rng.random(shape),
        rng.random(shape),
    )


def _logit_shift(share: float, shift: Floats) -> Floats:
    """A share moved by a shift of its logit; none and all stay what they are."""
    if share <= 0.0 or share >= 1.0:
        return np.full(shift.shape, share)
    odds = share / (1 - share) * np.exp(shift)
    moved: Floats = odds / (1 + odds)
    return moved


def chances(plan: Plan, unsure: Uncertainty, luck: Draws) -> Chances:
    """What may come of a plan: the fan of the fund, the chance of the target, the shortfall."""
    months = plan.months
    by_month = np.repeat(np.arange(-(-months // 12)), 12)[:months]
    # Townships carry equal parts of the book: their shocks average out by the root of their number.
    town = unsure.township / np.sqrt(TOWNSHIPS)
    shift = unsure.year * luck.year[by_month] + town * luck.township[by_month]
    shift = shift + unsure.month * luck.month
    recovery = _logit_shift(plan.recovery, -unsure.recovery * luck.recovery[by_month])
    rate = np.maximum(plan.rate + unsure.rate * np.cumsum(luck.rate, axis=0)[by_month], 0.0)
    start, end = _contributions(plan, unsure, luck)
    found = project(
        plan.opening,
        assumptions(
            plan,
            overdue_share=_logit_shift(plan.overdue_share, shift),
            recovery=recovery,
            rate=rate if unsure.rate else plan.rate,
            contributed_start=start,
            contributed_end=end,
        ),
    )
    fund = found.fund
    ever = np.maximum.accumulate(fund >= plan.target, axis=0)
    return Chances(
        LEVELS,
        np.quantile(fund, LEVELS, axis=1),
        ever.mean(axis=1),
        np.maximum(plan.target - fund[-1], 0.0),
        fund,
    )


def _contributions(plan: Plan, unsure: Uncertainty, luck: Draws) -> tuple[Floats, Floats]:
    """Contributions as they may come: on time, some months late, or not at all."""
    start, end = contributions(plan)
    if not (unsure.late or unsure.missing):
        return start, end
    paths = luck.comes.shape[1]
    found = []
    for flow in (start, end):
        moved = np.zeros((plan.months, paths))
        for month in np.flatnonzero(flow[:, 0]):
            year = month // 12
            comes, delay = luck.comes[year], luck.delay[year]
            late = (comes >= unsure.missing) & (comes < unsure.missing + unsure.late)
            wait = np.where(late, 1 + (delay * LATEST).astype(int), 0)
            arrives = np.where(comes < unsure.missing, plan.months, month + wait)
            inside = np.flatnonzero(arrives < plan.months)
            moved[arrives[inside], inside] += flow[month, 0]
        found.append(moved)
    return found[0], found[1]
