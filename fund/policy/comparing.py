"""A policy laid flat, place by place, to read and to compare versions. Pure."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

from fund.money import yuan
from fund.policy.rules import Policy


def flat(text: str) -> dict[str, str]:
    """Each value of a policy text by its place; tables of a list go by their key or name."""
    return dict(_walk("", tomllib.loads(text)))


def _walk(place: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _walk(f"{place}.{name}" if place else name, one)
    elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
        for index, one in enumerate(value):
            label = one.get("key") or one.get("name") or one.get("place") or str(index)
            yield from _walk(f"{place}[{label}]", one)
    else:
        shown = "、".join(map(str, value)) if isinstance(value, list) else value
        yield place, str(shown)


def changes(before: str, after: str) -> list[tuple[str, str, str]]:
    """Places whose value differs: what it was and what it is, "" where there was or is none."""
    old, new = flat(before), flat(after)
    places = dict.fromkeys([*old, *new])
    return [
        (place, old.get(place, ""), new.get(place, ""))
        for place in places
        if old.get(place) != new.get(place)
    ]


def budget_notes(policy: Policy) -> list[str]:
    """What the places of each benefit's tiers cost a year, beside what its sources promise."""
    promised = sum(source.yearly or 0 for source in policy.sources)
    found = []
    for benefit in policy.benefits:
        cost = sum((tier.amount or 0) * (tier.quota or 0) for tier in benefit.tiers)
        if not cost:
            continue
        note = f"“{benefit.name}”各档名额合计每年 {yuan(cost)} 元"
        if promised:
            word = "等于" if cost == promised else ("低于" if cost < promised else "超过")
            note += f"，{word}各来源每年约定的 {yuan(promised)} 元"
        found.append(note + "。")
    return found
