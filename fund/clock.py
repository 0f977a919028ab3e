"""The only module that reads the clock.

Everything else receives today's date as an argument. A rehearsal (the demo's history, a test) sets
the clock for its own context with `at`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")
_set: ContextVar[datetime | None] = ContextVar("clock", default=None)
_shift: ContextVar[timedelta] = ContextVar("shift", default=timedelta(0))


def now() -> datetime:
    """This instant, in UTC."""
    return _set.get() or datetime.now(UTC) + _shift.get()


def today() -> date:
    """Today's business date in China."""
    return now().astimezone(ZONE).date()


def instant(on: date, hour: int = 9, minute: int = 0, second: int = 0) -> datetime:
    """A wall-clock time in China on a date, in UTC."""
    return datetime.combine(on, time(hour, minute, second), ZONE).astimezone(UTC)


def local(at: datetime) -> datetime:
    """An instant on China's clock, for print."""
    return at.astimezone(ZONE)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let this context live at `moment` (aware)."""
    token = _set.set(moment)
    try:
        yield
    finally:
        _set.reset(token)


def start_on(on: date) -> None:
    """Let time run on from this hour of another day: a demo served as of a date."""
    real = datetime.now(UTC).astimezone(ZONE).date()
    _shift.set(timedelta(days=(on - real).days))
