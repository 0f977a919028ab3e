"""What waits for somebody: applications on their way, in the policy's order."""

from __future__ import annotations

from typing import Any

from fund.database import Row, fetch
from fund.office.funds import FundView


async def waiting_cases(fund: FundView) -> list[Row]:
    """Applications neither ended nor paid out, with the step they wait for, oldest first."""
    rows = await fetch(
        "SELECT l.no, m.name AS borrower, t.name AS township, l.principal_fen, l.applied_on, "
        "(SELECT COUNT(*) FROM case_step s WHERE s.fund = l.fund AND s.case_no = l.no) AS done "
        "FROM loan l JOIN member m ON m.id = l.member JOIN township t ON t.id = l.township "
        "WHERE l.fund = {} AND NOT EXISTS (SELECT 1 FROM disbursement d WHERE d.loan = l.id) "
        "AND NOT EXISTS (SELECT 1 FROM case_step s WHERE s.fund = l.fund AND s.case_no = l.no "
        "AND s.outcome <> 'passed') ORDER BY l.applied_on, l.no",
        fund.id,
    )
    return [row | _step(fund, int(row["done"])) for row in rows]


def _step(fund: FundView, done: int) -> dict[str, Any]:
    """The name of what comes next and the action it needs."""
    if done < len(fund.policy.steps):
        step = fund.policy.steps[done]
        return {"waiting": step.name, "action": step.action}
    return {"waiting": "放款", "action": "loan.disburse"}
