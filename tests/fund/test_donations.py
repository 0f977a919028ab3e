"""Donations and certificates: thresholds, numbers without gaps, void and anew, given back."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fund.database import fetch, number
from fund.donations.certifying import (
    IssueAll,
    IssueCertificate,
    VoidCertificate,
    by_code,
    certificate_of,
    certificates_of,
    due,
    honour_roll,
    issue,
    issue_all,
    void,
)
from fund.donations.donating import MakePledge, RecordDonation, donate, open_pledges, pledge
from fund.donations.donors import RegisterDonor, donors, register_donor
from fund.donations.refunding import AskRefund, ask_refund
from fund.errors import BadInput, NotFound, Refused, SamePersonTwice
from fund.orders.deciding import DecideOrder, decide
from fund.orders.ordering import orders
from tests.programme import Programme, refused
from tests.story import findings, id_no

Opening = Callable[[str, date], AbstractAsyncContextManager[Programme]]


@pytest.fixture
async def care(url: str, tmp_path: Path) -> AsyncIterator[Programme]:
    """The care fund of seed 001 on 2022-03-01, which honours gifts with certificates."""
    opened = Programme.opened(url, tmp_path / "d.key", "jiangsu_care", date(2022, 3, 1))
    async with opened as made:
        yield made


async def donor(made: Programme, name: str, kind: str = "member", number_: str = "") -> int:
    with made.now():
        command = RegisterDonor(kind, name, number_)
        return int(await register_donor(made.actors["wang"], command, made.key()))


async def gives(made: Programme, who: int, amount: str, receipt: str, **given: Any) -> int:
    command = RecordDonation(who, amount, made.day, "transfer", receipt, **given)
    with made.now():
        return int(await donate(made.actors["wang"], made.fund, command, made.key()))


async def test_from_a_gift_to_its_certificate_and_back(care: Programme) -> None:
    chen, fund, key = care.actors["chen"], care.fund, care.key
    who = await donor(care, "郑某（示例）")
    below = await gives(care, who, "999.99", "票0001")
    enough = await gives(care, who, "1000", "票0002", may_publish="yes")
    with care.now():
        await refused(
            Refused, "捐赠 999.99 元，颁证须满 1000.00 元", issue(chen, fund, _for(below), key())
        )
        first = int(await issue(chen, fund, _for(enough), key()))
        await refused(Refused, "已经发过捐助证", issue(chen, fund, _for(enough), key()))
        row = await certificate_of(fund, first)
        assert (row["year"], row["serial"], row["name"]) == (2022, 1, "郑某（示例）")
        assert row["amount_fen"] == 100_000
        refund = AskRefund(enough, "1000", "捐赠人因病急需")
        await refused(Refused, "捐助证还有效", ask_refund(chen, fund, refund, key()))
        anew = int(
            await void(
                chen, fund, VoidCertificate(first, "姓名写错", "yes", "郑某某（示例）"), key()
            )
        )
        again = void(chen, fund, VoidCertificate(first, "再作废"), key())
        await refused(Refused, "已经作废", again)
        second = await certificate_of(fund, anew)
        assert (second["serial"], second["replaces"]) == (2, first)
        assert second["name"] == "郑某某（示例）"
        old = await by_code(row["code"])
        assert old is not None
        assert old["voided_on"] == care.day
        await void(chen, fund, VoidCertificate(anew, "退还捐赠"), key())
        assert await due(fund, care.day) == []  # voided on purpose: no run brings it back
        order = int(await ask_refund(chen, fund, refund, key()))
        await refused(Refused, "已有一份退还单", ask_refund(chen, fund, refund, key()))
        await refused(
            SamePersonTwice, "另一人", _decide(care, chen.id, DecideOrder(order, "approved"))
        )
    await care.ordered(str(order))
    await refused(Refused, "已经处理过", care.ordered(str(order)))
    sums = await fetch(
        "SELECT account, SUM(amount_fen) AS fen FROM journal_line WHERE source = 'donations' "
        "GROUP BY account ORDER BY account"
    )
    assert {row["account"]: int(row["fen"]) for row in sums} == {"1002": 99_999, "3001": -99_999}
    assert await honour_roll(fund) == []  # all of it was given back
    numbers = await fetch("SELECT serial FROM certificate ORDER BY id")
    assert [row["serial"] for row in numbers] == [1, 2]  # voided, not taken away
    assert await findings() == []


def _for(donation: int) -> IssueCertificate:
    return IssueCertificate(donation)


async def _decide(made: Programme, staff: int, command: DecideOrder) -> str:
    """Decided by the approver's role in the hands of somebody else."""
    li = made.actors["li"]
    both = type(li)(staff, li.office, li.name, li.roles, li.grants)
    return await decide(both, made.fund, command, made.key())


