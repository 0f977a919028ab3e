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

import polib

LANGUAGES = {"zh": "中文", "en": "English"}
CATALOGUES = Path(__file__).parent / "locale"
spoken: ContextVar[str] = ContextVar("spoken", default="zh")


def language() -> str:
    """The language of the page being made: "zh" or "en"."""
    return spoken.get()


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
