"""Checks over loans: sub-ledgers against the journal, schedules against their signatures."""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import groupby
from operator import itemgetter

from fund.checks import Check
from fund.database import fetch
from fund.journal.accounts import BANK, INCOME, PRINCIPAL
from fund.money import percent, yuan
from fund.schema import missing_guards
from loans.contracts import Row, digest


async def principal_equals_journal() -> list[str]:
    """Each loan's principal less what was allocated to it is its balance in the journal."""
    rows = await fetch(
        "SELECT l.fund, l.no, l.principal_fen AS lent, d.id AS disbursement, "
        "(SELECT COALESCE(SUM(a.amount_fen), 0) FROM allocation a "
        "WHERE a.loan = l.id AND a.kind = 'principal') AS repaid, "
        "(SELECT COALESCE(SUM(j.amount_fen), 0) FROM journal_line j WHERE j.fund = l.fund "
        "AND j.account = {} AND j.subject = l.no) AS booked "
        "FROM loan l LEFT JOIN disbursement d ON d.loan = l.id",
        PRINCIPAL.code,
    )
    found = []
    for row in rows:
        owed = (row["lent"] if row["disbursement"] else 0) - int(row["repaid"])
        if owed != int(row["booked"]):
            found.append(f"借款 {row['no']} 台账余额 {owed} 分，总账 {row['booked']} 分")
    strangers = await fetch(
        "SELECT DISTINCT j.subject FROM journal_line j WHERE j.account = {} AND NOT EXISTS "
        "(SELECT 1 FROM loan l WHERE l.fund = j.fund AND l.no = j.subject)",
        PRINCIPAL.code,
    )
    return found + [f"总账有借款“{row['subject']}”，台账没有" for row in strangers]


async def interest_equals_journal() -> list[str]:
    """Interest allocated to each loan is the income the journal has for it."""
    allocated = await fetch(
        "SELECT l.fund, l.no, SUM(a.amount_fen) AS fen FROM allocation a "
        "JOIN loan l ON l.id = a.loan WHERE a.kind <> 'principal' GROUP BY l.fund, l.no"
    )
    booked = await fetch(
        "SELECT fund, subject AS no, -SUM(amount_fen) AS fen FROM journal_line "
        "WHERE account = {} AND subject <> '' GROUP BY fund, subject",
        INCOME.code,
    )
    sums: dict[tuple[int, str], int] = defaultdict(int)
    for sign, rows in ((1, allocated), (-1, booked)):
        for row in rows:
            sums[row["fund"], row["no"]] += sign * int(row["fen"])
    return [f"借款 {no} 利息台账与总账相差 {fen} 分" for (_, no), fen in sums.items() if fen]


async def repayments_allocated() -> list[str]:
    """Every repayment is allocated to the fen and is the cash of its entry."""
    rows = await fetch(
        "SELECT r.receipt_no, r.amount_fen, "
        "(SELECT SUM(a.amount_fen) FROM allocation a WHERE a.repayment = r.id) AS allocated, "
        "(SELECT SUM(j.amount_fen) FROM journal_line j WHERE j.fund = r.fund AND j.seq = r.seq "
        "AND j.account = {}) AS cash FROM repayment r",
        BANK.code,
    )
    return [
        f"收据 {row['receipt_no']} 金额 {row['amount_fen']} 分，冲抵 {row['allocated']} 分，"
        f"入账 {row['cash']} 分"
        for row in rows
        if not row["amount_fen"] == int(row["allocated"] or 0) == int(row["cash"] or 0)
    ]


async def schedules_as_signed() -> list[str]:
    """Every version of a schedule adds to the principal and is what was signed."""
    versions = await fetch(
        "SELECT s.loan, s.version, s.terms, s.digest, l.no, l.principal_fen "
        "FROM loan_schedule s JOIN loan l ON l.id = s.loan ORDER BY s.loan, s.version"
    )
    rows = await fetch(
        "SELECT loan, version, no, start_on, due_on, units, principal_fen, interest_fen "
        "FROM instalment ORDER BY loan, version, no"
    )
    stored = {
        key: [Row(*list(row.values())[2:]) for row in group]
        for key, group in groupby(rows, key=itemgetter("loan", "version"))
    }
    found = []
    for one in versions:
        plan = stored.get((one["loan"], one["version"]), [])
        if sum(row.principal for row in plan) != one["principal_fen"]:
            found.append(f"借款 {one['no']} 第 {one['version']} 版计划本金合计不等于借款额")
        elif digest(one["terms"], plan) != one["digest"]:
            found.append(f"借款 {one['no']} 第 {one['version']} 版计划与签订时不一致")
    return found


async def payouts_as_signed() -> list[str]:
    """The rate and day a loan is computed with are those of the terms it was signed with."""
    rows = await fetch(
        "SELECT l.no, l.principal_fen, d.rate_ppm, d.disbursed_on, d.day_count, s.terms "
        "FROM disbursement d JOIN loan l ON l.id = d.loan "
        "JOIN loan_schedule s ON s.loan = d.loan"
    )
    found = []
    for row in rows:
        terms = json.loads(row["terms"])
        kept = {
            "principal": yuan(row["principal_fen"]),
            "rate": percent(row["rate_ppm"]),
            "disbursed_on": row["disbursed_on"].isoformat(),
            "day_count": row["day_count"],
        }
        if not kept.items() <= terms.items():
            found.append(f"借款 {row['no']} 的金额、利率、放款日或计息方式与签订的条款不一致")
    return found


async def payouts_funded_and_approved() -> list[str]:
    """Every payout rests on sources that add up to it and on an approval by somebody else."""
    rows = await fetch(
        "SELECT l.no, l.principal_fen, (SELECT COALESCE(SUM(f.amount_fen), 0) "
        "FROM loan_funding f WHERE f.loan = l.id) AS funded, e.maker, e.checker, "
        "l.maker AS entered "
        "FROM disbursement d JOIN loan l ON l.id = d.loan "
        "JOIN journal_entry e ON e.fund = d.fund AND e.seq = d.seq"
    )
    return [
        f"借款 {row['no']} 的来源合计不符，或申请、审批、付款不是三个人"
        for row in rows
        if int(row["funded"]) != row["principal_fen"]
        or len({row["maker"], row["checker"], row["entered"]}) < 3
    ]


async def guards_present() -> list[str]:
    """The database still guards the loan tables."""
    return await missing_guards("loans.migrations")


CHECKS = [
    Check("loans-principal", "借款台账余额与总账一致", principal_equals_journal),
    Check("loans-interest", "利息台账与总账一致", interest_equals_journal),
    Check("loans-allocated", "每笔还款冲抵无余", repayments_allocated),
    Check("loans-signed", "还款计划与签订时一致", schedules_as_signed),
    Check("loans-terms", "利率和放款日与签订的条款一致", payouts_as_signed),
    Check("loans-approved", "放款有来源、有他人审批", payouts_funded_and_approved),
    Check("loans-guards", "借款表的防改约束齐全", guards_present),
]
