"""The QR code to print for a person, and the page it opens."""

from __future__ import annotations

import io
from typing import Any

import segno
from litestar import Request, get, post
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Response, Template
from markupsafe import Markup

from fund.access.actors import Actor
from fund.access.pages import session_cookie
from fund.database import row_id
from fund.office.funds import FundView
from fund.people.own_access import RevokeKey, enter, path_for, revoke
from fund.people.registering import member_for
from fund.web.forms import Field, Form, submitted
from fund.web.guarding import FUND_COOKIE, PUBLIC, permit


def _revoke_form(member: int) -> Form:
    return Form("作废旧码", f"/members/{member}/key/revoke", "作废旧码，换发新码", ())


async def _context(
    request: Request[Any, Any, Any], actor: Actor, fund: FundView, number: int
) -> dict[str, Any]:
    """The code drawn, for whom."""
    member = await member_for(actor, row_id(number), "member.key", fund.id)
    path = await path_for(actor, fund, member["id"])
    out = io.BytesIO()
    site = request.app.state.public_url or str(request.base_url).rstrip("/")
    segno.make(site + path, error="m").save(
        out, kind="svg", xmldecl=False, svgns=False, omitsize=True
    )
    code = Markup(out.getvalue().decode())  # noqa: S704 - drawn by segno from our own address
    return {"name": member["name"], "branch": member["branch"], "qr": code}


@get("/members/{number:int}/key", opt=permit("member.key"))
async def key_page(
    request: Request[Any, Any, Any],
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    number: FromPath[int],
) -> Template:
    """The QR code, to print and hand over."""
    context = await _context(request, actor, fund, number)
    return Template("key.html", context=context | {"form": _revoke_form(number).fresh()})


@post("/members/{number:int}/key/revoke", opt=permit("member.key"))
async def revoke_key(
    request: Request[Any, Any, Any],
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    number: FromPath[int],
    data: URLEncodedBody[dict[str, str]],
) -> Response[Any]:
    """Make the old QR code worthless."""
    context = await _context(request, actor, fund, number)

    async def work(key: str) -> str:
        return await revoke(actor, RevokeKey(number), key)

    return await submitted(
        _revoke_form(number),
        data,
        work,
        lambda member: f"/members/{member}/key?done=1",
        template="key.html",
        context=context,
    )


def _enter_form(path: str) -> Form:
    return Form(
        "查看我的借款和申请",
        path,
        "进入",
        (Field("last_four", "身份证号最后四位", hint="末位是 X 的就输入 X", longest=4),),
    )


@get("/my/{code:str}/{number:int}/{token:str}", opt=permit(PUBLIC))
async def enter_page(request: Request[Any, Any, Any]) -> Template:
    """Asked after scanning the QR code."""
    return Template("enter.html", context={"form": _enter_form(request.url.path).fresh()})


@post("/my/{code:str}/{number:int}/{token:str}", opt=permit(PUBLIC))
async def enter_my(
    request: Request[Any, Any, Any],
    code: FromPath[str],
    number: FromPath[int],
    token: FromPath[str],
    data: URLEncodedBody[dict[str, str]],
) -> Response[Any]:
    """Start the person's session; the token leaves the address bar at once."""
    made: list[str] = []

    async def work(_key: str) -> str:
        member = row_id(number)
        made.append(await enter(code, member, token, data.get("last_four", "")))
        return "/my"

    form = _enter_form(request.url.path)
    response = await submitted(form, data, work, lambda path: path, template="enter.html")
    for value in made:
        response.set_cookie(session_cookie(value, secure=request.url.scheme == "https"))
        response.set_cookie(Cookie(FUND_COOKIE, value=code, httponly=True, samesite="lax"))
    return response


ROUTES = [key_page, revoke_key, enter_page, enter_my]
