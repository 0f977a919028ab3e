"""Money: read, printed, rounded, in capitals."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fund.capitals import capitals, read_capitals
from fund.errors import BadInput, Unreadable
from fund.money import interest, percent, read_percent, read_yuan, round_ratio, yuan, yuan_grouped

# The table of the domain rules, section 7 (支付结算办法 annex); spellings compare by value.
CAPITALS = [
    ("1409.50", "壹仟肆佰零玖元伍角"),
    ("6007.14", "陆仟零柒元壹角肆分"),
    ("1680.32", "壹仟陆佰捌拾元零叁角贰分"),
    ("1680.32", "壹仟陆佰捌拾元叁角贰分"),
    ("107000.53", "壹拾万柒仟元零伍角叁分"),
    ("107000.53", "壹拾万零柒仟元伍角叁分"),
    ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
    ("325.04", "叁佰贰拾伍元零肆分"),
    ("100000", "壹拾万元整"),
    ("0.05", "伍分"),
    ("0.50", "伍角整"),
    ("10.00", "壹拾元整"),
    ("20003", "贰万零叁元整"),
    ("100500", "壹拾万零伍佰元整"),
    ("1000000.01", "壹佰万元零壹分"),
    ("270000", "贰拾柒万元整"),
    ("5238.33", "伍仟贰佰叁拾捌元叁角叁分"),
    ("10010001.01", "壹仟零壹万零壹元零壹分"),
]


@pytest.mark.parametrize(("amount", "words"), CAPITALS)
def test_capitals_follow_the_table(amount: str, words: str) -> None:
    assert read_capitals(words) == read_yuan(amount)
    assert read_capitals(capitals(read_yuan(amount))) == read_yuan(amount)


def test_capitals_are_spelled_as_vouchers_want_them() -> None:
    assert capitals(1_000) == "壹拾元整"  # never 拾元
    assert capitals(140_950) == "壹仟肆佰零玖元伍角整"
    assert capitals(10_700_053) == "壹拾万柒仟元零伍角叁分"
    assert capitals(10_000_123_400) == "壹亿零壹仟贰佰叁拾肆元整"


@given(st.integers(0, 10**15))
def test_capitals_read_back(fen: int) -> None:
    assert read_capitals(capitals(fen)) == fen


@pytest.mark.parametrize(
    ("text", "fen"),
    [("5000", 500_000), ("5,000.00", 500_000), ("０.05", 5), ("￥3000.5元", 300_050), ("-1", -100)],
)
def test_amounts_as_people_type_them(text: str, fen: int) -> None:
    assert read_yuan(text) == fen


@pytest.mark.parametrize("text", ["", "abc", "1e3", "1.2.3", "5,00", "NaN", "９" * 20])
def test_what_is_no_amount_is_unreadable(text: str) -> None:
    with pytest.raises(Unreadable):
        read_yuan(text)


def test_a_third_decimal_is_refused_by_the_rule() -> None:
    with pytest.raises(BadInput, match="最小单位是分"):
        read_yuan("2999.999")
    assert read_yuan("2999.990") == 299_999


def test_printing() -> None:
    assert yuan(523_833) == "5238.33"
    assert yuan(-5) == "-0.05"
    assert yuan_grouped(27_000_000) == "270,000.00"
    assert percent(47_500) == "4.75"
    assert percent(34_567) == "3.4567"
    assert read_percent("4.75") == 47_500
    with pytest.raises(BadInput):
        read_percent("101")


@given(st.integers(0, 10**18), st.integers(1, 10**12))
def test_rounding_is_half_up_or_half_even(numerator: int, denominator: int) -> None:
    exact = Fraction(numerator, denominator)
    assert round_ratio(numerator, denominator) == int(exact + Fraction(1, 2))
    assert round_ratio(numerator, denominator, "half-even") == round(exact)


@given(
    st.lists(st.integers(0, 10**14), min_size=1, max_size=5),
    st.integers(0, 1_000_000),
    st.integers(0, 400),
    st.sampled_from([360, 365, 365 * 366]),
)
def test_interest_is_exact_for_any_size(
    balances: list[int], rate: int, units: int, base: int
) -> None:
    found = interest(np.array(balances), rate, units, base)
    wanted = [int(Fraction(b * rate * units, base * 1_000_000) + Fraction(1, 2)) for b in balances]
    assert found.tolist() == wanted
