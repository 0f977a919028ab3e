"""What advances have paid on due dates without a voucher yet, by source: for figures of the day.

No nightly batch has to run before a number is right: reports add this to the journal's sums, and
the next voucher of the loan, or the month's close, posts it on its due date.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from fund.database import fetch
from fund.journal.accounts import PRINCIPAL
from fund.office.funds import FundView
from loans.book import LoanBook


@dataclass(frozen=True)
class Pending:
    """Principal by the source it returns to, and interest, not posted yet (fen)."""

    principal: dict[str, int] = field(default_factory=dict)
    interest: int = 0


async def pending(fund: FundView, book: LoanBook, known_at: datetime) -> Pending:
    """What `book` counts as paid by advances, beyond the journal."""
    interest, principal = (book.book.by_loan(fens) for fens in book.standing().applied)
    if not interest.any() and not principal.any():
        return Pending()
    owed = await _owed_by_source(fund, book, known_at)
    found: dict[str, int] = defaultdict(int)
    for loan, fen in zip(book.loans, principal.tolist(), strict=True):
        left = fen
        for source in fund.policy.sources:
            taken = min(left, owed.get((loan["no"], source.key), 0))
            found[source.key] += taken
            left -= taken
    return Pending(dict(found), int(interest.sum()))


async def _owed_by_source(
    fund: FundView, book: LoanBook, known_at: datetime
) -> dict[tuple[str, str], int]:
    rows = await fetch(
        "SELECT l.subject, l.source, SUM(l.amount_fen) AS fen FROM journal_line l "
        "JOIN journal_entry e ON e.fund = l.fund AND e.seq = l.seq WHERE l.fund = {} "
        "AND l.account = {} AND e.effective_on <= {} AND e.recorded_at <= {} "
        "GROUP BY l.subject, l.source",
        fund.id,
        PRINCIPAL.code,
        book.as_of,
        known_at,
    )
    return {(row["subject"], row["source"]): int(row["fen"]) for row in rows}
