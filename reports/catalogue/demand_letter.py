"""催告履行函: what a township is asked to pay on its commitment for one loan, to print and send."""

from __future__ import annotations

from datetime import timedelta

from fund.database import fetch_one
from fund.errors import BadInput, NotFound, Refused
from fund.money import yuan_grouped
from loans.book import load
from loans.guarantees.committing import commitment_for
from reports.asking import Question
from reports.document import Document, Figure, Figures, Table, Text, summed
from reports.quoting import COLUMNS

TITLE = "催告履行承诺函"
_LOAN = (
    "SELECT l.id, l.no, l.township, d.id AS disbursement, d.disbursed_on FROM loan l "
    "LEFT JOIN disbursement d ON d.loan = l.id WHERE l.fund = {} AND l.no = {}"
)


async def build(asked: Question) -> Document:
    """The letter for a loan that is late, as of a day. Raises BadInput, NotFound or Refused."""
    if not asked.loan:
        raise BadInput("请指明合同号（--loan）。")
    loan = await fetch_one(_LOAN, asked.fund.id, asked.loan)
    if loan is None:
        raise NotFound(f"没有编号为“{asked.loan}”的借款。")
    terms = await commitment_for(asked.fund, loan)
    if terms is None:
        raise Refused("这笔借款没有登记在案的还款承诺书，不能出催告函。")
    book = await load(asked.fund, asked.as_of, asked.known_at, loan=loan["id"])
    state, facts = book.standing(), book.loans[0]
    late = int(state.days_past_due[0])
    if not late:
        raise Refused("这笔借款没有逾期，不能出催告函。", f"还款承诺书 {terms.document_no}")
    payable, paid = int(state.payable[0]), int(state.total("recourse")[0])
    oldest = asked.as_of - timedelta(days=late)
    borrower = f"{facts['borrower']}（{facts['village']}，合同 {facts['no']}）"
    opening = Text(
        f"{facts['township']}人民政府：贵单位还款承诺书 {terms.document_no} 承诺范围内，借款人"
        f" {borrower}自 {oldest} 起逾期 {late} 天，至 {asked.as_of} 到期未还"
        f" {yuan_grouped(payable)} 元。请在收到本函后按承诺履行还款。"
    )
    figures = Figures(
        (
            Figure("payable", "到期未还", payable),
            Figure("covered", "承诺范围内尚应代偿", terms.covered(payable + paid, paid)),
            Figure("days_past_due", "逾期天数", late, "count"),
            Figure("claim_by", "催告期限届满", terms.claim_by(oldest), "date"),
        )
    )
    rows = [
        {
            "no": int(state.book.row_no[i]),
            "due_on": state.book.due[i].astype(object),
            "principal": int(state.principal_left[i]),
            "interest": int(state.interest_left[i] + state.overdue_interest_left[i]),
            "total": int(
                state.principal_left[i] + state.interest_left[i] + state.overdue_interest_left[i]
            ),
            "balance": int(state.principal_left[i]),
        }
        for i in range(state.book.row_no.size)
        if state.fallen_due[i] and state.principal_left[i] + state.interest_left[i] > 0
    ]
    table = Table(
        COLUMNS[:-1], rows, summed(rows, "principal", "interest", "total"), "到期未还明细"
    )
    notes = (
        "利息含逾期加收利息。承诺书是还款承诺，不是保证合同（民法典第683条）。",
        "签收单位（盖章）：　　　　　　　　签收人：　　　　　　　　签收日期：",
    )
    return asked.answer("demand-letter", TITLE, (opening, figures, table), *notes)
