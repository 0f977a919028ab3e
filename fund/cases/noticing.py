"""Public notices (公示) and the objections that freeze a case."""

from __future__ import annotations

from datetime import date

import msgspec

from fund import clock
from fund.access.actors import Actor
from fund.access.commands import once
from fund.cases.reading import case_file, case_for
from fund.cases.steps import notice_ends
from fund.cases.tables import Objection, ObjectionAnswer, PublicNotice
from fund.database import Row, fetch, insert
from fund.errors import BadInput, NotFound, Refused, SamePersonTwice
from fund.office.funds import FundView
from fund.office.holidays import workdays


class PostNotice(msgspec.Struct, frozen=True):
    """A notice hung out today; `phone` takes objections."""

    no: str
    place: str
    phone: str


class RaiseObjection(msgspec.Struct, frozen=True):
    """What somebody said against a case while its notice hung."""

    no: str
    raised_on: date
    content: str


class AnswerObjection(msgspec.Struct, frozen=True):
    """What was found about an objection."""

    no: str
    objection: int
    upheld: bool
    answered_on: date
    note: str


async def post_notice(actor: Actor, fund: FundView, command: PostNotice, key: str) -> str:
    """Hang out the notice a case waits for; answers its last day. BadInput or Refused."""
    if not command.place.strip() or not command.phone.strip():
        raise BadInput("请填写张贴地点和异议电话。")

    async def work() -> str:
        case = await case_file(fund, command.no)
        step = case.waiting
        await case_for(actor, fund, command.no, step.action if step else "case.see")
        if step is None or step.notice is None:
            raise Refused("这份申请现在不在公示环节。")
        case.check_aside(actor.id)
        if case.notice(step):
            raise Refused("这份申请已经在公示。", step.clause)
        posted_on = clock.today()
        ends_on = notice_ends(step.notice, posted_on, await workdays(fund.office))
        row = {"office": fund.office, "fund": fund.id, "case_no": command.no, "step": step.key}
        await insert(
            PublicNotice,
            row
            | {
                "posted_on": posted_on,
                "ends_on": ends_on,
                "place": command.place.strip(),
                "phone": command.phone.strip(),
                "follows": len(case.decided),
                "maker": actor.id,
                "recorded_at": clock.now(),
            },
        )
        return ends_on.isoformat()

    return await once(actor, key, command, work, fund.id)


async def raise_objection(actor: Actor, fund: FundView, command: RaiseObjection, key: str) -> str:
    """Enter an objection: the case is frozen until it is answered. BadInput or Refused."""
    if not command.content.strip():
        raise BadInput("请填写异议内容。")

    async def work() -> str:
        await case_for(actor, fund, command.no, "case.review")
        case = await case_file(fund, command.no)
        case.check_aside(actor.id)
        notice = case.notice(case.waiting) if case.waiting else None
        if notice is None:
            raise Refused("这份申请没有在公示；公示办结以后提出的，请把申请退回公示环节。")
        if not notice.posted_on <= command.raised_on <= min(notice.ends_on, clock.today()):
            raise Refused(f"异议应在公示期内提出（{notice.posted_on} 至 {notice.ends_on}）。")
        row = {"office": fund.office, "fund": fund.id, "notice": notice.id}
        about = {"raised_on": command.raised_on, "content": command.content.strip()}
        await insert(Objection, row | about | {"maker": actor.id, "recorded_at": clock.now()})
        return command.no

    return await once(actor, key, command, work, fund.id)


async def answer_objection(actor: Actor, fund: FundView, command: AnswerObjection, key: str) -> str:
    """Record what was found; nobody answers an objection he entered himself."""
    if not command.note.strip():
        raise BadInput("请填写调查结论。")

    async def work() -> str:
        await case_for(actor, fund, command.no, "case.committee")
        (await case_file(fund, command.no)).check_aside(actor.id)
        found = await objections(fund, command.no)
        one = next((row for row in found if row["id"] == command.objection), None)
        if one is None:
            raise NotFound("没有这条异议。")
        if one["answered_on"] is not None:
            raise Refused("这条异议已经处理过。")
        if one["maker"] == actor.id:
            raise SamePersonTwice("这条异议的登记")
        if not one["raised_on"] <= command.answered_on <= clock.today():
            raise BadInput(f"处理日期应在 {one['raised_on']} 到今天之间。")
        row = {"office": fund.office, "fund": fund.id, "objection": command.objection}
        about = {"upheld": command.upheld, "answered_on": command.answered_on}
        stamp = {"note": command.note.strip(), "actor": actor.id, "recorded_at": clock.now()}
        await insert(ObjectionAnswer, row | about | stamp)
        return command.no

    return await once(actor, key, command, work, fund.id)


async def objections(fund: FundView, no: str) -> list[Row]:
    """The objections to a case, with what was found."""
    return await fetch(
        "SELECT o.id, o.raised_on, o.content, o.maker, a.upheld, a.answered_on, a.note "
        "FROM objection o JOIN public_notice n ON n.id = o.notice "
        "LEFT JOIN objection_answer a ON a.objection = o.id "
        "WHERE n.fund = {} AND n.case_no = {} ORDER BY o.id",
        fund.id,
        no,
    )
