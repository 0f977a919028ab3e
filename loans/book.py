"""The loan book: one path from either database to columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np

from fund.calendars import days
from fund.database import Row, fetch
from loans.arrears import KINDS, Book, Standing, standing

_LOANS = (
    "SELECT l.id, l.no, m.name AS borrower, m.branch, m.id_no_sealed, t.name AS township, "
    "h.village, l.product, l.months, l.project_type, l.industry, l.purpose, l.principal_fen, "
    "d.disbursed_on, d.matures_on, d.rate_ppm, d.overdue_rate_ppm, d.rate_basis, d.day_count "
    "FROM disbursement d JOIN loan l ON l.id = d.loan JOIN member m ON m.id = l.member "
    "JOIN household h ON h.id = l.household JOIN township t ON t.id = l.township "
    "WHERE l.fund = {} AND d.disbursed_on <= {} AND d.recorded_at <= {}"
)
_ROWS = (
    "SELECT i.loan, i.no, i.start_on, i.due_on, i.principal_fen, i.interest_fen FROM instalment i "
    "WHERE i.fund = {} AND i.version = (SELECT MAX(s.version) FROM loan_schedule s "
    "WHERE s.loan = i.loan AND s.effective_on <= {} AND s.recorded_at <= {})"
)
_PARTS = (
    "SELECT a.loan, a.instalment, a.kind, a.amount_fen, r.paid_on FROM allocation a "
    "JOIN repayment r ON r.id = a.repayment "
    "WHERE a.fund = {} AND r.paid_on <= {} AND r.recorded_at <= {}"
)


@dataclass(frozen=True)
class LoanBook:
    """The loans paid out as of a day, as known at an instant: facts by row, figures by column."""

    as_of: date
    loans: list[Row]
    book: Book

    def standing(self, on: date | None = None) -> Standing:
        """What each loan owes, on `as_of` unless an earlier day is asked."""
        return standing(self.book, on or self.as_of)


async def load(
    fund: int, as_of: date, known_at: datetime, *, loan: int | None = None, township: str = ""
) -> LoanBook:
    """Load a fund's book, or one loan of it by id, or one township's; loans come by number."""
    question = (fund, as_of, known_at)
    if loan is not None:
        loans = await fetch(_LOANS + " AND l.id = {}", *question, loan)
        rows = await fetch(_ROWS + " AND i.loan = {} ORDER BY i.no", *question, loan)
        parts = await fetch(_PARTS + " AND a.loan = {}", *question, loan)
    else:
        loans = await fetch(
            _LOANS + " AND ({} = '' OR t.name = {}) ORDER BY l.no", *question, township, township
        )
        rows = await fetch(_ROWS + " ORDER BY i.loan, i.no", *question)
        parts = await fetch(_PARTS, *question)
    return LoanBook(as_of, loans, columns(loans, rows, parts))


def columns(loans: Sequence[Row], rows: Sequence[Row], parts: Sequence[Row]) -> Book:
    """Rows as columns; instalments and parts of loans not listed are left out."""
    index = {loan["id"]: position for position, loan in enumerate(loans)}
    kept = [row for row in rows if row["loan"] in index]
    kept.sort(key=lambda row: (index[row["loan"]], row["no"]))
    row_index = {(row["loan"], row["no"]): position for position, row in enumerate(kept)}
    shared = [part for part in parts if (part["loan"], part["instalment"]) in row_index]

    def ints(values: Any) -> Any:
        return np.array(list(values), dtype=np.int64)

    return Book(
        rate_ppm=ints(loan["rate_ppm"] for loan in loans),
        overdue_ppm=ints(loan["overdue_rate_ppm"] for loan in loans),
        day_counts=[loan["day_count"] for loan in loans],
        row_loan=ints(index[row["loan"]] for row in kept),
        row_no=ints(row["no"] for row in kept),
        start=days([row["start_on"] for row in kept]),
        due=days([row["due_on"] for row in kept]),
        principal=ints(row["principal_fen"] for row in kept),
        interest=ints(row["interest_fen"] for row in kept),
        part_row=ints(row_index[part["loan"], part["instalment"]] for part in shared),
        part_kind=ints(KINDS.index(part["kind"]) for part in shared),
        part_on=days([part["paid_on"] for part in shared]),
        part_fen=ints(part["amount_fen"] for part in shared),
    )
