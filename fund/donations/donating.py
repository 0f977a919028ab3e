"""Recording donations: capital of the source that takes gifts, with its receipt."""

from __future__ import annotations

from datetime import date

import msgspec

from fund import clock
from fund.access.actors import Actor, require
from fund.access.commands import once
from fund.contributions.contributing import Given, book, check_day
from fund.database import Row, fetch, fetch_one, insert_one, number
from fund.donations.donors import donor_of
from fund.donations.tables import Donation, Pledge
from fund.errors import BadInput, NotFound, Refused
from fund.money import read_yuan, yuan
from fund.office.funds import FundView
from fund.policy.rules import Source

METHODS = {"transfer": "转账", "cash": "现金"}


class MakePledge(msgspec.Struct, frozen=True):
    """What somebody promises to give; amount in yuan as typed."""

    donor: int
    amount: str
    pledged_on: date
    due_on: date
    note: str = ""


class RecordDonation(msgspec.Struct, frozen=True):
    """Money somebody gave; `receipt_no` is the fiscal receipt's (财政票据号).

    `may_publish` ("yes") is the donor's own consent to be named; without it he stays unnamed
    everywhere outside the office.
    """

    donor: int
    amount: str
    received_on: date
    method: str
    receipt_no: str
    may_publish: str = "no"
    earmark: str = ""
    pledge: int | None = None


def gift_source(fund: FundView) -> Source:
    """The source that takes gifts; raises Refused where the policy has none."""
    for source in fund.policy.sources:
        if source.donations:
            return source
    raise Refused(f"《{fund.policy.title}》没有接受捐赠的资金来源。", fund.policy.basis)


async def pledge(actor: Actor, fund: FundView, command: MakePledge, key: str) -> str:
    """Enter a promise; answers its id. Raises BadInput, NotFound or Refused."""

    async def work() -> str:
        require(actor, "donation.record")
        gift_source(fund)
        donor = await donor_of(fund.office, command.donor)
        amount = read_yuan(command.amount)
        if amount <= 0:
            raise BadInput("认捐金额必须大于零。")
        if command.due_on < command.pledged_on:
            raise BadInput(f"到期日 {command.due_on} 早于认捐日 {command.pledged_on}。")
        check_day(command.pledged_on, fund, "认捐")
        row = {"office": fund.office, "fund": fund.id, "donor": donor["id"], "amount_fen": amount}
        about = {"pledged_on": command.pledged_on, "due_on": command.due_on}
        stamp = {"note": command.note.strip(), "maker": actor.id, "recorded_at": clock.now()}
        return str(await insert_one(Pledge, row | about | stamp))

    return await once(actor, key, command, work, fund.id)


async def donate(actor: Actor, fund: FundView, command: RecordDonation, key: str) -> str:
    """Post a donation; answers its id. Raises BadInput, NotFound or Refused."""

    async def work() -> str:
        require(actor, "donation.record")
        source, donor = gift_source(fund), await donor_of(fund.office, command.donor)
        amount = await _check(fund, command)
        document = command.receipt_no.strip()
        summary = f"收到捐赠（票据 {document}）"
        given = Given(source.key, amount, command.received_on, donor["name"], document, summary)
        seq = await book(fund, "donation", given, maker=actor.id, checker=None, key=key)
        return str(
            await insert_one(
                Donation,
                {
                    "office": fund.office,
                    "fund": fund.id,
                    "seq": seq,
                    "donor": donor["id"],
                    "pledge": command.pledge,
                    "source": source.key,
                    "received_on": command.received_on,
                    "amount_fen": amount,
                    "method": command.method,
                    "receipt_no": document,
                    "earmark": command.earmark.strip(),
                    "may_publish": command.may_publish == "yes",
                    "maker": actor.id,
                    "recorded_at": clock.now(),
                },
            )
        )

    return await once(actor, key, command, work, fund.id)


async def _check(fund: FundView, command: RecordDonation) -> int:
    """The amount (fen). Raises BadInput, NotFound or Refused."""
    amount = read_yuan(command.amount)
    if amount <= 0:
        raise BadInput("捐赠金额必须大于零。")
    check_day(command.received_on, fund, "捐赠")
    if command.method not in METHODS:
        raise BadInput("请选择转账或现金。")
    if not command.receipt_no.strip():
        raise BadInput("请填写财政票据号：捐助证是荣誉证书，不能代替票据。")
    taken = "SELECT id FROM donation WHERE fund = {} AND receipt_no = {}"
    if await fetch_one(taken, fund.id, command.receipt_no.strip()):
        raise Refused(f"票据 {command.receipt_no.strip()} 已经登记过，一张票据只登记一笔捐赠。")
    if command.pledge is not None:
        await _check_pledge(fund, command, amount)
    return amount


async def _check_pledge(fund: FundView, command: RecordDonation, amount: int) -> None:
    row = await fetch_one(
        "SELECT donor, amount_fen, pledged_on FROM pledge WHERE fund = {} AND id = {}",
        *(fund.id, command.pledge),
    )
    if row is None or row["donor"] != command.donor:
        raise NotFound("这名捐赠人没有这笔认捐。")
    if command.received_on < row["pledged_on"]:
        raise BadInput(f"捐赠日期 {command.received_on} 早于认捐日 {row['pledged_on']}。")
    paid = "SELECT SUM(amount_fen) FROM donation WHERE pledge = {}"
    left = row["amount_fen"] - await number(paid, command.pledge)
    if amount > left:
        raise Refused(f"这笔认捐还剩 {yuan(left)} 元，多出的请另登记一笔捐赠。")


async def donation_of(fund: FundView, donation: int) -> Row:
    """A donation with its donor and what was given back of it; raises NotFound."""
    row = await fetch_one(
        "SELECT g.*, d.name, d.kind, d.number_sealed, "
        "(SELECT COALESCE(SUM(r.amount_fen), 0) FROM donation_refund r WHERE r.donation = g.id) "
        "AS refunded FROM donation g JOIN donor d ON d.id = g.donor "
        "WHERE g.fund = {} AND g.id = {}",
        *(fund.id, donation),
    )
    if row is None:
        raise NotFound("没有这笔捐赠。")
    return row | {"refunded": int(row["refunded"])}


async def open_pledges(fund: FundView, donor: int | None = None) -> list[Row]:
    """Pledges not yet given in full, by their due day, with what is left (fen)."""
    rows = await fetch(
        "SELECT p.id, p.donor, p.amount_fen, p.pledged_on, p.due_on, p.note, d.name, "
        "(SELECT COALESCE(SUM(g.amount_fen), 0) FROM donation g WHERE g.pledge = p.id) AS given "
        "FROM pledge p JOIN donor d ON d.id = p.donor WHERE p.fund = {} "
        "AND ({} = 0 OR p.donor = {}) ORDER BY p.due_on, p.id",
        *(fund.id, donor or 0, donor or 0),
    )
    left = [row | {"left": row["amount_fen"] - int(row["given"])} for row in rows]
    return [row for row in left if row["left"] > 0]
