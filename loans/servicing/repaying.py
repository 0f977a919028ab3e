"""Receiving repayments over the counter: allocated, posted and receipted in one transaction."""

from __future__ import annotations

from datetime import date

import msgspec

from fund.access.actors import Actor
from fund.access.commands import once
from fund.errors import BadInput, Refused
from fund.money import read_yuan, yuan
from fund.office.funds import FundView
from loans.doors import loan_for
from loans.events import EARLY, Debt, Repaid
from loans.servicing.recording import Recorded, record

CHANNELS = {"bank": "转账", "cash": "现金"}

EXCESS = {"refuse": "不收多的（防止输错）", "hold": "多收部分暂存待退"}

# An authorised override of the policy's order, logged with the event (Civil Code 561).
ORDERS: dict[str, tuple[Debt, ...]] = {
    "": (),
    "principal": ("principal", "interest", "overdue_interest"),
}


class RepayLoan(msgspec.Struct, frozen=True):
    """Money received from a borrower; amount in yuan as typed.

    `early` says what early money does, `excess` what money beyond the payoff does. `order`
    overrides the allocation order on the authority of a paper.
    """

    loan_no: str
    amount: str
    paid_on: date
    channel: str
    payer: str
    early: str = "hold"
    excess: str = "refuse"
    order: str = ""
    order_document: str = ""


def positive(text: str, what: str) -> int:
    """An amount in yuan as typed, in fen, more than nothing. Raises BadInput."""
    amount = read_yuan(text)
    if amount <= 0:
        raise BadInput(f"{what}必须大于零。")
    return amount


def _check_within(done: Recorded, on: date) -> None:
    """Refuse, while nothing is committed, more than closed the loan: most likely a slip."""
    state = done.account.standing(on)
    over = int(state.advance[0])
    if over > 0 and not int(state.balance[0]) and not int(state.owed[0]):
        payoff = yuan(int(done.row["amount_fen"]) - over)
        if int(done.row["amount_fen"]) <= over:
            raise Refused("这笔借款已经结清；确已收到的，请选“多收部分暂存待退”。")
        raise Refused(
            f"还款 {yuan(done.row['amount_fen'])} 元超过结清应还额 {payoff} 元（{on}）。"
            f"请按 {payoff} 元收取；确已收到的，请选“多收部分暂存待退”。",
            "民法典第677条：提前还款按实际借款期间计息",
        )


async def repay(actor: Actor, fund: FundView, command: RepayLoan, key: str) -> str:
    """Receive a repayment; answers the receipt's number. Raises BadInput, Forbidden or Refused.

    It goes to the oldest instalment first. Early money is held until the due date, or repays
    principal at once if that is asked; money that reaches the payoff closes the loan that day, and
    what is over is owed back. A payment dated before others is put where it belongs.
    """
    amount = positive(command.amount, "还款金额")
    if command.channel not in CHANNELS or command.early not in EARLY:
        raise BadInput("请选择收款方式，以及提前的钱怎么算。")
    if command.excess not in EXCESS or command.order not in ORDERS:
        raise BadInput("请选择多收的钱怎么办，以及冲抵顺序。")
    if command.order and not command.order_document.strip():
        raise BadInput("改变冲抵顺序须有批准文号，请填写。", fund.policy.lending.allocation_clause)

    async def work() -> str:
        loan = await loan_for(actor, fund, command.loan_no, "loan.repay")
        event = Repaid(
            amount,
            command.early,  # type: ignore[arg-type]  # one of EARLY
            command.channel,
            command.payer.strip(),
            ORDERS[command.order],
            command.order_document.strip(),
        )
        done = await record(actor, fund, loan, event, command.paid_on, key=key)
        if command.excess == "refuse":
            _check_within(done, command.paid_on)
        return str(done.row["receipt_no"])

    return await once(actor, key, command, work, fund.id)
