"""The five programmes from application to money or filing, with the figures of their sources."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import date
from pathlib import Path

import pytest

from fund.access.actors import Actor
from fund.cases.deciding import award_of
from fund.database import fetch, number
from fund.errors import BadInput, Forbidden, NotFound, Refused, SamePersonTwice
from fund.people.ledger import standing_of
from fund.policy.loading import load
from tests.programme import Programme, refused
from tests.story import findings

Opening = Callable[[str, date], AbstractAsyncContextManager[Programme]]


@pytest.fixture
def opening(url: str, tmp_path: Path) -> Opening:
    return lambda policy, day: Programme.opened(url, tmp_path / "p.key", policy, day)


@pytest.fixture
def small(sqlite_url: str, tmp_path: Path) -> Opening:
    return lambda policy, day: Programme.opened(sqlite_url, tmp_path / "p.key", policy, day)


async def agrees() -> None:
    assert await findings() == []


# Jiangsu (seed 001)

POOR = {"organisation_here": "yes", "hardship": "yes", "extreme_hardship": "no"}


def test_jiangsus_places_cost_exactly_its_fiscal_line() -> None:
    policy = load("jiangsu_care")
    tiers = policy.benefit("care").tiers
    assert [(t.amount, t.quota) for t in tiers[:3]] == [
        (500_000, 300),
        (1_000_000, 200),
        (1_500_000, 100),
    ]
    cost = sum((tier.amount or 0) * (tier.quota or 0) for tier in tiers)
    fiscal = policy.source("fiscal")
    assert fiscal is not None
    assert cost == fiscal.yearly == 500_000_000


async def test_jiangsu_from_application_to_the_seventh_of_july(opening: Opening) -> None:
    async with opening("jiangsu_care", date(2022, 6, 1)) as made:
        await made.gets("5000000", "fiscal")
        old = await made.registers(date(1948, 3, 1), full=date(1972, 6, 1))
        no = await made.applies(old, "care", POOR, tier="T1")
        await refused(Refused, "缺少材料《相关证明材料》", made.decides(no, "application"))
        await made.goes(no)
        award = await award_of(made.fund, no)
        assert (award["tier"], award["amount_fen"]) == ("T1", 500_000)
        await refused(NotFound, "没有编号", made.pays("A2022-00009"))
        await made.pays(no, receiver="吴某之女", relation="女儿")
        await refused(Refused, "不能重复发放", made.pays(no))
        assert await number("SELECT SUM(amount_fen) FROM benefit_payment") == 500_000
        await agrees()


async def test_fifty_years_in_the_party_to_the_day(small: Opening) -> None:
    async with small("jiangsu_care", date(2022, 6, 1)) as made:
        almost = await made.registers(full=date(1972, 6, 2))
        await refused(
            Refused, "党龄：49 年，应不少于 50 年", made.applies(almost, "care", POOR, tier="T1")
        )
        full = await made.registers(full=date(1972, 6, 1))
        assert await made.applies(full, "care", POOR, tier="T1") == "A2022-00001"


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"months_inactive": "6"}, "连续6个月"),
        ({"failed_review_on": "2019-06-02"}, "近三年民主评议"),
        ({"under_investigation": "yes"}, "立案调查"),
        ({"discipline_until": "2022-06-01"}, "处分影响期"),
        ({"found_unsuitable": "yes"}, "不适合情形"),
        ({"organisation_here": "no"}, "党组织关系"),
    ],
)
async def test_jiangsus_exclusions_at_their_boundaries(
    small: Opening, facts: dict[str, str], said: str
) -> None:
    async with small("jiangsu_care", date(2022, 6, 1)) as made:
        member = await made.registers(full=date(1970, 1, 1))
        await refused(Refused, said, made.applies(member, "care", POOR | facts, tier="T1"))
        inside = {
            "months_inactive": "5",
            "failed_review_on": "2019-06-01",
            "discipline_until": "2022-05-31",
        }
        no = await made.applies(member, "care", POOR | inside, tier="T1")
        assert no == "A2022-00001"


async def test_what_is_not_answered_is_not_assumed(small: Opening) -> None:
    async with small("jiangsu_care", date(2022, 6, 1)) as made:
        member = await made.registers(full=date(1970, 1, 1))
        told = POOR | {"under_investigation": ""}
        await refused(
            Refused, "尚未核实是否属于“被立案调查”", made.applies(member, "care", told, tier="T1")
        )
        await refused(
            BadInput,
            "不需要：household_income",
            made.applies(member, "care", POOR | {"household_income": "1"}, tier="T1"),
        )


async def test_the_third_years_day(small: Opening) -> None:
    """Helped on 2019-06-25: refused on 2022-06-24, not on 2022-06-25; a reason lets it pass."""
    async with small("jiangsu_care", date(2018, 6, 20)) as made:
        member = await made.registers(full=date(1960, 1, 1))
        first = await made.applies(member, "care", POOR, tier="T1")
        for step in ("application", "civil_affairs", "audit"):
            papers = ("application", "proof", "form", "civil_affairs")
            if step == "application":
                await made.files(first, *papers)
            await made.decides(first, step)
        ends = await made.posts(first)
        assert ends == date(2018, 6, 27)  # 20 June is a Wednesday; 21, 22, 25, 26, 27 count
        made.day = date(2018, 6, 28)
        await made.decides(first, "notice")
        await made.decides(first, "approval")
        made.day = date(2021, 6, 27)
        again = made.applies(member, "care", POOR, tier="T1")
        await refused(Refused, "3 年内不重复，2021-06-28 起", again)
        no = await made.applies(member, "care", POOR, tier="T1", override="家中再遭火灾")
        made.day = date(2021, 6, 28)
        await made.goes(no)
        assert (await award_of(made.fund, no))["awarded_on"] >= date(2021, 6, 28)


async def test_the_education_commissions_places(small: Opening) -> None:
    """2019: five, two and three; applications until 7 May."""
    async with small("jiangsu_care", date(2019, 5, 7)) as made:
        names = {"organisation": "教育工委"}
        for index in range(5):
            member = await made.registers(full=date(1960, 1, 1), branch=f"大学{index}党委")
            await made.applies(member, "care", POOR, tier="T1", **names)
        sixth = await made.registers(full=date(1960, 1, 1), branch="大学5党委")
        await refused(
            Refused, "一档名额 5 名已满", made.applies(sixth, "care", POOR, tier="T1", **names)
        )
        ill = POOR | {"extreme_hardship": "yes", "causes": "illness"}
        for index in range(3):
            member = await made.registers(branch=f"学院{index}党委")
            await made.applies(member, "care", ill, tier="T3", **names)
        fourth = await made.registers(branch="学院3党委")
        await refused(
            Refused, "三档名额 3 名已满", made.applies(fourth, "care", ill, tier="T3", **names)
        )
        poor = POOR | {"extreme_hardship": "yes", "causes": "old"}
        for index in range(2):
            member = await made.registers(branch=f"学校{index}党委")
            await made.applies(member, "care", poor, tier="T2", **names)
        last = await made.registers(branch="学校2党委")
        await refused(
            Refused, "二档名额 2 名已满", made.applies(last, "care", poor, tier="T2", **names)
        )
        total = await number("SELECT SUM(amount_fen) FROM aid_case")
        assert total == 9_000_000  # 5 x 5,000 + 2 x 10,000 + 3 x 15,000 = 90,000 yuan
        made.day = date(2019, 5, 8)
        await refused(
            Refused,
            "不在2019年度集中审批的受理期内",
            made.applies(last, "care", poor, tier="T2", **names),
        )
        # Others are taken in the yearly window.
        await made.applies(last, "care", poor, tier="T2")


async def test_a_sudden_need_goes_the_short_way_and_is_ratified(small: Opening) -> None:
    async with small("jiangsu_care", date(2022, 8, 1)) as made:
        await made.gets("100000", "fiscal")
        struck = POOR | {"extreme_hardship": "yes", "causes": "disaster"}
        member = await made.registers()
        await refused(Refused, "不在受理期内", made.applies(member, "care", struck, tier="T3"))
        no = await made.applies(member, "care", struck, tier="T3", urgent_reason="山洪冲毁房屋")
        await made.files(no, "application", "proof", "form")
        for step in ("application", "audit", "approval"):
            await made.decides(no, step)
        await made.pays(no)
        assert (await award_of(made.fund, no))["amount_fen"] == 1_500_000
        await made.goes(no)  # civil affairs and the notice, afterwards
        steps = await fetch("SELECT step FROM case_step WHERE case_no = {} ORDER BY seq", no)
        assert [row["step"] for row in steps] == [
            "application",
            "audit",
            "approval",
            "civil_affairs",
            "notice",
        ]


def test_certificates_from_the_amount_itself_on() -> None:
    policy = load("jiangsu_care")
    assert not policy.earns_certificate("person", 99_999)  # 999.99 yuan
    assert policy.earns_certificate("person", 100_000)
    assert not policy.earns_certificate("organisation", 999_999)
    assert policy.earns_certificate("organisation", 1_000_000)


# Yuxi (seed 000)

FARMER = {"rural": "yes", "hardship": "yes"}


def test_yuxis_nine_counties_get_three_million() -> None:
    funding = load("yuxi_subsidy").funding
    assert funding is not None
    assert len(funding.allocation) == 9
    assert sum(share.amount for share in funding.allocation) == funding.total == 300_000_000
    by_place = {share.place: share.amount for share in funding.allocation}
    assert (by_place["红塔区"], by_place["澄江市"], by_place["元江县"]) == (
        63_000_000,
        27_000_000,
        19_500_000,
    )
    assert funding.levels == {"city": 1, "county": 1}
    # 20,000 people at 20 yuan a month need 4.8 million: with the county's equal share 6 million.
    assert 20_000 * 20_00 * 12 <= 2 * 300_000_000


async def test_sixty_to_the_day(small: Opening) -> None:
    async with small("yuxi_subsidy", date(2023, 3, 10)) as made:
        young = await made.registers(date(1963, 3, 11))  # 59 years and 364 days
        await refused(
            Refused,
            "年龄：59 岁，应不少于 60 岁",
            made.applies(young, "monthly", FARMER, tier="standard"),
        )
        sixty = await made.registers(date(1963, 3, 10))
        no = await made.applies(sixty, "monthly", FARMER, tier="standard")
        assert no == "A2023-00001"


async def test_yuxi_month_by_month_and_never_at_once(opening: Opening) -> None:
    async with opening("yuxi_subsidy", date(2023, 2, 1)) as made:
        await made.gets("1000", "city")
        member = await made.registers(date(1950, 1, 1))
        await refused(
            Refused,
            "不低于 20.00 元，不能是 19.99 元",
            made.applies(member, "monthly", FARMER, tier="standard", amount="19.99"),
        )
        no = await made.applies(member, "monthly", FARMER, tier="standard", amount="25")
        await made.goes(no)
        await refused(Refused, "还没有登记补助证", made.pays(no, months=(date(2023, 2, 1),)))
        await made.enrols(no, "补助证00017", date(2023, 3, 1))
        march, april, may, june = (date(2023, month, 1) for month in (3, 4, 5, 6))
        book = {"voucher_no": "补助证00017"}
        made.day = date(2023, 3, 8)
        await refused(BadInput, "补助证", made.pays(no, months=(march,)))
        await made.pays(no, months=(march,), **book)
        await refused(Refused, "2023-03 已经发放", made.pays(no, months=(march,), **book))
        made.day = date(2023, 5, 8)
        await refused(Refused, "不得一次性发放", made.pays(no, months=(april, may), **book))
        # One form a month for months gone by is the same thing.
        await refused(Refused, "不得一次性发放", made.pays(no, months=(april,), **book))
        await refused(
            BadInput, "2023-06", made.pays(no, months=(june,), arrears_document="1号", **book)
        )
        await made.pays(no, months=(april, may), arrears_document="补发批复1号", **book)
        assert await number("SELECT SUM(amount_fen) FROM benefit_payment") == 7_500
        await agrees()


async def test_steps_go_in_order_by_their_bodies_and_votes(small: Opening) -> None:
    async with small("yuxi_subsidy", date(2023, 2, 1)) as made:
        member = await made.registers(date(1950, 1, 1))
        no = await made.applies(member, "monthly", FARMER, tier="standard")
        await made.files(no, "application", "review_minutes")
        await refused(Refused, "不能跳到其他步骤", made.decides(no, "committee", who="zhen"))
        await refused(Forbidden, "角色", made.decides(no, "review", who="wang"))
        few = {"attended": 10, "votes_for": 5, "votes_against": 3, "votes_abstained": 2}
        await refused(Refused, "没有超过到会 10 人的半数", made.decides(no, "review", **few))
        await refused(
            BadInput, "与到会 10 人不符", made.decides(no, "review", **few | {"votes_for": 6})
        )
        await made.decides(no, "review")
        await made.decides(no, "audit", outcome="returned", back_to="review")
        await made.decides(no, "review", document_no="评议记录2号")
        await made.decides(no, "audit")


# Chengjiang (seed 002)

RETIRED = {"rank": "county_rank", "retired": "yes"}


async def test_chengjiangs_two_festivals_and_hospital_visits(opening: Opening) -> None:
    async with opening("chengjiang_care", date(2024, 1, 15)) as made:
        await made.gets("600000", "fiscal")
        member = await made.registers(date(1955, 1, 1))
        paid = []
        for occasion, day in (("spring", date(2024, 2, 1)), ("elders", date(2024, 10, 8))):
            made.day = day
            given = {"tier": "visit", "occasion": occasion}
            no = await made.applies(member, "festival", RETIRED, **given)
            await refused(
                Refused, "同一事项已有申请", made.applies(member, "festival", RETIRED, **given)
            )
            await made.goes(no)
            await made.pays(no)
            paid.append((await award_of(made.fund, no))["amount_fen"])
        stays = (
            ("2024-09-30", "no", "inside", 20_000),
            ("2024-10-07", "yes", "outside", 30_000),
        )
        for struck_on, outside, tier, fen in stays:
            stay = {"in_hospital": "yes", "struck_on": struck_on, "hospital_outside": outside}
            told = RETIRED | stay
            well = RETIRED | {"hospital_outside": outside, "in_hospital": "no"}
            again = made.applies(member, "hospital", well | {"struck_on": struck_on}, tier=tier)
            await refused(Refused, "下列条件一项也不符合", again)
            no = await made.applies(member, "hospital", told, tier=tier)
            await made.goes(no)
            await made.pays(no)
            assert (await award_of(made.fund, no))["amount_fen"] == fen
            await refused(
                Refused, "同一事项已有申请", made.applies(member, "hospital", told, tier=tier)
            )
        assert paid == [50_000, 50_000]
        assert await number("SELECT SUM(amount_fen) FROM benefit_payment") == 150_000
        await agrees()


async def test_a_wrong_amount_and_an_unknown_tier_are_refused(small: Opening) -> None:
    async with small("chengjiang_care", date(2024, 2, 1)) as made:
        member = await made.registers()
        given = {"tier": "visit", "occasion": "spring"}
        await refused(
            Refused,
            "标准为 500.00 元，不能是 600.00 元",
            made.applies(member, "festival", RETIRED, amount="600", **given),
        )
        await refused(
            BadInput, "请选择档次", made.applies(member, "festival", RETIRED, occasion="spring")
        )
        await refused(
            BadInput, "请选择批次", made.applies(member, "festival", RETIRED, tier="visit")
        )


async def test_thirty_in_hardship_and_not_one_more(small: Opening) -> None:
    async with small("chengjiang_care", date(2024, 1, 20)) as made:
        ill = {"organisation_here": "yes", "in_hospital": "yes"}
        given = {"tier": "hardship", "occasion": "spring"}
        for _ in range(30):
            await made.applies(await made.registers(), "hardship", ill, **given)
        one_more = await made.registers()
        await refused(
            Refused, "本年名额 30 名已满", made.applies(one_more, "hardship", ill, **given)
        )


# Ganzhou (seed 004)

NEEDY = {"income_per_head": "2299.99", "can_work": "no"}


async def test_ganzhous_six_papers_and_three_days(opening: Opening) -> None:
    async with opening("ganzhou_assistance", date(2015, 6, 5)) as made:
        member = await made.registers(date(1940, 1, 1))
        no = await made.applies(member, "listing", NEEDY)
        await made.files(no, "application", "form", "review_minutes", "committee_minutes")
        for step in ("visit", "review", "branch_committee"):
            await made.decides(no, step)
        assert await made.posts(no) == date(2015, 6, 8)  # three days, the posting day not counted
        made.day = date(2015, 6, 8)
        await refused(Refused, "到 2015-06-08 止", made.decides(no, "notice"))
        made.day = date(2015, 6, 9)
        await made.decides(no, "notice")
        await refused(Refused, "《公示结果报告》", made.decides(no, "committee"))
        await made.files(no, "notice_report")
        await refused(Refused, "《困难党员信息登记表》", made.decides(no, "committee"))
        await made.files(no, "register")
        await made.decides(no, "committee")
        await made.decides(no, "filing")
        standing = await standing_of(made.fund.id, member)
        assert standing is not None
        assert standing["category"] == "care"  # seventy and more
        await refused(Refused, "已经办结", made.decides(no, "filing"))
        await agrees()


async def test_below_the_line_does_not_include_it(small: Opening) -> None:
    async with small("ganzhou_assistance", date(2015, 6, 5)) as made:
        member = await made.registers()
        at_the_line = {"income_per_head": "2300", "can_work": "yes", "has_income": "yes"}
        await refused(Refused, "应低于 2300.00 元", made.applies(member, "listing", at_the_line))
        await refused(
            Refused, "好逸恶劳", made.applies(member, "listing", NEEDY | {"conduct": "idle"})
        )


# The county's revolving fund (seed 003)

FARMING = {"rural": "yes", "household_income": "865"}


async def test_865_yuan_include_themselves_and_a_visit_needs_the_ledger(opening: Opening) -> None:
    async with opening("county_revolving", date(2024, 1, 8)) as made:
        await made.gets("70000", "welfare")
        member = await made.registers(date(1950, 1, 1))
        over = FARMING | {"household_income": "865.01"}
        await refused(Refused, "应不超过 865.00 元", made.applies(member, "listing", over))
        visit = {"amount": "300", "occasion": "spring"}
        await refused(Refused, "已列入困难党员台账", made.applies(member, "visit", {}, **visit))
        await made.goes(await made.applies(member, "listing", FARMING))
        no = await made.applies(member, "visit", {}, **visit)
        await made.goes(no)
        await refused(Refused, "收益存款不足，还差 300.00 元", made.pays(no))
        await made.consents(no)
        await made.pays(no)
        await agrees()


async def test_before_the_founding_and_on_its_day(small: Opening) -> None:
    async with small("county_revolving", date(2024, 1, 8)) as made:
        told = {"hardship": "yes", "rural": "no", "low_income_family": "no"}
        after = await made.registers(date(1925, 1, 1), joined=date(1949, 10, 1))
        await refused(Refused, "入党时间", made.applies(after, "listing", told))
        before = await made.registers(date(1925, 1, 1), joined=date(1949, 9, 30))
        assert await made.applies(before, "listing", told) == "A2024-00001"


async def test_a_notice_over_a_holiday_with_a_make_up_sunday(small: Opening) -> None:
    """Posted on 2024-09-11: 12, 13, 14 (a Saturday worked), 18 and 19 count; 15 to 17 are off."""
    async with small("county_revolving", date(2024, 9, 11)) as made:
        no = await made.applies(await made.registers(), "listing", FARMING)
        await made.files(no, "application", "review_minutes")
        await made.decides(no, "review")
        await refused(Refused, "还没有公示", made.decides(no, "notice"))
        assert await made.posts(no) == date(2024, 9, 19)
        made.day = date(2024, 9, 19)
        await refused(Refused, "到 2024-09-19 止", made.decides(no, "notice"))
        made.day = date(2024, 9, 20)
        await made.decides(no, "notice")


async def test_nobody_approves_what_he_entered_also_under_another_role(small: Opening) -> None:
    async with small("chengjiang_care", date(2024, 2, 1)) as made:
        li: Actor = made.actors["li"]
        chen = made.actors["chen"]
        both = Actor(li.id, li.office, li.name, li.roles, (*li.grants, *chen.grants))
        made.actors["both"] = both
        member = await made.registers()
        given = {"tier": "visit", "occasion": "spring", "who": "both"}
        no = await made.applies(member, "festival", RETIRED, **given)
        await made.decides(no, "list")
        await refused(SamePersonTwice, "另一人", made.decides(no, "approval"))


async def test_who_entered_or_approved_does_not_pay(small: Opening) -> None:
    async with small("chengjiang_care", date(2024, 2, 1)) as made:
        await made.gets("1000", "fiscal")
        wang = made.actors["wang"]
        for other, role in (("chen", "entered"), ("li", "approved")):
            actor = made.actors[other]
            both = Actor(actor.id, actor.office, role, actor.roles, (*actor.grants, *wang.grants))
            made.actors[role] = both
        given = {"tier": "visit", "occasion": "spring"}
        no = await made.applies(await made.registers(), "festival", RETIRED, **given)
        await made.goes(no)
        for role in ("entered", "approved"):
            made.actors["wang"] = made.actors[role]
            await refused(SamePersonTwice, "另一人", made.pays(no))
        made.actors["wang"] = wang
        await made.pays(no)


@pytest.mark.parametrize(
    ("fault", "check"),
    [
        ("UPDATE case_paper SET content = zeroblob(size)", "case-papers"),
        ("UPDATE benefit_payment SET amount_fen = amount_fen + 1", "aid-payments"),
        ("UPDATE award SET approver = (SELECT maker FROM aid_case LIMIT 1)", "awards-approved"),
    ],
)
async def test_verify_finds_what_was_changed_behind_it(
    small: Opening, fault: str, check: str
) -> None:
    async with small("chengjiang_care", date(2024, 2, 1)) as made:
        await made.gets("2000", "fiscal")
        ill = {"organisation_here": "yes", "in_hospital": "yes"}
        given = {"tier": "hardship", "occasion": "spring"}
        no = await made.applies(await made.registers(), "hardship", ill, **given)
        await made.goes(no)
        await made.pays(no)
        assert await findings() == []
        await fetch(f"DROP TRIGGER {fault.split()[1]}_no_update")
        await fetch(fault)
        assert check in {finding.check for finding in await findings()}
