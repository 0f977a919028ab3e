"""Balances are sums over the journal; nothing else keeps one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from fund.database import fetch, number
from fund.journal.accounts import BANK, Account

_SUMS = (
    "SELECT l.account, l.source, SUM(l.amount_fen) AS fen FROM journal_line l "
    "JOIN journal_entry e ON e.fund = l.fund AND e.seq = l.seq "
    "WHERE l.fund = {{}} AND l.account IN ({accounts}) AND e.effective_on <= {{}} "
    "AND e.recorded_at <= {{}} GROUP BY l.account, l.source"
)


async def by_sources(
    fund: int, accounts: Sequence[Account], as_of: date, known_at: datetime
) -> list[dict[str, int]]:
    """Balances (fen, debit positive) of accounts by source, by effective date as known then."""
    found: dict[str, dict[str, int]] = {account.code: {} for account in accounts}
    sums = _SUMS.format(accounts=", ".join("{}" for _ in found))
    for row in await fetch(sums, fund, *found, as_of, known_at):
        found[row["account"]][row["source"]] = int(row["fen"])
    return list(found.values())


async def by_source(fund: int, account: Account, as_of: date, known_at: datetime) -> dict[str, int]:
    """One account's balance (fen, debit positive) by source."""
    return (await by_sources(fund, (account,), as_of, known_at))[0]


async def cash(fund: int) -> dict[str, int]:
    """Cash in the special account by source, now and whole: what a payout is decided on."""
    rows = await fetch(
        "SELECT source, SUM(amount_fen) AS fen FROM journal_line "
        "WHERE fund = {} AND account = {} GROUP BY source",
        fund,
        BANK.code,
    )
    return {row["source"]: int(row["fen"]) for row in rows}


async def of_subject(fund: int, account: Account, subject: str) -> int:
    """An account's balance (fen, debit positive) on one sub-ledger key."""
    return await number(
        "SELECT SUM(amount_fen) FROM journal_line "
        "WHERE fund = {} AND account = {} AND subject = {}",
        fund,
        account.code,
        subject,
    )


async def lowest_cash(fund: int, source: str, since: date) -> int:
    """The least a source's cash is on `since` or any later day: what a dated payout must leave."""
    rows = await fetch(
        "SELECT e.effective_on, SUM(l.amount_fen) AS fen FROM journal_line l "
        "JOIN journal_entry e ON e.fund = l.fund AND e.seq = l.seq "
        "WHERE l.fund = {} AND l.account = {} AND l.source = {} "
        "GROUP BY e.effective_on ORDER BY e.effective_on",
        fund,
        BANK.code,
        source,
    )
    opening = sum(int(row["fen"]) for row in rows if row["effective_on"] <= since)
    lowest = balance = opening
    for row in rows:
        if row["effective_on"] > since:
            balance += int(row["fen"])
            lowest = min(lowest, balance)
    return lowest
