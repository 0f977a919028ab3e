"""A person's inbox, where his mail goes, and what was sent through which channel."""

from __future__ import annotations

from typing import Any

from litestar import Request, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery, URLEncodedBody
from litestar.response import Response, Template

from fund import clock
from fund.access.actors import Actor
from fund.database import PAGE_MAX
from fund.messages.channels import configured
from fund.messages.delivering import deliveries
from fund.messages.telling import SetContact, contacts, inbox, mark_read, set_contact
from fund.web.desk import Cell, Desk, Sheet, num
from fund.web.forms import Field, Form, read
from fund.web.guarding import permit

PAGE = 30
STATES = {"waiting": "待发", "sending": "发送中", "sent": "已发", "failed": "未发出，请人工处理"}
WAYS = {"email": "邮件", "chat": "群消息"}


@get("/inbox", opt=permit("inbox.read"))
async def inbox_page(actor: NamedDependency[Actor], page: FromQuery[int] = 1) -> Template:
    """Messages, newest first; those shown count as read."""
    page = min(max(page, 1), PAGE_MAX)
    rows = await inbox(actor.id, PAGE + 1, (page - 1) * PAGE)
    shown = rows[:PAGE]
    if shown:
        await mark_read(actor.id, shown[0]["id"])
    context = {"rows": shown, "page": page, "pages": page + (len(rows) > PAGE)}
    return Template("inbox.html", context=context)


def _form(address: str) -> Form:
    hint = "只发标题和摘要，不含个人信息；留空则不发邮件。"
    field = Field("email", "邮箱", value=address, required=False, longest=180, hint=hint)
    return Form("接收邮件", "/inbox/contact", "保存", (field,))


@get("/inbox/contact", opt=permit("inbox.read"))
async def contact_page(actor: NamedDependency[Actor]) -> Template:
    """Where one's own mail goes."""
    return (await _desk(actor)).page()


async def _desk(actor: Actor) -> Desk:
    address = (await contacts(actor.office)).get(actor.id, "")
    notes = () if configured().smtp else ("管理员还没有配置邮件服务器，暂时只有站内消息。",)
    return Desk("接收邮件", forms=(_form(address),), notes=notes)


@post("/inbox/contact", opt=permit("inbox.read"))
async def set_contact_page(
    request: Request[Any, Any, Any],
    actor: NamedDependency[Actor],
    data: URLEncodedBody[dict[str, str]],
) -> Response[Any]:
    """Keep the address."""
    desk = await _desk(actor)
    form = desk.forms[0]
    return await desk.submitted(
        form,
        data,
        lambda key: set_contact(actor, read(SetContact, form, data), key),
        lambda _: f"{request.url.path}?done=1",
    )


@get("/deliveries", opt=permit("delivery.see"))
async def deliveries_page(actor: NamedDependency[Actor]) -> Template:
    """What went out, to whom, and what did not."""
    rows = [
        (
            f"{row['dated']}",
            row["title"],
            WAYS[row["channel"]],
            row["address"],
            Cell(STATES[row["state"]], css="late" if row["state"] == "failed" else ""),
            num(str(row["tries"])),
            f"{clock.local(row['sent_at']):%Y-%m-%d %H:%M}" if row["sent_at"] else row["error"],
        )
        for row in await deliveries(actor.office)
    ]
    heads = ("日期", "标题", "方式", "发给", "状态", "次数", "发出时间或原因")
    return Desk("发送记录", sheets=(Sheet("", heads, rows, "还没有发送过。"),)).page()


ROUTES = [inbox_page, contact_page, set_contact_page, deliveries_page]
NAVIGATION = [("消息", "/inbox", "inbox.read"), ("发送记录", "/deliveries", "delivery.see")]
