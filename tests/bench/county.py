"""One county: server time of every report's document and of the pages the office lives in.

    python -m tests.bench.county

Over the demo's three years of lending, in SQLite. Medians in milliseconds; a document is what a
report answers before it is rendered, a page is the whole request without the network.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

from litestar.testing import TestClient

import app as doorway
from fund import database
from fund.office.funds import all_funds
from reports.asking import question
from reports.catalogue import CATALOGUE, build
from schedules.rehearsal import building
from tests.site import Browser

ON, TIMES = date(2026, 11, 25), 15
PAGES = ("/", "/loans", "/reviews", "/reports/arrears", "/reports/interest")


async def documents(url: str) -> None:
    """Print the time of each report's document."""
    async with database.opened(url):
        fund = (await all_funds())[0]
        for report in CATALOGUE.values():
            if report.about_one:
                continue
            spent = []
            for _ in range(TIMES):
                start = perf_counter()
                await build(report.name, await question(fund, ON))
                spent.append(perf_counter() - start)
            print(f"{report.name:<24}{median(spent) * 1000:8.1f} ms")


def pages(url: str) -> None:
    """Print the time of each page, as the clerk."""
    with TestClient(doorway.create(url)) as client:
        clerk = Browser(client)
        clerk.send("/login", {"login": "chen", "password": building.PASSWORD})
        for path in PAGES:
            spent = []
            for _ in range(TIMES):
                start = perf_counter()
                answer = clerk.get(path)
                spent.append(perf_counter() - start)
                assert answer.status_code == 200, (path, answer.status_code)
            print(f"{path:<24}{median(spent) * 1000:8.1f} ms")


if __name__ == "__main__":
    os.environ.setdefault("PICCOLO_CONF", "piccolo_conf")
    with tempfile.TemporaryDirectory(prefix="fund-county-") as folder:
        path = Path(folder) / "county.sqlite"
        asyncio.run(building.build(path, ON, doorway.PERMISSIONS))
        url = f"sqlite:///{path}"
        asyncio.run(documents(url))
        pages(url)
