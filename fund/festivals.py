"""Festivals by the lunar calendar, and a solar date as people in the village say it. Pure.

Dates agree with the domain rules, section 7 (除夕 and 老年节, 2024 to 2028).
"""

from __future__ import annotations

from datetime import date, timedelta

from lunardate import LunarDate

from fund.calendars import Workdays

MONTHS = "正二三四五六七八九十冬腊"
_ONES = "一二三四五六七八九十"


def spring_festival(year: int) -> date:
    """正月初一 of the solar year."""
    found: date = LunarDate(year, 1, 1).to_solar_date()
    return found


def elders_day(year: int) -> date:
    """九月初九, 老年节."""
    found: date = LunarDate(year, 9, 9).to_solar_date()
    return found


def party_day(year: int) -> date:
    """七一."""
    return date(year, 7, 1)


# Festivals before which people are visited, by the occasion's key in policy files.
OCCASIONS = {"spring": spring_festival, "party_day": party_day, "elders": elders_day}


def finish_by(occasion: str, year: int, workdays: Workdays) -> date:
    """The last workday on which a round of visits may still be made.

    For Spring Festival that is the last before 除夕, else the last before the day itself.
    """
    day = OCCASIONS[occasion](year)
    on = day - timedelta(days=2 if occasion == "spring" else 1)
    while not workdays.is_workday(on):
        on -= timedelta(days=1)
    return on


def lunar(on: date) -> str:
    """腊月廿三, as a calendar on the wall says it; a leap month is 闰."""
    found = LunarDate.from_solar_date(on.year, on.month, on.day)
    leap = "闰" if found.is_leap_month else ""
    tens, ones = divmod(found.day - 1, 10)
    day = {0: "初", 1: "十", 2: "廿"}.get(tens, "三") + _ONES[ones]
    if found.day in (10, 20, 30):
        day = {10: "初十", 20: "二十", 30: "三十"}[found.day]
    return f"{leap}{MONTHS[found.month - 1]}月{day}"
