"""Questions and objections as threads: raised by the supervisory group, answered by the office."""

from __future__ import annotations

from datetime import date

import msgspec

from fund import clock
from fund.access.actors import Actor, require
from fund.access.commands import once
from fund.calendars import month_end
from fund.database import Row, fetch, fetch_one, insert, insert_one, number
from fund.errors import BadInput, Forbidden, NotFound, Refused
from fund.office.funds import FundView
from fund.supervision.tables import Inquiry, InquiryReply

REOPEN = "反结账"  # what a request to open a closed month is about; nobody types it
SETTLED = (
    "EXISTS (SELECT 1 FROM inquiry_reply r WHERE r.inquiry = i.id AND r.settles = {})"  # bound True
)


class Raise(msgspec.Struct, frozen=True):
    """A question about something of a month: a loan's number, a voucher's, a figure's name."""

    month_end: date
    about: str
    content: str


class Reply(msgspec.Struct, frozen=True):
    """A reply; only the group settles a thread."""

    inquiry: int
    content: str
    settles: bool = False


async def raise_inquiry(actor: Actor, fund: FundView, command: Raise, key: str) -> str:
    """Raise a question; answers its number. Raises BadInput."""
    require(actor, "inquiry.raise")
    about, content = command.about.strip(), command.content.strip()
    if not about or not content:
        raise BadInput("请写明问的是哪一笔、哪个数，以及问题。")
    if about == REOPEN:
        raise BadInput("反结账由结账人在月份页面申请。")
    on = month_end(command.month_end)
    if not fund.opened_on <= on or command.month_end > clock.today():
        raise BadInput("请选择基金开账以来、今天以前的月份。")

    async def work() -> str:
        row = {"office": fund.office, "fund": fund.id, "about": about, "month_end": on}
        stamp = {"content": content, "maker": actor.id, "recorded_at": clock.now()}
        return str(await insert_one(Inquiry, row | stamp))

    return await once(actor, key, command, work, fund.id)


async def reply(actor: Actor, fund: FundView, command: Reply, key: str) -> str:
    """Answer a question, or (the group) settle it. Raises BadInput, Forbidden or Refused."""
    require(actor, "inquiry.reply")
    if command.settles and not actor.may("inquiry.raise"):
        raise Forbidden("只有监督小组可以认可答复。")
    if not command.content.strip():
        raise BadInput("请填写答复。")

    async def work() -> str:
        found = await fetch_one(
            "SELECT i.id, i.about, "
            + SETTLED
            + " AS settled, (SELECT COUNT(*) FROM inquiry_reply r "
            "WHERE r.inquiry = i.id) AS replies FROM inquiry i WHERE i.fund = {} AND i.id = {}",
            *(True, fund.id, command.inquiry),
        )
        if found is None:
            raise NotFound("没有这条质询。")
        if found["settled"]:
            raise Refused("这条质询已经办结。")
        if command.settles and not found["replies"] and found["about"] != REOPEN:
            raise Refused("还没有人答复，不能办结。")
        row = {"office": fund.office, "fund": fund.id, "inquiry": command.inquiry}
        stamp = {"content": command.content.strip(), "settles": command.settles}
        await insert(InquiryReply, row | stamp | {"maker": actor.id, "recorded_at": clock.now()})
        return str(command.inquiry)

    return await once(actor, key, command, work, fund.id)


async def inquiries(fund: FundView, on: date | None = None) -> list[Row]:
    """Questions of a month, or all that are open, each with its replies in order."""
    rows = await fetch(
        "SELECT i.id, i.about, i.month_end, i.content, i.recorded_at, s.name, "
        + SETTLED
        + " AS settled FROM inquiry i JOIN staff s ON s.id = i.maker WHERE i.fund = {} "
        "ORDER BY i.id",
        *(True, fund.id),
    )
    chosen = [r for r in rows if (r["month_end"] == on if on else not r["settled"])]
    replies = await fetch(
        "SELECT r.inquiry, r.content, r.settles, r.recorded_at, s.name FROM inquiry_reply r "
        "JOIN staff s ON s.id = r.maker WHERE r.fund = {} ORDER BY r.id",
        fund.id,
    )
    return [
        row | {"replies": [one for one in replies if one["inquiry"] == row["id"]]} for row in chosen
    ]


async def open_count(fund: int, through: date) -> int:
    """How many questions about months up to one are not settled; requests to reopen are none."""
    return await number(
        "SELECT COUNT(*) FROM inquiry i WHERE i.fund = {} AND i.month_end <= {} AND i.about <> {} "
        "AND NOT " + SETTLED,
        *(fund, through, REOPEN, True),
    )
