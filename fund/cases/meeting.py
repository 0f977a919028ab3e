"""Meetings: one meeting's minutes (会议纪要) decide a list, each case with its own checks.

And ties (优亲厚友): who is close to an applicant stands aside.
"""

from __future__ import annotations

from datetime import date

import msgspec

from fund import clock
from fund.access.actors import Actor, require
from fund.access.commands import once
from fund.cases.deciding import DecideCase, decide_listed
from fund.cases.reading import case_for
from fund.cases.tables import CaseTie, Meeting
from fund.database import fetch_one, insert, insert_one
from fund.errors import BadInput, NotFound, Refused
from fund.office.funds import FundView


class Voted(msgspec.Struct, frozen=True):
    """How a meeting decided on one case."""

    no: str
    outcome: str
    votes_for: int = 0
    votes_against: int = 0
    votes_abstained: int = 0
    note: str = ""
    back_to: str = ""
    override: str = ""


class HoldMeeting(msgspec.Struct, frozen=True):
    """A meeting and what it decided; all of it is recorded, or none."""

    step: str
    body: str
    held_on: date
    minutes_no: str
    expected: int
    attended: int
    summary: str
    decided: tuple[Voted, ...]


class DeclareTie(msgspec.Struct, frozen=True):
    """Somebody in office is close to an applicant; `staff` is his account's id."""

    no: str
    staff: int
    relation: str


async def hold(actor: Actor, fund: FundView, command: HoldMeeting, key: str) -> str:
    """Enter a meeting with its decisions; answers its minutes' number. BadInput or Refused.

    A case that cannot be decided stops the list; every such case is named with its reason.
    """
    require(actor, "case.see")
    if not command.minutes_no.strip() or not command.decided:
        raise BadInput("请填写会议纪要号，并至少列一份申请。")
    if not 1 <= command.attended <= command.expected:
        raise BadInput(f"到会 {command.attended} 人，应到 {command.expected} 人，请核对。")

    async def work() -> str:
        taken = "SELECT id FROM meeting WHERE fund = {} AND minutes_no = {}"
        if await fetch_one(taken, fund.id, command.minutes_no.strip()):
            raise Refused(f"会议纪要 {command.minutes_no} 已经登记过。")
        meeting = await insert_one(
            Meeting,
            {
                "office": fund.office,
                "fund": fund.id,
                "body": command.body.strip(),
                "held_on": command.held_on,
                "minutes_no": command.minutes_no.strip(),
                "expected": command.expected,
                "attended": command.attended,
                "summary": command.summary.strip(),
                "maker": actor.id,
                "recorded_at": clock.now(),
            },
        )
        wrong = []
        for one in command.decided:
            try:
                await decide_listed(actor, fund, _decision(command, one, meeting))
            except Refused as refused:
                wrong.append(f"{one.no}：{refused}")
        if wrong:
            raise Refused("下列申请不能按纪要登记，整份纪要都没有登记：" + " ".join(wrong))
        return command.minutes_no.strip()

    return await once(actor, key, command, work, fund.id)


def _decision(command: HoldMeeting, one: Voted, meeting: int) -> DecideCase:
    return DecideCase(
        no=one.no,
        step=command.step,
        outcome=one.outcome,
        decided_on=command.held_on,
        document_no=command.minutes_no,
        note=one.note,
        back_to=one.back_to,
        attended=command.attended,
        votes_for=one.votes_for,
        votes_against=one.votes_against,
        votes_abstained=one.votes_abstained,
        meeting=meeting,
        override=one.override,
    )


async def declare_tie(actor: Actor, fund: FundView, command: DeclareTie, key: str) -> str:
    """Declare that somebody in office is close to the applicant. BadInput, NotFound or Refused."""
    if not command.relation.strip():
        raise BadInput("请填写与申请人的关系。")

    async def work() -> str:
        await case_for(actor, fund, command.no, "tie.declare")
        known = "SELECT id FROM staff WHERE office = {} AND id = {}"
        if not await fetch_one(known, fund.office, command.staff):
            raise NotFound("没有这个账号。")
        told = "SELECT id FROM case_tie WHERE fund = {} AND case_no = {} AND staff = {}"
        if await fetch_one(told, fund.id, command.no, command.staff):
            raise Refused("这个关系已经申报过。")
        row = {"office": fund.office, "fund": fund.id, "case_no": command.no}
        about = {"staff": command.staff, "relation": command.relation.strip()}
        await insert(CaseTie, row | about | {"maker": actor.id, "recorded_at": clock.now()})
        return command.no

    return await once(actor, key, command, work, fund.id)
