"""Receipts posted over the counter, waiting for a second person (复核)."""

from __future__ import annotations

from typing import Any

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template

from fund.access.actors import Actor
from fund.database import PAGE_MAX, fetch, number, row_id, unit_of_work
from fund.journal.entries import AUTOMATIC
from fund.journal.posting import review, voucher_no
from fund.office.funds import FundView
from fund.web.guarding import permit

PAGE = 50
_WAITING = (
    "FROM journal_entry e JOIN staff s ON s.id = e.maker "
    "WHERE e.fund = {} AND e.checker IS NULL AND e.kind NOT IN " + AUTOMATIC + " AND NOT EXISTS "
    "(SELECT 1 FROM journal_review r WHERE r.fund = e.fund AND r.seq = e.seq)"
)
_AMOUNT = (
    "(SELECT SUM(l.amount_fen) FROM journal_line l "
    "WHERE l.fund = e.fund AND l.seq = e.seq AND l.amount_fen > 0) AS amount"
)


@get("/reviews", opt=permit("entry.review"))
async def reviews_page(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], page: FromQuery[int] = 1
) -> Template:
    """Entries without a checker, oldest first."""
    rows = await fetch(
        "SELECT e.seq, e.year, e.no, e.effective_on, e.summary, s.name AS maker, "
        + _AMOUNT
        + " "
        + _WAITING
        + " ORDER BY e.seq LIMIT {} OFFSET {}",
        fund.id,
        PAGE,
        (min(max(page, 1), PAGE_MAX) - 1) * PAGE,
    )
    entries = [
        row | {"no": voucher_no(row["year"], row["no"]), "amount": int(row["amount"])}
        for row in rows
    ]
    count = await number("SELECT COUNT(*) AS n " + _WAITING, fund.id)
    context: dict[str, Any] = {"entries": entries, "may_review": actor.may("entry.review")}
    pages = -(-count // PAGE)
    return Template("reviews.html", context=context | {"page": max(page, 1), "pages": pages})


@post("/reviews/{seq:int}", opt=permit("entry.review"))
async def review_entry(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], seq: FromPath[int]
) -> Redirect:
    """Record the check."""
    async with unit_of_work(fund.id):
        await review(office=fund.office, fund=fund.id, seq=row_id(seq), reviewer=actor.id)
    return Redirect("/reviews?done=1", status_code=303)


ROUTES = [reviews_page, review_entry]
NAVIGATION = [("凭证复核", "/reviews", "entry.review")]
