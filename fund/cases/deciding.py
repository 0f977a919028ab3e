"""Recording decisions on a case, and what follows from the last one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

import msgspec

from fund import clock
from fund.access.actors import Actor
from fund.access.commands import once
from fund.cases.opening import declare, read_typed
from fund.cases.reading import case_file, case_for, facts_of, plain_facts
from fund.cases.steps import LOAN_APPROVAL, WITHDRAWAL, Ballot, CaseFile, Decision, check_decision
from fund.cases.tables import Award, CaseStep
from fund.cases.vetting import Asked, Wish, awarding, refuse
from fund.database import Row, fetch_one, insert
from fund.errors import BadInput, NotFound, Refused
from fund.office.funds import FundView
from fund.people.categories import suggested_category
from fund.people.tables import LedgerEntry
from fund.policy.benefits import Step


class DecideCase(msgspec.Struct, frozen=True):
    """A decision on a step of a case; votes where the meeting voted, `facts` where one looked.

    `meeting` is the id of a meeting already entered.
    """

    no: str
    step: str
    outcome: str
    decided_on: date
    document_no: str
    note: str = ""
    back_to: str = ""
    attended: int | None = None
    votes_for: int | None = None
    votes_against: int | None = None
    votes_abstained: int | None = None
    meeting: int | None = None
    override: str = ""
    facts: dict[str, str] = {}

    @property
    def decision(self) -> Decision:
        """What the rules look at."""
        ballot = None
        if self.attended is not None:
            ballot = Ballot(
                self.attended,
                self.votes_for or 0,
                self.votes_against or 0,
                self.votes_abstained or 0,
            )
        return Decision(
            self.step, self.outcome, self.decided_on, self.document_no, self.back_to, ballot
        )


async def decide(actor: Actor, fund: FundView, command: DecideCase) -> tuple[CaseFile, Step]:
    """Record one decision; answers the case before it and the step decided.

    Raises BadInput, Forbidden, NotFound or Refused. What an award needs is checked with the last
    step before it.
    """
    if command.step == WITHDRAWAL.key:
        command = msgspec.structs.replace(command, outcome="withdrawn")
    if command.decided_on > clock.today():
        raise BadInput(f"日期 {command.decided_on} 晚于今天。")
    case = await case_file(fund, command.no)
    asked = WITHDRAWAL if command.outcome == "withdrawn" else case.waiting
    await case_for(actor, fund, command.no, asked.action if asked else "case.see")
    step = check_decision(case, command.decision, actor.id)
    if command.meeting is not None and not step.listed:
        raise BadInput(f"“{step.name}”不由会议决定，请从申请页面逐份办理。", step.clause)
    if command.outcome in ("withdrawn", "returned") and await _is_paid(fund, command.no):
        raise Refused("这份申请已经发放，不能撤回或退回；多发、错发的按追回办理。")
    await insert(
        CaseStep,
        {
            "office": fund.office,
            "fund": fund.id,
            "case_no": command.no,
            "seq": len(case.decided) + 1,
            "step": step.key,
            "outcome": command.outcome,
            "decided_on": command.decided_on,
            "body": step.body,
            "document_no": command.document_no.strip(),
            "note": command.note.strip(),
            "actor": actor.id,
            "recorded_at": clock.now(),
            "back_to": command.back_to if command.outcome == "returned" else "",
            "final": _is_final(case, command.outcome),
            "meeting": command.meeting,
            "votes_for": command.votes_for,
            "votes_against": command.votes_against,
            "votes_abstained": command.votes_abstained,
        },
    )
    return case, step


def _is_final(case: CaseFile, outcome: str) -> bool:
    """Whether nothing is left to decide after this."""
    last = case.position + 1 == len(case.steps)
    return outcome in ("refused", "withdrawn") or (outcome == "passed" and last)


async def decide_case(actor: Actor, fund: FundView, command: DecideCase, key: str) -> str:
    """Record a decision on a case of a grant, a subsidy or the ledger; answers its number."""

    async def work() -> str:
        row = await case_for(actor, fund, command.no, "case.see")
        if row["kind"] == "loan":
            raise BadInput("借款申请请从借款页面办理。")
        await decide_listed(actor, fund, command)
        return command.no

    return await once(actor, key, command, work, fund.id)


async def decide_listed(actor: Actor, fund: FundView, command: DecideCase) -> None:
    """One case's decision and what follows: facts found, an award, a place in the ledger."""
    case, step = await decide(actor, fund, command)
    if step.action == LOAN_APPROVAL:
        raise BadInput("借款的发放审批请从借款页面办理。", step.clause)
    if command.facts:
        if not step.assesses:
            raise BadInput(f"“{step.name}”不核实申请人情况。", step.clause)
        told = read_typed(case.benefit, command.facts)
        await declare(actor, fund, command.no, "assessed", told)
    if command.outcome == "passed" and case.position + 1 == case.awarded_after:
        await _grant(actor, fund, command)


