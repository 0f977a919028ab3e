"""The database: one engine at a time, SQLite or PostgreSQL, and the only doors to a transaction.

SQLite runs with WAL, `synchronous=FULL` and immediate transactions, over a small stack of open
connections. On PostgreSQL a fund's head row is locked first, so that both engines have one writer
a fund at a time and every rule is decided on facts that cannot change under it.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any

import aiosqlite
from piccolo.engine.base import Engine
from piccolo.engine.postgres import PostgresEngine
from piccolo.engine.sqlite import SQLiteEngine, SQLiteTransaction, TransactionType, dict_factory
from piccolo.querystring import QueryString
from piccolo.table import Table

from fund.errors import Refused

Row = dict[str, Any]
# The fund whose only writer one wants to be, or several, or none.
Funds = int | tuple[int, ...] | None

# The largest row id PostgreSQL gives, and more pages than anybody turns.
ROW_MAX, PAGE_MAX = 2**31 - 1, 1_000_000

PRAGMAS = (
    "PRAGMA foreign_keys = 1",
    "PRAGMA journal_mode = WAL",
    # Without this, INSERT OR REPLACE would delete a row without asking its append-only trigger.
    "PRAGMA recursive_triggers = 1",
)


class FundTransaction(SQLiteTransaction):
    """An immediate transaction whose connection goes back to the stack."""

    async def begin(self) -> None:
        """Take the lock; a connection that cannot is closed, not lost."""
        try:
            await super().begin()  # type: ignore[no-untyped-call]
        except BaseException:
            await self.connection.close()
            raise

    async def __aexit__(
        self,
        exception_type: type[BaseException] | None,
        exception: BaseException | None,
        traceback: TracebackType | None,
    ) -> bool:
        """Commit, or roll back, and give the connection back."""
        if self._parent is not None:
            return exception is None
        try:
            if exception is None:
                await self.commit()  # type: ignore[no-untyped-call]
            else:
                await self.rollback()  # type: ignore[no-untyped-call]
        except BaseException:
            await self.connection.close()
            raise
        else:
            self.engine.idle.append(self.connection)  # type: ignore[attr-defined]
        finally:
            self.engine.current_transaction.reset(self.context)
        return exception is None


class FundSQLite(SQLiteEngine):
    """Piccolo's engine with open connections, WAL and immediate transactions."""

    __slots__ = ("durable", "idle")

    def __init__(self, path: str, *, durable: bool = True) -> None:
        super().__init__(path=path, timeout=30)
        self.durable = durable
        self.idle: list[aiosqlite.Connection] = []

    async def get_connection(self) -> aiosqlite.Connection:
        """An open connection, prepared."""
        if self.idle:
            return self.idle.pop()
        connection = await aiosqlite.connect(**self.connection_kwargs)
        connection.row_factory = dict_factory  # type: ignore[assignment]
        for pragma in PRAGMAS:
            await connection.execute(pragma)
        await connection.execute(f"PRAGMA synchronous = {'FULL' if self.durable else 'OFF'}")
        return connection

    async def _run_in_new_connection(
        self, query: str, args: list[Any] | None = None, *_: Any, **__: Any
    ) -> Any:
        connection = await self.get_connection()
        try:
            return await self._run_in_existing_connection(connection, query, args)
        finally:
            self.idle.append(connection)

    async def _run_in_existing_connection(
        self, connection: Any, query: str, args: list[Any] | None = None, *_: Any, **__: Any
    ) -> Any:
        async with connection.execute(query, args or []) as cursor:
            return await cursor.fetchall()

    def transaction(
        self,
        transaction_type: TransactionType = TransactionType.immediate,
        allow_nested: bool = True,  # noqa: FBT001, FBT002 - Piccolo's signature
    ) -> FundTransaction:
        """A transaction that takes the write lock at once, so that it never fails half-way."""
        return FundTransaction(self, transaction_type, allow_nested)

    async def close(self) -> None:
        """Close the stack: an idle connection's thread would keep the process alive."""
        while self.idle:
            await self.idle.pop().close()


AnyEngine = FundSQLite | PostgresEngine
_bound: AnyEngine | None = None


def _tables(parent: type[Table] = Table) -> Iterable[type[Table]]:
    for child in parent.__subclasses__():
        yield child
        yield from _tables(child)


