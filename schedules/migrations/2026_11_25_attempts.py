"""Failed tries of a duty: how many, why, and when the next one may be made."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from fund.schema import create

ID = "2026-11-25T00:00:00:000010"
VERSION = "1.38.0"
DESCRIPTION = "attempts"

TABLES = """
CREATE TABLE duty_attempt (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    duty VARCHAR(40) NOT NULL,
    due_on DATE NOT NULL,
    tries INTEGER NOT NULL,
    error VARCHAR(200) NOT NULL,
    next_at TIMESTAMPTZ,
    CONSTRAINT duty_attempt_once UNIQUE (fund, duty, due_on)
);
"""
APPEND_ONLY: tuple[str, ...] = ()


async def _create() -> None:
    await create(TABLES, APPEND_ONLY)


async def forwards() -> MigrationManager:
    """Create the table of failed tries."""
    manager = MigrationManager(migration_id=ID, app_name="schedules", description=DESCRIPTION)
    manager.add_raw(_create)
    return manager
