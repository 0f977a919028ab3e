"""Duties: due by the calendar and the policy, done once, caught up."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from fund.database import fetch
from fund.errors import BadInput
from fund.policy.lending import Collection
from fund.policy.loading import load
from schedules import running
from schedules.duties import BY_NAME, due_between, in_season
from schedules.running import catch_up, done, run, settled_through
from tests.story import Office, findings

POLICY = load("county_revolving")


def due(first: date, last: date) -> list[tuple[str, str]]:
    return [(f"{on:%m-%d}", duty.name) for on, duty in due_between(POLICY, first, last)]


def test_what_is_due_in_a_leap_february_and_outside_the_season() -> None:
    assert due(date(2024, 2, 1), date(2024, 2, 29)) == [
        ("02-29", "interest-report"),
        ("02-29", "arrears-report"),
    ]


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


async def test_missed_dates_are_caught_up(office: Office) -> None:
    office.day = date(2024, 4, 1)
    with office.now():
        assert await catch_up(date(2024, 3, 31)) == 10  # 3 month ends x 2, and 4 Mondays of January
        assert await catch_up(date(2024, 3, 31)) == 0
        ran = await done(office.fund)
    assert set(ran) == {(duty.name, on) for on, duty in due_between(
        POLICY, office.fund.opened_on, date(2024, 3, 31)
    )}  # fmt: skip


async def test_a_failing_duty_leaves_nothing_and_stays_due(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.day = date(2024, 4, 1)

    async def broken(*_: object) -> str:
        raise RuntimeError("printer on fire")

    with office.now():
        monkeypatch.setattr(running, "file", broken)
        assert await catch_up(date(2024, 1, 31)) == 0
        assert await done(office.fund) == {}
        monkeypatch.undo()
        assert await catch_up(date(2024, 1, 31)) == 6


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
