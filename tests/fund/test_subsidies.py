"""Monthly subsidies: enrolment, runs by branch, stops, what comes back, sheets, the bank's file."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from fund.contributions.transferring import AskTransfer, ask_transfer
from fund.database import fetch, number
from fund.errors import BadInput, Forbidden, NotFound, Refused
from fund.grants.enrolling import Enrol, StopEnrolment, enrol, enrolment_of, overpaid, stop
from fund.grants.returning import (
    DemandRecovery,
    ReturnPayment,
    demand_recovery,
    payments_of,
    return_payment,
)
from fund.office.funds import fund_of
from fund.office.opening import open_fund
from fund.orders.deciding import DecideOrder, decide
from fund.people.records import RecordMember, record_member
from fund.policy.loading import load
from fund.subsidies.running import AskRun, ask_run, entitled
from fund.subsidies.sheets import (
    RecordSurvey,
    ReturnSheet,
    TakeBankFile,
    bank_file,
    branches_of,
    completion,
    record_survey,
    return_sheet,
)
from reports.asking import question
from reports.catalogue import build
from tests.programme import Programme, refused
from tests.story import findings

FARMER = {"rural": "yes", "hardship": "yes"}
MARCH, APRIL, MAY = date(2023, 3, 1), date(2023, 4, 1), date(2023, 5, 1)


@pytest.fixture
async def yuxi(url: str, tmp_path: Path) -> AsyncIterator[Programme]:
    """Five people of two branches with books from March on; 1,000 yuan of the city's."""
    opened = Programme.opened(url, tmp_path / "y.key", "yuxi_subsidy", date(2023, 2, 1))
    async with opened as made:
        await made.gets("1000", "city")
        cases = []
        for index in range(5):
            branch = "甲村党支部" if index < 3 else "乙村党支部"
            member = await made.registers(date(1950, 1, 1), branch=branch)
            no = await made.applies(member, "monthly", FARMER, tier="standard")
            cases.append(no)
        for no in cases:
            made.day = date(2023, 2, 1)
            await made.goes(no)
        for index, no in enumerate(cases, start=1):
            await made.enrols(no, f"证{index}", MARCH)
        yield made


async def run(made: Programme, month: date, **given: str) -> str:
    with made.now():
        command = AskRun("monthly", month, **given)
        return await ask_run(made.actors["chen"], made.fund, command, made.key())


async def test_a_month_is_one_voucher_a_branch(yuxi: Programme) -> None:
    yuxi.day = date(2023, 3, 6)
    order = await run(yuxi, MARCH)
    await refused(Refused, "已有一份发放批次", run(yuxi, MARCH))
    with yuxi.now():
        own = decide(yuxi.actors["chen"], yuxi.fund, DecideOrder(int(order), "approved"), "k" * 16)
        await refused(Forbidden, "角色", own)
    await yuxi.ordered(order)
    vouchers = await fetch(
        "SELECT e.summary, e.maker, e.checker, SUM(l.amount_fen) AS fen FROM journal_entry e "
        "JOIN journal_line l ON l.fund = e.fund AND l.seq = e.seq WHERE e.kind = 'subsidy' "
        "AND l.amount_fen > 0 GROUP BY e.seq, e.summary, e.maker, e.checker ORDER BY e.seq"
    )
    assert [int(row["fen"]) for row in vouchers] == [4_000, 6_000]  # 乙村 sorts before 甲村
    assert "3 人" in vouchers[1]["summary"]
    assert {row["maker"] for row in vouchers} == {yuxi.actors["chen"].id}
    assert {row["checker"] for row in vouchers} == {yuxi.actors["li"].id}
    await refused(Refused, "没有应发而未发", run(yuxi, MARCH))
    assert await findings() == []


async def test_nothing_but_the_current_month_without_a_document(yuxi: Programme) -> None:
    yuxi.day = date(2023, 5, 8)
    await refused(Refused, "补发以前月份须有批准文号", run(yuxi, APRIL))
    await refused(BadInput, "不晚于本月", run(yuxi, date(2023, 6, 1)))
    await refused(BadInput, "每月 1 日", run(yuxi, date(2023, 5, 2)))
    await yuxi.ordered(await run(yuxi, APRIL, arrears_document="补发批复1号"))
    await yuxi.ordered(await run(yuxi, MAY))
    paid = await fetch(
        "SELECT month_of, COUNT(*) AS n FROM benefit_payment GROUP BY month_of ORDER BY month_of"
    )
    assert [(row["month_of"], row["n"]) for row in paid] == [(APRIL, 5), (MAY, 5)]


async def test_a_list_that_changed_is_drawn_up_anew(yuxi: Programme) -> None:
    yuxi.day = date(2023, 3, 6)
    order = await run(yuxi, MARCH)
    with yuxi.now():
        gone = StopEnrolment("A2023-00001", "death", date(2023, 2, 28))
        await stop(yuxi.actors["chen"], yuxi.fund, gone, yuxi.key())
    await refused(Refused, "名单有变动：现在是 4 人 80.00 元", yuxi.ordered(order))
    with yuxi.now():
        withdraw = DecideOrder(int(order), "withdrawn", "名单有变动")
        await decide(yuxi.actors["chen"], yuxi.fund, withdraw, yuxi.key())
    await yuxi.ordered(await run(yuxi, MARCH))
    assert await number("SELECT COUNT(*) FROM benefit_payment") == 4


