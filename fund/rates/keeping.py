"""Reading, confirming and adding published rates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import msgspec

from fund import clock
from fund.access.actors import Actor, require
from fund.access.commands import once
from fund.database import fetch, insert
from fund.errors import BadInput
from fund.money import read_percent
from fund.policy.rules import Policy
from fund.rates.lookup import (
    UNAGREED,
    Confirmation,
    Quote,
    basis_for,
    contract_quote,
    is_checked,
    rate_for,
    tenor_for,
)
from fund.rates.tables import Rate, RateConfirmation

_QUOTES = (
    "SELECT basis, tenor, effective_on, ppm, verified, source, entered_by FROM rate "
    "WHERE office = {} AND basis = {} AND tenor = {} ORDER BY effective_on, recorded_at"
)
_CONFIRMED = (
    "SELECT confirmed_on, entered_by FROM rate_confirmation "
    "WHERE office = {} AND basis = {} AND tenor = {}"
)


class ConfirmRate(msgspec.Struct, frozen=True):
    """Somebody looked the published rate up and it had not changed."""

    basis: str
    tenor: str
    on: date


class AddRate(msgspec.Struct, frozen=True):
    """A newly published rate; percent as typed."""

    basis: str
    tenor: str
    effective_on: date
    percent: str
    source: str
    verified: str = "y"


async def history(office: int, basis: str, tenor: str) -> list[Quote]:
    """All quotes of one tenor in order of effect."""
    return [Quote(**row) for row in await fetch(_QUOTES, office, basis, tenor)]


async def rate_on(office: int, policy: Policy, on: date, months: int) -> Quote:
    """The rate for a loan of `months` disbursed on a day; raises Refused (see `rate_for`).

    A programme that names no basis agrees no interest, and none is borne (Civil Code 680).
    """
    if not policy.rate_bases:
        return UNAGREED
    basis = basis_for(policy, on)
    tenor = tenor_for(basis, months)
    quotes = await history(office, basis.basis, tenor)
    confirmed = await confirmations(office, basis.basis, tenor)
    return contract_quote(basis, rate_for(basis, tenor, on, quotes, confirmed))


async def confirmations(office: int, basis: str, tenor: str) -> list[Confirmation]:
    """Who confirmed a tenor's rate, and when."""
    rows = await fetch(_CONFIRMED, office, basis, tenor)
    return [Confirmation(row["confirmed_on"], row["entered_by"]) for row in rows]


def check_tenor(policy: Policy, basis: str, tenor: str, on: date) -> None:
    """Refuse a basis or tenor the policy does not use on a day. Raises BadInput."""
    used = basis_for(policy, on)
    tenors = [tier.tenor for tier in used.tiers]
    if basis != used.basis or tenor not in tenors:
        raise BadInput(f"办法不用“{basis} {tenor}”；可用：{used.basis} {'、'.join(tenors)}。")


async def confirm(actor: Actor, policy: Policy, command: ConfirmRate, key: str) -> str:
    """Record that a rate still stands on a day. Raises BadInput."""
    check_tenor(policy, command.basis, command.tenor, command.on)
    require(actor, "rate.confirm")
    if command.on > clock.today():
        raise BadInput("确认日期不能晚于今天。")

    async def work() -> str:
        row = {"basis": command.basis, "tenor": command.tenor, "confirmed_on": command.on}
        stamp = {"office": actor.office, "entered_by": actor.id, "recorded_at": clock.now()}
        await insert(RateConfirmation, row | stamp)
        return command.on.isoformat()

    return await once(actor, key, command, work)


async def add(actor: Actor, policy: Policy, command: AddRate, key: str) -> str:
    """Enter a published rate: used once somebody else confirmed it, until the next. BadInput."""
    check_tenor(policy, command.basis, command.tenor, command.effective_on)
    require(actor, "rate.confirm")
    ppm = read_percent(command.percent)
    if command.verified not in ("y", "n", "assumed"):
        raise BadInput("核实标记应为 y、n 或 assumed。")

    async def work() -> str:
        await insert(
            Rate,
            {
                "office": actor.office,
                "basis": command.basis,
                "tenor": command.tenor,
                "effective_on": command.effective_on,
                "ppm": ppm,
                "verified": command.verified,
                "source": command.source,
                "entered_by": actor.id,
                "recorded_at": clock.now(),
            },
        )
        return command.effective_on.isoformat()

    return await once(actor, key, command, work)


@dataclass(frozen=True)
class Current:
    """A rate in use, the day it was last seen, and whether a second person has confirmed it."""

    quote: Quote
    seen: date
    checked: bool


async def current(office: int, policy: Policy, on: date) -> list[Current]:
    """The rates the policy's basis uses on a day."""
    basis = basis_for(policy, on)
    found = []
    for tier in basis.tiers:
        quotes = [q for q in await history(office, basis.basis, tier.tenor) if q.effective_on <= on]
        if quotes:
            confirmed = await confirmations(office, basis.basis, tier.tenor)
            seen = max([quotes[-1].effective_on, *(one.on for one in confirmed)])
            found.append(Current(quotes[-1], seen, is_checked(quotes[-1], confirmed)))
    return found
