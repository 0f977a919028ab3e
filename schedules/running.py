"""Running duties: each exactly once for its date, whoever fires it and however often.

A duty that fails leaves nothing, is tried again after a while, longer each time, and after the last
time is left to a person. One that looks every day makes up missed days in its next run.
"""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import date, datetime, time, timedelta

from fund import clock
from fund.database import Row, day_of, fetch, fetch_one, insert, unit_of_work
from fund.errors import BadInput, NotFound, reason_of
from fund.messages.delivering import BACK_OFF
from fund.messages.telling import Note, tell
from fund.office.funds import FundView, all_funds
from fund.office.holidays import workdays
from schedules.bodies import BODIES
from schedules.duties import BY_NAME, Duty, Setting, due_between
from schedules.tables import DutyAttempt, DutyRun

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


async def setting_of(fund: FundView) -> Setting:
    """What decides a fund's duties."""
    return Setting(fund.policy, await workdays(fund.office))


async def run(fund: FundView, duty: Duty, on: date) -> bool:
    """Do a duty for a date; answers False where it was done before.

    What it does and the record of its run are one transaction, so a crash leaves neither. Raises
    BadInput for a date the duty is not due on, or that is not over.
    """
    if on > settled_through(clock.now()):
        raise BadInput(f"{on} 还没有过完，当天 {EVENING:%H:%M} 以后才能办理。")
    if on < fund.opened_on or not duty.is_due(on, await setting_of(fund)):
        raise BadInput(f"“{duty.title}”在 {on} 没有到期的任务。")
    async with unit_of_work(fund.id):
        last = await fetch_one(
            "SELECT MAX(due_on) AS last, SUM(CASE WHEN due_on = {} THEN 1 ELSE 0 END) AS done, "
            "SUM(CASE WHEN due_on > {} THEN 1 ELSE 0 END) AS later "
            "FROM duty_run WHERE fund = {} AND duty = {}",
            *(on, on, fund.id, duty.name),
        )
        if last and (last["done"] or (duty.daily and last["later"])):
            return False
        result = await BODIES[duty.name](fund, on, _since(fund, last))
        row = {"office": fund.office, "fund": fund.id, "duty": duty.name, "due_on": on}
        await insert(DutyRun, row | {"result": result[:200], "recorded_at": clock.now()})
    return True


def _since(fund: FundView, last: Row | None) -> date:
    """The last date a duty was done for; before the first, the day before the fund opened."""
    found = day_of(last["last"]) if last else None
    return found or fund.opened_on - timedelta(days=1)


async def done(fund: FundView) -> dict[tuple[str, date], str]:
    """What ran, by duty and date, with its result."""
    rows = await fetch("SELECT duty, due_on, result FROM duty_run WHERE fund = {}", fund.id)
    return {(row["duty"], row["due_on"]): row["result"] for row in rows}


async def attempts(fund: FundView) -> dict[tuple[str, date], Row]:
    """What failed, by duty and date; what was done since is not among them."""
    rows = await fetch(
        "SELECT a.duty, a.due_on, a.tries, a.error, a.next_at FROM duty_attempt a "
        "WHERE a.fund = {} AND NOT EXISTS (SELECT 1 FROM duty_run r WHERE r.fund = a.fund "
        "AND r.duty = a.duty AND r.due_on = a.due_on)",
        fund.id,
    )
    return {(row["duty"], row["due_on"]): row for row in rows}


async def catch_up(through: date) -> int:
    """Do every missed duty of every fund up to a date; answers how many were done now.

    A duty that fails is noted and tried again later; the others go on.
    """
    count = 0
    for fund in await all_funds():
        before, failed = await done(fund), await attempts(fund)
        for on, duty in due_between(await setting_of(fund), fund.opened_on, through):
            key = (duty.name, on)
            if key in before or _must_wait(failed.get(key)):
                continue
            try:
                count += await run(fund, duty, on)
            except Exception as error:
                log.exception("duty %s for %s of fund %s failed", duty.name, on, fund.code)
                with suppress(Exception):  # whatever is wrong, the other duties go on
                    await _note(fund, duty, on, error)
    return count


def _must_wait(failed: Row | None) -> bool:
    """Whether a failed duty is not to be tried now: not yet, or no more without a person."""
    return failed is not None and (failed["next_at"] is None or failed["next_at"] > clock.now())


async def _note(fund: FundView, duty: Duty, on: date, error: Exception) -> None:
    """Remember a failure; after the last try ask for a person."""
    key = (fund.id, duty.name, on)
    why = reason_of(error)
    async with unit_of_work(fund.id):
        row = await fetch_one(
            "SELECT id, tries FROM duty_attempt WHERE fund = {} AND duty = {} AND due_on = {}", *key
        )
        tries = (row["tries"] if row else 0) + 1
        left = tries <= len(BACK_OFF)
        next_at = clock.now() + BACK_OFF[tries - 1] if left else None
        if row:
            await fetch(
                "UPDATE duty_attempt SET tries = {}, error = {}, next_at = {} WHERE id = {}",
                *(tries, why, next_at, row["id"]),
            )
        else:
            found = {"office": fund.office, "fund": fund.id, "duty": duty.name, "due_on": on}
            await insert(DutyAttempt, found | {"tries": tries, "error": why, "next_at": next_at})
        if not left:
            brief = f"定时任务“{duty.title}”（{on}）连续失败 {tries} 次，请人工处理。"
            note = Note("duty-failed", clock.today(), "定时任务失败", brief, brief, "/duties")
            await tell(fund, note, ("admin", "clerk"))
