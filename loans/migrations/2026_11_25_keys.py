"""The way in belongs to the person now, with or without a loan (`member_key`)."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from fund.schema import run

ID = "2026-11-25T00:00:00:000007"
VERSION = "1.38.0"
DESCRIPTION = "keys"

TABLES = ""
APPEND_ONLY = ()
RETIRED = ("borrower_key",)


async def _drop() -> None:
    await run(["DROP TABLE borrower_key"])


async def forwards() -> MigrationManager:
    """Drop the keys of loans: codes printed from them are printed anew."""
    manager = MigrationManager(migration_id=ID, app_name="loans", description=DESCRIPTION)
    manager.add_raw(_drop)
    return manager
