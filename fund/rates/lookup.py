"""Which published rate holds on a day. Pure.

A rate stands until replaced. Where the policy says so, a rate that nobody updated or confirmed for
`confirm_after_days` must be confirmed by staff before it is used again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fund.errors import Refused
from fund.money import PPM, percent, round_ratio
from fund.policy.lending import RateBasis
from fund.policy.rules import Policy


@dataclass(frozen=True)
class Quote:
    """A published rate: ppm a year from a day on, and how far it was verified (y, n, assumed)."""

    basis: str
    tenor: str
    effective_on: date
    ppm: int
    verified: str
    source: str = ""
    entered_by: int | None = None

    @property
    def label(self) -> str:
        """Basis, tenor and date for print, with a mark where the figure is not verified."""
        mark = {"y": "", "n": "，未核实", "assumed": "，假定"}[self.verified]
        return f"{self.basis} {self.tenor}（{self.effective_on}{mark}）"


# What a contract without an agreed rate bears: nothing (Civil Code 680).
UNAGREED = Quote("未约定利息", "", date(1999, 10, 1), 0, "y")


def contract_quote(basis: RateBasis, quote: Quote) -> Quote:
    """A published rate as the policy's contracts take it: times a multiple, plus points."""
    ppm = int(round_ratio(quote.ppm * basis.times, PPM)) + basis.points
    if ppm == quote.ppm:
        return quote
    named = f"{quote.basis}×{basis.times / PPM:g}＋{percent(basis.points)}%"
    return replace(quote, basis=named, ppm=ppm)


def basis_for(policy: Policy, on: date) -> RateBasis:
    """The policy's rate basis for loans disbursed on a day; raises Refused before the first."""
    for basis in sorted(policy.rate_bases, key=lambda basis: basis.start, reverse=True):
        if basis.start <= on:
            return basis
    raise Refused(f"{on} 没有可用的利率依据。", policy.rate_bases[-1].clause)


def tenor_for(basis: RateBasis, months: int) -> str:
    """The tenor that serves a term in whole months (rounded up); raises Refused beyond the last."""
    for tier in basis.tiers:
        if months <= tier.months:
            return tier.tenor
    raise Refused(f"期限 {months} 个月超出利率档次。", basis.clause)


def is_checked(quote: Quote, confirmed: Sequence[Confirmation]) -> bool:
    """Whether a rate somebody entered was confirmed by somebody else since its day."""
    others = (one for one in confirmed if one.by != quote.entered_by)
    return quote.entered_by is None or any(one.on >= quote.effective_on for one in others)


def quote_on(quotes: Sequence[Quote], on: date) -> Quote | None:
    """The last quote effective on or before a day; quotes come in order of effect."""
    return next((quote for quote in reversed(quotes) if quote.effective_on <= on), None)


@dataclass(frozen=True)
class Confirmation:
    """Somebody (staff id) looked the published rate up on a day."""

    on: date
    by: int


def rate_for(
    basis: RateBasis,
    tenor: str,
    on: date,
    quotes: Sequence[Quote],
    confirmed: Sequence[Confirmation],
) -> Quote:
    """The rate for a disbursement day; raises Refused where it is missing or needs confirming."""
    quote = quote_on(quotes, on)
    if quote is None:
        raise Refused(f"{on} 之前没有 {basis.basis} {tenor} 利率，请先录入。", basis.clause)
    if not is_checked(quote, confirmed):
        raise Refused(
            f"{quote.basis} {quote.tenor} 自 {quote.effective_on} 起的 {percent(quote.ppm)}% 由一人"
            "录入，须由另一人在“利率”页核对确认后才能使用。",
            "两人经手：录入与复核分开",
        )
    seen = max([quote.effective_on, *(one.on for one in confirmed if one.on <= on)])
    limit = basis.confirm_after_days
    if limit and on - seen > timedelta(days=limit):
        raise Refused(
            f"{basis.basis} {tenor} 利率最近一次更新或确认是 {seen}，到 {on} 已超过 {limit} 天。"
            "请先在“利率”页核对公布值并确认，再办理放款。",
            basis.clause,
        )
    return quote
