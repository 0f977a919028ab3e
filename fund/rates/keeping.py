"""Reading, confirming and adding published rates."""

from __future__ import annotations

from datetime import date

import msgspec

from fund import clock
from fund.access.actors import Actor, require
from fund.access.commands import once
from fund.database import fetch, insert
from fund.errors import BadInput
from fund.money import read_percent
from fund.policy.rules import Policy
from fund.rates.lookup import Quote, basis_for, rate_for, tenor_for
from fund.rates.tables import Rate, RateConfirmation

_QUOTES = (
    "SELECT basis, tenor, effective_on, ppm, verified, source FROM rate "
    "WHERE office = {} AND basis = {} AND tenor = {} ORDER BY effective_on, recorded_at"
)
_CONFIRMED = (
    "SELECT confirmed_on FROM rate_confirmation WHERE office = {} AND basis = {} AND tenor = {}"
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
    """The rate for a loan of `months` disbursed on a day; raises Refused (see `rate_for`)."""
    basis = basis_for(policy, on)
    tenor = tenor_for(basis, months)
    quotes = await history(office, basis.basis, tenor)
    confirmed = [row["confirmed_on"] for row in await fetch(_CONFIRMED, office, basis.basis, tenor)]
    return rate_for(basis, tenor, on, quotes, confirmed)


async def confirm(actor: Actor, command: ConfirmRate, key: str) -> str:
    """Record that a rate still stands on a day."""
    require(actor, "rate.confirm")
    if command.on > clock.today():
        raise BadInput("确认日期不能晚于今天。")

    async def work() -> str:
        row = {"basis": command.basis, "tenor": command.tenor, "confirmed_on": command.on}
        stamp = {"office": actor.office, "entered_by": actor.id, "recorded_at": clock.now()}
        await insert(RateConfirmation, row | stamp)
        return command.on.isoformat()

    return await once(actor, key, command, work)


async def add(actor: Actor, command: AddRate, key: str) -> str:
    """Enter a published rate; it stands from its day until the next."""
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


async def current(office: int, policy: Policy, on: date) -> list[tuple[Quote, date]]:
    """The rates the policy's basis uses on a day, each with the day it was last seen."""
    basis = basis_for(policy, on)
    found = []
    for tier in basis.tiers:
        quotes = [q for q in await history(office, basis.basis, tier.tenor) if q.effective_on <= on]
        if quotes:
            rows = await fetch(_CONFIRMED, office, basis.basis, tier.tenor)
            seen = max([quotes[-1].effective_on, *(row["confirmed_on"] for row in rows)])
            found.append((quotes[-1], seen))
    return found
