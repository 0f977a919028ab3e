"""Which cases wait for a step, within somebody's reach: what a meeting's list is drawn up from."""

from __future__ import annotations

from collections import defaultdict

from fund.access.actors import Actor
from fund.cases.steps import LOAN_APPROVAL, CaseFile, Decided, way
from fund.database import Row, fetch
from fund.office.funds import FundView
from fund.policy.benefits import Step

_CASES = (
    "SELECT c.no, c.benefit, c.policy_version, c.urgent_reason, c.amount_fen, c.applied_on, "
    "c.recorded_at, "
    "m.name AS applicant, m.branch, h.township, t.name AS township_name "
    "FROM aid_case c JOIN member m ON m.id = c.applicant JOIN household h ON h.id = m.household "
    "JOIN township t ON t.id = h.township WHERE c.fund = {} "
    "AND NOT EXISTS (SELECT 1 FROM case_step s WHERE s.fund = c.fund AND s.case_no = c.no "
    "AND s.outcome IN ('refused', 'withdrawn')) ORDER BY c.applied_on, c.no"
)
_STEPS = (
    "SELECT s.case_no, s.step, s.outcome, s.decided_on, s.actor, s.back_to FROM case_step s "
    "WHERE s.fund = {} ORDER BY s.case_no, s.seq"
)


async def voting(fund: FundView, actor: Actor) -> dict[tuple[str, str], tuple[Step, list[Row]]]:
    """Cases whose next step a meeting may decide and this person record, by benefit and step.

    A loan's payout is approved one by one, on its own page, where its money is found.
    """
    decided: dict[str, list[Decided]] = defaultdict(list)
    for row in await fetch(_STEPS, fund.id):
        decided[row.pop("case_no")].append(Decided(**row))
    found: dict[tuple[str, str], tuple[Step, list[Row]]] = {}
    for row in await fetch(_CASES, fund.id):
        benefit = fund.at_version(row["policy_version"]).benefit(row["benefit"])
        steps, after = way(benefit, urgent=bool(row["urgent_reason"]))
        mine = tuple(decided[row["no"]])
        step = CaseFile(
            row["no"],
            benefit,
            steps,
            after,
            row["applied_on"] or row["recorded_at"].date(),
            decided=mine,
        ).waiting
        where = {"fund": fund.id, "township": row["township"], "branch": row["branch"]}
        if step is None or step.notice or not actor.reaches(step.action, **where):
            continue
        if step.action == LOAN_APPROVAL:
            continue
        listed = row | {"benefit_name": benefit.name}
        found.setdefault((benefit.key, step.key), (step, []))[1].append(listed)
    return found
