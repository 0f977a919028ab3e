"""Recording an event of a loan: the one way anything happens to it after its payout.

The event is put into the loan's history at its effective day, and what came later is folded once
more. Stored parts never change: what differs now is added as further parts caused by this event,
posted as adjustments on the days they belong to; plans are signed again from the first that
differs. All of it in the caller's unit of work, all or nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from fund import clock
from fund.access.actors import Actor
from fund.database import Row as Record
from fund.database import fetch
from fund.errors import Refused
from fund.journal.entries import Line
from fund.office.funds import FundView
from loans import events
from loans.account import Account, Happened
from loans.effects import Change, folded
from loans.events import Event, Reversed
from loans.parts import Part, less
from loans.servicing.accounting import lines
from loans.servicing.history import same_plan
from loans.servicing.writing import (
    Recording,
    Step,
    add_parts,
    adjust,
    begin,
    finish,
    insert_event,
    post_lines,
    sign,
    store,
)

AFTER_ALL = 2**62  # a place in a day's history after every stored event


@dataclass(frozen=True)
class Recorded:
    """An event as recorded: its row, what it was allocated to, and the account after it."""

    row: Record
    parts: list[Part]
    account: Account


async def record(
    actor: Actor,
    fund: FundView,
    loan: Record,
    event: Event,
    on: date,
    *,
    key: str,
    requested_by: int | None = None,
) -> Recorded:
    """Record an event; answers it as recorded. Raises BadInput, or Refused by a rule.

    `requested_by` (staff id) asked for it: he is the maker then and the actor the checker.
    """
    made = await begin(actor, fund, loan, on, key, requested_by)
    if isinstance(event, Reversed):
        return await _reverse(made, event)
    point = (on, AFTER_ALL)
    before = made.past.account_before(fund, point)
    found = folded(before, [Happened(on, event), *made.past.since(point)], clock.today())
    parts: list[Part] = []
    account = before
    for step in _steps(made, found, point):
        if step.happened.event is event:
            parts, account = step.delta, step.account or before
            made.cause = await store(made, step)
            await sign(made, on, made.cause, step.plan)
        else:
            await _follow(made, step)
    return await _finished(made, parts, account)


async def catch_up(actor: Actor, fund: FundView, loan: Record, key: str) -> None:
    """Post what advances have paid on due dates up to today, if anything."""
    made = await begin(actor, fund, loan, clock.today(), key, None)
    found = folded(made.past.account(fund), [], clock.today())
    for step in _steps(made, found, (clock.today(), AFTER_ALL)):
        await _follow(made, step)
    await finish(made)


def _steps(
    made: Recording,
    found: Sequence[tuple[Happened, Change, Account]],
    point: tuple[date, int],
) -> list[Step]:
    """What to write for every event folded, in order of effect.

    Sources are shared out where principal is given back first: what one event no longer repays is
    there for the one that now does.
    """
    stored, seen = made.past.parts, {one.id for one, _, _ in found}
    steps = [
        Step(one, less(change.parts, stored.get(one.id, [])), [], change.plan, account)
        for one, change, account in found
    ]
    steps += [
        Step(one, less([], stored.get(one.id, [])), [])
        for one in made.past.since(point)
        if one.id not in seen
    ]
    booked: dict[int, list[Line]] = defaultdict(list)
    for recovered in (False, True):  # what was lost must be there before it is recovered
        parts = [
            [part for part in step.delta if (part.kind == "recovered_principal") is recovered]
            for step in steps
        ]
        for index in sorted(range(len(steps)), key=lambda index: _principal(parts[index])):
            booked[index] += lines(parts[index], made.loan["no"], made.sources)
    return [replace(step, booked=booked[index]) for index, step in enumerate(steps)]


def _principal(parts: Sequence[Part]) -> int:
    """The principal (fen) that parts take off a loan, or recover of it."""
    return sum(part.fen for part in parts if "principal" in part.kind)


async def _follow(made: Recording, step: Step) -> None:
    """Write how a later event differs now: its parts, and the plan it signs."""
    one, account = step.happened, step.account
    if not one.id:  # an advance applied on a due date, found just now
        await store(made, step)
        return
    if step.delta:
        await adjust(made, one.on, step.booked)
        await add_parts(made, one.on, one.id, step.delta)
    signed = made.past.version_of(one.id)
    if signed is None and step.plan is None:
        return
    plan = step.plan or (account.plan if account else None)
    if plan and (made.signing or signed is None or not same_plan(signed.plan, plan)):
        await sign(made, one.on, one.id, plan, "" if step.plan else "restored")


async def _reverse(made: Recording, event: Reversed) -> Recorded:
    """The mirror of an event's entry; then everything after it, as if it had never been."""
    old = next((row for row in made.past.stored if row["id"] == event.event), None)
    if old is None or old["kind"] in ("applied", "reversed"):
        raise Refused("只能冲销这笔借款自己的业务；预收抵还和冲销本身随原业务一起更正。")
    if old["id"] in made.past.reversed:
        raise Refused("这笔业务已经冲销过。", "同一业务只冲销一次")
    point = (old["effective_on"], old["id"])
    before = made.past.account_before(made.fund, point)
    entry = await _mirror(made, old)
    made.cause = await insert_event(made, event, old["effective_on"], entry, reverses=old["id"])
    first, net = made.past.first_parts.get(old["id"], []), made.past.parts.get(old["id"], [])
    # The mirror undoes what was first posted; what was adjusted since is undone beside it.
    rest = lines(less(first, net), made.loan["no"], made.sources)
    await adjust(made, old["effective_on"], rest)
    await add_parts(made, old["effective_on"], old["id"], less([], net))
    if made.past.version_of(old["id"]) is not None:
        await sign(made, old["effective_on"], made.cause, before.plan, "restored")
    found = folded(before, made.past.since(point), clock.today())
    for step in _steps(made, found, point):
        await _follow(made, step)
    return await _finished(made, [], before)


async def _mirror(made: Recording, old: Record) -> int | None:
    """Post the red-letter entry of an event's entry; answers its seq, None if it had none."""
    if old["entry"] is None:
        return None
    rows = await fetch(
        "SELECT account, source, amount_fen, subject FROM journal_line "
        "WHERE fund = {} AND seq = {} ORDER BY line",
        made.fund.id,
        old["entry"],
    )
    mirrored = [Line(r["account"], r["source"], -r["amount_fen"], r["subject"]) for r in rows]
    made.sources.undo(mirrored)
    summary = f"红字冲销 {made.loan['no']} {events.NAMES[old['kind']]}"
    return await post_lines(made, "reversed", summary, old["effective_on"], mirrored, old["entry"])


async def _finished(made: Recording, parts: list[Part], account: Account) -> Recorded:
    await finish(made)
    rows = await fetch("SELECT * FROM loan_event WHERE id = {}", made.cause)
    return Recorded(rows[0], parts, account)
