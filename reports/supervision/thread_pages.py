"""Answering questions, freezing payments, letting a month be reopened: from the overview."""

from __future__ import annotations

from typing import Any

from litestar import post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Response

from fund.access.actors import Actor, require
from fund.database import row_id
from fund.office.funds import FundView
from fund.supervision.freezing import Freeze, Lift, freeze, lift
from fund.supervision.inquiring import Reply, reply
from fund.supervision.signing import Reopen, reopen
from fund.web.forms import Form, read
from fund.web.guarding import permit
from reports.supervision.desks import overview

Sent = URLEncodedBody[dict[str, str]]
Answer = Response[Any]


async def _done(
    actor: Actor, fund: FundView, action: str, data: dict[str, str], work: Any
) -> Answer:
    """Carry out the form of the overview that has this action."""
    desk = await overview(actor, fund)
    return await desk.carried_out(actor, action, data, work, "/supervision?done=1")


@post("/supervision/reopenings/{number:int}", opt=permit("month.reopen"))
async def reopen_page(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    number: FromPath[int],
    data: Sent,
) -> Answer:
    """Let a month be opened again."""

    async def work(_: Form, key: str) -> str:
        return await reopen(actor, fund, Reopen(row_id(number)), key)

    return await _done(actor, fund, f"/supervision/reopenings/{number}", data, work)


@post("/inquiries/{number:int}/{act:str}", opt=permit("inquiry.reply"))
async def reply_page(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    number: FromPath[int],
    act: FromPath[str],
    data: Sent,
) -> Answer:
    """Answer a question, or settle it."""
    if act == "settle":
        require(actor, "inquiry.raise")

    async def work(form: Form, key: str) -> str:
        command = read(Reply, form, data, inquiry=row_id(number), settles=act == "settle")
        return await reply(actor, fund, command, key)

    return await _done(actor, fund, f"/inquiries/{number}/{act}", data, work)


@post("/freezes", opt=permit("payment.freeze"))
async def freeze_page(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], data: Sent
) -> Answer:
    """Freeze a payment."""

    async def work(form: Form, key: str) -> str:
        return await freeze(actor, fund, read(Freeze, form, data), key)

    return await _done(actor, fund, "/freezes", data, work)


@post("/freezes/{number:int}/lift", opt=permit("payment.freeze"))
async def lift_page(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    number: FromPath[int],
    data: Sent,
) -> Answer:
    """Lift a freeze."""

    async def work(form: Form, key: str) -> str:
        return await lift(actor, fund, read(Lift, form, data, freeze=row_id(number)), key)

    return await _done(actor, fund, f"/freezes/{number}/lift", data, work)


ROUTES = [reopen_page, reply_page, freeze_page, lift_page]
NAVIGATION: list[tuple[str, str, str]] = []
