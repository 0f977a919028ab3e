"""Recording an event of a loan: the one way anything happens to it after its payout.

The event is put into the loan's history at its effective day, and what came later is folded once
more. Stored parts never change: what differs now is added as further parts caused by this event,
posted as adjustments on the days they belong to; plans are signed again from the first that
differs. All of it in the caller's unit of work, all or nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from fund import clock
from fund.access.actors import Actor
from fund.contributions.contributing import check_day
from fund.database import Row as Record
from fund.database import fetch, insert, insert_one, number
from fund.errors import BadInput, Refused
from fund.journal.accounts import BANK, PRINCIPAL, PROVISION
from fund.journal.balances import lowest_cash
from fund.journal.entries import Draft, Line
from fund.journal.posting import post
from fund.office.funds import FundView
from loans import events
from loans.account import Account, Change, Happened, folded
from loans.events import Event, Reversed
from loans.packing import packed
from loans.parts import Part, less
from loans.plan import Plan, digest
from loans.servicing.accounting import Sources, lines
from loans.servicing.history import History, history, same_plan, signed_terms
from loans.tables import (
    InstalmentRow,
    LoanEvent,
    LoanPart,
    LoanSchedule,
    PackedPlan,
    RateStep,
)

AFTER_ALL = 2**62  # a place in a day's history after every stored event
RECEIPTED = (events.Repaid, events.GuarantorPaid)  # money over the counter gets a receipt


@dataclass(frozen=True)
class Recorded:
    """An event as recorded: its row, what it was allocated to, and the account after it."""

    row: Record
    parts: list[Part]
    account: Account


@dataclass
class Recording:
    """One recording in the making: whose, and the loan's sources as entry follows entry.

    `cause` is the row of the event that everything written now is caused by, once it has one.
    """

    actor: Actor
    fund: FundView
    past: History
    sources: Sources
    key: str
    checker: int | None
    maker: int
    cause: int = 0
    entries: int = 0
    signing: bool = False
    cash_days: dict[str, date] = field(default_factory=dict)

    @property
    def loan(self) -> Record:
        """The loan's row."""
        return self.past.loan

    @property
    def shared(self) -> dict[str, Any]:
        """The columns every row carries."""
        return {"office": self.fund.office, "fund": self.fund.id, "loan": self.loan["id"]}


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
    made = await _begin(actor, fund, loan, on, key, requested_by)
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
            made.cause = await _store(made, step)
            await _sign(made, on, made.cause, step.plan)
        else:
            await _follow(made, step)
    return await _finished(made, parts, account)


async def catch_up(actor: Actor, fund: FundView, loan: Record, key: str) -> None:
    """Post what advances have paid on due dates up to today, if anything."""
    made = await _begin(actor, fund, loan, clock.today(), key, None)
    found = folded(made.past.account(fund), [], clock.today())
    for step in _steps(made, found, (clock.today(), AFTER_ALL)):
        await _follow(made, step)
    await _check_cash(made)


@dataclass(frozen=True)
class Step:
    """An event, how its parts differ from what is stored, the lines that book the difference.

    `plan` is what the event signs now, `account` the loan after it; an application of an advance
    that has nothing to apply any more has none.
    """

    happened: Happened
    delta: list[Part]
    booked: list[Line]
    plan: Plan | None = None
    account: Account | None = None


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


async def _begin(
    actor: Actor, fund: FundView, loan: Record, on: date, key: str, requested_by: int | None
) -> Recording:
    if not loan["disbursement"]:
        raise Refused(f"借款 {loan['no']} 还没有放款，不能办理还款等事项。")
    check_day(on, fund, "办理")
    if on < loan["disbursed_on"]:
        raise BadInput(f"日期 {on} 早于放款日 {loan['disbursed_on']}。")
    funding = await fetch("SELECT source, amount_fen FROM loan_funding WHERE loan = {}", loan["id"])
    sources = Sources(
        order=[source.key for source in fund.policy.sources],
        lent={row["source"]: row["amount_fen"] for row in funding},
        owed=await _by_source(fund, PRINCIPAL.code, loan["no"], "none"),
        charged=await _by_source(fund, PROVISION.code, loan["no"], "provision"),
    )
    past = await history(loan)
    if requested_by is None:
        return Recording(actor, fund, past, sources, key, None, actor.id)
    return Recording(actor, fund, past, sources, key, actor.id, requested_by)


