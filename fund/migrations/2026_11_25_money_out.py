"""Money that leaves has a checker, whatever kind of entry it leaves by."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from fund.schema import replace_check

ID = "2026-11-25T00:00:00:000001"
VERSION = "1.38.0"
DESCRIPTION = "money out"

TABLES = ""
APPEND_ONLY = ()
MONEY_OUT = (
    "checker IS NOT NULL OR kind NOT IN ('disbursement', 'refunded', 'remitted', 'written_off')"
)


async def _replace() -> None:
    await replace_check("journal_entry", "journal_entry_money_out", MONEY_OUT)


async def forwards() -> MigrationManager:
    """Widen the guard from disbursements to refunds, remittances and write-offs."""
    manager = MigrationManager(migration_id=ID, app_name="fund", description=DESCRIPTION)
    manager.add_raw(_replace)
    return manager
