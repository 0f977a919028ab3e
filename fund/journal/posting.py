"""Posting: the only way a yuan moves. Always inside the fund's unit of work."""

from __future__ import annotations

import json
from typing import Any

from fund import clock
from fund.database import fetch_one, insert, number
from fund.errors import NotFound, Refused, SamePersonTwice
from fund.journal.entries import Draft, Line, booking_day, chain_hash, check, input_hash
from fund.journal.months import closed_through
from fund.journal.tables import JournalEntry, JournalHead, JournalLine, JournalReview


async def post(
    draft: Draft, *, office: int, fund: int, maker: int, checker: int | None, key: str
) -> int:
    """Post a balanced draft as the fund's next entry; answers its `seq`.

    Raises SamePersonTwice where maker and checker are one. The caller holds the fund's lock.
    """
    check(draft)
    if checker == maker:
        raise SamePersonTwice("这笔业务")
    head = await fetch_one("SELECT last_seq, last_hash FROM journal_head WHERE fund = {}", fund)
    if head is None:
        raise NotFound("这个基金还没有开账。")
    booked_on = booking_day(draft.effective_on, await closed_through(fund))
    last_no = "SELECT MAX(no) FROM journal_entry WHERE fund = {} AND year = {}"
    entry: dict[str, Any] = {
        "office": office,
        "fund": fund,
        "seq": head["last_seq"] + 1,
        "year": booked_on.year,
        "no": await number(last_no, fund, booked_on.year) + 1,
        "kind": draft.kind,
        "summary": draft.summary,
        "effective_on": draft.effective_on,
        "booked_on": booked_on,
        "recorded_at": clock.now(),
        "maker": maker,
        "checker": checker,
        "papers": json.dumps(draft.papers, ensure_ascii=False),
        "key": key,
        "input_hash": input_hash(draft),
        "reverses": draft.reverses,
        "previous_hash": head["last_hash"],
    }
    entry["hash"] = chain_hash(entry, draft.lines)
    await insert(JournalLine, *_rows(entry, draft.lines))
    await insert(JournalEntry, entry)
    await JournalHead.update(
        {JournalHead.last_seq: entry["seq"], JournalHead.last_hash: entry["hash"]}
    ).where(JournalHead.fund == fund)
    return int(entry["seq"])


def _rows(entry: dict[str, Any], lines: tuple[Line, ...]) -> list[dict[str, Any]]:
    shared = {key: entry[key] for key in ("office", "fund", "seq")}
    return [
        shared
        | {
            "line": no,
            "account": line.account,
            "source": line.source,
            "subject": line.subject,
            "amount_fen": line.amount,
        }
        for no, line in enumerate(lines, start=1)
    ]


def voucher_no(year: int, no: int) -> str:
    """A voucher's number as printed."""
    return f"记{year}-{no:05d}"


async def review(*, office: int, fund: int, seq: int, reviewer: int) -> None:
    """Record that a second person checked an entry posted over the counter (复核)."""
    entry = await fetch_one(
        "SELECT e.maker, e.checker, r.id AS done FROM journal_entry e "
        "LEFT JOIN journal_review r ON r.fund = e.fund AND r.seq = e.seq "
        "WHERE e.fund = {} AND e.seq = {}",
        fund,
        seq,
    )
    if entry is None:
        raise NotFound("没有这张凭证。")
    if entry["maker"] == reviewer:
        raise SamePersonTwice("这张凭证")
    if entry["checker"] is not None or entry["done"] is not None:
        raise Refused("这张凭证已经复核过。")
    row = {"office": office, "fund": fund, "seq": seq, "reviewer": reviewer}
    await insert(JournalReview, row | {"recorded_at": clock.now()})
