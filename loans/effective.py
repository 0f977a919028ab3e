"""The effective annual rate of a schedule, from the fen really paid. Pure."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy_financial as npf

from fund.calendars import Ints


def effective_annual_rate(
    principal: int, payments: Ints, periods_a_year: float, due_days: Ints | None = None
) -> float:
    """(1 + irr) ** periods_a_year - 1 as a fraction, from the fen really paid.

    payments [N] fen. due_days [N] (days since disbursement) is given only when the first period is
    odd: then flows are dated, with years of 365 days.
    """
    if int(payments.sum()) <= principal:
        return 0.0
    if due_days is None:
        rate = float(npf.irr(np.concatenate(([-float(principal)], payments.astype(np.float64)))))
        return float((1.0 + rate) ** periods_a_year - 1.0)
    years = due_days / 365.0
    if not years.any():
        return 0.0
    return _dated_rate(principal, payments.astype(np.float64), years)


def _dated_rate(principal: int, payments: Any, years: Any) -> float:
    """The yearly rate at which dated payments are worth the principal; found by bisection."""
    low, high = 0.0, 1.0
    while (payments / (1.0 + high) ** years).sum() > principal and high < 1e9:
        high *= 2.0
    for _ in range(200):
        middle = (low + high) / 2.0
        if (payments / (1.0 + middle) ** years).sum() > principal:
            low = middle
        else:
            high = middle
    return (low + high) / 2.0
