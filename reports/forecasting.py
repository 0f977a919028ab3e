"""The plan that the real book suggests: what is lent, what was seen, what the policy intends.

Forecasts are float yuan (promise 1); what is read here are whole fen, divided once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

import numpy as np

from fund.calendars import Ints, days, month_end, months_and_days
from fund.database import fetch, number
from fund.journal.accounts import BANK, HELD, OVERDUE, PRINCIPAL
from fund.office.funds import FundView
from fund.projection.chances import Uncertainty, chances, draw
from fund.projection.engine import Floats, Opening
from fund.projection.plan import Plan
from fund.rates.keeping import rate_on
from loans.arrears import Standing
from loans.book import LoanBook, load
from loans.parts import DEBTS, OVERDUE_INTEREST

SEEN_MONTHS, GRACE_DAYS = 24, 30
SEED = 20_240_101
DEPOSIT_RATE = 0.0035  # 活期, assumed where the bank's interest has not been entered
GUARANTOR_SHARE = 0.5  # assumed until commitments were called often enough to tell


@dataclass(frozen=True)
class Seen:
    """One thing seen in the book: its share, from how many cases, and the 90 % interval."""

    label: str
    share: float
    cases: int

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's interval at 90 %: wide where little was seen."""
        if not self.cases:
            return 0.0, 1.0
        z, n, p = 1.645, self.cases, self.share
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z / (1 + z * z / n) * np.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return max(float(middle - half), 0.0), min(float(middle + half), 1.0)

    @property
    def spread(self) -> float:
        """The standard deviation of its logit."""
        low, high = (min(max(edge, 1e-4), 1 - 1e-4) for edge in self.interval)
        return float(np.log(high / (1 - high)) - np.log(low / (1 - low))) / (2 * 1.645)


@dataclass(frozen=True)
class Basis:
    """A plan from the real book, and what of it was seen."""

    plan: Plan
    late: Seen
    back: Seen
    prepaid: Seen
    average_loan: float
    committed: float


async def basis(fund: FundView, on: date, known_at: datetime, months: int) -> Basis:
    """What the book of a day suggests for so many months; raises Refused without lending."""
    lending, target = fund.policy.lending, fund.policy.target
    book = await load(fund, on, known_at)
    state = book.standing()
    use = await _utilisation(fund.id, on, known_at)
    late, back, prepaid = _seen(book, state, on)
    committed = await _committed(fund.id, on, known_at)
    monthly = await _monthly(fund.id, on, known_at)
    opening = await _opening(fund.id, state, on, known_at)
    plan = Plan(
        opening=replace(opening, cash=max(opening.cash - committed, 0.0)),
        grants=monthly,
        months=months,
        contribution=target.yearly_contribution / 100 if target else 0.0,
        contribution_years=3,
        rate=await _rate(fund, book, state, on),
        utilisation=float(np.clip(use.mean(), 0.05, 1.0)) if len(use) else 0.95,
        deposit_rate=DEPOSIT_RATE,
        retained=1.0,
        overdue_share=late.share,
        recovery=1 - (1 - back.share) ** (1 / 12),
        guarantor_share=GUARANTOR_SHARE,
        prepayment=prepaid.share,
        term_months=_term(book),
        target=target.amount / 100 if target else 0.0,
    )
    average = (lending.minimum + lending.maximum) / 200
    if book.loans:
        average = sum(row["principal_fen"] for row in book.loans) / len(book.loans) / 100
    return Basis(plan, late, back, prepaid, average, committed)


async def _committed(fund: int, on: date, known_at: datetime) -> float:
    """Gifts approved and not paid yet (yuan): their money is gone in all but name."""
    fen = await number(
        "SELECT SUM(a.amount_fen) FROM award a JOIN aid_case c ON c.fund = a.fund "
        "AND c.no = a.case_no AND c.kind = 'grant' WHERE a.fund = {} AND a.awarded_on <= {} "
        "AND a.recorded_at <= {} AND NOT EXISTS (SELECT 1 FROM benefit_payment p "
        "WHERE p.award = a.id AND p.recorded_at <= {}) AND NOT EXISTS (SELECT 1 FROM case_step s "
        "WHERE s.fund = a.fund AND s.case_no = a.case_no AND s.outcome IN "
        "('refused', 'withdrawn') AND s.recorded_at <= {})",
        *(fund, on, known_at, known_at, known_at),
    )
    return fen / 100


async def _monthly(fund: int, on: date, known_at: datetime) -> float:
    """What those enrolled draw each month (yuan)."""
    fen = await number(
        "SELECT SUM(a.amount_fen) FROM enrolment e JOIN award a ON a.id = e.award "
        "LEFT JOIN enrolment_stop s ON s.enrolment = e.id AND s.recorded_at <= {} "
        "WHERE e.fund = {} AND e.starts_on <= {} AND e.recorded_at <= {} "
        "AND (s.id IS NULL OR s.stops_on > {})",
        *(known_at, fund, on, known_at, on),
    )
    return fen / 100


