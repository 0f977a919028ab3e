"""A month before its supervisors: reconciled, closed, packed, asked about, signed, reopened."""

from __future__ import annotations

import asyncio
import hashlib
import io
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PIL import Image

from fund.access.signing_in import add_staff
from fund.database import fetch, number
from fund.errors import BadInput, Forbidden, NotFound, Refused, SamePersonTwice
from fund.journal.months import close_of, closed_through
from fund.supervision.freezing import Freeze, Lift, _subject, freeze, freezes, lift
from fund.supervision.inquiring import Raise, Reply, inquiries, open_count, raise_inquiry, reply
from fund.supervision.reconciling import (
    EnterBankBalance,
    book_balance,
    enter,
    read_items,
    reconciliation,
)
from fund.supervision.signing import (
    AskReopening,
    Reopen,
    SignMonth,
    ask_reopening,
    reopen,
    sign,
    sign_offs,
    signed_page,
)
from loans.closing import CloseMonth, close_month
from reports.asking import question
from reports.catalogue import build
from reports.supervision.packs import issue_pack, pack_of, visits
from schedules.bodies.issuing import closed_packs
from tests.loans.test_closing import closes, reviews
from tests.story import PASSWORD, Office, findings

JANUARY, FEBRUARY, MARCH = date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 31)


def scan() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (20, 20), "white").save(out, "PNG")
    return out.getvalue()


async def does(office: Office, who: str, work: Any, command: Any, *more: Any) -> str:
    with office.now():
        return str(await work(office.actors[who], office.fund, command, *more, office.key()))


async def signs(office: Office, name: str, verdict: str = "agreed", **more: Any) -> str:
    with office.now():
        close = await close_of(office.fund.id, JANUARY)
        issued = await pack_of(office.fund, close) if close else None
        command = SignMonth(JANUARY, verdict, name, more.pop("note", ""), more.pop("sha256", ""))
        pack = issued["pdf_sha256"] if issued else ""
        actor = replace(office.actors["zhao"], name="赵监督")
        return await sign(actor, office.fund, command, pack, office.key(), more.pop("page", b""))


async def state(office: Office) -> tuple[int, bool]:
    close = await close_of(office.fund.id, JANUARY)
    assert close is not None
    done = await sign_offs(office.fund, close)
    return done.agreed, done.complete


async def test_a_month_is_not_closed_before_bank_and_book_agree(office: Office) -> None:
    office.day = date(2024, 2, 2)
    with office.now():
        book = await book_balance(office.fund, JANUARY)

    async def states(yuan: str, items: str = "") -> None:
        await does(office, "wang", enter, EnterBankBalance(JANUARY, yuan, "对账单1号", items))

    async def tries() -> str:
        await reviews(office)
        with office.now():
            command = CloseMonth(JANUARY)
            return await close_month(office.actors["li"], office.fund, command, office.key())

    with pytest.raises(Refused, match="还没有填"):
        await tries()
    await states(f"{(book + 1250) / 100:.2f}")
    with pytest.raises(Refused, match=r"相差 12\.50 元"):
        await tries()
    await states(f"{(book + 1250) / 100:.2f}", "-20 汇错款待退；7.50 利息下月入账")
    found = await reconciliation(office.fund, JANUARY)
    assert found is not None
    assert (found.difference, found.items) == (
        0,
        ((-2_000, "汇错款待退"), (750, "利息下月入账")),
    )
    assert await closed_through(office.fund.id) is None
    assert await tries() == "2024-01-31"
    for wrong, said in (("-x 什么", "金额"), ("--5 什么", "金额"), ("12.50", "金额 说明")):
        with pytest.raises(BadInput, match=said):
            read_items(wrong)
    with pytest.raises(BadInput, match="没有过完"):
        await does(office, "wang", enter, EnterBankBalance(MARCH, "1", "x"))
    with pytest.raises(BadInput, match="月末"):
        await does(office, "wang", enter, EnterBankBalance(date(2024, 1, 30), "1", "x"))
    with pytest.raises(Forbidden):
        await does(office, "zhao", enter, EnterBankBalance(JANUARY, "1", "x"))


async def packed(office: Office) -> str:
    """January closed and packed; answers the pack's hash."""
    office.day = date(2024, 2, 2)
    await closes(office, JANUARY)
    with office.now():
        return await issue_pack(office.fund, JANUARY)