async def test_an_organisation_needs_ten_thousand(care: Programme) -> None:
    who = await donor(care, "某单位党支部（示例）", "branch")
    less = await gives(care, who, "9999.99", "票1")
    more = await gives(care, who, "10000", "票2")
    with care.now():
        chen = care.actors["chen"]
        await refused(
            Refused, "颁证须满 10000.00 元", issue(chen, care.fund, _for(less), care.key())
        )
        assert [row["id"] for row in await due(care.fund, care.day)] == [more]
        assert await issue_all(chen, care.fund, IssueAll(care.day), care.key()) == "1"
        await refused(
            Refused, "没有应发", issue_all(chen, care.fund, IssueAll(care.day), care.key())
        )
        assert len(await certificates_of(more)) == 1


async def test_a_pledge_is_kept_in_parts_and_never_exceeded(care: Programme) -> None:
    who, other = await donor(care, "钱某（示例）"), await donor(care, "孙某（示例）")
    wang, fund, key = care.actors["wang"], care.fund, care.key
    with care.now():
        promise = MakePledge(who, "3000", care.day, date(2022, 12, 31))
        made = int(await pledge(wang, fund, promise, key()))
        early = MakePledge(who, "3000", care.day, date(2022, 2, 28))
        await refused(BadInput, "早于认捐日", pledge(wang, fund, early, key()))
        part = RecordDonation(who, "1200", care.day, "cash", "票1", pledge=made)
        await donate(wang, fund, part, key())
        (left,) = await open_pledges(fund)
        assert left["left"] == 180_000
        more = RecordDonation(who, "1800.01", care.day, "cash", "票2", pledge=made)
        await refused(Refused, "还剩 1800.00 元", donate(wang, fund, more, key()))
        strange = RecordDonation(other, "1", care.day, "cash", "票3", pledge=made)
        await refused(NotFound, "没有这笔认捐", donate(wang, fund, strange, key()))
        twice = RecordDonation(who, "1", care.day, "cash", "票1")
        await refused(Refused, "一张票据只登记一笔", donate(wang, fund, twice, key()))
        nothing = RecordDonation(who, "0", care.day, "cash", "票4")
        await refused(BadInput, "大于零", donate(wang, fund, nothing, key()))
        bare = RecordDonation(who, "1", care.day, "cash", " ")
        await refused(BadInput, "不能代替票据", donate(wang, fund, bare, key()))


async def test_only_who_agreed_is_named(care: Programme) -> None:
    named, silent = await donor(care, "周某（示例）"), await donor(care, "不留名（示例）")
    await gives(care, named, "500", "票1", may_publish="yes")
    await gives(care, named, "700", "票2")  # this one he keeps to himself
    await gives(care, silent, "9000", "票3")
    roll = await honour_roll(care.fund)
    assert [(row["name"], int(row["fen"])) for row in roll] == [("周某（示例）", 50_000)]


