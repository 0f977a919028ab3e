"""The report archive: what was issued, with the hash of its bytes."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from fund.schema import create

ID = "2026-11-21T00:00:00:000002"
VERSION = "1.38.0"
DESCRIPTION = "archive"

TABLES = """
CREATE TABLE archived_report (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    report VARCHAR(40) NOT NULL,
    title VARCHAR(100) NOT NULL,
    as_of DATE NOT NULL,
    known_at TIMESTAMPTZ NOT NULL,
    document TEXT NOT NULL,
    pdf BYTEA NOT NULL,
    document_sha256 VARCHAR(64) NOT NULL,
    pdf_sha256 VARCHAR(64) NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX archived_report_name ON archived_report (fund, report, as_of);
"""


APPEND_ONLY = ("archived_report",)


async def _create() -> None:
    await create(TABLES, APPEND_ONLY)


async def forwards() -> MigrationManager:
    """Create the archive."""
    manager = MigrationManager(migration_id=ID, app_name="reports", description=DESCRIPTION)
    manager.add_raw(_create)
    return manager
