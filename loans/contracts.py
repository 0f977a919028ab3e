"""From a policy's product to a loan's signed schedule. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from fund.calendars import Dates, Workdays, as_date, months_and_days, step_months
from fund.errors import BadInput, Refused
from fund.money import percent, yuan
from fund.policy.lending import Lending, Product
from fund.policy.rules import Policy
from loans.duedates import into_season, off_holidays, settlement_dates
from loans.plan import Plan, Row, Step
from loans.terms import Every, Schedule, Terms, due_dates, period_units


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
    product: Product,
    policy: Policy,
    principal: int,
    rate_ppm: int,
    on: date,
    months: int,
    workdays: Workdays,
) -> Terms:
    """The terms of a loan disbursed on a day; raises Refused for a year-end loan on 31 December."""
    every = Every.parse(product.every)
    first_due = date(on.year, 12, 31) if product.year_end else None
    if first_due is not None and first_due <= on:
        raise Refused("12月31日放款当日即到期，“年终带本返还”须在年终以前放款。", product.clause)
    plain = Terms(
        principal=principal,
        rate_ppm=rate_ppm,
        disbursed_on=on,
        method=product.method,
        instalments=1 if product.year_end else months // every.count,
        every=every,
        first_due=first_due,
        day_count=policy.lending.day_count,
        grace=product.grace,
    )
    if product.settlement_day:
        ends = last_due(product, on, months)
        due = settlement_dates(on, ends, every.count, product.settlement_day)
    elif policy.lending.due_shift != "none":
        due = due_dates(plain)
    else:
        return plain
    placed = tuple(_shifted(due, policy, workdays, last_due(product, on, months)))
    return replace(plain, due_on=placed, instalments=len(placed), first_due=None)


def _shifted(due: Dates, policy: Policy, workdays: Workdays, last: date) -> list[date]:
    """Due dates as the policy moves them; dates that fall together become one."""
    shift, season = policy.lending.due_shift, policy.collection
    if shift == "next-workday":
        due = off_holidays(due, workdays)
    elif shift == "season" and season is not None:
        due = into_season(due, season.start, season.end, last)
    found: list[date] = np.unique(due).astype(object).tolist()
    return found


def months_to(start: date, end: date) -> int:
    """Whole months from start to end, an odd rest counted as one more: what a tenor is read by."""
    months, odd = months_and_days(start, end)
    return int(months) + (1 if odd else 0)


def last_due(product: Product, on: date, months: int) -> date:
    """When a loan disbursed on a day would end."""
    return date(on.year, 12, 31) if product.year_end else as_date(step_months(on, months))


def plan_of(signed: Schedule, overdue_ppm: int, *, compound: bool) -> Plan:
    """A schedule as the plan that is signed for it."""
    terms = signed.terms
    spans = period_units(terms, due_dates(terms)).tolist()
    if terms.method == "bullet":
        spans = [sum(spans)]
    rows, start = [], terms.disbursed_on
    for item, span in zip(signed.instalments, spans, strict=False):
        rows.append(Row(item.no, start, item.due_on, span, item.principal, item.interest))
        start = item.due_on
    step = Step(terms.disbursed_on, terms.rate_ppm, overdue_ppm, compound)
    return Plan(tuple(rows), (step,), terms.day_count, terms.method)


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
        "grace": str(terms.grace),
    }
