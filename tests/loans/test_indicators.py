"""Every indicator of the domain rules, section 4, with its worked example."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from loans.indicators import (
    at_risk,
    average,
    ppm,
    real_value,
    share,
    yearly_loss_rate,
    yield_gap,
)

# A 5000 current; B balance 2500, 45 days late; C 3000, 120 days late; D 4000 extended, current.
BALANCE = np.array([500_000, 250_000, 300_000, 400_000], dtype=np.int64)
LATE = np.array([0, 45, 120, 0], dtype=np.int64)
EXTENDED = np.array([0, 0, 0, 1], dtype=np.int64)
TOTAL = 1_450_000


def percent(value: Fraction | None) -> str:
    found = ppm(value)
    assert found is not None
    return f"{found / 10_000:.2f}"


def test_portfolio_at_risk() -> None:
    assert percent(share(at_risk(BALANCE, LATE, 30), TOTAL)) == "37.93"
    assert percent(share(at_risk(BALANCE, LATE, 30, EXTENDED), TOTAL)) == "65.52"
    assert percent(share(at_risk(BALANCE, LATE, 90), TOTAL)) == "20.69"
    assert percent(share(int((LATE > 0).sum()), LATE.size)) == "50.00"  # by number: say so


def test_recovery_and_yearly_loss() -> None:
    quarter = yearly_loss_rate(Fraction(97, 100), Fraction(1, 4), in_instalments=True)
    assert percent(quarter) == "24.00"
    bullet = yearly_loss_rate(Fraction(95, 100), Fraction(1), in_instalments=False)
    assert percent(bullet) == "5.00"
    assert yearly_loss_rate(None, Fraction(1), in_instalments=True) is None


def test_yield_sufficiency_turnover_use_and_preservation() -> None:
    assert percent(share(1_360_000, 25_650_000)) == "5.30"
    assert percent(share(1_433_700, 600_000 + 270_000)) == "164.79"  # 164.8 %
    assert share(54_000_000, 27_000_000) == 2
    assert percent(share(25_500_000, 27_000_000)) == "94.44"  # idle 5.6 %
    assert percent(share(58_200_000, 57_000_000)) == "102.11"


def test_yield_gap_is_the_contract_rate_less_the_yield() -> None:
    # 13,600 on 256,500 in a year is 5.3021 %, of 5.31 %: 5.31 - 5.3021 = 0.0079 points.
    assert ppm(yield_gap(53_100, 1_360_000, Fraction(25_650_000), 365)) == 79
    assert yield_gap(53_100, 0, Fraction(0), 365) is None
    assert ppm(Fraction(-15, 10_000_000)) == -1  # half up below zero, too


def test_real_value_after_three_years_of_two_percent() -> None:
    assert round(real_value(60_000_000, [20_000] * 3)) == 56_539_340


def test_averages_are_by_days() -> None:
    assert average([(100, 1), (200, 3)]) == 175
    assert average([]) == 0
    assert share(1, 0) is None