async def test_too_little_money_pays_nobody(yuxi: Programme) -> None:
    for month in range(3, 13):
        yuxi.day = date(2023, month, 5)
        await yuxi.ordered(await run(yuxi, yuxi.day.replace(day=1)))
    yuxi.day = date(2024, 1, 5)  # 1,000 yuan are spent: 10 months x 5 people x 20 yuan
    await refused(Refused, "还差 40.00 元", yuxi.ordered(await run(yuxi, date(2024, 1, 1))))
    assert await number("SELECT COUNT(*) FROM benefit_payment") == 50
    assert await number("SELECT COUNT(*) FROM order_decision") == 10
    assert await findings() == []


async def test_the_month_of_the_reason_is_paid_the_next_is_not(yuxi: Programme) -> None:
    no, chen, fund, key = "A2023-00002", yuxi.actors["chen"], yuxi.fund, yuxi.key
    for month in (MARCH, APRIL, MAY):
        yuxi.day = month.replace(day=5)
        await yuxi.ordered(await run(yuxi, month))
    with yuxi.now():
        await refused(
            BadInput, "停发原因", stop(chen, fund, StopEnrolment(no, "x", yuxi.day), key())
        )
        died = StopEnrolment(no, "death", date(2023, 3, 20))
        assert await stop(chen, fund, died, key()) == "2023-04-01"
        await refused(Refused, "已经从 2023-04 起停发", stop(chen, fund, died, key()))
        over = await overpaid(fund, no)
        assert [(row["month_of"], row["left"]) for row in over] == [(APRIL, 2_000), (MAY, 2_000)]
        demand = DemandRecovery(no, "40", yuxi.day, "追回决定1号", "停发后多发")
        await demand_recovery(chen, fund, demand, key())
        april = next(row for row in await payments_of(fund, no) if row["month_of"] == APRIL)
        back = ReturnPayment(no, april["id"], "recovered", yuxi.day, "收据1", "家属退回", "20")
        await return_payment(yuxi.actors["wang"], fund, back, key())
        again = ReturnPayment(no, april["id"], "recovered", yuxi.day, "收据2", "再退", "0.01")
        await refused(
            BadInput, "不超过 0.00 元", return_payment(yuxi.actors["wang"], fund, again, key())
        )
        assert [row["month_of"] for row in await overpaid(fund, no)] == [MAY]
    assert await findings() == []
    # 2 of the 15 months paid were not due: 13 of 13 that were, one of them came back.
    assert await completion(fund, 2023, yuxi.day) == (14, 13)


async def test_what_the_bank_returns_is_paid_again(yuxi: Programme) -> None:
    no, wang, fund, key = "A2023-00003", yuxi.actors["wang"], yuxi.fund, yuxi.key
    yuxi.day = date(2023, 3, 6)
    await yuxi.ordered(await run(yuxi, MARCH))
    with yuxi.now():
        (paid,) = await payments_of(fund, no)
        bounced = ReturnPayment(no, paid["id"], "bounced", yuxi.day, "退汇单1", "账号有误")
        await return_payment(wang, fund, bounced, key())
        await refused(Refused, "还没有退回过", return_payment(wang, fund, bounced, key()))
        strange = ReturnPayment("A2023-00004", paid["id"], "bounced", yuxi.day, "1", "错")
        await refused(NotFound, "没有这笔发放", return_payment(wang, fund, strange, key()))
        assert [row["case_no"] for row in await entitled(fund, "monthly", MARCH, "")] == [no]
        assert await completion(fund, 2023, yuxi.day) == (4, 5)
    await yuxi.ordered(await run(yuxi, MARCH))
    with yuxi.now():
        attempts = [row["attempt"] for row in await payments_of(fund, no)]
    assert attempts == [1, 2]
    # Each of the five has had 20 yuan, once.
    spent = await number("SELECT SUM(amount_fen) FROM journal_line WHERE account = '5003'")
    assert spent == 10_000
    assert await findings() == []


async def test_books_are_handed_out_once(yuxi: Programme) -> None:
    no, chen, fund, key = "A2023-00001", yuxi.actors["chen"], yuxi.fund, yuxi.key
    with yuxi.now():
        await refused(Refused, "已经登记过", enrol(chen, fund, Enrol(no, "证9", MARCH), key()))
        assert (await enrolment_of(fund, no) or {})["voucher_no"] == "证1"
    member = await yuxi.registers(date(1950, 1, 1))
    yuxi.day = date(2023, 3, 1)
    new = await yuxi.applies(member, "monthly", FARMER, tier="standard")
    await yuxi.goes(new)
    with yuxi.now():
        await refused(Refused, "登记给别人", enrol(chen, fund, Enrol(new, "证1", APRIL), key()))
        await refused(
            BadInput, "不早于批准的", enrol(chen, fund, Enrol(new, "证6", date(2023, 2, 1)), key())
        )


