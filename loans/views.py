"""What a page shows of a loan: frozen values, personal numbers masked here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from fund import clock
from fund.access.actors import Actor
from fund.cases.reading import case_file
from fund.cases.steps import OUTCOMES, WITHDRAWAL, CaseFile
from fund.database import Row, fetch, snapshot
from fund.journal.posting import voucher_no
from fund.office.funds import FundView
from fund.people.identity import masked_id_no, masked_phone
from fund.policy.benefits import Step
from fund.vault import vault
from loans.arrears import Standing
from loans.book import LoanBook, load
from loans.classes import classify
from loans.servicing.history import history
from loans.servicing.views import Moment, Servicing, servicing_view


@dataclass(frozen=True)
class Line:
    """One instalment as shown; amounts in fen."""

    no: int
    due_on: date
    principal: int
    interest: int
    overdue_interest: int
    paid: int
    left: int
    late: bool

    @property
    def total(self) -> int:
        """What the instalment asks for so far, in fen."""
        return self.principal + self.interest + self.overdue_interest

    @property
    def let_off(self) -> int:
        """What of it was waived or written off, in fen."""
        return self.total - self.paid - self.left


@dataclass(frozen=True)
class LoanView:
    """A loan for a page; amounts in fen, rate in ppm."""

    no: str
    borrower: str
    member: int
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
    events: tuple[Moment, ...]
    waiting: Step | None
    may_disburse: bool
    advance: int
    servicing: Servicing | None

    @property
    def next(self) -> Line | None:
        """The instalment to pay next."""
        return next((line for line in self.lines if line.left), None)

    @property
    def is_owing(self) -> bool:
        """Whether money may still come in: something is owed, or was lost."""
        return bool(self.payoff) or bool(self.servicing and self.servicing.written_off)

    @property
    def repaid(self) -> int:
        """What was received so far, in fen."""
        return sum(line.paid for line in self.lines)

    @property
    def let_off(self) -> int:
        """What was waived or written off, in fen."""
        return sum(line.let_off for line in self.lines)


async def loan_view(actor: Actor, fund: FundView, loan: Row, on: date) -> LoanView:
    """A loan as of a day, with all that happened to it, read from one moment."""
    async with snapshot():
        return await _loan_view(actor, fund, loan, on)


async def _loan_view(actor: Actor, fund: FundView, loan: Row, on: date) -> LoanView:
    case = await case_file(fund, loan["no"])
    waiting = case.waiting
    book = await load(fund, on, clock.now(), loan=loan["id"])
    standing = book.standing() if book.loans else None
    servicing = None
    if standing is not None:
        servicing = await servicing_view(actor, fund, loan, await history(loan), on)
    product = fund.policy.product(loan["product"])
    sealed = vault()
    return LoanView(
        no=loan["no"],
        borrower=loan["borrower"],
        member=loan["member"],
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
        may_disburse=waiting is None and not case.ended and standing is None,
        events=(*await _events(fund, loan, case), *(servicing.moments if servicing else ())),
        servicing=servicing,
        **_figures(fund, book, servicing, waiting, closed=case.ended),
    )


def _figures(
    fund: FundView,
    book: LoanBook,
    servicing: Servicing | None,
    waiting: Step | None,
    *,
    closed: bool,
) -> dict[str, Any]:
    """Amounts and state: of the loan paid out, or of the application on its way."""
    if servicing is None:
        words = "未通过" if closed else (f"待{waiting.name}" if waiting else "待发放")
        empty = {"balance": 0, "payoff": 0, "payable": 0, "days_past_due": 0, "lines": ()}
        return empty | {"state": words, "loan_class": "", "advance": 0}
    state = book.standing()
    late, payoff = int(state.days_past_due[0]), int(state.payoff[0])
    classes = fund.policy.classes
    found = int(classify(state, classes, book.rescheduled)[0])
    return {
        "state": state_of(payoff=payoff, late=late, written_off=servicing.written_off),
        "balance": int(state.balance[0]),
        "payoff": payoff,
        "payable": int(state.payable[0]),
        "days_past_due": late,
        "loan_class": classes[found].name if payoff else "",
        "lines": _lines(state),
        "advance": int(state.advance[0]),
    }


def state_of(*, payoff: int, late: int, written_off: bool) -> str:
    """A loan's state in a word."""
    if written_off:
        return "核销"
    if payoff == 0:
        return "结清"
    return "逾期" if late else "正常"


def _lines(state: Standing) -> tuple[Line, ...]:
    book = state.book
    shown, received = [], state.received
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
                paid=int(received[i]),
                left=left,
                late=bool(state.due_passed[i]) and left > 0,
            )
        )
    return tuple(shown)


async def _events(fund: FundView, loan: Row, case: CaseFile) -> tuple[Moment, ...]:
    """Application, decisions and payout, in order."""
    steps = {step.key: step for step in (*case.steps, WITHDRAWAL)}
    events = [Moment(loan["applied_on"], "申请", loan["purpose"])]
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
        events.append(Moment(row["decided_on"], title, detail + note, css))
    if loan["disbursement"]:
        text = await _voucher(fund.id, loan["entry"])
        events.append(Moment(loan["disbursed_on"], "放款", text))
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
