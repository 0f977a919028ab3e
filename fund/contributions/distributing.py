"""The year's resolution on income (收益分配决议): what joins the capital; the rest is kept."""

from __future__ import annotations

from datetime import date

import msgspec

from fund import clock
from fund.access.actors import Actor, require
from fund.access.commands import once
from fund.contributions.earnings import distributable
from fund.contributions.tables import Contribution, Distribution
from fund.database import fetch_one, insert
from fund.errors import BadInput, Refused
from fund.journal.accounts import CAPITAL, EARNED, INCOME
from fund.journal.entries import Draft, credit, debit
from fund.journal.months import closed_through
from fund.journal.posting import post
from fund.money import read_yuan, yuan
from fund.office.funds import FundView
from fund.orders.ordering import Order, is_waiting, place


class AskDistribution(msgspec.Struct, frozen=True):
    """The resolution on a closed year's income: yuan that join the capital, as typed."""

    year: int
    to_capital: str
    document_no: str


async def ask_distribution(actor: Actor, fund: FundView, command: AskDistribution, key: str) -> str:
    """Order it; answers the order's id. Raises BadInput or Refused."""

    async def work() -> str:
        require(actor, "distribution.ask")
        amount = read_yuan(command.to_capital)
        if not command.document_no.strip():
            raise BadInput("请填写收益分配决议的文号。")
        if await is_waiting(fund, "distribution", year=command.year):
            raise Refused(f"{command.year} 年的收益分配已有一份等待审批。")
        await _check(fund, command.year, amount)
        content = {"year": command.year, "document_no": command.document_no.strip()}
        summary = f"{command.year} 年收益转增本金（{command.document_no.strip()}）"
        return str(await place(actor, fund, "distribution", summary, amount, content))

    return await once(actor, key, command, work, fund.id)


async def _check(fund: FundView, year: int, amount: int) -> int:
    """What could be distributed at the year's end and still can be (fen)."""
    if fund.policy.source(EARNED) is None:
        raise Refused("这个基金没有收益账。", fund.policy.basis)
    if not fund.opened_on.year <= year <= clock.today().year:
        raise BadInput(f"年度应在 {fund.opened_on.year} 到今年之间。")
    closed = await closed_through(fund.id)
    if closed is None or closed < date(year, 12, 31):
        raise Refused(f"{year} 年 12 月还没有结账，年度收益还不能分配。")
    decided = "SELECT document_no FROM distribution WHERE fund = {} AND year = {}"
    if await fetch_one(decided, fund.id, year):
        raise Refused(f"{year} 年的收益已经分配过。")
    then, now = (
        await distributable(fund.id, date(year, 12, 31)),
        await distributable(fund.id, clock.today()),
    )
    free = min(then, now)
    if not 0 < amount <= free:
        raise BadInput(f"转增金额应大于零，不超过可分配收益 {yuan(max(free, 0))} 元。")
    return free


async def carry_out_distribution(order: Order) -> None:
    """Move the part from income to capital. Raises BadInput or Refused."""
    fund, year = order.fund, int(order.content["year"])
    document = str(order.content["document_no"])
    free = await _check(fund, year, order.amount)
    lines = (debit(INCOME, EARNED, order.amount), credit(CAPITAL, EARNED, order.amount))
    draft = Draft("distribution", f"{year} 年收益转增本金", order.on, lines, (document,))
    where = {"office": fund.office, "fund": fund.id}
    seq = await post(draft, **where, maker=order.maker, checker=order.checker, key=order.key)
    stamp = {"seq": seq, "recorded_at": clock.now()}
    await insert(
        Contribution,
        where
        | stamp
        | {
            "source": EARNED,
            "received_on": order.on,
            "amount_fen": order.amount,
            "payer": "收益分配",
            "document_no": document,
            "note": f"{year} 年收益转增本金",
        },
    )
    await insert(
        Distribution,
        where
        | stamp
        | {
            "year": year,
            "document_no": document,
            "decided_on": order.on,
            "distributable_fen": free,
            "to_capital_fen": order.amount,
        },
    )
