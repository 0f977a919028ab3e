"""Checks over the archive: issued reports are what was issued."""

from __future__ import annotations

from fund.checks import Check
from fund.database import fetch
from fund.schema import missing_guards
from reports.archive import sha256


async def archive_unchanged() -> list[str]:
    """Every issued report's bytes have the hash they were issued with."""
    rows = await fetch(
        "SELECT id, title, as_of, document, pdf, document_sha256, pdf_sha256 FROM archived_report"
    )
    return [
        f"档案 {row['id']}《{row['title']}》{row['as_of']} 内容与校验码不符"
        for row in rows
        if sha256(row["document"].encode()) != row["document_sha256"]
        or sha256(bytes(row["pdf"])) != row["pdf_sha256"]
    ]


async def guards_present() -> list[str]:
    """The database still guards the archive."""
    return await missing_guards("reports.migrations")


CHECKS = [
    Check("archive-unchanged", "报表档案未被改动", archive_unchanged),
    Check("archive-guards", "档案表的防改约束齐全", guards_present),
]
