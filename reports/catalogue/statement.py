"""借款对账单: everything booked on one loan, with its principal balance."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from fund.database import Row, fetch, fetch_one
from fund.errors import BadInput, NotFound
from fund.journal.accounts import ADVANCE, INCOME, OVERDUE, PRINCIPAL, UNREALISED_INTEREST
from fund.journal.reading import number_of
from reports.asking import Question
from reports.document import Column, Document, Figure, Figures, Table, Text, summed

TITLE = "借款对账单"
COLUMNS = (
    Column("effective_on", "日期", "date"),
    Column("voucher", "凭证号", opens="/reports/voucher?voucher={}"),
    Column("summary", "事项"),
    Column("lent", "借出本金", "money"),
    Column("principal", "还本金", "money"),
    Column("interest", "还利息", "money"),
    Column("advance", "预收", "money"),
    Column("balance", "本金余额", "money"),
)
LENT = {PRINCIPAL.code, OVERDUE.code}
EARNED = {INCOME.code, UNREALISED_INTEREST.code}
_LINES = (
    "SELECT e.seq, e.year, e.no, e.kind, e.effective_on, e.summary, l.account, "
    "SUM(l.amount_fen) AS fen FROM journal_line l JOIN journal_entry e ON e.fund = l.fund "
    "AND e.seq = l.seq WHERE l.fund = {} AND l.subject = {} AND e.effective_on <= {} "
    "AND e.recorded_at <= {} AND e.kind NOT IN ('accrual', 'provision') "
    "GROUP BY e.seq, e.year, e.no, e.kind, e.effective_on, e.summary, l.account "
    "ORDER BY e.effective_on, e.seq"
)


async def build(asked: Question) -> Document:
    """A loan's statement as of a day. Raises BadInput or NotFound."""
    if not asked.loan:
        raise BadInput("请指明合同号（--loan）。")
    who = await fetch_one(
        "SELECT m.name, t.name AS township FROM loan l JOIN member m ON m.id = l.member "
        "JOIN township t ON t.id = l.township WHERE l.fund = {} AND l.no = {}",
        *(asked.fund.id, asked.loan),
    )
    if who is None:
        raise NotFound(f"没有编号为“{asked.loan}”的借款。")
    found = await fetch(_LINES, asked.fund.id, asked.loan, asked.as_of, asked.known_at)
    rows = _rows(found)
    totals = summed(rows, "lent", "principal", "interest", "advance")
    balance = rows[-1]["balance"] if rows else 0
    figures = Figures(
        (
            Figure("lent", "借出本金", totals["lent"]),
            Figure("principal", "已还本金", totals["principal"]),
            Figure("interest", "已还利息", totals["interest"]),
            Figure("balance", "本金余额", balance),
        )
    )
    head = Text(f"借款人：{who['name']}（{who['township']}），合同号：{asked.loan}。")
    table = Table(COLUMNS, rows, totals, empty="这笔借款还没有记账。")
    note = "冲销的款项以负数列示。还款只转到基金专户，不要把钱交给个人。"
    return asked.answer("statement", TITLE, (head, figures, table), note)


def _rows(found: list[Row]) -> list[dict[str, Any]]:
    entries: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    heads: dict[int, Row] = {}
    for row in found:
        heads[row["seq"]] = row
        account, fen = row["account"], int(row["fen"])
        if account in LENT:
            entries[row["seq"]]["lent" if row["kind"] == "disbursement" else "principal"] += fen
        elif account in EARNED:
            entries[row["seq"]]["interest"] -= fen
        elif account == ADVANCE.code:
            entries[row["seq"]]["advance"] -= fen
    rows, balance = [], 0
    for seq, sums in entries.items():
        head = heads[seq]
        balance += sums["lent"] + sums["principal"]
        rows.append(
            {
                "effective_on": head["effective_on"],
                "voucher": number_of(head),
                "summary": head["summary"],
                "lent": sums["lent"],
                "principal": -sums["principal"],
                "interest": sums["interest"],
                "advance": sums["advance"],
                "balance": balance,
            }
        )
    return rows
