"""Which cases wait for a step, within somebody's reach: what a meeting's list is drawn up from."""

from __future__ import annotations

from fund.access.actors import Actor
from fund.cases.reading import CLOSED, open_decisions, standing
from fund.database import Row, fetch
from fund.office.funds import FundView
from fund.policy.benefits import Step

_CASES = (
    "SELECT c.no, c.benefit, c.policy_version, c.urgent_reason, c.amount_fen, c.applied_on, "
    "c.recorded_at, c.maker, m.name AS applicant, m.branch, h.township, t.name AS township_name "
    "FROM aid_case c JOIN member m ON m.id = c.applicant JOIN household h ON h.id = m.household "
    "JOIN township t ON t.id = h.township WHERE c.fund = {} "
    f"AND NOT {CLOSED} ORDER BY c.applied_on, c.no"
)


async def voting(fund: FundView, actor: Actor) -> dict[tuple[str, str], tuple[Step, list[Row]]]:
    """Cases whose next step a meeting decides and this person may record, by benefit and step."""
    decided = await open_decisions(fund)
    found: dict[tuple[str, str], tuple[Step, list[Row]]] = {}
    for row in await fetch(_CASES, fund.id):
        case = standing(fund, row, decided[row["no"]])
        benefit, step = case.benefit, case.waiting
        where = {"fund": fund.id, "township": row["township"], "branch": row["branch"]}
        if step is None or not step.listed or not actor.reaches(step.action, **where):
            continue
        listed = row | {"benefit_name": benefit.name}
        found.setdefault((benefit.key, step.key), (step, []))[1].append(listed)
    return found
