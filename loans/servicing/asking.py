"""What may be asked for a loan, as values, and the event each becomes when a second person agrees.

What is asked is stored as asked; the event is worked out when it is decided, so that an extension
bears the rate of the day it is granted.
"""

from __future__ import annotations

from datetime import date

import msgspec

from fund import clock
from fund.errors import BadInput, Refused
from fund.money import read_yuan, yuan
from fund.office.funds import FundView
from fund.rates.keeping import rate_on
from loans.account import Account
from loans.contracts import months_to
from loans.events import (
    Called,
    Event,
    Extended,
    Misused,
    Refunded,
    Remitted,
    Reversed,
    Waived,
    WrittenOff,
)
from loans.plan import check_extension, later, surcharged


class Ask(msgspec.Struct, frozen=True, tag_field="kind", kw_only=True):
    """Base: the reason in words and the paper it rests on."""

    reason: str
    document_no: str


class AskDisaster(Ask, frozen=True, tag="disaster", kw_only=True):
    """A borrower struck by disaster asks for relief; the office answers with one of the others."""


class AskExtension(Ask, frozen=True, tag="extended", kw_only=True):
    """Months more for what falls due on `due_on` and after, with the guarantor's consent.

    Without a day the next to fall due is meant; it is settled when the request is filed.
    """

    months: int
    consent_no: str
    due_on: date | None = None


class AskWaiver(Ask, frozen=True, tag="waived", kw_only=True):
    """Debts to let off, in yuan as typed."""

    overdue_interest: str = ""
    interest: str = ""
    principal: str = ""


class AskMisuse(Ask, frozen=True, tag="misused", kw_only=True):
    """The surcharge for misuse, from the day it began."""

    happened_on: date


class AskCall(Ask, frozen=True, tag="called", kw_only=True):
    """Everything to fall due at once (提前收回)."""


class AskWriteOff(Ask, frozen=True, tag="written_off", kw_only=True):
    """The claim to leave the books (账销案存)."""


class AskRefund(Ask, frozen=True, tag="refunded", kw_only=True):
    """Money held in advance to go back to the borrower, in yuan as typed."""

    amount: str


class AskRemittance(Ask, frozen=True, tag="remitted", kw_only=True):
    """What was collected on the guarantor's claim to be passed on, in yuan as typed."""

    amount: str


class AskReversal(Ask, frozen=True, tag="reversed", kw_only=True):
    """An event to be reversed (红字冲销), by its number."""

    event: int


Asked = (
    AskDisaster
    | AskExtension
    | AskWaiver
    | AskMisuse
    | AskCall
    | AskWriteOff
    | AskRefund
    | AskRemittance
    | AskReversal
)
KINDS: dict[str, type[Ask]] = {
    str(kind.__struct_config__.tag): kind
    for kind in (
        AskDisaster,
        AskExtension,
        AskWaiver,
        AskMisuse,
        AskCall,
        AskWriteOff,
        AskRefund,
        AskRemittance,
        AskReversal,
    )
}
NAMES = {
    "disaster": "遇灾申请",
    "extended": "展期",
    "waived": "减免",
    "misused": "挪用加收",
    "called": "提前收回",
    "written_off": "核销",
    "refunded": "退款",
    "remitted": "转付代偿人",
    "reversed": "红字冲销",
}

_decoder: msgspec.json.Decoder[Asked] = msgspec.json.Decoder(Asked)


def encode(asked: Ask) -> str:
    """What is asked, as it is stored."""
    return msgspec.json.encode(asked).decode()


def decode(text: str) -> Asked:
    """A stored request."""
    return _decoder.decode(text)


def takes_effect(asked: Ask) -> date:
    """The day the event counts from."""
    return asked.happened_on if isinstance(asked, AskMisuse) else clock.today()


async def event_of(fund: FundView, account: Account, asked: Ask) -> Event:
    """The event a request becomes today. Raises BadInput or Refused."""
    event: Event
    match asked:
        case AskExtension():
            event = await _extension(fund, account, asked)
        case AskWaiver():
            event = _waiver(asked)
        case AskMisuse():
            event = Misused(int(fund.policy.lending.misuse_percent))
        case AskCall():
            event = Called()
        case AskWriteOff():
            event = WrittenOff()
        case AskRefund():
            event = Refunded(_positive(asked.amount))
        case AskRemittance():
            event = Remitted(_positive(asked.amount))
        case AskReversal():
            event = Reversed(asked.event)
        case _:
            raise BadInput("遇灾申请须先由办公室提出展期或减免，再由另一人审批。")
    return event


def _waiver(asked: AskWaiver) -> Waived:
    parts = (asked.overdue_interest, asked.interest, asked.principal)
    fens = [read_yuan(text) if text.strip() else 0 for text in parts]
    if min(fens) < 0 or not any(fens):
        raise BadInput("请填写要减免的金额，不能为负。")
    return Waived(*fens)


def _positive(text: str) -> int:
    fen = read_yuan(text)
    if fen <= 0:
        raise BadInput(f"金额必须大于零，现在是 {yuan(fen)} 元。")
    return fen


async def _extension(fund: FundView, account: Account, asked: AskExtension) -> Extended:
    """An extension within the legal limit, at the rate of the tenor it reaches.

    The contract's rate stays unless original and extended term together reach a higher tier; then
    that tier's rate of the day of granting holds from the extension on (loan general rules 14).
    """
    today = clock.today()
    if asked.months <= 0:
        raise BadInput("展期月数应为正整数。")
    if not asked.consent_no.strip():
        raise BadInput(
            "请填写担保（承诺）单位同意展期的文号。", "贷款通则第12条：须有担保人书面同意"
        )
    undue = [row for row in account.plan.rows if row.due_on > today]
    if not undue:
        raise Refused(
            "这笔借款已全部到期；展期须在到期日以前办理，逾期后不能展期。", "贷款通则第12条"
        )
    begun, ends = account.plan.disbursed_on, account.plan.rows[-1].due_on
    original = months_to(begun, ends) - account.extended_months
    check_extension(original, account.extended_months + asked.months)
    due_on = asked.due_on or undue[0].due_on
    quote = await _higher_tier(fund, begun, ends, later(account.plan, ends, asked.months))
    if quote is None or quote <= account.contract_rate:
        return Extended(due_on, asked.months, consent_no=asked.consent_no)
    overdue = surcharged(quote, fund.policy.lending.surcharge_percent)
    return Extended(due_on, asked.months, quote, overdue, asked.consent_no)


def settled(account: Account, asked: Ask) -> Ask:
    """What is asked, with what it left open decided by the loan as it stands today."""
    if isinstance(asked, AskExtension) and asked.due_on is None:
        undue = account.plan.undue(clock.today())
        return msgspec.structs.replace(asked, due_on=undue[0].due_on) if undue else asked
    return asked


async def _higher_tier(fund: FundView, begun: date, old_end: date, new_end: date) -> int | None:
    """Today's rate (ppm) of the tenor the whole term reaches, None while it stays in its tier."""
    today = clock.today()
    before, now = months_to(begun, old_end), months_to(begun, new_end)
    for basis in sorted(fund.policy.rate_bases, key=lambda basis: basis.start, reverse=True):
        if basis.start <= today:
            tiers = [tier.months for tier in basis.tiers]
            reached = [sum(months > limit for limit in tiers) for months in (before, now)]
            if reached[0] == reached[1]:
                return None
            months = min(now, tiers[-1])
            return (await rate_on(fund.office, fund.policy, today, months)).ppm
    return None
