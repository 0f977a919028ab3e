"""Checks over the journal: balanced, gapless, chained, two persons, never overdrawn, guarded."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from operator import itemgetter

from fund.checks import Check
from fund.database import fetch
from fund.journal.accounts import BANK, CAPITAL
from fund.journal.entries import GENESIS, Line, chain_hash
from fund.journal.posting import voucher_no
from fund.schema import missing_guards


async def entries_balance() -> list[str]:
    """Every entry adds to zero in every source."""
    rows = await fetch(
        "SELECT fund, seq, source, SUM(amount_fen) AS fen FROM journal_line "
        "GROUP BY fund, seq, source HAVING SUM(amount_fen) <> 0 ORDER BY fund, seq"
    )
    return [
        f"基金 {row['fund']} 第 {row['seq']} 笔“{row['source']}”借贷不平，差 {row['fen']} 分"
        for row in rows
    ]


async def numbers_are_gapless() -> list[str]:
    """Voucher numbers run from 1 without gaps, in recording order, by fund and year."""
    rows = await fetch("SELECT fund, seq, year, no FROM journal_entry ORDER BY fund, seq")
    found, last_seq = [], defaultdict[int, int](int)
    last_no = defaultdict[tuple[int, int], int](int)
    for row in rows:
        fund, period = row["fund"], (row["fund"], row["year"])
        if row["seq"] != last_seq[fund] + 1 or row["no"] != last_no[period] + 1:
            found.append(f"基金 {fund} 凭证 {voucher_no(row['year'], row['no'])} 前面缺号或乱序")
        last_seq[fund], last_no[period] = row["seq"], row["no"]
    return found


async def chain_is_unbroken() -> list[str]:
    """Every entry's hash covers its content and the entry before; the head is the last one."""
    entries = await fetch("SELECT * FROM journal_entry ORDER BY fund, seq")
    lines = await fetch(
        "SELECT fund, seq, account, source, subject, amount_fen FROM journal_line "
        "ORDER BY fund, seq, line"
    )
    by_entry = {
        key: [Line(r["account"], r["source"], r["amount_fen"], r["subject"]) for r in group]
        for key, group in groupby(lines, key=itemgetter("fund", "seq"))
    }
    found: list[str] = []
    last: dict[int, tuple[int, str]] = defaultdict(lambda: (0, GENESIS))
    for entry in entries:
        fund, seq = entry["fund"], entry["seq"]
        previous = last[fund][1]
        content = chain_hash(entry, by_entry.get((fund, seq), []))
        if entry["previous_hash"] != previous or entry["hash"] != content:
            number = voucher_no(entry["year"], entry["no"])
            found.append(f"基金 {fund} 凭证 {number}（第 {seq} 笔）被改动，或其前一笔被改动、删除")
        last[fund] = (seq, entry["hash"])
    heads = await fetch("SELECT fund, last_seq, last_hash FROM journal_head")
    found.extend(
        f"基金 {head['fund']} 末尾的凭证被删除：账首记到第 {head['last_seq']} 笔"
        for head in heads
        if (head["last_seq"], head["last_hash"]) != last[head["fund"]]
    )
    return found


async def two_persons() -> list[str]:
    """Money out has a checker, and nobody checks his own entry."""
    rows = await fetch(
        "SELECT e.fund, e.year, e.no FROM journal_entry e LEFT JOIN journal_review r "
        "ON r.fund = e.fund AND r.seq = e.seq "
        "WHERE e.checker = e.maker OR r.reviewer = e.maker "
        "OR (e.kind = 'disbursement' AND e.checker IS NULL)"
    )
    return [
        f"基金 {row['fund']} 凭证 {voucher_no(row['year'], row['no'])} 经办与复核是同一人或缺复核"
        for row in rows
    ]


async def cash_never_negative() -> list[str]:
    """No source is overdrawn on any day."""
    rows = await fetch(
        "SELECT l.fund, l.source, e.effective_on, SUM(l.amount_fen) AS fen FROM journal_line l "
        "JOIN journal_entry e ON e.fund = l.fund AND e.seq = l.seq WHERE l.account = {} "
        "GROUP BY l.fund, l.source, e.effective_on ORDER BY l.fund, l.source, e.effective_on",
        BANK.code,
    )
    found = []
    for (fund, source), days in groupby(rows, key=itemgetter("fund", "source")):
        balance = 0
        for day in days:
            balance += int(day["fen"])
            if balance < 0:
                found.append(
                    f"基金 {fund}“{source}”存款在 {day['effective_on']} 为负（{balance} 分）"
                )
                break
    return found


async def contributions_booked() -> list[str]:
    """Every contribution is the capital its entry books, and no capital is without one."""
    rows = await fetch(
        "SELECT e.fund, e.year, e.no, (SELECT COALESCE(SUM(c.amount_fen), 0) FROM contribution c "
        "WHERE c.fund = e.fund AND c.seq = e.seq) AS registered, "
        "(SELECT COALESCE(-SUM(l.amount_fen), 0) FROM journal_line l WHERE l.fund = e.fund "
        "AND l.seq = e.seq AND l.account = {}) AS booked FROM journal_entry e",
        CAPITAL.code,
    )
    return [
        f"凭证 {voucher_no(row['year'], row['no'])} 筹资登记 {row['registered']} 分，"
        f"入账 {row['booked']} 分"
        for row in rows
        if int(row["registered"]) != int(row["booked"])
    ]


async def guards_present() -> list[str]:
    """The database still has every constraint and trigger that the migrations promise."""
    return await missing_guards("fund.migrations")


CHECKS = [
    Check("entries-balance", "每张凭证按来源借贷平衡", entries_balance),
    Check("numbers-gapless", "凭证号连续无缺", numbers_are_gapless),
    Check("chain-unbroken", "凭证链完整，未被改动", chain_is_unbroken),
    Check("two-persons", "付款两人经手", two_persons),
    Check("cash-not-negative", "任何一天各来源存款不为负", cash_never_negative),
    Check("contributions", "筹资登记与总账一致", contributions_booked),
    Check("guards-present", "数据库自身的防改约束齐全", guards_present),
]
