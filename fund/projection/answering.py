"""A projection as the command and the page answer it: yuan as decimal strings, months from 1."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from fund.projection.chances import Uncertainty, chances, draw
from fund.projection.engine import Opening, Path
from fund.projection.plan import Plan, forecast, reached, yearly

_SHOWN = ("cash", "loans", "accrued", "overdue", "fund", "income", "grants", "disbursed")


def yuan_text(value: float) -> str:
    """A forecast's yuan, rounded for output only."""
    return f"{value:.2f}"


def plan_of(given: Mapping[str, Any]) -> Plan:
    """The plan behind the command's options: rates in percent, the rest as it is."""
    typed: dict[str, Any] = dict(given)
    opening = Opening(float(typed.pop("opening")))
    typed |= {name: float(typed[name]) / 100 for name in ("rate", "deposit_rate")}
    return Plan(opening, **typed)


def answer(given: Mapping[str, Any], paths: int | None = None, seed: int = 1) -> dict[str, Any]:
    """Months, the month of the target, yearly income; with paths the chances by month too."""
    plan = plan_of(given)
    path = forecast(plan)
    found: dict[str, Any] = {
        "months": [_month(path, month) for month in range(plan.months)],
        "target_month": reached(path.fund[:, 0], plan.target),
        "target_month_net": reached(path.net[:, 0], plan.target),
        "yearly_income": [yuan_text(value) for value in yearly(path.income[:, 0])],
    }
    if paths:
        found |= uncertain(plan, paths, seed)
    return found


def _month(path: Path, month: int) -> dict[str, Any]:
    row = {name: yuan_text(float(getattr(path, name)[month, 0])) for name in _SHOWN}
    return {"month": month + 1, **row, "fund_net": yuan_text(float(path.net[month, 0]))}


def uncertain(plan: Plan, paths: int, seed: int) -> dict[str, Any]:
    """Quantiles of the fund, the probability of the target by month, the shortfall at the end."""
    found = chances(plan, Uncertainty(), draw(seed, plan.months, paths))
    return {
        "quantiles": {
            f"p{round(100 * level)}": [yuan_text(value) for value in values]
            for level, values in zip(found.levels, found.fan, strict=True)
        },
        "probability": [round(float(value), 4) for value in found.probability],
        "shortfall": {
            "probability": round(float(np.mean(found.shortfall > 0)), 4),
            "mean": yuan_text(float(np.mean(found.shortfall))),
            "p90": yuan_text(float(np.quantile(found.shortfall, 0.9))),
        },
    }
