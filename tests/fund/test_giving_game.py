"""Random gifts, runs, refunds and returns against a plain auditor; the seed is in the name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fund.database import unit_of_work
from fund.office.funds import fund_of
from fund.policy.adopting import adopt_text
from fund.policy.loading import shipped
from tests.giving import play
from tests.programme import Programme

STEPS = 70
MORE = """
[certificates]
person = "1000.00"
organisation = "10000.00"
clause = "试验"

[[sources]]
key = "gifts"
name = "捐赠"
uses = ["subsidies"]
reserve = "0.00"
donations = true
clause = "试验"

[[sources]]
key = "income"
name = "收益"
uses = ["grants"]
reserve = "0.00"
clause = "试验"
"""


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.timeout(120)
async def test_random_giving_agrees_with_the_auditor(
    sqlite_url: str, tmp_path: Path, seed: int
) -> None:
    opened = Programme.opened(sqlite_url, tmp_path / "g.key", "yuxi_subsidy", date(2022, 3, 1))
    async with opened as made:
        text = shipped("yuxi_subsidy").replace("version = 1", "version = 2", 1)
        first = next(line for line in text.splitlines() if line.startswith("effective_on"))
        text = text.replace(first, "effective_on = 2022-03-01", 1) + MORE
        with made.now():
            async with unit_of_work(made.fund.id):
                await adopt_text(made.fund.office, made.fund.id, text, "试验1号")
            made.fund = await fund_of(made.fund.office)
        done = await play(made, seed, STEPS)
    assert sum(done.values()) == STEPS
    kinds = {name for name in done if not name.endswith("refused")}
    assert len(kinds) >= 7, done
