"""Checks over loans: sub-ledgers against the journal, schedules against their signatures."""

from __future__ import annotations

import json
from itertools import groupby
from operator import itemgetter

from fund.checks import Check
from fund.database import fetch
from fund.journal.accounts import (
    ADVANCE,
    CHART,
    COLLECTED,
    INCOME,
    PRINCIPAL,
    PROVISION,
    RECOURSE,
)
from fund.money import percent, yuan
from fund.schema import missing_guards
from loans.events import NAMES
from loans.packing import packed_parts, packed_plan
from loans.plan import Row, Step, digest, spoken_steps

_BY_LOAN = (
    "SELECT l.fund, l.no, d.id AS disbursement, l.principal_fen AS lent, "
    "(SELECT COALESCE(SUM(p.amount_fen), 0) FROM loan_part p WHERE p.loan = l.id AND p.kind IN "
    "('principal', 'principal_waived', 'principal_lost')) AS repaid "
    "FROM loan l LEFT JOIN disbursement d ON d.loan = l.id"
)


async def principal_equals_journal() -> list[str]:
    """Each loan's principal less what settled it is its balance in the journal."""
    booked = await _booked(PRINCIPAL.code)
    found = []
    for row in await fetch(_BY_LOAN):
        owed = (row["lent"] if row["disbursement"] else 0) - int(row["repaid"])
        if owed != booked.pop((row["fund"], row["no"]), 0):
            found.append(f"借款 {row['no']} 台账余额 {owed} 分，与总账不一致")
    return found + [f"总账有借款“{no}”，台账没有" for (_, no), fen in booked.items() if fen]


async def _booked(account: str, *, but: str = "") -> dict[tuple[int, str], int]:
    """An account's balance (fen, debit positive) by fund and loan, entries of a kind left out."""
    rows = await fetch(
        "SELECT j.fund, j.subject, SUM(j.amount_fen) AS fen FROM journal_line j "
        "JOIN journal_entry e ON e.fund = j.fund AND e.seq = j.seq "
        "WHERE j.account = {} AND j.subject <> '' AND e.kind <> {} GROUP BY j.fund, j.subject",
        account,
        but,
    )
    return {(row["fund"], row["subject"]): int(row["fen"]) for row in rows}


# Which kinds of part make up each account's balance on a loan, and with which sign.
LEDGERS: dict[str, dict[str, int]] = {
    INCOME.code: {"interest": -1, "overdue_interest": -1, "recovered_interest": -1},
    ADVANCE.code: {"advance": -1},
    RECOURSE.code: {"recourse": 1, "recourse_collected": -1},
    COLLECTED.code: {"recourse": -1, "recourse_remitted": 1},
    PROVISION.code: {"principal_waived": 1, "principal_lost": 1, "recovered_principal": -1},
}


async def parts_equal_journal() -> list[str]:
    """Interest, advances, recourse and losses by loan are what the journal has for it."""
    rows = await fetch(
        "SELECT l.fund, l.no, p.kind, SUM(p.amount_fen) AS fen FROM loan_part p "
        "JOIN loan l ON l.id = p.loan GROUP BY l.fund, l.no, p.kind"
    )
    found = []
    for code, signs in LEDGERS.items():
        sums = await _booked(code, but="provision")
        for row in rows:
            key = (row["fund"], row["no"])
            sums[key] = sums.get(key, 0) - signs.get(row["kind"], 0) * int(row["fen"])
        found += [
            f"借款 {no} 的“{CHART[code].name}”台账与总账相差 {fen} 分"
            for (_, no), fen in sums.items()
            if fen
        ]
    return found