async def _by_source(fund: FundView, account: str, no: str, without: str) -> dict[str, int]:
    rows = await fetch(
        "SELECT l.source, SUM(l.amount_fen) AS fen FROM journal_line l "
        "JOIN journal_entry e ON e.fund = l.fund AND e.seq = l.seq "
        "WHERE l.fund = {} AND l.account = {} AND l.subject = {} AND e.kind <> {} "
        "GROUP BY l.source",
        fund.id,
        account,
        no,
        without,
    )
    return {row["source"]: int(row["fen"]) for row in rows}


async def _follow(made: Recording, step: Step) -> None:
    """Write how a later event differs now: its parts, and the plan it signs."""
    one, account = step.happened, step.account
    if not one.id:  # an advance applied on a due date, found just now
        await _store(made, step)
        return
    if step.delta:
        await _adjust(made, one.on, step.booked)
        await _add_parts(made, one.on, one.id, step.delta)
    signed = made.past.version_of(one.id)
    if signed is None and step.plan is None:
        return
    plan = step.plan or (account.plan if account else None)
    if plan and (made.signing or signed is None or not same_plan(signed.plan, plan)):
        await _sign(made, one.on, one.id, plan, "" if step.plan else "restored")


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
    made.cause = await _insert(made, event, old["effective_on"], entry, reverses=old["id"])
    first, net = made.past.first_parts.get(old["id"], []), made.past.parts.get(old["id"], [])
    # The mirror undoes what was first posted; what was adjusted since is undone beside it.
    rest = lines(less(first, net), made.loan["no"], made.sources)
    await _adjust(made, old["effective_on"], rest)
    await _add_parts(made, old["effective_on"], old["id"], less([], net))
    if made.past.version_of(old["id"]) is not None:
        await _sign(made, old["effective_on"], made.cause, before.plan, "restored")
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
    return await _post(made, "reversed", summary, old["effective_on"], mirrored, old["entry"])


async def _adjust(made: Recording, on: date, booked: list[Line]) -> None:
    """Post how an earlier event's money is shared differently now."""
    if booked:
        await _post(made, "adjustment", f"更正 {made.loan['no']} 的冲抵", on, booked)


async def _store(made: Recording, step: Step) -> int:
    """A new event with its entry and parts; answers its row's id."""
    event, on = step.happened.event, step.happened.on
    name, entry = events.kind(event), None
    receipt = await _receipt_no(made.fund.id, on) if isinstance(event, RECEIPTED) else None
    if step.booked:
        summary = f"{events.NAMES[name]} {made.loan['no']}"
        papers = (receipt,) if receipt else ()
        entry = await _post(made, name, summary, on, step.booked, papers=papers)
    row = await _insert(made, event, on, entry, receipt=receipt)
    await _add_parts(made, on, row, step.delta, cause=row)
    return row


async def _insert(
    made: Recording,
    event: Event,
    on: date,
    entry: int | None,
    *,
    receipt: str | None = None,
    reverses: int | None = None,
) -> int:
    automatic = isinstance(event, events.Applied)
    return await insert_one(
        LoanEvent,
        made.shared
        | {
            "kind": events.kind(event),
            "effective_on": on,
            "amount_fen": events.amount(event),
            "content": events.encode(event),
            "entry": entry,
            "receipt_no": receipt,
            "reverses": reverses,
            "maker": made.maker,
            "checker": None if automatic else made.checker,
            "recorded_at": clock.now(),
        },
    )


