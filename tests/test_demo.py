"""The demo county: what the seed says, the same for the same day, and sound."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app import PERMISSIONS
from fund import clock, database
from fund.database import fetch
from fund.office.holidays import workdays
from fund.office.opening import bind_vault
from fund.policy.loading import load
from schedules.duties import BY_NAME, Setting, due_between
from schedules.rehearsal.building import build
from schedules.rehearsal.people import PLACES
from schedules.rehearsal.story import opening_day, tell
from tests.story import findings

ON = date(2026, 9, 1)


async def facts(path: Path) -> dict[str, Any]:
    """What a built demo holds."""
    async with database.opened(f"sqlite:///{path}"):
        await bind_vault(path.with_name(path.name + ".key"))
        return {
            "head": (await fetch("SELECT last_seq, last_hash FROM journal_head"))[0],
            "findings": await findings(),
            "workdays": await workdays(1),
            "first": await fetch(
                "SELECT source, amount_fen FROM contribution WHERE received_on = '2023-03-02'"
            ),
            "yearly": await fetch(
                "SELECT received_on, SUM(amount_fen) AS fen FROM contribution "
                "WHERE fund = 1 AND received_on > '2023-03-02' "
                "GROUP BY received_on ORDER BY received_on"
            ),
            "loans": await fetch(
                "SELECT l.no, l.project_type, l.principal_fen, l.household, t.name AS township, "
                "d.disbursed_on FROM loan l JOIN township t ON t.id = l.township "
                "JOIN disbursement d ON d.loan = l.id"
            ),
            "programmes": await fetch(
                "SELECT f.code, p.version, COUNT(c.id) AS cases, COUNT(a.id) AS awards FROM fund f "
                "JOIN adopted_policy p ON p.fund = f.id LEFT JOIN aid_case c ON c.fund = f.id "
                "AND c.kind <> 'loan' LEFT JOIN award a ON a.fund = c.fund AND a.case_no = c.no "
                "WHERE f.code <> 'demo' GROUP BY f.code, p.version ORDER BY f.code"
            ),
            "paid": await fetch("SELECT amount_fen FROM benefit_payment ORDER BY amount_fen"),
            "duties": await fetch("SELECT duty, due_on FROM duty_run"),
            "waiting": await fetch(
                "SELECT l.no FROM loan l WHERE NOT EXISTS "
                "(SELECT 1 FROM disbursement d WHERE d.loan = l.id)"
            ),
        }


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """The demo of 2026-09-01."""
    path = tmp_path_factory.mktemp("demo") / "demo.sqlite"
    asyncio.run(build(path, ON, PERMISSIONS))
    return path, asyncio.run(facts(path))


def test_it_opens_with_the_seeds_sums(demo: tuple[Path, dict[str, Any]]) -> None:
    _, found = demo
    amounts = {row["source"]: row["amount_fen"] for row in found["first"]}
    assert sum(amounts.values()) == 27_000_000
    assert amounts["welfare"] == 7_000_000
    assert len(amounts) == 5
    assert [int(row["fen"]) for row in found["yearly"]] == [10_000_000] * 3


def test_the_other_four_programmes_stand_beside_it(demo: tuple[Path, dict[str, Any]]) -> None:
    _, found = demo
    shown = {row["code"]: (row["cases"], row["awards"]) for row in found["programmes"]}
    # Ganzhou's cases end in the ledger, not in an award.
    assert shown == {"care": (2, 2), "ledger": (3, 0), "monthly": (3, 1), "visits": (3, 2)}
    # A month's 20 yuan, 300 for a hospital outside, 500 for a festival, 5,000 of the first tier.
    assert [row["amount_fen"] for row in found["paid"]] == [2_000, 30_000, 50_000, 500_000]


def test_fifty_odd_households_and_twelve_long_projects(demo: tuple[Path, dict[str, Any]]) -> None:
    _, found = demo
    first = [row for row in found["loans"] if row["disbursed_on"].year == 2023]
    assert 50 <= len({row["household"] for row in first}) <= 59
    assert sum(row["project_type"] == "long" for row in first) == 12
    assert {row["township"] for row in first} == set(PLACES)
    assert all(300_000 <= row["principal_fen"] <= 500_000 for row in found["loans"])
    assert len(found["waiting"]) == 5


def test_it_verifies_and_its_duties_ran(demo: tuple[Path, dict[str, Any]]) -> None:
    _, found = demo
    assert found["findings"] == []
    setting = Setting(load("county_revolving"), found["workdays"])
    due = {
        (duty.name, on)
        for on, duty in due_between(setting, opening_day(ON), ON - timedelta(days=1))
        if not duty.daily
    }
    ran = {(row["duty"], row["due_on"]) for row in found["duties"]}
    daily = {one for one in ran if BY_NAME[one[0]].daily}
    assert ran - daily == due
    # What looks every day is shown for the last week.
    assert min(on for _, on in daily) == ON - timedelta(days=7)


@pytest.mark.parametrize("on", [date(2026, 1, 1), date(2028, 2, 29), date(2026, 12, 31)])
def test_any_day_has_three_years_of_history(on: date) -> None:
    story = tell(on)
    assert (on - story.opened_on).days >= 3 * 365
    assert (on - story.opened_on).days < 4 * 366 + 60
    names = [one.person.name for one in story.applications]
    numbers = {one.person.id_no for one in story.applications}
    assert all(number.startswith("999001") for number in numbers)
    assert len(names) > 150


def test_a_demo_of_another_day_lives_on_that_day() -> None:
    before = clock.today()
    clock.start_on(date(2024, 2, 29))
    try:
        assert clock.today() == date(2024, 2, 29)
    finally:
        clock.start_on(before)
    assert clock.today() == before
