"""Running duties: each exactly once for its date, whoever fires it and however often."""

from __future__ import annotations

import logging
from datetime import date, datetime, time, timedelta

from fund import clock
from fund.database import fetch, insert, unit_of_work
from fund.errors import BadInput, NotFound
from fund.office.funds import FundView, all_funds
from reports.archive import file
from reports.asking import question
from reports.catalogue import build
from schedules.duties import BY_NAME, Duty, due_between
from schedules.tables import DutyRun

log = logging.getLogger("fund.duties")

# The office closes; what is due on a date is done that evening.
EVENING = time(18, 30)


def settled_through(now: datetime) -> date:
    """The last date whose duties can be done: today once the evening has come."""
    here = clock.local(now)
    return here.date() if here.time() >= EVENING else here.date() - timedelta(days=1)


def duty_named(name: str) -> Duty:
    """The duty of that name; raises NotFound with the names there are."""
    if name not in BY_NAME:
        raise NotFound(f"没有名为“{name}”的定时任务。可用：{'、'.join(BY_NAME)}。")
    return BY_NAME[name]


async def run(fund: FundView, duty: Duty, on: date) -> bool:
    """Do a duty for a date; answers False where it was done before.

    The report is issued and its run recorded in one transaction, so a crash leaves neither. Raises
    BadInput for a date the duty is not due on, or that is not over.
    """
    if on > settled_through(clock.now()):
        raise BadInput(f"{on} 还没有过完，当天 {EVENING:%H:%M} 以后才能办理。")
    if on < fund.opened_on or not duty.is_due(on, fund.policy):
        raise BadInput(f"“{duty.title}”在 {on} 没有到期的任务。")
    async with unit_of_work(fund.id):
        if await fetch(
            "SELECT id FROM duty_run WHERE fund = {} AND duty = {} AND due_on = {}",
            fund.id,
            duty.name,
            on,
        ):
            return False
        document = await build(duty.report, await question(fund, on))
        issued = await file(fund, document)
        row = {"office": fund.office, "fund": fund.id, "duty": duty.name, "due_on": on}
        stamp = {"result": f"档案校验码 {issued}", "recorded_at": clock.now()}
        await insert(DutyRun, row | stamp)
    return True


async def done(fund: FundView) -> dict[tuple[str, date], str]:
    """What ran, by duty and date, with its result."""
    rows = await fetch("SELECT duty, due_on, result FROM duty_run WHERE fund = {}", fund.id)
    return {(row["duty"], row["due_on"]): row["result"] for row in rows}


async def catch_up(through: date) -> int:
    """Do every missed duty of every fund up to a date; answers how many were done now.

    A duty that fails is logged and stays due; the others go on.
    """
    count = 0
    for fund in await all_funds():
        before = await done(fund)
        for on, duty in due_between(fund.policy, fund.opened_on, through):
            if (duty.name, on) in before:
                continue
            try:
                count += await run(fund, duty, on)
            except Exception:
                log.exception("duty %s for %s of fund %s failed", duty.name, on, fund.code)
    return count
