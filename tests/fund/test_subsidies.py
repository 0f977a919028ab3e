"""Monthly subsidies: enrolment, runs by branch, stops, what comes back, sheets, the bank's file."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace as replaced

from fund import clock
from fund.cases.reading import case_file
from fund.cases.ties import DeclareTie, declare_tie
from fund.contributions.transferring import AskTransfer, ask_transfer
from fund.database import fetch, number, unit_of_work
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
from fund.policy.adopting import adopt_text
from fund.policy.loading import load, shipped
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
from fund.supervision.freezing import Freeze, Lift, freeze, freezes, lift
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
        # 15 months were paid, 2 of them not due; what was recovered had been paid.
        assert await completion(fund, 2023, yuxi.day, clock.now()) == (15, 13)
    assert await findings() == []


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
        assert await completion(fund, 2023, yuxi.day, clock.now()) == (4, 5)
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


async def test_who_is_close_keeps_away_from_all_of_it(yuxi: Programme) -> None:
    no, chen, li, fund, key = (
        "A2023-00001",
        yuxi.actors["chen"],
        yuxi.actors["li"],
        yuxi.fund,
        yuxi.key,
    )
    yuxi.day = date(2023, 3, 6)
    order = await run(yuxi, MARCH)
    with yuxi.now():
        await declare_tie(chen, fund, DeclareTie(no, li.id, "叔侄"), key())
    await refused(Refused, "A2023-00001 与经办或审批人有申报的关系", yuxi.ordered(order))
    with yuxi.now():
        await decide(chen, fund, DecideOrder(int(order), "withdrawn", "回避"), key())
        await declare_tie(yuxi.actors["zhen"], fund, DeclareTie(no, chen.id, "夫妻"), key())
    await refused(Refused, "应由他人办理", run(yuxi, MARCH))
    with yuxi.now():
        died = StopEnrolment(no, "death", yuxi.day)
        await refused(Refused, "应当回避", stop(chen, fund, died, key()))
        demand = DemandRecovery(no, "1", yuxi.day, "1号", "错")
        await refused(Refused, "应当回避", demand_recovery(chen, fund, demand, key()))


async def test_an_order_that_waited_past_its_month_is_arrears(yuxi: Programme) -> None:
    yuxi.day = date(2023, 3, 6)
    order = await run(yuxi, MARCH)
    yuxi.day = date(2023, 4, 3)
    await refused(Refused, "补发以前月份须有批准文号", yuxi.ordered(order))


async def test_an_order_pays_those_it_was_drawn_up_for(yuxi: Programme) -> None:
    """One leaves, another comes at the same rate: the headcount and sum are the same."""
    yuxi.day = date(2023, 3, 1)
    member = await yuxi.registers(date(1950, 1, 1))
    new = await yuxi.applies(member, "monthly", FARMER, tier="standard")
    await yuxi.goes(new)
    order = await run(yuxi, MARCH)
    with yuxi.now():
        gone = StopEnrolment("A2023-00001", "moved", date(2023, 2, 20))
        await stop(yuxi.actors["chen"], yuxi.fund, gone, yuxi.key())
    await yuxi.enrols(new, "证6", MARCH)
    await refused(Refused, "名单有变动：现在是 5 人 100.00 元", yuxi.ordered(order))


async def test_a_part_recovered_leaves_the_rest_on_the_sheet(yuxi: Programme) -> None:
    yuxi.day = date(2023, 3, 6)
    await yuxi.ordered(await run(yuxi, MARCH))
    with yuxi.now():
        (paid,) = await payments_of(yuxi.fund, "A2023-00001")
        part = ReturnPayment("A2023-00001", paid["id"], "recovered", yuxi.day, "1", "多发", "5")
        await return_payment(yuxi.actors["wang"], yuxi.fund, part, yuxi.key())
        told = await build("subsidy-sheet", await question(yuxi.fund, yuxi.day))
        assert told.table.totals["amount"] == 9_500
        assert await completion(yuxi.fund, 2023, yuxi.day, clock.now()) == (5, 5)
    journal = await number("SELECT SUM(amount_fen) FROM journal_line WHERE account = '5003'")
    assert journal == 9_500


async def test_reports_know_no_more_than_was_known(yuxi: Programme) -> None:
    yuxi.day = date(2023, 3, 6)
    with yuxi.now():
        before = clock.now()
    yuxi.day = date(2023, 3, 8)
    await yuxi.ordered(await run(yuxi, MARCH))
    with yuxi.now():
        survey = RecordSurvey(2023, yuxi.day, 10, 9)
        await record_survey(yuxi.actors["chen"], yuxi.fund, survey, yuxi.key())
        for known, completed, satisfied in ((before, 0, None), (None, 1_000_000, 900_000)):
            told = await build("subsidies", await question(yuxi.fund, yuxi.day, known))
            figures = {figure.key: figure.value for figure in told.figures}
            assert (figures["completion"], figures["satisfaction"]) == (completed, satisfied)
            sheet = await build("subsidy-sheet", await question(yuxi.fund, yuxi.day, known))
            assert sheet.table.totals["amount"] == (10_000 if known is None else 0)


async def test_what_a_source_may_be_used_for_goes_with_it(url: str, tmp_path: Path) -> None:
    """Income is not handed on as capital; dues that may not be lent do not become lendable."""
    opened = Programme.opened(url, tmp_path / "t.key", "county_revolving", date(2024, 1, 8))
    async with opened as county:
        fund, chen, key = county.fund, county.actors["chen"], county.key
        with county.now():
            for code in ("f2", "f3"):
                await open_fund(
                    office=fund.office,
                    code=code,
                    name=f"基金{code}",
                    policy="county_revolving",
                    opened_on=date(2024, 1, 1),
                    papers={"approval": "批文1号"} if code == "f2" else {},
                )
        await county.gets("500", "dues")
        refusals = (
            ("f2", "income", "income", "没有“income”这个本金来源"),
            ("f2", "dues", "fiscal", "的用途比“财政”窄"),
            ("f3", "fiscal", "fiscal", "设立文件还没有登记"),
            ("f2", "dues", "dues", None),
        )
        with county.now():
            for to_fund, source, to_source, said in refusals:
                command = AskTransfer(to_fund, source, to_source, "400", 2024, "文1号")
                asked = ask_transfer(chen, fund, command, key())
                if said:
                    await refused(Refused, said, asked)
                else:
                    order = await asked
            over = AskTransfer("f2", "dues", "dues", "500.01", 2024, "文2号")
            await refused(Refused, "可拨 500.00 元", ask_transfer(chen, fund, over, key()))
        await county.ordered(order)
        (arrived,) = await fetch("SELECT checker FROM journal_entry WHERE kind = 'transfer_in'")
        assert arrived["checker"] is None  # the receiving fund's own people review it
        assert await findings() == []


async def test_two_transfers_that_cross_both_arrive(postgres_url: str, tmp_path: Path) -> None:
    opened = Programme.opened(postgres_url, tmp_path / "x.key", "yuxi_subsidy", date(2023, 3, 1))
    async with opened as city:
        with city.now():
            papers = {paper.key: "1号" for paper in load("yuxi_subsidy").founding}
            await open_fund(
                office=city.fund.office,
                code="f2",
                name="另一基金",
                policy="yuxi_subsidy",
                opened_on=date(2023, 1, 1),
                papers=papers,
            )
        first, second = city.fund, await fund_of(city.fund.office, "f2")
        for one in (first, second):
            city.fund = one
            await city.gets("1000", "city")
        orders = []
        with city.now():
            for one, to in ((first, "f2"), (second, "f1")):
                for _ in range(6):
                    command = AskTransfer(to, "city", "city", "10", 2023, "文1号")
                    asked = await ask_transfer(city.actors["chen"], one, command, city.key())
                    orders.append((one, int(asked)))
            done = [
                decide(city.actors["li"], one, DecideOrder(order, "approved"), city.key())
                for one, order in orders
            ]
            await asyncio.gather(*done)
        assert await number("SELECT COUNT(*) FROM fund_transfer") == 12
        assert await findings() == []


async def test_an_urgent_subsidy_is_run_when_it_is_ratified(
    sqlite_url: str, tmp_path: Path
) -> None:
    opened = Programme.opened(sqlite_url, tmp_path / "u.key", "yuxi_subsidy", date(2023, 2, 1))
    async with opened as made:
        await made.gets("100", "city")
        text = shipped("yuxi_subsidy").replace("version = 1", "version = 2", 1)
        first = next(line for line in text.splitlines() if line.startswith("effective_on"))
        text = text.replace(first, "effective_on = 2023-02-01", 1)
        text = text.replace(
            'key = "monthly"\n',
            'key = "monthly"\nurgent = ["review", "audit", "committee", "filing"]\n',
            1,
        )
        with made.now():
            async with unit_of_work(made.fund.id):
                await adopt_text(made.fund.office, made.fund.id, text, "试验1号")
            made.fund = await fund_of(made.fund.office)
        member = await made.registers(date(1950, 1, 1))
        asked = {"tier": "standard", "urgent_reason": "独居重病（示例）"}
        no = await made.applies(member, "monthly", FARMER, **asked)
        await made.files(no, "application", "review_minutes")
        for step in ("review", "audit", "committee", "filing"):
            with made.now():
                case = await case_file(made.fund, no)
            await made.files(
                no, *sorted(set(case.waiting.papers if case.waiting else ()) - case.papers)
            )
            await made.decides(no, step)
        await made.enrols(no, "证1", date(2023, 2, 1))
        await refused(Refused, "没有应发而未发", run(made, date(2023, 2, 1)))
        await made.goes(no)  # the notice, afterwards
        assert made.day.month == 2
        await made.ordered(await run(made, date(2023, 2, 1)))
        assert await number("SELECT SUM(amount_fen) FROM benefit_payment") == 2_000


async def test_nobody_is_paid_singly_after_his_stop(yuxi: Programme) -> None:
    no = "A2023-00001"
    yuxi.day = date(2023, 4, 3)
    with yuxi.now():
        gone = StopEnrolment(no, "moved", date(2023, 3, 31))
        await stop(yuxi.actors["chen"], yuxi.fund, gone, yuxi.key())
    book = {"voucher_no": "证1"}
    await refused(Refused, "从 2023-04 起已经停发", yuxi.pays(no, months=(APRIL,), **book))
    await yuxi.pays(no, months=(MARCH,), arrears_document="补发1号", **book)


async def test_a_run_leaves_what_a_source_keeps_back(yuxi: Programme) -> None:
    yuxi.day = date(2023, 3, 6)
    order = await run(yuxi, MARCH)
    policy = yuxi.fund.policy
    kept = tuple(
        replaced(source, reserve=90_100) if source.key == "city" else source
        for source in policy.sources
    )
    yuxi.fund = replace(yuxi.fund, policy=replaced(policy, sources=kept))
    await refused(Refused, "还差 1.00 元", yuxi.ordered(order))


async def test_what_is_frozen_is_left_out_of_runs_and_orders(yuxi: Programme) -> None:
    """One of five frozen: the run is for four; the order itself frozen: nobody is paid."""
    yuxi.day = date(2023, 3, 6)
    (frozen,) = await fetch("SELECT a.case_no FROM award a ORDER BY a.id LIMIT 1")
    sun, fund = yuxi.actors["sun"], yuxi.fund
    with yuxi.now():
        await freeze(sun, fund, Freeze(frozen["case_no"], "有人反映已搬走"), yuxi.key())
    await refused(Refused, "有人反映已搬走", yuxi.pays(frozen["case_no"], months=(MARCH,)))
    order = await run(yuxi, MARCH)
    with yuxi.now():
        await freeze(sun, fund, Freeze(f"f{order}", "名单要再看"), yuxi.key())
    await refused(Refused, "名单要再看", yuxi.ordered(order))
    (_, standing) = await freezes(fund)
    with yuxi.now():
        await lift(sun, fund, Lift(standing["id"], "看过了"), yuxi.key())
    await yuxi.ordered(order)
    (paid,) = await fetch("SELECT people FROM pay_run")
    assert paid["people"] == 4
    assert await findings() == []
