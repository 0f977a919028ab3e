"""What an entry is and how it is chained. Pure.

An entry balances to zero in every source, so a yuan never loses where it came from. Its hash covers
the entry before it and no personal data (the summary, which may name people, stays out).
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from fund.journal.accounts import CHART, Account

GENESIS = "0" * 64

# Entries that follow from others by rule; nobody decides them, so nobody reviews them.
AUTOMATIC = "('accrual', 'provision', 'applied')"


@dataclass(frozen=True)
class Line:
    """One side of an entry: fen, debit positive; subject is a sub-ledger key such as a loan no."""

    account: str
    source: str
    amount: int
    subject: str = ""


@dataclass(frozen=True)
class Draft:
    """An entry about to be posted."""

    kind: str
    summary: str
    effective_on: date
    lines: tuple[Line, ...]
    papers: tuple[str, ...] = ()
    reverses: int | None = None


def debit(account: Account, source: str, fen: int, subject: str = "") -> Line:
    """A debit of `fen` > 0."""
    return Line(account.code, source, fen, subject)


def credit(account: Account, source: str, fen: int, subject: str = "") -> Line:
    """A credit of `fen` > 0."""
    return Line(account.code, source, -fen, subject)


def check(draft: Draft) -> None:
    """Raise ValueError for an entry that no caller should have made."""
    by_source: dict[str, int] = defaultdict(int)
    for line in draft.lines:
        if line.account not in CHART or not line.source or line.amount == 0:
            raise ValueError(f"bad line {line}")
        by_source[line.source] += line.amount
    if not by_source or any(by_source.values()):
        raise ValueError(f"entry does not balance: {dict(by_source)}")


def booking_day(effective_on: date, closed_through: date | None) -> date:
    """The accounting day: money of a closed month is booked on the first open day."""
    if closed_through is None or effective_on > closed_through:
        return effective_on
    return closed_through + timedelta(days=1)


def input_hash(command: Any) -> str:
    """A fingerprint of a command's input, so that one key cannot carry two meanings."""
    return hashlib.sha256(repr(command).encode()).hexdigest()


def chain_hash(entry: Mapping[str, Any], lines: Sequence[Line]) -> str:
    """The hash of an entry, covering the one before it."""
    recorded: datetime = entry["recorded_at"]
    content = [
        entry["previous_hash"],
        *(entry[key] for key in ("fund", "seq", "year", "no", "kind")),
        entry["effective_on"].isoformat(),
        entry["booked_on"].isoformat(),
        recorded.astimezone(UTC).isoformat(timespec="microseconds"),
        *(entry[key] for key in ("maker", "checker", "papers", "key", "input_hash", "reverses")),
        [[line.account, line.source, line.subject, line.amount] for line in lines],
    ]
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
