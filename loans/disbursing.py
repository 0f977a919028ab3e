"""Paying a loan out: money, contract rate and signed schedule in one transaction."""

from __future__ import annotations

import json
from datetime import date

import msgspec

from fund import clock
from fund.access.actors import Actor
from fund.access.commands import once
from fund.cases.reading import case_file
from fund.cases.steps import Decided
from fund.contributions.contributing import check_day
from fund.database import Row, fetch, insert
from fund.errors import BadInput, Refused, SamePersonTwice
from fund.journal.accounts import BANK, PRINCIPAL
from fund.journal.balances import lowest_cash
from fund.journal.entries import Draft, Line, credit, debit
from fund.journal.posting import post
from fund.money import yuan
from fund.office.funds import FundView
from fund.office.holidays import workdays
from fund.policy.lending import Product
from fund.rates.keeping import rate_on
from fund.rates.lookup import Quote
from fund.supervision.freezing import check_free
from loans import contracts
from loans.doors import loan_for
from loans.plan import spoken_steps, surcharged
from loans.servicing.writing import write_plan
from loans.tables import Disbursement
from loans.terms import Terms, schedule


class DisburseLoan(msgspec.Struct, frozen=True):
    """The cashier paid an approved loan out on a day."""

    loan_no: str
    disbursed_on: date


async def disburse(actor: Actor, fund: FundView, command: DisburseLoan, key: str) -> str:
    """Pay out an approved loan; answers its number. Raises BadInput, Refused, SamePersonTwice."""

    async def work() -> str:
        loan = await loan_for(actor, fund, command.loan_no, "loan.disburse")
        on = command.disbursed_on
        (await case_file(fund, loan["no"])).check_aside(actor.id)
        await check_free(fund, loan["no"])
        approval = await _approval(fund, loan)
        check_day(on, fund, "放款")
        if on < approval.decided_on:
            raise BadInput(f"放款日期 {on} 早于发放审批日 {approval.decided_on}。")
        if actor.id == loan["maker"]:
            raise SamePersonTwice("这笔借款的申请")
        product = _product(fund, loan)
        terms, quote = await _terms(fund, loan, product, on)
        lines = await _money_out(fund, loan, on)
        draft = Draft("disbursement", f"发放借款 {loan['no']}", on, tuple(lines), (loan["no"],))
        seq = await post(
            draft,
            office=fund.office,
            fund=fund.id,
            maker=actor.id,
            checker=approval.actor,
            key=key,
        )
        await _write(fund, loan, seq, terms, quote)
        return str(loan["no"])

    return await once(actor, key, command, work, fund.id)


async def _approval(fund: FundView, loan: Row) -> Decided:
    """The payout approval; raises Refused while a step is missing or the loan is paid out."""
    case = await case_file(fund, loan["no"])
    waiting = case.waiting
    if case.ended:
        raise Refused("这份申请没有通过，不能放款。")
    if waiting is not None:
        raise Refused(f"还没有办完“{waiting.name}”，不能放款。", waiting.clause)
    if loan["disbursement"]:
        raise Refused(f"借款 {loan['no']} 已于 {loan['disbursed_on']} 放款，不能重复发放。")
    return case.decided[-1]


def _product(fund: FundView, loan: Row) -> Product:
    product = fund.policy.product(loan["product"])
    if product is None:  # a policy never loses a product its loans use
        raise Refused(f"办法中已没有“{loan['product']}”这个品种。")
    return product


async def _terms(fund: FundView, loan: Row, product: Product, on: date) -> tuple[Terms, Quote]:
    """The contract's terms at the published rate of the disbursement day."""
    lending, calendar = fund.policy.lending, await workdays(fund.office)
    due = contracts.last_due(product, on, loan["months"])
    months = contracts.months_to(on, due)
    if months > lending.term_months:
        raise BadInput(f"到期日 {due} 超过 {lending.term_months} 个月。", lending.term_clause)
    quote = await rate_on(fund.office, fund.policy, on, max(months, 1))
    principal = loan["principal_fen"]
    given = (product, fund.policy, principal, quote.ppm, on, loan["months"])
    return contracts.terms_of(*given, calendar), quote


async def _money_out(fund: FundView, loan: Row, on: date) -> list[Line]:
    """The entry's lines; raises Refused where a source's cash would go below zero on any day."""
    funding = await fetch(
        "SELECT source, amount_fen FROM loan_funding WHERE loan = {} ORDER BY id", loan["id"]
    )
    lines = []
    for part in funding:
        source, fen = part["source"], part["amount_fen"]
        have = await lowest_cash(fund.id, source, on)
        if have < fen:
            named = fund.policy.source(source)
            raise Refused(
                f"“{named.name if named else source}”在 {on} 及以后的存款最低只有 {yuan(have)} 元，"
                f"不足支付 {yuan(fen)} 元。",
                "可借余额＝存款－备付－已批未付",
            )
        lines += [debit(PRINCIPAL, source, fen, loan["no"]), credit(BANK, source, fen)]
    return lines


async def _write(fund: FundView, loan: Row, seq: int, terms: Terms, quote: Quote) -> None:
    shared = {"office": fund.office, "fund": fund.id, "loan": loan["id"]}
    lending = fund.policy.lending
    overdue = surcharged(terms.rate_ppm, lending.surcharge_percent)
    plan = contracts.plan_of(schedule(terms), overdue, compound=lending.compound)
    await insert(
        Disbursement,
        shared
        | {
            "seq": seq,
            "disbursed_on": terms.disbursed_on,
            "matures_on": plan.rows[-1].due_on,
            "rate_ppm": terms.rate_ppm,
            "overdue_rate_ppm": overdue,
            "rate_basis": quote.label,
            "day_count": terms.day_count,
            "recorded_at": clock.now(),
        },
    )
    signed = contracts.spoken(terms) | {"steps": spoken_steps(plan.steps)}
    text = json.dumps(signed, sort_keys=True)
    await write_plan(shared, 1, plan, terms.disbursed_on, text)
