"""Policy files: found, read, checked against their types."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from fund.errors import BadInput, NotFound, Refused
from fund.money import read_percent, read_yuan
from fund.policy.rules import Fen, Policy, Ppm, Times


def _convert(kind: type, value: Any) -> Any:
    """An amount, a rate or a multiple; what is wrong is said with its place in the file."""
    if not isinstance(value, str):
        raise TypeError('金额和利率写成带引号的文本，如 "3000.00"')
    try:
        if kind is Times:
            return Times(read_yuan(value) * 10_000)
        return Fen(read_yuan(value)) if kind is Fen else Ppm(read_percent(value))
    except Refused as error:
        raise ValueError(str(error)) from error


def parse(text: str, name: str) -> Policy:
    """Read a policy text; a wrong one is refused with its name and what was expected. BadInput."""
    try:
        return msgspec.convert(tomllib.loads(text), Policy, dec_hook=_convert)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise BadInput(f"办法文件 {name} 不合格：{error}") from error


def available() -> list[str]:
    """Names of the shipped policies."""
    folder = files("fund") / "policies"
    return sorted(
        p.name.removesuffix(".toml") for p in folder.iterdir() if p.name.endswith(".toml")
    )


@cache
def load(name: str) -> Policy:
    """The shipped policy of that name; raises NotFound with the names there are."""
    if name not in available():
        raise NotFound(f"没有名为“{name}”的办法。可用的办法：{'、'.join(available())}。")
    text = (files("fund") / "policies" / f"{name}.toml").read_text(encoding="utf-8")
    return parse(text, f"{name}.toml")
