"""The archive: a report once issued is kept byte for byte, with the hash of its bytes."""

from __future__ import annotations

import asyncio
import hashlib
from datetime import date, datetime

from fund import clock
from fund.database import Row, fetch, fetch_one, insert
from fund.errors import NotFound
from fund.office.funds import FundView
from reports.document import Document
from reports.rendering import FORMATS
from reports.tables import ArchivedReport


def sha256(content: bytes) -> str:
    """The hash by which an issued report is known."""
    return hashlib.sha256(content).hexdigest()


async def file(fund: FundView, document: Document) -> str:
    """Keep a document and its PDF; answers the PDF's hash."""
    text = FORMATS["json"].render(document)
    pdf = await asyncio.to_thread(FORMATS["pdf"].render, document)
    return await keep(
        fund, document.report, document.title, document.as_of, document.known_at, text, pdf
    )


async def keep(
    fund: FundView,
    report: str,
    title: str,
    as_of: date,
    known_at: datetime,
    text: bytes,
    pdf: bytes,
) -> str:
    """Keep what was issued byte for byte; answers the PDF's hash."""
    await insert(
        ArchivedReport,
        {
            "office": fund.office,
            "fund": fund.id,
            "report": report,
            "title": title,
            "as_of": as_of,
            "known_at": known_at,
            "document": text.decode(),
            "pdf": pdf,
            "document_sha256": sha256(text),
            "pdf_sha256": sha256(pdf),
            "recorded_at": clock.now(),
        },
    )
    return sha256(pdf)


async def issued(fund: FundView, limit: int, offset: int) -> list[Row]:
    """Issued reports, newest first, without their bytes."""
    return await fetch(
        "SELECT id, report, title, as_of, known_at, pdf_sha256, recorded_at FROM archived_report "
        "WHERE fund = {} ORDER BY as_of DESC, id DESC LIMIT {} OFFSET {}",
        fund.id,
        limit,
        offset,
    )


async def issued_one(fund: FundView, number: int) -> Row:
    """One issued report with its bytes; raises NotFound."""
    row = await fetch_one(
        "SELECT id, report, title, as_of, document, pdf FROM archived_report "
        "WHERE fund = {} AND id = {}",
        fund.id,
        number,
    )
    if row is None:
        raise NotFound("档案中没有这份报表。")
    return row
