"""The office's workdays: the published table and what staff entered over it."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import msgspec

from fund.access.actors import Actor, require
from fund.access.commands import once
from fund.calendars import Workdays
from fund.database import fetch, insert, unit_of_work
from fund.errors import BadInput
from fund.office.tables import Holiday

FIRST_YEAR = 2004
# Statutory days of a year whose plan is not published yet (domain rules, section 7).
STATUTORY = {
    2027: (
        "01-01",
        "02-05",
        "02-06",
        "02-07",
        "02-08",
        "04-05",
        "05-01",
        "05-02",
        "06-09",
        "09-15",
        "10-01",
        "10-02",
        "10-03",
    ),
}


def published_years() -> frozenset[int]:
    """Years that the shipped table covers."""
    return frozenset(range(FIRST_YEAR, max(chinese_calendar.holidays).year + 1))


async def workdays(office: int) -> Workdays:
    """The calendar of an office: its own entries come before the shipped table."""
    off = set(chinese_calendar.holidays)
    made_up = set(chinese_calendar.workdays)
    entered = await fetch("SELECT day, is_off FROM holiday WHERE office = {}", office)
    for row in entered:
        (off if row["is_off"] else made_up).add(row["day"])
        (made_up if row["is_off"] else off).discard(row["day"])
    published = published_years() | {row["day"].year for row in entered}
    statutory = frozenset(
        date.fromisoformat(f"{year}-{day}")
        for year, days in STATUTORY.items()
        if year not in published
        for day in days
    )
    return Workdays(frozenset(off), frozenset(made_up), published, statutory)


class SetHoliday(msgspec.Struct, frozen=True):
    """A day off ("off") or worked ("work"), and the notice that says so."""

    day: date
    kind: str
    note: str


async def set_holiday(actor: Actor, command: SetHoliday, key: str) -> str:
    """Enter a day from the page; answers it. Raises BadInput."""
    require(actor, "holiday.enter")
    if command.kind not in ("off", "work"):
        raise BadInput("请选择放假或上班。")

    async def work() -> str:
        await set_day(actor.office, command.day, is_off=command.kind == "off", note=command.note)
        return command.day.isoformat()

    return await once(actor, key, command, work)


async def set_day(office: int, day: date, *, is_off: bool, note: str) -> None:
    """Enter a day off or a day worked; entering it again replaces it. Raises BadInput."""
    if not note.strip():
        raise BadInput("请注明依据，例如国务院办公厅通知的文号。")
    async with unit_of_work():
        await Holiday.delete().where((Holiday.office == office) & (Holiday.day == day))
        row = {"office": office, "day": day, "is_off": is_off, "note": note.strip()}
        await insert(Holiday, row)


def off_days(calendar: Workdays, year: int) -> list[date]:
    """Weekdays of a year on which the office is closed."""
    first = date(year, 1, 1)
    days = (first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days))
    return [day for day in days if day.weekday() < 5 and not calendar.is_workday(day)]


def made_up_days(calendar: Workdays, year: int) -> list[date]:
    """Weekend days of a year that are worked."""
    return sorted(day for day in calendar.made_up if day.year == year)
