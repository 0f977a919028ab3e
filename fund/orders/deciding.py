"""Deciding on an order: approval carries it out, by the rules of its kind, in one transaction."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from fund import clock
from fund.access.actors import Actor, require
from fund.access.commands import once
from fund.contributions.distributing import carry_out_distribution
from fund.contributions.transferring import carry_out_transfer
from fund.database import insert
from fund.donations.refunding import carry_out_refund
from fund.errors import BadInput, Refused, SamePersonTwice
from fund.office.funds import FundView, fund_of
from fund.orders.ordering import Order, order_for
from fund.orders.tables import OrderDecision
from fund.subsidies.running import carry_out_run
from fund.supervision.freezing import check_free

OUTCOMES = {"approved": "同意", "refused": "不同意", "withdrawn": "撤回"}


@dataclass(frozen=True)
class Kind:
    """A kind of order: what the page calls it, and what its approval does."""

    name: str
    carry_out: Callable[[Order], Awaitable[None]]


KINDS = {
    "refund": Kind("退还捐赠", carry_out_refund),
    "transfer": Kind("拨付其他基金", carry_out_transfer),
    "distribution": Kind("收益分配", carry_out_distribution),
    "pay_run": Kind("补助发放批次", carry_out_run),
}


class DecideOrder(msgspec.Struct, frozen=True):
    """A decision on an order; refusing and withdrawing need a reason."""

    order: int
    outcome: str
    reason: str = ""


async def decide(actor: Actor, fund: FundView, command: DecideOrder, key: str) -> str:
    """Approve, refuse or (its maker) withdraw; answers its id. Raises BadInput or Refused."""

    async def work() -> str:
        row = await order_for(fund, command.order)
        if command.outcome not in OUTCOMES:
            raise BadInput("结论应为同意、不同意或撤回。")
        if row["outcome"] is not None:
            raise Refused("这份付款单已经处理过。")
        if command.outcome == "withdrawn":
            if row["maker"] != actor.id:
                raise Refused("只有经办人本人可以撤回。")
        else:
            require(actor, "order.decide")
            if row["maker"] == actor.id:
                raise SamePersonTwice("这份付款单")
        if command.outcome != "approved" and not command.reason.strip():
            raise BadInput("不同意或撤回须写明理由。")
        if command.outcome == "approved":
            await check_free(fund, f"F{command.order}")
            order = Order(
                row["id"],
                fund,
                row["content"],
                row["amount_fen"],
                row["maker"],
                actor.id,
                clock.today(),
                key,
            )
            await KINDS[row["kind"]].carry_out(order)
        made = {"office": fund.office, "fund": fund.id, "payment_order": command.order}
        stamp = {"actor": actor.id, "recorded_at": clock.now()}
        about = {"outcome": command.outcome, "reason": command.reason.strip()}
        await insert(OrderDecision, made | about | stamp)
        return str(command.order)

    asked = await order_for(fund, command.order)
    return await once(actor, key, command, work, await _funds(fund, asked["content"]))


async def _funds(fund: FundView, content: Mapping[str, Any]) -> tuple[int, ...]:
    """The funds that carrying an order out writes to."""
    if "to_fund" not in content:
        return (fund.id,)
    return (fund.id, (await fund_of(fund.office, str(content["to_fund"]))).id)
