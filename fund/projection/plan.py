"""A plan for the fund in a committee's words, and the assumptions it means. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from fund.projection.engine import Assumptions, Floats, Opening, Path, project

When = Literal["start", "end"]
# What a plan may be varied in, and the unit of each: shares of one, rates a year, yuan.
LEVERS = (
    *("rate", "utilisation", "deposit_rate", "retained", "overdue_share"),
    *("recovery", "guarantor_share", "prepayment", "grants"),
)


@dataclass(frozen=True)
class Plan:
    """What a committee decides and expects: yuan, shares of one, rates a year.

    `contribution` arrives each year for `contribution_years`, at the `start` of the year's first
    month or the `end` of its twelfth; `grants` are given each month beside those out of income.
    """

    opening: Opening
    months: int = 36
    contribution: float = 0.0
    contribution_when: When = "start"
    contribution_years: int = 0
    rate: float = 0.0
    utilisation: float = 1.0
    deposit_rate: float = 0.0
    retained: float = 1.0
    overdue_share: float = 0.0
    recovery: float = 0.0
    guarantor_share: float = 0.0
    prepayment: float = 0.0
    reserve: float = 0.0
    grants: float = 0.0
    term_months: int = 12
    target: float = 0.0


def contributions(plan: Plan, amount: Any = None) -> tuple[Floats, Floats]:
    """Yuan arriving at the start and at the end of each month, (months, 1) or (months, paths)."""
    given = np.atleast_1d(np.asarray(plan.contribution if amount is None else amount, float))
    arrives = np.zeros((plan.months, 1))
    first = 0 if plan.contribution_when == "start" else 11
    arrives[first : plan.contribution_years * 12 : 12] = 1.0
    flow = arrives * given[None, :]
    nothing = np.zeros((plan.months, 1))
    return (flow, nothing) if plan.contribution_when == "start" else (nothing, flow)


def assumptions(plan: Plan, **varied: Any) -> Assumptions:
    """The plan as the engine takes it; `varied` levers, or `contribution`, may be arrays."""
    start, end = contributions(plan, varied.pop("contribution", None))
    found = {name: varied.pop(name, getattr(plan, name)) for name in LEVERS}
    found |= {"contributed_start": start, "contributed_end": end, "reserve": plan.reserve}
    found |= varied
    return Assumptions(months=plan.months, term_months=plan.term_months, **found)


def forecast(plan: Plan, **varied: Any) -> Path:
    """What comes of a plan, on one path or on as many as the varied levers have values."""
    return project(plan.opening, assumptions(plan, **varied))


def reached(series: Floats, target: float) -> int | None:
    """The first month, from 1, in which a series of one path is at the target; None if never."""
    hits = np.flatnonzero(series >= target)
    return int(hits[0]) + 1 if len(hits) else None


def yearly(series: Floats) -> list[float]:
    """Sums of a monthly series of one path by whole years."""
    return [float(series[start : start + 12].sum()) for start in range(0, len(series) - 11, 12)]
