"""The terms of one loan and the schedule they promise. Pure.

One loan is a batch of one: `schedule` builds due dates and units, and `amortize` does the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import numpy as np

from fund.calendars import Dates, Ints, as_date, days, months_and_days, step_months
from fund.errors import BadInput, Unreadable
from fund.money import Rounding
from loans.amortization import Method, amortize
from loans.daycount import BASE, DayCount, units
from loans.effective import effective_annual_rate


@dataclass(frozen=True)
class Every:
    """The step between due dates: whole months, or whole days."""

    count: int
    unit: Literal["m", "d"]
    a_year: float

    @classmethod
    def parse(cls, text: str) -> Every:
        """Read `1m 3m 12m 1w 2w 15d`; raises BadInput."""
        match = re.fullmatch(r"([1-9]\d{0,3})([mwd])", text.strip())
        if not match:
            raise Unreadable(f"还款间隔“{text}”不能识别，请写成 1m、3m、12m、1w、2w 或 15d。")
        count = int(match[1])
        if match[2] == "m":
            return cls(count, "m", 12 / count)
        return cls(count * 7, "d", 52 / count) if match[2] == "w" else cls(count, "d", 365 / count)

    def step(self, anchor: date, times: Any) -> Dates:
        """Due dates `times` steps after the anchor, from the anchor itself."""
        steps = np.asarray(times, dtype=np.int64) * self.count
        if self.unit == "m":
            return step_months(anchor, steps)
        stepped: Dates = days(anchor) + steps.astype("timedelta64[D]")
        return stepped


@dataclass(frozen=True)
class Terms:
    """What a schedule depends on. principal in fen, rate in ppm a year, multiple in fen.

    The first `grace` periods pay interest only. `due_on` are the due dates themselves where they
    are not plain steps: settlement days, or dates shifted by policy.
    """

    principal: int
    rate_ppm: int
    disbursed_on: date
    method: Method
    instalments: int
    every: Every
    first_due: date | None = None
    day_count: DayCount = "months+days"
    rounding: Rounding = "half-up"
    multiple_fen: int = 1
    grace: int = 0
    due_on: tuple[date, ...] = ()


@dataclass(frozen=True)
class Instalment:
    """One row of a schedule; amounts in fen, balance after the row."""

    no: int
    due_on: date
    principal: int
    interest: int
    balance: int

    @property
    def total(self) -> int:
        """Principal and interest together, in fen."""
        return self.principal + self.interest


@dataclass(frozen=True)
class Schedule:
    """A loan's instalments and their effective annual rate (a fraction)."""

    terms: Terms
    instalments: tuple[Instalment, ...]
    effective_annual_rate: float

    @property
    def principal(self) -> int:
        """Sum of principal, in fen."""
        return sum(row.principal for row in self.instalments)

    @property
    def interest(self) -> int:
        """Sum of interest, in fen."""
        return sum(row.interest for row in self.instalments)


def check(terms: Terms) -> None:
    """Refuse terms that no schedule can be made of. Raises BadInput."""
    if terms.principal <= 0:
        raise BadInput("借款本金必须大于零。")
    if not 1 <= terms.instalments <= 600:
        raise BadInput("期数应在 1 到 600 之间。")
    if terms.first_due and terms.first_due <= terms.disbursed_on:
        raise BadInput(f"首期还款日 {terms.first_due} 应在放款日 {terms.disbursed_on} 之后。")
    if terms.due_on and (
        len(terms.due_on) != terms.instalments
        or list(terms.due_on) != sorted(set(terms.due_on))
        or terms.due_on[0] <= terms.disbursed_on
    ):
        raise BadInput("应还日须逐期递增，且在放款日之后。")
    if terms.multiple_fen != 1 and terms.method != "annuity":
        raise BadInput("“每期取整”只用于等额本息（annuity）：其他方式没有等额的每期应还额。")


def due_dates(terms: Terms) -> Dates:
    """Due dates [N], each stepped from the anchor, never from a clipped date."""
    if terms.due_on:
        return days(terms.due_on)
    if terms.first_due:
        return terms.every.step(terms.first_due, np.arange(terms.instalments))
    return terms.every.step(terms.disbursed_on, np.arange(1, terms.instalments + 1))


def first_is_odd(terms: Terms) -> bool:
    """Whether the first period is not one whole step."""
    if terms.due_on:
        return True
    regular = as_date(terms.every.step(terms.disbursed_on, 1))
    return terms.first_due is not None and terms.first_due != regular


def period_units(terms: Terms, due: Dates) -> Ints:
    """Units of a year [N] of each period; whole monthly periods count whole months.

    Given due dates are counted from the disbursement, so that no odd day is lost or doubled.
    """
    if terms.due_on:
        whole = units(terms.day_count, terms.disbursed_on, due)
        given: Ints = np.diff(whole, prepend=0)
        return given
    start = np.concatenate((days([terms.disbursed_on]), due[:-1]))
    spans = units(terms.day_count, start, due)
    if terms.day_count == "months+days" and terms.every.unit == "m":
        regular = slice(1 if first_is_odd(terms) else 0, None)
        spans[regular] = 30 * terms.every.count
    return spans


def schedule(terms: Terms) -> Schedule:
    """The schedule of one loan; raises BadInput for impossible terms."""
    check(terms)
    due = due_dates(terms)
    result = amortize(
        terms.method,
        terms.principal,
        terms.rate_ppm,
        period_units(terms, due)[:, None],
        BASE[terms.day_count],
        rounding=terms.rounding,
        multiple_fen=terms.multiple_fen,
        grace=terms.grace,
    )
    count = int(result.rows[0])
    shown = due[-1:] if terms.method == "bullet" else due[:count]
    columns = (result.principal, result.interest, result.balance)
    rows = zip(*(column[:count, 0].tolist() for column in columns), strict=True)
    instalments = tuple(
        Instalment(no, as_date(on), p, i, b)
        for no, (on, (p, i, b)) in enumerate(zip(shown, rows, strict=True), start=1)
    )
    return Schedule(terms, instalments, _effective(terms, instalments))


def _effective(terms: Terms, rows: tuple[Instalment, ...]) -> float:
    payments = np.array([row.total for row in rows], dtype=np.int64)
    a_year = terms.every.a_year
    if terms.method == "bullet":
        a_year /= terms.instalments
    dated = None
    if first_is_odd(terms):
        dated = np.array([(row.due_on - terms.disbursed_on).days for row in rows], dtype=np.int64)
    return effective_annual_rate(terms.principal, payments, a_year, dated)


def span_interest(
    principal: int, rate_ppm: int, start: date, end: date, day_count: DayCount, rounding: Rounding
) -> tuple[int, dict[str, int]]:
    """Interest in fen for one span, and what was counted (months and days, or days alone).

    Raises BadInput if the end lies before the start.
    """
    if principal <= 0:
        raise BadInput("本金必须大于零。")
    if end < start:
        raise BadInput(f"止息日 {end} 早于起息日 {start}。")
    row = amortize(
        "bullet",
        principal,
        rate_ppm,
        units(day_count, start, end),
        BASE[day_count],
        rounding=rounding,
    )
    months, odd = months_and_days(start, end)
    if day_count == "months+days":
        return int(row.interest[0, 0]), {"months": int(months), "days": int(odd)}
    counted = units("30/360" if day_count == "30/360" else "actual/360", start, end)
    return int(row.interest[0, 0]), {"days": int(counted)}
