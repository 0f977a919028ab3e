"""The web application, put together from what each floor hands over."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

from jinja2 import Environment
from litestar import Litestar, Request
from litestar.config.allowed_hosts import AllowedHostsConfig
from litestar.config.csrf import CSRFConfig
from litestar.datastructures import Cookie, MutableScopeHeaders, State
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.middleware import DefineMiddleware
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.response import Redirect, Response, Template
from litestar.static_files import create_static_files_router
from litestar.status_codes import HTTP_500_INTERNAL_SERVER_ERROR
from litestar.template import TemplateConfig
from litestar.types import Message, Scope

from fund import database
from fund.access.actors import Actor, Permissions, require
from fund.errors import NotFound, Refused
from fund.office.funds import FundView, all_funds
from fund.office.opening import bind_vault
from fund.vault import Vault
from fund.web.guarding import (
    FUND_COOKIE,
    PUBLIC,
    Authentication,
    NotSignedIn,
    guard,
    permit,
)
from fund.web.speaking import Speaking, in_language
from fund.web.templates import HERE, environment

log = logging.getLogger("fund")

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "script-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
# Pages that name somebody; notices expire, so nobody else shall keep them.
NAMING = ("/public/notices", "/public/honour", "/public/certificates")
UNLISTED = "noindex, noarchive, nofollow"

# Pages that say nothing where a programme does not lend.
LENDING_LINKS = ("/growth", "/loans", "/requests", "/commitments", "/plan", "/rates")
SHOWN_LINKS = 7  # of the navigation; the rest folds away

Lifespan = Callable[[Litestar], AbstractAsyncContextManager[None]]
Link = tuple[str, str, str]


async def provide_actor(request: Request[Any, Any, Any]) -> Actor:
    """The signed-in person, whom the guard has admitted, with his roles for the fund in view."""
    if request.user is None:
        raise NotSignedIn
    actor: Actor = request.user
    if any(grant.fund is not None for grant in actor.grants):
        fund = await _fund_in_view(request, actor)
        actor = actor.in_fund(fund.id)
        require(actor, request.route_handler.opt["permit"])
    return actor


async def provide_fund(request: Request[Any, Any, Any]) -> FundView:
    """The fund this page is about: named in the address, chosen before, or the first in reach."""
    if request.user is None:
        raise NotSignedIn
    fund = await _fund_in_view(request, request.user)
    # What his roles in another fund allow, they do not allow here.
    require(request.user.in_fund(fund.id), request.route_handler.opt["permit"])
    return fund


async def _fund_in_view(request: Request[Any, Any, Any], actor: Actor) -> FundView:
    funds = [fund for fund in await all_funds() if fund.office == actor.office]
    reached = [fund for fund in funds if any(g.fund in (None, fund.id) for g in actor.grants)]
    named = request.query_params.get("fund")
    wanted = named or request.cookies.get(FUND_COOKIE)
    chosen = next((fund for fund in reached if fund.code == wanted), None)
    if chosen is None and (named or not reached):
        raise NotFound(f"没有代码为“{named}”的基金。" if named else "还没有可以查看的基金。")
    if chosen and named:
        request.state.fund_named = chosen.code  # the forms on the page mean this fund
    request.state.fund = chosen or reached[0]
    found: FundView = request.state.fund
    return found


def on_refused(request: Request[Any, Any, Any], error: Refused) -> Response[Any]:
    """A refusal as a page; somebody not signed in is asked to."""
    if isinstance(error, NotSignedIn) and request.method == "GET":
        return Redirect("/login", status_code=303)
    return Template("error.html", context={"message": str(error)}, status_code=error.status)


def on_http_error(request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
    """Wrong addresses and broken requests, in words."""
    if error.status_code >= HTTP_500_INTERNAL_SERVER_ERROR:
        return on_failure(request, error)
    words = {404: "没有这个页面。", 403: "表单已过期或来自别处，请重新打开页面再提交。"}
    message = words.get(error.status_code, "请求不正确，请检查后重试。")
    return Template("error.html", context={"message": message}, status_code=error.status_code)


def on_unreadable(_: Request[Any, Any, Any], error: UnicodeDecodeError) -> Response[Any]:
    """A form whose text is no text."""
    log.info("unreadable form: %s", error.reason)
    message = "请求不正确，请检查后重试。"
    return Template("error.html", context={"message": message}, status_code=400)


def on_failure(_: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """An internal failure: nothing of it reaches the page, all of it the log."""
    log.error("internal failure", exc_info=error)
    message = "系统出错，刚才的操作没有生效，请稍后再试或联系管理人员。"
    return Template("error.html", context={"message": message}, status_code=500)


async def secure(message: Message, scope: Scope) -> None:
    """Put the headers on every answer, whoever gives it: a page, a file, an error."""
    if message["type"] == "http.response.start":
        sent = MutableScopeHeaders.from_message(message)
        for name, value in HEADERS.items():
            sent.setdefault(name, value)
        if named := scope.get("state", {}).get("fund_named"):
            cookie = Cookie(FUND_COOKIE, value=str(named), httponly=True)
            sent.add("Set-Cookie", cookie.to_header(header=""))
        if str(scope.get("path", "")).startswith(NAMING):
            sent.setdefault("X-Robots-Tag", UNLISTED)


def on_no_file(_: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """A static file that is not there, or a name that no file can have."""
    log.info("no such file: %s", error)
    return Template("error.html", context={"message": "没有这个页面。"}, status_code=404)


def _living(url: str, key_file: Path, lifespans: Sequence[Lifespan]) -> Lifespan:
    """From opening the database to closing it; the floors' own lives lie in between."""

    @asynccontextmanager
    async def living(app: Litestar) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(database.opened(url))
            await bind_vault(key_file)
            funds = await all_funds()
            app.state.fund_name = funds[0].name if len(funds) == 1 else "困难党员帮扶基金"
            app.state.funds = len(funds)
            app.state.is_sample = any(fund.is_sample for fund in funds)
            for lifespan in lifespans:
                await stack.enter_async_context(lifespan(app))
            yield

    return living


