"""Indicators of a loan fund (domain rules, section 4). Pure: sums in, shares out.

Amounts are fen; shares are exact fractions, rounded once where they are printed. Every denominator
may be zero: then there is nothing to measure and the answer is None.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import floor
from typing import Any

from fund.calendars import Ints

Share = Fraction | None


def share(part: Any, whole: Any) -> Share:
    """One amount of another; None of nothing."""
    return Fraction(int(part), int(whole)) if whole else None


def at_risk(balance: Ints, past_due: Ints, days: int, rescheduled: Ints | None = None) -> int:
    """Balance (fen) of loans more than `days` past due: the whole balance, not the late part.

    With `rescheduled` [L], extended loans count too, as the CGAP's stricter version has it.
    """
    risky = past_due > days
    if rescheduled is not None:
        risky = risky | (rescheduled > 0)
    return int(balance[risky].sum())


def yearly_loss_rate(recovery: Share, term_years: Fraction, *, in_instalments: bool) -> Share:
    """About what share of the portfolio a year is lost at a current recovery rate (CGAP).

    (1 - CRR) / T, times two where loans are repaid evenly.
    """
    if recovery is None or not term_years:
        return None
    return (1 - recovery) / term_years * (2 if in_instalments else 1)


def real_value(nominal: int, changes_ppm: Sequence[int]) -> Fraction:
    """What an amount (fen) is worth in money of the beginning, after yearly price changes (ppm)."""
    value = Fraction(nominal)
    for change in changes_ppm:
        value /= 1 + Fraction(change, 1_000_000)
    return value


def yield_gap(contract_ppm: int, income: int, portfolio: Fraction, days: int) -> Share:
    """What of the contracts' yearly rate (ppm) the income (fen) of `days` did not bring in.

    `portfolio` is the average balance in fen; late and unpaid interest, and losses, make the gap.
    """
    if not portfolio or not days:
        return None
    return Fraction(contract_ppm, 1_000_000) - income / portfolio * Fraction(365, days)


def average(balances: Sequence[tuple[int, int]]) -> Fraction:
    """The average of (balance, days) pairs by days."""
    days = sum(span for _, span in balances)
    if not days:
        return Fraction(0)
    return Fraction(sum(balance * span for balance, span in balances), days)


def ppm(value: Share) -> int | None:
    """A share as whole parts per million, half up."""
    if value is None:
        return None
    return floor(value * 1_000_000 + Fraction(1, 2))
