"""What a policy file says about lending. Pure."""

from __future__ import annotations

from datetime import date
from typing import Literal

from fund.policy.values import Fen, Ppm, Rules, Times


class Lending(Rules, frozen=True):
    """Limits of one loan and how money received is allocated."""

    minimum: Fen
    maximum: Fen
    amount_clause: str
    term_months: int
    term_clause: str
    open_loans_per_household: int
    household_clause: str
    surcharge_percent: Ppm
    surcharge_clause: str
    allocation: tuple[Literal["cost", "overdue_interest", "interest", "principal"], ...]
    allocation_clause: str
    day_count: Literal["months+days", "30/360", "actual/360", "actual/365", "actual/actual"]
    small_difference: Fen
    small_clause: str
    misuse_percent: Ppm
    misuse_clause: str
    compound: bool = False
    repricing: Literal["fixed", "yearly"] = "fixed"
    due_shift: Literal["none", "next-workday", "season"] = "none"


class RateTier(Rules, frozen=True):
    """Terms up to `months` take this tenor's rate."""

    months: int
    tenor: str


class RateBasis(Rules, frozen=True, rename={"start": "from"}):
    """The published rate that serves loans disbursed from `start` on."""

    start: date
    basis: str
    tiers: tuple[RateTier, ...]
    confirm_after_days: int
    clause: str
    times: Times = Times(1_000_000)
    points: Ppm = Ppm(0)


class Product(Rules, frozen=True):
    """A way to repay; `year_end` products fall due on 31 December of the disbursement year.

    The first `grace` periods pay interest only; with a `settlement_day` interest is settled on that
    day of the month (结息日) and due the day after.
    """

    key: str
    name: str
    method: Literal["annuity", "equal-principal", "interest-only", "bullet"]
    every: str
    clause: str
    year_end: bool = False
    grace: int = 0
    settlement_day: int = 0


class LoanClass(Rules, frozen=True):
    """A class holds up to and including `days` past due; `provision` of its balance is set aside.

    `cure_months` a loan must stand at days of a better class before it leaves this one;
    `rescheduled` marks the class that extended loans are in at least.
    """

    name: str
    days: int
    provision: Ppm
    cure_months: int = 0
    rescheduled: bool = False


class Collection(Rules, frozen=True, rename={"start": "from", "end": "to"}):
    """The season of weekly arrears reports: month-day to month-day, on ISO weekday 1-7."""

    start: str
    end: str
    weekday: int
    clause: str
