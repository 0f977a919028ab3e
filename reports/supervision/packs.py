"""A closed month before its supervisors: its pack in the archive, the homes to visit."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date

from fund.database import Row, fetch, fetch_one, unit_of_work
from fund.errors import Refused
from fund.journal.months import close_of, closes
from fund.office.funds import FundView
from loans.book import load
from reports.archive import file
from reports.asking import question
from reports.catalogue import build


@dataclass(frozen=True)
class Visit:
    """A home to visit and what the book says of its loan (fen)."""

    no: str
    borrower: str
    place: str
    principal: int
    balance: int
    purpose: str


async def pack_of(fund: FundView, close: Row) -> Row | None:
    """The pack issued of a close: with the figures known at its instant; None before it is."""
    return await fetch_one(
        "SELECT id, pdf_sha256, recorded_at FROM archived_report WHERE fund = {} "
        "AND report = 'monthly-pack' AND as_of = {} AND known_at = {} ORDER BY id LIMIT 1",
        *(fund.id, close["month_end"], close["recorded_at"]),
    )


async def unpacked(fund: FundView) -> list[Row]:
    """Closes that stand and have no pack yet, oldest first."""
    rows = await fetch(
        "SELECT as_of, known_at FROM archived_report WHERE fund = {} AND report = 'monthly-pack'",
        fund.id,
    )
    there = {(row["as_of"], row["known_at"]) for row in rows}
    found = [
        one for one in await closes(fund.id) if (one["month_end"], one["recorded_at"]) not in there
    ]
    return found[::-1]


async def issue_pack(fund: FundView, on: date) -> str:
    """Issue the pack of a closed month, once; answers its hash. Raises Refused."""
    async with unit_of_work(fund.id):  # two who ask at once get the same
        close = await close_of(fund.id, on)
        if close is None:
            raise Refused(f"{on:%Y年%m月} 还没有结账，月报待结账后归档。")
        issued = await pack_of(fund, close)
        if issued:
            return str(issued["pdf_sha256"])
        asked = await question(fund, close["month_end"])
        return await file(fund, await build("monthly-pack", asked))


async def visits(fund: FundView, close: Row, sha256: str) -> list[Visit]:
    """Homes drawn by the pack's hash: nobody chooses them, and anybody can draw them again."""
    if fund.policy.loans is None:
        return []
    book = await load(fund, close["month_end"], close["recorded_at"])
    balance = book.standing().balance.tolist()
    owing = [
        Visit(
            no=row["no"],
            borrower=row["borrower"],
            place=f"{row['township']}{row['village']}",
            principal=row["principal_fen"],
            balance=fen,
            purpose=row["industry"],
        )
        for row, fen in zip(book.loans, balance, strict=True)
        if fen
    ]
    chance = random.Random(sha256)  # noqa: S311 - drawn again by whoever has the hash
    chosen = chance.sample(owing, min(fund.policy.supervision.visits, len(owing)))
    return sorted(chosen, key=lambda one: one.no)
