"""Collection (催收): demands with their signed receipts, the borrower's death, when a claim lapses.

A claim lapses three years after the last instalment falls due, and three years after whatever
interrupts that: a signed demand, or a payment (Civil Code 188, 189, 195).
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from fund import clock
from fund.access.actors import Actor
from fund.access.commands import once
from fund.calendars import as_date, step_months
from fund.contributions.contributing import check_day
from fund.database import Row, fetch, insert_one
from fund.errors import BadInput, Refused
from fund.office.funds import FundView
from loans.account import Account
from loans.doors import loan_for
from loans.events import Died, Repaid
from loans.servicing.recording import record
from loans.tables import CollectionRecord

METHODS = {"visit": "上门", "phone": "电话", "letter": "书面"}
ADDRESSEES = {"borrower": "借款人（或继承人）", "guarantor": "乡镇（催告履行承诺）"}
LIMITATION_MONTHS = 36


class RecordDemand(msgspec.Struct, frozen=True):
    """A demand; with `signed_by` the receipt was signed, which interrupts the limitation."""

    loan_no: str
    demanded_on: date
    addressee: str
    method: str
    collector: str
    opinion: str = ""
    promised_on: date | None = None
    signed_by: str = ""
    document_no: str = ""


class RecordDeath(msgspec.Struct, frozen=True):
    """The borrower died or is lost; `heirs` are asked within what they inherit."""

    loan_no: str
    happened_on: date
    happened: Literal["died", "lost"]
    document_no: str
    heirs: str = ""


async def demand(actor: Actor, fund: FundView, command: RecordDemand, key: str) -> str:
    """Record a demand; answers its number. Raises BadInput or Refused."""
    if command.method not in METHODS or command.addressee not in ADDRESSEES:
        raise BadInput("请选择催收对象和方式。")
    check_day(command.demanded_on, fund, "催收")
    if command.addressee == "guarantor" and not command.document_no.strip():
        raise BadInput("对乡镇的催告须有催告函编号。")
    if command.promised_on and command.promised_on < command.demanded_on:
        raise BadInput("承诺还款日不应早于催收日。")

    async def work() -> str:
        loan = await loan_for(actor, fund, command.loan_no, "loan.collect")
        if not loan["disbursement"] or command.demanded_on < loan["disbursed_on"]:
            raise Refused("放款以后才有催收。")
        row = {
            "office": fund.office,
            "fund": fund.id,
            "loan": loan["id"],
            "demanded_on": command.demanded_on,
            "addressee": command.addressee,
            "method": command.method,
            "collector": command.collector.strip(),
            "opinion": command.opinion.strip(),
            "promised_on": command.promised_on,
            "receipt_signed": bool(command.signed_by.strip()),
            "signed_by": command.signed_by.strip(),
            "document_no": command.document_no.strip(),
            "maker": actor.id,
            "recorded_at": clock.now(),
        }
        return str(await insert_one(CollectionRecord, row))

    return await once(actor, key, command, work, fund.id)


async def died(actor: Actor, fund: FundView, command: RecordDeath, key: str) -> str:
    """Record a death or loss; answers the loan's number. Raises BadInput or Refused."""
    if command.happened not in ("died", "lost") or not command.document_no.strip():
        raise BadInput("请选择身故或失联，并填写证明文件编号。")

    async def work() -> str:
        loan = await loan_for(actor, fund, command.loan_no, "loan.collect")
        event = Died(command.happened, command.document_no.strip(), command.heirs.strip())
        await record(actor, fund, loan, event, command.happened_on, key=key)
        return str(loan["no"])

    return await once(actor, key, command, work, fund.id)


async def demands(loan: int) -> list[Row]:
    """Demands recorded for a loan, oldest first."""
    return await fetch(
        "SELECT c.*, s.name AS maker_name FROM collection_record c "
        "JOIN staff s ON s.id = c.maker WHERE c.loan = {} ORDER BY c.demanded_on, c.id",
        loan,
    )


def lapses_on(account: Account, recorded: list[Row]) -> date:
    """The day from which the borrower may refuse: three years after the last interruption."""
    interruptions = [account.plan.rows[-1].due_on]
    interruptions += [one.on for one in account.happened if isinstance(one.event, Repaid)]
    interruptions += [
        row["demanded_on"]
        for row in recorded
        if row["receipt_signed"] and row["addressee"] == "borrower"
    ]
    return as_date(step_months(max(interruptions), LIMITATION_MONTHS))
