"""Ways round the rules of a case that were open once: each is refused."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace as replaced

from fund.cases.board import hanging
from fund.cases.meeting import HoldMeeting, Voted, hold
from fund.cases.noticing import AnswerObjection, RaiseObjection, answer_objection, raise_objection
from fund.cases.queue import voting
from fund.cases.reading import case_file, open_decisions
from fund.cases.ties import DeclareTie, declare_tie
from fund.database import fetch
from fund.errors import BadInput, Refused, SamePersonTwice
from fund.people.ledger import EnterLedger, enter
from reports.worklist import waiting_cases
from tests.programme import Programme, refused

FARMING = {"rural": "yes", "household_income": "600"}
POOR = {"organisation_here": "yes", "hardship": "yes", "extreme_hardship": "no"}
RETIRED = {"rank": "county_rank", "retired": "yes"}
VISIT = {"tier": "visit", "occasion": "spring"}

Opening = Callable[[str, date], AbstractAsyncContextManager[Programme]]


@pytest.fixture
def opening(sqlite_url: str, tmp_path: Path) -> Opening:
    return lambda policy, day: Programme.opened(sqlite_url, tmp_path / "g.key", policy, day)


@pytest.fixture
async def county(opening: Opening) -> AsyncIterator[Programme]:
    async with opening("county_revolving", date(2024, 3, 4)) as made:
        yield made


async def test_two_applications_decided_in_backdated_order(opening: Opening) -> None:
    """Approved for 2022 after 2021 was approved or the other way round: three years lie between."""
    async with opening("jiangsu_care", date(2021, 6, 1)) as made:
        member = await made.registers(full=date(1960, 1, 1))
        first = await made.applies(member, "care", POOR, tier="T1")
        made.day = date(2022, 6, 1)
        second = await made.applies(member, "care", POOR, tier="T1")
        await made.goes(second)  # awarded in June 2022
        papers = ("application", "proof", "form", "civil_affairs")
        await made.files(first, *papers)
        for step in ("application", "civil_affairs", "audit"):
            await made.decides(first, step, decided_on=date(2021, 6, 7))
        await made.posts(first)
        made.day = date(2022, 6, 28)
        await made.decides(first, "notice")
        await refused(Refused, "3 年内不重复", made.decides(first, "approval"))


async def test_what_was_withdrawn_unpaid_helped_nobody(opening: Opening) -> None:
    async with opening("jiangsu_care", date(2022, 6, 1)) as made:
        await made.gets("100000", "fiscal")
        member = await made.registers(full=date(1960, 1, 1))
        first = await made.applies(member, "care", POOR, tier="T1")
        await made.goes(first)
        made.day = date(2023, 6, 1)
        await refused(Refused, "3 年内不重复", made.applies(member, "care", POOR, tier="T1"))
        await made.decides(first, "withdrawal", outcome="withdrawn")
        await made.goes(await made.applies(member, "care", POOR, tier="T1"))


async def test_somebody_close_neither_pays_nor_posts_nor_answers(county: Programme) -> None:
    no = await county.applies(await county.registers(), "listing", FARMING)
    await county.files(no, "application", "review_minutes")
    await county.decides(no, "review")
    zhi, chen, fund, key = county.actors["zhi"], county.actors["chen"], county.fund, county.key
    with county.now():
        await declare_tie(chen, fund, DeclareTie(no, zhi.id, "叔侄"), key())
    await refused(Refused, "应当回避", county.posts(no))
    county.actors["zhi"] = county.actors["zhen"]
    await county.posts(no)
    with county.now():
        raised = RaiseObjection(no, county.day, "收入不实")
        await refused(Refused, "应当回避", raise_objection(zhi, fund, raised, key()))
        await raise_objection(county.actors["zhen"], fund, raised, key())
        await declare_tie(county.actors["zhen"], fund, DeclareTie(no, chen.id, "夫妻"), key())
        found = AnswerObjection(no, 1, upheld=False, answered_on=county.day, note="不属实")
        await refused(Refused, "应当回避", answer_objection(chen, fund, found, key()))
    await refused(
        Refused, "应当回避", county.decides(no, "withdrawal", outcome="withdrawn", who="chen")
    )


async def test_a_cashier_close_to_the_applicant_does_not_pay(opening: Opening) -> None:
    async with opening("chengjiang_care", date(2024, 2, 1)) as made:
        await made.gets("1000", "fiscal")
        no = await made.applies(await made.registers(), "festival", RETIRED, **VISIT)
        await made.goes(no)
        with made.now():
            tie = DeclareTie(no, made.actors["wang"].id, "兄弟")
            await declare_tie(made.actors["li"], made.fund, tie, made.key())
        await refused(Refused, "应当回避", made.pays(no))


async def test_a_notice_hangs_from_today_and_falls_with_any_decision(county: Programme) -> None:
    no = await county.applies(await county.registers(), "listing", FARMING)
    await county.files(no, "application", "review_minutes")
    await county.decides(no, "review")
    county.day = date(2024, 3, 6)
    await county.posts(no)
    (hung,) = await fetch("SELECT posted_on, ends_on FROM public_notice")
    assert (hung["posted_on"], hung["ends_on"]) == (date(2024, 3, 6), date(2024, 3, 13))
    assert len(await hanging(county.fund, county.day)) == 1
    # Returned and passed again on the same day: what hung before does not count.
    await county.decides(no, "notice", outcome="returned", back_to="review")
    assert await hanging(county.fund, county.day) == []
    await county.decides(no, "review", document_no="评议记录2号")
    county.day = date(2024, 3, 14)
    await refused(Refused, "还没有公示", county.decides(no, "notice"))
    with county.now():
        late = RaiseObjection(no, date(2024, 3, 7), "补登")
        await refused(
            Refused,
            "没有在公示",
            raise_objection(county.actors["zhen"], county.fund, late, county.key()),
        )
    await county.posts(no)
    assert len(await hanging(county.fund, county.day)) == 1


async def test_after_the_notice_an_objection_needs_it_to_hang_again(county: Programme) -> None:
    no = await county.applies(await county.registers(), "listing", FARMING)
    await county.files(no, "application", "review_minutes")
    await county.decides(no, "review")
    await county.posts(no)
    county.day = date(2024, 3, 12)
    await county.decides(no, "notice")
    raised = RaiseObjection(no, date(2024, 3, 11), "公示期内提出的")
    with county.now():
        attempt = raise_objection(county.actors["zhi"], county.fund, raised, county.key())
        await refused(Refused, "退回公示环节", attempt)


async def test_minutes_decide_what_meetings_decide(county: Programme) -> None:
    """A notice, a filing or a withdrawal goes case by case."""
    no = await county.applies(await county.registers(), "listing", FARMING)
    await county.files(no, "application", "review_minutes")
    chen, fund = county.actors["chen"], county.fund
    with county.now():
        voted = (Voted(no, "passed"),)
        away = HoldMeeting("withdrawal", "党支部", county.day, "纪1", 9, 9, "", voted)
        await refused(Refused, "不由会议决定", hold(chen, fund, away, county.key()))
    await county.decides(no, "review")
    await county.posts(no)
    county.day = date(2024, 3, 12)
    with county.now():
        notice = HoldMeeting("notice", "党支部", county.day, "纪2", 9, 9, "", voted)
        await refused(Refused, "不由会议决定", hold(chen, fund, notice, county.key()))
        assert ("listing", "notice") not in await voting(fund, chen)
    await county.decides(no, "notice")
    with county.now():
        assert ("listing", "committee") in await voting(fund, chen)
        committee = HoldMeeting("committee", "乡镇党委", county.day, "九" * 100, 9, 9, "", voted)
        assert (await hold(chen, fund, committee, county.key())).isdecimal()
        assert ("listing", "filing") not in await voting(fund, chen)


async def test_one_person_alone_lists_nobody(county: Programme) -> None:
    no = await county.applies(await county.registers(), "listing", FARMING)
    await county.files(no, "application", "review_minutes")
    await county.decides(no, "review", who="chen")
    with county.now():
        case = await case_file(county.fund, no)
        assert case.maker == county.actors["chen"].id
    await county.posts(no)
    county.day = date(2024, 3, 12)
    await county.decides(no, "notice", who="chen")
    await county.decides(no, "committee", who="chen")
    await refused(SamePersonTwice, "另一人", county.decides(no, "filing"))
    # Done over by the township's committee it is two persons' work.
    await county.decides(no, "filing", outcome="returned", back_to="committee")
    await county.decides(no, "committee", document_no="会议纪要2号")
    await county.decides(no, "filing")
    with county.now():
        assert await open_decisions(county.fund) == {}  # it is closed


async def test_removed_and_listed_again_within_a_year(county: Programme) -> None:
    member = await county.registers()
    await county.goes(await county.applies(member, "listing", FARMING))
    await refused(Refused, "同一事项已有申请", county.applies(member, "listing", FARMING))
    with county.now():
        removed = EnterLedger(member, "removed", county.day, note="已脱困")
        await enter(county.actors["chen"], county.fund, removed, county.key())
    county.day = date(2024, 5, 6)
    again = await county.applies(member, "listing", FARMING)
    await refused(Refused, again, county.applies(member, "listing", FARMING))  # still open


async def test_a_second_visit_out_of_season(county: Programme) -> None:
    member = await county.registers(date(1950, 1, 1))
    await county.goes(await county.applies(member, "listing", FARMING))
    spring, other = ({"amount": "300", "occasion": one} for one in ("spring", "other"))
    await county.applies(member, "visit", {}, **spring)
    await refused(Refused, "已有申请", county.applies(member, "visit", {}, **spring))
    await county.applies(member, "visit", {}, **other)
    await county.applies(member, "visit", {}, **other)


async def test_a_closed_case_takes_no_more_papers(county: Programme) -> None:
    no = await county.applies(await county.registers(), "listing", FARMING)
    await county.decides(no, "withdrawal", outcome="withdrawn")
    await refused(Refused, "不能再补材料", county.files(no, "application"))


@pytest.mark.parametrize("income", ["-1", "-0.01"])
async def test_nobody_earns_less_than_nothing(county: Programme, income: str) -> None:
    told = FARMING | {"household_income": income}
    await refused(BadInput, "不能是", county.applies(await county.registers(), "listing", told))


async def test_who_approved_a_second_time_does_not_pay(opening: Opening) -> None:
    async with opening("jiangsu_care", date(2022, 8, 1)) as made:
        await made.gets("100000", "fiscal")
        struck = POOR | {"extreme_hardship": "yes", "causes": "disaster"}
        member = await made.registers()
        no = await made.applies(member, "care", struck, tier="T3", urgent_reason="山洪（示例）")
        await made.files(no, "application", "proof", "form", "civil_affairs")
        for step in ("application", "audit", "approval"):
            await made.decides(no, step)
        await made.decides(no, "civil_affairs", outcome="returned", back_to="audit")
        await made.decides(no, "audit")
        wang, li = made.actors["wang"], made.actors["li"]
        made.actors["both"] = replace(wang, grants=(*wang.grants, *li.grants))
        await made.decides(no, "approval", who="both")
        await refused(SamePersonTwice, "另一人", made.pays(no))


async def test_an_objection_to_an_earlier_notice_still_waits(county: Programme) -> None:
    no = await county.applies(await county.registers(), "listing", FARMING)
    await county.files(no, "application", "review_minutes")
    await county.decides(no, "review")
    await county.posts(no)
    with county.now():
        raised = RaiseObjection(no, county.day, "收入不实")
        await raise_objection(county.actors["zhi"], county.fund, raised, county.key())
    await county.decides(no, "notice", outcome="returned", back_to="review")
    await county.decides(no, "review", document_no="评议记录2号")
    await county.posts(no)
    county.day = date(2024, 3, 20)
    await refused(Refused, "有 1 条异议没有处理", county.decides(no, "notice"))


async def test_a_pay_day_typed_for_months_gone_by_is_arrears(opening: Opening) -> None:
    async with opening("yuxi_subsidy", date(2025, 1, 14)) as made:
        await made.gets("1000", "city")
        told = {"rural": "yes", "hardship": "yes"}
        no = await made.applies(await made.registers(), "monthly", told, tier="standard")
        await made.goes(no)
        await made.enrols(no, "证1", date(2025, 2, 1))
        made.day = date(2025, 7, 1)
        for month in range(2, 7):
            given = {"months": (date(2025, month, 1),), "paid_on": date(2025, month, 28)}
            await refused(Refused, "不得一次性发放", made.pays(no, voucher_no="证1", **given))
        await made.pays(no, voucher_no="证1", months=(date(2025, 7, 1),))


async def test_places_count_in_the_year_of_the_award(opening: Opening) -> None:
    async with opening("chengjiang_care", date(2024, 12, 20)) as made:
        ill = {"organisation_here": "yes", "in_hospital": "yes"}
        spring = {"tier": "hardship", "occasion": "spring"}
        asked = [
            await made.applies(await made.registers(), "hardship", ill, **spring) for _ in range(30)
        ]
        made.day = date(2025, 1, 10)
        for no in asked[:29]:
            await made.goes(no)
        late = await made.applies(await made.registers(), "hardship", ill, **spring)
        await made.goes(late)  # the thirtieth of 2025
        await refused(Refused, "本年名额 30 名已满", made.goes(asked[29]))


async def test_a_case_that_ended_waits_for_nobody(county: Programme) -> None:
    for outcome in ("refused", "withdrawn"):
        no = await county.applies(await county.registers(), "listing", FARMING)
        step = "withdrawal" if outcome == "withdrawn" else "review"
        await county.files(no, "application", "review_minutes")
        await county.decides(no, step, outcome=outcome)
    with county.now():
        assert await waiting_cases(county.fund, county.actors["chen"]) == []
        assert await open_decisions(county.fund) == {}


async def test_what_a_source_keeps_back_is_not_given_away(opening: Opening) -> None:
    async with opening("chengjiang_care", date(2024, 2, 1)) as made:
        await made.gets("600", "fiscal")
        no = await made.applies(await made.registers(), "festival", RETIRED, **VISIT)
        await made.goes(no)
        policy = made.fund.policy
        kept = tuple(
            source if source.key != "fiscal" else replaced(source, reserve=10_001)
            for source in policy.sources
        )
        made.fund = replace(made.fund, policy=replaced(policy, sources=kept))
        await refused(Refused, "还差 0.01 元", made.pays(no))
