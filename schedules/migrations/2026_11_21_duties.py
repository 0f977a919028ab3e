"""The run ledger: one row a duty and date, whoever fires it."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from fund.schema import create

ID = "2026-11-21T00:00:00:000003"
VERSION = "1.38.0"
DESCRIPTION = "duties"

TABLES = """
CREATE TABLE duty_run (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    duty VARCHAR(40) NOT NULL,
    due_on DATE NOT NULL,
    result VARCHAR(200) NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT duty_run_once UNIQUE (fund, duty, due_on)
);
"""


APPEND_ONLY = ("duty_run",)


async def _create() -> None:
    await create(TABLES, APPEND_ONLY)


async def forwards() -> MigrationManager:
    """Create the run ledger."""
    manager = MigrationManager(migration_id=ID, app_name="schedules", description=DESCRIPTION)
    manager.add_raw(_create)
    return manager
