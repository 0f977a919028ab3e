"""What happens to some loans of the demo besides lending and repaying, in its last weeks."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import date, timedelta

from fund import clock
from fund.access.actors import Actor
from fund.money import yuan
from fund.office.funds import FundView
from loans.book import load
from loans.doors import loan_for
from loans.guarantees.calling import ReceiveGuarantor, receive
from loans.guarantees.committing import CommitTownship, commit
from loans.servicing.asking import Ask, AskDisaster, AskExtension, AskWaiver
from loans.servicing.collecting import RecordDemand, demand
from loans.servicing.history import history
from loans.servicing.requesting import DecideRequest, RequestRelief, ask, decide

Cast = Mapping[str, Actor]
Key = Callable[[], str]
Action = Callable[[], Awaitable[None]]
PAPER = "示例文件"


async def commit_townships(
    fund: FundView, cast: Cast, key: Key, townships: list[str], on: date
) -> None:
    """Every township promises, up to a ceiling, from the opening on."""
    for index, name in enumerate(townships, start=1):
        command = CommitTownship(
            township=name,
            document_no=f"{name}承诺〔{on.year}〕{index}号（示例）",
            approving_body=f"{name}人民政府（示例）",
            budget_line="其他支出（示例）",
            loan_ceiling="5000",
            yearly_ceiling="50000",
            signed_on=on,
            ends_on=on.replace(year=on.year + 10),
        )
        await commit(cast["clerk"], fund, command, key())


def last_weeks(fund: FundView, cast: Cast, key: Key, last: date) -> list[tuple[date, Action]]:
    """Demands and a guarantor's payment, an extension granted, a waiver and a relief asked for."""

    async def call_the_township() -> None:
        for no, _ in [one for one in await _late(fund, 95) if one[1] < 170][:1]:
            today = clock.today()
            letter = RecordDemand(
                no, today, "guarantor", "letter", "县委组织部", document_no=f"催告函 {no}（示例）"
            )
            await demand(cast["clerk"], fund, letter, key())
            loan = await loan_for(cast["clerk"], fund, no, "loan.see")
            state = (await history(loan)).account(fund).standing(today)
            amount = yuan(min(int(state.payable[0]), 100_000))
            command = ReceiveGuarantor(no, amount, today, "代偿凭据（示例）")
            await receive(cast["cashier"], fund, command, key())

    async def demand_from_borrowers() -> None:
        for no, _ in (await _late(fund, 20))[:4]:
            visit = RecordDemand(
                no,
                clock.today(),
                "borrower",
                "visit",
                "陈经办（示例）",
                "卖了猪就还",
                signed_by="本人",
            )
            await demand(cast["clerk"], fund, visit, key())

    async def extend_one() -> None:
        no = await _running(fund)
        if no:
            asked = AskExtension(months=3, consent_no=PAPER, reason="生猪未出栏", document_no=PAPER)
            request = await _ask(fund, cast, key, no, asked)
            await decide(cast["approver"], fund, DecideRequest(request, "passed", "同意"), key())

    async def leave_requests_open() -> None:
        late = await _late(fund, 20)
        for (no, _), asked in zip(
            late,
            (
                AskWaiver(overdue_interest="1", reason="家中有病人", document_no=PAPER),
                AskDisaster(reason="七月大水冲了菇棚", document_no=PAPER),
            ),
            strict=False,
        ):
            await _ask(fund, cast, key, no, asked)

    return [
        (last - timedelta(days=21), call_the_township),
        (last - timedelta(days=14), demand_from_borrowers),
        (last - timedelta(days=10), extend_one),
        (last - timedelta(days=1), leave_requests_open),
    ]


async def _ask(fund: FundView, cast: Cast, key: Key, no: str, asked: Ask) -> int:
    return int(await ask(cast["clerk"], fund, RequestRelief(no, asked), key()))


async def _late(fund: FundView, days: int) -> list[tuple[str, int]]:
    """Loans at least so late, the latest first: number and days."""
    book = await load(fund, clock.today(), clock.now())
    late = book.standing().days_past_due.tolist()
    found = [(row["no"], late[i]) for i, row in enumerate(book.loans) if late[i] >= days]
    return sorted(found, key=lambda one: (-one[1], one[0]))


async def _running(fund: FundView) -> str | None:
    """A loan on time whose end is still some months away."""
    book = await load(fund, clock.today(), clock.now())
    state = book.standing()
    for index, row in enumerate(book.loans):
        ends = book.matures[index] - clock.today()
        if int(state.balance[index]) and not int(state.days_past_due[index]) and ends.days > 60:
            return str(row["no"])
    return None
