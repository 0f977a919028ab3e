"""The parts of a loan's events once more as bytes, one row a loan, to read a country's book by."""

from itertools import groupby
from operator import itemgetter

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from fund.database import fetch
from fund.schema import create
from loans.packing import packed_parts

ID = "2026-11-25T00:00:00:000002"
VERSION = "1.38.0"
DESCRIPTION = "packed parts"

TABLES = """
CREATE TABLE packed_part (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    loan INTEGER NOT NULL REFERENCES loan (id),
    rows BYTEA NOT NULL,
    CONSTRAINT packed_part_once UNIQUE (loan)
);
CREATE INDEX packed_part_fund ON packed_part (fund);
CREATE INDEX packed_plan_fund ON packed_plan (fund);
"""
APPEND_ONLY = ()


async def _create() -> None:
    await create(TABLES)
    rows = await fetch(
        "SELECT office, fund, loan, instalment, kind, effective_on, amount_fen, recorded_at "
        "FROM loan_part ORDER BY loan, id"
    )
    for (office, fund, loan), parts in groupby(rows, key=itemgetter("office", "fund", "loan")):
        await fetch(
            "INSERT INTO packed_part (office, fund, loan, rows) VALUES ({}, {}, {}, {})",
            *(office, fund, loan),
            packed_parts([tuple(row.values())[3:] for row in parts]),
        )


async def forwards() -> MigrationManager:
    """Create the packed parts and fill them from the parts so far."""
    manager = MigrationManager(migration_id=ID, app_name="loans", description=DESCRIPTION)
    manager.add_raw(_create)
    return manager
