"""What follows a pay run: sign-off sheets by branch, the bank's file (代发), the yearly survey."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import msgspec

from fund import clock
from fund.access.actors import Actor, require
from fund.access.commands import once
from fund.database import Row, fetch, fetch_one, insert, number
from fund.errors import BadInput, NotFound, Refused
from fund.office.funds import FundView
from fund.subsidies.tables import Satisfaction, SheetReturn
from fund.vault import vault


class ReturnSheet(msgspec.Struct, frozen=True):
    """A branch's sheet that came back with so many signatures or thumbprints."""

    run: int
    township: str
    branch: str
    returned_on: date
    signed: int
    note: str = ""


class RecordSurvey(msgspec.Struct, frozen=True):
    """How many of those who draw were asked in a year, and how many were satisfied."""

    year: int
    surveyed_on: date
    asked: int
    satisfied: int


class TakeBankFile(msgspec.Struct, frozen=True):
    """The bank's file of a run, with whole account numbers: who took it is on the trail."""

    run: int


@dataclass(frozen=True)
class BankFile:
    """Lines for the bank, account numbers whole; `missing` are those who have none on record."""

    rows: list[Row]
    missing: list[Row]


async def run_of(fund: FundView, run: int) -> Row:
    """A pay run by id; raises NotFound."""
    row = await fetch_one("SELECT * FROM pay_run WHERE fund = {} AND id = {}", fund.id, run)
    if row is None:
        raise NotFound("没有这个发放批次。")
    return row


async def runs(fund: FundView) -> list[Row]:
    """Every run, newest first, with how many sheets came back and payments bounced."""
    return await fetch(
        "SELECT r.*, (SELECT COUNT(*) FROM sheet_return s WHERE s.pay_run = r.id) AS sheets, "
        "(SELECT COUNT(DISTINCT p.seq) FROM benefit_payment p WHERE p.pay_run = r.id) AS branches, "
        "(SELECT COUNT(*) FROM payment_return b JOIN benefit_payment p ON p.id = b.payment "
        "WHERE p.pay_run = r.id AND b.kind = 'bounced') AS bounced "
        "FROM pay_run r WHERE r.fund = {} ORDER BY r.id DESC",
        fund.id,
    )


async def branches_of(run: int) -> list[Row]:
    """A run by branch: people, fen, whether its sheet came back."""
    return await fetch(
        "SELECT t.name AS township, m.branch, COUNT(*) AS people, SUM(p.amount_fen) AS fen, "
        "MIN(s.signed) AS signed, MIN(s.returned_on) AS returned_on FROM benefit_payment p "
        "JOIN award a ON a.id = p.award JOIN member m ON m.id = a.member "
        "JOIN household h ON h.id = m.household JOIN township t ON t.id = h.township "
        "LEFT JOIN sheet_return s ON s.pay_run = p.pay_run AND s.township = t.name "
        "AND s.branch = m.branch WHERE p.pay_run = {} GROUP BY t.id, t.name, m.branch "
        "ORDER BY t.id, m.branch",
        run,
    )


async def return_sheet(actor: Actor, fund: FundView, command: ReturnSheet, key: str) -> str:
    """Record a sheet that came back; answers the run's id. Raises BadInput, NotFound or Refused."""

    async def work() -> str:
        require(actor, "subsidy.run")
        run = await run_of(fund, command.run)
        found = [
            row
            for row in await branches_of(run["id"])
            if (row["township"], row["branch"]) == (command.township, command.branch)
        ]
        if not found:
            raise NotFound("这个批次没有这个党支部。")
        if found[0]["returned_on"] is not None:
            raise Refused("这个党支部的发放表已经交回。")
        if not 0 <= command.signed <= int(found[0]["people"]):
            raise BadInput(f"签收人数应在 0 到 {found[0]['people']} 之间。")
        if not run["paid_on"] <= command.returned_on <= clock.today():
            raise BadInput(f"交回日期应在 {run['paid_on']} 到今天之间。")
        made = {"office": fund.office, "fund": fund.id, "pay_run": run["id"]}
        about = {"township": command.township, "branch": command.branch}
        stamp = {"signed": command.signed, "returned_on": command.returned_on}
        who = {"note": command.note.strip(), "maker": actor.id, "recorded_at": clock.now()}
        await insert(SheetReturn, made | about | stamp | who)
        return str(run["id"])

    return await once(actor, key, command, work, fund.id)


