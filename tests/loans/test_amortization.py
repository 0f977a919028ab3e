"""Amortization against exact fractions, for many loans at once."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import numpy as np
import numpy_financial as npf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fund.errors import BadInput
from loans.amortization import METHODS, Method, amortize
from loans.daycount import DAY_COUNTS, DayCount, units
from loans.terms import Every, Terms, schedule

HALF = Fraction(1, 2)
terms = st.tuples(
    st.integers(1, 10**9),  # fen
    st.integers(0, 240_000),  # ppm
    st.lists(st.integers(1, 400), min_size=1, max_size=40),  # units a period
    st.sampled_from([360, 365, 365 * 366]),
)


def rounded(value: Fraction) -> int:
    return int(value + HALF)


def model(method: Method, p: int, rate: int, spans: list[int], base: int) -> list[tuple[int, int]]:
    """(principal, interest) rows by exact fractions, one loan, written apart from the engine."""
    yearly = Fraction(rate, 1_000_000)
    factors = [yearly * span / base for span in spans]
    n = len(spans)
    if method == "bullet":
        return [(p, rounded(p * sum(factors, Fraction(0))))]
    if method == "flat":
        total = rounded(p * sum(factors, Fraction(0)))
        shares, fees, left, unpaid = rounded(Fraction(p, n)), rounded(Fraction(total, n)), p, total
        rows = []
        for k in range(n):
            part = left if k == n - 1 else min(shares, left)
            left -= part
            fee = unpaid if left == 0 or k == n - 1 else min(fees, unpaid)
            unpaid -= fee
            rows.append((part, fee))
            if left == 0:
                break
        return rows
    discount, worth = Fraction(1), Fraction(0)
    for factor in factors:
        discount /= 1 + factor
        worth += discount
    level, share = rounded(p / worth), rounded(Fraction(p, n))
    rows, balance = [], p
    for k, factor in enumerate(factors):
        due = rounded(balance * factor)
        part = {"annuity": level - due, "equal-principal": share}.get(method, 0)
        part = balance if k == n - 1 else min(max(part, 0), balance)
        balance -= part
        rows.append((part, due))
        if balance == 0:
            break
    return rows


@pytest.mark.parametrize("method", METHODS)
@given(terms=terms)
def test_every_method_equals_the_model(
    method: Method, terms: tuple[int, int, list[int], int]
) -> None:
    p, rate, spans, base = terms
    found = amortize(method, p, rate, np.array(spans)[:, None], base)
    count = int(found.rows[0])
    rows = list(
        zip(found.principal[:count, 0].tolist(), found.interest[:count, 0].tolist(), strict=True)
    )
    assert rows == model(method, p, rate, spans, base)
    assert sum(part for part, _ in rows) == p
    assert min(min(row) for row in rows) >= 0
    assert found.principal.sum() == p


@given(
    st.lists(st.tuples(st.integers(1, 10**9), st.integers(0, 240_000)), min_size=1, max_size=30),
    st.integers(1, 36),
    st.sampled_from(METHODS),
)
def test_a_batch_is_its_loans_one_by_one(
    loans: list[tuple[int, int]], n: int, method: Method
) -> None:
    principal, rate = (np.array(column) for column in zip(*loans, strict=True))
    spans = np.full((n, 1), 30)
    together = amortize(method, principal, rate, spans, 360)
    for index, (p, r) in enumerate(loans):
        alone = amortize(method, p, r, spans, 360)
        assert together.principal[:, index].tolist() == alone.principal[:, 0].tolist()
        assert together.interest[:, index].tolist() == alone.interest[:, 0].tolist()


def test_amounts_too_large_for_sixty_four_bits_stay_exact() -> None:
    p, rate, spans = 10**15, 999_983, [365 * 366] * 3
    found = amortize("interest-only", p, rate, np.array(spans)[:, None], 365 * 366)
    assert found.interest[0, 0] == rounded(Fraction(p * rate, 1_000_000))


def test_the_level_payment_agrees_with_numpy_financial() -> None:
    for rate in (1, 34_500, 53_100, 120_000):
        found = amortize("annuity", 500_000, rate, np.full((24, 1), 30), 360)
        level = -float(npf.pmt(rate / 1e6 / 12, 24, 500_000.0))
        assert abs(found.principal[0, 0] + found.interest[0, 0] - level) <= 0.5


def test_a_tie_of_the_level_payment_is_decided_by_fractions() -> None:
    # 2 periods at 0 %: 3 fen / 2 = 1.5 exactly, half up.
    found = amortize("annuity", 3, 0, np.full((2, 1), 30), 360)
    assert found.principal[:, 0].tolist() == [2, 1]
    even = amortize("annuity", 5, 0, np.full((2, 1), 30), 360, rounding="half-even")
    assert even.principal[:, 0].tolist() == [2, 3]


def test_rounding_up_to_whole_yuan_may_end_early() -> None:
    found = schedule(
        Terms(1_000, 0, date(2024, 1, 31), "annuity", 7, Every.parse("1m"), multiple_fen=300)
    )
    assert [row.principal for row in found.instalments] == [0, 0, 0, 0, 0, 0, 1_000]
    found = schedule(
        Terms(1_000, 0, date(2024, 1, 31), "annuity", 6, Every.parse("1m"), multiple_fen=300)
    )
    assert [row.principal for row in found.instalments] == [300, 300, 300, 100]


def test_due_dates_step_from_the_anchor() -> None:
    rows = schedule(
        Terms(10_000, 0, date(2024, 1, 31), "annuity", 3, Every.parse("1m"))
    ).instalments
    assert [str(row.due_on) for row in rows] == ["2024-02-29", "2024-03-31", "2024-04-30"]
    odd = schedule(
        Terms(
            *(360_000, 60_000, date(2024, 1, 10), "interest-only", 3, Every.parse("1m")),
            first_due=date(2024, 2, 29),
        )
    ).instalments
    # One month and 19 days at 60 a day-thirtieth, then whole months of 18.00.
    assert [str(row.due_on) for row in odd] == ["2024-02-29", "2024-03-29", "2024-04-29"]
    assert [row.interest for row in odd] == [2_940, 1_800, 1_800]


def test_weeks_and_days_step_by_days() -> None:
    rows = schedule(
        Terms(
            *(100_000, 73_000, date(2024, 2, 20), "interest-only", 2, Every.parse("2w")),
            day_count="actual/365",
        )
    ).instalments
    assert [str(row.due_on) for row in rows] == ["2024-03-05", "2024-03-19"]
    assert [row.interest for row in rows] == [280, 280]  # 1000 * 7.3 % * 14 / 365


# Counts worked out by hand: 2024 has 366 days; bond basis treats a 31st as a 30th.
@pytest.mark.parametrize(
    ("day_count", "start", "end", "wanted"),
    [
        ("30/360", date(2024, 1, 31), date(2024, 3, 31), 60),
        ("30/360", date(2024, 1, 30), date(2024, 2, 29), 29),
        ("actual/360", date(2023, 12, 31), date(2024, 12, 31), 366),
        ("actual/actual", date(2023, 7, 1), date(2024, 7, 1), 184 * 366 + 182 * 365),
        ("actual/actual", date(2024, 1, 1), date(2025, 1, 1), 366 * 365),
        ("months+days", date(2024, 1, 31), date(2024, 3, 1), 31),
    ],
)
def test_day_counts(day_count: DayCount, start: date, end: date, wanted: int) -> None:
    assert day_count in DAY_COUNTS
    assert int(units(day_count, start, end)) == wanted


def test_effective_rates() -> None:
    def rate(method: Method, n: int, every: str, first: date | None = None) -> float:
        given = Terms(500_000, 60_000, date(2024, 1, 1), method, n, Every.parse(every), first)
        return schedule(given).effective_annual_rate

    assert abs(rate("bullet", 12, "1m") - 0.06) < 1e-6
    assert abs(rate("interest-only", 24, "1m") - (1.005**12 - 1)) < 1e-6
    assert abs(rate("bullet", 24, "1m") - (1.12**0.5 - 1)) < 1e-6
    # Dated: 5000 becomes 5150 after half a year of 183 days out of 365.
    dated = rate("bullet", 1, "12m", date(2024, 7, 2))
    assert abs(dated - (1.030166 ** (365 / 183) - 1)) < 1e-4


def test_impossible_terms() -> None:
    with pytest.raises(BadInput, match="首期"):
        schedule(Terms(1, 0, date(2024, 1, 2), "bullet", 1, Every.parse("1m"), date(2024, 1, 2)))
