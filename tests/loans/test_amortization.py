"""Amortization against exact fractions, for many loans at once."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np
import numpy_financial as npf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fund.errors import BadInput
from fund.money import Rounding
from loans import amortization, interest
from loans.amortization import METHODS, Amortization, Method, amortize
from loans.daycount import DAY_COUNTS, DayCount, units
from loans.interest import Spans
from loans.terms import Every, Terms, schedule

HALF = Fraction(1, 2)
LEVEL: tuple[Method, ...] = ("annuity", "equal-principal")
BASES = st.sampled_from([360, 365, 365 * 366])
ROUNDINGS: st.SearchStrategy[Rounding] = st.sampled_from(["half-up", "half-even"])
alike = st.builds(lambda span, n: [span] * n, st.integers(1, 400), st.integers(1, 40))
differing = st.lists(st.integers(1, 400), min_size=1, max_size=40)
amounts = st.integers(1, 10**6) | st.integers(1, 10**9) | st.integers(1, 10**13)  # fen
rates = st.integers(0, 240_000) | st.integers(0, 24).map(lambda n: n * 6_000)  # ppm
terms = st.tuples(amounts, rates, alike | differing, BASES)


def rounded(value: Fraction, rounding: Rounding = "half-up") -> int:
    return round(value) if rounding == "half-even" else int(value + HALF)


def flat_model(p: int, total: int, n: int, rounding: Rounding, grace: int) -> list[tuple[int, int]]:
    share = rounded(Fraction(p, n - grace), rounding)
    fee, left, unpaid = rounded(Fraction(total, n), rounding), p, total
    rows = []
    for k in range(n):
        part = left if k == n - 1 else min(share, left) if k >= grace else 0
        left -= part
        due = unpaid if left == 0 or k == n - 1 else min(fee, unpaid)
        unpaid -= due
        rows.append((part, due))
        if left == 0:
            break
    return rows


def model(
    method: Method,
    p: int,
    rate: int,
    spans: list[int],
    base: int,
    rounding: Rounding = "half-up",
    grace: int = 0,
    kept: int | None = None,
) -> list[tuple[int, int]]:
    """(principal, interest) rows by exact fractions, one loan, written apart from the engine."""
    yearly = Fraction(rate, 1_000_000)
    factors = [yearly * span / base for span in spans]
    n = len(spans)
    if method == "bullet":
        return [(p, rounded(p * sum(factors, Fraction(0)), rounding))]
    if method == "flat":
        total = rounded(p * sum(factors, Fraction(0)), rounding)
        return flat_model(p, total, n, rounding, grace)
    discount, worth = Fraction(1), Fraction(0)
    for factor in factors[grace:]:
        discount /= 1 + factor
        worth += discount
    level, share = rounded(p / worth, rounding), rounded(Fraction(p, n - grace), rounding)
    level, share = (level, share) if kept is None else (kept, kept)
    rows, balance = [], p
    for k, factor in enumerate(factors):
        due = rounded(balance * factor, rounding)
        part = {"annuity": level - due, "equal-principal": share}.get(method, 0)
        part = 0 if k < grace else min(max(part, 0), balance)
        part = balance if k == n - 1 else part
        balance -= part
        rows.append((part, due))
        if balance == 0:
            break
    return rows


def rows_of(found: Amortization, index: int = 0) -> list[tuple[int, int]]:
    """A loan's rows in use; beyond them there is nothing, and every balance is what is left."""
    count = int(found.rows[index])
    principal, interest = found.principal[:, index], found.interest[:, index]
    assert not principal[count:].any()
    assert not interest[count:].any()
    left = principal.sum() - np.cumsum(principal)
    assert found.balance[:, index].tolist() == left.tolist()
    return list(zip(principal[:count].tolist(), interest[:count].tolist(), strict=True))


@pytest.mark.parametrize("method", METHODS)
@given(terms=terms, rounding=ROUNDINGS, part=st.floats(0, 0.999))
def test_every_method_equals_the_model(
    method: Method, terms: tuple[int, int, list[int], int], rounding: Rounding, part: float
) -> None:
    p, rate, spans, base = terms
    grace = int(part * len(spans))
    found = amortize(
        method, p, rate, np.array(spans)[:, None], base, rounding=rounding, grace=grace
    )
    rows = rows_of(found)
    assert rows == model(method, p, rate, spans, base, rounding, grace)
    assert sum(part for part, _ in rows) == p
    assert min(min(row) for row in rows) >= 0


