"""What every commitment answers for on a day, against its ceilings."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from fund.database import fetch
from fund.office.funds import FundView
from loans.book import load
from loans.guarantees.committing import commitments
from loans.guarantees.cover import Facts, Terms, is_triggered

SUMS = ("loans", "balance", "covered", "triggered", "paid")


@dataclass(frozen=True)
class Exposure:
    """A commitment's loans on a day; amounts in fen."""

    terms: Terms
    township: str
    loans: int
    balance: int
    covered: int
    triggered: int
    paid: int
    paid_this_year: int

    @property
    def headroom(self) -> int:
        """What the township may still be asked this year."""
        return max(self.terms.yearly_ceiling_fen - self.paid_this_year, 0)

    @property
    def is_beyond(self) -> bool:
        """Whether what is covered exceeds what the year's ceiling still allows."""
        return self.covered > self.headroom


async def exposures(fund: FundView, as_of: date, known_at: datetime) -> list[Exposure]:
    """Every commitment signed by a day; a loan counts under the last that covers it."""
    signed = await commitments(fund, as_of, known_at)
    if not signed:
        return []
    book = await load(fund, as_of, known_at)
    state = book.standing()
    balance, owed = state.balance.tolist(), state.owed.tolist()
    late, paid = state.days_past_due.tolist(), state.total("recourse").tolist()
    gone = await _gone(fund, as_of, known_at)
    sums: dict[int, Counter[str]] = defaultdict(Counter)
    for index, loan in enumerate(book.loans):
        mine = [t for t in signed if t.covers(loan["township_id"], loan["disbursed_on"])]
        if not mine or not (balance[index] or paid[index]):
            continue
        terms = mine[-1]
        covered = terms.covered(owed[index] + paid[index], paid[index])
        facts = Facts(late[index], borrower_gone=loan["id"] in gone)
        triggered = covered if is_triggered(terms, facts) else 0
        mine_sums = {"loans": 1, "balance": balance[index], "covered": covered}
        sums[terms.id].update(mine_sums | {"triggered": triggered, "paid": paid[index]})
    names = {
        row["id"]: row["name"]
        for row in await fetch("SELECT id, name FROM township WHERE office = {}", fund.office)
    }
    year = await _paid_since(fund, date(as_of.year, 1, 1), as_of, known_at)
    return [
        Exposure(
            terms=terms,
            township=names[terms.township],
            paid_this_year=year.get(terms.township, 0),
            **{key: sums[terms.id][key] for key in SUMS},
        )
        for terms in signed
    ]


async def _gone(fund: FundView, as_of: date, known_at: datetime) -> set[int]:
    """Loans (ids) whose borrower is dead or lost."""
    rows = await fetch(
        "SELECT v.loan FROM loan_event v WHERE v.kind = 'died' AND v.fund = {} "
        "AND v.effective_on <= {} AND v.recorded_at <= {} AND NOT EXISTS "
        "(SELECT 1 FROM loan_event r WHERE r.reverses = v.id AND r.recorded_at <= {})",
        fund.id,
        as_of,
        known_at,
        known_at,
    )
    return {row["loan"] for row in rows}


async def _paid_since(
    fund: FundView, first: date, last: date, known_at: datetime
) -> dict[int, int]:
    """What each township (id) paid in a span (fen)."""
    rows = await fetch(
        "SELECT l.township, SUM(p.amount_fen) AS fen FROM loan_part p "
        "JOIN loan l ON l.id = p.loan WHERE p.fund = {} AND p.kind = 'recourse' "
        "AND p.effective_on BETWEEN {} AND {} AND p.recorded_at <= {} GROUP BY l.township",
        fund.id,
        first,
        last,
        known_at,
    )
    return {row["township"]: int(row["fen"]) for row in rows}
