"""The yearly lending plan: a township's share is not exceeded."""

from __future__ import annotations

import pytest

from fund.errors import BadInput, NotFound, Refused
from loans.planning import PlanLending, plan, shares
from tests.story import Office


async def share(office: Office, amount: str, township: str = "潭溪乡", year: int = 2024) -> None:
    with office.now():
        command = PlanLending(year, township, amount, "县组计〔2024〕1号")
        await plan(office.actors["chen"], office.fund, command, office.key())


async def test_a_share_is_not_exceeded_and_may_be_changed(office: Office) -> None:
    """8,000 for 潭溪乡: 5,000 fit, another 5,000 do not, until the share is 10,000."""
    await share(office, "8000")
    assert await office.approved("5000")
    second = await office.applies("5000")
    for step in ("committee", "assessment", "commitment"):
        await office.decides(second, step)
    with pytest.raises(Refused, match=r"还剩 3000\.00 元，不足 5000\.00 元"):
        await office.decides(second, "payout")
    await share(office, "10000")
    await office.decides(second, "payout")
    (row,) = await shares(office.fund, 2024)
    assert (row["amount_fen"], row["promised"]) == (1_000_000, 1_000_000)


async def test_a_township_the_plan_leaves_out_waits(small_office: Office) -> None:
    office = small_office
    await share(office, "50000", "熊村镇")
    no = await office.applies("5000")
    for step in ("committee", "assessment", "commitment"):
        await office.decides(no, step)
    with pytest.raises(Refused, match="没有安排潭溪乡"):
        await office.decides(no, "payout")
    await share(office, "5000")
    await office.decides(no, "payout")


async def test_what_a_plan_cannot_be(small_office: Office) -> None:
    with pytest.raises(NotFound, match="没有名为"):
        await share(small_office, "1", "无此乡")
    with pytest.raises(BadInput, match="年份或金额"):
        await share(small_office, "1", year=1989)
    assert await shares(small_office.fund, 2024) == []
