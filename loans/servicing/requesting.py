"""Requests and their decisions: whatever a clerk alone may not do to a loan, and relief asked for.

One person asks, another decides; the event is recorded with both. A borrower's own request (遇灾)
has no maker: staff answer it with a request of their own that follows it.
"""

from __future__ import annotations

from datetime import date

import msgspec

from fund import clock
from fund.access.actors import Actor, require
from fund.access.commands import once
from fund.database import Row, fetch, fetch_one, insert_one
from fund.errors import BadInput, NotFound, Refused, SamePersonTwice
from fund.office.funds import FundView
from loans.account import Happened
from loans.doors import loan_for
from loans.effects import after
from loans.events import Reversed
from loans.servicing.asking import (
    NAMES,
    Ask,
    AskDisaster,
    decode,
    encode,
    event_of,
    settled,
    takes_effect,
)
from loans.servicing.history import history
from loans.servicing.recording import AFTER_ALL, record
from loans.tables import LoanRequest, LoanRequestDecision

REASON_LONGEST = 500


class RequestRelief(msgspec.Struct, frozen=True):
    """Something asked for a loan; `follows` is the borrower's request it answers."""

    loan_no: str
    asked: Ask
    follows: int | None = None


class DecideRequest(msgspec.Struct, frozen=True):
    """A second person's answer to a request."""

    request: int
    outcome: str
    note: str = ""


_OPEN = (
    "SELECT r.id, r.kind, r.requested_on, r.content, r.reason, r.document_no, r.maker, r.follows, "
    "l.no, l.id AS loan, m.name AS borrower, t.name AS township, s.name AS maker_name "
    "FROM loan_request r JOIN loan l ON l.id = r.loan JOIN member m ON m.id = l.member "
    "JOIN township t ON t.id = l.township LEFT JOIN staff s ON s.id = r.maker "
    "WHERE r.fund = {} AND NOT EXISTS "
    "(SELECT 1 FROM loan_request_decision d WHERE d.request = r.id) "
)


async def open_requests(fund: FundView, *, loan: int = 0) -> list[Row]:
    """Requests nobody has decided, of a fund or of one loan, oldest first."""
    return await fetch(_OPEN + "AND ({} = 0 OR r.loan = {}) ORDER BY r.id", fund.id, loan, loan)


async def requests_of(loan: int) -> list[Row]:
    """Everything ever asked for a loan, with how it was decided."""
    return await fetch(
        "SELECT r.id, r.kind, r.requested_on, r.reason, r.document_no, s.name AS maker_name, "
        "d.outcome, d.decided_on, d.note, c.name AS checker_name FROM loan_request r "
        "LEFT JOIN staff s ON s.id = r.maker "
        "LEFT JOIN loan_request_decision d ON d.request = r.id "
        "LEFT JOIN staff c ON c.id = d.actor WHERE r.loan = {} ORDER BY r.id",
        loan,
    )


async def ask(actor: Actor, fund: FundView, command: RequestRelief, key: str) -> str:
    """File a request; answers its number. It is tried at once, so a hopeless one is refused now.

    Raises BadInput, Forbidden, NotFound or Refused.
    """
    asked = command.asked
    if not asked.reason.strip() or len(asked.reason) > REASON_LONGEST:
        raise BadInput(f"请写明理由，不超过 {REASON_LONGEST} 个字。")
    by_borrower = isinstance(asked, AskDisaster) and actor.borrower is not None
    if not by_borrower and not asked.document_no.strip():
        raise BadInput("请填写所依据的文件或会议纪要编号。")

    async def work() -> str:
        action = "my.ask" if by_borrower else "loan.ask"
        loan = await loan_for(actor, fund, command.loan_no, action)
        kind = str(asked.__struct_config__.tag)
        await _check_new(fund, loan, kind, command.follows)
        stored: Ask = asked
        if not isinstance(asked, AskDisaster):
            stored = await _try(fund, loan, asked)
        elif not loan["disbursement"]:
            raise Refused("放款以后才能提出遇灾申请。")
        row = {
            "office": fund.office,
            "fund": fund.id,
            "loan": loan["id"],
            "kind": kind,
            "requested_on": clock.today(),
            "content": encode(stored),
            "reason": asked.reason.strip(),
            "document_no": asked.document_no.strip(),
            "follows": command.follows,
            "maker": None if by_borrower else actor.id,
            "recorded_at": clock.now(),
        }
        return str(await insert_one(LoanRequest, row))

    return await once(actor, key, command, work, fund.id)


