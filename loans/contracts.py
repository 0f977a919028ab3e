"""From a policy's product to a loan's signed schedule. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from fund.calendars import as_date, months_and_days, step_months
from fund.errors import BadInput, Refused
from fund.money import PPM, interest, percent, round_ratio, yuan
from fund.policy.rules import Lending, Policy, Product
from loans.daycount import BASE, DayCount, units
from loans.terms import Every, Instalment, Schedule, Terms, due_dates, period_units


@dataclass(frozen=True)
class Row:
    """One stored instalment: a period of `units` of a year by the day count, amounts in fen."""

    no: int
    start_on: date
    due_on: date
    units: int
    principal: int
    interest: int


def check_amount(lending: Lending, principal: int) -> None:
    """Refuse an amount (fen) outside the policy's limits, which include their ends. BadInput."""
    if not lending.minimum <= principal <= lending.maximum:
        raise BadInput(
            f"借款金额 {yuan(principal)} 元不在 {yuan(lending.minimum)} 元至 "
            f"{yuan(lending.maximum)} 元之间。",
            lending.amount_clause,
        )


def check_months(policy: Policy, product: Product, months: int) -> None:
    """Refuse a term the policy or the product does not allow. Raises BadInput."""
    lending = policy.lending
    if months > lending.term_months:
        raise BadInput(
            f"借款期限 {months} 个月超过 {lending.term_months} 个月。", lending.term_clause
        )
    step = Every.parse(product.every).count
    if months < 1 or (not product.year_end and months % step):
        raise BadInput(f"“{product.name}”的期限应为 {step} 个月的整数倍。", product.clause)


def terms_of(
    product: Product, lending: Lending, principal: int, rate_ppm: int, on: date, months: int
) -> Terms:
    """The terms of a loan disbursed on a day; raises Refused for a year-end loan on 31 December."""
    every = Every.parse(product.every)
    first_due = date(on.year, 12, 31) if product.year_end else None
    if first_due is not None and first_due <= on:
        raise Refused("12月31日放款当日即到期，“年终带本返还”须在年终以前放款。", product.clause)
    return Terms(
        principal=principal,
        rate_ppm=rate_ppm,
        disbursed_on=on,
        method=product.method,
        instalments=1 if product.year_end else months // every.count,
        every=every,
        first_due=first_due,
        day_count=lending.day_count,
    )


def months_to(start: date, end: date) -> int:
    """Whole months from start to end, an odd rest counted as one more: what a tenor is read by."""
    months, odd = months_and_days(start, end)
    return int(months) + (1 if odd else 0)


def last_due(product: Product, on: date, months: int) -> date:
    """When a loan disbursed on a day would end."""
    return date(on.year, 12, 31) if product.year_end else as_date(step_months(on, months))


def overdue_rate(rate_ppm: int, surcharge_ppm: int) -> int:
    """The yearly rate on overdue principal: the contract's and the surcharge on it, in ppm."""
    return int(round_ratio(rate_ppm * (PPM + surcharge_ppm), PPM))


def rows_of(schedule: Schedule) -> list[Row]:
    """A schedule's rows with the periods they cover."""
    terms = schedule.terms
    spans = period_units(terms, due_dates(terms)).tolist()
    if terms.method == "bullet":
        spans = [sum(spans)]
    rows, start = [], terms.disbursed_on
    for item, span in zip(schedule.instalments, spans, strict=False):
        rows.append(Row(item.no, start, item.due_on, span, item.principal, item.interest))
        start = item.due_on
    return rows


def prepay(
    rows: Sequence[Row],
    first: int,
    on: date,
    amount: int,
    rate_ppm: int,
    day_count: DayCount,
) -> list[Row]:
    """The schedule after a prepayment on a day; instalments before number `first` stay as they are.

    amount (fen) is all that was paid towards instalment `first`, this time and before. The
    principal it repays bears interest for the time it was used (Civil Code 677; worked example
    12): together they become an instalment due that day. The rest stays as signed, less principal
    in the oldest instalments first, and bears interest only on what is still owed.
    """
    kept = [row for row in rows if row.no < first]
    rest = [row for row in rows if row.no >= first]
    owed = sum(row.principal for row in rest)
    start = min(rest[0].start_on, on)
    span = int(units(day_count, start, on))
    principal = min(_principal_within(amount, rate_ppm, span, BASE[day_count]), owed)
    paid = Row(first, start, on, span, principal, amount - principal)
    balance, left, no = owed - principal, principal, first
    after = []
    for row in rest:
        taken = min(left, row.principal)
        left -= taken
        if balance:
            due = int(interest(balance, rate_ppm, row.units, BASE[day_count]))
            no += 1
            after.append(replace(row, no=no, principal=row.principal - taken, interest=due))
        balance -= row.principal - taken
    return [*kept, paid, *after]


def _principal_within(amount: int, rate_ppm: int, span: int, base: int) -> int:
    """The most principal that `amount` repays together with its own interest (to half a fen)."""
    principal = amount * base * PPM // (base * PPM + rate_ppm * span)
    while principal + 1 + int(interest(principal + 1, rate_ppm, span, base)) <= amount:
        principal += 1
    return principal


def instalments(rows: Sequence[Row]) -> list[Instalment]:
    """Stored rows with their running balance."""
    balance = sum(row.principal for row in rows)
    shown = []
    for row in rows:
        balance -= row.principal
        shown.append(Instalment(row.no, row.due_on, row.principal, row.interest, balance))
    return shown


def spoken(terms: Terms) -> dict[str, str]:
    """The terms as they are stored beside the schedule they were computed from."""
    return {
        "principal": yuan(terms.principal),
        "rate": percent(terms.rate_ppm),
        "disbursed_on": terms.disbursed_on.isoformat(),
        "method": terms.method,
        "instalments": str(terms.instalments),
        "every": f"{terms.every.count}{terms.every.unit}",
        "first_due": terms.first_due.isoformat() if terms.first_due else "",
        "day_count": terms.day_count,
        "rounding": terms.rounding,
    }


def digest(terms: str, rows: Sequence[Row]) -> str:
    """A fingerprint of a signed schedule, so that `verify` sees any change to it."""
    content = [
        [r.no, str(r.start_on), str(r.due_on), r.units, r.principal, r.interest] for r in rows
    ]
    return hashlib.sha256(json.dumps([terms, content]).encode()).hexdigest()
