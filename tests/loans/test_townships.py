"""A country's book by township is the sum of its counties' reports, however it is read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from fund import clock
from fund.database import fetch, snapshot
from fund.office.funds import all_funds
from fund.office.opening import open_fund
from loans.townships import FIGURES, ByTownship, by_township
from reports.asking import question
from reports.catalogue import build
from tests.story import Office, fen, findings

ON = date(2025, 5, 1)


def shown(found: ByTownship) -> dict[int, dict[str, int]]:
    return {
        town: {key: int(found.figures[key][index]) for key in FIGURES}
        for index, town in enumerate(found.townships.tolist())
    }


async def test_two_funds_are_read_at_once(office: Office) -> None:
    """A late loan and one on time in the first fund; the second has lent nothing."""
    await office.publishes("1Y", "6", date(2024, 3, 14))
    late = await office.lent("5000", product="P2M")
    await office.lent("4000", product="P2M")
    with office.now():
        await open_fund(
            office=office.fund.office,
            code="f2",
            name="第二基金",
            policy="county_revolving",
            papers={"approval": "测试批文〔2023〕1号"},
            opened_on=date(2024, 1, 2),
        )
    office.day = date(2025, 3, 15)
    await office.repays("2024-0002", "4240")
    office.day = ON
    await office.repays(late, "1000")
    with office.now():
        now = clock.now()
        funds = await all_funds()
        assert len(funds) == 2
        found = shown(await by_township(funds, ON, now))
        async with snapshot():
            assert shown(await by_township(funds, ON, now)) == found
        assert await by_township([], ON, now) is not None
        report = await build("at-risk", await question(office.fund, ON))
    (town,) = await fetch("SELECT id FROM township WHERE name = '潭溪乡'")
    balance = fen("5000") - (fen("1000") - 30_000 - 5_092)  # 47 days at 7.8 %: 50.92
    assert found == {
        town["id"]: {
            "loans": 1,
            "balance": balance,
            "late_loans": 1,
            "late": balance,
            "risk1": balance,
            "risk30": balance,
            "risk90": 0,
            "risk30_rescheduled": balance,
        }
    }
    (row,) = report.table.rows
    assert (row["balance"], row["late"], row["par30"]) == (balance, balance, 1_000_000)
    assert await findings() == []


async def test_nothing_lent_is_nothing(sqlite_url: str, tmp_path: Path) -> None:
    async with Office.opened(sqlite_url, tmp_path / "key") as office:
        with office.now():
            found = await by_township([office.fund], ON, clock.now())
        assert found.townships.size == 0
