"""The forecast against the shared baseline, the county's claims, and its own conservation."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from fund.projection.answers import (
    needed,
    one_more,
    rate_for_income,
    solve,
    sustainable,
    year_income,
)
from fund.projection.chances import Uncertainty, chances, draw
from fund.projection.claims import claims
from fund.projection.engine import Opening, project
from fund.projection.engine import Path as Course
from fund.projection.plan import Plan, assumptions, forecast, reached, yearly
from main import fund as command

BASELINE = Path(__file__).parents[1] / "data" / "projection_baseline.csv"
COUNTY = Plan(
    Opening(270_000.0),
    months=36,
    contribution=100_000,
    contribution_years=3,
    rate=0.0531,
    utilisation=0.95,
    deposit_rate=0.0035,
    target=600_000,
)
LATE = {"overdue_share": 0.05, "recovery": 0.05}


def plan(**varied: Any) -> Plan:
    return replace(COUNTY, **varied)


def test_the_shared_baseline_to_the_printed_fen() -> None:
    course = forecast(plan(**LATE, guarantor_share=0.5))
    columns = {
        "cash_C": course.cash,
        "loans_L": course.loans,
        "accrued_A": course.accrued,
        "overdue_O": course.overdue,
        "fund_F": course.fund,
        "income_accrual": course.income,
        "income_cash": course.income_cash,
        "grants": course.grants,
        "disbursed": course.disbursed,
    }
    with BASELINE.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 36
    for month, row in enumerate(rows):
        for name, series in columns.items():
            assert f"{series[month, 0]:.2f}" == row[name], (month + 1, name)


@pytest.mark.parametrize(
    ("varied", "fund", "net", "income", "months"),
    [
        ({}, (64.62, 62.99), (64.62, 62.99), (19_139, 25_302, 31_784), (25, 36)),
        ({"retained": 0.5}, (60.81, 60.00), (60.81, 60.00), (19_139, 24_806, 30_621), (28, 37)),
        ({"retained": 0.0}, (57.16, 57.13), (57.16, 57.13), (19_138, 24_311, 29_484), (37, 48)),
        (LATE, (62.33, 61.25), (59.50, 58.92), (19_139, 25_150, 31_060), (25, 36)),
        (
            {"overdue_share": 0.1, "recovery": 0.05},
            (59.98, 59.46),
            (54.57, 54.98),
            (19_139, 24_505, 29_670),
            (27, 39),
        ),
        ({"rate": 0.0345}, (61.85, 60.81), (61.85, 60.81), (12_358, 16_110, 19_988), (25, 36)),
        (
            LATE | {"rate": 0.03, "utilisation": 0.756},
            (58.70, 58.38),
            (56.56, 56.61),
            (8_788, 11_335, 13_791),
            (37, 48),
        ),
    ],
)
def test_the_table_of_the_domain_page(
    varied: dict[str, float],
    fund: tuple[float, float],
    net: tuple[float, float],
    income: tuple[int, int, int],
    months: tuple[int, int],
) -> None:
    """Domain rules, section 5: contributions in January and in December."""
    for index, when in enumerate(("start", "end")):
        course = forecast(plan(contribution_when=when, **varied))
        assert course.fund[-1, 0] / 10_000 == pytest.approx(fund[index], abs=0.0051)
        assert course.net[-1, 0] / 10_000 == pytest.approx(net[index], abs=0.0051)
        going_on = forecast(plan(contribution_when=when, contribution_years=9, months=60, **varied))
        assert reached(going_on.fund[:, 0], 600_000) == months[index]
        if when == "start":
            assert [round(value) for value in yearly(course.income[:, 0])] == list(income)


def test_one_year_loans_compound_by_the_textbook() -> None:
    """With everything lent at the year's start, F[k+1] = F[k] (1 + r) + c, to 1e-6."""
    course = forecast(plan(utilisation=1.0, deposit_rate=0.0, contribution_when="end", months=120))
    value = 270_000.0
    for year in range(10):
        value = value * 1.0531 + (100_000 if year < 3 else 0)
        assert course.fund[12 * year + 11, 0] == pytest.approx(value, abs=1e-6)


def conserved(course: Course, opening: float) -> np.ndarray[Any, Any]:
    """What is left unexplained of the fund at each month's end."""
    flows = course.contributed + course.income - course.grants - course.written_off
    return np.abs(course.fund - opening - np.cumsum(flows, axis=0))


SHARES = st.floats(0.0, 1.0)