async def test_a_month_is_signed_when_its_questions_are_answered(office: Office) -> None:
    office.day = date(2024, 2, 2)
    with pytest.raises(Refused, match="还没有结账"):
        await signs(office, "赵监督")
    await closes(office, JANUARY)
    with pytest.raises(Refused, match="还没有归档"):
        await signs(office, "赵监督")
    with office.now():
        issued = await issue_pack(office.fund, JANUARY)
        assert await issue_pack(office.fund, JANUARY) == issued
    assert await number("SELECT COUNT(*) FROM archived_report") == 1
    asked = await does(office, "zhao", raise_inquiry, Raise(JANUARY, "1002", "余额怎么来的？"))
    with pytest.raises(Refused, match="1 条质询没有办结"):
        await signs(office, "赵监督")
    with pytest.raises(Refused, match="还没有人答复"):
        await does(office, "zhao", reply, Reply(int(asked), "好", settles=True))
    await does(office, "chen", reply, Reply(int(asked), "见对账单1号"))
    with pytest.raises(Forbidden):
        await does(office, "chen", reply, Reply(int(asked), "自己办结", settles=True))
    await does(office, "zhao", reply, Reply(int(asked), "认可", settles=True))
    with pytest.raises(Refused, match="已经办结"):
        await does(office, "chen", reply, Reply(int(asked), "再说一句"))
    assert await open_count(office.fund.id, JANUARY) == 0
    await signs(office, "赵监督")
    assert await findings() == []


async def test_two_of_three_sign_over_the_packs_hash(office: Office) -> None:
    await packed(office)
    await signs(office, "赵监督")
    assert await state(office) == (1, False)
    with pytest.raises(BadInput, match="扫描件"):
        await signs(office, "钱监督")  # one account does not sign for two
    with office.now():
        await add_staff(office.fund.office, "sun2", "孙监督（示例）", PASSWORD, ["supervisor"])
    holder, holders_page = "孙监督(示例)", scan()
    sha256 = hashlib.sha256(holders_page).hexdigest()
    with pytest.raises(Refused, match="本人登录"):
        await signs(office, holder, page=holders_page, sha256=sha256)
    page = scan()
    hashed = hashlib.sha256(page).hexdigest()
    with pytest.raises(BadInput, match="损坏"):
        await signs(office, "钱监督", page=page, sha256="0" * 64)
    junk = b"not a scan at all"
    with pytest.raises(BadInput, match="JPG"):
        await signs(office, "钱监督", page=junk, sha256=hashlib.sha256(junk).hexdigest())
    await signs(office, "钱监督", page=page, sha256=hashed)
    assert await state(office) == (2, True)
    for again in ("赵监督", " 赵 监督", "赵监督　"):
        with pytest.raises(Refused, match="已经"):
            await signs(office, again, page=page, sha256=hashed)
    with pytest.raises(BadInput, match="理由"):
        await signs(office, "孙监督", "abstained", page=page, sha256=hashed)
    await signs(office, "孙监督", "objected", page=page, sha256=hashed, note="数不对")
    assert await state(office) == (2, False)  # an objection stands against any number
    assert bytes((await signed_page(office.fund, hashed))["content"]) == page
    with pytest.raises(NotFound):
        await signed_page(office.fund, "0" * 64)
    kept = await fetch("SELECT sha256, media_type FROM signed_page")
    assert kept == [{"sha256": hashed, "media_type": "image/png"}]
    assert await findings() == []


async def test_no_day_of_a_month_gets_round_its_questions(small_office: Office) -> None:
    office = small_office
    office.day = date(2024, 2, 2)
    await closes(office, JANUARY)
    with office.now():
        pack = await issue_pack(office.fund, JANUARY)
    await does(office, "zhao", raise_inquiry, Raise(JANUARY, "1002", "余额怎么来的？"))
    name = office.actors["zhao"].name
    for day in (JANUARY, date(2024, 1, 15)):
        with pytest.raises(Refused, match="质询没有办结"):
            await does(office, "zhao", sign, SignMonth(day, "agreed", name), pack)


