"""What closes a case, which notice is in force, whose role was lent; a key of one's own."""

from collections import defaultdict
from typing import Any

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from fund.cases.steps import CaseFile, Decided, way
from fund.database import fetch
from fund.policy.loading import parse
from fund.schema import add_columns, create, refilled

ID = "2026-11-25T00:00:00:000006"
VERSION = "1.38.0"
DESCRIPTION = "closing"

TABLES = """
CREATE TABLE member_key (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    member INTEGER NOT NULL REFERENCES member (id),
    version INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    failed_since_issue INTEGER NOT NULL,
    locked_until TIMESTAMPTZ,
    CONSTRAINT member_key_member UNIQUE (member)
);
CREATE INDEX case_step_final ON case_step (fund, case_no) WHERE final;
"""
APPEND_ONLY = ()

_CASES = (
    "SELECT c.fund, c.no, c.benefit, c.urgent_reason, c.recorded_at, p.text FROM aid_case c "
    "JOIN adopted_policy p ON p.fund = c.fund AND p.version = c.policy_version"
)
_STEPS = (
    "SELECT id, fund, case_no, step, outcome, decided_on, actor, back_to FROM case_step "
    "ORDER BY fund, case_no, seq"
)
_FOLLOWS = (
    "UPDATE public_notice SET follows = (SELECT COUNT(*) FROM case_step s "
    "WHERE s.fund = public_notice.fund AND s.case_no = public_notice.case_no "
    "AND s.recorded_at <= public_notice.recorded_at)"
)
_LENT = (
    "UPDATE role_grant SET lent_of = (SELECT MAX(l.id) FROM role_grant l "
    "WHERE l.staff = role_grant.lent_by AND l.lent_by IS NULL AND l.role = role_grant.role "
    "AND COALESCE(l.fund, 0) = COALESCE(role_grant.fund, 0) "
    "AND COALESCE(l.township, 0) = COALESCE(role_grant.township, 0) "
    "AND (l.valid_to IS NULL OR l.valid_to >= role_grant.valid_to) "
    "AND l.recorded_at <= role_grant.recorded_at AND l.branch = role_grant.branch) "
    "WHERE lent_by IS NOT NULL"
)


async def _closing() -> list[int]:
    """The steps after which nothing is left to decide, by the rules of their cases."""
    steps: dict[tuple[int, str], list[dict[str, Any]]] = defaultdict(list)
    for row in await fetch(_STEPS):
        steps[row["fund"], row["case_no"]].append(row)
    found = []
    for row in await fetch(_CASES):
        mine = steps[row["fund"], row["no"]]
        benefit = parse(row["text"], row["no"]).benefit(row["benefit"])
        ways, after = way(benefit, urgent=bool(row["urgent_reason"]))
        for count in range(1, len(mine) + 1):
            decided = tuple(
                Decided(**{key: one[key] for key in Decided.__dataclass_fields__})
                for one in mine[:count]
            )
            day = row["recorded_at"].date()
            case = CaseFile(row["no"], benefit, ways, after, day, decided=decided)
            if case.waiting is None:
                found.append(mine[count - 1]["id"])
    return found


async def _create() -> None:
    await add_columns("role_grant", "lent_of INTEGER REFERENCES role_grant (id)")
    await add_columns("public_notice", "follows INTEGER NOT NULL DEFAULT 0")
    await add_columns("case_step", "final BOOLEAN NOT NULL DEFAULT FALSE")
    await add_columns("staff", "password_set_at TIMESTAMPTZ")
    await create(TABLES, APPEND_ONLY)
    await fetch("UPDATE staff SET password_set_at = recorded_at")
    await fetch(_LENT)
    async with refilled("public_notice"):
        await fetch(_FOLLOWS)
    async with refilled("case_step"):
        for step in await _closing():
            await fetch("UPDATE case_step SET final = {} WHERE id = {}", True, step)


async def forwards() -> MigrationManager:
    """Mark what closed each case, what each notice follows, whose role was lent."""
    manager = MigrationManager(migration_id=ID, app_name="fund", description=DESCRIPTION)
    manager.add_raw(_create)
    return manager