async def money_allocated() -> list[str]:
    """Every event that moved money is allocated to the fen."""
    rows = await fetch(
        "SELECT v.id, v.kind, v.receipt_no, v.amount_fen, "
        "EXISTS (SELECT 1 FROM loan_event r WHERE r.reverses = v.id) AS gone, "
        "(SELECT COALESCE(SUM(CASE WHEN p.kind = 'recourse_remitted' THEN -p.amount_fen "
        "ELSE p.amount_fen END), 0) FROM loan_part p WHERE p.event = v.id AND p.kind IN "
        "('overdue_interest', 'interest', 'principal', 'advance', 'recourse_collected', "
        "'recourse_remitted', 'recovered_principal', 'recovered_interest')) AS allocated "
        "FROM loan_event v"
    )
    found = []
    for row in rows:
        sign = -1 if row["kind"] in ("refunded", "remitted") else 1
        wanted = 0 if row["gone"] else sign * row["amount_fen"]
        if int(row["allocated"]) != wanted:
            name = row["receipt_no"] or NAMES[row["kind"]]
            found.append(f"{name} 金额 {wanted} 分，冲抵 {row['allocated']} 分")
    return found


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
    rates = {
        key: [Step(r["start_on"], r["rate_ppm"], r["overdue_ppm"], bool(r["compound"])) for r in g]
        for key, g in groupby(
            await fetch("SELECT * FROM rate_step ORDER BY loan, version, start_on"),
            key=itemgetter("loan", "version"),
        )
    }
    found = []
    for one in versions:
        plan = stored.get((one["loan"], one["version"]), [])
        steps = json.loads(one["terms"]).get("steps")
        if sum(row.principal for row in plan) != one["principal_fen"]:
            found.append(f"借款 {one['no']} 第 {one['version']} 版计划本金合计不等于借款额")
        elif steps and steps != spoken_steps(rates.get((one["loan"], one["version"]), [])):
            found.append(f"借款 {one['no']} 第 {one['version']} 版利率与签订时不一致")
        elif digest(one["terms"], plan) != one["digest"]:
            found.append(f"借款 {one['no']} 第 {one['version']} 版计划与签订时不一致")
    return found


async def plans_as_packed() -> list[str]:
    """The bytes a book is read from are the instalments as signed."""
    rows = await fetch(
        "SELECT loan, version, no, start_on, due_on, principal_fen, interest_fen "
        "FROM instalment ORDER BY loan, version, no"
    )
    wanted = {
        key: packed_plan([tuple(row.values())[2:] for row in group])
        for key, group in groupby(rows, key=itemgetter("loan", "version"))
    }
    found = {
        (row["loan"], row["version"]): bytes(row["rows"])
        for row in await fetch("SELECT loan, version, rows FROM packed_plan")
    }
    wrong = [key for key in {**wanted, **found} if wanted.get(key) != found.get(key)]
    return [f"第 {loan} 笔借款第 {version} 版计划的打包数据与期次不一致" for loan, version in wrong]


async def parts_as_packed() -> list[str]:
    """The bytes a book is read from are the parts as recorded."""
    rows = await fetch(
        "SELECT loan, instalment, kind, effective_on, amount_fen, recorded_at "
        "FROM loan_part ORDER BY loan, id"
    )
    wanted = {
        loan: packed_parts([tuple(row.values())[1:] for row in group])
        for loan, group in groupby(rows, key=itemgetter("loan"))
    }
    found = {
        row["loan"]: bytes(row["rows"]) for row in await fetch("SELECT loan, rows FROM packed_part")
    }
    wrong = [loan for loan in {**wanted, **found} if wanted.get(loan, b"") != found.get(loan)]
    return [f"第 {loan} 笔借款收付的打包数据与冲抵明细不一致" for loan in wrong]


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
    Check("loans-parts", "利息、预收、追偿、损失台账与总账一致", parts_equal_journal),
    Check("loans-allocated", "每笔收付款冲抵无余", money_allocated),
    Check("loans-signed", "还款计划与签订时一致", schedules_as_signed),
    Check("loans-packed", "计划的打包数据与期次一致", plans_as_packed),
    Check("loans-parts-packed", "收付的打包数据与冲抵明细一致", parts_as_packed),
    Check("loans-terms", "利率和放款日与签订的条款一致", payouts_as_signed),
    Check("loans-approved", "放款有来源、有他人审批", payouts_funded_and_approved),
    Check("loans-guards", "借款表的防改约束齐全", guards_present),
]
