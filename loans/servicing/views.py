"""What a loan's page shows of its servicing: what happened, what waits, what may be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fund.access.actors import Actor
from fund.database import Row
from fund.money import percent, yuan, yuan_grouped
from fund.office.funds import FundView
from loans.account import Account
from loans.events import NAMES as EVENT_NAMES
from loans.events import (
    Died,
    Event,
    Extended,
    GuarantorPaid,
    Misused,
    Repaid,
    Repriced,
    Waived,
)
from loans.guarantees.calling import facts_of
from loans.guarantees.committing import commitment_for
from loans.guarantees.cover import state as guarantee_state
from loans.servicing import asking
from loans.servicing.collecting import ADDRESSEES, METHODS, demands, lapses_on
from loans.servicing.history import History
from loans.servicing.repaying import CHANNELS
from loans.servicing.requesting import requests_of


@dataclass(frozen=True)
class Moment:
    """One thing that happened to a loan."""

    on: date
    title: str
    detail: str
    css: str = "passed"


@dataclass(frozen=True)
class Waiting:
    """A request nobody has decided."""

    id: int
    name: str
    on: date
    reason: str
    maker: str


@dataclass(frozen=True)
class Guarantee:
    """The commitment a loan falls under; `covered` in fen."""

    document_no: str
    state: str
    covered: int
    trigger_days: int


@dataclass(frozen=True)
class Servicing:
    """A loan's servicing for a page; amounts in fen; actions are (label, address)."""

    moments: tuple[Moment, ...]
    waiting: tuple[Waiting, ...]
    guarantee: Guarantee | None
    lapses_on: date | None
    recourse_left: int
    remittable: int
    written_off: bool
    actions: tuple[tuple[str, str], ...]


OUTCOMES = {"passed": "同意", "refused": "不同意", None: "待审批"}


async def servicing_view(
    actor: Actor, fund: FundView, loan: Row, past: History, on: date
) -> Servicing:
    """Everything about a loan after its payout."""
    account = past.account(fund)
    recorded = await demands(loan["id"])
    asked = await requests_of(loan["id"])
    terms = await commitment_for(fund, loan)
    guarantee = None
    if terms is not None:
        told = any(row["addressee"] == "guarantor" for row in recorded)
        facts = facts_of(account, on, demanded=told)
        owed = int(account.standing(on).owed[0])
        covered = terms.covered(owed + facts.guarantor_paid, facts.guarantor_paid)
        where = guarantee_state(terms, facts)
        guarantee = Guarantee(terms.document_no, where, covered, terms.trigger_days)
    owes = int(account.standing(on).owed[0]) > 0 or account.recoverable > 0
    moments = [
        *_events(past),
        *(_demand(row) for row in recorded),
        *(_request(row) for row in asked if row["outcome"] != "passed" or _is_disaster(row)),
    ]
    return Servicing(
        moments=tuple(sorted(moments, key=lambda moment: moment.on)),
        waiting=tuple(_waiting(row) for row in asked if row["outcome"] is None),
        guarantee=guarantee,
        lapses_on=lapses_on(account, recorded) if owes else None,
        recourse_left=account.recourse_left,
        remittable=account.remittable,
        written_off=account.written_off,
        actions=tuple(_actions(actor, loan["no"], account, on)),
    )


def _is_disaster(row: Row) -> bool:
    return bool(row["kind"] == "disaster")


def _waiting(row: Row) -> Waiting:
    maker = row["maker_name"] or "借款人本人"
    return Waiting(row["id"], asking.NAMES[row["kind"]], row["requested_on"], row["reason"], maker)


def _request(row: Row) -> Moment:
    outcome = OUTCOMES[row["outcome"]]
    maker = row["maker_name"] or "借款人本人"
    detail = f"{row['reason']}，提出人 {maker}"
    if row["outcome"]:
        detail += f"；{row['decided_on']} {row['checker_name']} {outcome}：{row['note']}"
    title = f"{asking.NAMES[row['kind']]}（{outcome}）"
    return Moment(row["requested_on"], title, detail, "waiting")


