"""Signing in and out."""

from __future__ import annotations

from typing import Any

from litestar import Request, get, post
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.params import URLEncodedBody
from litestar.response import Redirect, Response, Template

from fund.access.actors import Actor
from fund.access.signing_in import LONGEST, change_password, end_session, sign_in
from fund.errors import BadInput
from fund.web.forms import Field, Form, submitted
from fund.web.guarding import COOKIE, PUBLIC, permit

LOGIN = Form(
    title="登录",
    action="/login",
    submit="登录",
    fields=(Field("login", "用户名"), Field("password", "密码", "password")),
)


def session_cookie(token: str, *, secure: bool) -> Cookie:
    """The cookie a browser keeps: not for scripts, not for other sites."""
    age = int(LONGEST.total_seconds())
    return Cookie(COOKIE, value=token, httponly=True, samesite="lax", secure=secure, max_age=age)


@get("/login", opt=permit(PUBLIC))
async def login_page() -> Template:
    """The log-in form."""
    return Template("login.html", context={"form": LOGIN.fresh()})


@post("/login", opt=permit(PUBLIC))
async def login(
    request: Request[Any, Any, Any], data: URLEncodedBody[dict[str, str]]
) -> Response[Any]:
    """Check the password and start a session."""
    tokens: list[str] = []

    async def work(_key: str) -> str:
        tokens.append(await sign_in(data.get("login", ""), data.get("password", "")))
        return "/"

    response = await submitted(LOGIN, data, work, lambda path: path, template="login.html")
    for token in tokens:
        if request.auth:
            await end_session(request.auth)
        response.set_cookie(session_cookie(token, secure=request.url.scheme == "https"))
    return response


@post("/logout", opt=permit("session.end"))
async def logout(request: Request[Any, Any, Any]) -> Redirect:
    """End the session."""
    await end_session(request.auth)
    response = Redirect("/login", status_code=303)
    response.delete_cookie(COOKIE)
    return response


PASSWORD = Form(
    title="修改密码",
    action="/password",
    submit="修改",
    fields=(
        Field("old", "原密码", "password"),
        Field("new", "新密码", "password", hint="至少 8 位，含大写、小写、数字、符号中的三类"),
        Field("again", "再输一遍新密码", "password"),
    ),
    intro="修改后所有登录都会退出，请用新密码重新登录。",
)


@get("/password", opt=permit("password.change"))
async def password_page() -> Template:
    """The form of a new password."""
    return Template("form.html", context={"form": PASSWORD.fresh()})


@post("/password", opt=permit("password.change"))
async def new_password(
    actor: NamedDependency[Actor], data: URLEncodedBody[dict[str, str]]
) -> Response[Any]:
    """Replace one's own password."""

    async def work(_key: str) -> str:
        if data.get("new", "") != data.get("again", ""):
            raise BadInput("两次输入的新密码不一样。")
        await change_password(actor.id, data.get("old", ""), data.get("new", ""))
        return "/login?done=1"

    return await submitted(PASSWORD, data, work, lambda path: path)


ROUTES = [login_page, login, logout, password_page, new_password]
