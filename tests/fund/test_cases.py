"""What a case can be asked at the wrong time, by the wrong person, twice: refused, rule named."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from fund import clock
from fund.cases.board import hanging
from fund.cases.deciding import award_of
from fund.cases.meeting import HoldMeeting, Voted, hold
from fund.cases.noticing import (
    AnswerObjection,
    RaiseObjection,
    answer_objection,
    objections,
    raise_objection,
)
from fund.cases.opening import declare, read_typed
from fund.cases.papers import LARGEST, FileCasePaper, file_paper, paper_for
from fund.cases.reading import case_file, case_for, facts_of
from fund.cases.ties import DeclareTie, declare_tie
from fund.database import fetch, number, unit_of_work
from fund.errors import BadInput, NotFound, Refused, SamePersonTwice
from fund.office.funds import fund_of
from fund.people.ledger import EnterLedger, enter, standing_of, unreviewed
from fund.people.records import RecordMember, record_member, sharing
from fund.policy.adopting import FilePaper, adopt_text
from fund.policy.adopting import file_paper as file_founding
from fund.policy.loading import shipped
from schedules.rehearsal.programmes import SCAN
from tests.programme import Programme, refused
from tests.story import findings

FARMING = {"rural": "yes", "household_income": "600"}


@pytest.fixture
async def county(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Programme]:
    """The county's fund on 2024-03-04, a Monday."""
    async with Programme.opened(
        sqlite_url, tmp_path / "c.key", "county_revolving", date(2024, 3, 4)
    ) as made:
        yield made


async def posted(county: Programme) -> str:
    """A case whose notice hangs from today."""
    no = await county.applies(await county.registers(), "listing", FARMING)
    await county.files(no, "application", "review_minutes")
    await county.decides(no, "review")
    await county.posts(no)
    return no


async def test_an_objection_freezes_until_another_answers_it(county: Programme) -> None:
    no = await posted(county)
    actors, key = county.actors, county.key
    raised = RaiseObjection(no, date(2024, 3, 5), "家中有小汽车")
    county.day = date(2024, 3, 5)
    with county.now():
        await raise_objection(actors["zhen"], county.fund, raised, key())
    county.day = date(2024, 3, 12)
    await refused(Refused, "有 1 条异议没有处理，公示冻结", county.decides(no, "notice"))
    late = RaiseObjection(no, date(2024, 3, 12), "迟了")
    with county.now():
        await refused(
            Refused, "应在公示期内", raise_objection(actors["zhi"], county.fund, late, key())
        )
        (one,) = await objections(county.fund, no)
        found = AnswerObjection(no, one["id"], upheld=False, answered_on=county.day, note="不属实")
        await refused(
            SamePersonTwice, "另一人", answer_objection(actors["zhen"], county.fund, found, key())
        )
        await answer_objection(actors["chen"], county.fund, found, key())
        await refused(
            Refused, "已经处理", answer_objection(actors["chen"], county.fund, found, key())
        )
    await county.decides(no, "notice")


async def test_an_objection_upheld_sends_the_case_back_for_a_new_notice(county: Programme) -> None:
    no = await posted(county)
    with county.now():
        raised = RaiseObjection(no, county.day, "收入不实")
        await raise_objection(county.actors["zhi"], county.fund, raised, county.key())
        (one,) = await objections(county.fund, no)
        found = AnswerObjection(no, one["id"], upheld=True, answered_on=county.day, note="属实")
        await answer_objection(county.actors["chen"], county.fund, found, county.key())
    county.day = date(2024, 3, 12)
    await refused(Refused, "异议成立，应退回或不同意", county.decides(no, "notice"))
    await refused(
        BadInput, "退回须指明", county.decides(no, "notice", outcome="returned", back_to="filing")
    )
    await county.decides(no, "notice", outcome="returned", back_to="review")
    await county.decides(no, "review", document_no="评议记录2号")
    await refused(Refused, "还没有公示", county.decides(no, "notice"))
    await county.posts(no)
    county.day = date(2024, 3, 20)
    await county.decides(no, "notice")


