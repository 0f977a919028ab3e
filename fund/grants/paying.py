"""Paying an award: a grant once, a subsidy month by month and never several months at once."""

from __future__ import annotations

from collections import Counter
from datetime import date

import msgspec

from fund import clock
from fund.access.actors import Actor
from fund.access.commands import once
from fund.cases.deciding import award_of
from fund.cases.reading import benefit_of, case_file, case_for
from fund.contributions.contributing import check_day
from fund.contributions.earnings import spendable
from fund.contributions.position import share_out
from fund.database import Row, insert
from fund.errors import BadInput, Refused, SamePersonTwice
from fund.grants.consenting import consent_of
from fund.grants.enrolling import enrolment_of
from fund.grants.returning import payments_of
from fund.grants.tables import BenefitPayment
from fund.journal.accounts import BANK, EARNED, GRANTS, SUBSIDIES
from fund.journal.entries import Draft, Line, credit, debit
from fund.journal.posting import post
from fund.money import yuan
from fund.office.funds import FundView
from fund.policy.benefits import Benefit
from fund.supervision.freezing import check_free

METHODS = {"cash": "当面发放", "transfer": "转账"}
MARKS = {"signed": "签名", "thumbprint": "按手印"}


class PayAward(msgspec.Struct, frozen=True):
    """Money handed over; `months` are first days of months where the award is monthly.

    `relation` is the receiver's to the person helped ("本人" for himself); `voucher_no` the number
    of the subsidy book; `arrears_document` what approves paying earlier months. It goes by
    `transfer`, or in `cash` against a signature or thumbprint (`mark`).
    """

    no: str
    paid_on: date
    receiver: str
    relation: str = "本人"
    months: tuple[date, ...] = ()
    voucher_no: str = ""
    arrears_document: str = ""
    method: str = "cash"
    mark: str = "signed"


async def pay(actor: Actor, fund: FundView, command: PayAward, key: str) -> str:
    """Pay an award; answers the entry's seq. Raises BadInput, NotFound or Refused."""
    check_day(command.paid_on, fund, "发放")
    if not command.receiver.strip() or not command.relation.strip():
        raise BadInput("请填写领取人和与本人的关系。")
    if command.method not in METHODS or command.mark not in MARKS:
        raise BadInput("请选择发放方式和签收方式。")

    async def work() -> str:
        row = await case_for(actor, fund, command.no, "grant.pay")
        award, benefit = await award_of(fund, command.no), benefit_of(fund, row)
        case = await case_file(fund, command.no)
        case.check_aside(actor.id)
        await check_free(fund, command.no)
        # Approved, returned and approved again: neither of its approvers pays.
        approvers = [done.actor for done in case.decided if done.step == case.awarding.key]
        consent = await consent_of(fund, command.no) if benefit.from_income else None
        agreed = (consent["supervisor"],) if consent else ()
        if actor.id in (award["approver"], row["maker"], *approvers, *agreed):
            raise SamePersonTwice("这份申请的登记或审批")
        if command.paid_on < award["awarded_on"]:
            raise BadInput(f"发放日期 {command.paid_on} 早于批准日 {award['awarded_on']}。")
        months = await _months(fund, benefit, award, command)
        fen = award["amount_fen"] * len(months)
        capital = consent["document_no"] if consent else ""
        papers = (command.arrears_document, capital, command.voucher_no)
        draft = Draft(
            "subsidy" if benefit.kind == "monthly" else "grant",
            f"发放{benefit.name} {command.no}",
            command.paid_on,
            tuple(await _money_out(fund, benefit, command, fen, capital=bool(consent))),
            tuple(paper for paper in papers if paper),
        )
        made = {"office": fund.office, "fund": fund.id}
        seq = await post(draft, **made, maker=actor.id, checker=approvers[-1], key=key)
        shared = made | {
            "award": award["id"],
            "seq": seq,
            "paid_on": command.paid_on,
            "amount_fen": award["amount_fen"],
            "receiver": command.receiver.strip(),
            "relation": command.relation.strip(),
            "voucher_no": command.voucher_no.strip(),
            "method": command.method,
            "mark": command.mark,
            "recorded_at": clock.now(),
        }
        tried = Counter(row["month_of"] for row in await payments_of(fund, command.no))
        rows = (shared | {"month_of": one, "attempt": tried[one] + 1} for one in months)
        await insert(BenefitPayment, *rows)
        return str(seq)

    return await once(actor, key, command, work, fund.id)


async def _months(
    fund: FundView, benefit: Benefit, award: Row, command: PayAward
) -> tuple[date, ...]:
    """Which months are paid; a grant is paid once. Raises BadInput or Refused."""
    rows = await payments_of(fund, command.no)
    paid = {row["month_of"] for row in rows if not row["bounced"]}
    if benefit.kind != "monthly":
        if paid:
            raise Refused("这笔慰问救济已经发放，不能重复发放。", benefit.clause)
        return (award["awarded_on"],)
    if not command.months or any(month.day != 1 for month in command.months):
        raise BadInput("请指明发放哪个月（如 2024-03-01）。", benefit.clause)
    book = await enrolment_of(fund, command.no)
    if book is None:
        raise Refused("还没有登记补助证，不能发放。", benefit.clause)
    if command.voucher_no.strip() != book["voucher_no"]:
        raise BadInput(f"须凭{benefit.voucher or '补助证'}领取，请核对证号。", benefit.clause)
    # Entered in the month itself: a pay day typed for a month gone by is arrears as well.
    due = clock.today().replace(day=1)
    at_once = len(command.months) <= benefit.months_at_once
    if not command.arrears_document.strip() and not (
        at_once and due in command.months and command.paid_on >= due
    ):
        raise Refused(
            f"只能发放当月，一次 {benefit.months_at_once} 个月，不得一次性发放；"
            "补发以前月份须有批准文号。",
            benefit.clause,
        )
    for month in sorted(set(command.months)):
        if month in paid:
            raise Refused(f"{month:%Y-%m} 已经发放，不能重复发放。", benefit.clause)
        if month < book["starts_on"] or month > command.paid_on:
            raise BadInput(f"{month:%Y-%m} 不在起发月份之后、发放日之前。", benefit.clause)
        if book["stops_on"] and month >= book["stops_on"]:
            raise Refused(f"从 {book['stops_on']:%Y-%m} 起已经停发。", benefit.clause)
    return tuple(sorted(set(command.months)))


async def _money_out(
    fund: FundView, benefit: Benefit, command: PayAward, fen: int, *, capital: bool
) -> list[Line]:
    """The entry's lines: which sources pay, in the policy's order; raises Refused if too little."""
    use = "subsidies" if benefit.kind == "monthly" else "grants"
    account = SUBSIDIES if benefit.kind == "monthly" else GRANTS
    sources = [s for s in fund.policy.sources if use in s.uses and fund.usable(s.key)]
    if benefit.from_income and not capital:
        sources = [source for source in sources if source.key == EARNED]
    sources.sort(key=lambda source: benefit.from_income and source.key != EARNED)
    free = {one.key: await spendable(fund, one, command.paid_on) for one in sources}
    drawn, left = share_out(free, fen)
    if left:
        named = "、".join(source.name for source in sources) or "（无可用来源）"
        note = "；动用本金须先有监督小组的意见" if benefit.from_income and not capital else ""
        raise Refused(
            f"{named}存款不足，还差 {yuan(left)} 元，不能发放 {yuan(fen)} 元{note}。",
            benefit.clause,
        )
    return [
        line
        for key, taken in drawn
        for line in (debit(account, key, taken, command.no), credit(BANK, key, taken))
    ]
