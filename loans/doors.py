"""The one door to a loan: fetched and authorised together."""

from __future__ import annotations

from fund.access.actors import Actor, require
from fund.database import Row, fetch, fetch_one
from fund.errors import NotFound
from fund.office.funds import FundView

LOAN = (
    "SELECT l.id, l.fund, l.no, l.member, l.household, l.township, l.product, l.months, "
    "l.project_type, l.industry, l.purpose, l.principal_fen, l.applied_on, l.maker, "
    "m.name AS borrower, m.branch, m.id_no_sealed, m.phone_sealed, t.name AS township_name, "
    "h.no AS household_no, h.village, d.id AS disbursement, d.seq AS entry, d.disbursed_on, "
    "d.rate_ppm, d.overdue_rate_ppm, d.rate_basis, d.day_count "
    "FROM loan l JOIN member m ON m.id = l.member JOIN township t ON t.id = l.township "
    "JOIN household h ON h.id = l.household LEFT JOIN disbursement d ON d.loan = l.id "
)


async def loan_for(actor: Actor, fund: FundView, no: str, action: str) -> Row:
    """The loan of that number, if this person may do `action` on it.

    A borrower reaches his own loans, staff those of their townships and branches; any other does
    not exist for them. Raises NotFound or Forbidden.
    """
    row = await fetch_one(
        LOAN + "WHERE l.office = {} AND l.fund = {} AND l.no = {}", actor.office, fund.id, no
    )
    if row is None or not actor.meets(
        action, of=row["member"], fund=fund.id, township=row["township"], branch=row["branch"]
    ):
        raise NotFound(f"没有编号为“{no}”的借款。")
    require(actor, action)
    return row


async def loans_of_borrower(actor: Actor, fund: FundView) -> list[Row]:
    """A borrower's own loans in a fund, newest first."""
    require(actor, "my.read")
    return await fetch(
        LOAN + "WHERE l.office = {} AND l.fund = {} AND l.member = {} ORDER BY l.no DESC",
        *(actor.office, fund.id, actor.borrower),
    )
