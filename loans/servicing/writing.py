"""Writing what a recording found: events, their parts, journal entries, signed plans.

Always in the caller's unit of work; rows are only ever added, but for the bytes that repeat them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
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
from loans.account import Account, Happened
from loans.events import Event
from loans.packing import packed_parts, packed_plan
from loans.parts import Part
from loans.plan import Plan, digest
from loans.servicing.accounting import Sources
from loans.servicing.history import History, history, signed_terms
from loans.tables import (
    InstalmentRow,
    LoanEvent,
    LoanPart,
    LoanSchedule,
    PackedPlan,
    RateStep,
)

RECEIPTED = (events.Repaid, events.GuarantorPaid)  # money over the counter gets a receipt


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


async def begin(
    actor: Actor, fund: FundView, loan: Record, on: date, key: str, requested_by: int | None
) -> Recording:
    """A recording for a loan on a day. Raises BadInput or Refused where it can take no event."""
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


async def adjust(made: Recording, on: date, booked: list[Line]) -> None:
    """Post how an earlier event's money is shared differently now."""
    if booked:
        await post_lines(made, "adjustment", f"更正 {made.loan['no']} 的冲抵", on, booked)


async def store(made: Recording, step: Step) -> int:
    """A new event with its entry and parts; answers its row's id."""
    event, on = step.happened.event, step.happened.on
    name, entry = events.kind(event), None
    receipt = await _receipt_no(made.fund.id, on) if isinstance(event, RECEIPTED) else None
    if step.booked:
        summary = f"{events.NAMES[name]} {made.loan['no']}"
        papers = (receipt,) if receipt else ()
        entry = await post_lines(made, name, summary, on, step.booked, papers=papers)
    row = await insert_event(made, event, on, entry, receipt=receipt)
    await add_parts(made, on, row, step.delta, cause=row)
    return row


async def insert_event(
    made: Recording,
    event: Event,
    on: date,
    entry: int | None,
    *,
    receipt: str | None = None,
    reverses: int | None = None,
) -> int:
    """The row of an event; answers its id."""
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


async def add_parts(
    made: Recording, on: date, event: int, parts: Sequence[Part], cause: int = 0
) -> None:
    """Parts of an event, caused by itself or by the one that is being recorded."""
    shared = made.shared | {"event": event, "cause": cause or made.cause}
    stamp = {"effective_on": on, "recorded_at": clock.now()}
    await insert(
        LoanPart,
        *(
            shared | stamp | {"instalment": no, "kind": kind, "amount_fen": fen}
            for no, kind, fen in parts
        ),
    )


async def pack(made: Recording) -> None:
    """The loan's parts once more as bytes."""
    rows = await fetch(
        "SELECT instalment, kind, effective_on, amount_fen, recorded_at FROM loan_part "
        "WHERE loan = {} ORDER BY id",
        made.loan["id"],
    )
    await fetch(
        "INSERT INTO packed_part (office, fund, loan, rows) VALUES ({}, {}, {}, {}) "
        "ON CONFLICT (loan) DO UPDATE SET rows = excluded.rows",
        *made.shared.values(),
        packed_parts([tuple(row.values()) for row in rows]),
    )


async def post_lines(
    made: Recording,
    kind: str,
    summary: str,
    on: date,
    booked: list[Line],
    reverses: int | None = None,
    papers: tuple[str, ...] = (),
) -> int:
    """Post lines as the fund's next entry; answers its seq."""
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


async def sign(made: Recording, on: date, event: int, plan: Plan | None, name: str = "") -> None:
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
    bytes_of = packed_plan((r.no, r.start_on, r.due_on, r.principal, r.interest) for r in plan.rows)
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


async def finish(made: Recording) -> None:
    """Pack what was written, and refuse it if a source's cash would be below zero on some day."""
    await pack(made)
    for source, since in made.cash_days.items():
        if await lowest_cash(made.fund.id, source, since) < 0:
            named = made.fund.policy.source(source)
            name = named.name if named else "代管款"
            raise Refused(
                f"这样办理以后，“{name}”在 {since} 及以后的存款会不足，请先补足该来源的存款。",
                "任何一天各来源存款不为负",
            )
