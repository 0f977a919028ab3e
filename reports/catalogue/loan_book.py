"""借款台账: every loan paid out, what came back, what is owed, and its class."""

from __future__ import annotations

from typing import Any

from fund.people.identity import masked_id_no
from fund.policy.rules import Policy
from fund.vault import vault
from loans.book import LoanBook
from loans.classes import classify
from reports.asking import Question
from reports.document import Column, Document, Figure, Figures, Table, summed

TITLE = "借款台账"

COLUMNS = (
    Column("no", "合同号", opens="/loans/{}"),
    Column("borrower", "借款人"),
    Column("id_no", "身份证号"),
    Column("township", "乡镇"),
    Column("branch", "党支部"),
    Column("industry", "项目"),
    Column("project_type", "类型"),
    Column("product", "还款方式"),
    Column("principal", "借款金额", "money"),
    Column("rate", "年利率", "percent"),
    Column("disbursed_on", "借款日", "date"),
    Column("due_on", "到期日", "date"),
    Column("principal_repaid", "已还本金", "money"),
    Column("interest_repaid", "已还利息", "money"),
    Column("balance", "本金余额", "money"),
    Column("days_past_due", "逾期天数", "count"),
    Column("class", "五级分类"),
    Column("state", "状态"),
)
CLOSED = "结清"
PROJECT_TYPES = {"short": "短平快", "long": "长期"}


async def build(asked: Question) -> Document:
    """The loan book as of a day."""
    book = await asked.book()
    rows = _rows(asked.fund.policy, book)
    totals = summed(rows, "principal", "principal_repaid", "interest_repaid", "balance")
    notes = ["五级分类按逾期天数，取自办法；本表本金余额合计与总账“借款本金”一致。"]
    if any("假定" in loan["rate_basis"] for loan in book.loans):
        notes.append("部分合同利率依据为“假定”值，使用前须核实。")
    table = Table(COLUMNS, rows, totals, empty="还没有放出借款。")
    return asked.answer("loan-book", TITLE, (_figures(rows), table), *notes)


def _rows(policy: Policy, book: LoanBook) -> list[dict[str, Any]]:
    state = book.standing()
    balance, late = state.balance.tolist(), state.days_past_due.tolist()
    receivable = state.interest_receivable.tolist()
    received = state.total("interest", "overdue_interest", "recovered_interest").tolist()
    found = classify(state, policy.classes, book.rescheduled).tolist()
    lost = state.total("principal_lost").tolist()
    matures, rows = book.matures, []
    for index, loan in enumerate(book.loans):
        product = policy.product(loan["product"])
        is_open = balance[index] > 0 or receivable[index] > 0
        rows.append(
            {
                "no": loan["no"],
                "borrower": loan["borrower"],
                "id_no": masked_id_no(vault().open(loan["id_no_sealed"])),
                "township": loan["township"],
                "branch": loan["branch"],
                "industry": loan["industry"],
                "project_type": PROJECT_TYPES[loan["project_type"]],
                "product": product.name if product else loan["product"],
                "principal": loan["principal_fen"],
                "rate": loan["rate_ppm"],
                "disbursed_on": loan["disbursed_on"],
                "due_on": matures[index],
                "principal_repaid": loan["principal_fen"] - balance[index] - lost[index],
                "interest_repaid": received[index],
                "balance": balance[index],
                "days_past_due": late[index],
                "class": policy.classes[found[index]].name if is_open else "",
                "state": "核销" if lost[index] else _state(is_open=is_open, late=late[index]),
            }
        )
    return rows


def _figures(rows: list[dict[str, Any]]) -> Figures:
    still = [row for row in rows if row["state"] not in (CLOSED, "核销")]
    late = sum(row["balance"] for row in still if row["days_past_due"] > 0)
    return Figures(
        (
            Figure("loans", "借款笔数", len(rows), "count"),
            Figure("open_loans", "在借笔数", len(still), "count"),
            Figure("lent", "累计发放", sum(row["principal"] for row in rows)),
            Figure("balance", "本金余额", sum(row["balance"] for row in rows)),
            Figure("late_balance", "其中逾期借款余额", late),
        )
    )


def _state(*, is_open: bool, late: int) -> str:
    if not is_open:
        return CLOSED
    return "逾期" if late else "正常"
