"""A hundred and fifty loans: statements, letters, the month's pack; times of each in one run.

Run as `python -m tests.bench.papers [LOANS]`.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import Any

from reports.asking import question
from reports.catalogue import build
from reports.papers.catalogue import batch, kind_named
from reports.papers.printing import pdf
from reports.rendering import FORMATS
from reports.supervision.packs import issue_pack
from tests.loans.test_closing import closes
from tests.story import Office


async def timed(what: str, work: Callable[[], Awaitable[Any]]) -> Any:
    """Do it once and print how long it took."""
    begun = time.perf_counter()
    found = await work()
    print(f"{what}: {time.perf_counter() - begun:.2f} s")
    return found


async def main(loans: int) -> None:
    """Lend, let a year end, print."""
    folder = Path(tempfile.mkdtemp())
    async with Office.opened(f"sqlite:///{folder / 'fund.sqlite'}", folder / "k.key") as office:
        office.day = date(2024, 1, 10)
        await office.contributes("900000")
        numbers = [await office.lent("3000") for _ in range(loans)]
        office.day = date(2025, 2, 3)

        async def statements() -> int:
            size = 0
            for no in numbers:
                document = await build("statement", await question(office.fund, loan=no))
                size += len(FORMATS["pdf"].render(document))
            return size

        async def letters() -> int:
            papers, _ = await batch(office.fund, kind_named("balance-letter"), office.day)
            return len(pdf(papers))

        with office.now():
            size = await timed(f"{loans} statements, a PDF each", statements)
            print(f"  {size / 1_000_000:.1f} MB")
            await timed(f"{loans} balance letters, one PDF", letters)
        for month in range(1, 13):
            last = date(2024 + month // 12, month % 12 + 1, 1).toordinal() - 1
            await closes(office, date.fromordinal(last))
        with office.now():
            await timed(
                "a closed month's pack", lambda: issue_pack(office.fund, date(2024, 12, 31))
            )


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 150))
