"""The hardship ledger (困难党员台账): who is in it, why, what was done for him, what came of it."""

from __future__ import annotations

import json
from datetime import date, datetime

import msgspec

from fund import clock
from fund.access.actors import Actor
from fund.access.commands import once
from fund.calendars import month_end
from fund.database import Row, fetch, insert
from fund.errors import BadInput, Refused
from fund.money import read_yuan, yuan
from fund.office.funds import FundView
from fund.people.categories import CATEGORIES
from fund.people.registering import member_for
from fund.people.tables import LedgerEntry

KINDS = {
    "reviewed": "复核",
    "visited": "走访",
    "trained": "培训",
    "outcome": "成效",
    "removed": "移出",
    "listed": "列入",
}
CHOICES = {key: name for key, name in KINDS.items() if key != "listed"}


class EnterLedger(msgspec.Struct, frozen=True):
    """Something to enter about a member in the ledger; incomes in yuan as typed."""

    member: int
    kind: str
    entered_on: date
    category: str = ""
    note: str = ""
    income_before: str = ""
    income_after: str = ""
    hours: int | None = None


async def enter(actor: Actor, fund: FundView, command: EnterLedger, key: str) -> str:
    """Enter a review, visit, training, outcome or removal. BadInput, NotFound or Refused."""
    if command.kind not in CHOICES:
        raise BadInput("请选择复核、走访、培训、成效或移出。")
    if command.category and command.category not in CATEGORIES:
        raise BadInput("请选择造血型、输血型或关爱型。")
    if command.entered_on > clock.today():
        raise BadInput(f"日期 {command.entered_on} 晚于今天。")
    content = _content(command)

    async def work() -> str:
        await member_for(actor, command.member, "ledger.keep", fund.id)
        standing = await standing_of(fund.id, command.member)
        if standing is None:
            raise Refused("这名党员不在困难党员台账中，请先办理列入。", "先列入、后帮扶")
        if command.entered_on < standing["entered_on"]:
            raise BadInput(f"日期 {command.entered_on} 早于列入日 {standing['entered_on']}。")
        await insert(
            LedgerEntry,
            {
                "office": fund.office,
                "fund": fund.id,
                "member": command.member,
                "kind": command.kind,
                "entered_on": command.entered_on,
                "category": command.category or standing["category"],
                "content": json.dumps(content, ensure_ascii=False, sort_keys=True),
                "case_no": None,
                "maker": actor.id,
                "recorded_at": clock.now(),
            },
        )
        return str(command.member)

    return await once(actor, key, command, work, fund.id)


def _content(command: EnterLedger) -> dict[str, object]:
    found: dict[str, object] = {"note": command.note.strip()}
    if command.kind == "outcome":
        before, after = read_yuan(command.income_before), read_yuan(command.income_after)
        found |= {"income_before": yuan(before), "income_after": yuan(after)}
    elif command.kind == "trained":
        if not command.hours or not 1 <= command.hours <= 10_000:
            raise BadInput("请填写培训学时。")
        found["hours"] = command.hours
    elif not command.note.strip():
        raise BadInput("请填写情况说明。")
    return found


async def standing_of(fund: int, member: int) -> Row | None:
    """The entry that listed a member, with the category in force; None if not in the ledger."""
    rows = await entries_of(fund, member)
    listed = None
    for row in rows:
        if row["kind"] == "removed":
            listed = None
        elif row["kind"] == "listed":
            listed = row
        elif listed:
            listed = listed | {"category": row["category"]}
    return listed


async def entries_of(fund: int, member: int) -> list[Row]:
    """Everything in the ledger about a member, oldest first, as read from its JSON."""
    rows = await fetch(
        "SELECT e.id, e.kind, e.entered_on, e.category, e.content, e.case_no, "
        "s.name AS maker_name FROM ledger_entry e JOIN staff s ON s.id = e.maker "
        "WHERE e.fund = {} AND e.member = {} ORDER BY e.entered_on, e.id",
        fund,
        member,
    )
    return [row | {"content": json.loads(row["content"])} for row in rows]


def review_window(months: tuple[int, ...], on: date) -> tuple[date, date] | None:
    """The first and last day of the review month a day lies in, if it does."""
    if on.month not in months:
        return None
    return on.replace(day=1), month_end(on)


async def unreviewed(fund: FundView, on: date, known_at: datetime) -> list[Row]:
    """Members in the ledger on a day whom its review month has not come to, as known then."""
    window = review_window(fund.policy.review.months, on)
    if window is None:
        return []
    return await fetch(
        "SELECT m.id, m.name, m.branch, t.name AS township_name FROM member m "
        "JOIN household h ON h.id = m.household JOIN township t ON t.id = h.township "
        "WHERE EXISTS (SELECT 1 FROM ledger_entry l WHERE l.fund = {} AND l.member = m.id "
        "AND l.kind = 'listed' AND l.entered_on < {} AND l.recorded_at <= {} "
        "AND NOT EXISTS (SELECT 1 FROM ledger_entry r WHERE r.fund = l.fund "
        "AND r.member = l.member AND r.kind = 'removed' AND r.id > l.id "
        "AND r.entered_on <= {} AND r.recorded_at <= {})) "
        "AND NOT EXISTS (SELECT 1 FROM ledger_entry v WHERE v.fund = {} AND v.member = m.id "
        "AND v.kind = 'reviewed' AND v.entered_on >= {} AND v.entered_on <= {} "
        "AND v.recorded_at <= {}) ORDER BY t.id, m.branch, m.id",
        *(fund.id, window[0], known_at),
        *(on, known_at),
        *(fund.id, window[0], on, known_at),
    )
