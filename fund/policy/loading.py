"""Policy files: found, read, checked against their types."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from fund.errors import BadInput, NotFound
from fund.money import read_percent, read_yuan
from fund.policy.rules import Fen, Policy, Ppm


def _convert(kind: type, value: Any) -> Any:
    if kind is Fen:
        return Fen(read_yuan(value))
    if kind is Ppm:
        return Ppm(read_percent(value))
    raise NotImplementedError(kind)  # pragma: no cover - a type the policy does not use


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
