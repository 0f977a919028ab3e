"""Meetings: one meeting's minutes (会议纪要) decide a list, each case with its own checks."""

from __future__ import annotations

from datetime import date

import msgspec

from fund import clock
from fund.access.actors import Actor, require
from fund.access.commands import once
from fund.cases.deciding import DecideCase, decide_listed
from fund.cases.tables import Meeting
from fund.database import fetch_one, insert_one
from fund.errors import BadInput, Refused
from fund.office.funds import FundView


class Voted(msgspec.Struct, frozen=True):
    """How a meeting decided on one case."""

    no: str
    outcome: str
    votes_for: int | None = None
    votes_against: int | None = None
    votes_abstained: int | None = None
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


async def hold(actor: Actor, fund: FundView, command: HoldMeeting, key: str) -> str:
    """Enter a meeting with its decisions; answers its id. BadInput or Refused.

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
        return str(meeting)

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