async def test_the_board_shows_what_it_may_and_no_longer_than_it_must(county: Programme) -> None:
    no = await posted(county)
    (one,) = await hanging(county.fund, date(2024, 3, 11))  # the fifth workday
    assert one["name"].startswith("吴某")
    assert (one["title"], one["ends_on"]) == ("列入困难党员台账", date(2024, 3, 11))
    shown = " ".join(str(value) for value in one.values())
    assert "999001" not in shown  # no identity number
    assert "示例村党支部" in shown
    assert no not in shown
    assert await hanging(county.fund, date(2024, 3, 12)) == []
    assert await hanging(county.fund, date(2024, 3, 3)) == []


async def test_who_is_close_to_the_applicant_stands_aside(county: Programme) -> None:
    no = await county.applies(await county.registers(), "listing", FARMING)
    await county.files(no, "application", "review_minutes")
    zhi = county.actors["zhi"]
    with county.now():
        tie = DeclareTie(no, zhi.id, "叔侄")
        await declare_tie(county.actors["chen"], county.fund, tie, county.key())
        await refused(
            Refused,
            "已经申报",
            declare_tie(county.actors["chen"], county.fund, tie, county.key()),
        )
    await refused(Refused, "应当回避", county.decides(no, "review"))
    await county.decides(no, "review", who="zhen")


async def test_one_meeting_decides_a_list_or_nothing_of_it(county: Programme) -> None:
    ready = [await county.applies(await county.registers(), "listing", FARMING) for _ in range(3)]
    for no in ready:
        await county.files(no, "application", "review_minutes")
    bare = await county.applies(await county.registers(), "listing", FARMING)
    voted = tuple(Voted(no, "passed", votes_for=9, votes_against=1) for no in [*ready, bare])

    def meeting(minutes: str, decided: tuple[Voted, ...]) -> HoldMeeting:
        return HoldMeeting("review", "党支部", county.day, minutes, 12, 10, "评议", decided)

    zhi, fund = county.actors["zhi"], county.fund
    with county.now():
        await refused(
            Refused,
            f"{bare}：缺少材料《个人申请书》",
            hold(zhi, fund, meeting("纪要1号", voted), county.key()),
        )
        assert await number("SELECT COUNT(*) FROM case_step") == 0
        assert await number("SELECT COUNT(*) FROM meeting") == 0
        few = (*voted[:2], Voted(ready[2], "passed", votes_for=5, votes_against=5))
        await refused(
            Refused,
            "没有超过到会 10 人的半数",
            hold(zhi, fund, meeting("纪要1号", few), county.key()),
        )
        await hold(zhi, fund, meeting("纪要1号", voted[:3]), county.key())
        await refused(
            Refused,
            "纪要1号 已经登记",
            hold(zhi, fund, meeting("纪要1号", voted[3:]), county.key()),
        )
        for no in ready:
            waiting = (await case_file(fund, no)).waiting
            assert waiting is not None
            assert waiting.key == "notice"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "空的"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "只收 JPG、PNG 照片和 PDF"),
        (b"<html><script>1</script></html>", "只收"),
        (b"MZ\x90\x00" + b"\x00" * 60, "只收"),
        (b"PK\x03\x04" + b"\x00" * 60, "只收"),
        (SCAN + b"\x00" * LARGEST, "最大 10 MB"),
    ],
)
async def test_files_are_what_they_are_not_what_they_are_called(
    county: Programme, content: bytes, said: str
) -> None:
    no = await county.applies(await county.registers(), "listing", FARMING)
    command = FileCasePaper(no, "application", "a.png", hashlib.sha256(content).hexdigest())
    with county.now():
        await refused(
            BadInput,
            said,
            file_paper(county.actors["chen"], county.fund, command, content, county.key()),
        )
    assert await number("SELECT COUNT(*) FROM case_paper") == 0


async def test_a_paper_is_kept_once_under_its_hash(county: Programme) -> None:
    no = await county.applies(await county.registers(), "listing", FARMING)
    chen, digest = county.actors["chen"], hashlib.sha256(SCAN).hexdigest()
    with county.now():
        named = FileCasePaper(no, "application", "../../etc/passwd\x00.png", digest)
        number_ = await file_paper(chen, county.fund, named, SCAN, county.key())
        await refused(
            Refused, "已经上传过", file_paper(chen, county.fund, named, SCAN, county.key())
        )
        wrong = FileCasePaper(no, "application", "x", "0" * 64)
        await refused(
            BadInput, "传输中损坏", file_paper(chen, county.fund, wrong, SCAN, county.key())
        )
        unknown = FileCasePaper(no, "land_deed", "x", digest)
        await refused(
            BadInput, "请选择是哪一份", file_paper(chen, county.fund, unknown, SCAN, county.key())
        )
        row = await paper_for(chen, county.fund, no, int(number_))
        assert bytes(row["content"]) == SCAN
        assert row["media_type"] == "image/png"
        await refused(NotFound, "没有这份材料", paper_for(chen, county.fund, no, 999))