def _environment(folders: Sequence[Path]) -> Environment:
    """The templates, with the link to the same page in another language."""
    env = environment(*folders)
    env.globals["in_language"] = in_language
    return env


def create(
    *,
    url: str,
    key_file: Path,
    routes: Sequence[Any],
    permissions: Permissions,
    navigation: Sequence[Link],
    templates: Sequence[Path],
    lifespans: Sequence[Lifespan] = (),
    hosts: Sequence[str] = (),
    public_url: str = "",
) -> Litestar:
    """The application over one database; raises Refused where its key is missing.

    With `hosts`, requests that name another host are refused.
    """
    secret = Vault.read(key_file).fingerprint("csrf", "web")
    static = create_static_files_router(
        "/static",
        [HERE / "static"],
        opt=permit(PUBLIC),
        exception_handlers={HTTPException: on_no_file, Exception: on_no_file},
    )
    return Litestar(
        [*routes, static],
        lifespan=[_living(url, key_file, lifespans)],
        guards=[guard],
        middleware=[Speaking(), DefineMiddleware(Authentication, permissions=permissions)],
        dependencies={"actor": Provide(provide_actor), "fund": Provide(provide_fund)},
        csrf_config=CSRFConfig(secret, cookie_name="fund_csrf", cookie_samesite="lax"),
        template_config=TemplateConfig(
            instance=JinjaTemplateEngine.from_environment(_environment(templates))
        ),
        exception_handlers={
            Refused: on_refused,
            UnicodeDecodeError: on_unreadable,
            HTTPException: on_http_error,
            Exception: on_failure,
        },
        state=State(
            {
                "navigation": list(navigation),
                "fund_name": "",
                "funds": 1,
                "shown_links": SHOWN_LINKS,
                "lending_links": LENDING_LINKS,
                "is_sample": False,
                "public_url": public_url,
            }
        ),
        before_send=[secure],
        allowed_hosts=AllowedHostsConfig(allowed_hosts=list(hosts)) if hosts else None,
        request_max_body_size=1_000_000,
        openapi_config=None,
        logging_config=None,
    )
