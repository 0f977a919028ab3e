"""Interest of many balances for one period, exact and rounded once. Pure and vectorised.

Three ways to the same figures: a multiplication by the reciprocal, a division in 64 bits, and
Python's whole numbers where 64 bits could overflow.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import gcd

import numpy as np

from fund.calendars import Ints
from fund.money import PPM, Rounding, round_ratio

# Writes the interest of period k on the balances [L] into its third argument, all in fen.
Into = Callable[[int, Ints, Ints], None]

_INT64 = 2**63


@dataclass(frozen=True)
class Spans:
    """Lengths of N periods: units [N or 1, L or 1] of which `scale` make a year at one ppm.

    One row stands for periods all alike, one column for loans all alike.
    """

    units: Ints
    scale: int
    count: int

    @property
    def alike(self) -> bool:
        """Whether all periods of a loan are equally long."""
        return len(self.units) == 1

    def summed(self) -> Spans:
        """All the periods as one."""
        total = self.units.sum(axis=0, keepdims=True)
        return Spans(total * self.count if self.alike else total, self.scale, 1)


def spans_of(units: Ints, base: int) -> Spans:
    """Units [N, L or 1] of a year of `base` units, in their smallest form."""
    scale, count = base * PPM, len(units)
    # Comparing ends at the first period that differs.
    if count > 1 and all((row == units[0]).all() for row in units[1:]):
        units = units[:1]
        if units.min() == units.max():
            units = units[:, :1]
    if units.shape[1] == 1:
        common = gcd(scale, *units.ravel().tolist())
        units, scale = units // common, scale // common
    return Spans(units, scale, count)


@dataclass(frozen=True)
class Charge:
    """Interest of a block of loans: `top` is the largest principal, `most` bears any period."""

    into: Into
    top: int
    most: int


def charge(principal: Ints, rate: Ints, spans: Spans, rounding: Rounding) -> Charge:
    """The charge for loans [L] whose balance never exceeds their principal (fen; rate in ppm)."""
    top, longest = int(principal.max()), int(spans.units.max())
    most = top * longest * int(rate.max()) // spans.scale + 1
    into = _by_reciprocal(top * longest, rate, spans) if rounding == "half-up" else None
    if into is None:  # a factor common to all rates makes the numbers smaller
        common = gcd(spans.scale, int(np.gcd.reduce(rate)))
        rate, spans = rate // common, Spans(spans.units, spans.scale // common, spans.count)
        into = _by_reciprocal(top * longest, rate, spans) if rounding == "half-up" else None
    if into is None:
        fits = 2 * top * longest * int(rate.max()) + spans.scale < _INT64
        into = (_by_division if fits else _by_whole_numbers)(rate, spans, rounding)
    return Charge(into, top, most)


def _by_reciprocal(widest: int, rate: Ints, spans: Spans) -> Into | None:
    """(balance * units * slope + 1/2) >> shift, the slope just above rate / scale * 2**shift.

    Exact: half up is the floor of x = balance * units * rate / scale + 1/2, a multiple of
    1/(2 * scale). The slope exceeds its true value by at most 1, so x grows by at most
    balance * units / 2**shift, which is less than 1/(2 * scale), because
    2**shift > 2 * scale * balance * units: no whole number is reached. `widest` is the largest
    balance * units. None if 64 bits are too few.
    """
    steepest, shift = int(rate.max()), (2 * spans.scale * max(1, widest)).bit_length()
    largest = widest * ((steepest << shift) // spans.scale + 1) + (1 << shift)
    if max(steepest << shift, largest) >= _INT64:
        return None
    slope = rate << np.int64(shift)
    slope //= spans.scale
    slope += 1
    if spans.alike:
        slope *= spans.units[0]
    # As arrays: NumPy takes longer to look at a Python int than to add a thousand numbers.
    half, places = np.array(1 << (shift - 1)), np.array(shift)

    def into(k: int, balance: Ints, out: Ints) -> None:
        if spans.alike:
            np.multiply(balance, slope, out)
        else:
            np.multiply(slope, spans.units[k], out)
            np.multiply(out, balance, out)
        np.add(out, half, out)
        np.right_shift(out, places, out)

    return into


def _by_division(rate: Ints, spans: Spans, rounding: Rounding) -> Into:
    """(2 * balance * rate * units + scale) // (2 * scale), less one at a tie for half-even."""
    doubled, units = rate * 2, spans.units
    whole = doubled * units[0] if spans.alike else None
    one, two = np.array(spans.scale), np.array(2 * spans.scale)

    def into(k: int, balance: Ints, out: Ints) -> None:
        if whole is None:
            np.multiply(doubled, units[k], out)
            np.multiply(out, balance, out)
        else:
            np.multiply(whole, balance, out)
        np.add(out, one, out)
        if rounding == "half-up":
            np.floor_divide(out, two, out)
            return
        quotient = out // two
        tie = quotient * two == out
        np.subtract(quotient, tie & (quotient % 2 == 1), out)

    return into


def _by_whole_numbers(rate: Ints, spans: Spans, rounding: Rounding) -> Into:
    big_rate, big_units = rate.astype(object), spans.units.astype(object)

    def into(k: int, balance: Ints, out: Ints) -> None:
        product = balance.astype(object) * big_rate * big_units[0 if spans.alike else k]
        out[...] = round_ratio(product, spans.scale, rounding)

    return into
