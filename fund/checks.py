"""Named checks: rules over the rows themselves, each a function that returns findings."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from fund.database import snapshot


@dataclass(frozen=True)
class Check:
    """A check a person can name; `run` answers one sentence for each fault found."""

    name: str
    title: str
    run: Callable[[], Awaitable[list[str]]]


@dataclass(frozen=True)
class Finding:
    """A fault, and the check that found it."""

    check: str
    text: str


async def verify(checks: Sequence[Check]) -> list[Finding]:
    """Every fault that the checks find, all read from one moment of the database."""
    found = []
    async with snapshot():
        for check in checks:
            found += [Finding(check.name, text) for text in await check.run()]
    return found
