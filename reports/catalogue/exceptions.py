"""例外清单: what an honest book also contains, and a dishonest one hides in: to be looked at."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from fund import clock
from fund.calendars import month_end
from fund.database import Row, day_of, fetch
from fund.journal.entries import AUTOMATIC
from fund.journal.reading import number_of
from reports.asking import Question
from reports.document import Column, Document, Figure, Figures, Table

TITLE = "例外清单"
LATE_DAYS = 3  # an entry this many days after its business was entered late (assumed)
NAMED = 6  # of those who share a number
RELENT_DAYS = 7  # lent again this soon after a repayment: old debt paid with new money?
COLUMNS = (
    Column("kind", "类别"),
    Column("on", "日期", "date"),
    Column("subject", "凭证或合同"),
    Column("detail", "情况"),
    Column("amount", "金额", "money"),
    Column("by", "经办"),
)
Found = list[dict[str, Any]]


async def build(asked: Question) -> Document:
    """The month of the day; shared phones and accounts as they stand."""
    first = asked.as_of.replace(day=1)
    rows = [
        *await _entries(asked, first),
        *await _events(asked, first),
        *await _lent_again(asked, first),
        *await _shared_numbers(asked),
    ]
    kinds = sorted({row["kind"] for row in rows})
    counts = [
        Figure(kind, kind, sum(1 for row in rows if row["kind"] == kind), "count") for kind in kinds
    ]
    blocks = (
        Figures((Figure("count", "例外合计", len(rows), "count"), *counts)),
        Table(COLUMNS, rows, empty="本月没有例外。"),
    )
    notes = (
        f"补记：业务日期 {LATE_DAYS} 天以后才记账。借新还旧嫌疑：还款后 {RELENT_DAYS} 天内又借出。",
        "列在这里的不一定有错，但应当有人看过、说得清。",
    )
    return asked.answer("exceptions", TITLE, blocks, *notes)


async def _entries(asked: Question, first: date) -> Found:
    """Vouchers entered late, reversing, without papers, or not reviewed on their day."""
    found: Found = []
    for row in await fetch(
        "SELECT e.year, e.no, e.kind, e.summary, e.effective_on, e.booked_on, e.recorded_at, "
        "e.papers, e.reverses, e.checker, s.name AS maker, r.recorded_at AS reviewed_at, "
        "(SELECT SUM(l.amount_fen) FROM journal_line l WHERE l.fund = e.fund AND l.seq = e.seq "
        "AND l.amount_fen > 0) AS amount FROM journal_entry e JOIN staff s ON s.id = e.maker "
        "LEFT JOIN journal_review r ON r.fund = e.fund AND r.seq = e.seq "
        "AND r.recorded_at <= {} WHERE e.fund = {} AND e.booked_on >= {} "
        "AND e.booked_on <= {} AND e.recorded_at <= {} "
        "AND e.kind NOT IN " + AUTOMATIC + " ORDER BY e.seq",
        *(asked.known_at, asked.fund.id, first, asked.as_of, asked.known_at),
    ):
        entered = clock.local(row["recorded_at"]).date()
        named = {"subject": number_of(row), "detail": row["summary"], "by": row["maker"]}
        amount = {"amount": int(row["amount"] or 0)}
        kinds = []
        if entered > row["effective_on"] + timedelta(days=LATE_DAYS):
            kinds.append("补记")
        if row["booked_on"] > month_end(row["effective_on"]):
            kinds.append("跨月入账")
        if row["reverses"] is not None:
            kinds.append("红字冲销")
        if row["papers"] in ("", "[]"):
            kinds.append("缺附件")
        if row["checker"] is None and not _same_day(row["reviewed_at"], entered, asked.as_of):
            kinds.append("未当日复核")
        found += [{"kind": kind, "on": row["effective_on"]} | named | amount for kind in kinds]
    return found


def _same_day(reviewed: Any, entered: date, as_of: date) -> bool:
    """Whether a receipt was reviewed the day it was entered, or still may be."""
    if reviewed is None:
        return entered >= as_of
    return clock.local(reviewed).date() <= entered


async def _events(asked: Question, first: date) -> Found:
    """Debts let off or written off, and payments put to use in another order than the policy's."""
    named = {"waived": "减免", "written_off": "核销", "repaid": "改变抵扣顺序"}
    rows = await fetch(
        "SELECT v.kind, v.effective_on, v.amount_fen, l.no, m.name, s.name AS maker "
        "FROM loan_event v JOIN loan l ON l.id = v.loan JOIN member m ON m.id = l.member "
        "JOIN staff s ON s.id = v.maker WHERE v.fund = {} AND v.effective_on >= {} "
        "AND v.effective_on <= {} AND v.recorded_at <= {} AND (v.kind IN ('waived', 'written_off') "
        "OR (v.kind = 'repaid' AND v.content LIKE '%\"order_document\"%')) ORDER BY v.id",
        *(asked.fund.id, first, asked.as_of, asked.known_at),
    )
    return [
        {
            "kind": named[row["kind"]],
            "on": row["effective_on"],
            "subject": row["no"],
            "detail": row["name"],
            "amount": row["amount_fen"],
            "by": row["maker"],
        }
        for row in rows
    ]


