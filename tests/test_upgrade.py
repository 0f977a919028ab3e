"""A database kept from an earlier version is brought up to date and keeps its books."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from fund import clock, database
from fund.cases.reading import case_file, open_decisions
from fund.database import fetch
from fund.journal.months import closed_through, closes
from fund.office.funds import fund_of
from fund.office.opening import bind_vault, migrate
from fund.subsidies.running import entitled
from loans.book import load
from reports.asking import question
from reports.catalogue import build
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
        months = await closes((await fund_of(0)).id)
        assert [row["version"] for row in months] == [1, 1, 1]
        assert await closed_through(1) == months[0]["month_end"]
        receipts = await fetch("SELECT receipt_no FROM loan_event ORDER BY id")
        assert [row["receipt_no"] for row in receipts] == [
            "S2024-00001",
            "S2024-00002",
            "S2025-00001",
        ]


async def test_subsidies_from_before_there_were_books(tmp_path: Path) -> None:
    """Two who drew under one number, a notice hanging, a role lent: all of it goes on."""
    path, key = tmp_path / "fund.sqlite", tmp_path / "fund.sqlite.key"
    raw = sqlite3.connect(path)
    raw.executescript((KEPT / "2026-11-25.sql").read_text(encoding="utf-8"))
    raw.close()
    shutil.copy(KEPT / "2026-11-25.sealing", key)
    async with database.opened(f"sqlite:///{path}"):
        with clock.at(clock.instant(date(2023, 3, 8), 12)):
            await migrate()
            await bind_vault(key)
            fund = await fund_of(0)
            assert await findings() == []
            books = await fetch("SELECT voucher_no, starts_on FROM enrolment ORDER BY id")
            assert [(row["voucher_no"], row["starts_on"]) for row in books] == [
                ("证1", date(2023, 2, 1)),
                ("证1-2", date(2023, 3, 1)),
            ]
            told = await build("subsidy-sheet", await question(fund, date(2023, 3, 8)))
            assert told.table.totals["amount"] == 4_000
            # February's and March's 20 yuan, and the other's March: nothing is due twice.
            assert await entitled(fund, "monthly", date(2023, 3, 1), "") == []
            assert len(await entitled(fund, "monthly", date(2023, 4, 1), "")) == 2
            hung = await case_file(fund, "A2023-00003")
            assert hung.waiting is not None
            assert hung.notice(hung.waiting) is not None
            assert set(await open_decisions(fund)) == {"A2023-00003"}
            (lent,) = await fetch(
                "SELECT l.staff = g.lent_by AS same FROM role_grant g "
                "JOIN role_grant l ON l.id = g.lent_of WHERE g.lent_by IS NOT NULL"
            )
            assert lent["same"]
        with pytest.raises(Exception, match="no_update"):
            await fetch("UPDATE case_step SET final = 0")
        with pytest.raises(Exception, match="no_update"):
            await fetch("UPDATE benefit_payment SET amount_fen = 1")
