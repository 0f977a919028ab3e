"""A working page: tables of what there is, forms for what can be done. One template shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from litestar.response import Response, Template

from fund.web.forms import Form, submitted


@dataclass(frozen=True)
class Cell:
    """One cell: its text, an address it leads to, and how it looks ("num", "late", "soft")."""

    text: str
    href: str = ""
    css: str = ""


@dataclass(frozen=True)
class Sheet:
    """A table by its heads; cells are texts, or Cells where they lead somewhere."""

    title: str
    heads: tuple[str, ...]
    rows: Sequence[Sequence[str | Cell]]
    empty: str = "没有记录。"


@dataclass(frozen=True)
class Desk:
    """A page: tables, forms, links (label, address), notes to heed, facts (label, value).

    `asked` is what was searched for, where the page can be searched.
    """

    title: str
    sheets: tuple[Sheet, ...] = ()
    forms: tuple[Form, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    asked: str | None = None

    def page(self) -> Template:
        """The page as first opened."""
        fresh = replace(self, forms=tuple(form.fresh() for form in self.forms))
        return Template("desk.html", context={"desk": fresh})

    async def submitted(
        self, form: Form, data: dict[str, str], work: Any, done: Any
    ) -> Response[Any]:
        """Carry one of its forms out, or show the page again with what was wrong."""
        others = tuple(one.fresh() for one in self.forms if one.action != form.action)
        return await submitted(
            form,
            data,
            work,
            done,
            template="desk.html",
            context={"desk": replace(self, forms=others)},
        )


def num(text: str) -> Cell:
    """A number, to the right."""
    return Cell(text, css="num")
