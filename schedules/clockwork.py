"""APScheduler in the web process: the only place that knows it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from litestar import Litestar

from fund import clock
from schedules.running import EVENING, catch_up, settled_through


async def settle() -> None:
    """Do whatever is due by now."""
    await catch_up(settled_through(clock.now()))


@asynccontextmanager
async def ticking(_: Litestar) -> AsyncIterator[None]:
    """Catch up at start-up in the background, then every evening, while the application lives."""
    scheduler = AsyncIOScheduler(
        timezone=clock.ZONE,
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": 6 * 3600},
    )
    trigger = CronTrigger(hour=EVENING.hour, minute=EVENING.minute, timezone=clock.ZONE)
    scheduler.add_job(settle, trigger)
    scheduler.start()
    catching_up = asyncio.create_task(settle())
    try:
        yield
    finally:
        scheduler.shutdown(wait=False)
        catching_up.cancel()
        with suppress(asyncio.CancelledError):
            await catching_up