@settings(max_examples=60, deadline=None)
@given(
    rate=st.floats(0.0, 0.24),
    utilisation=SHARES,
    retained=SHARES,
    overdue_share=SHARES,
    recovery=st.floats(0.0, 0.9),
    guarantor_share=SHARES,
    prepayment=st.floats(0.0, 0.9),
    term_months=st.integers(1, 36),
    when=st.sampled_from(("start", "end")),
)
def test_no_yuan_appears_or_is_lost(when: str, **varied: Any) -> None:
    course = forecast(plan(months=60, contribution_when=when, **varied))
    assert conserved(course, 270_000.0).max() < 1e-6
    for stock in (course.cash, course.loans, course.accrued, course.overdue):
        assert stock.min() > -1e-6


def test_a_book_that_is_lent_already_is_conserved_and_paid() -> None:
    opening = Opening(
        20_000.0,
        falls_due=np.array([0.0, 30_000.0, 0.0, 50_000.0]),
        interest_due=np.array([0.0, 1_200.0, 0.0, 2_500.0]),
        accrued=np.array([0.0, 900.0, 0.0, 500.0]),
        overdue=np.array([1_000.0, 0.0, 400.0]),
    )
    start = 20_000 + 80_000 + 1_400 + 1_400
    idle = plan(opening=opening, utilisation=0.0, contribution_years=0, deposit_rate=0.0, months=24)
    course = forecast(idle)
    assert conserved(course, start).max() < 1e-6
    # Everything falls due on time: the signed interest, neither more nor less.
    assert course.cash[-1, 0] == pytest.approx(20_000 + 80_000 + 1_200 + 2_500)
    assert course.income.sum() == pytest.approx(2_300)
    # What was overdue is written off twelve months after it fell due: months 10 and 12.
    lost = np.flatnonzero(course.written_off[:, 0])
    assert list(lost + 1) == [10, 12]


def test_paths_are_what_one_path_is() -> None:
    rates = np.array([0.03, 0.0531, 0.10])
    together = project(COUNTY.opening, assumptions(COUNTY, rate=rates))
    for index, rate in enumerate(rates):
        alone = forecast(plan(rate=float(rate)))
        assert np.array_equal(together.fund[:, index], alone.fund[:, 0])


def test_the_same_seed_is_the_same_luck_and_no_luck_is_the_plan() -> None:
    late = plan(**LATE, guarantor_share=0.5)
    one = chances(late, Uncertainty(), draw(7, 36, 500))
    again = chances(late, Uncertainty(), draw(7, 36, 500))
    other = chances(late, Uncertainty(), draw(8, 36, 500))
    assert np.array_equal(one.fund, again.fund)
    assert not np.array_equal(one.fund, other.fund)
    none = Uncertainty(year=0, township=0, month=0, recovery=0, late=0, missing=0, rate=0)
    still = chances(late, none, draw(7, 36, 20))
    assert np.allclose(still.fund, forecast(late).fund, atol=1e-6)
    assert np.all(np.diff(one.fan, axis=0) >= 0)
    assert np.all(np.diff(one.probability) >= 0)
    # More can go wrong than right: money that comes late or never, loans that do not come back.
    assert np.median(one.fund[-1]) < forecast(late).fund[-1, 0]


def test_neighbours_are_struck_together() -> None:
    """The same shocks leave a wider fund where all townships share them."""
    late = plan(overdue_share=0.1, recovery=0.02, months=60)
    calm = {"recovery": 0.0, "late": 0.0, "missing": 0.0, "rate": 0.0}
    luck = draw(3, 60, 2_000)
    apart = chances(late, Uncertainty(year=0.0, township=0.6, month=0.0, **calm), luck)
    shared = chances(late, Uncertainty(year=0.6, township=0.0, month=0.0, **calm), luck)
    assert np.std(shared.fund[-1]) > 2 * np.std(apart.fund[-1])


def test_the_command_keeps_its_contract() -> None:
    result = CliRunner().invoke(command, ["project", "--format", "json"])
    assert result.exit_code == 0
    found = json.loads(result.output)
    assert found["months"][0] == {
        "month": 1,
        "cash": "18505.40",
        "loans": "351500.00",
        "accrued": "1555.39",
        "overdue": "0.00",
        "fund": "371560.78",
        "income": "1560.78",
        "grants": "0.00",
        "disbursed": "351500.00",
        "fund_net": "371560.78",
    }
    assert (found["target_month"], found["target_month_net"]) == (25, 25)
    typed = ["project", "--format", "json", "--paths", "200", "--overdue-share", "0.05"]
    unsure = json.loads(CliRunner().invoke(command, typed).output)
    assert set(unsure["quantiles"]) == {"p5", "p25", "p50", "p75", "p95"}
    assert len(unsure["probability"]) == 36
    wrong = CliRunner().invoke(command, ["project", "--utilisation", "1.5"])
    assert wrong.exit_code == 2
    assert "0 到 1 之间" in wrong.output


