"""APScheduler in the web process: the only place that knows it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger
from litestar import Litestar

from fund import clock
from fund.messages.channels import channels
from fund.messages.delivering import deliver
from schedules.running import catch_up, settled_through

EVERY_MINUTES = 5


async def settle() -> None:
    """Do whatever is due by now, then send what is waiting."""
    await catch_up(settled_through(clock.now()))
    await deliver()


@asynccontextmanager
async def ticking(_: Litestar) -> AsyncIterator[None]:
    """Catch up at start-up in the background, then every few minutes, while the application lives.

    What was done is not done again, so looking often costs a few reads; it lets a failed duty be
    tried again and a mail go out in time.
    """
    channels()  # refuses to start, in words, where mail or chat is configured wrongly
    scheduler = AsyncIOScheduler(
        timezone=clock.ZONE,
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": 3600},
    )
    scheduler.add_job(settle, IntervalTrigger(minutes=EVERY_MINUTES, timezone=clock.ZONE))
    scheduler.start()
    catching_up = asyncio.create_task(settle())
    try:
        yield
    finally:
        scheduler.shutdown(wait=False)
        catching_up.cancel()
        with suppress(asyncio.CancelledError):
            await catching_up