async def test_a_new_version_leaves_what_was_opened_before_it(county: Programme) -> None:
    member = await county.registers()
    before = await county.applies(member, "listing", FARMING | {"household_income": "865"})
    text = shipped("county_revolving")
    newer = text.replace("version = 1", "version = 2", 1)
    newer = newer.replace("effective_on = 2001-01-01", "effective_on = 2024-03-05", 1)
    newer = newer.replace('at_most = "865.00"', 'at_most = "800.00"', 1)
    fund = county.fund
    with county.now():
        async with unit_of_work(fund.id):
            await refused(
                Refused,
                "应为第 2 版",
                adopt_text(fund.office, fund.id, text.replace("= 1", "= 5", 1)),
            )
            await refused(
                Refused,
                "不能去掉在用的",
                adopt_text(fund.office, fund.id, newer.replace('"welfare"', '"wellfare"')),
            )
            assert await adopt_text(fund.office, fund.id, newer, "县组发〔2024〕2号") == 2
    county.day = date(2024, 3, 5)
    with county.now():
        county.fund = await fund_of(fund.office)
    assert county.fund.policy.version == 2
    over = county.applies(
        await county.registers(), "listing", FARMING | {"household_income": "801"}
    )
    await refused(Refused, "应不超过 800.00 元", over)
    await county.goes(before)  # 865 yuan were enough when it was opened
    assert await standing_of(county.fund.id, member) is not None


async def test_a_source_waits_for_its_founding_paper(sqlite_url: str, tmp_path: Path) -> None:
    made = Programme.opened(sqlite_url, tmp_path / "f.key", "chengjiang_care", date(2024, 2, 1))
    async with made as care:
        await care.gets("1000", "fiscal")
        await fetch("DROP TRIGGER founding_paper_no_delete")
        await fetch("DELETE FROM founding_paper")
        with care.now():
            care.fund = await fund_of(care.fund.office)
        told = {"rank": "county_rank", "retired": "yes"}
        given = {"tier": "visit", "occasion": "spring"}
        no = await care.applies(await care.registers(), "festival", told, **given)
        await care.goes(no)
        await refused(Refused, "上级拨入存款不足", care.pays(no))
        with care.now():
            paper = FilePaper("rules", "澄党建发〔2018〕3号", date(2018, 5, 1))
            await file_founding(care.actors["chen"], care.fund, paper, care.key())
            care.fund = await fund_of(care.fund.office)
            await refused(
                Refused,
                "已经登记过",
                file_founding(care.actors["chen"], care.fund, paper, care.key()),
            )
        await care.pays(no)
        assert (await award_of(care.fund, no))["amount_fen"] == 50_000


async def test_the_ledger_remembers_and_asks_for_its_review(county: Programme) -> None:
    member = await county.registers(date(1948, 1, 1))
    chen, fund, key = county.actors["chen"], county.fund, county.key
    visit = EnterLedger(member, "visited", county.day, note="走访")
    with county.now():
        await refused(Refused, "先办理列入", enter(chen, fund, visit, key()))
    await county.goes(await county.applies(member, "listing", FARMING))
    county.day = date(2024, 12, 2)
    with county.now():
        assert [row["id"] for row in await unreviewed(fund, county.day, clock.now())] == [member]
        outcome = EnterLedger(
            member, "outcome", county.day, income_before="600", income_after="5200.50"
        )
        await enter(chen, fund, outcome, key())
        await refused(
            BadInput,
            "培训学时",
            enter(chen, fund, EnterLedger(member, "trained", county.day), key()),
        )
        review = EnterLedger(member, "reviewed", county.day, "production", "身体好转")
        await enter(chen, fund, review, key())
        standing = await standing_of(fund.id, member)
        assert standing is not None
        assert standing["category"] == "production"  # it was care, being over seventy
        assert await unreviewed(fund, county.day, clock.now()) == []
        assert await unreviewed(fund, date(2024, 11, 30), clock.now()) == []  # no month of review
        removed = EnterLedger(member, "removed", county.day, note="已脱困")
        await enter(chen, fund, removed, key())
        assert await standing_of(fund.id, member) is None
    assert await findings() == []


