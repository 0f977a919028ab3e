"""催收名单: who is to be visited or telephoned, what he owes, what he promised last."""

from __future__ import annotations

from datetime import timedelta

from fund.database import fetch
from fund.people.identity import masked_phone
from fund.vault import vault
from loans.servicing.collecting import METHODS
from reports.asking import Question
from reports.document import Column, Document, Table, summed

TITLE = "催收名单"
COLUMNS = (
    Column("no", "合同号", opens="/loans/{}"),
    Column("borrower", "借款人"),
    Column("phone", "电话"),
    Column("township", "乡镇"),
    Column("branch", "党支部"),
    Column("days_past_due", "逾期天数", "count"),
    Column("owed", "到期未还", "money"),
    Column("demanded_on", "上次催收", "date"),
    Column("method", "方式"),
    Column("opinion", "借款人意见"),
    Column("promised_on", "承诺还款日", "date"),
    Column("broken", "失约"),
)


async def build(asked: Question) -> Document:
    """Late loans, longest first, each with the last demand made by then; phones masked."""
    book = await asked.book()
    state = book.standing()
    late, owed = state.days_past_due.tolist(), state.payable.tolist()
    last = {
        row["loan"]: row
        for row in await fetch(
            "SELECT c.loan, c.demanded_on, c.method, c.opinion, c.promised_on "
            "FROM collection_record c WHERE c.fund = {} AND c.demanded_on <= {} "
            "AND c.recorded_at <= {} ORDER BY c.demanded_on, c.id",
            *(asked.fund.id, asked.as_of, asked.known_at),
        )
    }
    wanted = {loan["id"] for loan, days in zip(book.loans, late, strict=True) if days}
    phones = {
        row["id"]: masked_phone(vault().open(row["phone_sealed"]))
        for row in await fetch(
            "SELECT l.id, m.phone_sealed FROM loan l JOIN member m ON m.id = l.member "
            "WHERE l.fund = {}",
            asked.fund.id,
        )
        if row["id"] in wanted
    }
    rows = []
    for index, loan in enumerate(book.loans):
        if not late[index]:
            continue
        demand = last.get(loan["id"], {})
        promised = demand.get("promised_on")
        oldest = asked.as_of - timedelta(days=late[index])
        rows.append(
            {
                **{key: loan[key] for key in ("no", "borrower", "township", "branch")},
                "phone": phones[loan["id"]],
                "days_past_due": late[index],
                "owed": owed[index],
                "demanded_on": demand.get("demanded_on"),
                "method": METHODS.get(demand.get("method", ""), ""),
                "opinion": demand.get("opinion", ""),
                "promised_on": promised,
                "broken": "是" if promised and oldest < promised < asked.as_of else "",
            }
        )
    rows.sort(key=lambda row: (-row["days_past_due"], row["no"]))
    table = Table(COLUMNS, rows, summed(rows, "owed"), empty="没有要催收的借款。")
    return asked.answer("call-list", TITLE, (table,), "电话只显示前三后四位。")
