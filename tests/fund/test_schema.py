"""Both databases enforce the same promises, and the ORM's tables are the real ones."""

from __future__ import annotations

from piccolo.conf.apps import Finder
from piccolo.table import Table

from fund import database, schema
from fund.database import fetch
from fund.office.opening import migrate
from tests.story import Office

MIGRATIONS = [f"{floor}.migrations" for floor in ("fund", "loans", "reports", "schedules")]


async def test_every_promised_guard_is_in_the_real_database(office: Office) -> None:
    assert office.url
    promised = set().union(*(schema.promised_guards(name) for name in MIGRATIONS))
    assert len(promised) > 80
    assert promised <= await schema.guards()


async def test_a_dropped_guard_is_missed(office: Office) -> None:
    table = "" if office.url.startswith("sqlite") else " ON journal_line"
    await fetch(f"DROP TRIGGER journal_line_no_update{table}")
    assert await schema.missing_guards("fund.migrations") == [
        "数据库缺少约束或触发器 journal_line_no_update"
    ]


async def test_migrating_again_changes_nothing(office: Office) -> None:
    assert office.url
    before = await schema.guards()
    await migrate()
    assert await schema.guards() == before


def models() -> list[type[Table]]:
    """Every table class of the four floors."""
    import schedules.tables  # noqa: F401 - importing is what registers them

    assert Finder().get_sorted_app_names()[0] == "fund"
    return [t for t in database._tables() if t.__module__.split(".")[0] in MIGRATIONS_OF]


MIGRATIONS_OF = {"fund", "loans", "reports", "schedules"}


async def test_the_tables_have_the_columns_the_orm_knows(office: Office) -> None:
    found = models()
    assert len(found) > 25
    for table in found:
        name = table._meta.tablename
        if office.url.startswith("sqlite"):
            rows = await fetch(f"SELECT name FROM pragma_table_info('{name}')")
        else:
            rows = await fetch(
                "SELECT column_name AS name FROM information_schema.columns WHERE table_name = {}",
                name,
            )
        known = {column._meta.db_column_name for column in table._meta.columns}
        assert known == {row["name"] for row in rows}, name