async def test_a_shared_bank_account_is_noticed_and_party_dates_are_possible(
    county: Programme,
) -> None:
    one, two = await county.registers(), await county.registers()
    chen, key = county.actors["chen"], county.key
    with county.now():
        assert await sharing(chen.office, one) == []  # neither gave a telephone number
        account = "6217 0000 1234 5678"
        await record_member(chen, RecordMember(one, bank_account=account), key())
        await record_member(chen, RecordMember(two, bank_account=account.replace(" ", "")), key())
        assert await sharing(chen.office, one) == ["吴某2"]
        (row,) = await fetch("SELECT bank_sealed FROM member_record WHERE member = {}", one)
        assert "6217" not in row["bank_sealed"]
        young = RecordMember(one, joined_on=date(1968, 5, 31))  # born on 1950-06-01
        await refused(BadInput, "未满 18 周岁", record_member(chen, young, key()))
        await record_member(chen, RecordMember(one, joined_on=date(1968, 6, 1)), key())
        early = RecordMember(one, joined_on=date(1970, 1, 1), full_member_on=date(1969, 1, 1))
        await refused(BadInput, "早于入党时间", record_member(chen, early, key()))


async def test_an_award_falls_with_its_case_and_is_given_once(
    sqlite_url: str, tmp_path: Path
) -> None:
    care = Programme.opened(sqlite_url, tmp_path / "a.key", "jiangsu_care", date(2022, 8, 1))
    async with care as made:
        await made.gets("100000", "fiscal")
        struck = {
            "organisation_here": "yes",
            "hardship": "yes",
            "extreme_hardship": "yes",
            "causes": "disaster",
        }
        urgent = {"tier": "T3", "urgent_reason": "山洪（示例）"}
        first = await made.applies(await made.registers(), "care", struck, **urgent)
        second = await made.applies(await made.registers(), "care", struck, **urgent)
        for no in (first, second):
            await made.files(no, "application", "proof", "form", "civil_affairs")
            for step in ("application", "audit", "approval"):
                await made.decides(no, step)
        # Returned while it is being ratified: nothing is paid until it is approved again, once.
        await made.decides(first, "civil_affairs", outcome="returned", back_to="audit")
        await refused(Refused, "批准以后又撤回、退回", made.pays(first))
        await made.decides(first, "audit")
        await made.decides(first, "approval")
        assert await number("SELECT COUNT(*) FROM award") == 2
        await made.pays(first)
        await refused(
            Refused, "已经发放，不能撤回", made.decides(first, "withdrawal", outcome="withdrawn")
        )
        back = made.decides(first, "civil_affairs", outcome="returned", back_to="audit")
        await refused(Refused, "已经发放，不能撤回或退回", back)
        await made.decides(second, "withdrawal", outcome="withdrawn")
        await refused(Refused, "批准以后又撤回", made.pays(second))


async def test_what_is_found_on_the_spot_adds_to_what_was_declared(county: Programme) -> None:
    no = await county.applies(await county.registers(), "listing", FARMING)
    with county.now():
        row = await case_for(county.actors["chen"], county.fund, no, "case.see")
        told = read_typed(county.fund.policy.benefit("listing"), {"household_income": "700"})
        await declare(county.actors["chen"], county.fund, no, "assessed", told)
        facts = await facts_of(county.fund, row, county.day)
    assert facts["household_income"] == 70_000
    assert facts["rural"] is True


async def test_nobody_draws_two_subsidies_a_month(sqlite_url: str, tmp_path: Path) -> None:
    yuxi = Programme.opened(sqlite_url, tmp_path / "y.key", "yuxi_subsidy", date(2023, 12, 1))
    async with yuxi as made:
        told = {"rural": "yes", "hardship": "yes"}
        member = await made.registers(date(1950, 1, 1))
        no = await made.applies(member, "monthly", told, tier="standard")
        await made.goes(no)
        made.day = date(2024, 1, 5)
        again = made.applies(member, "monthly", told, tier="standard")
        await refused(Refused, f"已有申请 {no}", again)