def sqlite_path(url: str) -> Path | None:
    """The file behind `sqlite:///path`, or None for PostgreSQL. Raises Refused for other URLs."""
    if url.startswith("sqlite:///"):
        return Path(url.removeprefix("sqlite:///"))
    if url.startswith(("postgresql://", "postgres://")):
        return None
    raise Refused(f"数据库地址“{url}”应以 sqlite:/// 或 postgresql:// 开头。")


def bind(url: str, *, durable: bool = True) -> AnyEngine:
    """Make the engine for a URL and let every table use it.

    `durable=False` is for files that are made anew if the power fails, as a demo in the making.
    """
    global _bound
    path = sqlite_path(url)
    _bound = FundSQLite(str(path), durable=durable) if path else PostgresEngine(config={"dsn": url})
    for table in _tables():
        table._meta._db = _bound
    return _bound


def engine() -> AnyEngine:
    """The engine in use. Raises RuntimeError before `bind`."""
    if _bound is None:
        raise RuntimeError("no database is bound")
    return _bound


def is_sqlite() -> bool:
    """Whether the engine in use is SQLite."""
    return isinstance(engine(), FundSQLite)


@asynccontextmanager
async def opened(url: str, *, durable: bool = True) -> AsyncIterator[Engine[Any]]:
    """Bind a URL and keep its connections open while the block runs."""
    bound = bind(url, durable=durable)
    if isinstance(bound, FundSQLite):
        # The file is made readable by its owner only; WAL files take their mode from it.
        os.close(os.open(str(bound.path), os.O_CREAT | os.O_RDWR, 0o600))
        try:
            yield bound
        finally:
            await bound.close()
        return
    await bound.start_connection_pool(max_size=10)
    try:
        yield bound
    finally:
        await bound.close_connection_pool()


@asynccontextmanager
async def unit_of_work(fund: Funds = None) -> AsyncIterator[None]:
    """All or nothing. With `fund`, this transaction is the fund's only writer until it ends.

    Inside another unit of work this is a no-op: the outermost one commits.
    """
    wanted = fund if isinstance(fund, tuple) else (fund,)
    async with engine().transaction():
        # Several in one order, so that two that need the same never wait for each other.
        for one in sorted(number for number in wanted if number is not None):
            await _lock(one)
        yield
        if not is_sqlite():
            # A deferred constraint that fails at COMMIT would cost Piccolo the connection.
            await fetch("SET CONSTRAINTS ALL IMMEDIATE")


def row_id(number: int) -> int:
    """A number from an address as a row's id; one that no column holds is 0, which no row has."""
    return number if 0 < number <= ROW_MAX else 0


async def _lock(fund: int) -> None:
    """Wait until no other transaction writes to a fund; SQLite has one writer anyhow."""
    if not is_sqlite():
        await fetch("SELECT fund FROM journal_head WHERE fund = {} FOR UPDATE", fund)


def in_transaction() -> bool:
    """Whether a unit of work is open."""
    return bool(engine().current_transaction.get())


@asynccontextmanager
async def snapshot() -> AsyncIterator[None]:
    """Several reads of one moment, without blocking a writer."""
    bound = engine()
    if in_transaction():
        yield
    elif isinstance(bound, FundSQLite):
        async with bound.transaction(TransactionType.deferred):
            yield
    else:
        async with bound.transaction():
            await fetch("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


async def fetch(sql: str, *args: Any) -> list[Row]:
    """Run one statement; `{}` marks each bound parameter. Text never comes from a request."""
    rows = await engine().run_querystring(QueryString(sql, *args))
    return [dict(row) for row in rows]


async def fetch_one(sql: str, *args: Any) -> Row | None:
    """The first row, or None."""
    rows = await fetch(sql, *args)
    return rows[0] if rows else None


async def number(sql: str, *args: Any) -> int:
    """One whole number; an empty sum is 0 (PostgreSQL answers Decimal, SQLite int)."""
    row = await fetch_one(sql, *args)
    value = next(iter(row.values())) if row else None
    return int(value or 0)


def day_of(value: Any) -> date | None:
    """A day out of MAX, MIN or COALESCE, which SQLite answers as text."""
    found: date | None = date.fromisoformat(value) if isinstance(value, str) else value
    return found


async def insert(table: type[Table], *rows: Row) -> None:
    """Insert rows into a table, in one statement for each few hundred."""
    for start in range(0, len(rows), 300):
        await table.insert(*(table(**row) for row in rows[start : start + 300]))


async def insert_one(table: type[Table], row: Row) -> int:
    """Insert one row; answers its id."""
    made = await table.insert(table(**row))
    return int(made[0]["id"])
