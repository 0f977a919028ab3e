"""Every route declares who may use it; a route that does not is refused."""

from __future__ import annotations

from typing import Any

from litestar.connection import ASGIConnection
from litestar.handlers.base import BaseRouteHandler
from litestar.middleware import AbstractAuthenticationMiddleware, AuthenticationResult
from litestar.types import ASGIApp

from fund.access.actors import Actor, Permissions, require
from fund.access.signing_in import actor_of
from fund.errors import Forbidden, NotFound, Refused

COOKIE = "fund_session"
FUND_COOKIE = "fund_chosen"  # which of several funds a browser looks at
PUBLIC = "public"

Connection = ASGIConnection[Any, Actor | None, str, Any]


class NotSignedIn(Refused):
    """A page that needs a person was asked by nobody."""

    status = 401

    def __init__(self) -> None:
        super().__init__("请先登录。")


def permit(action: str) -> dict[str, Any]:
    """A route's declaration: the action of the table of who may do what, or PUBLIC."""
    return {"permit": action}


def guard(connection: Connection, handler: BaseRouteHandler) -> None:
    """Refuse whoever the route's declaration does not admit, and addresses no text can hold."""
    if "\x00" in f"{connection.url.path}{connection.query_params}" or "%00" in str(connection.url):
        raise NotFound("没有这个页面。")
    action = handler.opt.get("permit")
    if action is None:
        raise Forbidden("这个地址没有登记使用权限。")
    if action == PUBLIC:
        return
    if connection.user is None:
        raise NotSignedIn
    require(connection.user, action)


class Authentication(AbstractAuthenticationMiddleware):
    """Who the session cookie belongs to."""

    def __init__(self, app: ASGIApp, permissions: Permissions) -> None:
        super().__init__(app)
        self.permissions = permissions

    async def authenticate_request(self, connection: Any) -> AuthenticationResult:
        """The actor behind the cookie, or None."""
        token = connection.cookies.get(COOKIE, "")
        actor = await actor_of(token, self.permissions) if token else None
        return AuthenticationResult(user=actor, auth=token)
