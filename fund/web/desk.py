"""A working page: tables of what there is, forms for what can be done. One template shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from litestar.response import Redirect, Response, Template

from fund.access.actors import Actor
from fund.access.commands import done_before
from fund.errors import NotFound
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

    async def carried_out(
        self, actor: Actor, action: str, data: dict[str, str], work: Any, back: str
    ) -> Response[Any]:
        """Carry out its form that has this action, `work(form, key)`, and go back.

        A form that is gone because it was sent before is answered as then. Raises NotFound.
        """
        form = next((one for one in self.forms if one.action == action), None)
        if form is None:
            if await done_before(actor, data.get("key", "")):
                return Redirect(back, status_code=303)
            raise NotFound("现在不能这样办理，或者已经办过。请重新打开页面。")
        return await self.submitted(form, data, lambda key: work(form, key), lambda _: back)


def num(text: str) -> Cell:
    """A number, to the right."""
    return Cell(text, css="num")
