"""Dates by the calendar: month stepping, whole months plus days, workdays. Pure and vectorised.

Dates in arrays are `datetime64[D]`. Rules: Civil Code 202 (no such day: the month's last day),
Civil Code 203 (a due day on a holiday moves past it), the start day counts and the end day does not
(算头不算尾; domain rules, section 1).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt

Dates = npt.NDArray[np.datetime64]
Ints = npt.NDArray[np.int64]


# No fund's business lies outside; dates beyond are slips of the finger.
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2199, 12, 31)
# Lives begin earlier: whoever joined before 1949 was born before 1932.
LONG_AGO = date(1900, 1, 1)


def read_day(text: str, first: date = FIRST_DAY) -> date:
    """A date as 2026-01-31; raises ValueError for anything else or outside `first` to 2199."""
    on = date.fromisoformat(text)
    if not first <= on <= LAST_DAY:
        raise ValueError(f"{on} lies outside {first} to {LAST_DAY}")
    return on


def days(value: Any) -> Dates:
    """A date, or a sequence of them, as `datetime64[D]`."""
    return np.asarray(value, dtype="datetime64[D]")


def as_date(value: Any) -> date:
    """One `datetime64[D]` as a Python date."""
    result: date = np.datetime64(value, "D").astype(object)
    return result


def step_months(anchor: Any, months: Any) -> Dates:
    """The same day of the month, `months` later, stepped from the ORIGINAL date.

    anchor and months broadcast. No such day: the last day of that month (Civil Code 202).
    """
    start = days(anchor)
    month = start.astype("datetime64[M]")
    day_index = (start - month.astype("datetime64[D]")).astype(np.int64)
    target = month + np.asarray(months, dtype=np.int64).astype("timedelta64[M]")
    first = target.astype("datetime64[D]")
    length = ((target + 1).astype("datetime64[D]") - first).astype(np.int64)
    stepped: Dates = first + np.minimum(day_index, length - 1)
    return stepped


def anniversary(on: date, years: int) -> date:
    """The same day `years` later; 29 February becomes 28 February in common years."""
    return as_date(step_months(on, 12 * years))


def full_years(since: date, on: date) -> int:
    """Whole years from one day to another: sixty on the sixtieth birthday, not the day before."""
    years = on.year - since.year
    return years if anniversary(since, years) <= on else years - 1


def months_and_days(start: Any, end: Any) -> tuple[Ints, Ints]:
    """Whole months and odd days from start to end (end >= start), stepped from start."""
    first, last = np.broadcast_arrays(days(start), days(end))
    months = (last.astype("datetime64[M]") - first.astype("datetime64[M]")).astype(np.int64)
    months = months - (step_months(first, months) > last)
    odd = (last - step_months(first, months)).astype(np.int64)
    return months, odd


def year_month_day(value: Any) -> tuple[Ints, Ints, Ints]:
    """Calendar year, month 1-12 and day 1-31 of each date."""
    on = days(value)
    year = on.astype("datetime64[Y]").astype(np.int64) + 1970
    month = on.astype("datetime64[M]").astype(np.int64) % 12 + 1
    day = (on - on.astype("datetime64[M]").astype("datetime64[D]")).astype(np.int64) + 1
    return year, month, day


def month_end(on: date) -> date:
    """The last day of the month of `on`."""
    return as_date(np.datetime64(on, "M") + 1) - timedelta(days=1)


@dataclass(frozen=True)
class Workdays:
    """Which days the office works.

    off: dates off besides weekends; made_up: weekend dates worked; published: years whose State
    Council plan is in the table. Another year counts weekends and `statutory` days, and warns.
    """

    off: frozenset[date] = frozenset()
    made_up: frozenset[date] = frozenset()
    published: frozenset[int] = frozenset()
    statutory: frozenset[date] = field(default=frozenset())

    def is_workday(self, on: date) -> bool:
        """Whether the office works on `on`."""
        if on in self.made_up:
            return True
        if on in self.off or on in self.statutory:
            return False
        return on.weekday() < 5

    def next_workday(self, on: date) -> date:
        """`on` itself if worked, else the first workday after it (Civil Code 203)."""
        while not self.is_workday(on):
            on += timedelta(days=1)
        return on

    def add_workdays(self, start: date, count: int) -> date:
        """The count-th workday after start; start itself is not counted."""
        on = start
        while count > 0:
            on += timedelta(days=1)
            count -= self.is_workday(on)
        return on

    def warning(self, on: date) -> str:
        """A sentence if the plan for the year of `on` is not published yet, else ""."""
        if on.year in self.published:
            return ""
        return f"{on.year} 年放假安排尚未录入，暂按周末和法定节日推算，请以国务院办公厅通知为准。"
