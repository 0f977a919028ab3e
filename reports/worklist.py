"""What waits for somebody: cases on their way, in the policy's order, and loans to pay out."""

from __future__ import annotations

from fund.access.actors import Actor
from fund.cases.reading import CLOSED, open_decisions, standing
from fund.database import Row, fetch
from fund.office.funds import FundView

_CASES = (
    "SELECT c.no, c.kind, c.benefit, c.policy_version, c.urgent_reason, c.maker, c.recorded_at, "
    "COALESCE(l.principal_fen, c.amount_fen) AS amount_fen, "
    "COALESCE(c.applied_on, l.applied_on) AS applied_on, m.name AS applicant, m.branch, "
    f"h.township, t.name AS township_name, {CLOSED} AS closed "
    "FROM aid_case c JOIN member m ON m.id = c.applicant JOIN household h ON h.id = m.household "
    "JOIN township t ON t.id = h.township LEFT JOIN loan l ON l.fund = c.fund AND l.no = c.no "
    "LEFT JOIN disbursement d ON d.loan = l.id WHERE c.fund = {} "
    f"AND (NOT {CLOSED} OR (c.kind = 'loan' AND d.id IS NULL AND NOT EXISTS (SELECT 1 "
    "FROM case_step s WHERE s.fund = c.fund AND s.case_no = c.no "
    "AND s.outcome IN ('refused', 'withdrawn')))) ORDER BY applied_on, c.no"
)


async def waiting_cases(fund: FundView, actor: Actor) -> list[Row]:
    """Cases neither ended nor finished, with the step they wait for, oldest first.

    Only those within the actor's reach; `mine` marks what he can do himself.
    """
    decided = await open_decisions(fund)
    found = []
    for row in await fetch(_CASES, fund.id):
        where = {"fund": fund.id, "township": row["township"], "branch": row["branch"]}
        if not actor.reaches("case.see", **where):
            continue
        case = standing(fund, row, decided[row["no"]])
        # A loan whose way is closed by its approval waits for its money.
        waiting = None if row["closed"] else case.waiting
        name, action = (waiting.name, waiting.action) if waiting else ("放款", "loan.disburse")
        asked = {"benefit_name": case.benefit.name, "waiting": name, "action": action}
        found.append(row | asked | {"mine": actor.reaches(action, **where)})
    return found
