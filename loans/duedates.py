"""Where due dates lie: settlement days, and shifts off holidays or into the sale season. Pure.

Dates are arrays of datetime64[D] of any shape; one loan and many are shifted alike.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from fund.calendars import Dates, Workdays, as_date, days, step_months, year_month_day


def settlement_dates(disbursed_on: date, matures_on: date, months: int, day: int) -> Dates:
    """Due dates [N] of interest settled on a day of every `months`-th month of the year (结息日).

    The settlement day itself still bears interest and the money is due the day after (the 20th, on
    the 21st: domain rules, section 1); the last period ends at maturity.
    """
    first = date(disbursed_on.year, months, 1)
    steps = np.arange(0, (matures_on.year - disbursed_on.year + 1) * (12 // months))
    due = step_months(first, steps * months) + np.timedelta64(day, "D")
    inside = due[(due > days(disbursed_on)) & (due < days(matures_on))]
    found: Dates = np.append(inside, days([matures_on]))
    return found


def off_holidays(due: Dates, workdays: Workdays) -> Dates:
    """Each date, or the next day the office works (Civil Code 203)."""
    found = days(due)
    if not found.size:
        return found
    first, last = as_date(found.min()), as_date(found.max())
    span = (last - first).days + 32  # no closure lasts a month
    worked = [workdays.is_workday(first + timedelta(days=n)) for n in range(span)]
    # For every day, how many days on the next worked one is.
    index = np.where(worked, np.arange(span), span)
    following = np.minimum.accumulate(index[::-1])[::-1]
    begin = days(first)
    shifted: Dates = begin + following[(found - begin).astype(np.int64)].astype("timedelta64[D]")
    return shifted


def into_season(due: Dates, start: str, end: str, last: Any) -> Dates:
    """Each date, moved to where the season (month-day to month-day) next begins if outside it.

    What would pass `last` (a date or one for each) goes back to the end of the season before.
    """
    found = days(due)
    inside = in_season(found, start, end)
    opening = _next_on(found, start)
    closing = _next_on(found, end) - np.timedelta64(365, "D")
    closing = _next_on(closing - np.timedelta64(2, "D"), end)  # the same day a year before
    moved = np.where(opening <= days(last), opening, closing)
    shifted: Dates = np.where(inside, found, moved)
    return shifted


def in_season(on: Dates, start: str, end: str) -> Any:
    """Whether each date lies in a season, which may run over New Year."""
    _, month, day = year_month_day(on)
    place = month * 100 + day
    first, last = (int(text.replace("-", "")) for text in (start, end))
    if first <= last:
        return (place >= first) & (place <= last)
    return (place >= first) | (place <= last)


def _next_on(on: Dates, month_day: str) -> Dates:
    """The first such day of the year on or after each date."""
    month, day = (int(text) for text in month_day.split("-"))
    years = on.astype("datetime64[Y]")
    this = _day_in(years, month, day)
    found: Dates = np.where(this >= on, this, _day_in(years + np.timedelta64(1, "Y"), month, day))
    return found


def _day_in(years: Any, month: int, day: int) -> Dates:
    first = years.astype("datetime64[M]") + np.timedelta64(month - 1, "M")
    found: Dates = first.astype("datetime64[D]") + np.timedelta64(day - 1, "D")
    return found
