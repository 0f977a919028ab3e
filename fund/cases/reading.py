"""The one door to a case: fetched and authorised together, and everything on it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from fund import clock
from fund.access.actors import Actor, require
from fund.calendars import full_years
from fund.cases.steps import CaseFile, Decided, Posted, way
from fund.database import Row, fetch, fetch_one
from fund.errors import NotFound
from fund.office.funds import FundView
from fund.people.identity import born_on
from fund.policy.benefits import Benefit
from fund.policy.facts import FACTS, Facts, Value
from fund.vault import vault

_CASE = (
    "SELECT c.*, m.name AS applicant_name, m.branch, m.id_no_sealed, m.phone_sealed, "
    "h.no AS household_no, h.village, h.township, t.name AS township_name, s.name AS maker_name "
    "FROM aid_case c JOIN member m ON m.id = c.applicant JOIN household h ON h.id = m.household "
    "JOIN township t ON t.id = h.township LEFT JOIN staff s ON s.id = c.maker "
)
_STEPS = (
    "SELECT step, outcome, decided_on, actor, back_to FROM case_step "
    "WHERE fund = {} AND case_no = {} ORDER BY seq"
)
# Whether a case `c` is closed: no decision follows its last one, but a withdrawal.
CLOSED = "EXISTS (SELECT 1 FROM case_step e WHERE e.fund = c.fund AND e.case_no = c.no AND e.final)"
_OPEN = (
    "SELECT s.case_no, s.step, s.outcome, s.decided_on, s.actor, s.back_to FROM case_step s "
    "JOIN aid_case c ON c.fund = s.fund AND c.no = s.case_no "
    f"WHERE s.fund = {{}} AND NOT {CLOSED} ORDER BY s.case_no, s.seq"
)
_NOTICES = (
    "SELECT n.id, n.step, n.posted_on, n.ends_on, n.follows, "
    "(SELECT COUNT(*) FROM objection o WHERE o.notice = n.id AND NOT EXISTS "
    "(SELECT 1 FROM objection_answer a WHERE a.objection = o.id)) AS open_objections, "
    "(SELECT COUNT(*) FROM objection o JOIN objection_answer a ON a.objection = o.id "
    "WHERE o.notice = n.id AND a.upheld = {}) AS upheld "
    "FROM public_notice n WHERE n.fund = {} AND n.case_no = {} ORDER BY n.id"
)


async def case_for(actor: Actor, fund: FundView, no: str, action: str) -> Row:
    """The case of that number, if this person may do `action` on it. NotFound or Forbidden.

    A borrower reaches his own cases, staff those of their townships and branches; any other does
    not exist for them.
    """
    row = await fetch_one(
        _CASE + "WHERE c.office = {} AND c.fund = {} AND c.no = {}", actor.office, fund.id, no
    )
    if row is None or not actor.meets(
        action,
        of=row["applicant"],
        fund=fund.id,
        township=row["township"],
        branch=row["branch"],
    ):
        raise NotFound(f"没有编号为“{no}”的申请。")
    require(actor, action)
    return row


def benefit_of(fund: FundView, row: Row) -> Benefit:
    """What a case asks for, under the rules it was opened with."""
    return fund.at_version(row["policy_version"]).benefit(row["benefit"])


def _applied_on(row: Row) -> date:
    """A case from before its day was kept counts from the day of its entry."""
    return row["applied_on"] or clock.local(row["recorded_at"]).date()


async def case_file(fund: FundView, no: str) -> CaseFile:
    """Everything that was decided, filed and posted on a case. Raises NotFound."""
    row = await fetch_one("SELECT * FROM aid_case WHERE fund = {} AND no = {}", fund.id, no)
    if row is None:
        raise NotFound(f"没有编号为“{no}”的申请。")
    benefit = benefit_of(fund, row)
    steps, after = way(benefit, urgent=bool(row["urgent_reason"]))
    papers = await fetch(
        "SELECT DISTINCT paper FROM case_paper WHERE fund = {} AND case_no = {}", fund.id, no
    )
    ties = await fetch("SELECT staff FROM case_tie WHERE fund = {} AND case_no = {}", fund.id, no)
    return CaseFile(
        no=no,
        benefit=benefit,
        steps=steps,
        awarded_after=after,
        applied_on=_applied_on(row),
        maker=row["maker"],
        decided=tuple(Decided(**done) for done in await fetch(_STEPS, fund.id, no)),
        papers=frozenset(paper["paper"] for paper in papers),
        notices=tuple(Posted(**one) for one in await fetch(_NOTICES, True, fund.id, no)),
        ties=frozenset(tie["staff"] for tie in ties),
    )


def by_case(rows: Sequence[Row]) -> dict[str, list[Decided]]:
    """Decisions by the number of their case, in the order given."""
    found: dict[str, list[Decided]] = defaultdict(list)
    for row in rows:
        found[row.pop("case_no")].append(Decided(**row))
    return found


async def open_decisions(fund: FundView) -> dict[str, list[Decided]]:
    """What was decided so far on every open case of a fund, by its number."""
    return by_case(await fetch(_OPEN, fund.id))


def standing(fund: FundView, row: Row, decided: Sequence[Decided]) -> CaseFile:
    """Where a case stands by its row and decisions alone, for lists: no papers, no notices."""
    benefit = benefit_of(fund, row)
    steps, after = way(benefit, urgent=bool(row["urgent_reason"]))
    return CaseFile(
        row["no"], benefit, steps, after, _applied_on(row), row["maker"], tuple(decided)
    )


async def facts_of(fund: FundView, row: Row, on: date) -> dict[str, Value]:
    """What is known of a case's applicant on a day: declared, found on the spot, registered."""
    told = await declared(fund, row["no"])
    return {**told, **await registered(fund.id, row["applicant"], row["id_no_sealed"], on)}


