"""What can happen to a loan after its payout, as values. Pure.

Each is stored whole, as JSON under its kind, and never changes; amounts are fen, rates ppm a year.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

Early = Literal["hold", "shorter", "smaller"]
Debt = Literal["cost", "overdue_interest", "interest", "principal"]

# What early money does, as the form asks it.
EARLY = {
    "hold": "先存着，到期抵还（预收）",
    "shorter": "提前还本，缩短期限",
    "smaller": "提前还本，减少每期金额",
}


class _Event(msgspec.Struct, frozen=True, tag_field="kind", omit_defaults=True):
    """Base of all events."""


class Repaid(_Event, frozen=True, tag="repaid"):
    """Money from the borrower or for him; `order` is an authorised override of the policy's."""

    amount: int
    early: Early = "hold"
    channel: str = "bank"
    payer: str = ""
    order: tuple[Debt, ...] = ()
    order_document: str = ""


class Applied(_Event, frozen=True, tag="applied"):
    """Money held in advance pays the instalment that falls due on the day."""


class GuarantorPaid(_Event, frozen=True, tag="guarantor_paid"):
    """The township paid on its commitment (代偿); it may claim the amount from the borrower."""

    amount: int
    document_no: str = ""


class Remitted(_Event, frozen=True, tag="remitted"):
    """What the borrower paid on the township's claim was passed on to it."""

    amount: int


class Refunded(_Event, frozen=True, tag="refunded"):
    """Money held in advance went back to the borrower."""

    amount: int


class Extended(_Event, frozen=True, tag="extended"):
    """Principal due on `due_on` and after falls due `months` later.

    A rate is there where the term reaches a higher tenor: it holds from the old due date on.
    """

    due_on: date
    months: int
    rate_ppm: int | None = None
    overdue_ppm: int | None = None
    consent_no: str = ""


class Repriced(_Event, frozen=True, tag="repriced"):
    """The contract's yearly repricing."""

    rate_ppm: int
    overdue_ppm: int
    basis: str = ""


class Misused(_Event, frozen=True, tag="misused"):
    """The money was not used for its purpose: the surcharge runs from this day."""

    surcharge_ppm: int


class Called(_Event, frozen=True, tag="called"):
    """Everything not due yet falls due on this day (提前收回)."""


class Waived(_Event, frozen=True, tag="waived"):
    """Debts let off: interest of either kind, and principal only as a small difference."""

    overdue_interest: int = 0
    interest: int = 0
    principal: int = 0


class WrittenOff(_Event, frozen=True, tag="written_off"):
    """The claim leaves the books (账销案存); it is still collected."""


class Died(_Event, frozen=True, tag="died"):
    """The borrower died or is lost: who is asked instead, and on which paper that rests."""

    happened: Literal["died", "lost"]
    document_no: str
    heirs: str = ""


class Reversed(_Event, frozen=True, tag="reversed"):
    """An event recorded before never counted (红字冲销)."""

    event: int


Event = (
    Repaid
    | Applied
    | GuarantorPaid
    | Remitted
    | Refunded
    | Extended
    | Repriced
    | Misused
    | Called
    | Waived
    | WrittenOff
    | Died
    | Reversed
)

NAMES = {
    "repaid": "还款",
    "applied": "预收抵还",
    "guarantor_paid": "代偿",
    "remitted": "转付代偿人",
    "refunded": "退款",
    "extended": "展期",
    "repriced": "利率调整",
    "misused": "挪用加收",
    "called": "提前收回",
    "waived": "减免",
    "written_off": "核销",
    "died": "身故或失联",
    "reversed": "红字冲销",
}

_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)


def kind(event: Event) -> str:
    """The kind an event is stored under."""
    return str(event.__struct_config__.tag)


def amount(event: Event) -> int:
    """The money (fen) an event moved into or out of the fund, 0 where it moved none."""
    return int(getattr(event, "amount", 0))


def encode(event: Event) -> str:
    """An event as it is stored."""
    return _encoder.encode(event).decode()


def decode(text: str) -> Event:
    """A stored event."""
    return _decoder.decode(text)
