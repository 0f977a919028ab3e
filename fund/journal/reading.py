"""Reading the journal as its ledgers show it: by the day an entry is booked on.

A reversal stands in red: on the side of what it reverses, as a negative amount (红字冲销).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from fund.database import Row, fetch, fetch_one
from fund.errors import NotFound
from fund.journal.posting import voucher_no

# Whether a line stands on the debit side: its sign, turned round in a reversal.
_SIDE = "CASE WHEN (l.amount_fen > 0) = (e.reverses IS NULL) THEN 1 ELSE 0 END"
_BOOKED = (
    "FROM journal_line l JOIN journal_entry e ON e.fund = l.fund AND e.seq = l.seq "
    "WHERE l.fund = {} AND e.booked_on <= {} AND e.recorded_at <= {} "
)
_TURNOVERS = (
    f"SELECT l.account, {_SIDE} AS side, CASE WHEN e.booked_on < {{}} THEN 1 ELSE 0 END "
    f"AS before_it, SUM(l.amount_fen) AS fen {_BOOKED} AND ({{}} = '' OR l.source = {{}}) "
    "GROUP BY 1, 2, 3"
)
_MOVEMENTS = (
    "SELECT e.year, e.no, e.booked_on, e.effective_on, e.summary, l.subject, l.source, "
    f"l.amount_fen AS fen, {_SIDE} AS side {_BOOKED} AND e.booked_on >= {{}} "
    "AND l.account = {} AND ({} = '' OR l.source = {}) ORDER BY e.booked_on, e.seq, l.line"
)
_LINES = (
    f"SELECT l.account, l.source, l.subject, l.amount_fen AS fen, {_SIDE} AS side "
    "FROM journal_line l JOIN journal_entry e ON e.fund = l.fund AND e.seq = l.seq "
    "WHERE l.fund = {} AND l.seq = {} ORDER BY l.line"
)
ENTRY = (
    "SELECT e.seq, e.year, e.no, e.kind, e.summary, e.effective_on, e.booked_on, e.recorded_at, "
    "e.papers, e.reverses, m.name AS maker, c.name AS checker, v.name AS reviewer, "
    "(SELECT SUM(l.amount_fen) FROM journal_line l WHERE l.fund = e.fund AND l.seq = e.seq "
    "AND l.amount_fen > 0) AS amount FROM journal_entry e JOIN staff m ON m.id = e.maker "
    "LEFT JOIN staff c ON c.id = e.checker "
    "LEFT JOIN journal_review r ON r.fund = e.fund AND r.seq = e.seq AND r.recorded_at <= {} "
    "LEFT JOIN staff v ON v.id = r.reviewer WHERE e.recorded_at <= {} AND e.fund = {} "
)


@dataclass(frozen=True)
class Turnover:
    """An account over a span: balance before it (fen, debit positive), what it took and gave."""

    account: str
    opening: int
    debit: int
    credit: int

    @property
    def closing(self) -> int:
        """The balance at the span's end, debit positive."""
        return self.opening + self.debit - self.credit


async def turnovers(
    fund: int, first: date, last: date, known_at: datetime, source: str = ""
) -> list[Turnover]:
    """Every account that has moved by `last`, over the span from `first`."""
    rows = await fetch(_TURNOVERS, first, fund, last, known_at, source, source)
    sums: dict[str, list[int]] = {}
    for row in rows:
        opening, debit, credit = sums.setdefault(row["account"], [0, 0, 0])
        fen = int(row["fen"])
        if row["before_it"]:
            opening += fen
        elif row["side"]:
            debit += fen
        else:
            credit -= fen
        sums[row["account"]] = [opening, debit, credit]
    return [Turnover(account, *parts) for account, parts in sorted(sums.items())]


async def movements(
    fund: int, account: str, first: date, last: date, known_at: datetime, source: str = ""
) -> list[Row]:
    """The lines of an account over a span, in booking order, each with its voucher."""
    return await fetch(_MOVEMENTS, fund, last, known_at, first, account, source, source)


async def entries(fund: int, first: date, last: date, known_at: datetime) -> list[Row]:
    """Vouchers booked over a span, in order of their numbers."""
    return await fetch(
        ENTRY + "AND e.booked_on >= {} AND e.booked_on <= {} ORDER BY e.seq",
        *(known_at, known_at, fund, first, last),
    )


async def entry_numbered(fund: int, number: str, known_at: datetime) -> Row:
    """The voucher printed as 记2026-00012, or typed as 2026-12, as known then. NotFound."""
    year, _, no = number.removeprefix("记").partition("-")
    found = None
    if year.isdecimal() and no.isdecimal() and len(number) < 20:
        found = await fetch_one(
            ENTRY + "AND e.year = {} AND e.no = {}",
            *(known_at, known_at, fund, int(year) % 100_000, int(no) % 10**8),
        )
    if found is None:
        raise NotFound(f"没有编号为“{number[:30]}”的凭证。")
    return found


async def lines_of(fund: int, seq: int) -> list[Row]:
    """The lines of one entry: account, source, subject, fen, and whether on the debit side."""
    return await fetch(_LINES, fund, seq)


def sides(row: Row) -> tuple[int | None, int | None]:
    """A line as (debit, credit) in fen; the empty side is None."""
    fen = int(row["fen"])
    return (fen, None) if row["side"] else (None, -fen)


def number_of(row: Row) -> str:
    """A row's voucher number as printed."""
    return voucher_no(row["year"], row["no"])
