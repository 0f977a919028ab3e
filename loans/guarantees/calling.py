"""The township pays on its commitment (代偿), within its ceilings and after a demand."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from fund.access.actors import Actor
from fund.access.commands import once
from fund.database import Row, fetch_one, number
from fund.errors import BadInput, Refused
from fund.money import yuan
from fund.office.funds import FundView
from loans.account import Account
from loans.doors import loan_for
from loans.events import Died, GuarantorPaid
from loans.guarantees.committing import commitment_for
from loans.guarantees.cover import Facts, Terms, is_triggered
from loans.servicing.history import history
from loans.servicing.recording import record
from loans.servicing.repaying import positive


class ReceiveGuarantor(msgspec.Struct, frozen=True):
    """Money the township's finance office paid for a borrower; amount in yuan as typed."""

    loan_no: str
    amount: str
    paid_on: date
    document_no: str


def facts_of(account: Account, on: date, *, demanded: bool) -> Facts:
    """What decides where a guarantee stands, from the account on a day."""
    state = account.standing(on)
    return Facts(
        days_past_due=int(state.days_past_due[0]),
        demanded=demanded,
        guarantor_paid=account.held("recourse"),
        recourse_left=account.recourse_left,
        written_off=account.written_off,
        closed=not int(state.balance[0]) and int(state.owed[0]) <= 0,
        borrower_gone=any(isinstance(one.event, Died) for one in account.happened),
    )


async def first_demand(loan: int, since: date, on: date) -> date | None:
    """The day the guarantor was first asked (催告函) for what fell due on `since`."""
    row = await fetch_one(
        "SELECT demanded_on FROM collection_record WHERE loan = {} AND addressee = 'guarantor' "
        "AND demanded_on BETWEEN {} AND {} ORDER BY demanded_on LIMIT 1",
        loan,
        since,
        on,
    )
    return row["demanded_on"] if row else None


async def paid_in_year(fund: FundView, township: int, year: int) -> int:
    """What a township paid on its commitments in a calendar year (fen), reversals taken off."""
    return await number(
        "SELECT SUM(p.amount_fen) FROM loan_part p JOIN loan l ON l.id = p.loan "
        "WHERE p.fund = {} AND l.township = {} AND p.kind = 'recourse' "
        "AND p.effective_on BETWEEN {} AND {}",
        fund.id,
        township,
        date(year, 1, 1),
        date(year, 12, 31),
    )


async def receive(actor: Actor, fund: FundView, command: ReceiveGuarantor, key: str) -> str:
    """Receive a guarantor's payment; answers the receipt's number.

    Raises BadInput, Refused (no commitment, not triggered, not demanded, beyond a ceiling).
    """
    amount = positive(command.amount, "代偿金额")
    if not command.document_no.strip():
        raise BadInput("请填写代偿凭据号。")

    async def work() -> str:
        loan = await loan_for(actor, fund, command.loan_no, "loan.repay")
        terms = await commitment_for(fund, loan)
        if terms is None:
            raise Refused("这笔借款没有登记在案的还款承诺书，不能登记代偿。")
        account = (await history(loan)).account(fund)
        await _check(fund, loan, terms, account, command.paid_on, amount)
        event = GuarantorPaid(amount, command.document_no.strip())
        done = await record(actor, fund, loan, event, command.paid_on, key=key)
        return str(done.row["receipt_no"])

    return await once(actor, key, command, work, fund.id)


async def _check(
    fund: FundView, loan: Row, terms: Terms, account: Account, on: date, amount: int
) -> None:
    late = int(account.standing(on).days_past_due[0])
    oldest = on - timedelta(days=late)
    asked_on = await first_demand(loan["id"], oldest, on)
    facts = facts_of(account, on, demanded=asked_on is not None)
    rule = f"还款承诺书 {terms.document_no}"
    if not is_triggered(terms, facts):
        raise Refused(
            f"逾期 {facts.days_past_due} 天，未到承诺约定的 {terms.trigger_days} 天。", rule
        )
    if asked_on is None:
        raise Refused("还没有登记对乡镇的催告函，请先催告履行。", rule)
    last = terms.claim_by(oldest)
    if asked_on > last:
        raise Refused(f"催告期限已于 {last} 届满，{asked_on} 才催告。", rule)
    owed = int(account.standing(on).payable[0]) + account.held("recourse")
    limit = terms.covered(owed, account.held("recourse"))
    if amount > limit:
        raise Refused(f"这笔借款承诺范围内还可代偿 {yuan(limit)} 元。", rule)
    left = terms.yearly_ceiling_fen - await paid_in_year(fund, loan["township"], on.year)
    if amount > left:
        raise Refused(f"{on.year} 年度承诺上限内还可代偿 {yuan(max(left, 0))} 元。", rule)
