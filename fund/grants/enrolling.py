"""Enrolment of those whose subsidy was approved, and the end of it.

Somebody is paid from his first month on and up to the month in which the reason to stop arose; the
next month is not paid (design card 6.1: stop next month).
"""

from __future__ import annotations

from datetime import date

import msgspec

from fund import clock
from fund.access.actors import Actor
from fund.access.commands import once
from fund.calendars import month_end
from fund.cases.deciding import award_of
from fund.cases.reading import benefit_of, case_file, case_for
from fund.database import Row, fetch, fetch_one, insert, insert_one
from fund.errors import BadInput, NotFound, Refused
from fund.grants.tables import Enrolment, EnrolmentStop
from fund.office.funds import FundView

REASONS = {
    "death": "去世",
    "moved": "党组织关系转出",
    "recovered": "不再困难",
    "expelled": "出党",
    "other": "其他",
}


class Enrol(msgspec.Struct, frozen=True):
    """A book handed out for an approved subsidy; `starts_on` is the first day of a month."""

    no: str
    voucher_no: str
    starts_on: date


class StopEnrolment(msgspec.Struct, frozen=True):
    """A reason to stop, and the day it arose."""

    no: str
    reason: str
    happened_on: date
    note: str = ""


async def enrol(actor: Actor, fund: FundView, command: Enrol, key: str) -> str:
    """Enter the book; answers the enrolment's id. Raises BadInput, NotFound or Refused."""

    async def work() -> str:
        row = await case_for(actor, fund, command.no, "subsidy.enrol")
        (await case_file(fund, command.no)).check_aside(actor.id)
        award, benefit = await award_of(fund, command.no), benefit_of(fund, row)
        if benefit.kind != "monthly":
            raise Refused(f"“{benefit.name}”不是按月补助。", benefit.clause)
        voucher = command.voucher_no.strip()
        if not voucher:
            raise BadInput(f"请填写{benefit.voucher or '补助证'}号。", benefit.clause)
        if command.starts_on.day != 1 or command.starts_on < award["awarded_on"].replace(day=1):
            raise BadInput(
                f"起发月份应写成每月 1 日，不早于批准的 {award['awarded_on']:%Y-%m}。",
                benefit.clause,
            )
        if await fetch_one("SELECT id FROM enrolment WHERE award = {}", award["id"]):
            raise Refused("已经登记过补助证。")
        taken = "SELECT id FROM enrolment WHERE fund = {} AND voucher_no = {}"
        if await fetch_one(taken, fund.id, voucher):
            raise Refused(f"补助证 {voucher} 已经登记给别人。")
        made = {"office": fund.office, "fund": fund.id, "award": award["id"]}
        about = {"voucher_no": voucher, "starts_on": command.starts_on, "maker": actor.id}
        return str(await insert_one(Enrolment, made | about | {"recorded_at": clock.now()}))

    return await once(actor, key, command, work, fund.id)


async def stop(actor: Actor, fund: FundView, command: StopEnrolment, key: str) -> str:
    """End it with the month of the day; answers the first month not paid. BadInput or Refused."""

    async def work() -> str:
        await case_for(actor, fund, command.no, "subsidy.enrol")
        (await case_file(fund, command.no)).check_aside(actor.id)
        row = await enrolment_of(fund, command.no)
        if row is None:
            raise NotFound("还没有登记补助证。")
        if row["stops_on"] is not None:
            raise Refused(f"已经从 {row['stops_on']:%Y-%m} 起停发。")
        if command.reason not in REASONS:
            raise BadInput(f"停发原因应为：{'、'.join(REASONS.values())}。")
        if not row["awarded_on"] <= command.happened_on <= clock.today():
            raise BadInput(f"发生日期应在 {row['awarded_on']} 到今天之间。")
        stops_on = date.fromordinal(month_end(command.happened_on).toordinal() + 1)
        made = {"office": fund.office, "fund": fund.id, "enrolment": row["id"]}
        about = {"reason": command.reason, "happened_on": command.happened_on}
        stamp = {"note": command.note.strip(), "maker": actor.id, "recorded_at": clock.now()}
        await insert(EnrolmentStop, made | about | stamp | {"stops_on": stops_on})
        return stops_on.isoformat()

    return await once(actor, key, command, work, fund.id)


async def enrolment_of(fund: FundView, no: str) -> Row | None:
    """The enrolment of a case with its end, if it has come to one."""
    return await fetch_one(
        "SELECT e.*, a.awarded_on, a.amount_fen, s.reason, s.happened_on, s.stops_on "
        "FROM enrolment e JOIN award a ON a.id = e.award "
        "LEFT JOIN enrolment_stop s ON s.enrolment = e.id WHERE a.fund = {} AND a.case_no = {}",
        *(fund.id, no),
    )


async def overpaid(fund: FundView, no: str) -> list[Row]:
    """Payments for months after the end, not yet returned or recovered in full (fen left)."""
    rows = await fetch(
        "SELECT p.id, p.month_of, p.amount_fen, (SELECT COALESCE(SUM(r.amount_fen), 0) "
        "FROM payment_return r WHERE r.payment = p.id) AS back FROM benefit_payment p "
        "JOIN award a ON a.id = p.award JOIN enrolment e ON e.award = a.id "
        "JOIN enrolment_stop s ON s.enrolment = e.id "
        "WHERE a.fund = {} AND a.case_no = {} AND p.month_of >= s.stops_on ORDER BY p.month_of",
        *(fund.id, no),
    )
    return [
        row | {"left": row["amount_fen"] - int(row["back"])}
        for row in rows
        if row["amount_fen"] > int(row["back"])
    ]