async def _grant(actor: Actor, fund: FundView, command: DecideCase) -> None:
    """What was asked for is granted: the rules are looked at once more, on this day."""
    row = await case_for(actor, fund, command.no, "case.see")
    benefit = fund.at_version(row["policy_version"]).benefit(row["benefit"])
    asked = Asked(row["tier"], row["amount_fen"], row["occasion"], row["organisation"])
    wish = Wish(benefit, asked, command.decided_on, command.override, command.no)
    facts = await facts_of(fund, row, command.decided_on)
    refuse(
        await awarding(fund, wish, facts, {"id": row["applicant"], "branch": row["branch"]}),
        "不能通过",
    )
    if await _award(fund, command.no):  # granted before it was returned: what was granted stays
        return
    if benefit.kind == "listing":
        await _list(actor, fund, row, command.decided_on, plain_facts(facts))
        return
    await insert(
        Award,
        {
            "office": fund.office,
            "fund": fund.id,
            "case_no": command.no,
            "member": row["applicant"],
            "benefit": benefit.key,
            "tier": row["tier"],
            "amount_fen": row["amount_fen"],
            "awarded_on": command.decided_on,
            "override": command.override.strip(),
            "approver": actor.id,
            "recorded_at": clock.now(),
        },
    )


async def _list(
    actor: Actor, fund: FundView, row: Row, on: date, facts: Mapping[str, object]
) -> None:
    """Enter the member in the hardship ledger, in the category his circumstances suggest."""
    await insert(
        LedgerEntry,
        {
            "office": fund.office,
            "fund": fund.id,
            "member": row["applicant"],
            "kind": "listed",
            "entered_on": on,
            "category": suggested_category(facts),
            "content": json.dumps({"facts": dict(facts)}, ensure_ascii=False, sort_keys=True),
            "case_no": row["no"],
            "maker": actor.id,
            "recorded_at": clock.now(),
        },
    )


async def award_of(fund: FundView, no: str) -> Row:
    """The award of a case; raises NotFound while there is none, Refused where it fell away."""
    row = await _award(fund, no)
    if row is None:
        raise NotFound(f"申请 {no} 还没有批准。")
    if not (await case_file(fund, no)).awarded:
        raise Refused(f"申请 {no} 批准以后又撤回、退回或没有通过，不能发放。")
    return row


async def _award(fund: FundView, no: str) -> Row | None:
    return await fetch_one("SELECT * FROM award WHERE fund = {} AND case_no = {}", fund.id, no)


async def _is_paid(fund: FundView, no: str) -> bool:
    row = await fetch_one(
        "SELECT p.id FROM benefit_payment p JOIN award a ON a.id = p.award "
        "WHERE a.fund = {} AND a.case_no = {} LIMIT 1",
        fund.id,
        no,
    )
    return row is not None
