"""Duties: due by the calendar and the policy, done once, caught up."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from fund import clock
from fund.calendars import Workdays
from fund.database import fetch
from fund.errors import BadInput
from fund.festivals import elders_day, finish_by, lunar, spring_festival
from fund.policy.lending import Collection
from fund.policy.loading import load
from schedules.bodies import BODIES
from schedules.duties import BY_NAME, Setting, due_between, in_season
from schedules.running import attempts, catch_up, done, run, setting_of, settled_through
from tests.story import Office, findings

POLICY = load("county_revolving")
GANZHOU = load("ganzhou_assistance")
JIANGSU = load("jiangsu_care")
# 2024 and 2026 as the State Council announced them (domain rules, section 7), in extracts.
OFF = {
    *(date(2024, 1, 1), *(date(2024, 2, day) for day in range(10, 18))),
    *(date(2026, 1, day) for day in (1, 2, 3)),
    *(date(2026, 2, day) for day in range(15, 24)),
}
MADE_UP = {
    date(2024, 2, 4),
    date(2024, 2, 18),
    date(2026, 1, 4),
    date(2026, 2, 14),
    date(2026, 2, 28),
}
CALENDAR = Workdays(frozenset(OFF), frozenset(MADE_UP), frozenset({2024, 2026}))
SETTING = Setting(POLICY, CALENDAR)


def due(first: date, last: date) -> list[tuple[str, str]]:
    found = due_between(SETTING, first, last)
    return [(f"{on:%m-%d}", duty.name) for on, duty in found if not duty.daily]


def test_what_is_due_in_a_leap_february_and_outside_the_season() -> None:
    # Workdays of February 2024: the 1st, 2nd, 4th (made up, a Sunday), 5th, 6th, …; Spring
    # Festival was on the 10th, so the last workday before New Year's Eve was the 8th.
    assert due(date(2024, 2, 1), date(2024, 2, 29)) == [
        ("02-01", "tables-ending"),
        ("02-06", "month-close"),
        ("02-08", "month-pack"),
        ("02-08", "visits-spring-end"),
        ("02-29", "interest-report"),
        ("02-29", "arrears-report"),
    ]


def test_visits_end_before_the_festival_whatever_the_weekday() -> None:
    """Dates of the domain rules, section 7: 2026-02-16 is New Year's Eve, 2026-10-18 九月初九."""
    assert [spring_festival(year) for year in range(2024, 2029)] == [
        *(date(2024, 2, 10), date(2025, 1, 29), date(2026, 2, 17)),
        *(date(2027, 2, 6), date(2028, 1, 26)),
    ]
    assert [elders_day(year) for year in range(2024, 2029)] == [
        *(date(2024, 10, 11), date(2025, 10, 29), date(2026, 10, 18)),
        *(date(2027, 10, 8), date(2028, 10, 26)),
    ]
    # 14 February 2026 is a Saturday that is worked; the holiday begins on the 15th.
    assert finish_by("spring", 2026, CALENDAR) == date(2026, 2, 14)
    assert finish_by("party_day", 2026, CALENDAR) == date(2026, 6, 30)
    assert finish_by("elders", 2026, CALENDAR) == date(2026, 10, 16)  # the 18th is a Sunday
    begins = [
        f"{on:%m-%d}"
        for on, duty in due_between(
            Setting(JIANGSU, CALENDAR), date(2025, 12, 1), date(2026, 6, 30)
        )
        if duty.name in ("visits-spring", "visits-party_day")
    ]
    assert begins == ["01-15", "05-31"]
    assert lunar(date(2026, 2, 16)) == "腊月廿九"
    assert lunar(date(2026, 2, 17)) == "正月初一"
    assert lunar(date(2025, 8, 1)) == "闰六月初八"
    assert lunar(date(2026, 11, 28)) == "十月二十"


def test_reviews_meetings_and_the_survey_follow_their_policies() -> None:
    def months(setting: Setting, name: str) -> list[str]:
        year = (date(2026, 1, 1), date(2026, 12, 31))
        return [f"{on:%m-%d}" for on, duty in due_between(setting, *year) if duty.name == name]

    assert months(Setting(GANZHOU, CALENDAR), "review") == ["06-01", "11-01"]
    assert months(Setting(GANZHOU, CALENDAR), "members-meeting")[:2] == ["01-08", "02-08"]
    assert months(SETTING, "members-meeting") == []
    assert months(SETTING, "survey") == ["11-01"]
    assert months(SETTING, "balance-letters") == ["12-25"]
    assert months(SETTING, "yearly-statement") == months(SETTING, "committee-report") == ["12-31"]
    assert months(SETTING, "subsidy-run") == []


def test_weekly_on_mondays_in_the_collection_season_over_new_year() -> None:
    weekly = [on for on, name in due(date(2024, 10, 25), date(2025, 2, 5)) if "weekly" in name]
    # Mondays from 1 November 2024 to 31 January 2025.
    assert (weekly[0], weekly[-1], len(weekly)) == ("11-04", "01-27", 13)
    season = POLICY.collection
    assert season is not None
    assert in_season(season, date(2024, 11, 1))
    assert in_season(season, date(2025, 1, 31))
    assert not in_season(season, date(2025, 2, 1))
    summer = replace_season("06-01", "08-31")
    assert in_season(summer, date(2025, 6, 1))
    assert not in_season(summer, date(2025, 9, 1))


