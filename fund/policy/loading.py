"""Policy files: found, read, checked; what is wrong is named with its line."""

from __future__ import annotations

import hashlib
import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import msgspec

from fund.errors import BadInput, NotFound, Refused
from fund.money import read_percent, read_yuan
from fund.policy.checking import faults
from fund.policy.rules import Policy
from fund.policy.values import Fen, Ppm, Times

_PLACE = re.compile(r"`\$\.?([^`]*)`")


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


@lru_cache(maxsize=256)
def parse(text: str, name: str) -> Policy:
    """Read a policy text. A wrong one raises BadInput: file, line, what is expected."""
    try:
        policy = msgspec.convert(tomllib.loads(text), Policy, dec_hook=_convert)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"办法文件 {name} 不是合格的 TOML：{error}") from error
    except msgspec.ValidationError as error:
        place = _PLACE.search(str(error))
        line = line_of(text, place[1] if place else "")
        raise BadInput(f"办法文件 {name} 第 {line} 行不合格：{error}") from error
    wrong = [f"第 {line_of(text, path[2:])} 行：{said}" for path, said in faults(policy)]
    if wrong:
        raise BadInput(f"办法文件 {name} 不合格。" + "；".join(wrong))
    return policy


def line_of(text: str, path: str) -> int:
    """The line of the text (from 1) at which a path such as `benefits[1].tiers[0].amount` stands.

    Tables are counted by their headers; what is written inline stands on its table's own key.
    """
    lines, at, table = text.splitlines(), 0, ""
    end = len(lines)
    for part in path.split("."):
        name, _, index = part.partition("[")
        table = f"{table}.{name}" if table else name
        header = f"[[{table}]]" if index else f"[{table}]"
        headers = [n for n in range(at, end) if lines[n].strip() == header]
        wanted = int(index.rstrip("]")) if index and index.rstrip("]").isdecimal() else 0
        if wanted < len(headers):
            at = headers[wanted]
            later = [n for n in range(at + 1, end) if _leaves(lines[n], table)]
            end = later[0] if later else end
            continue
        key = re.compile(rf"\s*{re.escape(name)}\s*=")
        return next((n for n in range(at, end) if key.match(lines[n])), at) + 1
    return at + 1


def _leaves(line: str, table: str) -> bool:
    """Whether a line opens a table that is not part of `table`."""
    opened = re.match(r"\s*\[+([\w.-]+)\]+", line)
    return bool(opened) and not str(opened and opened[1]).startswith(f"{table}.")


def digest_of(text: str) -> str:
    """What a policy's text is known by."""
    return hashlib.sha256(text.encode()).hexdigest()


def available() -> list[str]:
    """Names of the shipped policies."""
    folder = files("fund") / "policies"
    return sorted(
        p.name.removesuffix(".toml") for p in folder.iterdir() if p.name.endswith(".toml")
    )


@cache
def shipped(name: str) -> str:
    """The text of a shipped policy; raises NotFound with the names there are."""
    if name not in available():
        raise NotFound(f"没有名为“{name}”的办法。可用的办法：{'、'.join(available())}。")
    return (files("fund") / "policies" / f"{name}.toml").read_text(encoding="utf-8")


def load(name: str) -> Policy:
    """The shipped policy of that name; raises NotFound with the names there are."""
    return parse(shipped(name), f"{name}.toml")
