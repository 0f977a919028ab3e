"""Receiving repayments: allocated, posted and receipted in one transaction."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import msgspec

from fund import clock
from fund.access.actors import Actor
from fund.access.commands import once
from fund.contributions.contributing import check_day
from fund.database import Row, fetch, fetch_one, insert, number
from fund.errors import BadInput, Refused
from fund.journal.accounts import BANK, EARNED, INCOME, PRINCIPAL
from fund.journal.balances import lowest_cash
from fund.journal.entries import Draft, Line, credit, debit
from fund.journal.posting import post
from fund.money import read_yuan, yuan
from fund.office.funds import FundView
from loans import contracts
from loans.arrears import Standing, allocate
from loans.book import LoanBook, load
from loans.disbursing import stored_rows, write_schedule
from loans.doors import loan_for
from loans.tables import Allocation, Repayment

# What of a payment went to which instalment: its number, the kind, fen.
Part = tuple[int, str, int]

CHANNELS = {"bank": "转账", "cash": "现金"}


EARLY = {"next": "抵下一期（按还款计划）", "prepay": "提前还本（按实际天数计息）"}


class RepayLoan(msgspec.Struct, frozen=True):
    """Money received from a borrower; amount in yuan as typed; `early` says what early money is."""

    loan_no: str
    amount: str
    paid_on: date
    channel: str
    payer: str
    early: str = "next"


async def repay(actor: Actor, fund: FundView, command: RepayLoan, key: str) -> str:
    """Receive a repayment; answers the receipt's number. Raises BadInput or Refused.

    It goes to the oldest instalment first. Money beyond what has fallen due pays the next
    instalments as signed, or, if asked, repays principal under a new version of the schedule; the
    payoff amount always closes the loan that day; more than that is refused.
    """
    amount = read_yuan(command.amount)
    if amount <= 0:
        raise BadInput("还款金额必须大于零。")
    if command.channel not in CHANNELS or command.early not in EARLY:
        raise BadInput("请选择收款方式，以及提前的钱怎么算。")

    async def work() -> str:
        loan = await loan_for(actor, fund, command.loan_no, "loan.repay")
        state = await _standing(fund, loan, command.paid_on)
        check_within(state, amount)
        closes = amount == int(state.payoff[0])
        early = amount - int(state.payable[0])
        moved: list[Part] = []
        if early > 0 and (closes or command.early == "prepay"):
            moved = await _prepay(fund, loan, state, early)
            state = (await _load(fund, loan, command.paid_on)).standing()
        free = amount - sum(fen for _, _, fen in moved)
        parts = moved + allocate(state, free, fund.policy.lending.allocation)
        return await _write(actor, fund, loan, command, amount, parts, key)

    return await once(actor, key, command, work, fund.id)


async def _standing(fund: FundView, loan: Row, on: date) -> Standing:
    """The loan on the day paid; raises Refused where that day cannot take a payment."""
    if not loan["disbursement"]:
        raise Refused(f"借款 {loan['no']} 还没有放款，不能登记还款。")
    check_day(on, fund, "还款")
    if on < loan["disbursed_on"]:
        raise BadInput(f"还款日期 {on} 早于放款日 {loan['disbursed_on']}。")
    last = await fetch_one(
        "SELECT paid_on FROM repayment WHERE loan = {} ORDER BY paid_on DESC LIMIT 1", loan["id"]
    )
    if last and on < last["paid_on"]:
        raise Refused(
            f"这笔借款 {last['paid_on']} 已有还款，暂不能补记更早的 {on}；请按收款当日登记并注明。",
            "还款按先后顺序冲抵",
        )
    book = await _load(fund, loan, on)
    return book.standing()


async def _load(fund: FundView, loan: Row, on: date) -> LoanBook:
    return await load(fund.id, on, clock.now(), loan=loan["id"])


def check_within(state: Standing, amount: int) -> None:
    """Refuse more than closes the loan today. Raises Refused."""
    payoff = int(state.payoff[0])
    if payoff == 0:
        raise Refused("这笔借款已经结清。")
    if amount > payoff:
        raise Refused(
            f"还款 {yuan(amount)} 元超过结清应还额 {yuan(payoff)} 元（{state.as_of}）。"
            f"请按 {yuan(payoff)} 元收取。",
            "民法典第677条：提前还款按实际借款期间计息",
        )


async def _prepay(fund: FundView, loan: Row, state: Standing, early: int) -> list[Part]:
    """Sign a new version of the schedule for money that came before it was due.

    All that was paid towards instalments not due yet counts as paid now, towards the first of them;
    the answer takes it off the later ones (negative parts).
    """
    stored = await fetch_one(
        "SELECT version, terms FROM loan_schedule WHERE loan = {} ORDER BY version DESC LIMIT 1",
        loan["id"],
    )
    if stored is None:
        raise ValueError("a loan paid out has a schedule")
    book = state.book
    first = int((~state.fallen_due).argmax())
    paid = {
        "interest": state.interest_paid,
        "principal": book.principal - state.principal_left,
    }
    before = sum(int(fens[first:].sum()) for fens in paid.values())
    after = contracts.prepay(
        await stored_rows(loan["id"], stored["version"]),
        int(book.row_no[first]),
        state.as_of,
        early + before,
        loan["rate_ppm"],
        loan["day_count"],
    )
    shared = {"office": fund.office, "fund": fund.id, "loan": loan["id"]}
    version = stored["version"] + 1
    await write_schedule(shared, version, "prepaid", state.as_of, stored["terms"], after)
    return [
        (int(book.row_no[row]), kind, -int(fens[row]))
        for row in range(first + 1, book.row_no.size)
        for kind, fens in paid.items()
        if fens[row]
    ]


async def _write(
    actor: Actor,
    fund: FundView,
    loan: Row,
    command: RepayLoan,
    amount: int,
    parts: list[Part],
    key: str,
) -> str:
    principal = sum(fen for _, kind, fen in parts if kind == "principal")
    lines = await _principal_back(fund, loan["no"], principal)
    earned = amount - principal
    if earned < 0 and await lowest_cash(fund.id, EARNED, command.paid_on) < -earned:
        raise Refused("这次结清要退回多收的利息，但收益户存款不足，请先补足收益户存款。")
    if earned:
        lines += [debit(BANK, EARNED, earned), credit(INCOME, EARNED, earned, loan["no"])]
    receipt = await _receipt_no(fund.id, command.paid_on)
    draft = Draft("repayment", f"收回借款 {loan['no']}", command.paid_on, tuple(lines), (receipt,))
    seq = await post(draft, office=fund.office, fund=fund.id, maker=actor.id, checker=None, key=key)
    shared = {"office": fund.office, "fund": fund.id, "loan": loan["id"]}
    await insert(
        Repayment,
        shared
        | {
            "seq": seq,
            "receipt_no": receipt,
            "paid_on": command.paid_on,
            "amount_fen": amount,
            "channel": command.channel,
            "payer": command.payer.strip(),
            "recorded_at": clock.now(),
        },
    )
    row = await fetch_one(
        "SELECT id FROM repayment WHERE fund = {} AND receipt_no = {}", fund.id, receipt
    )
    shared["repayment"] = row["id"] if row else 0
    await insert(
        Allocation,
        *(shared | {"instalment": no, "kind": kind, "amount_fen": fen} for no, kind, fen in parts),
    )
    return receipt


async def _receipt_no(fund: int, on: date) -> str:
    """The next receipt number of the year, without gaps (rows are never deleted)."""
    pattern = f"S{on.year}-%"
    sql = "SELECT COUNT(*) AS n FROM repayment WHERE fund = {} AND receipt_no LIKE {}"
    return f"S{on.year}-{await number(sql, fund, pattern) + 1:05d}"


async def _principal_back(fund: FundView, loan_no: str, principal: int) -> list[Line]:
    """Principal returns to the sources it came from, in the policy's order."""
    rows = await fetch(
        "SELECT source, SUM(amount_fen) AS fen FROM journal_line "
        "WHERE fund = {} AND account = {} AND subject = {} GROUP BY source",
        fund.id,
        PRINCIPAL.code,
        loan_no,
    )
    owed: dict[str, int] = defaultdict(int, {row["source"]: int(row["fen"]) for row in rows})
    lines = []
    for source in fund.policy.sources:
        back = min(principal, owed[source.key])
        if back:
            lines += [
                debit(BANK, source.key, back),
                credit(PRINCIPAL, source.key, back, loan_no),
            ]
            principal -= back
    if principal:
        raise ValueError("more principal than the loan owes its sources")
    return lines