async def _lent_again(asked: Question, first: date) -> Found:
    """Households lent to again within days of repaying."""
    rows = await fetch(
        "SELECT l.no, m.name, d.disbursed_on, l.principal_fen, s.name AS maker, "
        "(SELECT MAX(v.effective_on) FROM loan_event v JOIN loan o ON o.id = v.loan "
        "WHERE o.household = l.household AND o.id <> l.id AND v.kind = 'repaid' "
        "AND v.effective_on <= d.disbursed_on AND v.recorded_at <= {}) AS repaid_on "
        "FROM disbursement d JOIN loan l ON l.id = d.loan JOIN member m ON m.id = l.member "
        "JOIN staff s ON s.id = l.maker WHERE l.fund = {} AND d.disbursed_on >= {} "
        "AND d.disbursed_on <= {} AND d.recorded_at <= {} ORDER BY l.no",
        *(asked.known_at, asked.fund.id, first, asked.as_of, asked.known_at),
    )
    found = []
    for row in rows:
        repaid = day_of(row["repaid_on"])
        if repaid and (row["disbursed_on"] - repaid).days <= RELENT_DAYS:
            detail = f"{row['name']}，{repaid} 还款后又借"
            found.append(
                {
                    "kind": "借新还旧嫌疑",
                    "on": row["disbursed_on"],
                    "subject": row["no"],
                    "detail": detail,
                    "amount": row["principal_fen"],
                    "by": row["maker"],
                }
            )
    return found


async def _shared_numbers(asked: Question) -> Found:
    """Members of different households with one phone, or one bank account; numbers not shown."""
    phones = await fetch(
        "SELECT m.phone_hash AS hash, m.name, m.household FROM member m WHERE m.office = {} "
        "AND m.phone_hash <> '' AND m.recorded_at <= {} "
        "AND EXISTS (SELECT 1 FROM loan l WHERE l.fund = {} AND l.member = m.id "
        "AND l.recorded_at <= {}) ORDER BY m.id",
        *(asked.fund.office, asked.known_at, asked.fund.id, asked.known_at),
    )
    accounts = await fetch(
        "SELECT DISTINCT r.bank_hash AS hash, m.id, m.name, m.household FROM member_record r "
        "JOIN member m ON m.id = r.member WHERE r.office = {} AND r.bank_hash <> '' "
        "AND r.recorded_at <= {} ORDER BY m.id",
        *(asked.fund.office, asked.known_at),
    )
    return [*_sharing("共用电话", phones), *_sharing("共用银行账号", accounts)]


def _sharing(kind: str, rows: list[Row]) -> Found:
    """One row a number that serves more than one household, with the first few names."""
    by_hash: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_hash[row["hash"]].append(row)
    found: Found = []
    for people in by_hash.values():
        homes = {row["household"] for row in people}
        if len(homes) > 1:
            names = "、".join(row["name"] for row in people[:NAMED])
            more = f" 等 {len(people)} 人" if len(people) > NAMED else ""
            detail = f"{names}{more}（{len(homes)} 户）"
            found.append(
                {
                    "kind": kind,
                    "on": None,
                    "subject": "",
                    "detail": detail,
                    "amount": None,
                    "by": "",
                }
            )
    return found
