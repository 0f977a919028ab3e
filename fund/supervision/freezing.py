"""Freezing a payment: the supervisory group may object to one before it is made (seed 003)."""

from __future__ import annotations

import msgspec

from fund import clock
from fund.access.actors import Actor, require
from fund.access.commands import once
from fund.database import Row, fetch, fetch_one, insert
from fund.errors import BadInput, NotFound, Refused
from fund.office.funds import FundView
from fund.supervision.tables import FreezeLift, PaymentFreeze

STANDING = "NOT EXISTS (SELECT 1 FROM freeze_lift f WHERE f.payment_freeze = p.id)"
CLAUSE = "基金监督小组负责帮助基金的管理和监督（做法之二（一））"


class Freeze(msgspec.Struct, frozen=True):
    """Nothing is paid on an application, a loan or a payment order (F12) until it is lifted."""

    about: str
    reason: str


class Lift(msgspec.Struct, frozen=True):
    """The end of a freeze."""

    freeze: int
    reason: str


async def freeze(actor: Actor, fund: FundView, command: Freeze, key: str) -> str:
    """Freeze a payment; answers what it is about. Raises BadInput, NotFound or Refused."""
    require(actor, "payment.freeze")
    about, reason = _subject(command.about), command.reason.strip()
    if not reason:
        raise BadInput("请写明冻结的理由。")

    async def work() -> str:
        if not await _exists(fund, about):
            raise NotFound(f"没有编号为“{about[:30]}”的申请、借款或付款单。")
        if await frozen(fund.id, about):
            raise Refused(f"{about} 已经冻结。")
        row = {"office": fund.office, "fund": fund.id, "about": about, "reason": reason}
        await insert(PaymentFreeze, row | {"maker": actor.id, "recorded_at": clock.now()})
        return about

    return await once(actor, key, command, work, fund.id)


def _subject(text: str) -> str:
    """What is frozen, as the payment will ask for it: a case's number, or F and a number."""
    plain = text.strip().upper()
    if plain.startswith("F") and plain[1:].isdecimal() and len(plain) < 11:
        return f"F{int(plain[1:])}"
    return "F0" if plain.startswith("F") else text.strip()  # no order has the number 0


async def _exists(fund: FundView, about: str) -> bool:
    if about.startswith("F"):
        found = await fetch_one(
            "SELECT id FROM payment_order WHERE fund = {} AND id = {}", fund.id, int(about[1:])
        )
    else:
        found = await fetch_one(
            "SELECT no FROM aid_case WHERE fund = {} AND no = {}", fund.id, about
        )
    return found is not None


async def lift(actor: Actor, fund: FundView, command: Lift, key: str) -> str:
    """Lift a freeze; answers what it was about. Raises BadInput, NotFound or Refused."""
    require(actor, "payment.freeze")
    if not command.reason.strip():
        raise BadInput("请写明解除冻结的理由。")

    async def work() -> str:
        row = await fetch_one(
            "SELECT p.id, p.about, f.id AS lifted FROM payment_freeze p "
            "LEFT JOIN freeze_lift f ON f.payment_freeze = p.id WHERE p.fund = {} AND p.id = {}",
            *(fund.id, command.freeze),
        )
        if row is None:
            raise NotFound("没有这条冻结。")
        if row["lifted"] is not None:
            raise Refused("这条冻结已经解除。")
        made = {"office": fund.office, "fund": fund.id, "payment_freeze": row["id"]}
        about = {"reason": command.reason.strip(), "maker": actor.id}
        await insert(FreezeLift, made | about | {"recorded_at": clock.now()})
        return str(row["about"])

    return await once(actor, key, command, work, fund.id)


async def frozen(fund: int, about: str) -> Row | None:
    """The freeze that stands on something, or None."""
    return await fetch_one(
        "SELECT p.id, p.reason, s.name FROM payment_freeze p JOIN staff s ON s.id = p.maker "
        "WHERE p.fund = {} AND p.about = {} AND " + STANDING,
        *(fund, about),
    )


async def check_free(fund: FundView, about: str) -> None:
    """Raise Refused while a payment is frozen; the caller pays within the same transaction."""
    found = await frozen(fund.id, about)
    if found:
        raise Refused(
            f"{about} 的付款已被监督小组（{found['name']}）冻结：{found['reason']}。", CLAUSE
        )


async def freezes(fund: FundView) -> list[Row]:
    """Freezes that stand, oldest first."""
    return await fetch(
        "SELECT p.id, p.about, p.reason, p.recorded_at, s.name FROM payment_freeze p "
        "JOIN staff s ON s.id = p.maker WHERE p.fund = {} AND " + STANDING + " ORDER BY p.id",
        fund.id,
    )
