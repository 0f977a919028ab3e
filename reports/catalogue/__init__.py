"""The catalogue: each report written once, by name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from fund.database import snapshot
from fund.errors import NotFound
from reports.asking import Question
from reports.catalogue import arrears, fund_position, interest, loan_book, repayment_schedule
from reports.document import Document


@dataclass(frozen=True)
class Report:
    """A report of the catalogue."""

    name: str
    title: str
    build: Callable[[Question], Awaitable[Document]]


CATALOGUE: dict[str, Report] = {
    report.name: report
    for report in (
        Report("loan-book", loan_book.TITLE, loan_book.build),
        Report("repayment-schedule", repayment_schedule.TITLE, repayment_schedule.build),
        Report("interest", interest.TITLE, interest.build),
        Report("arrears", arrears.TITLE, arrears.build),
        Report("fund-position", fund_position.TITLE, fund_position.build),
    )
}


async def build(name: str, asked: Question) -> Document:
    """The document of a report, read from one moment of the database. Raises NotFound."""
    if name not in CATALOGUE:
        raise NotFound(f"没有名为“{name}”的报表。可用：{'、'.join(CATALOGUE)}。")
    async with snapshot():
        return await CATALOGUE[name].build(asked)