def test_one_long_period_bears_more_interest_than_the_level_payment() -> None:
    spans = [30] * 6 + [400] + [30] * 30
    found = amortize("annuity", 1_000_000, 240_000, np.array(spans)[:, None], 360)
    assert rows_of(found) == model("annuity", 1_000_000, 240_000, spans, 360)
    assert found.principal[6, 0] == 0


@pytest.mark.parametrize("method", LEVEL)
@given(terms=terms, part=st.floats(0, 3), grace=st.integers(0, 2))
def test_a_kept_instalment_ends_the_schedule_when_all_is_paid(
    method: Method, terms: tuple[int, int, list[int], int], part: float, grace: int
) -> None:
    p, rate, spans, base = terms
    kept, grace = int(part * p / len(spans)), min(grace, len(spans) - 1)
    found = amortize(
        method, p, rate, np.array(spans)[:, None], base, instalment=[kept], grace=grace
    )
    assert rows_of(found) == model(method, p, rate, spans, base, grace=grace, kept=kept)


@pytest.mark.parametrize("kept", [10**6, 2 * 10**6, 3 * 10**6, 10**9, 10**15])
@pytest.mark.parametrize("n", [3, 60, 600])
def test_an_instalment_far_beyond_the_loan_cannot_turn_sixty_four_bits_round(
    kept: int, n: int
) -> None:
    for rate in range(0, 1_000_000, 99_991):
        found = amortize("annuity", 10**6, rate, np.full((n, 1), 365), 360, instalment=kept)
        assert rows_of(found) == model("annuity", 10**6, rate, [365] * n, 360, kept=kept)


@st.composite
def batches(draw: st.DrawFn) -> dict[str, Any]:
    """Arguments for many loans; units and grace now common to all, now each loan's own."""
    size, n = draw(st.integers(1, 40)), draw(st.integers(1, 12))
    loans = st.integers(1, 10**9) if draw(st.booleans()) else st.integers(1, 10**15)
    lowest = draw(st.sampled_from([0, 34_500]))
    width = draw(st.sampled_from([1, 3, 200_000]))
    wide = draw(st.sampled_from([1, size]))

    def column(value: st.SearchStrategy[int], count: int = size) -> Any:
        return np.array(draw(st.lists(value, min_size=count, max_size=count)))

    spans = column(st.integers(28, 31), n * wide).reshape(n, wide)
    return {
        "principal": column(loans),
        "rate_ppm": column(st.integers(lowest, lowest + width)),
        "units": spans if draw(st.booleans()) else np.broadcast_to(spans[:1], (n, wide)),
        "base": draw(st.sampled_from([360, 365])),
        "grace": draw(st.integers(0, n - 1))
        if draw(st.booleans())
        else column(st.integers(0, n - 1)),
    }


def alone(method: Method, batch: dict[str, Any], index: int) -> Amortization:
    own = batch | {name: batch[name][index] for name in ("principal", "rate_ppm")}
    if batch["units"].shape[1] > 1:
        own["units"] = batch["units"][:, [index]]
    for name in ("grace", "instalment"):
        if np.ndim(batch.get(name, 0)):
            own[name] = batch[name][index]
    return amortize(method, **own)


@pytest.mark.parametrize("method", METHODS)
@given(batch=batches(), block=st.sampled_from([1, 2, 13, 39, 40, 41]), kept=st.booleans())
def test_a_batch_is_its_loans_one_by_one(
    method: Method, batch: dict[str, Any], block: int, *, kept: bool
) -> None:
    if kept and method in LEVEL:
        batch["instalment"] = batch["principal"] // 7
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(amortization, "BLOCK", block)
        together = amortize(method, **batch)
    assert together.principal.sum(axis=0).tolist() == batch["principal"].tolist()
    for array in (together.principal, together.interest, together.balance):
        assert array.min() >= 0
    for index in range(batch["principal"].size):
        assert rows_of(together, index) == rows_of(alone(method, batch, index))