async def test_packs_of_months_closed_together_all_come(small_office: Office) -> None:
    office = small_office
    office.day = date(2024, 6, 3)
    ends = [date(2024, month, 1) - timedelta(days=1) for month in range(2, 7)]
    for end in ends:
        await closes(office, end)
    with office.now():
        await issue_pack(office.fund, ends[-1])  # somebody was quick with the newest
        made = [await closed_packs(office.fund, office.day, office.day) for _ in range(3)]
    assert made == ["归档 3 份", "归档 1 份", "没有新结账的月份"]
    packs = await fetch("SELECT as_of FROM archived_report ORDER BY as_of")
    assert [row["as_of"] for row in packs] == ends


async def test_two_who_ask_at_once_get_one_pack(office: Office) -> None:
    office.day = date(2024, 2, 2)
    await closes(office, JANUARY)
    with office.now():
        made = await asyncio.gather(*(issue_pack(office.fund, JANUARY) for _ in range(3)))
    assert len(set(made)) == 1
    assert await number("SELECT COUNT(*) FROM archived_report") == 1


async def test_the_pack_keeps_its_figures_whatever_comes_later(small_office: Office) -> None:
    office = small_office
    office.day = date(2024, 2, 2)
    await closes(office, JANUARY)
    with office.now():
        hashed = await issue_pack(office.fund, JANUARY)
    office.day = date(2024, 2, 20)
    await office.registers()  # with the telephone of everybody else
    await office.lent("3000")
    await office.registers()
    await office.contributes("777", on=date(2024, 1, 20))  # of the closed month: booked in February
    (entry,) = await fetch("SELECT booked_on FROM journal_entry ORDER BY seq DESC LIMIT 1")
    assert entry["booked_on"] == date(2024, 2, 1)
    with office.now():
        close = await close_of(office.fund.id, JANUARY)
        assert close is not None
        again = await build("monthly-pack", await question(office.fund, JANUARY))
        kept = await pack_of(office.fund, close)
    from reports.archive import sha256
    from reports.rendering import FORMATS

    assert kept is not None
    assert sha256(FORMATS["pdf"].render(again)) == hashed == kept["pdf_sha256"]


async def test_reopening_takes_a_reason_and_two_names_and_unsigns(office: Office) -> None:
    office.day = date(2024, 3, 2)
    await closes(office, JANUARY)
    await closes(office, FEBRUARY)
    with office.now():
        await issue_pack(office.fund, JANUARY)
    with pytest.raises(Refused, match="最后一个"):
        await does(office, "li", ask_reopening, AskReopening(JANUARY, "漏记"))
    with pytest.raises(BadInput, match="理由"):
        await does(office, "li", ask_reopening, AskReopening(FEBRUARY, " "))
    asked = int(await does(office, "li", ask_reopening, AskReopening(FEBRUARY, "漏记一笔")))
    with pytest.raises(Refused, match="已有一份"):
        await does(office, "li", ask_reopening, AskReopening(FEBRUARY, "再申请一次"))
    with pytest.raises(BadInput, match="月份页面"):
        await does(office, "zhao", raise_inquiry, Raise(FEBRUARY, "反结账", "我来申请"))
    assert await open_count(office.fund.id, FEBRUARY) == 0  # it keeps nobody from signing
    with pytest.raises(Forbidden):
        await does(office, "li", reopen, Reopen(asked))
    with pytest.raises(NotFound):
        await does(office, "zhao", reopen, Reopen(asked + 1))
    assert await does(office, "zhao", reopen, Reopen(asked)) == "2024-02-29"
    assert await closed_through(office.fund.id) == JANUARY
    await office.contributes("5", on=date(2024, 2, 10))
    (entry,) = await fetch("SELECT booked_on FROM journal_entry ORDER BY seq DESC LIMIT 1")
    assert entry["booked_on"] == date(2024, 2, 10)
    with pytest.raises(NotFound, match="已经答复"):
        await does(office, "zhao", reopen, Reopen(asked))
    await closes(office, FEBRUARY)
    refused = int(await does(office, "li", ask_reopening, AskReopening(FEBRUARY, "又想改")))
    await does(office, "zhao", reply, Reply(refused, "不同意", settles=True))
    with pytest.raises(NotFound):
        await does(office, "zhao", reopen, Reopen(refused))
    versions = await fetch("SELECT version FROM month_close WHERE month_end = {}", FEBRUARY)
    assert [row["version"] for row in versions] == [1, 2]
    # The new close has neither pack nor signatures of the old one.
    close = await close_of(office.fund.id, FEBRUARY)
    assert close is not None
    assert (await sign_offs(office.fund, close)).rows == ()
    assert await pack_of(office.fund, close) is None
    assert await findings() == []


