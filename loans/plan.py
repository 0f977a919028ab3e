"""A loan's signed plan and how events change it: rows, rate steps, rules of replanning. Pure.

A row's interest is the exact interest of its balance over its own units, split where the rate
steps, rounded once. Odd days are counted once over the whole row, so a change of rate in the middle
neither loses nor doubles a day (domain rules, worked example 13).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

import numpy as np

from fund.calendars import as_date, months_and_days, step_months
from fund.errors import Refused
from fund.money import PPM, percent, round_ratio
from loans.amortization import Method, amortize
from loans.daycount import BASE, DayCount, units


@dataclass(frozen=True)
class Row:
    """One signed instalment: a period of `units` of a year by the day count, amounts in fen."""

    no: int
    start_on: date
    due_on: date
    units: int
    principal: int
    interest: int


@dataclass(frozen=True)
class Step:
    """From a day on: the yearly rate, and the rate on overdue money, in ppm.

    With `compound` (off by default) unpaid interest bears the overdue rate too.
    """

    start_on: date
    rate_ppm: int
    overdue_ppm: int
    compound: bool = False


@dataclass(frozen=True)
class Plan:
    """Rows in order and the rate steps under which they were signed."""

    rows: tuple[Row, ...]
    steps: tuple[Step, ...]
    day_count: DayCount
    method: Method
    event: str = "disbursed"

    @property
    def disbursed_on(self) -> date:
        """The day the loan was paid out."""
        return self.steps[0].start_on

    def step_on(self, on: date) -> Step:
        """The step in force on a day."""
        return next(step for step in reversed(self.steps) if step.start_on <= on)

    def undue(self, on: date) -> list[Row]:
        """Rows that fall due after a day."""
        return [row for row in self.rows if row.due_on > on]


def surcharged(rate_ppm: int, surcharge_ppm: int) -> int:
    """A yearly rate and a surcharge on it, in ppm, rounded once."""
    return int(round_ratio(rate_ppm * (PPM + surcharge_ppm), PPM))


def weight(plan: Plan, start: date, end: date, whole: int | None = None) -> int:
    """Rate times units over a span, in ppm-units: what a fen of balance bears, times base * PPM.

    `whole` are the span's units where its contract counts them in another way (whole months).
    """
    marks = [start, *(s.start_on for s in plan.steps if start < s.start_on < end), end]
    spans = [int(units(plan.day_count, start, mark)) for mark in marks]
    if whole is not None:
        spans[-1] = whole
    parts = zip(marks, pairwise(spans), strict=False)
    return sum(plan.step_on(mark).rate_ppm * (last - first) for mark, (first, last) in parts)


def interest_over(
    plan: Plan, balance: int, start: date, end: date, whole: int | None = None
) -> int:
    """Interest (fen) of a balance over a span, rounded once."""
    exact = balance * weight(plan, start, end, whole)
    return int(round_ratio(exact, BASE[plan.day_count] * PPM))


def priced(plan: Plan, rows: Sequence[Row], since: date = date.min) -> list[Row]:
    """The last rows of a plan, their interest recomputed where due after `since`."""
    balance, found = sum(row.principal for row in rows), []
    for row in rows:
        due = row.interest
        if row.due_on > since:
            due = interest_over(plan, balance, row.start_on, row.due_on, row.units)
        found.append(replace(row, interest=due))
        balance -= row.principal
    return found


def numbered(rows: Sequence[Row], first: int) -> list[Row]:
    """Rows numbered from `first`."""
    return [replace(row, no=first + index) for index, row in enumerate(rows)]


def prepay(plan: Plan, on: date, amount: int, how: str) -> Plan:
    """The plan after a prepayment of `amount` fen on a day that all due rows are paid.

    The principal it repays bears interest for the time it was used (Civil Code 677, worked example
    12): together they become an instalment due that day. What remains is `shorter` (the last
    instalments go first; an annuity keeps its instalment) or `smaller` (every instalment shrinks
    alike), and its principal bears interest only on what is still owed.
    """
    rest = plan.undue(on)
    owed = sum(row.principal for row in rest)
    start = min(rest[0].start_on, on)
    principal = min(_principal_within(plan, start, on, amount), owed)
    span = int(units(plan.day_count, start, on))
    paid = Row(rest[0].no, start, on, span, principal, amount - principal)
    after = _replanned(plan, rest, owed - principal, how) if principal < owed else []
    kept = [row for row in plan.rows if row.due_on <= on]
    rows = (*kept, paid, *numbered(after, rest[0].no + 1))
    return replace(plan, rows=rows, event="prepaid")


def _principal_within(plan: Plan, start: date, on: date, amount: int) -> int:
    """The most principal that `amount` repays together with its own interest (to half a fen)."""
    unit = BASE[plan.day_count] * PPM
    principal = amount * unit // (unit + weight(plan, start, on))
    while principal + 1 + interest_over(plan, principal + 1, start, on) <= amount:
        principal += 1
    return principal


def _replanned(plan: Plan, rest: Sequence[Row], balance: int, how: str) -> list[Row]:
    """The rows not due yet, for a smaller balance."""
    if plan.method == "annuity":
        return _level(plan, rest, balance, how)
    if how == "shorter":
        left, shares = balance, []
        for row in rest:
            shares.append(min(row.principal, left))
            left -= shares[-1]
    else:
        whole, done, shares = sum(row.principal for row in rest), 0, []
        for row in rest:
            before = int(round_ratio(done * balance, whole))
            done += row.principal
            shares.append(int(round_ratio(done * balance, whole)) - before)
    last = max(index for index, share in enumerate(shares) if share)
    used = [replace(r, principal=s) for r, s in zip(rest, shares, strict=True)][: last + 1]
    return priced(plan, used)


def _level(plan: Plan, rest: Sequence[Row], balance: int, how: str) -> list[Row]:
    """An annuity's rows: the instalment as signed over fewer rows, or a smaller one over all."""
    weights = [[weight(plan, row.start_on, row.due_on, row.units)] for row in rest]
    kept = rest[0].principal + rest[0].interest if how == "shorter" else None
    # A rate of one ppm over ppm-units: each period bears its own rate exactly.
    found = amortize("annuity", balance, 1, weights, BASE[plan.day_count], instalment=kept)
    count = int(found.rows[0])
    columns = (found.principal[:count, 0].tolist(), found.interest[:count, 0].tolist())
    return [
        replace(row, principal=principal, interest=due)
        for row, principal, due in zip(rest, *columns, strict=False)
    ]


