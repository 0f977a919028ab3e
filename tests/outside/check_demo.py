"""The demo is the same whoever builds it on a day: built twice, which is too long for each run."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app import PERMISSIONS
from fund import database
from fund.database import fetch
from schedules.rehearsal.building import build

ON = date(2026, 9, 1)
pytestmark = pytest.mark.timeout(400)  # building a demo takes most of a minute


async def facts(path: Path) -> tuple[Any, Any]:
    """The head of its journal's chain, and its loans."""
    async with database.opened(f"sqlite:///{path}"):
        head = await fetch("SELECT last_seq, last_hash FROM journal_head ORDER BY fund")
        loans = await fetch("SELECT no, principal_fen, household FROM loan ORDER BY id")
        return head, loans


def test_the_same_day_builds_the_same_book(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        path = tmp_path / f"{name}.sqlite"
        asyncio.run(build(path, ON, PERMISSIONS))
        made.append(asyncio.run(facts(path)))
    assert made[0] == made[1]
    assert len(made[0][1]) > 100
    assert not list(tmp_path.glob("*.building*"))
