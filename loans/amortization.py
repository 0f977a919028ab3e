"""Amortization schedules for many loans at once, exact to the fen. Pure and vectorised.

Arrays are period-major, shape [N, L] (N periods, L loans), so that each period is one contiguous
step over all loans. Interest of a period is round(balance * rate * units / base), rounded once; the
last instalment takes the residue; no row goes below zero; an early payoff ends the schedule.

Loans are worked off in blocks that stay in the processor's cache, straight into the result.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

import numpy as np

from fund.calendars import Ints
from fund.errors import BadInput
from fund.money import Rounding, round_ratio
from loans.interest import Charge, Spans, charge, spans_of
from loans.level import Levels

Method = Literal["annuity", "equal-principal", "interest-only", "bullet", "flat"]
METHODS: tuple[Method, ...] = get_args(Method)

# Loans a block. Longer rows are written faster, shorter ones stay in the cache: measured.
BLOCK = 65_536


@dataclass(frozen=True)
class Amortization:
    """Schedules in fen, each [N, L]; balance is what is owed after the row; rows [L] are in use."""

    principal: Ints
    interest: Ints
    balance: Ints
    rows: Ints

    def block(self, part: slice) -> Amortization:
        """The same for some of the loans, as views."""
        columns = (self.principal[:, part], self.interest[:, part], self.balance[:, part])
        return Amortization(*columns, self.rows[part])


@dataclass(frozen=True)
class _Loans:
    """What is known: units [N, L or 1], grace [L or 1], else [L]; an instalment only if kept."""

    method: Method
    principal: Ints
    rate: Ints
    units: Ints
    grace: Ints
    instalment: Ints | None

    def block(self, part: slice) -> _Loans:
        """The same for some of the loans, as views."""
        units = self.units if self.units.shape[1] == 1 else self.units[:, part]
        kept = None if self.instalment is None else self.instalment[part]
        grace = self.grace if self.grace.size == 1 else self.grace[part]
        return _Loans(self.method, self.principal[part], self.rate[part], units, grace, kept)


def amortize(
    method: Method,
    principal: Any,
    rate_ppm: Any,
    units: Any,
    base: int,
    *,
    rounding: Rounding = "half-up",
    multiple_fen: int = 1,
    grace: Any = 0,
    instalment: Any = None,
    out: tuple[Ints, Ints, Ints] | None = None,
) -> Amortization:
    """Schedules for L loans.

    principal [L] fen > 0; rate_ppm [L]; units [N, L or 1] of a year of `base` units a period.
    multiple_fen: the level instalment of an annuity goes to the nearest multiple.
    grace, one or [L]: so many first periods pay interest only; without effect where the principal
    is paid at the end anyway.
    instalment [L] fen: this level payment of an annuity, or this principal share of equal
    principal, in place of a computed one.
    out: principal, interest and balance to fill, each int64 [N, L]; a bullet uses the first row.
    Raises BadInput for a grace that leaves no period to pay in and for an instalment kept by a
    method that has none; ValueError for `out` of another shape or type.
    """
    loans = _loans(method, principal, rate_ppm, units, grace, instalment)
    result = _room(out, len(loans.units), loans.principal.size)
    levels = Levels(loans.rate)
    common = spans_of(loans.units, base) if loans.units.shape[1] == 1 else None
    for start in range(0, loans.principal.size, BLOCK):
        part = slice(start, start + BLOCK)
        block, rows = loans.block(part), result.block(part)
        spans = common or spans_of(block.units, base)
        if method == "flat":
            _flat(block, spans, rounding, rows)
            continue
        share = np.zeros_like(block.principal)
        if block.instalment is not None:
            share = block.instalment
        elif method == "annuity":
            share = levels.of(block.principal, block.rate, spans, block.grace, rounding)
            if multiple_fen != 1:
                share = round_ratio(share, multiple_fen, rounding) * multiple_fen
        elif method == "equal-principal":
            share = round_ratio(block.principal, spans.count - block.grace, rounding)
        interest = charge(block.principal, block.rate, spans, rounding)
        _run_down(block, share, interest, rows, spans)
    return result


def _loans(
    method: Method, principal: Any, rate: Any, units: Any, grace: Any, instalment: Any
) -> _Loans:
    """The arguments as arrays of one shape. Raises BadInput."""
    p = np.atleast_1d(np.asarray(principal, dtype=np.int64))
    rate = np.broadcast_to(np.asarray(rate, dtype=np.int64), p.shape)
    grace = np.atleast_1d(np.asarray(grace, dtype=np.int64))
    units = np.atleast_2d(np.asarray(units, dtype=np.int64))
    if grace.min(initial=0) < 0 or grace.max(initial=0) >= len(units):
        raise BadInput(f"宽限期应少于期数（{len(units)} 期），且不为负。")
    if instalment is not None:
        if method not in ("annuity", "equal-principal"):
            raise BadInput("只有等额本息和等额本金可以沿用原来的每期金额。")
        instalment = np.broadcast_to(np.asarray(instalment, dtype=np.int64), p.shape)
    if method == "bullet":
        units, grace = units.sum(axis=0, keepdims=True), np.zeros(1, dtype=np.int64)
    return _Loans(method, p, rate, units, grace, instalment)


def _room(out: tuple[Ints, Ints, Ints] | None, n: int, loans: int) -> Amortization:
    """The arrays to fill, given or new."""
    rows = np.empty(loans, dtype=np.int64)
    if out is None:
        new = np.empty((3, n, loans), dtype=np.int64)
        return Amortization(new[0], new[1], new[2], rows)
    if any(a.dtype != np.int64 or len(a) < n or a.shape[1:] != (loans,) for a in out):
        raise ValueError(f"out must be three int64 arrays of shape ({n}, {loans})")
    return Amortization(out[0][:n], out[1][:n], out[2][:n], rows)


def _run_down(
    block: _Loans, share: Ints, interest: Charge, rows: Amortization, spans: Spans
) -> bool:
    """Carry the balance period by period; whether every loan used every row.

    First without looking whether a row pays less than nothing or more than is owed, since few do;
    where one did, the block is done again with care.
    """
    _carry(block, share, interest, rows, careful=False)
    if _never_below_zero(block, share, interest, rows, alike=spans.alike):
        rows.rows.fill(spans.count)
        return True
    _carry(block, share, interest, rows, careful=True)
    rows.rows[...] = np.argmax(rows.balance == 0, axis=0) + 1
    return False


def _never_below_zero(
    block: _Loans, share: Ints, interest: Charge, rows: Amortization, *, alike: bool
) -> bool:
    """Whether each row paid something and left something, by looking at the rows that tell.

    Where periods are alike principal grows from row to row, as the interest shrinks with the
    balance: the first tells for all. A balance that has gone below zero falls on, by no more than
    share and interest, so it stays there for some rows before 64 bits could turn it round.
    """
    step = max(1, interest.top // (int(share.max()) + interest.most))
    if len(rows.balance) > 1 and rows.balance[-2::-step].min() <= 0:
        return False
    if block.method != "annuity" or int(share.min()) >= interest.most:
        return True
    telling = rows.principal[:1] if alike and not block.grace.any() else rows.principal
    return bool(telling.min() >= 0)


def _carry(
    block: _Loans, share: Ints, interest: Charge, rows: Amortization, *, careful: bool
) -> None:
    """`share` is the level payment of an annuity, else the principal of each row."""
    balance, waiting = block.principal, int(block.grace.max())
    last = len(rows.balance) - 1
    for k, (paid, due, left) in enumerate(
        zip(rows.principal, rows.interest, rows.balance, strict=True)
    ):
        interest.into(k, balance, due)
        if k == last:
            np.copyto(paid, balance)
            left.fill(0)
            return
        if block.method == "annuity":
            np.subtract(share, due, paid)
        else:
            np.copyto(paid, share)
        if careful:
            np.clip(paid, 0, balance, out=paid)
        if k < waiting:
            np.copyto(paid, 0, where=block.grace > k)
        np.subtract(balance, paid, left)
        balance = left


def _flat(block: _Loans, spans: Spans, rounding: Rounding, rows: Amortization) -> None:
    """Total interest on the first principal, rounded once, shared over the rows in use."""
    total = np.empty_like(block.principal)
    whole = charge(block.principal, block.rate, spans.summed(), rounding)
    whole.into(0, block.principal, total)
    share = round_ratio(block.principal, spans.count - block.grace, rounding)
    fee = round_ratio(total, spans.count, rounding)
    residue = total - fee * (spans.count - 1)

    def into(k: int, _: Ints, out: Ints) -> None:
        np.copyto(out, residue if k == spans.count - 1 else fee)

    plain = _run_down(block, share, Charge(into, whole.top, whole.most), rows, spans)
    if plain and residue.min() >= 0:
        return
    for due, left in zip(rows.interest, rows.balance, strict=True):
        np.copyto(due, np.where(left == 0, total, np.minimum(fee, total)))
        total -= due
