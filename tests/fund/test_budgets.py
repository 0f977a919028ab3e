"""Budgets of seed 002: what was planned, approved and paid, and the oddities in its own figures."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fund.errors import BadInput
from fund.policy.budgets import oddities
from fund.policy.loading import load, parse, shipped
from reports.asking import question
from reports.catalogue import build
from tests.programme import Programme

RETIRED = {"rank": "county_rank", "retired": "yes"}


def test_the_sources_own_contradictions_are_told() -> None:
    first, second = load("chengjiang_care").budgets
    lines = {line.key: int(line.planned) for line in first.lines}
    # 200 x 500 x 2 + 60,000 + 180 x 50 x 2 + 22,000 = 300,000 yuan, as listed.
    assert sum(lines[key] for key in ("festivals", "events", "meals", "venue")) == 30_000_000
    said = oddities(first)
    assert (
        "",
        "离退休党支部工作经费、补贴、活动费各项合计 18900.00 元，所列合计 15900.00 元",
    ) in said
    # 3,081,765.24 yuan of lines against 1,500,000 approved.
    assert any("超过批复 1581765.24 元" in text for _, text in said)
    assert len(said) == 2
    told = dict(oddities(second))
    assert "超过批复 5679424.00 元" in told[""]
    assert "2023-08-31 早于预算年度 2024" in told["two_new"]
    # 6 x 5000 + 9 x 3000 + 112 x 1500 + 95 x 200 x 12 + 1274 x 50
    assert {line.key: line.planned for line in second.lines}["two_new"] == 51_670_000
    assert len(told) == 2


def test_a_line_that_does_not_multiply_is_told() -> None:
    text = shipped("chengjiang_care").replace('rate = "800.00"', 'rate = "801.00"')
    first, _ = parse(text, "x").budgets
    assert ("health", "按人数和标准算是 160200.00 元，与计划不符") in oddities(first)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('benefits = ["festival"]', 'benefits = ["feast"]', "没有“feast”这项帮扶"),
        ('group = "branch"', 'group = "twig"', "没有“twig”这个分组"),
        ("month = 11", "month = 13", "没有 13 月"),
    ],
)
def test_a_budget_that_names_nothing_is_refused(old: str, new: str, said: str) -> None:
    text = shipped("chengjiang_care").replace(old, new)
    with pytest.raises(BadInput, match=said):
        parse(text, "x")


async def test_what_was_paid_of_each_line(sqlite_url: str, tmp_path: Path) -> None:
    opened = Programme.opened(sqlite_url, tmp_path / "b.key", "chengjiang_care", date(2024, 1, 15))
    async with opened as care:
        await care.gets("600000", "fiscal")
        for _ in range(2):
            given = {"tier": "visit", "occasion": "spring"}
            no = await care.applies(await care.registers(), "festival", RETIRED, **given)
            await care.goes(no)
            await care.pays(no)
        told = await build("budget", await question(care.fund, date(2024, 3, 31)))
        rows = {row["line"]: row for row in told.table.rows}
        festivals = rows["离退休干部节日慰问"]
        assert (festivals["planned"], festivals["paid"], festivals["left"]) == (
            20_000_000,
            100_000,
            19_900_000,
        )
        assert rows["特困帮扶"]["note"] == "计划 2 月，还没有支付"
        assert rows["离任补助"]["scope"] == "仅列预算"
        figures = {figure.key: figure.value for figure in told.figures}
        assert (figures["approved"], figures["paid"]) == (550_000_000, 100_000)
        empty = await build("budget", await question(care.fund, date(2023, 3, 31)))
        assert empty.table.rows == []