async def _check_new(fund: FundView, loan: Row, kind: str, follows: int | None) -> None:
    waiting = await open_requests(fund, loan=loan["id"])
    if any(row["kind"] == kind for row in waiting):
        raise Refused(f"这笔借款已有一份“{NAMES[kind]}”申请待审批。")
    if follows is not None and follows not in {
        row["id"] for row in await requests_of(loan["id"]) if row["kind"] == "disaster"
    }:
        raise NotFound("没有这份遇灾申请。")


async def _try(fund: FundView, loan: Row, asked: Ask) -> Ask:
    """Refuse now what the loan as it stands would refuse; answers what is asked, settled."""
    if not loan["disbursement"]:
        raise Refused(f"借款 {loan['no']} 还没有放款，不能办理。")
    past = await history(loan)
    account = past.account(fund)
    asked = settled(account, asked)
    event = await event_of(fund, account, asked)
    on = takes_effect(asked)
    if on > clock.today() or on < loan["disbursed_on"]:
        raise BadInput(f"日期 {on} 应在放款日 {loan['disbursed_on']} 与今天之间。")
    if isinstance(event, Reversed):
        if event.event not in {row["id"] for row in past.stored}:
            raise NotFound("这笔借款没有这项业务。")
        if event.event in past.reversed:
            raise Refused("这笔业务已经冲销过。", "同一业务只冲销一次")
        return asked
    after(past.account_before(fund, (on, AFTER_ALL)), Happened(on, event))
    return asked


async def decide(actor: Actor, fund: FundView, command: DecideRequest, key: str) -> str:
    """Agree to a request or not; answers the loan's number. The event is recorded at once.

    Raises BadInput, Forbidden, NotFound, Refused or SamePersonTwice.
    """
    require(actor, "loan.decide")
    if command.outcome not in ("passed", "refused"):
        raise BadInput("结论应为同意或不同意。")
    if command.outcome == "refused" and not command.note.strip():
        raise BadInput("不同意的，请写明理由，以便告知申请人。")

    async def work() -> str:
        row = await fetch_one(_OPEN + "AND r.id = {}", fund.id, command.request)
        if row is None:
            raise NotFound("没有这份待审批的申请，可能已经办理。")
        if row["maker"] == actor.id:
            raise SamePersonTwice("这份申请")
        loan = await loan_for(actor, fund, row["no"], "loan.decide")
        event = None
        if command.outcome == "passed" and row["kind"] != "disaster":
            event = await _record(actor, fund, loan, row, key)
        await insert_one(
            LoanRequestDecision,
            {
                "office": fund.office,
                "fund": fund.id,
                "request": row["id"],
                "outcome": command.outcome,
                "decided_on": clock.today(),
                "note": command.note.strip(),
                "event": event,
                "actor": actor.id,
                "recorded_at": clock.now(),
            },
        )
        return str(row["no"])

    return await once(actor, key, command, work, fund.id)


async def _record(actor: Actor, fund: FundView, loan: Row, row: Row, key: str) -> int:
    asked = decode(row["content"])
    account = (await history(loan)).account(fund)
    event = await event_of(fund, account, asked)
    on: date = takes_effect(asked)
    done = await record(actor, fund, loan, event, on, key=key, requested_by=row["maker"])
    return int(done.row["id"])
