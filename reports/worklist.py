"""What waits for somebody: cases on their way, in the policy's order, and loans to pay out."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from fund.access.actors import Actor
from fund.cases.steps import CaseFile, Decided, way
from fund.database import Row, fetch
from fund.office.funds import FundView

_CASES = (
    "SELECT c.no, c.kind, c.benefit, c.policy_version, c.urgent_reason, "
    "COALESCE(l.principal_fen, c.amount_fen) AS amount_fen, "
    "COALESCE(c.applied_on, l.applied_on) AS applied_on, m.name AS applicant, m.branch, "
    "h.township, t.name AS township_name "
    "FROM aid_case c JOIN member m ON m.id = c.applicant JOIN household h ON h.id = m.household "
    "JOIN township t ON t.id = h.township LEFT JOIN loan l ON l.fund = c.fund AND l.no = c.no "
    "LEFT JOIN disbursement d ON d.loan = l.id WHERE c.fund = {} AND d.id IS NULL "
    "AND NOT EXISTS (SELECT 1 FROM case_step s WHERE s.fund = c.fund AND s.case_no = c.no "
    "AND s.outcome IN ('refused', 'withdrawn')) ORDER BY applied_on, c.no"
)
_STEPS = (
    "SELECT s.case_no, s.step, s.outcome, s.decided_on, s.actor, s.back_to FROM case_step s "
    "JOIN aid_case c ON c.fund = s.fund AND c.no = s.case_no WHERE s.fund = {} "
    "AND NOT EXISTS (SELECT 1 FROM loan l JOIN disbursement d ON d.loan = l.id "
    "WHERE l.fund = s.fund AND l.no = s.case_no) ORDER BY s.case_no, s.seq"
)


async def waiting_cases(fund: FundView, actor: Actor) -> list[Row]:
    """Cases neither ended nor finished, with the step they wait for, oldest first.

    Only those within the actor's reach; `mine` marks what he can do himself.
    """
    decided: dict[str, list[Decided]] = defaultdict(list)
    for row in await fetch(_STEPS, fund.id):
        decided[row.pop("case_no")].append(Decided(**row))
    found = []
    for row in await fetch(_CASES, fund.id):
        where = {"fund": fund.id, "township": row["township"], "branch": row["branch"]}
        if not actor.reaches("case.see", **where):
            continue
        step = _step(fund, row, tuple(decided[row["no"]]))
        if step:
            found.append(row | step | {"mine": actor.reaches(step["action"], **where)})
    return found


def _step(fund: FundView, row: Row, decided: tuple[Decided, ...]) -> dict[str, Any] | None:
    """The name of what comes next and the action it needs; None for a case that is finished."""
    benefit = fund.at_version(row["policy_version"]).benefit(row["benefit"])
    steps, after = way(benefit, urgent=bool(row["urgent_reason"]))
    case = CaseFile(row["no"], benefit, steps, after, row["applied_on"], decided=decided)
    asked = {"benefit_name": benefit.name}
    if case.waiting:
        return asked | {"waiting": case.waiting.name, "action": case.waiting.action}
    if row["kind"] == "loan":
        return asked | {"waiting": "放款", "action": "loan.disburse"}
    return None
