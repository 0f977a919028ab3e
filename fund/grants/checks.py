"""Checks over cases and what was paid on them: papers, awards, the journal."""

from __future__ import annotations

import hashlib
from collections import defaultdict

from fund.checks import Check
from fund.database import fetch
from fund.journal.accounts import GRANTS, SUBSIDIES


async def papers_hashed() -> list[str]:
    """Every paper is the file that was put on record."""
    found = []
    for row in await fetch("SELECT id, case_no, sha256, size, content FROM case_paper ORDER BY id"):
        content = bytes(row["content"])
        if hashlib.sha256(content).hexdigest() != row["sha256"] or len(content) != row["size"]:
            found.append(f"申请 {row['case_no']} 的第 {row['id']} 号材料与登记时不一致")
    return found


_PAID = (
    "SELECT p.fund, a.case_no, p.pay_run, SUM(p.amount_fen - COALESCE((SELECT SUM(r.amount_fen) "
    "FROM payment_return r WHERE r.payment = p.id), 0)) AS fen FROM benefit_payment p "
    "JOIN award a ON a.id = p.award GROUP BY p.fund, a.case_no, p.pay_run"
)


async def payments_equal_journal() -> list[str]:
    """What was paid on each case or run, less what came back, is what the journal spent on it."""
    sums: dict[tuple[int, str], int] = defaultdict(int)
    for row in await fetch(_PAID):
        subject = row["case_no"] if row["pay_run"] is None else f"R{row['pay_run']}"
        sums[row["fund"], subject] += int(row["fen"])
    for row in await fetch(
        "SELECT fund, subject, SUM(amount_fen) AS fen FROM journal_line "
        "WHERE account IN ({}, {}) GROUP BY fund, subject",
        GRANTS.code,
        SUBSIDIES.code,
    ):
        sums[row["fund"], row["subject"]] -= int(row["fen"])
    return [f"{subject} 的发放登记与总账相差 {fen} 分" for (_, subject), fen in sums.items() if fen]


async def awards_approved() -> list[str]:
    """Every award was approved by another than who entered it, and no grant exceeds it."""
    rows = await fetch(
        "SELECT a.case_no, a.approver, c.maker, c.kind, a.amount_fen, "
        "(SELECT COALESCE(SUM(p.amount_fen), 0) FROM benefit_payment p WHERE p.award = a.id "
        "AND NOT EXISTS (SELECT 1 FROM payment_return r WHERE r.payment = p.id "
        "AND r.kind = 'bounced')) AS paid "
        "FROM award a JOIN aid_case c ON c.fund = a.fund AND c.no = a.case_no"
    )
    return [
        f"申请 {row['case_no']} 的审批人就是登记人，或发放超过批准金额"
        for row in rows
        if row["approver"] == row["maker"]
        or (row["kind"] != "monthly" and int(row["paid"]) > row["amount_fen"])
    ]


CHECKS = [
    Check("case-papers", "申请材料与登记时一致", papers_hashed),
    Check("aid-payments", "慰问补助发放与总账一致", payments_equal_journal),
    Check("awards-approved", "批准由他人办理、发放不超过批准", awards_approved),
]
