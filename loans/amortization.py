"""Amortization schedules for many loans at once, exact to the fen. Pure and vectorised.

Arrays are period-major, shape [N, L] (N periods, L loans), so that each period is one contiguous
step over all loans. Interest of a period is round(balance * rate * units / base), rounded once; the
last instalment takes the residue; no row goes below zero; an early payoff ends the schedule.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal, get_args

import numpy as np
import numpy_financial as npf

from fund.calendars import Ints
from fund.money import PPM, Rounding, exact, round_ratio

Method = Literal["annuity", "equal-principal", "interest-only", "bullet", "flat"]
METHODS: tuple[Method, ...] = get_args(Method)

# A level payment computed in floats nearer than this (fen) to a half is recomputed in rationals.
_TIE_FEN = 1e-4
_FLOAT_EXACT_FEN = 10**11


@dataclass(frozen=True)
class Amortization:
    """Schedules in fen, each [N, L]; balance is what is owed after the row; rows [L] are in use."""

    principal: Ints
    interest: Ints
    balance: Ints
    rows: Ints


def amortize(
    method: Method,
    principal: Any,
    rate_ppm: Any,
    units: Any,
    base: int,
    *,
    rounding: Rounding = "half-up",
    multiple_fen: int = 1,
) -> Amortization:
    """Schedules for L loans.

    principal [L] fen > 0; rate_ppm [L]; units [N, L] of a year of `base` units for each period.
    multiple_fen: the level instalment of an annuity goes to the nearest multiple.
    """
    p = np.atleast_1d(np.asarray(principal, dtype=np.int64))
    rate = np.broadcast_to(np.asarray(rate_ppm, dtype=np.int64), p.shape)
    u = np.atleast_2d(np.asarray(units, dtype=np.int64))
    u = np.broadcast_to(u, (u.shape[0], p.size))
    if method == "bullet":
        u = u.sum(axis=0, keepdims=True)
    if method == "flat":
        return _flat(p, rate, u, base, rounding)
    part = np.zeros_like(p)
    if method == "annuity":
        level = level_instalment(p, rate, u, base, rounding)
        part = round_ratio(level, multiple_fen, rounding) * multiple_fen
    elif method == "equal-principal":
        part = round_ratio(p, u.shape[0], rounding)
    return _run_down(method, p, rate, u, base, rounding, part)


def _run_down(
    method: Method, p: Ints, rate: Ints, u: Ints, base: int, rounding: Rounding, part: Ints
) -> Amortization:
    """Carry the balance period by period; `part` is the level payment or the principal share."""
    n = u.shape[0]
    balance, rates, spans = exact(p, rate, u)
    factor = rates * spans
    out = np.zeros((3, n, p.size), dtype=np.int64)
    for k in range(n):
        due = round_ratio(balance * factor[k], base * PPM, rounding)
        if k == n - 1:
            paid = balance
        elif method == "annuity":
            paid = np.clip(part - due, 0, balance)
        else:
            paid = np.minimum(part, balance)
        balance = balance - paid
        out[0, k], out[1, k], out[2, k] = paid, due, balance
    return Amortization(out[0], out[1], out[2], _rows(out[2]))


def _rows(balance: Ints) -> Ints:
    """How many rows each loan uses: up to and including the one that pays it off."""
    last: Ints = np.argmax(balance == 0, axis=0).astype(np.int64)
    return last + np.int64(1)


def _flat(p: Ints, rate: Ints, u: Ints, base: int, rounding: Rounding) -> Amortization:
    """Total interest on the first principal, rounded once, shared over the rows in use."""
    n = u.shape[0]
    b, r, span = exact(p, rate, u.sum(axis=0))
    total = np.asarray(round_ratio(b * r * span, base * PPM, rounding)).astype(np.int64)
    share, fee = round_ratio(p, n, rounding), round_ratio(total, n, rounding)
    principal = np.zeros((n, p.size), dtype=np.int64)
    interest = np.zeros_like(principal)
    left, unpaid = p.copy(), total.copy()
    for k in range(n):
        last = k == n - 1
        principal[k] = left if last else np.minimum(share, left)
        left = left - principal[k]
        interest[k] = np.where((left == 0) | last, unpaid, np.minimum(fee, unpaid))
        unpaid = unpaid - interest[k]
    balance = p - np.cumsum(principal, axis=0)
    return Amortization(principal, interest, balance, _rows(balance))


def level_instalment(p: Ints, rate: Ints, u: Ints, base: int, rounding: Rounding) -> Ints:
    """The amount [L] in fen that would close each loan exactly, rounded once to the fen.

    With equal periods numpy-financial's `pmt`, else the sum of discount factors; where the float
    lies too near a half to trust, or the principal is too large for one, in exact rationals.
    """
    factor = (rate * u).astype(np.float64) / (base * PPM)
    if np.array_equal(u, np.broadcast_to(u[0], u.shape)):
        with np.errstate(divide="ignore", invalid="ignore"):  # rate 0 is answered by P / N inside
            level: Any = -npf.pmt(factor[0], u.shape[0], p.astype(np.float64))
    else:
        level = p / np.cumprod(1.0 / (1.0 + factor), axis=0).sum(axis=0)
    rounded: Ints = np.floor(level + 0.5).astype(np.int64)
    unsure = (np.abs(level - np.floor(level) - 0.5) < _TIE_FEN) | (p > _FLOAT_EXACT_FEN)
    for index in np.flatnonzero(unsure):
        rounded[index] = _exact_level(int(p[index]), int(rate[index]), u[:, index], base, rounding)
    return rounded


def _exact_level(p: int, rate: int, u: Ints, base: int, rounding: Rounding) -> int:
    discount, total = Fraction(1), Fraction(0)
    for span in u.tolist():
        discount /= 1 + Fraction(rate * span, base * PPM)
        total += discount
    level = p / total
    return int(round_ratio(level.numerator, level.denominator, rounding))


def effective_annual_rate(
    principal: int, payments: Ints, periods_a_year: float, due_days: Ints | None = None
) -> float:
    """(1 + irr) ** periods_a_year - 1 as a fraction, from the fen really paid.

    payments [N] fen. due_days [N] (days since disbursement) is given only when the first period is
    odd: then flows are dated, with years of 365 days.
    """
    if int(payments.sum()) <= principal:
        return 0.0
    if due_days is None:
        rate = float(npf.irr(np.concatenate(([-float(principal)], payments.astype(np.float64)))))
        return float((1.0 + rate) ** periods_a_year - 1.0)
    years = due_days / 365.0
    if not years.any():
        return 0.0
    return _dated_rate(principal, payments.astype(np.float64), years)


def _dated_rate(principal: int, payments: Any, years: Any) -> float:
    """The yearly rate at which dated payments are worth the principal; found by bisection."""
    low, high = 0.0, 1.0
    while (payments / (1.0 + high) ** years).sum() > principal and high < 1e9:
        high *= 2.0
    for _ in range(200):
        middle = (low + high) / 2.0
        if (payments / (1.0 + middle) ** years).sum() > principal:
            low = middle
        else:
            high = middle
    return (low + high) / 2.0
