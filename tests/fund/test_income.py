"""What the fund earned: gifts out of it, capital by consent, the resolution, the statement."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from fund import clock
from fund.contributions.contributing import RecordContribution, record
from fund.contributions.distributing import AskDistribution, ask_distribution
from fund.contributions.earnings import (
    RecordDepositInterest,
    distributable,
    record_deposit_interest,
)
from fund.database import fetch, number, unit_of_work
from fund.errors import BadInput, Forbidden, Refused, SamePersonTwice
from fund.grants.consenting import ConsentCapital, consent
from fund.grants.paying import PayAward, pay
from fund.journal.accounts import LOSSES, PROVISION
from fund.journal.entries import Draft, credit, debit
from fund.journal.posting import post, review
from loans.closing import CloseMonth, close_month
from reports.asking import question
from reports.catalogue import build
from reports.forecasting import basis
from tests.programme import Programme, refused
from tests.story import findings, reconciles

FARMING = {"rural": "yes", "household_income": "600"}


@pytest.fixture
async def county(url: str, tmp_path: Path) -> AsyncIterator[Programme]:
    """The county's fund in 2024: 1,000 yuan of the welfare fund, 412.50 of the bank's interest."""
    opened = Programme.opened(url, tmp_path / "i.key", "county_revolving", date(2024, 1, 8))
    async with opened as made:
        await made.gets("1000", "welfare")
        await bank_pays(made, "412.50")
        yield made


async def bank_pays(made: Programme, amount: str, source: str = "") -> None:
    with made.now():
        command = RecordDepositInterest(amount, made.day, "结息单1", source)
        await record_deposit_interest(made.actors["wang"], made.fund, command, made.key())


async def visit(made: Programme, amount: str) -> str:
    """A visit approved, to somebody in the ledger."""
    member = await made.registers(date(1950, 1, 1))
    await made.goes(await made.applies(member, "listing", FARMING))
    no = await made.applies(member, "visit", {}, amount=amount, occasion="other")
    await made.goes(no)
    return no


async def test_gifts_come_out_of_income_capital_only_by_consent(county: Programme) -> None:
    first, second = await visit(county, "300"), await visit(county, "112.51")
    await county.pays(first)
    assert await distributable(county.fund.id, county.day) == 11_250
    await refused(Refused, "收益存款不足，还差 0.01 元", county.pays(second))
    with county.now():
        command = ConsentCapital(second, "监字1号", "急需（示例）")
        for login in ("chen", "li", "wang"):
            asked = consent(county.actors[login], county.fund, command, county.key())
            await refused(Forbidden, "角色", asked)
        bare = ConsentCapital(second, "监字1号", " ")
        sun = county.actors["sun"]
        await refused(BadInput, "监督小组意见", consent(sun, county.fund, bare, county.key()))
        await consent(sun, county.fund, command, county.key())
        await refused(Refused, "已有", consent(sun, county.fund, command, county.key()))
    with county.now():
        wang = county.actors["wang"]
        both = replace(wang, id=sun.id)  # the one who agreed, with a cashier's role
        paying = pay(both, county.fund, PayAward(second, county.day, "本人"), county.key())
        await refused(SamePersonTwice, "另一人", paying)
    await county.pays(second)
    spent = await fetch(
        "SELECT source, SUM(amount_fen) AS fen FROM journal_line WHERE account = '5001' "
        "GROUP BY source ORDER BY source"
    )
    assert {row["source"]: int(row["fen"]) for row in spent} == {"income": 41_250, "welfare": 1}
    assert await distributable(county.fund.id, county.day) == 0
    assert await findings() == []


async def test_losses_reduce_what_may_be_given(county: Programme) -> None:
    lines = (debit(LOSSES, "welfare", 30_000, "x"), credit(PROVISION, "welfare", 30_000, "x"))
    with county.now():
        draft = Draft("provision", "计提", county.day, lines)
        async with unit_of_work(county.fund.id):
            maker = county.actors["chen"].id
            where = (county.fund.office, county.fund.id)
            await post(draft, office=where[0], fund=where[1], maker=maker, checker=None, key="p")
    assert await distributable(county.fund.id, county.day) == 11_250  # 412.50 less 300
    no = await visit(county, "112.51")
    await refused(Refused, "还差 0.01 元", county.pays(no))


async def test_the_years_resolution_moves_income_to_capital_once(county: Programme) -> None:
    sun, kuai, fund, key = county.actors["sun"], county.actors["kuai"], county.fund, county.key
    asked = AskDistribution(2024, "300", "决议1号")
    with county.now():
        for year in (0, -5, 2023, 99_999):
            odd = AskDistribution(year, "300", "决议1号")
            await refused(BadInput, "年度应在", ask_distribution(kuai, fund, odd, key()))
        early = ask_distribution(kuai, fund, asked, key())
        await refused(Refused, "还没有结账", early)
        await refused(Forbidden, "角色", ask_distribution(sun, fund, asked, key()))
    await close(county, 2024)
    county.day = date(2025, 1, 10)
    await bank_pays(county, "50")
    with county.now():
        more = AskDistribution(2024, "412.51", "决议1号")  # the year's own, not January's
        await refused(
            BadInput, "不超过可分配收益 412.50 元", ask_distribution(kuai, fund, more, key())
        )
        order = await ask_distribution(kuai, fund, asked, key())
        await refused(Refused, "等待审批", ask_distribution(kuai, fund, asked, key()))
    await county.ordered(order)
    with county.now():
        await refused(Refused, "已经分配过", ask_distribution(kuai, fund, asked, key()))
    assert await distributable(fund.id, county.day) == 16_250  # 412.50 + 50 - 300
    capital = "SELECT -SUM(amount_fen) FROM journal_line WHERE account = '3001'"
    assert await number(capital) == 130_000
    assert await findings() == []


async def close(made: Programme, year: int) -> None:
    """Every month of a year closed, all its entries reviewed."""
    for month in range(1, 13):
        made.day = date(year + month // 12, month % 12 + 1, 1)
        with made.now():
            await reviewed(made)
            end = date.fromordinal(made.day.toordinal() - 1)
            await reconciles(made, end)
            await close_month(made.actors["li"], made.fund, CloseMonth(end), made.key())


async def reviewed(made: Programme) -> None:
    waiting = await fetch(
        "SELECT e.seq, e.office, e.fund FROM journal_entry e WHERE e.checker IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM journal_review r WHERE r.fund = e.fund AND r.seq = e.seq)"
    )
    for row in waiting:
        await review(**row, reviewer=made.actors["kuai"].id)


async def test_the_statement_is_the_journal_to_the_fen(county: Programme) -> None:
    await county.pays(await visit(county, "300"))
    with county.now():
        told = await build("yearly-statement", await question(county.fund, date(2024, 12, 31)))
    figures = {figure.key: figure.value for figure in told.figures}
    # 1,000 of the welfare fund and 412.50 of interest came; 300 were given.
    assert figures == {
        "opening": 0,
        "received": 141_250,
        "spent": 30_000,
        "closing": 111_250,
        "lent": 0,
        "overdue": 0,
        "worth": 111_250,
    }
    rows = [(row["section"], row["item"], row["amount"]) for row in told.table.rows]
    assert rows == [
        ("本年收入", "农民党员福利基金", 100_000),
        ("本年收入", "存款利息", 41_250),
        ("本年支出", "慰问救济", 30_000),
    ]
    bank = await number("SELECT SUM(amount_fen) FROM journal_line WHERE account = '1002'")
    assert figures["opening"] + sum(
        row["amount"] * (-1 if row["section"] == "本年支出" else 1) for row in told.table.rows
    ) == (bank)
    later = await build("yearly-statement", await question(county.fund, date(2025, 1, 1)))
    assert {figure.key: figure.value for figure in later.figures}["opening"] == 111_250


async def test_interest_rolls_into_a_source_where_no_income_is_kept(
    sqlite_url: str, tmp_path: Path
) -> None:
    opened = Programme.opened(sqlite_url, tmp_path / "r.key", "yuxi_subsidy", date(2023, 3, 1))
    async with opened as yuxi:
        await refused(BadInput, "滚存到哪个", bank_pays(yuxi, "3.21"))
        await bank_pays(yuxi, "3.21", "city")
        told = await build("yearly-statement", await question(yuxi.fund, yuxi.day))
        rows = [(row["section"], row["item"], row["amount"]) for row in told.table.rows]
        assert rows == [("本年收入", "存款利息", 321)]
        assert await findings() == []


async def test_a_tenth_of_the_dues_balance_and_nothing_else(
    sqlite_url: str, tmp_path: Path
) -> None:
    """Seed 001, article 4 (1): ten percent of the year's balance."""
    opened = Programme.opened(sqlite_url, tmp_path / "t.key", "jiangsu_care", date(2022, 3, 1))
    async with opened as care:

        async def gets(amount: str, base: str) -> str:
            with care.now():
                command = RecordContribution("dues", amount, care.day, "组织部", "1号", base=base)
                return await record(care.actors["wang"], care.fund, command, care.key())

        await refused(BadInput, "填写计提基数", gets("1234.57", ""))
        await refused(
            BadInput, "10.00% 是 1234.57 元，不是 1234.56 元", gets("1234.56", "12345.65")
        )
        long = RecordContribution(
            "dues", "1234.57", care.day, "组织部", "2号", "注" * 200, base="12345.65"
        )
        with care.now():
            told = record(care.actors["wang"], care.fund, long, care.key())
            await refused(BadInput, "最多 200 个字", told)
        await gets("1234.57", "12345.65")  # 1234.565 rounds half up
        (row,) = await fetch("SELECT note FROM contribution")
        assert row["note"].startswith("基数 12345.65 元的 10.00%")


