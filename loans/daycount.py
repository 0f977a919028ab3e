"""Day counts: a span of time as whole units of a year. Pure and vectorised.

Every convention becomes `units / base`, so one exact integer formula serves them all. Months at
rate/12 with odd days at rate/360 are (30 * months + days) / 360 (domain rules, section 1).
"""

from __future__ import annotations

from typing import Any, Literal, get_args

import numpy as np

from fund.calendars import Ints, days, months_and_days, year_month_day

DayCount = Literal["months+days", "30/360", "actual/360", "actual/365", "actual/actual"]
DAY_COUNTS: tuple[DayCount, ...] = get_args(DayCount)

BASE: dict[DayCount, int] = {
    "months+days": 360,
    "30/360": 360,
    "actual/360": 360,
    "actual/365": 365,
    "actual/actual": 365 * 366,
}


def units(day_count: DayCount, start: Any, end: Any) -> Ints:
    """Units of a year between start and end (dates broadcast; end >= start); see `BASE`.

    The start day counts, the end day does not (算头不算尾).
    """
    if day_count == "months+days":
        months, odd = months_and_days(start, end)
        counted: Ints = months * 30 + odd
        return counted
    if day_count == "30/360":
        return _bond_days(start, end)
    if day_count == "actual/actual":
        return _split_at_new_year(start, end)
    actual: Ints = (days(end) - days(start)).astype(np.int64)
    return actual


def _bond_days(start: Any, end: Any) -> Ints:
    """30/360 bond basis: the 31st counts as the 30th, an end 31st only after a start 30th."""
    y1, m1, d1 = year_month_day(start)
    y2, m2, d2 = year_month_day(end)
    d1 = np.minimum(d1, 30)
    d2 = np.where((d2 == 31) & (d1 == 30), 30, d2)
    counted: Ints = (y2 - y1) * 360 + (m2 - m1) * 30 + (d2 - d1)
    return counted


def _leap_days_before(value: Any) -> Ints:
    """Days that lie in leap years, counted from a fixed origin up to each date."""
    on = days(value)
    year = on.astype("datetime64[Y]").astype(np.int64) + 1970
    before = year - 1
    leap_years = before // 4 - before // 100 + before // 400
    is_leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    into = (on - on.astype("datetime64[Y]").astype("datetime64[D]")).astype(np.int64)
    return leap_years * 366 + np.where(is_leap, into, 0)


def _split_at_new_year(start: Any, end: Any) -> Ints:
    """Days in leap years over 366 and the others over 365, split at 1 January."""
    total = (days(end) - days(start)).astype(np.int64)
    leap = _leap_days_before(end) - _leap_days_before(start)
    split: Ints = (total - leap) * 366 + leap * 365
    return split
