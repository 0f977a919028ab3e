"""The list of members within somebody's reach, searched and paged by the database."""

from __future__ import annotations

from dataclasses import dataclass

from fund.access.actors import Actor
from fund.calendars import full_years
from fund.clock import today
from fund.database import Row, fetch, number
from fund.office.funds import FundView
from fund.people.categories import CATEGORIES
from fund.people.identity import born_on, masked_id_no, sex_of
from fund.vault import vault

PER_PAGE = 50

_REACHED = (
    "FROM member m JOIN household h ON h.id = m.household JOIN township t ON t.id = h.township "
    "WHERE m.office = {} AND ({} = '' OR m.name LIKE {} OR m.branch LIKE {}) "
    "AND ({} = '' OR t.name = {}) "
)
_PAGE = (
    "SELECT m.id, m.name, m.branch, m.id_no_sealed, h.village, t.name AS township, "
    "(SELECT e.kind FROM ledger_entry e WHERE e.fund = {} AND e.member = m.id "
    "AND e.kind IN ('listed', 'removed') ORDER BY e.entered_on DESC, e.id DESC LIMIT 1) AS ledger, "
    "(SELECT e.category FROM ledger_entry e WHERE e.fund = {} AND e.member = m.id "
    "ORDER BY e.entered_on DESC, e.id DESC LIMIT 1) AS category " + _REACHED
)
_ORDER = " ORDER BY t.id, m.branch, m.id LIMIT {} OFFSET {}"
_COUNT = "SELECT COUNT(*) " + _REACHED


@dataclass(frozen=True)
class MemberPage:
    """One page of the list; identity numbers masked."""

    rows: list[Row]
    found: int
    page: int
    pages: int


async def members(actor: Actor, fund: FundView, asked: str, township: str, page: int) -> MemberPage:
    """A page of members by name or branch, of one township or of all in reach."""
    reach, where = _reach(actor)
    text = asked.strip().replace("%", "").replace("_", "")
    like = f"%{text}%"
    given = (actor.office, text, like, like, township, township, *where)
    found = await number(_COUNT + reach, *given)
    pages = max(-(-found // PER_PAGE), 1)
    at = min(max(page, 1), pages)
    shown = (*given, PER_PAGE, (at - 1) * PER_PAGE)
    rows = await fetch(_PAGE + reach + _ORDER, fund.id, fund.id, *shown)
    return MemberPage([_shown(row) for row in rows], found, at, pages)


def _reach(actor: Actor) -> tuple[str, list[int | str]]:
    """A condition on members and its parameters: those some role may see, none without one."""
    grants = [grant for grant in actor.grants if "member.see" in grant.actions]
    if any(grant.township is None and not grant.branch for grant in grants):
        return "", []
    one = "(h.township = {} AND ({} = '' OR m.branch = {}))"
    given = [part for g in grants for part in (g.township or 0, g.branch, g.branch)]
    return f"AND ({' OR '.join([one] * len(grants)) or '1 = 0'}) ", given


def _shown(row: Row) -> Row:
    id_no = vault().open(row["id_no_sealed"])
    listed = row["ledger"] == "listed"
    return {
        "id": row["id"],
        "name": row["name"],
        "sex": sex_of(id_no),
        "age": full_years(born_on(id_no), today()),
        "id_no": masked_id_no(id_no),
        "township": row["township"],
        "village": row["village"],
        "branch": row["branch"],
        "ledger": CATEGORIES.get(row["category"] or "", "在册") if listed else "",
    }
