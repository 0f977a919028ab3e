"""Months closed for booking: a close stands until it is reopened (反结账)."""

from __future__ import annotations

from datetime import date, datetime

from fund import clock
from fund.calendars import month_end
from fund.database import Row, fetch, fetch_one, insert, number
from fund.journal.tables import MonthClose

# A close `c` that nobody reopened.
STANDING = "NOT EXISTS (SELECT 1 FROM month_reopening r WHERE r.month_close = c.id)"
_CLOSES = (
    "SELECT c.id, c.month_end, c.version, c.recorded_at, s.name FROM month_close c "
    "JOIN staff s ON s.id = c.closed_by WHERE c.fund = {} "
)


async def closed_through(fund: int) -> date | None:
    """The last day of the last closed month."""
    row = await fetch_one(
        "SELECT c.month_end FROM month_close c WHERE c.fund = {} AND "
        + STANDING
        + " ORDER BY c.month_end DESC LIMIT 1",
        fund,
    )
    return row["month_end"] if row else None


async def close_of(fund: int, on: date) -> Row | None:
    """The close that stands for the month of a day, or None."""
    return await fetch_one(_CLOSES + "AND c.month_end = {} AND " + STANDING, fund, month_end(on))


async def closed_at(fund: int, on: date) -> datetime | None:
    """The instant at which the month of a day was closed, if it is."""
    row = await close_of(fund, on)
    return row["recorded_at"] if row else None


async def closes(fund: int) -> list[Row]:
    """The closes that stand, newest month first."""
    return await fetch(_CLOSES + "AND " + STANDING + " ORDER BY c.month_end DESC", fund)


async def shut(fund: int, office: int, on: date, closed_by: int) -> None:
    """Close a month for booking; the caller has looked at everything else."""
    version = await number(
        "SELECT MAX(version) FROM month_close WHERE fund = {} AND month_end = {}", fund, on
    )
    row = {"office": office, "fund": fund, "month_end": on, "version": version + 1}
    await insert(MonthClose, row | {"closed_by": closed_by, "recorded_at": clock.now()})
