"""Forms: described once, filled by a person, read into a command, shown again when refused."""

from __future__ import annotations

import re
import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar, get_type_hints
from unicodedata import category

from litestar.response import Redirect, Response, Template

from fund.calendars import FIRST_DAY, read_day
from fund.errors import BadInput, Refused
from fund.money import read_count

C = TypeVar("C")

_KEY = re.compile(r"[A-Za-z0-9_-]{16,64}")
# Control, surrogate, unassigned and format characters: no paper can show them.
UNPRINTABLE = ("Cc", "Cs", "Cn", "Cf")


@dataclass(frozen=True)
class Field:
    """One input: text, money, date, number, select, words, file, password.

    `options` are (value, label); of words any number may be ticked, their value joined by commas.

    `longest` is the most characters it takes, `first` the earliest date.
    """

    name: str
    label: str
    kind: str = "text"
    value: str = ""
    hint: str = ""
    options: tuple[tuple[str, str], ...] = ()
    required: bool = True
    longest: int = 60
    first: date = FIRST_DAY


@dataclass(frozen=True)
class Form:
    """A form on a page; its key makes sending it twice the same as once."""

    title: str
    action: str
    submit: str
    fields: tuple[Field, ...]
    key: str = ""
    error: str = ""
    intro: str = ""

    def fresh(self) -> Form:
        """The form with a new key, for a new page."""
        return replace(self, key=secrets.token_hex(16))

    def refused(self, data: Mapping[str, str], error: Refused) -> Form:
        """The form as the person filled it, with what was wrong. Passwords are not sent back."""
        filled = tuple(
            field if field.kind == "password" else replace(field, value=data.get(field.name, ""))
            for field in self.fields
        )
        key = data.get("key", "") or secrets.token_hex(16)
        return replace(self, fields=filled, error=str(error), key=key)


def read(command: type[C], form: Form, data: Mapping[str, str], **given: Any) -> C:
    """A command struct from form data; raises BadInput naming the field that cannot be read."""
    hints = get_type_hints(command)
    values: dict[str, Any] = dict(given)
    for field in form.fields:
        if field.name not in hints or field.name in values:
            continue
        text = data.get(field.name, "").strip()
        if field.required and not text:
            raise BadInput(f"请填写“{field.label}”。")
        if len(text) > field.longest:
            raise BadInput(f"“{field.label}”最多 {field.longest} 个字，现在有 {len(text)} 个。")
        if any(category(mark) in UNPRINTABLE for mark in text):
            raise BadInput(f"“{field.label}”中有不能打印的字符，请删去后重新输入。")
        if not text and not field.required and hints[field.name] in (date | None, int | None):
            values[field.name] = None
            continue
        values[field.name] = _convert(hints[field.name], text, field)
    return command(**values)


def _convert(kind: Any, text: str, field: Field) -> Any:
    try:
        if kind in (date, date | None):
            return read_day(text, field.first)
        return read_count(text) if kind in (int, int | None) else text
    except ValueError as error:
        wanted = "整数" if kind in (int, int | None) else "日期（如 2026-01-31）"
        raise BadInput(f"“{field.label}”应为{wanted}，现在是“{text}”。") from error


async def submitted(
    form: Form,
    data: Mapping[str, str],
    work: Callable[[str], Awaitable[str]],
    done: Callable[[str], str],
    *,
    template: str = "form.html",
    context: Mapping[str, Any] | None = None,
) -> Response[Any]:
    """Carry a form out under its key: on to `done(answer)`, or the form again with the refusal."""
    try:
        key = data.get("key", "")
        if not _KEY.fullmatch(key):
            raise BadInput("表单已失效，请重新打开页面。")
        answer = await work(key)
    except Refused as refused:
        shown = {"form": form.refused(data, refused), **(context or {})}
        return Template(template, context=shown, status_code=refused.status)
    return Redirect(done(answer), status_code=303)


def options(pairs: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """A select's options with an empty first one, so that nothing is chosen by accident."""
    return (("", "请选择"), *pairs)
