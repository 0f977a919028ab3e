"""The level instalment of many annuities: what would close each loan exactly. Pure.

Floats make the first guess and know how far they may be off; where that reaches a half fen, whole
numbers decide. So every instalment is the exact rational, rounded once.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import numpy_financial as npf

from fund.calendars import Ints
from fund.money import PPM, Rounding, round_ratio
from loans.interest import Spans

Floats = npt.NDArray[np.float64]

_ULP = 2.0**-53


class Levels:
    """Level instalments for the loans of one batch, asked for block by block."""

    def __init__(self, rates: Ints) -> None:
        """Remember which rates (ppm) there are: loans that share one share its `pmt`."""
        self.low = int(rates.min(initial=PPM))
        self.width = int(rates.max(initial=0)) - self.low + 1
        self.shared = self.width <= rates.size
        self.tables: dict[tuple[float, int], Floats] = {}

    def of(self, p: Ints, rate: Ints, spans: Spans, grace: Ints, rounding: Rounding) -> Ints:
        """The amount [L] in fen, rounded once to the fen.

        p [L] fen, rate [L] ppm; the first `grace` [L] periods pay interest only. With periods all
        alike it is numpy-financial's `pmt`, else the principal over the sum of discount factors.
        """
        periods = spans.count - grace
        rest = max(1, int(periods.max()))
        # Each of the N steps rounds a few times. `pmt` subtracts 1 from (1 + r)**N besides, which
        # magnifies the error by no more than 1 / (N * r), for the smallest rate there is.
        doubt = 8.0 * rest + 32.0
        if spans.alike:
            level = self._pmt(rate, spans, periods)
            least = max(1, int(rate.min())) * int(spans.units.min()) / spans.scale
            doubt += 16.0 / least if least else np.inf
        else:
            level = 1.0 / _worth(rate, spans, grace)
        level *= p
        nearest = np.rint(level)
        rounded: Ints = nearest.astype(np.int64)
        nearest -= level
        np.abs(nearest, out=nearest)
        free = rate == 0
        if free.any():
            rounded[free] = round_ratio(p[free], periods[free], rounding)
        sure_to = 0.5 - doubt * _ULP * float(level.max())
        for index in np.flatnonzero((nearest >= sure_to) & ~free):
            rounded[index] = _exact(index, p, rate, spans, grace, rounding)
        return rounded

    def _pmt(self, rate: Ints, spans: Spans, periods: Ints) -> Floats:
        """The instalment of one fen [L] by numpy-financial: once a rate where loans share rates."""
        least = int(periods.min())
        if not (self.shared and spans.units.size == 1 and least == int(periods.max())):
            return _pmt(rate * spans.units[0] / spans.scale, periods)
        key = (int(spans.units[0, 0]) / spans.scale, least)
        if key not in self.tables:
            rates = np.arange(self.low, self.low + self.width)
            self.tables[key] = _pmt(rates * spans.units[0] / spans.scale, least)
        return self.tables[key].take(rate - self.low)


def _pmt(factor: Floats, periods: Any) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):  # rate 0 is answered by 1 / N inside
        level: Floats = -npf.pmt(factor, periods, 1.0)
    return level


def _worth(rate: Ints, spans: Spans, grace: Ints) -> Floats:
    """What one fen at the end of each paying period is worth when grace ends [L]."""
    share = rate / spans.scale
    worth, growth = np.zeros_like(share), np.empty_like(share)
    first, last = int(grace.min()), int(grace.max())
    for k in range(spans.count - 1, first - 1, -1):
        paying: Any = True if k >= last else grace <= k
        np.multiply(share, spans.units[k], out=growth)
        np.add(growth, 1.0, out=growth)
        np.add(worth, 1.0, out=worth, where=paying)
        np.divide(worth, growth, out=worth, where=paying)
    return worth


def _exact(index: Any, p: Ints, rate: Ints, spans: Spans, grace: Ints, rounding: Rounding) -> int:
    """Principal over the sum of discount factors, in whole numbers, for the loan at an index."""
    column = spans.units[:, index if spans.units.shape[1] > 1 else 0].tolist()
    units = column * spans.count if spans.alike else column
    # worth / product = sum over k of scale**k / (growth 1 * ... * growth k)
    worth, product, power = 0, 1, 1
    for span in units[int(grace[index]) :]:
        growth = spans.scale + int(rate[index]) * span
        power *= spans.scale
        worth, product = worth * growth + power, product * growth
    return int(round_ratio(int(p[index]) * product, worth, rounding))
