"""还款计划表: every instalment in force, what was paid on it, what is left."""

from __future__ import annotations

from fund.database import fetch_one
from fund.errors import NotFound
from loans.book import load
from reports.asking import Question
from reports.document import Block, Column, Document, Figure, Figures, Table, summed

TITLE = "还款计划表"

COLUMNS = (
    Column("loan", "合同号"),
    Column("borrower", "借款人"),
    Column("no", "期次", "count"),
    Column("due_on", "应还日", "date"),
    Column("principal", "应还本金", "money"),
    Column("interest", "应还利息", "money"),
    Column("total", "应还合计", "money"),
    Column("principal_paid", "实还本金", "money"),
    Column("interest_paid", "实还利息", "money"),
    Column("overdue_interest", "未付逾期利息", "money"),
    Column("left", "尚欠", "money"),
    Column("state", "状态"),
)
SUMS = (
    "principal",
    "interest",
    "total",
    "principal_paid",
    "interest_paid",
    "overdue_interest",
    "left",
)


async def build(asked: Question) -> Document:
    """The schedules in force on a day, of one loan or of all."""
    loan = None
    if asked.loan:
        found = await fetch_one(
            "SELECT id FROM loan WHERE fund = {} AND no = {}", asked.fund.id, asked.loan
        )
        if found is None:
            raise NotFound(f"没有编号为“{asked.loan}”的借款。")
        loan = found["id"]
    book = await load(
        asked.fund, asked.as_of, asked.known_at, loan=loan or 0, township=asked.township
    )
    state, columns = book.standing(), book.book
    rows = []
    for i, index in enumerate(columns.row_loan.tolist()):
        principal, interest = int(columns.principal[i]), int(columns.interest[i])
        left_principal, left_interest = int(state.principal_left[i]), int(state.interest_left[i])
        overdue = int(state.overdue_interest_left[i])
        left = left_principal + left_interest + overdue
        rows.append(
            {
                "loan": book.loans[index]["no"],
                "borrower": book.loans[index]["borrower"],
                "no": int(columns.row_no[i]),
                "due_on": columns.due[i].astype(object),
                "principal": principal,
                "interest": interest,
                "total": principal + interest,
                "principal_paid": principal - left_principal,
                "interest_paid": interest - left_interest,
                "overdue_interest": overdue,
                "left": left,
                "state": _state(left, due_passed=bool(state.due_passed[i])),
            }
        )
    # One loan needs no column for whose it is.
    columns_shown = COLUMNS[2:] if loan is not None else COLUMNS
    blocks: tuple[Block, ...] = (
        Table(columns_shown, rows, summed(rows, *SUMS), empty="没有已放款的借款。"),
    )
    notes = ("按签订的还款计划列示；提前还款后以最近一次签订的计划为准。",)
    if loan is not None and book.loans:
        blocks = (_heading(book.loans[0], int(state.payoff[0])), *blocks)
    return asked.answer("repayment-schedule", TITLE, blocks, *notes)


def _heading(loan: dict[str, object], payoff: int) -> Figures:
    return Figures(
        (
            Figure("contract", "合同号", loan["no"], "text"),
            Figure("borrower", "借款人", loan["borrower"], "text"),
            Figure("principal", "借款金额", loan["principal_fen"]),
            Figure("rate", "年利率", loan["rate_ppm"], "percent"),
            Figure("rate_basis", "利率依据", loan["rate_basis"], "text"),
            Figure("disbursed_on", "借款日", loan["disbursed_on"], "date"),
            Figure("payoff", "今日结清应还额", payoff),
        )
    )


def _state(left: int, *, due_passed: bool) -> str:
    if not left:
        return "已还清"
    return "逾期" if due_passed else "待还"
