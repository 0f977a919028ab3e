"""The yearly lending plan: what each township may be lent."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from fund.schema import create

ID = "2026-11-25T00:00:00:000003"
VERSION = "1.38.0"
DESCRIPTION = "lending plan"

TABLES = """
CREATE TABLE lending_plan (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    year INTEGER NOT NULL,
    township INTEGER NOT NULL REFERENCES township (id),
    amount_fen BIGINT NOT NULL,
    document_no VARCHAR(100) NOT NULL,
    maker INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT lending_plan_amount CHECK (amount_fen >= 0),
    CONSTRAINT lending_plan_year CHECK (year BETWEEN 1990 AND 2199)
);
CREATE INDEX lending_plan_year_of ON lending_plan (fund, year);
"""
APPEND_ONLY = ("lending_plan",)


async def _create() -> None:
    await create(TABLES, APPEND_ONLY)


async def forwards() -> MigrationManager:
    """Create the plan."""
    manager = MigrationManager(migration_id=ID, app_name="loans", description=DESCRIPTION)
    manager.add_raw(_create)
    return manager
