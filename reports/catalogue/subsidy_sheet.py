"""按月补助发放表: a month by branch, to sign on (domain rules, section 8)."""

from __future__ import annotations

from typing import Any

from fund.calendars import month_end
from fund.database import fetch
from fund.grants.enrolling import REASONS
from fund.people.identity import born_on
from fund.vault import vault
from reports.asking import Question
from reports.document import Column, Document, Figure, Figures, Table, summed

TITLE = "按月补助发放表"
COLUMNS = (
    Column("index", "序号", "count"),
    Column("township", "乡镇"),
    Column("branch", "党支部"),
    Column("village", "村（社区）"),
    Column("name", "姓名"),
    Column("voucher_no", "补助证号"),
    Column("born", "出生年月"),
    Column("standard", "标准（元/月）", "money"),
    Column("month", "月份"),
    Column("amount", "金额", "money"),
    Column("signature", "领取人签字"),
    Column("signed_on", "领取日期"),
    Column("note", "备注（新增/停发原因）"),
)
_ROWS = (
    "SELECT m.name, m.branch, m.id_no_sealed, h.village, t.name AS township, e.voucher_no, "
    "e.starts_on, a.amount_fen, s.reason, s.stops_on, p.amount_fen AS paid, p.paid_on, p.method, "
    "(SELECT COALESCE(SUM(r.amount_fen), 0) FROM payment_return r WHERE r.payment = p.id "
    "AND r.recorded_at <= {}) AS back, (SELECT COUNT(*) FROM payment_return r "
    "WHERE r.payment = p.id AND r.kind = 'bounced' AND r.recorded_at <= {}) AS bounced "
    "FROM enrolment e JOIN award a ON a.id = e.award JOIN member m ON m.id = a.member "
    "JOIN household h ON h.id = m.household JOIN township t ON t.id = h.township "
    "LEFT JOIN enrolment_stop s ON s.enrolment = e.id AND s.recorded_at <= {} "
    "LEFT JOIN benefit_payment p ON p.award = a.id AND p.month_of = {} AND p.recorded_at <= {} "
    "AND p.attempt = (SELECT MAX(q.attempt) FROM benefit_payment q WHERE q.award = a.id "
    "AND q.month_of = p.month_of AND q.recorded_at <= {}) "
    "WHERE e.fund = {} AND e.recorded_at <= {} AND e.starts_on <= {} "
    "AND (s.id IS NULL OR s.stops_on >= {}) AND ({} = '' OR t.name = {}) "
    "ORDER BY t.id, m.branch, m.id"
)


async def build(asked: Question) -> Document:
    """Everybody entitled in the month of the day, paid or not, and those who have just stopped."""
    month = asked.as_of.replace(day=1)
    known = asked.known_at
    found = await fetch(
        _ROWS,
        *(known, known, known, month, known, known),
        *(asked.fund.id, known, month, month, asked.township, asked.township),
    )
    opened = vault().open
    rows: list[dict[str, Any]] = []
    for index, row in enumerate(found, start=1):
        ends = row["stops_on"] is not None and row["stops_on"] <= month
        note = f"停发：{REASONS[row['reason']]}" if ends else ""
        if row["starts_on"] == month:
            note = "新增"
        if row["paid_on"] and row["paid_on"] > month_end(month):
            note = f"{row['paid_on']} 补发"
        if row["back"]:
            note = "退汇" if row["bounced"] else "有追回"
        rows.append(
            {
                "index": index,
                "township": row["township"],
                "branch": row["branch"],
                "village": row["village"],
                "name": row["name"],
                "voucher_no": row["voucher_no"],
                "born": f"{born_on(opened(row['id_no_sealed'])):%Y-%m}",
                "standard": row["amount_fen"],
                "month": f"{month:%Y-%m}",
                "amount": int(row["paid"] or 0) - int(row["back"]),
                "signature": "",
                "signed_on": "",
                "note": note,
            }
        )
    totals = summed(rows, "amount")
    stopped = sum(one["note"].startswith("停发") for one in rows)
    figures = Figures(
        (
            Figure("people", "在册人数", len(rows) - stopped, "count"),
            Figure("paid", "已发人数", sum(bool(one["amount"]) for one in rows), "count"),
            Figure("amount", "已发金额", totals["amount"]),
        )
    )
    note = "按月发放，不得一次性发放；凭补助证领取，逐人签字或按手印。"
    table = Table(COLUMNS, rows, totals, empty="本月没有补助对象。")
    return asked.answer("subsidy-sheet", TITLE, (figures, table), note)
