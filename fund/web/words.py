"""The language a page speaks: Chinese by itself, English from a catalogue; one click between them.

Message ids are the Chinese texts; what the catalogue lacks stays Chinese.
"""

from __future__ import annotations

import io
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import polib
from litestar import Request
from litestar.datastructures import Cookie, MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send

LANGUAGES = {"zh": "中文", "en": "English"}
COOKIE, ASKED = "fund_language", "lang"
YEAR = 365 * 86_400
CATALOGUES = Path(__file__).parent / "locale"
_spoken: ContextVar[str] = ContextVar("spoken", default="zh")


def language() -> str:
    """The language of the page being made: "zh" or "en"."""
    return _spoken.get()


@cache
def _catalogue(name: str) -> GNUTranslations:
    found = polib.pofile(str(CATALOGUES / f"{name}.po"))
    return GNUTranslations(io.BytesIO(found.to_binary()))


def said(text: str) -> str:
    """A text in the page's language, for labels that are named elsewhere."""
    return text if language() == "zh" or not text else _catalogue(language()).gettext(text)


def say(text: str, /, **values: Any) -> str:
    """A sentence with values, %(named)s in it, in the page's language."""
    return said(text) % values


def said_of(one: str, many: str, count: int) -> str:
    """What gettext calls ngettext; Chinese knows one form."""
    return said(one if count == 1 else many)


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
        token = _spoken.set(chosen if chosen in LANGUAGES else "zh")

        async def remembering(message: Message) -> None:
            if message["type"] == "http.response.start" and asked in LANGUAGES:
                cookie = Cookie(COOKIE, value=asked, max_age=YEAR, httponly=True)
                sent = MutableScopeHeaders.from_message(message)
                sent.add("Set-Cookie", cookie.to_header(header=""))
            await send(message)

        try:
            await next_app(scope, receive, remembering)
        finally:
            _spoken.reset(token)
