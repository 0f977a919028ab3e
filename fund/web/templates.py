"""The template environment: one layout, macros, filters; every text wrapped for translation."""

from __future__ import annotations

from functools import cache
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from fund import clock
from fund.capitals import capitals
from fund.money import percent, yuan_grouped

HERE = Path(__file__).parent


@cache
def environment(*folders: Path) -> Environment:
    """Templates of this floor and of the folders given; undefined names are errors.

    Message ids are the Chinese texts themselves, so Chinese needs no catalogue.
    """
    env = Environment(
        loader=FileSystemLoader([HERE / "templates", *folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    i18n: Any = env
    i18n.install_gettext_translations(NullTranslations(), newstyle=True)
    env.filters["yuan"] = yuan_grouped
    env.filters["capitals"] = capitals
    env.filters["percent"] = percent
    env.filters["local"] = clock.local
    return env