@pytest.mark.parametrize("method", METHODS)
@given(batch=batches())
def test_given_arrays_are_filled_whatever_they_held(method: Method, batch: dict[str, Any]) -> None:
    wanted = amortize(method, **batch)
    shape = (len(batch["units"]), batch["principal"].size)
    out = tuple(np.full(shape, -7) for _ in range(3))
    found = amortize(method, **batch, out=(out[0], out[1], out[2]))
    for name in ("principal", "interest", "balance", "rows"):
        assert np.array_equal(getattr(found, name), getattr(wanted, name))
    assert np.shares_memory(found.principal, out[0])


def test_arrays_of_another_shape_or_type_are_refused() -> None:
    good = np.zeros((2, 1), np.int64)
    wrongs: list[Any] = [np.zeros((1, 1), np.int64), good.astype(np.int32), good.repeat(2, axis=1)]
    for wrong in wrongs:
        with pytest.raises(ValueError, match="out must be"):
            amortize("annuity", 1, 0, np.full((2, 1), 30), 360, out=(good, good, wrong))


@given(
    balance=st.lists(st.integers(0, 10**6), min_size=1, max_size=20),
    rate=st.integers(0, 240_000),
    span=st.integers(1, 400),
    rounding=ROUNDINGS,
)
def test_every_way_to_interest_gives_the_same(
    balance: list[int], rate: int, span: int, rounding: Rounding
) -> None:
    balances, scale = np.array(balance), 360 * 1_000_000
    rate_ppm, spans = np.full(len(balance), rate), Spans(np.full((1, 1), span), scale, 1)
    ways = [
        interest._by_whole_numbers(rate_ppm, spans, rounding),
        interest._by_division(rate_ppm, spans, rounding),
    ]
    reciprocal = interest._by_reciprocal(max(balance) * span, rate_ppm, spans)
    if reciprocal and rounding == "half-up":
        ways.append(reciprocal)
    wanted = [rounded(Fraction(b * rate * span, scale), rounding) for b in balance]
    for into in ways:
        out = np.empty_like(balances)
        into(0, balances, out)
        assert out.tolist() == wanted


@pytest.mark.parametrize("rounding", ["half-up", "half-even"])
@pytest.mark.parametrize("company", [1, 10**8, 10**15])  # a loan so large decides how all are done
def test_interest_beside_a_half_fen_goes_to_the_right_side(
    rounding: Rounding, company: int
) -> None:
    # Balances whose interest lies as near to a half as it can: below, at and above it. A year at
    # an odd rate without a factor in common with a million has one among each million fen, with
    # an even and an odd number of whole fen before the half.
    for rate in (3, 34_567, 59_999, 119_999, 239_999):
        inverse = pow(rate, -1, 1_000_000)
        for fen in range(-3, 4):
            first = (500_000 + fen) * inverse % 1_000_000
            loans = [first, first + 1_000_000, company]
            found = amortize("interest-only", loans, rate, np.ones((2, 1)), 1, rounding=rounding)
            wanted = [rounded(Fraction(p * rate, 1_000_000), rounding) for p in loans]
            assert found.interest[0].tolist() == wanted


@pytest.mark.parametrize(
    ("smallest", "rate", "spans"),
    [(10**11, 1, [30] * 24), (10**11, 3, [30] * 24), (10**15, 60_000, [29, 30, 31] * 8)],
)
def test_a_level_payment_that_floats_cannot_tell_is_exact(
    smallest: int, rate: int, spans: list[int]
) -> None:
    # Of a tiny rate (1 + r)**n - 1 keeps few digits; of a large payment few are behind the point.
    principal = np.arange(smallest, smallest + 400 * 997, 997)
    found = amortize("annuity", principal, rate, np.array(spans)[:, None], 360)
    for index, p in enumerate(principal.tolist()):
        assert rows_of(found, index)[:2] == model("annuity", p, rate, spans, 360)[:2]


@pytest.mark.parametrize("method", METHODS)
def test_no_time_bears_no_interest(method: Method) -> None:
    found = amortize(method, [100, 7], 60_000, np.zeros((2, 1), np.int64), 360)
    assert not found.interest.any()
    assert found.principal.sum(axis=0).tolist() == [100, 7]


def test_grace_leaves_a_period_to_pay_in() -> None:
    for grace in (3, -1, [0, 3]):
        with pytest.raises(BadInput, match="宽限期"):
            amortize("annuity", [100, 100], 0, np.full((3, 1), 30), 360, grace=grace)
    with pytest.raises(BadInput, match="每期金额"):
        amortize("flat", 100, 0, np.full((3, 1), 30), 360, instalment=[50])


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
