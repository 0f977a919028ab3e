"""A programme at work: any of the shipped policies, its people, its cases from paper to money."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Awaitable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app import PERMISSIONS
from fund import clock, database
from fund.access.actors import Actor
from fund.access.signing_in import add_staff, staff_actor
from fund.cases.deciding import DecideCase, decide_case
from fund.cases.noticing import PostNotice, post_notice
from fund.cases.opening import ApplyForAid, apply_for_aid
from fund.cases.papers import FileCasePaper, file_paper
from fund.cases.reading import case_file
from fund.contributions.contributing import RecordContribution, record
from fund.errors import Refused
from fund.grants.consenting import ConsentCapital, consent
from fund.grants.enrolling import Enrol, enrol
from fund.grants.paying import PayAward, pay
from fund.office.funds import FundView, fund_of
from fund.office.opening import add_townships, migrate, open_fund, open_office
from fund.orders.deciding import DecideOrder, decide
from fund.people.records import RecordMember, record_member
from fund.people.registering import RegisterMember, register
from fund.policy.loading import load
from schedules.rehearsal.programmes import GOOD, SCAN
from tests.story import PASSWORD, id_no

CAST = {
    "zhi": "branch",
    "zhen": "township",
    "chen": "clerk",
    "li": "approver",
    "wang": "cashier",
    "kuai": "accountant",
    "sun": "supervisor",
}
DECIDES = {
    "case.review": "zhi",
    "case.committee": "zhen",
    "case.record": "chen",
    "grant.approve": "li",
}


async def refused(error: type[Refused], said: str, attempt: Awaitable[Any]) -> None:
    """What is attempted is refused in these words."""
    with pytest.raises(error, match=said):
        await attempt


@dataclass
class Programme:
    """A fund under one of the shipped policies."""

    fund: FundView
    actors: dict[str, Actor]
    day: date
    keys: int = 0
    people: int = 0
    members: dict[int, date] = field(default_factory=dict)

    @classmethod
    @asynccontextmanager
    async def opened(
        cls, url: str, key_file: Path, policy: str, day: date
    ) -> AsyncIterator[Programme]:
        """A fund opened on the New Year's Day before `day`, all founding papers on file."""
        papers = {paper.key: f"批文〔{day.year}〕1号" for paper in load(policy).founding}
        async with database.opened(url):
            with clock.at(clock.instant(day.replace(month=1, day=1))):
                await migrate()
                office = await open_office("测试县", key_file)
                await open_fund(
                    office=office,
                    code="f1",
                    name="测试基金",
                    policy=policy,
                    opened_on=day.replace(month=1, day=1),
                    papers=papers,
                )
                await add_townships(office, ["示例乡", "邻乡"])
                actors = {}
                for login, role in CAST.items():
                    staff = await add_staff(office, login, login, PASSWORD, [role])
                    actors[login] = await staff_actor(staff, PERMISSIONS)
            yield cls(await fund_of(office), actors, day)

    @contextmanager
    def now(self) -> Iterator[None]:
        """This programme's day, at ten in the morning."""
        with clock.at(clock.instant(self.day, 10)):
            yield

    def key(self) -> str:
        """A fresh idempotency key."""
        self.keys += 1
        return f"programme-{self.keys:08d}"

    async def gets(self, amount: str, source: str) -> None:
        """Money comes in."""
        command = RecordContribution(source, amount, self.day, "财政局", "拨款1号")
        with self.now():
            await record(self.actors["wang"], self.fund, command, self.key())

    async def registers(
        self,
        born: date = date(1950, 6, 1),
        *,
        joined: date | None = None,
        full: date | None = None,
        branch: str = "示例村党支部",
    ) -> int:
        """A new member with his party dates; answers his id."""
        self.people += 1
        command = RegisterMember(
            f"吴某{self.people}", id_no(self.people, born), "", branch, "示例乡", "示例村"
        )
        with self.now():
            member = int(await register(self.actors["chen"], command, self.key()))
            if joined or full:
                known = RecordMember(member, joined_on=joined, full_member_on=full)
                await record_member(self.actors["chen"], known, self.key())
        return member

    async def applies(
        self, member: int, benefit: str, facts: dict[str, str] | None = None, **given: Any
    ) -> str:
        """An application; answers its number. What keeps people out is answered blamelessly."""
        asked = self.fund.policy.benefit(benefit).facts
        told = {name: value for name, value in GOOD.items() if name in asked} | (facts or {})
        on = given.pop("on", self.day)
        who = given.pop("who", "chen")
        command = ApplyForAid(member, benefit, on, facts=told, **given)
        with self.now():
            return await apply_for_aid(self.actors[who], self.fund, command, self.key())

    async def files(self, no: str, *papers: str) -> None:
        """Scans put on file."""
        for paper in papers:
            content = SCAN + f"{no} {paper}".encode()
            digest = hashlib.sha256(content).hexdigest()
            command = FileCasePaper(no, paper, f"{paper}.png", digest)
            with self.now():
                await file_paper(self.actors["chen"], self.fund, command, content, self.key())

    async def decides(self, no: str, step: str, **given: Any) -> None:
        """A decision on a step, by whom the policy says unless told otherwise."""
        with self.now():
            case = await case_file(self.fund, no)
            found = case.benefit.step(step)
            who = given.pop("who", DECIDES[found.action] if found else "chen")
            if found and found.votes:
                given = {"attended": 10, "votes_for": 8, "votes_against": 1} | given
                given.setdefault("votes_abstained", 1)
            usual = {"outcome": "passed", "decided_on": self.day, "document_no": "文件1号"}
            told: dict[str, Any] = usual | given
            command = DecideCase(no, step, **told)
            await decide_case(self.actors[who], self.fund, command, self.key())

    async def posts(self, no: str) -> date:
        """A notice hung out today; answers its last day."""
        command = PostNotice(no, "村务公开栏", "0877-1234567")
        with self.now():
            ends = await post_notice(self.actors["zhi"], self.fund, command, self.key())
        return date.fromisoformat(ends)

    async def goes(self, no: str) -> None:
        """Carry a case through every step that is left, papers, notices and all."""
        while True:
            with self.now():
                step = (await case_file(self.fund, no)).waiting
                missing = set(step.papers if step else ()) - (await case_file(self.fund, no)).papers
            if step is None:
                return
            await self.files(no, *sorted(missing))
            if step.notice:
                self.day = date.fromordinal((await self.posts(no)).toordinal() + 1)
            await self.decides(no, step.key)

    async def enrols(self, no: str, voucher_no: str, starts_on: date) -> None:
        """The book of a subsidy handed out."""
        with self.now():
            command = Enrol(no, voucher_no, starts_on)
            await enrol(self.actors["chen"], self.fund, command, self.key())

    async def consents(self, no: str) -> None:
        """The supervisory group lets a case be paid from capital."""
        with self.now():
            command = ConsentCapital(no, "监督小组意见1号", "同意动用本金（示例）")
            await consent(self.actors["sun"], self.fund, command, self.key())

    async def ordered(self, number: str, outcome: str = "approved", reason: str = "") -> str:
        """An order decided by the approver."""
        with self.now():
            command = DecideOrder(int(number), outcome, reason)
            return await decide(self.actors["li"], self.fund, command, self.key())

    async def pays(self, no: str, **given: Any) -> str:
        """Money handed over today."""
        told: dict[str, Any] = {"receiver": "本人", "paid_on": self.day} | given
        with self.now():
            return await pay(self.actors["wang"], self.fund, PayAward(no, **told), self.key())