async def bank_file(actor: Actor, fund: FundView, command: TakeBankFile, key: str) -> BankFile:
    """The lines for the bank. Raises Forbidden or NotFound."""
    found: list[BankFile] = []

    async def work() -> str:
        require(actor, "subsidy.bankfile")
        run = await run_of(fund, command.run)
        found.append(_bank_file(await _accounts(run["id"])))
        return str(run["id"])

    await once(actor, key, command, work, fund.id)
    return found[0]


async def _accounts(run: int) -> list[Row]:
    return await fetch(
        "SELECT m.name, p.amount_fen, p.voucher_no, a.case_no, m.branch, (SELECT r.bank_sealed "
        "FROM member_record r WHERE r.member = m.id AND r.bank_sealed <> '' "
        "ORDER BY r.id DESC LIMIT 1) AS bank_sealed FROM benefit_payment p "
        "JOIN award a ON a.id = p.award JOIN member m ON m.id = a.member "
        "WHERE p.pay_run = {} ORDER BY p.id",
        run,
    )


def _bank_file(rows: list[Row]) -> BankFile:
    opened = vault().open
    ready = [row | {"account": opened(row["bank_sealed"])} for row in rows if row["bank_sealed"]]
    return BankFile(ready, [row for row in rows if not row["bank_sealed"]])


async def record_survey(actor: Actor, fund: FundView, command: RecordSurvey, key: str) -> str:
    """Keep a survey's result; the newest of a year counts. Raises BadInput."""

    async def work() -> str:
        require(actor, "subsidy.run")
        if command.asked < 1 or not 0 <= command.satisfied <= command.asked:
            raise BadInput("满意人数应在 0 到调查人数之间，调查至少 1 人。")
        if command.surveyed_on > clock.today() or command.surveyed_on.year != command.year:
            raise BadInput(f"调查日期应在 {command.year} 年内，不晚于今天。")
        made = {"office": fund.office, "fund": fund.id, "year": command.year}
        about = {"surveyed_on": command.surveyed_on, "asked": command.asked}
        stamp = {"satisfied": command.satisfied, "maker": actor.id, "recorded_at": clock.now()}
        await insert(Satisfaction, made | about | stamp)
        return str(command.year)

    return await once(actor, key, command, work, fund.id)


async def completion(
    fund: FundView, year: int, through: date, known_at: datetime
) -> tuple[int, int]:
    """Months paid and months due to everybody enrolled in a year, through the month of a day."""
    first, last = date(year, 1, 1), min(through, date(year, 12, 31)).replace(day=1)
    rows = await fetch(
        "SELECT e.starts_on, s.stops_on FROM enrolment e "
        "LEFT JOIN enrolment_stop s ON s.enrolment = e.id AND s.recorded_at <= {} "
        "WHERE e.fund = {} AND e.recorded_at <= {}",
        *(known_at, fund.id, known_at),
    )
    due = 0
    for row in rows:
        since = max(row["starts_on"], first)
        until = last if row["stops_on"] is None else min(last, _month_before(row["stops_on"]))
        due += max((until.year - since.year) * 12 + until.month - since.month + 1, 0)
    paid = await number(
        "SELECT COUNT(*) FROM benefit_payment p JOIN enrolment e ON e.award = p.award "
        "WHERE p.fund = {} AND p.month_of >= {} AND p.month_of <= {} AND p.paid_on <= {} "
        "AND p.recorded_at <= {} AND NOT EXISTS (SELECT 1 FROM payment_return r "
        "WHERE r.payment = p.id AND r.kind = 'bounced' AND r.recorded_at <= {})",
        *(fund.id, first, last, through, known_at, known_at),
    )
    return paid, due


def _month_before(first: date) -> date:
    return date.fromordinal(first.toordinal() - 1).replace(day=1)