async def test_nobody_agrees_to_his_own_reopening(small_office: Office) -> None:
    office = small_office
    office.day = date(2024, 2, 2)
    await closes(office, JANUARY)
    from fund.access.actors import Grant

    both = replace(
        office.actors["zhao"], grants=(Grant(frozenset({"month.close", "month.reopen"})),)
    )
    with office.now():
        command = AskReopening(JANUARY, "漏记")
        asked = int(await ask_reopening(both, office.fund, command, office.key()))
        with pytest.raises(SamePersonTwice):
            await reopen(both, office.fund, Reopen(asked), office.key())


async def test_a_frozen_payment_is_not_made(office: Office) -> None:
    no = await office.approved("5000")
    with pytest.raises(Forbidden):
        await does(office, "chen", freeze, Freeze(no, "查一查"))
    for unknown in ("2099-0001", "F1", "F01", "F999999999999", "Fx"):
        with pytest.raises(NotFound):
            await does(office, "zhao", freeze, Freeze(unknown, "查一查"))
    assert _subject("Ｆ１".replace("Ｆ", "F")) == _subject("f01") == "F1"
    await does(office, "zhao", freeze, Freeze(no, "有人反映不养猪"))
    with pytest.raises(Refused, match="已经冻结"):
        await does(office, "zhao", freeze, Freeze(no, "再冻一次"))
    with pytest.raises(Refused, match="有人反映不养猪"):
        await office.disburses(no)
    (one,) = await freezes(office.fund)
    with pytest.raises(BadInput):
        await does(office, "zhao", lift, Lift(one["id"], " "))
    await does(office, "zhao", lift, Lift(one["id"], "实地看过，在养"))
    with pytest.raises(Refused, match="已经解除"):
        await does(office, "zhao", lift, Lift(one["id"], "又一次"))
    assert await office.disburses(no) == no


async def test_homes_are_drawn_by_the_hash_and_only_where_money_is_owed(
    small_office: Office,
) -> None:
    office = small_office
    office.day = date(2024, 1, 10)
    lent = [await office.lent("3000") for _ in range(8)]
    paid = lent[0]
    office.day = date(2024, 1, 20)
    owed = await office.payoff(paid)
    await office.repays(paid, f"{owed / 100:.2f}", early="shorter")
    office.day = date(2024, 2, 2)
    await closes(office, JANUARY)
    with office.now():
        close = await close_of(office.fund.id, JANUARY)
        assert close is not None
        drawn = [
            [one.no for one in await visits(office.fund, close, f"{seed:064d}")]
            for seed in (1, 1, 2, 3)
        ]
    assert drawn[0] == drawn[1]
    assert len({tuple(one) for one in drawn}) > 1
    for numbers in drawn:
        assert len(set(numbers)) == 5
        assert paid not in numbers


async def test_questions_are_listed_by_month_and_refused_without_words(
    small_office: Office,
) -> None:
    office = small_office
    for command in (Raise(JANUARY, " ", "x"), Raise(JANUARY, "x", " ")):
        with pytest.raises(BadInput):
            await does(office, "zhao", raise_inquiry, command)
    with pytest.raises(BadInput, match="月份"):
        await does(office, "zhao", raise_inquiry, Raise(date(2023, 1, 1), "x", "y"))
    with pytest.raises(Forbidden):
        await does(office, "chen", raise_inquiry, Raise(JANUARY, "x", "y"))
    await does(office, "zhao", raise_inquiry, Raise(date(2024, 1, 15), "2024-0001", "谁收的钱？"))
    with office.now():
        (one,) = await inquiries(office.fund, JANUARY)
        assert one["replies"] == []
        assert len(await inquiries(office.fund)) == 1
        assert await inquiries(office.fund, FEBRUARY) == []
    with pytest.raises(NotFound):
        await does(office, "chen", reply, Reply(one["id"] + 1, "答"))
