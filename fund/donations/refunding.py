"""Giving a donation back, in whole or in part: ordered by one person, approved by another."""

from __future__ import annotations

import msgspec

from fund import clock
from fund.access.actors import Actor, require
from fund.access.commands import once
from fund.contributions.contributing import Given, book
from fund.database import fetch_one, insert
from fund.donations.donating import donation_of
from fund.donations.tables import DonationRefund
from fund.errors import BadInput, Refused
from fund.money import read_yuan, yuan
from fund.office.funds import FundView
from fund.orders.ordering import Order, is_waiting, place


class AskRefund(msgspec.Struct, frozen=True):
    """What shall be given back of a donation, in yuan as typed, and why."""

    donation: int
    amount: str
    reason: str


async def ask_refund(actor: Actor, fund: FundView, command: AskRefund, key: str) -> str:
    """Order a refund; answers the order's id. Raises BadInput, NotFound or Refused."""

    async def work() -> str:
        require(actor, "donation.refund")
        row = await donation_of(fund, command.donation)
        amount = read_yuan(command.amount)
        if not command.reason.strip():
            raise BadInput("请写明退还理由。")
        if await is_waiting(fund, "refund", donation=command.donation):
            raise Refused("这笔捐赠已有一份退还单等待审批。")
        await _check(fund, command.donation, amount)
        content = {"donation": command.donation, "reason": command.reason.strip()}
        summary = f"退还捐赠（票据 {row['receipt_no']}）：{command.reason.strip()}"
        return str(await place(actor, fund, "refund", summary, amount, content))

    return await once(actor, key, command, work, fund.id)


async def _check(fund: FundView, donation: int, amount: int) -> None:
    """Refuse more than is left, and what a certificate in force still honours."""
    row = await donation_of(fund, donation)
    left = row["amount_fen"] - row["refunded"]
    if not 0 < amount <= left:
        raise BadInput(f"退还金额应大于零，不超过 {yuan(left)} 元。")
    held = await fetch_one(
        "SELECT c.year, c.serial FROM certificate c WHERE c.donation = {} AND NOT EXISTS "
        "(SELECT 1 FROM certificate_void v WHERE v.certificate = c.id)",
        donation,
    )
    if held:
        raise Refused("这笔捐赠的捐助证还有效，请先作废证书再退还。")


async def carry_out_refund(order: Order) -> None:
    """Pay the money back and keep it on record. Raises BadInput or Refused."""
    fund, donation = order.fund, int(order.content["donation"])
    row = await donation_of(fund, donation)
    await _check(fund, donation, order.amount)
    given = Given(
        row["source"],
        -order.amount,
        order.on,
        row["name"],
        row["receipt_no"],
        f"退还捐赠（票据 {row['receipt_no']}）",
    )
    seq = await book(
        fund, "donation_refund", given, maker=order.maker, checker=order.checker, key=order.key
    )
    made = {"office": fund.office, "fund": fund.id, "seq": seq, "donation": donation}
    about = {"amount_fen": order.amount, "refunded_on": order.on, "recorded_at": clock.now()}
    await insert(DonationRefund, made | about | {"reason": order.content["reason"]})