@pytest.mark.parametrize(("when", "rate"), [("start", 0.0209), ("end", 0.0264)])
def test_the_retained_yield_that_the_target_needs(when: str, rate: float) -> None:
    bare = plan(utilisation=1.0, deposit_rate=0.0, contribution_when=when)
    found = solve(bare, "rate", 600_000)
    assert found == pytest.approx(rate, abs=0.00006)


@pytest.mark.parametrize(
    ("use", "twenty", "fifty", "sixty"),
    [
        (1.0, 0.0741, 0.0833, 0.1),
        (0.9, 0.0819, 0.0922, 0.1107),
        (0.8, 0.0917, 0.1033, 0.1241),
        (0.7, None, 0.1176, 0.1414),
    ],
)
def test_the_rates_at_which_the_claims_hold(
    use: float, twenty: float | None, fifty: float, sixty: float
) -> None:
    """Domain rules, section 5: 20,000 of 270,000; 50,000 and 60,000 of 600,000."""
    lent = plan(utilisation=use)
    for capital, income, rate in (
        (270_000.0, 20_000.0, twenty),
        (600_000.0, 50_000.0, fifty),
        (600_000.0, 60_000.0, sixty),
    ):
        if rate is not None:
            assert rate_for_income(capital, income, lent) == pytest.approx(rate, abs=0.00006)


@pytest.mark.parametrize(
    ("rate", "income"),
    [(0.03, 17_404), (0.0345, 20_038), (0.0531, 31_035), (0.0747, 43_948), (0.1, 59_083)],
)
def test_what_six_hundred_thousand_earn(rate: float, income: int) -> None:
    """The page's own simulation to within three yuan: it lends the last cents otherwise."""
    assert year_income(600_000.0, plan(rate=rate)) == pytest.approx(income, abs=3.1)


def test_a_solved_lever_reaches_the_target_and_no_earlier() -> None:
    late = plan(**LATE, guarantor_share=0.5)
    for lever in ("rate", "utilisation", "contribution", "overdue_share"):
        found = needed(late, lever)
        assert found.value is not None
        at = forecast(late, **{lever: np.array([found.value])}).fund[-1, 0]
        assert at == pytest.approx(600_000, abs=1.0), lever
        assert np.sign(found.per_unit) == (-1 if lever == "overdue_share" else 1)
    nowhere = plan(contribution=0.0, rate=0.05, months=12)
    assert solve(nowhere, "utilisation", 600_000) is None
    assert not needed(nowhere, "utilisation").always
    assert needed(replace(nowhere, target=1.0), "utilisation").always


def test_aid_that_lasts_leaves_the_fund_as_it_was() -> None:
    yearly_aid = sustainable(plan())
    given = forecast(plan(months=120, contribution_years=0, grants=yearly_aid / 12))
    assert given.fund[-1, 0] == pytest.approx(270_000, abs=5)
    # Its real worth costs about the inflation of the whole fund: two percent of 270,000.
    assert yearly_aid - sustainable(plan(), 0.02) == pytest.approx(5_400, rel=0.2)
    assert sustainable(plan(rate=0.0, deposit_rate=0.0)) == pytest.approx(0.0, abs=0.01)


def test_the_countys_claims_are_answered_by_its_own_words() -> None:
    told = claims(plan())
    assert [claim.holds for claim in told] == [True, False, False, False]
    assert told[0].sums["end"] == pytest.approx(646_200, abs=50)  # 64.62万, domain rules 5
    needed_rate = (20_000 / 270_000 - 0.0035 * 0.05) / 0.95
    assert told[1].rates["rate"] == pytest.approx(needed_rate)
    high = claims(plan(rate=0.12))
    assert [claim.holds for claim in high] == [True, True, True, False]


def test_one_more_hundred_thousand() -> None:
    bought = one_more(plan())
    assert bought.fund > 100_000
    assert bought.months_sooner is not None
    assert bought.months_sooner > 0
