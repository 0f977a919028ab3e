"""A database kept from an earlier version is brought up to date and keeps its books."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import date
from pathlib import Path

from fund import clock, database
from fund.database import fetch
from fund.office.funds import fund_of
from fund.office.opening import bind_vault, migrate
from loans.book import load
from tests.story import findings

KEPT = Path(__file__).parent / "kept"

# Written down when the database was made, by the version that made it: balance, payoff, payable,
# days past due, interest receivable on 2025-04-01.
WANTED = {
    "2024-0001": (430_000, 431_371, 180_663, 17, 1_371),
    "2024-0002": (300_000, 319_105, 319_105, 17, 19_105),
    "2024-0003": (320_800, 325_735, 325_735, 91, 4_935),
}


async def test_the_first_version_of_the_loan_book(tmp_path: Path) -> None:
    """Three loans with a prepayment, money paid ahead, arrears; three months closed."""
    path = tmp_path / "fund.sqlite"
    raw = sqlite3.connect(path)
    raw.executescript((KEPT / "2026-11-21.sql").read_text(encoding="utf-8"))
    raw.close()
    key = tmp_path / "fund.sqlite.key"
    shutil.copy(KEPT / "2026-11-21.sealing", key)
    on = date(2025, 4, 1)
    async with database.opened(f"sqlite:///{path}"):
        with clock.at(clock.instant(on, 12)):
            await migrate()
            await bind_vault(key)
            book = await load(await fund_of(0), on, clock.now())
            state = book.standing()
            columns = (
                state.balance,
                state.payoff,
                state.payable,
                state.days_past_due,
                state.interest_receivable,
            )
            found = {
                row["no"]: tuple(int(column[index]) for column in columns)
                for index, row in enumerate(book.loans)
            }
        assert found == WANTED
        assert await findings() == []
        receipts = await fetch("SELECT receipt_no FROM loan_event ORDER BY id")
        assert [row["receipt_no"] for row in receipts] == [
            "S2024-00001",
            "S2024-00002",
            "S2025-00001",
        ]