async def _add_parts(
    made: Recording, on: date, event: int, parts: Sequence[Part], cause: int = 0
) -> None:
    shared = made.shared | {"event": event, "cause": cause or made.cause}
    stamp = {"effective_on": on, "recorded_at": clock.now()}
    await insert(
        LoanPart,
        *(
            shared | stamp | {"instalment": no, "kind": kind, "amount_fen": fen}
            for no, kind, fen in parts
        ),
    )


async def _post(
    made: Recording,
    kind: str,
    summary: str,
    on: date,
    booked: list[Line],
    reverses: int | None = None,
    papers: tuple[str, ...] = (),
) -> int:
    for line in booked:
        if line.account == BANK.code and line.amount < 0:
            made.cash_days[line.source] = min(on, made.cash_days.get(line.source, on))
    made.entries += 1
    key = made.key if made.entries == 1 else f"{made.key}:{made.entries}"
    draft = Draft(kind, summary, on, tuple(booked), papers, reverses)
    return await post(
        draft,
        office=made.fund.office,
        fund=made.fund.id,
        maker=made.maker,
        checker=made.checker,
        key=key,
    )


async def _sign(made: Recording, on: date, event: int, plan: Plan | None, name: str = "") -> None:
    """Store a plan as the loan's next version."""
    if plan is None:
        return
    made.signing = True
    last = await number("SELECT MAX(version) FROM loan_schedule WHERE loan = {}", made.loan["id"])
    terms = signed_terms(made.past.versions[0].terms, plan)
    await write_plan(made.shared, last + 1, plan, on, terms, event=name, of_event=event)


async def write_plan(
    shared: Record,
    version: int,
    plan: Plan,
    on: date,
    terms: str,
    *,
    event: str = "",
    of_event: int | None = None,
) -> None:
    """Store a signed version of a loan's plan; `shared` names office, fund and loan."""
    signed = {"version": version, "event": event or plan.event, "effective_on": on, "terms": terms}
    stamp = {"digest": digest(terms, plan.rows), "recorded_at": clock.now(), "of_event": of_event}
    await insert(LoanSchedule, shared | signed | stamp)
    mine = shared | {"version": version}
    await insert(
        InstalmentRow,
        *(
            mine
            | {
                "no": row.no,
                "start_on": row.start_on,
                "due_on": row.due_on,
                "units": row.units,
                "principal_fen": row.principal,
                "interest_fen": row.interest,
            }
            for row in plan.rows
        ),
    )
    bytes_of = packed((r.no, r.start_on, r.due_on, r.principal, r.interest) for r in plan.rows)
    await insert(PackedPlan, mine | {"rows": bytes_of})
    await insert(
        RateStep,
        *(
            mine
            | {
                "start_on": step.start_on,
                "rate_ppm": step.rate_ppm,
                "overdue_ppm": step.overdue_ppm,
                "compound": step.compound,
            }
            for step in plan.steps
        ),
    )


async def _receipt_no(fund: int, on: date) -> str:
    """The next receipt number of the year, without gaps (rows are never deleted)."""
    pattern = f"S{on.year}-%"
    sql = "SELECT COUNT(*) AS n FROM loan_event WHERE fund = {} AND receipt_no LIKE {}"
    return f"S{on.year}-{await number(sql, fund, pattern) + 1:05d}"


async def _check_cash(made: Recording) -> None:
    """Refuse what would leave a source's cash below zero on some day."""
    for source, since in made.cash_days.items():
        if await lowest_cash(made.fund.id, source, since) < 0:
            named = made.fund.policy.source(source)
            name = named.name if named else "代管款"
            raise Refused(
                f"这样办理以后，“{name}”在 {since} 及以后的存款会不足，请先补足该来源的存款。",
                "任何一天各来源存款不为负",
            )


async def _finished(made: Recording, parts: list[Part], account: Account) -> Recorded:
    await _check_cash(made)
    rows = await fetch("SELECT * FROM loan_event WHERE id = {}", made.cause)
    return Recorded(rows[0], parts, account)
