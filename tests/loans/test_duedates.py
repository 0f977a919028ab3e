"""Settlement days, holidays, the sale season, grace: where instalments fall, and for how much."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import msgspec
import numpy as np

from fund.calendars import Workdays, days
from fund.policy.loading import load
from loans.contracts import terms_of
from loans.duedates import into_season, off_holidays, settlement_dates
from loans.terms import Every, Terms, schedule

POLICY = load("county_revolving")
LENT = date(2024, 3, 15)


def quarterly(principal: int) -> Terms:
    """Worked example 7: 24 months, principal in eight equal parts."""
    return Terms(principal, 60_000, LENT, "equal-principal", 8, Every.parse("3m"))


def test_example_7_quarterly_equal_principal() -> None:
    rows = schedule(quarterly(500_000)).instalments
    wanted = [7_500, 6_563, 5_625, 4_688, 3_750, 2_813, 1_875, 938]
    assert [row.interest for row in rows] == wanted
    assert {row.principal for row in rows} == {62_500}
    rows = schedule(quarterly(300_000)).instalments
    wanted = [4_500, 3_938, 3_375, 2_813, 2_250, 1_688, 1_125, 563]
    assert [row.interest for row in rows] == wanted


def test_example_10_settled_quarterly_on_the_twentieth() -> None:
    """Days 6 + 92 + 92 + 91 + 84 = 365; the settlement day bears interest itself."""
    ends = date(2025, 3, 15)
    due = settlement_dates(LENT, ends, 3, 20)
    assert [str(day) for day in due] == [
        "2024-03-21",
        "2024-06-21",
        "2024-09-21",
        "2024-12-21",
        "2025-03-15",
    ]
    placed = tuple(due.astype(object).tolist())
    terms = replace(
        Terms(500_000, 60_000, LENT, "interest-only", 5, Every.parse("3m")),
        due_on=placed,
        day_count="actual/360",
    )
    assert [row.interest for row in schedule(terms).instalments] == [
        500,
        7_667,
        7_667,
        7_583,
        7_000,
    ]
    smaller = replace(terms, principal=300_000)
    found = [row.interest for row in schedule(smaller).instalments]
    assert found == [300, 4_600, 4_600, 4_550, 4_200]


def test_a_due_date_on_a_holiday_moves_and_bears_interest_to_it() -> None:
    """2024-06-15 is a Saturday; 2024-09-15 to 17 is a festival, and the 14th was worked for it."""
    off = frozenset(date(2024, 9, day) for day in (15, 16, 17))
    calendar = Workdays(off=off, made_up=frozenset({date(2024, 9, 14)}))
    moved = off_holidays(days(["2024-06-15", "2024-09-14", "2024-09-15", "2024-06-14"]), calendar)
    assert [str(day) for day in moved] == ["2024-06-17", "2024-09-14", "2024-09-18", "2024-06-14"]
    lending = msgspec.structs.replace(POLICY.lending, due_shift="next-workday")
    policy = msgspec.structs.replace(POLICY, loans=lending)
    product = msgspec.structs.replace(POLICY.products[1], every="3m", method="interest-only")
    terms = terms_of(product, policy, 500_000, 60_000, LENT, 6, calendar)
    assert terms.due_on == (date(2024, 6, 17), date(2024, 9, 18))
    # Three months and two days; three months and one day: 50.00 a month, 0.8333 a day.
    assert [row.interest for row in schedule(terms).instalments] == [7_667, 7_583]


def test_due_dates_go_into_the_season_when_pigs_are_sold() -> None:
    due = days(["2024-06-15", "2024-11-01", "2025-01-31", "2025-02-01", "2025-12-24"])
    moved = into_season(due, "11-01", "01-31", date(2026, 3, 15))
    assert [str(day) for day in moved] == [
        "2024-11-01",
        "2024-11-01",
        "2025-01-31",
        "2025-11-01",
        "2025-12-24",
    ]
    # No later than the contract allows: back to the end of the season before.
    last = into_season(days(["2026-03-15"]), "11-01", "01-31", date(2026, 3, 15))
    assert str(last[0]) == "2026-01-31"
    summer = into_season(days(["2024-05-31", "2024-09-01"]), "06-01", "08-31", date(2024, 12, 31))
    assert [str(day) for day in summer] == ["2024-06-01", "2024-08-31"]


def test_grace_pays_interest_only_and_then_the_rest() -> None:
    """Two years, a year of grace: 300.00 and 5300.00 as worked example 3; quarterly from there."""
    product = msgspec.structs.replace(POLICY.products[1], grace=1)
    terms = terms_of(product, POLICY, 500_000, 60_000, LENT, 24, Workdays())
    rows = schedule(terms).instalments
    assert [(row.principal, row.interest) for row in rows] == [(0, 30_000), (500_000, 30_000)]
    rows = schedule(replace(quarterly(500_000), grace=4)).instalments
    assert [row.principal for row in rows] == [0] * 4 + [125_000] * 4
    assert [row.interest for row in rows] == [7_500] * 5 + [5_625, 3_750, 1_875]


def test_many_dates_are_shifted_as_each_alone() -> None:
    chance = np.random.default_rng(7)
    due = days("2024-01-01") + chance.integers(0, 700, (24, 5)).astype("timedelta64[D]")
    last = date(2026, 6, 30)
    together = into_season(due, "11-01", "01-31", last)
    for place in np.ndindex(due.shape):
        assert into_season(due[place][None], "11-01", "01-31", last)[0] == together[place]
