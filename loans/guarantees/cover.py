"""How far a commitment covers a loan, and where the loan stands on the walk of a guarantee. Pure.

A government organ may not stand surety (Civil Code 683): the commitment is a capped promise to
repay, never income (domain rules, section 3).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fund.calendars import as_date, step_months
from fund.money import PPM


@dataclass(frozen=True)
class Terms:
    """A commitment: its share (ppm), ceilings (fen), trigger (days past due), claim period."""

    id: int
    township: int
    document_no: str
    share_ppm: int
    loan_ceiling_fen: int
    yearly_ceiling_fen: int
    trigger_days: int
    claim_months: int
    signed_on: date
    ends_on: date

    def covers(self, township: int, disbursed_on: date) -> bool:
        """Whether a loan of a township paid out on a day falls under it."""
        return self.township == township and self.signed_on <= disbursed_on <= self.ends_on

    def covered(self, owed: int, paid: int = 0) -> int:
        """What of a debt (fen) the township answers for, less what it has paid on it."""
        return max(min(owed * self.share_ppm // PPM, self.loan_ceiling_fen) - paid, 0)

    def claim_by(self, oldest_due: date) -> date:
        """The last day a claim on it can be made, from the oldest unpaid due date."""
        return as_date(step_months(oldest_due, self.claim_months))


@dataclass(frozen=True)
class Facts:
    """What decides a loan's state: days past due, demands and payments (fen)."""

    days_past_due: int
    demanded: bool = False
    guarantor_paid: int = 0
    recourse_left: int = 0
    written_off: bool = False
    closed: bool = False
    borrower_gone: bool = False


def state(terms: Terms, facts: Facts) -> str:
    """The state on the walk 承诺 → 触发 → 催告 → 代偿 → 追偿 → 结清 or 核销 (domain rules 3)."""
    if facts.written_off:
        return "核销"
    if facts.guarantor_paid:
        if facts.recourse_left <= 0 and facts.closed:
            return "结清"
        return "追偿" if facts.closed else "代偿"
    if facts.closed:
        return "结清"
    if not is_triggered(terms, facts):
        return "承诺"
    return "催告" if facts.demanded else "触发"


def is_triggered(terms: Terms, facts: Facts) -> bool:
    """Whether the township may be asked: late enough, or the borrower is dead or lost and late."""
    if facts.borrower_gone and facts.days_past_due:
        return True
    return facts.days_past_due >= terms.trigger_days