def replace_season(start: str, end: str) -> Collection:
    assert POLICY.collection is not None
    return msgspec.structs.replace(POLICY.collection, start=start, end=end)


def test_the_evening_settles_the_day_on_chinas_clock() -> None:
    before = datetime(2024, 3, 31, 10, 29, tzinfo=UTC)  # 18:29 in Shanghai
    assert settled_through(before) == date(2024, 3, 30)
    assert settled_through(before + timedelta(minutes=1)) == date(2024, 3, 31)


async def test_a_duty_is_done_once_whoever_fires_it(office: Office) -> None:
    office.day = date(2024, 4, 1)
    duty, on = BY_NAME["interest-report"], date(2024, 3, 31)
    with office.now():
        results = await asyncio.gather(*(run(office.fund, duty, on) for _ in range(8)))
    assert sorted(results) == [False] * 7 + [True]
    assert await fetch("SELECT COUNT(*) AS n FROM archived_report") == [{"n": 1}]
    assert await findings() == []


async def ran() -> list[tuple[str, str]]:
    rows = await fetch("SELECT duty, due_on FROM duty_run ORDER BY due_on, id")
    return [(f"{row['due_on']:%m-%d}", row["duty"]) for row in rows]


async def test_missed_dates_are_caught_up(office: Office) -> None:
    office.day = date(2024, 4, 1)
    with office.now():
        last = date(2024, 3, 31)
        setting = await setting_of(office.fund)
        wanted = {(duty.name, on) for on, duty in due_between(setting, office.fund.opened_on, last)}
        assert await catch_up(last) == len(wanted)
        assert await catch_up(last) == 0
        assert set(await done(office.fund)) == wanted
    daily = [one for one in await ran() if BY_NAME[one[1]].daily]
    assert {on for on, _ in daily} == {"03-31"}  # days nobody looked are made up by one look


async def test_a_month_day_by_day_with_an_outage_and_two_schedulers(office: Office) -> None:
    """January 2024 from the 2nd: both fire every evening, but for three days when all is off."""
    log: list[tuple[str, str]] = []
    for day in range(2, 32):
        if 9 <= day <= 11:
            continue
        office.day = date(2024, 1, day)
        with clock.at(clock.instant(office.day, 18, 31)):
            before = await ran()
            await asyncio.gather(*(catch_up(settled_through(clock.now())) for _ in range(2)))
            log += [(f"{office.day:%m-%d}", name) for _, name in (await ran())[len(before) :]]
    counted = Counter(await ran())
    assert set(counted.values()) == {1}
    daily = [name for name, duty in BY_NAME.items() if duty.daily]
    for name in daily:
        days = [on for on, one in counted if one == name]
        assert len(days) == 27, name  # 30 days less the outage
    # 5 January is the fourth workday, 8 the fifth; the 15th, 22nd, 29th are Mondays in the season.
    others = [(on, name) for on, name in counted if name not in daily]
    assert ("01-08", "month-close") in others
    assert [on for on, name in others if name == "arrears-weekly"] == [
        *("01-08", "01-15", "01-22", "01-29"),
    ]
    assert {(on, name) for on, name in others if on in ("01-09", "01-10", "01-11")} == {
        *(("01-09", "visits-spring"), ("01-10", "month-pack"))
    }
    assert ("01-12", "visits-spring") in log  # due on the 9th, made up on the first day back
    assert await findings() == []


async def test_a_failing_duty_waits_is_tried_again_and_then_asks_for_a_person(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> str:
        raise RuntimeError("printer on fire")

    monkeypatch.setitem(BODIES, "interest-report", broken)
    at = clock.instant(date(2024, 2, 1), 9)
    last, key = date(2024, 1, 31), ("interest-report", date(2024, 1, 31))
    with clock.at(at):
        others = await catch_up(last)
        assert others > 0
        assert key not in await done(office.fund)
        assert (await attempts(office.fund))[key]["error"] == "RuntimeError"
        assert await catch_up(last) == 0
        assert (await attempts(office.fund))[key]["tries"] == 1  # not tried again at once
    for tries, minutes in enumerate((5, 30, 120, 720), start=2):
        at += timedelta(minutes=minutes)
        with clock.at(at):
            await catch_up(last)
            assert (await attempts(office.fund))[key]["tries"] == tries
    told = await fetch("SELECT title, body FROM message WHERE kind = 'duty-failed'")
    assert len(told) == 1
    assert "利息报表" in told[0]["body"]
    monkeypatch.undo()
    with clock.at(at + timedelta(days=3)):
        await catch_up(last)
        assert key not in await done(office.fund)  # a person must
        assert await run(office.fund, BY_NAME["interest-report"], last)
        assert key not in await attempts(office.fund)


async def test_a_duty_is_not_done_on_another_day(small_office: Office) -> None:
    small_office.day = date(2024, 4, 1)
    duty = BY_NAME["interest-report"]
    with small_office.now():
        for on, said in (
            (date(2024, 3, 30), "没有到期"),
            (date(2024, 4, 30), "还没有过完"),
            (date(2023, 12, 31), "没有到期"),
        ):
            with pytest.raises(BadInput, match=said):
                await run(small_office.fund, duty, on)
