"""Opening cases and recording decisions on them; the caller holds the fund's unit of work."""

from __future__ import annotations

from datetime import date

from fund import clock
from fund.access.actors import Actor, require
from fund.cases.steps import Decided, check_decision, check_withdrawal
from fund.cases.tables import AidCase, CaseStep
from fund.database import fetch, insert
from fund.errors import BadInput
from fund.office.funds import FundView
from fund.policy.rules import Step

# After the last step the applicant may still step back, and what was kept for him is free again.
WITHDRAWAL = Step("withdrawal", "撤回", "申请人", "case.record", "撤回书编号", "本人自愿")


async def open_case(fund: FundView, no: str, kind: str, applicant: int) -> None:
    """A new case under the number of what is applied for."""
    row = {"office": fund.office, "fund": fund.id, "no": no, "kind": kind, "applicant": applicant}
    await insert(AidCase, row | {"recorded_at": clock.now()})


async def decided_steps(fund: int, no: str) -> list[Decided]:
    """The steps decided on a case, in order."""
    rows = await fetch(
        "SELECT step, outcome, decided_on, actor FROM case_step "
        "WHERE fund = {} AND case_no = {} ORDER BY seq",
        fund,
        no,
    )
    return [Decided(**row) for row in rows]


async def decide(
    actor: Actor,
    fund: FundView,
    no: str,
    *,
    step: str,
    outcome: str,
    decided_on: date,
    document_no: str,
    note: str,
    applied_on: date,
) -> Step:
    """Record one decision; answers the step decided. Raises BadInput, Forbidden or Refused."""
    if decided_on > clock.today():
        raise BadInput(f"日期 {decided_on} 晚于今天。")
    if outcome not in ("passed", "refused", "withdrawn"):
        raise BadInput("结论应为同意、不同意或撤回。")
    steps, decided = fund.policy.steps, await decided_steps(fund.id, no)
    if step == WITHDRAWAL.key:
        current = WITHDRAWAL
        check_withdrawal(steps, decided, decided_on, document_no)
        outcome = "withdrawn"
    else:
        current = check_decision(steps, decided, step, decided_on, document_no, applied_on)
    require(actor, current.action)
    await insert(
        CaseStep,
        {
            "office": fund.office,
            "fund": fund.id,
            "case_no": no,
            "seq": len(decided) + 1,
            "step": step,
            "outcome": outcome,
            "decided_on": decided_on,
            "body": current.body,
            "document_no": document_no.strip(),
            "note": note.strip(),
            "actor": actor.id,
            "recorded_at": clock.now(),
        },
    )
    return current
