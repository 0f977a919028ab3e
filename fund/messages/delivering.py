"""Sending what waits: each at least once, by one worker at a time; a failing channel loses nothing.

A delivery is claimed for a while before it is sent, so that two workers do not both send it; one
that died in between leaves a claim that ends by itself. A mail carries the same Message-ID on each
try, so that a second copy is known as one.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timedelta

from fund import clock
from fund.database import Row, fetch, unit_of_work
from fund.errors import reason_of
from fund.messages.channels import Channels, configured, open_at, send_chat, send_mail
from fund.messages.telling import contacts

log = logging.getLogger("fund.messages")

CLAIM = timedelta(minutes=10)
BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (5, 30, 120, 720))
AT_ONCE = 50
_WAITING = (
    "SELECT d.id, d.office, d.channel, d.staff, d.tries, d.next_at, m.title, m.brief, m.link "
    "FROM delivery d JOIN message m ON m.id = d.message "
    "WHERE d.state IN ('waiting', 'sending') AND d.next_at <= {} ORDER BY d.id LIMIT {}"
)


async def deliver() -> int:
    """Send what is due and may be sent at this hour; answers how many went."""
    through, sent = configured(), 0
    for row in await fetch(_WAITING, clock.now(), AT_ONCE):
        now = clock.now()  # a slow server must not make a claim old before it is made
        if open_at(now) > now:
            break
        if await _claim(row, now):
            sent += await _send(row, through, now)
    return sent


async def _claim(row: Row, now: datetime) -> bool:
    """Whether this worker has the delivery to itself."""
    async with unit_of_work():
        found = await fetch(
            "UPDATE delivery SET state = 'sending', next_at = {} WHERE id = {} "
            "AND next_at = {} AND state <> 'sent' RETURNING id",
            *(now + CLAIM, row["id"], row["next_at"]),
        )
    return bool(found)


async def _send(row: Row, through: Channels, now: datetime) -> bool:
    text = f"{row['brief']}\n{through.public_url}{row['link']}" if row["link"] else row["brief"]
    try:
        if row["channel"] == "chat":
            await asyncio.to_thread(send_chat, through.chat, row["title"], text)
        else:
            address = (await contacts(row["office"])).get(row["staff"], "")
            if not address or through.smtp is None:
                return await _settle(row, "failed", "没有邮箱地址或邮件服务器", None)
            await asyncio.to_thread(send_mail, through.smtp, address, row["title"], text, row["id"])
    except Exception as error:  # noqa: BLE001 - whatever a server does, nothing is lost
        log.warning("delivery %s failed: %s", row["id"], type(error).__name__)
        return await _failed(row, reason_of(error), now)
    return await _settle(row, "sent", "", now)


async def _failed(row: Row, why: str, now: datetime) -> bool:
    """Try again later, and after the last time leave it to a person."""
    if row["tries"] >= len(BACK_OFF):
        return await _settle(row, "failed", why, None)
    await fetch(
        "UPDATE delivery SET state = 'waiting', tries = {}, next_at = {}, error = {} WHERE id = {}",
        *(row["tries"] + 1, open_at(now + BACK_OFF[row["tries"]]), why[:200], row["id"]),
    )
    return False


async def _settle(row: Row, state: str, why: str, sent_at: datetime | None) -> bool:
    await fetch(
        "UPDATE delivery SET state = {}, tries = {}, sent_at = {}, error = {} WHERE id = {}",
        *(state, row["tries"] + 1, sent_at, why[:200], row["id"]),
    )
    return state == "sent"


async def deliveries(office: int, limit: int = 100) -> list[Row]:
    """What was sent to whom through what, newest first; addresses masked."""
    return await fetch(
        "SELECT d.id, d.channel, d.address, d.state, d.tries, d.sent_at, d.next_at, d.error, "
        "m.title, m.dated FROM delivery d JOIN message m ON m.id = d.message "
        "WHERE d.office = {} ORDER BY d.id DESC LIMIT {}",
        *(office, limit),
    )
