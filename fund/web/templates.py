"""The template environment: one layout, macros, filters; every text wrapped for translation."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from fund import clock
from fund.capitals import capitals
from fund.money import percent, yuan_grouped
from fund.web.words import LANGUAGES, language, said, said_of

HERE = Path(__file__).parent


@cache
def environment(*folders: Path) -> Environment:
    """Templates of this floor and of the folders given; undefined names are errors.

    `_()` is for texts written in a template, the filter `said` for labels named elsewhere.
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
    i18n.install_gettext_callables(said, said_of, newstyle=True)
    env.filters["said"] = said
    env.globals["language"] = language
    env.globals["languages"] = LANGUAGES
    env.filters["yuan"] = yuan_grouped
    env.filters["capitals"] = capitals
    env.filters["percent"] = percent
    env.filters["local"] = clock.local
    return env