async def test_a_refund_is_refused_withdrawn_or_partly_paid(care: Programme) -> None:
    who = await donor(care, "吴某（示例）")
    gift = await gives(care, who, "800", "票1", may_publish="yes")
    chen, fund, key = care.actors["chen"], care.fund, care.key
    with care.now():
        over = AskRefund(gift, "800.01", "多退")
        await refused(BadInput, "不超过 800.00 元", ask_refund(chen, fund, over, key()))
        order = await ask_refund(chen, fund, AskRefund(gift, "300", "本人要求"), key())
    await refused(BadInput, "写明理由", care.ordered(order, "refused"))
    await care.ordered(order, "refused", "材料不全")
    with care.now():
        assert await orders(fund, waiting=True) == []
        order = await ask_refund(chen, fund, AskRefund(gift, "300", "本人要求"), key())
        await decide(chen, fund, DecideOrder(int(order), "withdrawn", "改数"), key())
        order = await ask_refund(chen, fund, AskRefund(gift, "250", "本人要求"), key())
    await care.ordered(order)
    assert await number("SELECT SUM(amount_fen) FROM donation_refund") == 25_000
    with care.now():
        rest = AskRefund(gift, "550.01", "再退")
        await refused(BadInput, "不超过 550.00 元", ask_refund(chen, fund, rest, key()))
        assert [int(row["fen"]) for row in await honour_roll(fund)] == [55_000]
    assert await findings() == []


async def test_donors_are_known_once_and_masked(care: Programme) -> None:
    born = id_no(77, date(1960, 5, 1))
    await donor(care, "郑某（示例）", "member", born)
    await refused(Refused, "已登记为捐赠人“郑某（示例）”", donor(care, "别名", "person", born))
    await refused(BadInput, "GB 32100", donor(care, "某公司", "company", "91110000600037341A"))
    await donor(care, "某公司（示例）", "company", "91110000600037341L")
    found = await donors(care.fund.office, "郑")
    assert [row["number"] for row in found] == [f"{born[:6]}********{born[-4:]}"]
    stored = await fetch("SELECT number_sealed FROM donor ORDER BY id")
    assert all(born not in row["number_sealed"] for row in stored)


async def test_an_order_is_its_makers_to_withdraw_and_anothers_to_decide(care: Programme) -> None:
    who = await donor(care, "王某（示例）")
    gift = await gives(care, who, "1000", "票1")
    chen, li, fund, key = care.actors["chen"], care.actors["li"], care.fund, care.key
    with care.now():
        order = int(await ask_refund(chen, fund, AskRefund(gift, "1000", "本人要求"), key()))
        for outcome in ("approved", "refused"):
            own = _decide(care, chen.id, DecideOrder(order, outcome, "自审"))
            await refused(SamePersonTwice, "另一人", own)
        away = decide(li, fund, DecideOrder(order, "withdrawn", "代撤"), key())
        await refused(Refused, "只有经办人本人", away)
        # A certificate issued while the order waited stands in its way.
        await issue(chen, fund, _for(gift), key())
    await refused(Refused, "捐助证还有效", care.ordered(str(order)))
    assert await number("SELECT COUNT(*) FROM donation_refund") == 0
    assert await number("SELECT COUNT(*) FROM order_decision") == 0


async def test_a_gift_that_was_given_on_cannot_be_given_back(care: Programme) -> None:
    """The source holds 10 yuan after an award was paid out of it: refunds end there."""
    who = await donor(care, "李某（示例）")
    gift = await gives(care, who, "5010", "票1")
    poor = {"organisation_here": "yes", "hardship": "yes", "extreme_hardship": "no"}
    member = await care.registers(full=date(1960, 1, 1))
    no = await care.applies(member, "care", poor, tier="T1")
    await care.goes(no)
    await care.pays(no)
    with care.now():
        command = AskRefund(gift, "10.01", "本人要求")
        order = await ask_refund(care.actors["chen"], care.fund, command, care.key())
    await refused(Refused, "存款 10.00 元，不足支付 10.01 元", care.ordered(order))
    assert await findings() == []
