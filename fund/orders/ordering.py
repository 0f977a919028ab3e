"""Placing an order of money out. What each kind does when approved stands with its own noun."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fund import clock
from fund.access.actors import Actor
from fund.database import Row, fetch, fetch_one, insert_one
from fund.errors import NotFound
from fund.office.funds import FundView
from fund.orders.tables import PaymentOrder

_ORDERS = (
    "SELECT o.id, o.kind, o.summary, o.amount_fen, o.content, o.maker, o.recorded_at, "
    "m.name AS maker_name, d.outcome, d.reason, d.recorded_at AS decided_at, "
    "a.name AS actor_name FROM payment_order o JOIN staff m ON m.id = o.maker "
    "LEFT JOIN order_decision d ON d.payment_order = o.id LEFT JOIN staff a ON a.id = d.actor "
    "WHERE o.fund = {} "
)


@dataclass(frozen=True)
class Order:
    """An order being carried out: on a day, by its maker and its checker (staff ids)."""

    id: int
    fund: FundView
    content: Mapping[str, Any]
    amount: int
    maker: int
    checker: int
    on: date
    key: str


async def place(
    actor: Actor, fund: FundView, kind: str, summary: str, amount: int, content: Mapping[str, Any]
) -> int:
    """Put an order (fen) before the approver; answers its id. Inside the fund's unit of work."""
    return await insert_one(
        PaymentOrder,
        {
            "office": fund.office,
            "fund": fund.id,
            "kind": kind,
            "summary": summary[:200],
            "amount_fen": amount,
            "content": json.dumps(content, ensure_ascii=False, sort_keys=True),
            "maker": actor.id,
            "recorded_at": clock.now(),
        },
    )


async def orders(fund: FundView, *, waiting: bool) -> list[Row]:
    """Orders that wait for a decision, oldest first, or the last fifty decided."""
    if waiting:
        return await fetch(_ORDERS + "AND d.id IS NULL ORDER BY o.id", fund.id)
    return await fetch(_ORDERS + "AND d.id IS NOT NULL ORDER BY d.id DESC LIMIT 50", fund.id)


async def order_for(fund: FundView, number: int) -> Row:
    """An order by its id; raises NotFound."""
    row = await fetch_one(_ORDERS + "AND o.id = {}", fund.id, number)
    if row is None:
        raise NotFound("没有这份付款单。")
    return row | {"content": json.loads(row["content"])}


async def is_waiting(fund: FundView, kind: str, **content: Any) -> bool:
    """Whether an order of a kind with all of this in its content waits already."""
    rows = await fetch(_ORDERS + "AND d.id IS NULL AND o.kind = {}", fund.id, kind)
    return any(content.items() <= json.loads(row["content"]).items() for row in rows)
