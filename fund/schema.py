"""The facts the database itself refuses to break, written once for both engines.

Migrations hold plain SQL. What PostgreSQL knows by type (a whole number, a date, a length), SQLite
is told by CHECKs on the same columns; append-only guards and sealing triggers exist in both.
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from importlib import import_module

from fund.database import engine, fetch, is_sqlite

_COLUMN = re.compile(
    r"^(\s+)(\w+) (BIGINT|INTEGER|VARCHAR\((\d+)\)|TEXT|DATE|TIMESTAMPTZ|BOOLEAN|BYTEA)(.*?)(,?)$",
    re.MULTILINE,
)


def _typed(match: re.Match[str]) -> str:
    """One column line for SQLite, with the CHECK that makes its type real."""
    indent, name, kind, length, rest, comma = match.groups()
    rule = {
        "BIGINT": f"typeof({name}) IN ('integer', 'null')",
        "INTEGER": f"typeof({name}) IN ('integer', 'null')",
        "TEXT": f"typeof({name}) IN ('text', 'null')",
        "DATE": f"{name} IS date({name})",
        "TIMESTAMPTZ": f"typeof({name}) IN ('text', 'null')",
        "BOOLEAN": f"{name} IN (0, 1)",
        "BYTEA": f"typeof({name}) IN ('blob', 'null')",
    }.get(kind, f"typeof({name}) IN ('text', 'null') AND length({name}) <= {length}")
    declared = "BLOB" if kind == "BYTEA" else kind
    return f"{indent}{name} {declared}{rest} CHECK ({rule}){comma}"


def for_engine(text: str, *, sqlite: bool) -> list[str]:
    """The statements of a migration text in one engine's dialect."""
    if sqlite:
        text = _COLUMN.sub(_typed, text).replace(" SERIAL,", " INTEGER PRIMARY KEY AUTOINCREMENT,")
    else:
        text = text.replace(" SERIAL,", " SERIAL PRIMARY KEY,")
    return statements(text)


def statements(text: str) -> list[str]:
    """The statements of a text, one by one."""
    return [part.strip() for part in text.split(";") if part.strip()]


def refuse(table: str, event: str, condition: str, message: str, *, sqlite: bool) -> list[str]:
    """A trigger that refuses an event (INSERT, UPDATE, DELETE) on rows where `condition` holds."""
    name = f"{table}_{message.split(':', maxsplit=1)[0]}"
    if sqlite:
        trigger = (
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} BEGIN "
            f"SELECT RAISE(ABORT, '{table} {message}') WHERE {condition}; END"
        )
        return [trigger]
    outcome = "OLD" if event == "DELETE" else "NEW"
    function = (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {condition} THEN RAISE EXCEPTION '{table} {message}' USING ERRCODE = '23514'; "
        f"END IF; RETURN {outcome}; END $$"
    )
    trigger = f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE "
    return [function, f"{trigger}FUNCTION {name}()"]


def append_only(table: str, *, sqlite: bool) -> list[str]:
    """Triggers that refuse to change, delete, replace or empty rows of a table."""
    statements = [
        *refuse(table, "UPDATE", "TRUE", "no_update: posted rows are not changed", sqlite=sqlite),
        *refuse(table, "DELETE", "TRUE", "no_delete: posted rows are not deleted", sqlite=sqlite),
    ]
    if sqlite:
        taken = f"EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)"
        statements += refuse(table, "INSERT", taken, "no_replace: the row exists", sqlite=True)
    else:
        statements.append(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_no_update()"
        )
    return statements


@asynccontextmanager
async def refilled(table: str) -> AsyncIterator[None]:
    """Let a migration fill a new column of an append-only table; afterwards it is closed again."""
    if not is_sqlite():
        await run([f"ALTER TABLE {table} DISABLE TRIGGER USER"])
        yield
        await run([f"ALTER TABLE {table} ENABLE TRIGGER USER"])
        return
    name = f"{table}_no_update"
    guard = await fetch("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = {}", name)
    await run([f"DROP TRIGGER {name}"])
    yield
    await run([guard[0]["sql"]])