def fallen_due(plan: Plan, on: date, event: str) -> Plan:
    """The plan with everything not due yet falling due on a day, with interest for the time used.

    That is a loan paid off, called (提前收回) or written off.
    """
    rest = plan.undue(on)
    if not rest:
        return plan
    owed = sum(row.principal for row in rest)
    start = min(rest[0].start_on, on)
    span = int(units(plan.day_count, start, on))
    due = min(interest_over(plan, owed, start, on), rest[0].interest)
    kept = [row for row in plan.rows if row.due_on <= on]
    last = Row(rest[0].no, start, on, span, owed, due)
    return replace(plan, rows=(*kept, last), event=event)


def stepped(plan: Plan, step: Step, event: str) -> Plan:
    """The plan with a new rate from a day on; rows not due by then are priced anew."""
    steps = tuple(sorted((s for s in plan.steps if s.start_on != step.start_on), key=_start))
    at = sum(s.start_on < step.start_on for s in steps)
    changed = replace(plan, steps=(*steps[:at], step, *steps[at:]), event=event)
    return replace(changed, rows=tuple(priced(changed, plan.rows, step.start_on)))


def _start(step: Step) -> date:
    return step.start_on


def misused(plan: Plan, on: date, surcharge_ppm: int) -> Plan:
    """The plan with the misuse surcharge from a day on, in ordinary interest and overdue alike.

    Never two surcharges on one principal: the overdue rate is the higher of the two (domain 1).
    """
    for step in [replace(plan.step_on(on), start_on=on), *plan.steps]:
        if step.start_on >= on:
            rate = surcharged(step.rate_ppm, surcharge_ppm)
            raised = replace(step, rate_ppm=rate, overdue_ppm=max(rate, step.overdue_ppm))
            plan = stepped(plan, raised, "misused")
    return plan


