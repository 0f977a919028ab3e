"""What happens once a year: contracts follow the rate, prices give the fund's real value."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import msgspec
import pytest

from app import PERMISSIONS
from fund import clock
from fund.access.signing_in import staff_named
from fund.errors import BadInput, Forbidden, NotFound, Refused
from fund.policy.lending import RateBasis
from fund.policy.values import Times
from fund.rates.keeping import rate_on
from loans.prices import EnterPrices, changes_between, enter
from loans.servicing.repricing import reprice
from reports.asking import question
from reports.catalogue import build
from tests.story import Office, findings


def following(office: Office) -> None:
    """The office's policy reprices on 1 January."""
    lending = msgspec.structs.replace(office.fund.policy.lending, repricing="yearly")
    policy = msgspec.structs.replace(office.fund.policy, loans=lending)
    office.fund = replace(office.fund, policy=policy)


async def test_a_contract_follows_the_rate_of_new_years_day(office: Office) -> None:
    for tenor in ("1Y", "5Y+"):
        await office.publishes(tenor, "6", date(2024, 3, 14))
    following(office)
    no = await office.lent("5000", product="P2M", months=24)
    office.day = date(2025, 1, 2)
    await office.publishes("5Y+", "4.8", date(2024, 12, 31))
    with office.now():
        assert await reprice(office.actors["li"], office.fund, 2025, office.key()) == 1
        with pytest.raises(Forbidden):
            await reprice(office.actors["wang"], office.fund, 2025, office.key())
        # The same day again changes nothing.
        assert await reprice(office.actors["li"], office.fund, 2025, office.key()) == 0
    # 9 months 17 days at 6 %: 239.1667; the other 73 of 360 days at 4.8 %: 48.6667; together
    # 287.83. The second year is 240.00.
    rows = await office.schedule(no, 2)
    assert [row["interest_fen"] for row in rows] == [28_783, 24_000]
    assert await findings() == []


async def test_a_fixed_contract_is_not_repriced(small_office: Office) -> None:
    with small_office.now(), pytest.raises(BadInput, match="合同期内利率不变"):
        await reprice(small_office.actors["li"], small_office.fund, 2024, "k" * 20)


async def test_a_rate_nobody_confirmed_is_asked_for(small_office: Office) -> None:
    """After the last verified rate (2026-02-24) and sixty days nothing is guessed."""
    office = small_office
    following(office)
    office.day = date(2025, 6, 1)
    await office.lent("5000", product="P2M", months=24)
    office.day = date(2027, 1, 4)
    with office.now(), pytest.raises(Refused, match="请先在“利率”页核对"):
        await reprice(office.actors["li"], office.fund, 2027, office.key())


async def test_a_programme_without_a_rate_bears_none(small_office: Office) -> None:
    """Civil Code 680."""
    policy = msgspec.structs.replace(small_office.fund.policy, rate_bases=())
    quote = await rate_on(small_office.fund.office, policy, date(2024, 3, 15), 24)
    assert quote.ppm == 0
    small_office.fund = replace(small_office.fund, policy=policy)
    no = await small_office.lent("5000", product="P2", months=24)
    rows = await small_office.schedule(no)
    assert [row["interest_fen"] for row in rows] == [0, 0]
    small_office.day = date(2025, 6, 1)
    state = await small_office.standing(no)
    assert int(state.overdue_interest_left[0]) == 0
    assert int(state.payable[0]) == 250_000
    assert await findings() == []


async def test_a_local_quote_takes_its_multiple(small_office: Office) -> None:
    """5.31 % x 1.5 = 7.965 % (domain rules, section 2)."""
    policy = small_office.fund.policy
    basis: RateBasis = msgspec.structs.replace(policy.rate_bases[0], times=Times(1_500_000))
    policy = msgspec.structs.replace(policy, rate_bases=(basis,))
    await small_office.publishes("1Y", "5.31", date(2024, 3, 14))
    quote = await rate_on(small_office.fund.office, policy, date(2024, 3, 15), 12)
    assert quote.ppm == 79_650
    assert "×1.5" in quote.label


async def test_real_value_asks_for_prices_and_then_uses_them(small_office: Office) -> None:
    office = small_office
    office.day = date(2026, 1, 5)
    with office.now():
        document = await build("indicators", await question(office.fund))
        last = document.table.rows[-1]
        assert last["value"] is None
        assert "2024、2025" in last["figures"]
        clerk = await staff_named("chen", PERMISSIONS)
        for year in (2024, 2025):
            await enter(clerk, EnterPrices(year, "2", "国家统计局"), office.key())
        assert await changes_between(
            office.fund.office, date(2024, 1, 2), office.day, clock.now()
        ) == (
            [20_000, 20_000],
            [],
        )
        document = await build("indicators", await question(office.fund))
        # 1 / 1.02 ** 2 = 0.961168…
        assert document.table.rows[-1]["value"] == 961_169
        with pytest.raises(Forbidden):
            await enter(office.actors["zhao"], EnterPrices(2025, "2", "x"), office.key())
        with pytest.raises(BadInput, match="年份"):
            await enter(clerk, EnterPrices(2027, "2", "x"), office.key())
        with pytest.raises(NotFound):
            await staff_named("nobody", PERMISSIONS)