async def add_columns(table: str, text: str) -> None:
    """Add columns, one a line; SQLite is told their types by CHECKs as in a new table."""
    lines = "\n".join(f"    {line.strip()}" for line in text.strip().splitlines())
    typed = for_engine(lines, sqlite=is_sqlite())[0]
    await run(
        f"ALTER TABLE {table} ADD COLUMN {line.strip().rstrip(',')}" for line in typed.splitlines()
    )


async def create(text: str, append_only_tables: Iterable[str] = ()) -> None:
    """Run a migration text and put the append-only guards on the tables named."""
    sqlite = is_sqlite()
    wanted = for_engine(text, sqlite=sqlite)
    for table in append_only_tables:
        wanted += append_only(table, sqlite=sqlite)
    await run(wanted)


async def run(wanted: Iterable[str]) -> None:
    """Run data-definition statements in order."""
    for statement in wanted:
        await engine().run_ddl(statement)


async def retire(tables: Iterable[str]) -> None:
    """Drop append-only tables, in order, whose rows a migration has carried over."""
    for table in tables:
        await run([f"DROP TABLE {table}"])
        if not is_sqlite():
            await run([f"DROP FUNCTION {table}_no_{event}" for event in ("update", "delete")])


def with_check(sql: str, name: str, condition: str) -> str:
    """A CREATE TABLE text with the condition of the named CHECK replaced."""
    head = f"CONSTRAINT {name} CHECK ("
    start = sql.index(head) + len(head)
    depth, end = 1, start
    while depth:
        depth += {"(": 1, ")": -1}.get(sql[end], 0)
        end += 1
    return sql[:start] + condition + sql[end - 1 :]


async def replace_check(table: str, name: str, condition: str) -> None:
    """Replace a CHECK by one that holds for every row the old one let in.

    SQLite has no ALTER for it: its own way is to edit the table's text in the schema, which is safe
    because a wider CHECK needs no row looked at.
    """
    if not is_sqlite():
        await run(
            [
                f"ALTER TABLE {table} DROP CONSTRAINT {name}",
                f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({condition})",
            ]
        )
        return
    found = await fetch("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = {}", table)
    await fetch("PRAGMA writable_schema = ON")
    await fetch(
        "UPDATE sqlite_master SET sql = {} WHERE type = 'table' AND name = {}",
        with_check(found[0]["sql"], name, condition),
        table,
    )
    await fetch("PRAGMA writable_schema = RESET")
    # Other open connections read the schema anew when its version changes.
    version = (await fetch("PRAGMA schema_version"))[0]["schema_version"]
    await run([f"PRAGMA schema_version = {version + 1}"])


async def guards() -> set[str]:
    """Names of the constraints, unique indexes and triggers in the real database."""
    if is_sqlite():
        rows = await fetch("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        named = {row["name"] for row in rows if row["type"] in ("trigger", "index")}
        for row in rows:
            named.update(re.findall(r"CONSTRAINT (\w+)", row["sql"]))
        return named
    rows = await fetch(
        "SELECT conname AS name FROM pg_constraint UNION SELECT tgname FROM pg_trigger "
        "WHERE NOT tgisinternal UNION SELECT indexname FROM pg_indexes WHERE schemaname = 'public'"
    )
    return {row["name"] for row in rows}


def promised_guards(migrations: str) -> set[str]:
    """Names of the constraints and append-only triggers that a package's migrations promise."""
    names: set[str] = set()
    retired: tuple[str, ...] = ()
    for module in pkgutil.iter_modules(import_module(migrations).__path__):
        migration = import_module(f"{migrations}.{module.name}")
        names.update(re.findall(r"CONSTRAINT (\w+)", migration.TABLES))
        for table in migration.APPEND_ONLY:
            names |= {f"{table}_no_update", f"{table}_no_delete"}
        names.update(getattr(migration, "TRIGGERS", ()))
        retired += tuple(f"{table}_" for table in getattr(migration, "RETIRED", ()))
    return {name for name in names if not name.startswith(retired or ("-",))}


async def missing_guards(migrations: str) -> list[str]:
    """A sentence for each promised guard that the real database lacks."""
    lacking = promised_guards(migrations) - await guards()
    return [f"数据库缺少约束或触发器 {name}" for name in sorted(lacking)]
