"""Registering members."""

from __future__ import annotations

from typing import Any

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import URLEncodedBody
from litestar.response import Response, Template

from fund.access.actors import Actor
from fund.database import fetch
from fund.people.registering import RegisterMember, register
from fund.web.forms import Field, Form, options, read, submitted
from fund.web.guarding import permit


async def _form(actor: Actor) -> Form:
    rows = await fetch("SELECT name FROM township WHERE office = {} ORDER BY id", actor.office)
    return Form(
        title="登记党员",
        action="/members",
        submit="登记，接着填申请",
        intro="身份证号和电话加密保存，页面上只显示首尾几位。",
        fields=(
            Field("name", "姓名"),
            Field("id_no", "身份证号", hint="18 位，末位可为 X"),
            Field("phone", "电话", required=False),
            Field("township", "乡镇", "select", options=options([(r["name"],) * 2 for r in rows])),
            Field("village", "村（居）"),
            Field("branch", "党支部"),
            Field("household_no", "户号", hint="与已登记的家人同户时填写", required=False),
        ),
    )


@get("/members/new", opt=permit("member.register"))
async def member_page(actor: NamedDependency[Actor]) -> Template:
    """The form."""
    return Template("form.html", context={"form": (await _form(actor)).fresh()})


@post("/members", opt=permit("member.register"))
async def add_member(
    actor: NamedDependency[Actor], data: URLEncodedBody[dict[str, str]]
) -> Response[Any]:
    """Register the member, then on to the application."""
    form = await _form(actor)

    async def work(key: str) -> str:
        return await register(actor, read(RegisterMember, form, data), key)

    return await submitted(form, data, work, lambda member: f"/loans/new?member={member}")


ROUTES = [member_page, add_member]
NAVIGATION = [("登记党员", "/members/new", "member.register")]
