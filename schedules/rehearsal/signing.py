"""The demo's supervisory group signs each closed month."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from fund.access.actors import Actor
from fund.journal.months import close_of
from fund.office.funds import FundView
from fund.supervision.signing import SignMonth, sign
from reports.supervision.packs import pack_of


async def sign_off(
    fund: FundView, supervisors: Sequence[Actor], new_key: Callable[[], str], on: date
) -> None:
    """Sign the month before a day, if it is closed and packed."""
    month = on.replace(day=1) - timedelta(days=1)
    close = await close_of(fund.id, month)
    issued = await pack_of(fund, close) if close else None
    if issued:
        for one in supervisors:
            command = SignMonth(month, "agreed", one.name)
            await sign(one, fund, command, issued["pdf_sha256"], new_key())