async def test_what_is_approved_and_unpaid_is_no_longer_to_be_lent(county: Programme) -> None:
    with county.now():
        before = await basis(county.fund, county.day, clock.now(), 12)
    no = await visit(county, "300")
    with county.now():
        seen = await basis(county.fund, county.day, clock.now(), 12)
    assert (before.committed, seen.committed) == (0.0, 300.0)
    assert before.plan.opening.cash - seen.plan.opening.cash == pytest.approx(300.0)
    await county.pays(no)
    with county.now():
        paid = await basis(county.fund, county.day, clock.now(), 12)
    assert paid.committed == 0.0
    assert paid.plan.opening.cash == pytest.approx(seen.plan.opening.cash)


async def test_aid_and_coverage_among_the_indicators(county: Programme) -> None:
    """300 yuan given to one of two in the ledger, out of a fund of 1,412.50 since 8 January."""
    came = county.day
    no = await visit(county, "300")
    await county.goes(await county.applies(await county.registers(), "listing", FARMING))
    await county.pays(no)
    with county.now():
        told = await build("indicators", await question(county.fund, county.day))
    rows = {row["key"]: row for row in told.table.rows}
    assert rows["coverage"]["value"] == 500_000
    assert rows["coverage"]["figures"] == "本年受助 1 人，在册 2 人"
    held = (county.day - came).days  # seven days without a yuan, and the last after the gift
    average = Fraction(141_250 * held + 111_250, 7 + held + 1)
    assert rows["aid"]["value"] == round(Fraction(30_000_000_000, round(average)))


async def test_income_kept_by_resolution_is_not_put_in(county: Programme) -> None:
    await close(county, 2024)
    county.day = date(2025, 1, 10)
    with county.now():
        before = await build("indicators", await question(county.fund, county.day))
        asked = AskDistribution(2024, "300", "决议1号")
        order = await ask_distribution(county.actors["kuai"], county.fund, asked, county.key())
    await county.ordered(order)
    with county.now():
        after = await build("indicators", await question(county.fund, county.day))
    kept = [
        {row["key"]: row["figures"] for row in told.table.rows}["preserved"]
        for told in (before, after)
    ]
    assert kept == ["1,412.50 ÷ 1,000.00"] * 2