async def declared(fund: FundView, no: str) -> dict[str, Value]:
    """What was declared on a case or found on the spot, the newest word on each fact."""
    told: dict[str, Value] = {}
    for stored in await fetch(
        "SELECT content FROM case_facts WHERE fund = {} AND case_no = {} ORDER BY id", fund.id, no
    ):
        told |= read_facts(json.loads(stored["content"]))
    return told


async def registered(fund: int, member: int, id_no_sealed: str, on: date) -> dict[str, Value]:
    """The facts that are not asked: from the identity card, the member's record, the ledger."""
    found: dict[str, Value] = {"age": full_years(born_on(vault().open(id_no_sealed)), on)}
    record = await fetch_one(
        "SELECT content FROM member_record WHERE member = {} ORDER BY id DESC LIMIT 1", member
    )
    known = json.loads(record["content"]) if record else {}
    if known.get("joined_on"):
        found["joined_on"] = date.fromisoformat(known["joined_on"])
    if known.get("full_member_on"):
        found["party_years"] = full_years(date.fromisoformat(known["full_member_on"]), on)
    last = await fetch_one(
        "SELECT kind FROM ledger_entry WHERE fund = {} AND member = {} AND entered_on <= {} "
        "AND kind IN ('listed', 'removed') ORDER BY entered_on DESC, id DESC LIMIT 1",
        fund,
        member,
        on,
    )
    found["listed"] = bool(last and last["kind"] == "listed")
    return found


def read_facts(plain: dict[str, Any]) -> dict[str, Value]:
    """Facts as stored in JSON."""
    found: dict[str, Value] = {}
    for name, value in plain.items():
        if FACTS[name].kind == "date":
            found[name] = date.fromisoformat(value)
        else:
            found[name] = frozenset(value) if isinstance(value, list) else value
    return found


def plain_facts(facts: Facts) -> dict[str, Any]:
    """Facts as JSON keeps them."""
    return {
        name: sorted(value)
        if isinstance(value, frozenset)
        else (value.isoformat() if isinstance(value, date) else value)
        for name, value in facts.items()
    }
