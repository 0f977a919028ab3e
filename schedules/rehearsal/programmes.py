"""The other programmes of the demo: each with people on their way from application to money."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from fund import clock
from fund.access.actors import Actor
from fund.cases.deciding import DecideCase, decide_case
from fund.cases.noticing import PostNotice, post_notice
from fund.cases.opening import ApplyForAid, apply_for_aid
from fund.cases.papers import FileCasePaper, file_paper
from fund.cases.reading import case_file
from fund.contributions.contributing import RecordContribution, record
from fund.grants.enrolling import Enrol, enrol
from fund.grants.paying import PayAward, pay
from fund.office.funds import FundView, fund_of
from fund.office.opening import open_fund
from fund.people.records import RecordMember, record_member
from fund.people.registering import RegisterMember, register
from fund.policy.loading import load
from schedules.rehearsal.people import Person, person

Cast = Mapping[str, Actor]

# A white picture of one dot: what stands for a scan in the demo, told apart by what follows it.
SCAN = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff"
    "3f0005fe02fe0def46b80000000049454e44ae426082"
)
GOOD = {
    "months_inactive": "0",
    "under_investigation": "no",
    "found_unsuitable": "no",
    "conduct": "none",
    "review_failed": "no",
}
DECIDES = {
    "case.review": "branch",
    "case.committee": "township",
    "case.record": "clerk",
    "grant.approve": "approver",
}


@dataclass(frozen=True)
class Wish:
    """Somebody who applies: born and full member when, for what, on which facts, how far it gets.

    `stops` is how many steps are taken; 99 goes through to the money where there is any. With
    `hangs` the notice it then waits for is hung out on the demo's last day.
    """

    born: date
    full: date
    benefit: str
    facts: dict[str, str]
    stops: int = 99
    given: dict[str, str] = field(default_factory=dict)
    hangs: bool = False


@dataclass(frozen=True)
class Programme:
    """A fund of the demo: its policy, its money, who applies."""

    code: str
    name: str
    policy: str
    source: str
    amount: str
    days_ago: int
    wishes: tuple[Wish, ...]


_RETIRED = {"rank": "county_rank", "retired": "yes"}
_IN_HOSPITAL = _RETIRED | {"in_hospital": "yes"}
_POOR = {"organisation_here": "yes", "hardship": "yes"}
_ILL = _POOR | {"extreme_hardship": "yes", "causes": "illness"}
_FARMER = {"rural": "yes", "hardship": "yes"}
_OLD = (date(1946, 5, 4), date(1969, 7, 1))
_AGED = (date(1950, 2, 11), date(1975, 7, 1))
_YOUNGER = (date(1962, 9, 9), date(1990, 7, 1))

PROGRAMMES = (
    Programme(
        "care",
        "党内关爱资金（示例数据）",
        "jiangsu_care",
        "fiscal",
        "5000000",
        40,
        (
            Wish(*_OLD, "care", _POOR, 99, {"tier": "T1", "urgent_reason": "房屋倒塌（示例）"}),
            Wish(*_AGED, "care", _ILL, 3, {"tier": "T3", "urgent_reason": "突发重病（示例）"}),
        ),
    ),
    Programme(
        "monthly",
        "农村困难老党员补助（示例数据）",
        "yuxi_subsidy",
        "city",
        "270000",
        60,
        (
            Wish(*_OLD, "monthly", _FARMER, 99, {"tier": "standard"}),
            Wish(*_AGED, "monthly", _FARMER, 2, {"tier": "standard", "amount": "25"}, hangs=True),
            Wish(*_YOUNGER, "relief", {"causes": "disaster"}, 0, {"amount": "800"}),
        ),
    ),
    Programme(
        "visits",
        "党员关爱基金（示例数据）",
        "chengjiang_care",
        "fiscal",
        "600000",
        30,
        (
            Wish(*_OLD, "festival", _RETIRED, 99, {"tier": "visit", "occasion": "elders"}),
            Wish(
                *_AGED,
                "hospital",
                _IN_HOSPITAL | {"hospital_outside": "yes"},
                99,
                {"tier": "outside"},
            ),
            Wish(
                *_YOUNGER,
                "hospital",
                _IN_HOSPITAL | {"hospital_outside": "no"},
                1,
                {"tier": "inside"},
            ),
        ),
    ),
    Programme(
        "ledger",
        "困难党员帮扶行动（示例数据）",
        "ganzhou_assistance",
        "party",
        "50000",
        25,
        (
            Wish(*_OLD, "listing", {"can_work": "no", "has_income": "no"}),
            Wish(*_AGED, "listing", {"causes": "schooling", "can_work": "yes"}, 3, hangs=True),
            Wish(*_YOUNGER, "listing", {"income_per_head": "2100"}, 1),
        ),
    ),
)


async def open_programmes(office: int, cast: Cast, key: Callable[[], str], last: date) -> None:
    """Open every programme and live its cases up to the last day."""
    for index, one in enumerate(PROGRAMMES):
        opened = last - timedelta(days=one.days_ago)
        papers = {paper.key: "示例批文〔2023〕1号" for paper in load(one.policy).founding}
        with clock.at(clock.instant(opened, 8)):
            await open_fund(
                office=office,
                code=one.code,
                name=one.name,
                policy=one.policy,
                opened_on=opened,
                is_sample=True,
                papers=papers,
            )
            fund = await fund_of(office, one.code)
            money = RecordContribution(
                one.source, one.amount, opened, "示例单位", "拨款1号（示例）"
            )
            await record(cast["cashier"], fund, money, key())
        for place, wish in enumerate(one.wishes):
            made = Living(fund, cast, key, last, opened + timedelta(days=1 + place))
            await made.live(wish, person(700 + 10 * index + place, wish.born))


@dataclass
class Living:
    """One case being lived, on its own day."""

    fund: FundView
    cast: Cast
    key: Callable[[], str]
    last: date
    day: date
    hour: int = 9

    async def live(self, wish: Wish, who: Person) -> None:
        """Register, apply, and take the steps until the wish stops or the demo ends."""
        with clock.at(clock.instant(self.day, self.hour)):
            member = await self._member(who, wish)
            asked = self.fund.policy.benefit(wish.benefit).facts
            facts = {name: said for name, said in GOOD.items() if name in asked} | wish.facts
            if "struck_on" in asked:
                facts["struck_on"] = (self.day - timedelta(days=3)).isoformat()
            command = ApplyForAid(member, wish.benefit, self.day, facts=facts, **wish.given)
            no = await apply_for_aid(self.cast["clerk"], self.fund, command, self.key())
        taken = 0
        while taken < wish.stops and self.day <= self.last:
            if not await self._step(no):
                break
            taken += 1
        if wish.stops == 99 and self.day <= self.last:
            await self._pay(no, who)
        if wish.hangs:
            with clock.at(clock.instant(self.last, 8)):
                notice = PostNotice(no, "村务公开栏", "0000-0000000")
                await post_notice(self.cast["branch"], self.fund, notice, self.key())

    async def _member(self, who: Person, wish: Wish) -> int:
        command = RegisterMember(
            who.name,
            who.id_no,
            who.phone,
            f"{who.village}党支部",
            who.township,
            who.village,
        )
        member = int(await register(self.cast["clerk"], command, self.key()))
        known = RecordMember(
            member, joined_on=wish.full - timedelta(days=365), full_member_on=wish.full, people=2
        )
        await record_member(self.cast["clerk"], known, self.key())
        return member

    async def _step(self, no: str) -> bool:
        """Take the next step two days on; a notice hangs its days. Whether there was one."""
        with clock.at(clock.instant(self.day, 10)):
            case = await case_file(self.fund, no)
            step = case.waiting
            if step is None:
                return False
            for paper in step.papers:
                if paper not in case.papers:
                    await self._file(no, paper)
            if step.notice:
                notice = PostNotice(no, step.notice.scope, "0000-0000000")
                ends = await post_notice(self.cast["branch"], self.fund, notice, self.key())
                self.day = date.fromisoformat(ends) + timedelta(days=1)
        if self.day > self.last:
            return False
        with clock.at(clock.instant(self.day, 11)):
            command = DecideCase(
                no,
                step.key,
                "passed",
                self.day,
                f"{step.document[:4]}{no}（示例）",
                attended=12 if step.votes else None,
                votes_for=11 if step.votes else None,
                votes_abstained=1 if step.votes else None,
            )
            await decide_case(self.cast[DECIDES[step.action]], self.fund, command, self.key())
        self.day += timedelta(days=2)
        return True

    async def _file(self, no: str, paper: str) -> None:
        content = SCAN + f"{no} {paper}".encode()
        digest = hashlib.sha256(content).hexdigest()
        command = FileCasePaper(no, paper, "扫描件（示例）", digest)
        await file_paper(self.cast["clerk"], self.fund, command, content, self.key())

    async def _pay(self, no: str, who: Person) -> None:
        """Pay a grant, or the first month of a subsidy."""
        with clock.at(clock.instant(self.day, 15)):
            case = await case_file(self.fund, no)
            if case.benefit.kind == "listing" or not case.awarded:
                return
            monthly = case.benefit.kind == "monthly"
            if monthly:
                book = Enrol(no, "示例00001", self.day.replace(day=1))
                await enrol(self.cast["clerk"], self.fund, book, self.key())
            command = PayAward(
                no,
                self.day,
                who.name,
                months=(self.day.replace(day=1),) if monthly else (),
                voucher_no="示例00001" if case.benefit.voucher else "",
            )
            await pay(self.cast["cashier"], self.fund, command, self.key())
