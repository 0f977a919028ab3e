"""What a page shows of a loan: frozen values, personal numbers masked here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from fund import clock
from fund.cases.deciding import WITHDRAWAL, decided_steps
from fund.cases.steps import is_closed_against, next_step
from fund.database import Row, fetch, snapshot
from fund.journal.posting import voucher_no
from fund.office.funds import FundView
from fund.people.identity import masked_id_no, masked_phone
from fund.policy.rules import Step
from fund.vault import vault
from loans.arrears import Standing
from loans.book import load
from loans.servicing.repaying import CHANNELS

OUTCOMES = {"passed": "同意", "refused": "不同意", "withdrawn": "撤回"}


@dataclass(frozen=True)
class Line:
    """One instalment as shown; amounts in fen; what is asked less what was paid is what is left."""

    no: int
    due_on: date
    principal: int
    interest: int
    overdue_interest: int
    left: int
    late: bool

    @property
    def total(self) -> int:
        """What the instalment asks for so far, in fen."""
        return self.principal + self.interest + self.overdue_interest

    @property
    def paid(self) -> int:
        """What was paid on it, in fen."""
        return self.total - self.left


@dataclass(frozen=True)
class Event:
    """One thing that happened to a loan."""

    on: date
    title: str
    detail: str
    css: str = "passed"


@dataclass(frozen=True)
class LoanView:
    """A loan for a page; amounts in fen, rate in ppm."""

    no: str
    borrower: str
    id_no: str
    phone: str
    household_no: str
    township: str
    village: str
    branch: str
    product: str
    industry: str
    purpose: str
    project_type: str
    principal: int
    applied_on: date
    disbursed_on: date | None
    rate: int | None
    rate_basis: str
    state: str
    balance: int
    payoff: int
    payable: int
    days_past_due: int
    loan_class: str
    lines: tuple[Line, ...]
    events: tuple[Event, ...]
    waiting: Step | None
    may_disburse: bool

    @property
    def next(self) -> Line | None:
        """The instalment to pay next."""
        return next((line for line in self.lines if line.left), None)

    @property
    def repaid(self) -> int:
        """What was received so far, in fen."""
        return sum(line.paid for line in self.lines)


async def loan_view(fund: FundView, loan: Row, on: date) -> LoanView:
    """A loan as of a day, with all that happened to it, read from one moment."""
    async with snapshot():
        return await _loan_view(fund, loan, on)


async def _loan_view(fund: FundView, loan: Row, on: date) -> LoanView:
    decided = await decided_steps(fund.id, loan["no"])
    waiting = next_step(fund.policy.steps, decided)
    book = await load(fund, on, clock.now(), loan=loan["id"])
    standing = book.standing() if book.loans else None
    product = fund.policy.product(loan["product"])
    sealed = vault()
    return LoanView(
        no=loan["no"],
        borrower=loan["borrower"],
        id_no=masked_id_no(sealed.open(loan["id_no_sealed"])),
        phone=masked_phone(sealed.open(loan["phone_sealed"])),
        household_no=loan["household_no"],
        township=loan["township_name"],
        village=loan["village"],
        branch=loan["branch"],
        product=product.name if product else loan["product"],
        industry=loan["industry"],
        purpose=loan["purpose"],
        project_type="短平快" if loan["project_type"] == "short" else "长期",
        principal=loan["principal_fen"],
        applied_on=loan["applied_on"],
        disbursed_on=loan["disbursed_on"],
        rate=loan["rate_ppm"],
        rate_basis=loan["rate_basis"] or "",
        waiting=waiting,
        may_disburse=waiting is None and not is_closed_against(decided) and standing is None,
        events=await _events(fund, loan),
        **_figures(fund, standing, waiting, closed=is_closed_against(decided)),
    )


def _figures(
    fund: FundView, state: Standing | None, waiting: Step | None, *, closed: bool
) -> dict[str, Any]:
    """Amounts and state: of the loan paid out, or of the application on its way."""
    if state is None:
        words = "未通过" if closed else (f"待{waiting.name}" if waiting else "待发放")
        empty = {"balance": 0, "payoff": 0, "payable": 0, "days_past_due": 0, "lines": ()}
        return empty | {"state": words, "loan_class": ""}
    late = int(state.days_past_due[0])
    payoff = int(state.payoff[0])
    words = "结清" if payoff == 0 else ("逾期" if late else "正常")
    return {
        "state": words,
        "balance": int(state.balance[0]),
        "payoff": payoff,
        "payable": int(state.payable[0]),
        "days_past_due": late,
        "loan_class": fund.policy.class_of(late) if payoff else "",
        "lines": _lines(state),
    }


def _lines(state: Standing) -> tuple[Line, ...]:
    book = state.book
    shown = []
    for i in range(book.row_no.size):
        left = int(
            state.principal_left[i] + state.interest_left[i] + state.overdue_interest_left[i]
        )
        shown.append(
            Line(
                no=int(book.row_no[i]),
                due_on=book.due[i].astype(object),
                principal=int(book.principal[i]),
                interest=int(book.interest[i]),
                overdue_interest=int(state.overdue_interest_earned[i]),
                left=left,
                late=bool(state.due_passed[i]) and left > 0,
            )
        )
    return tuple(shown)


async def _events(fund: FundView, loan: Row) -> tuple[Event, ...]:
    """Application, decisions, payout and repayments, in order."""
    steps = {step.key: step for step in (*fund.policy.steps, WITHDRAWAL)}
    events = [Event(loan["applied_on"], "申请", loan["purpose"])]
    for row in await fetch(
        "SELECT c.step, c.outcome, c.decided_on, c.body, c.document_no, c.note, s.name "
        "FROM case_step c JOIN staff s ON s.id = c.actor "
        "WHERE c.fund = {} AND c.case_no = {} ORDER BY c.seq",
        fund.id,
        loan["no"],
    ):
        step = steps[row["step"]]
        title = f"{step.name}：{OUTCOMES[row['outcome']]}"
        detail = f"{row['body']}，{step.document} {row['document_no']}，登记人 {row['name']}"
        note = f"；{row['note']}" if row["note"] else ""
        css = "passed" if row["outcome"] == "passed" else "waiting"
        events.append(Event(row["decided_on"], title, detail + note, css))
    if loan["disbursement"]:
        text = await _voucher(fund.id, loan["entry"])
        events.append(Event(loan["disbursed_on"], "放款", text))
    for row in await fetch(
        "SELECT effective_on, amount_fen, receipt_no, content FROM loan_event "
        "WHERE loan = {} ORDER BY effective_on, id",
        loan["id"],
    ):
        amount = f"{row['amount_fen'] // 100:,}.{row['amount_fen'] % 100:02d}"
        events.append(Event(row["effective_on"], f"还款 {amount} 元", f"收据 {row['receipt_no']}"))
    return tuple(events)


async def _voucher(fund: int, seq: int) -> str:
    rows = await fetch(
        "SELECT e.year, e.no, m.name AS maker, c.name AS checker FROM journal_entry e "
        "JOIN staff m ON m.id = e.maker LEFT JOIN staff c ON c.id = e.checker "
        "WHERE e.fund = {} AND e.seq = {}",
        fund,
        seq,
    )
    row = rows[0]
    return f"凭证 {voucher_no(row['year'], row['no'])}，出纳 {row['maker']}，审批 {row['checker']}"
