"""借款对账单: what happened to one loan, what each payment was used for, and what is left of it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from fund.database import Row, fetch, fetch_one
from fund.errors import BadInput, NotFound
from fund.journal.posting import voucher_no
from loans.events import NAMES
from loans.parts import DEBTS, SETTLING
from reports.asking import Question
from reports.document import Column, Document, Figure, Figures, Table, Text, summed

TITLE = "借款对账单"
COLUMNS = (
    Column("effective_on", "日期", "date"),
    Column("voucher", "凭证号", opens="/reports/voucher?voucher={}"),
    Column("summary", "事项"),
    Column("lent", "借出本金", "money"),
    Column("paid", "收款", "money"),
    Column("principal", "抵本金", "money"),
    Column("interest", "抵利息（含逾期）", "money"),
    Column("advance", "预收增减", "money"),
    Column("let_off", "减免、核销", "money"),
    Column("balance", "本金余额", "money"),
)
SUMS = ("lent", "paid", "principal", "interest", "advance", "let_off")
MONEY = ("repaid", "guarantor_paid")
_LOAN = (
    "SELECT l.id, l.principal_fen, m.name, t.name AS township, d.disbursed_on, e.year, e.no "
    "FROM loan l JOIN member m ON m.id = l.member JOIN township t ON t.id = l.township "
    "LEFT JOIN disbursement d ON d.loan = l.id AND d.disbursed_on <= {} AND d.recorded_at <= {} "
    "LEFT JOIN journal_entry e ON e.fund = l.fund AND e.seq = d.seq "
    "WHERE l.fund = {} AND l.no = {}"
)
_EVENTS = (
    "SELECT v.id, v.kind, v.effective_on, v.amount_fen, v.receipt_no, e.year, e.no, "
    "(SELECT COUNT(*) FROM loan_event r WHERE r.reverses = v.id AND r.recorded_at <= {}) AS undone "
    "FROM loan_event v LEFT JOIN journal_entry e ON e.fund = v.fund AND e.seq = v.entry "
    "WHERE v.loan = {} AND v.effective_on <= {} AND v.recorded_at <= {} "
    "ORDER BY v.effective_on, v.id"
)
_PARTS = (
    "SELECT event, kind, SUM(amount_fen) AS fen FROM loan_part WHERE loan = {} "
    "AND effective_on <= {} AND recorded_at <= {} GROUP BY event, kind"
)


async def build(asked: Question) -> Document:
    """A loan's statement as of a day. Raises BadInput or NotFound."""
    if not asked.loan:
        raise BadInput("请指明合同号（--loan）。")
    moment = (asked.as_of, asked.known_at)
    loan = await fetch_one(_LOAN, *moment, asked.fund.id, asked.loan)
    if loan is None:
        raise NotFound(f"没有编号为“{asked.loan}”的借款。")
    parts: dict[int, dict[str, int]] = defaultdict(dict)
    for row in await fetch(_PARTS, loan["id"], *moment):
        parts[row["event"]][row["kind"]] = int(row["fen"])
    rows = _rows(loan, await fetch(_EVENTS, asked.known_at, loan["id"], *moment), parts)
    totals = summed(rows, *SUMS)
    figures = Figures(
        (
            Figure("lent", "借出本金", totals["lent"]),
            Figure("paid", "收款", totals["paid"]),
            Figure("let_off", "减免、核销", totals["let_off"]),
            Figure("balance", "本金余额", rows[-1]["balance"] if rows else 0),
        )
    )
    head = Text(f"借款人：{loan['name']}（{loan['township']}），合同号：{asked.loan}。")
    table = Table(COLUMNS, rows, totals, empty="这笔借款还没有放款。")
    notes = (
        "收款含乡镇代偿；代偿后向借款人追偿。核销后收回的款项列在收款，不再抵本息。",
        "还款只转到基金专户，不要把钱交给个人。",
    )
    return asked.answer("statement", TITLE, (head, figures, table), *notes)


def _rows(loan: Row, events: list[Row], parts: dict[int, dict[str, int]]) -> list[dict[str, Any]]:
    if loan["disbursed_on"] is None:
        return []
    balance = loan["principal_fen"]
    nothing = dict.fromkeys(SUMS, 0)
    first = {"effective_on": loan["disbursed_on"], "summary": "放款"}
    first |= {"voucher": voucher_no(loan["year"], loan["no"])}
    rows = [nothing | first | {"lent": balance, "balance": balance}]
    for row in events:
        found = parts.get(row["id"], {})
        undone = bool(row["undone"])
        let_off = sum(found.get(kind, 0) for kind in SETTLING[len(DEBTS) :])
        principal = found.get("principal", 0)
        gone = principal + found.get("principal_waived", 0) + found.get("principal_lost", 0)
        balance -= gone
        name = NAMES[row["kind"]] + ("（已冲销）" if undone else "")
        receipt = f"，收据 {row['receipt_no']}" if row["receipt_no"] else ""
        rows.append(
            {
                "effective_on": row["effective_on"],
                "voucher": voucher_no(row["year"], row["no"]) if row["no"] else "",
                "summary": name + receipt,
                "lent": 0,
                "paid": row["amount_fen"] if row["kind"] in MONEY and not undone else 0,
                "principal": principal,
                "interest": found.get("interest", 0) + found.get("overdue_interest", 0),
                "advance": found.get("advance", 0),
                "let_off": let_off,
                "balance": balance,
            }
        )
    return rows