async def _opening(fund: int, state: Standing, on: date, known_at: datetime) -> Opening:
    """Cash that is the fund's own, what falls due by month, what is overdue by age in months."""
    rows = await fetch(
        "SELECT SUM(l.amount_fen) AS fen FROM journal_line l JOIN journal_entry e "
        "ON e.fund = l.fund AND e.seq = l.seq WHERE l.fund = {} AND l.account = {} "
        "AND l.source <> {} AND e.effective_on <= {} AND e.recorded_at <= {}",
        *(fund, BANK.code, HELD, on, known_at),
    )
    cash = int(rows[0]["fen"] or 0) / 100
    due, today = state.book.due, days(on)
    later = due > today
    ahead, _ = months_and_days(np.full(int(later.sum()), today), due[later])
    size = int(ahead.max()) + 1 if ahead.size else 0
    earned = state.interest_earned - state.interest_cleared

    def by_month(values: Ints) -> Floats:
        found = np.bincount(ahead, weights=values[later] / 100, minlength=size)
        return found.astype(np.float64)

    overdue = state.principal_left + state.interest_left + state.overdue_interest_left
    since, _ = months_and_days(due[~later], np.full(int((~later).sum()), today))
    old: Floats = np.bincount(
        np.minimum(since, 11), weights=overdue[~later] / 100, minlength=12
    ).astype(np.float64)
    return Opening(
        cash,
        falls_due=by_month(state.principal_left),
        interest_due=by_month(state.interest_left),
        accrued=by_month(np.minimum(np.maximum(earned, 0), state.interest_left)),
        overdue=old,
    )


def _seen(book: LoanBook, state: Standing, on: date) -> tuple[Seen, Seen, Seen]:
    """What went late, what of that came back, what was repaid early, in the last two years.

    Late is what was not paid thirty days after it fell due: who pays a few days into January what
    was due on 31 December has not gone overdue in the sense of the forecast.
    """
    columns, today = state.book, days(on)
    first = days(_months_back(on, SEEN_MONTHS))
    grace = columns.due + GRACE_DAYS
    counted = (columns.due >= first) & (grace <= today) & ~book.prepaid
    asked = int((columns.principal + columns.interest)[counted].sum())
    settles = columns.part_kind < len(DEBTS)
    settles &= (columns.part_kind != OVERDUE_INTEREST) & (columns.part_on <= today)
    row, fen, day = columns.part_row[settles], columns.part_fen[settles], columns.part_on[settles]
    applied = int((state.applied[0] + state.applied[1])[counted].sum())
    timely = int(fen[counted[row] & (day <= grace[row])].sum()) + applied
    late = max(asked - timely, 0)
    came = int(fen[counted[row] & (day > grace[row])].sum())
    early = int(columns.principal[book.prepaid & (columns.due >= first)].sum())
    lent = int(state.balance.sum()) * SEEN_MONTHS
    cases = int(counted.sum())
    return (
        Seen("到期一个月仍未还", late / asked if asked else 0.0, cases),
        Seen("其中后来收回", min(came / late, 1.0) if late else 0.0, cases * late // (asked or 1)),
        Seen("每月提前还款", min(early / lent, 1.0) if lent else 0.0, cases),
    )


@dataclass(frozen=True)
class CameTrue:
    """A past forecast at one month's end: low, middle, high, and what the fund then was (yuan)."""

    on: date
    low: float
    middle: float
    high: float
    actual: float


async def came_true(fund: FundView, on: date, known_at: datetime) -> list[CameTrue]:
    """The forecast of a year ago, quarter by quarter, beside what came; empty for a young fund.

    It is drawn up from the book as of then by today's rules, on the usual luck.
    """
    then = month_end(_months_back(on, 13))
    if then < fund.opened_on:
        return []
    past = await basis(fund, then, known_at, 12)
    found = chances(past.plan, Uncertainty(), draw(SEED, 12, 500))
    rows = []
    for month in (3, 6, 9, 12):
        day = month_end(_months_back(on, 13 - month))
        levels = found.fan[:, month - 1]
        worth = await _worth(fund, day, known_at)
        rows.append(CameTrue(day, float(levels[0]), float(levels[2]), float(levels[4]), worth))
    return rows


async def _worth(fund: FundView, on: date, known_at: datetime) -> float:
    """What the fund was on a day (yuan), as the forecast counts it: interest accrued included."""
    state = (await load(fund, on, known_at)).standing()
    opening = await _opening(fund.id, state, on, known_at)
    parts = (opening.falls_due, opening.accrued, opening.overdue)
    return opening.cash + float(sum(part.sum() for part in parts))


async def _rate(fund: FundView, book: LoanBook, state: Standing, on: date) -> float:
    """The balance-weighted rate of what is lent; today's rate where nothing is."""
    total = int(state.balance.sum())
    if total:
        rates = [row["rate_ppm"] for row in book.loans]
        weighed = sum(rate * int(part) for rate, part in zip(rates, state.balance, strict=True))
        return float(weighed / total / 1_000_000)
    return float((await rate_on(fund.office, fund.policy, on, 12)).ppm / 1_000_000)


def _term(book: LoanBook) -> int:
    """The usual term in months: the median of the loans paid out."""
    return int(np.median([row["months"] for row in book.loans])) if book.loans else 12


async def _utilisation(fund: int, on: date, known_at: datetime) -> Floats:
    """The share of the fund that was lent at the end of each of the last twelve months."""
    rows = await fetch(
        "SELECT e.effective_on, l.account, SUM(l.amount_fen) AS fen FROM journal_line l "
        "JOIN journal_entry e ON e.fund = l.fund AND e.seq = l.seq WHERE l.fund = {} "
        "AND l.account IN ({}, {}, {}) AND l.source <> {} AND e.effective_on <= {} "
        "AND e.recorded_at <= {} GROUP BY e.effective_on, l.account",
        *(fund, BANK.code, PRINCIPAL.code, OVERDUE.code, HELD, on, known_at),
    )
    found = []
    for back in range(12):
        day = month_end(_months_back(on, back)) if back else on
        until = [row for row in rows if row["effective_on"] <= day]
        lent = sum(int(row["fen"]) for row in until if row["account"] != BANK.code)
        whole = sum(int(row["fen"]) for row in until)
        if whole > 0:
            found.append(lent / whole)
    return np.array(found)


def _months_back(on: date, months: int) -> date:
    """The first of the month so many months before."""
    number = on.year * 12 + on.month - 1 - months
    return date(number // 12, number % 12 + 1, 1)
