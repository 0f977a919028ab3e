"""Checks over cases and what was paid on them: papers, awards, the journal."""

from __future__ import annotations

import hashlib

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


async def payments_equal_journal() -> list[str]:
    """What was paid on each case is what the journal spent on it."""
    sums = {
        (row["fund"], row["case_no"]): int(row["fen"])
        for row in await fetch(
            "SELECT a.fund, a.case_no, SUM(p.amount_fen) AS fen FROM aid_payment p "
            "JOIN award a ON a.id = p.award GROUP BY a.fund, a.case_no"
        )
    }
    for row in await fetch(
        "SELECT fund, subject, SUM(amount_fen) AS fen FROM journal_line "
        "WHERE account IN ({}, {}) GROUP BY fund, subject",
        GRANTS.code,
        SUBSIDIES.code,
    ):
        key = (row["fund"], row["subject"])
        sums[key] = sums.get(key, 0) - int(row["fen"])
    return [f"申请 {no} 的发放登记与总账相差 {fen} 分" for (_, no), fen in sums.items() if fen]


async def awards_approved() -> list[str]:
    """Every award was approved by another than who entered it, and no grant exceeds it."""
    rows = await fetch(
        "SELECT a.case_no, a.approver, c.maker, c.kind, a.amount_fen, "
        "(SELECT COALESCE(SUM(p.amount_fen), 0) FROM aid_payment p WHERE p.award = a.id) AS paid "
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