def _demand(row: Row) -> Moment:
    to = ADDRESSEES[row["addressee"]]
    detail = f"{METHODS[row['method']]}，{row['collector']}"
    if row["opinion"]:
        detail += f"；意见：{row['opinion']}"
    if row["promised_on"]:
        detail += f"；承诺 {row['promised_on']} 还"
    detail += f"；{row['signed_by']} 签收" if row["receipt_signed"] else "；未签收"
    return Moment(row["demanded_on"], f"催收：{to}", detail, "waiting")


def _events(past: History) -> list[Moment]:
    gone, found = past.reversed, []
    for row, one in zip(past.stored, past.happened, strict=True):
        title = EVENT_NAMES[row["kind"]]
        if row["amount_fen"]:
            title += f" {yuan_grouped(row['amount_fen'])} 元"
        detail = [*told(one.event), f"经办 {row['maker_name']}"]
        if row["checker_name"]:
            detail.append(f"审批 {row['checker_name']}")
        if row["receipt_no"]:
            detail.insert(0, f"收据 {row['receipt_no']}")
        css = "passed"
        if row["id"] in gone:
            title, css = f"{title}（已冲销）", "waiting"
        found.append(Moment(row["effective_on"], title, "，".join(detail), css))
    return found


def told(event: Event) -> list[str]:
    """What there is to say of an event besides its amount."""
    match event:
        case Repaid():
            early = {"shorter": "提前还本，缩短期限", "smaller": "提前还本，减少每期金额"}
            said = [CHANNELS.get(event.channel, ""), event.payer, early.get(event.early, "")]
            if event.order:
                said.append(f"先冲本金（{event.order_document}）")
        case GuarantorPaid():
            said = [f"凭据 {event.document_no}"]
        case Extended():
            rate = f"{percent(event.rate_ppm)}%" if event.rate_ppm is not None else "利率不变"
            said = [f"{event.due_on} 到期起展 {event.months} 个月", rate, event.consent_no]
        case Repriced():
            said = [f"{percent(event.rate_ppm)}%", event.basis]
        case Misused():
            said = [f"加收 {percent(event.surcharge_ppm)}%"]
        case Waived():
            names = (("逾期利息", event.overdue_interest), ("利息", event.interest))
            said = [f"{name} {yuan(fen)}" for name, fen in names if fen]
            said += [f"尾差 {yuan(event.principal)}"] if event.principal else []
        case Died():
            said = ["身故" if event.happened == "died" else "失联", event.document_no, event.heirs]
        case _:
            said = []
    return [text for text in said if text]


def _actions(actor: Actor, no: str, account: Account, on: date) -> list[tuple[str, str]]:
    """What this person can do with the loan now, as links."""
    state = account.standing(on)
    owes = int(state.balance[0]) > 0
    undue = owes and bool(account.plan.undue(on))
    found = []
    if actor.may("loan.ask"):
        possible = {
            "extended": undue,
            "waived": int(state.payable[0]) > 0,
            "misused": owes,
            "called": undue,
            "written_off": owes and not undue,
            "refunded": int(state.advance[0]) > 0,
            "remitted": account.remittable > 0,
            "reversed": bool(account.happened),
            "disaster": owes,
        }
        found += [
            (f"申请{asking.NAMES[kind].removesuffix('申请')}", f"/loans/{no}/ask/{kind}")
            for kind, can in possible.items()
            if can
        ]
    if actor.may("loan.collect") and (owes or account.written_off):
        found += [
            ("登记催收", f"/loans/{no}/demands"),
            ("催告函 PDF", f"/papers/call/{no}"),
            ("登记身故或失联", f"/loans/{no}/death"),
        ]
    if actor.may("loan.repay") and int(state.payable[0]) > 0 and not account.written_off:
        found.append(("登记代偿", f"/loans/{no}/guarantor"))
    return found