async def test_sheets_the_banks_file_and_the_survey(yuxi: Programme) -> None:
    yuxi.day = date(2023, 3, 6)
    chen, wang, fund, key = yuxi.actors["chen"], yuxi.actors["wang"], yuxi.fund, yuxi.key
    members = await fetch("SELECT id FROM member ORDER BY id")
    with yuxi.now():
        account = RecordMember(members[0]["id"], bank_account="6217000012345678901")
        await record_member(chen, account, key())
    await yuxi.ordered(await run(yuxi, MARCH))
    with yuxi.now():
        found = await bank_file(wang, fund, TakeBankFile(1), key())
        assert [(row["account"], row["amount_fen"]) for row in found.rows] == [
            ("6217000012345678901", 2_000)
        ]
        assert len(found.missing) == 4
        await refused(Forbidden, "角色", bank_file(chen, fund, TakeBankFile(1), key()))
        trail = await fetch("SELECT kind, actor FROM command ORDER BY id DESC LIMIT 1")
        assert trail == [{"kind": "TakeBankFile", "actor": wang.id}]
        sheet = ReturnSheet(1, "示例乡", "甲村党支部", yuxi.day, 4)
        await refused(BadInput, "0 到 3 之间", return_sheet(chen, fund, sheet, key()))
        await return_sheet(chen, fund, ReturnSheet(1, "示例乡", "甲村党支部", yuxi.day, 3), key())
        again = return_sheet(chen, fund, ReturnSheet(1, "示例乡", "甲村党支部", yuxi.day, 3), key())
        await refused(Refused, "已经交回", again)
        assert [row["signed"] for row in await branches_of(1)] == [None, 3]
        survey = RecordSurvey(2023, yuxi.day, 40, 38)
        await record_survey(chen, fund, survey, key())
        wrong = RecordSurvey(2023, yuxi.day, 40, 41)
        await refused(BadInput, "满意人数", record_survey(chen, fund, wrong, key()))
        told = await build("subsidies", await question(fund, yuxi.day))
        figures = {figure.key: figure.value for figure in told.figures}
        assert figures == {
            "people": 5,
            "standard": 2_000,
            "completion": 1_000_000,
            "satisfaction": 950_000,
        }


async def test_the_city_hands_down_what_the_county_matches(yuxi: Programme) -> None:
    """Seed 000: 270,000 yuan for Chengjiang, matched one to one."""
    city, key = yuxi.fund, yuxi.key
    with yuxi.now():
        await open_fund(
            office=city.office,
            code="f2",
            name="澄江补助",
            policy="yuxi_subsidy",
            opened_on=date(2023, 1, 1),
            papers={paper.key: "批文1号" for paper in load("yuxi_subsidy").founding},
        )
    await yuxi.gets("3000000", "city")
    given = {"to_fund": "f2", "source": "city", "to_source": "city", "document_no": "玉财行1号"}
    chen = yuxi.actors["chen"]
    with yuxi.now():
        more = AskTransfer(amount="270000.01", year=2023, place="澄江市", **given)
        await refused(Refused, "还剩 270000.00 元", ask_transfer(chen, city, more, key()))
        nowhere = AskTransfer(amount="1", year=2023, place="昆明市", **given)
        await refused(Refused, "没有 2023 年“昆明市”", ask_transfer(chen, city, nowhere, key()))
        whole = AskTransfer(amount="270000", year=2023, place="澄江市", **given)
        order = await ask_transfer(chen, city, whole, key())
        own = decide(chen, city, DecideOrder(int(order), "approved"), key())
        await refused(Forbidden, "角色", own)
    await yuxi.ordered(order)
    vouchers = await fetch(
        "SELECT e.kind, l.account, l.amount_fen FROM journal_entry e JOIN journal_line l "
        "ON l.fund = e.fund AND l.seq = e.seq WHERE e.kind LIKE 'transfer%' ORDER BY e.fund, l.line"
    )
    assert [tuple(row.values()) for row in vouchers] == [
        ("transfer_out", "3001", 27_000_000),
        ("transfer_out", "1002", -27_000_000),
        ("transfer_in", "1002", 27_000_000),
        ("transfer_in", "3001", -27_000_000),
    ]
    with yuxi.now():
        county = await fund_of(city.office, "f2")
        yuxi.fund = county
        await yuxi.gets("170000", "county")
        yuxi.fund = city
        told = await build("subsidies", await question(city, yuxi.day))
    rows = {row["place"]: row for row in told.table.rows}
    assert rows["澄江市"]["handed"] == rows["澄江市"]["due"] == 27_000_000
    assert (rows["澄江市"]["matched"], rows["澄江市"]["short"]) == (17_000_000, 10_000_000)
    assert told.table.totals["allocated"] == 300_000_000
    assert await findings() == []
