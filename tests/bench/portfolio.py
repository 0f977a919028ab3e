"""A million invented loans: amounts, rates and dates as a county's might be."""

from __future__ import annotations

from typing import Any

import numpy as np

from fund.calendars import Ints, days, step_months
from loans.daycount import DayCount, units

PERIODS, LOANS = 24, 1_000_000
FEW_RATES = (34_500, 36_000, 43_500, 47_500, 53_100, 60_000)  # ppm

_chance = np.random.default_rng(20240315)

PRINCIPAL: Ints = _chance.integers(300_000, 500_001, LOANS)  # fen
RATE: Ints = _chance.integers(10_000, 120_001, LOANS)  # ppm, nearly every loan its own
SHARED_RATE: Ints = _chance.choice(np.array(FEW_RATES), LOANS)
DISBURSED: Any = days("2022-01-01") + _chance.integers(0, 730, LOANS).astype("timedelta64[D]")
WHOLE_MONTHS: Ints = np.full((PERIODS, 1), 30)


def counted(day_count: DayCount, out: Ints) -> Ints:
    """Units [N, L] of every loan's own monthly periods, from its own day of disbursement."""
    start = DISBURSED
    for k in range(PERIODS):
        end = step_months(DISBURSED, k + 1)
        out[k] = units(day_count, start, end)
        start = end
    return out
