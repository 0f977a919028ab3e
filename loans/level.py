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
_CHUNK = 8_192  # rates at a time: `pmt` makes many arrays, which then stay in the cache
_SHARING = 8  # loans a rate from which a table of all rates pays


class Levels:
    """Level instalments for the loans of one batch, asked for block by block."""

    def __init__(self, rates: Ints) -> None:
        """Remember between which rates [L] (ppm) they lie."""
        self.low, self.high = int(rates.min(initial=PPM)), int(rates.max(initial=0))
        self.shared = (self.high - self.low + 1) * _SHARING <= rates.size
        self.tables: dict[tuple[int, ...], Floats] = {}

    def of(self, p: Ints, rate: Ints, spans: Spans, grace: Ints, rounding: Rounding) -> Ints:
        """The amount [L] in fen, rounded once to the fen.

        p [L] fen, rate [L] ppm; the first `grace` [L or 1] periods pay interest only. With periods
        all alike it is numpy-financial's `pmt`, else the principal over the discount factors' sum.
        """
        level = self._of_one_fen(rate, spans, grace)
        level *= p
        nearest = np.rint(level)
        rounded: Ints = nearest.astype(np.int64)
        # Each of the N steps rounds a few times. `pmt` subtracts 1 from (1 + r)**N besides, which
        # magnifies the error by no more than 1 / (N * r), for the smallest rate there is.
        doubt = 8.0 * spans.count + 32.0
        if spans.alike:
            least = max(1, int(rate.min())) * int(spans.units.min())
            doubt += 16.0 * spans.scale / least if least else np.inf
        sure_to = 0.5 - doubt * _ULP * float(level.max())
        level -= nearest
        if level.max() < sure_to and level.min() > -sure_to:
            return rounded
        free = rate == 0
        rounded[free] = round_ratio(p, spans.count - grace, rounding)[free]
        for index in np.flatnonzero((np.abs(level) >= sure_to) & ~free):
            rounded[index] = _exact(index, p, rate, spans, grace, rounding)
        return rounded

    def _of_one_fen(self, rate: Ints, spans: Spans, grace: Ints) -> Floats:
        """The instalment of one fen [L]: from a table by rate if loans differ in nothing else."""
        if spans.units.shape[1] > 1 or grace.size > 1 or not self.shared:
            return _of_one_fen(rate, spans, grace)
        key = (spans.scale, spans.count, int(grace[0]), *spans.units[:, 0].tolist())
        if key not in self.tables:
            chunks = range(self.low, self.high + 1, _CHUNK)
            rates = (np.arange(low, min(low + _CHUNK, self.high + 1)) for low in chunks)
            self.tables[key] = np.concatenate([_of_one_fen(some, spans, grace) for some in rates])
        return self.tables[key].take(rate - self.low)


def _of_one_fen(rate: Ints, spans: Spans, grace: Ints) -> Floats:
    if not spans.alike:
        level = _worth(rate, spans, grace)
        return np.divide(1.0, level, out=level)
    with np.errstate(divide="ignore", invalid="ignore"):  # rate 0 is answered by 1 / N inside
        payment: Floats = npf.pmt(rate * spans.units[0] / spans.scale, spans.count - grace, -1.0)
    return payment


def _worth(rate: Ints, spans: Spans, grace: Ints) -> Floats:
    """What one fen at the end of each paying period is worth when grace ends [L]."""
    share = rate / spans.scale
    worth, growth = np.zeros_like(share), np.empty_like(share)
    first, last = int(grace.min()), int(grace.max())
    for k in range(spans.count - 1, first - 1, -1):
        paying: Any = True if k >= last else grace <= k
        np.copyto(growth, spans.units[k])
        growth *= share
        growth += 1.0
        np.add(worth, 1.0, out=worth, where=paying)
        np.divide(worth, growth, out=worth, where=paying)
    return worth


def _exact(index: Any, p: Ints, rate: Ints, spans: Spans, grace: Ints, rounding: Rounding) -> int:
    """Principal over the sum of discount factors, in whole numbers, for the loan at an index."""
    column = spans.units[:, index if spans.units.shape[1] > 1 else 0].tolist()
    units = column * spans.count if spans.alike else column
    # worth / product = sum over k of scale**k / (growth 1 * ... * growth k)
    worth, product, power = 0, 1, 1
    for span in units[int(grace[index if grace.size > 1 else 0]) :]:
        growth = spans.scale + int(rate[index]) * span
        power *= spans.scale
        worth, product = worth * growth + power, product * growth
    return int(round_ratio(int(p[index]) * product, worth, rounding))
