"""Dates: stepping months, whole months and odd days, workdays with make-up days."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fund.calendars import as_date, month_end, months_and_days, step_months
from fund.office.holidays import made_up_days, off_days, set_day, workdays
from tests.story import Office

DATES = st.dates(date(1999, 1, 1), date(2099, 12, 31))


def plain_step(on: date, months: int) -> date:
    """The same rule, one date at a time, from the calendar module."""
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(on.day, last))


def test_months_step_from_the_original_date() -> None:
    steps = step_months(date(2024, 1, 31), [1, 2, 3])
    assert [as_date(on) for on in steps] == [
        date(2024, 2, 29),
        date(2024, 3, 31),
        date(2024, 4, 30),
    ]


@given(DATES, st.integers(0, 600))
def test_stepping_agrees_with_the_calendar(on: date, months: int) -> None:
    assert as_date(step_months(on, months)) == plain_step(on, months)


@given(DATES, st.integers(0, 4000))
def test_months_and_days_are_the_longest_whole_step(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    months, odd = (int(part) for part in months_and_days(start, end))
    assert plain_step(start, months) + timedelta(days=odd) == end
    assert plain_step(start, months + 1) > end


def test_month_end() -> None:
    assert month_end(date(2024, 2, 1)) == date(2024, 2, 29)
    assert month_end(date(2023, 12, 31)) == date(2023, 12, 31)


# State Council plans as listed in the domain rules, section 7.
@pytest.mark.parametrize(
    ("off", "worked"),
    [
        (date(2024, 2, 16), date(2024, 2, 18)),
        (date(2024, 10, 7), date(2024, 10, 12)),
        (date(2025, 2, 4), date(2025, 2, 8)),
        (date(2025, 10, 8), date(2025, 9, 28)),
        (date(2026, 2, 23), date(2026, 2, 28)),
        (date(2026, 9, 25), date(2026, 9, 20)),
    ],
)
async def test_published_plans(small_office: Office, off: date, worked: date) -> None:
    days = await workdays(small_office.fund.office)
    assert not days.is_workday(off)
    assert worked.weekday() >= 5
    assert days.is_workday(worked)


async def test_all_of_2026(small_office: Office) -> None:
    days = await workdays(small_office.fund.office)
    made_up = ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]
    assert [f"{day:%m-%d}" for day in made_up_days(days, 2026)] == made_up
    assert len(off_days(days, 2026)) == 19  # weekdays among the notice's off days
    assert not days.warning(date(2026, 5, 1))


async def test_a_year_without_a_plan_warns_and_counts_statutory_days(small_office: Office) -> None:
    days = await workdays(small_office.fund.office)
    assert "2027" in days.warning(date(2027, 2, 8))
    assert not days.is_workday(date(2027, 2, 8))  # third day of the new year, a Monday
    assert days.is_workday(date(2027, 2, 9))


async def test_an_entry_comes_before_the_table(small_office: Office) -> None:
    office, day = small_office.fund.office, date(2026, 11, 23)
    await set_day(office, day, is_off=True, note="县政府通知")
    assert not (await workdays(office)).is_workday(day)
    await set_day(office, day, is_off=False, note="通知撤回")
    assert (await workdays(office)).is_workday(day)


async def test_counting_workdays_over_a_holiday_with_a_made_up_sunday(small_office: Office) -> None:
    days = await workdays(small_office.fund.office)
    # Posted on Friday 2026-09-18; Sunday the 20th is worked, the 25th to 27th are off.
    assert days.add_workdays(date(2026, 9, 18), 5) == date(2026, 9, 24)
    assert days.next_workday(date(2026, 10, 1)) == date(2026, 10, 8)
