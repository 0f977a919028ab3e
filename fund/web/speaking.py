"""Choosing the language of a request: asked for in its address, or remembered in a cookie."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from litestar import Request
from litestar.datastructures import Cookie, MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from fund.web.words import LANGUAGES, spoken

COOKIE, ASKED = "fund_language", "lang"
YEAR = 365 * 86_400


def in_language(request: Request[Any, Any, Any], name: str) -> str:
    """The same page in another language, as a link relative to it."""
    kept = [(key, value) for key, value in request.query_params.multi_items() if key != ASKED]
    return "?" + urlencode([*kept, (ASKED, name)])


class Speaking(ASGIMiddleware):
    """Choose the language of a request: asked for in the address and remembered, or remembered."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Speak it while the answer is made; remember what was asked for in a cookie."""
        request: Request[Any, Any, Any] = Request(scope)
        asked = request.query_params.get(ASKED, "")
        chosen = asked or request.cookies.get(COOKIE, "")
        token = spoken.set(chosen if chosen in LANGUAGES else "zh")

        async def remembering(message: Message) -> None:
            if message["type"] == "http.response.start" and asked in LANGUAGES:
                cookie = Cookie(COOKIE, value=asked, max_age=YEAR, httponly=True)
                sent = MutableScopeHeaders.from_message(message)
                sent.add("Set-Cookie", cookie.to_header(header=""))
            await send(message)

        try:
            await next_app(scope, receive, remembering)
        finally:
            spoken.reset(token)
