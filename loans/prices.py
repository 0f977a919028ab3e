"""Consumer price changes, as staff enter them: for what the fund is worth in old money."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from fund import clock
from fund.access.actors import Actor, require
from fund.access.commands import once
from fund.database import fetch, insert
from fund.errors import BadInput
from fund.money import read_percent
from loans.tables import Cpi

SOURCE_LONGEST, FALL_MOST = 200, 500_000


class EnterPrices(msgspec.Struct, frozen=True):
    """The change of consumer prices in a year, in percent as typed (may be negative)."""

    year: int
    percent: str
    source: str


async def enter(actor: Actor, command: EnterPrices, key: str) -> str:
    """Enter a year's change; the last entered counts. Raises BadInput."""
    require(actor, "price.enter")
    negative = command.percent.strip().startswith("-")
    ppm = read_percent(command.percent.strip().removeprefix("-"))
    source = command.source.strip()
    if not 1990 <= command.year <= clock.today().year or not 0 < len(source) <= SOURCE_LONGEST:
        raise BadInput(f"请填写年份（不晚于今年）和出处（不超过 {SOURCE_LONGEST} 个字）。")
    if negative and ppm > FALL_MOST:
        raise BadInput("物价下降超过 50%，请核对。")

    async def work() -> str:
        row = {"year": command.year, "change_ppm": -ppm if negative else ppm}
        stamp = {"entered_by": actor.id, "recorded_at": clock.now()}
        given = {"office": actor.office, "source": source}
        await insert(Cpi, row | stamp | given)
        return str(command.year)

    return await once(actor, key, command, work)


async def changes_between(
    office: int, first: date, last: date, known_at: datetime
) -> tuple[list[int], list[int]]:
    """Changes (ppm) of the whole years between two days, and the years nobody had entered."""
    rows = await fetch(
        "SELECT year, change_ppm FROM cpi WHERE office = {} AND recorded_at <= {} "
        "ORDER BY recorded_at, id",
        office,
        known_at,
    )
    known = {row["year"]: row["change_ppm"] for row in rows}
    years = range(first.year, last.year)
    changes = [known[year] for year in years if year in known]
    return changes, [year for year in years if year not in known]
