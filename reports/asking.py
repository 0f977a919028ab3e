"""What a report is asked with, and the instant its figures are known at."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from fund import clock
from fund.calendars import read_day
from fund.database import fetch
from fund.errors import BadInput
from fund.journal.accounts import CHART
from fund.journal.months import closed_at
from fund.office.funds import FundView
from loans.book import LoanBook, load
from reports.document import Block, Document

FILTERS = {
    "township": "乡镇",
    "account": "科目代码",
    "source": "资金来源",
    "loan": "合同号",
    "voucher": "凭证号",
}


@dataclass(frozen=True)
class Question:
    """A fund, a day, an instant of knowledge, and optional filters; its book is read once a day."""

    fund: FundView
    as_of: date
    known_at: datetime
    loan: str = ""
    township: str = ""
    account: str = ""
    source: str = ""
    voucher: str = ""
    _books: dict[date, LoanBook] = field(default_factory=dict, compare=False)

    async def book(self, on: date | None = None) -> LoanBook:
        """The loan book as of the day, or an earlier one, of the township if one is asked."""
        day = on or self.as_of
        if day not in self._books:
            township = self.township
            self._books[day] = await load(self.fund, day, self.known_at, township=township)
        return self._books[day]

    def answer(self, report: str, title: str, blocks: tuple[Block, ...], *notes: str) -> Document:
        """The document that answers this question."""
        return Document(
            report, title, self.fund.name, self.as_of, self.known_at, blocks, tuple(notes)
        )


async def question(
    fund: FundView,
    as_of: date | None = None,
    known_at: datetime | None = None,
    **filters: Any,
) -> Question:
    """Fill in what was not asked: today; and now, or the close of the month if it is closed.

    `filters` are texts by the names of FILTERS.
    """
    on = as_of or clock.today()
    if known_at is not None and known_at.tzinfo is None:
        raise BadInput("known-at 应带时区，例如 2026-01-31T18:00:00+08:00。")
    return Question(fund, on, known_at or await _known(fund.id, on), **filters)


async def choices(fund: FundView, filters: tuple[str, ...]) -> dict[str, list[tuple[str, str]]]:
    """What each filter can be set to, with its label; a contract's or voucher's number is typed."""
    found: dict[str, list[tuple[str, str]]] = {}
    if "township" in filters:
        rows = await fetch("SELECT name FROM township WHERE office = {} ORDER BY id", fund.office)
        found["township"] = [(row["name"], row["name"]) for row in rows]
    if "account" in filters:
        found["account"] = [(one.code, f"{one.code} {one.name}") for one in CHART.values()]
    if "source" in filters:
        found["source"] = [(one.key, one.name) for one in fund.policy.sources]
    return found


def read_as_of(text: str) -> date:
    """A day asked for in an address, today where none is. Raises BadInput."""
    try:
        return read_day(text) if text else clock.today()
    except ValueError as error:
        raise BadInput(f"日期“{text[:20]}”应写成 2026-01-31。") from error


async def _known(fund: int, on: date) -> datetime:
    return await closed_at(fund, on) or clock.now()