def later(plan: Plan, due: date, months: int) -> date:
    """A due date `months` later, stepped from the disbursement where it is a whole month of it."""
    whole, odd = months_and_days(plan.disbursed_on, due)
    if int(odd):
        return as_date(step_months(due, months))
    return as_date(step_months(plan.disbursed_on, int(whole) + months))


def extended(plan: Plan, no: int, months: int, rates: tuple[int, int] | None = None) -> Plan:
    """The plan with the principal of instalment `no` and after due `months` later (展期).

    Interest stays due on the dates it was, and on the new ones; a loan that pays all at its end
    pays all at its new end. New rates (yearly and overdue, ppm) hold from the old due date of `no`
    (loan general rules art. 14: from the extension on).
    """
    moved = [row for row in plan.rows if row.no >= no]
    start = moved[0].due_on
    steps = plan.steps
    if rates is not None:
        earlier = [step for step in plan.steps if step.start_on < start]
        old = plan.step_on(start)
        steps = (*earlier, replace(old, start_on=start, rate_ppm=rates[0], overdue_ppm=rates[1]))
    shares = {later(plan, row.due_on, months): row.principal for row in moved}
    if plan.method == "bullet":
        due = list(shares)
    else:
        due = sorted({row.due_on for row in moved} | set(shares))
    rows, begin = [], moved[0].start_on
    signed = {row.due_on: row for row in moved}
    for index, on in enumerate(due):
        same = signed.get(on)
        span = same.units if same and same.start_on == begin else None
        span = units_between(plan, begin, on) if span is None else span
        rows.append(Row(no + index, begin, on, span, shares.get(on, 0), 0))
        begin = on
    changed = replace(plan, steps=steps, event="extended")
    kept = [row for row in plan.rows if row.no < no]
    return replace(changed, rows=(*kept, *priced(changed, rows)))


def units_between(plan: Plan, start: date, end: date) -> int:
    """Units of a period of the plan: months counted from the disbursement, never a clipped date."""
    if plan.day_count != "months+days":
        return int(units(plan.day_count, start, end))
    through = units(plan.day_count, plan.disbursed_on, np.array([start, end], "datetime64[D]"))
    return int(through[1] - through[0])


def check_extension(original_months: int, extended_months: int) -> None:
    """Refuse more extension in all than the loan general rules (art. 12) allow. Raises Refused.

    Up to a year: as long as the term; one to five years: half of it; longer: three years.
    """
    if original_months <= 12:
        limit = original_months
    elif original_months <= 60:
        limit = original_months // 2
    else:
        limit = 36
    if extended_months > limit:
        raise Refused(
            f"原期限 {original_months} 个月的借款累计展期不得超过 {limit} 个月，"
            f"这次以后共 {extended_months} 个月。",
            "贷款通则第12条",
        )


def digest(terms: str, rows: Sequence[Row]) -> str:
    """A fingerprint of a signed plan, so that `verify` sees any change to it."""
    content = [
        [r.no, str(r.start_on), str(r.due_on), r.units, r.principal, r.interest] for r in rows
    ]
    return hashlib.sha256(json.dumps([terms, content]).encode()).hexdigest()


def spoken_steps(steps: Sequence[Step]) -> list[list[str]]:
    """Rate steps as they stand in the signed terms."""
    return [
        [
            step.start_on.isoformat(),
            percent(step.rate_ppm),
            percent(step.overdue_ppm),
            "compound" if step.compound else "simple",
        ]
        for step in steps
    ]
