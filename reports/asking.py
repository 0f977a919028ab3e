"""What a report is asked with, and the instant its figures are known at."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from fund import clock
from fund.calendars import month_end, read_day
from fund.database import fetch_one
from fund.errors import BadInput
from fund.office.funds import FundView
from loans.book import LoanBook, load
from reports.document import Block, Document


@dataclass(frozen=True)
class Question:
    """A fund, a day, an instant of knowledge, and optional filters; its book is read once a day."""

    fund: FundView
    as_of: date
    known_at: datetime
    loan: str = ""
    township: str = ""
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
    *,
    loan: str = "",
    township: str = "",
) -> Question:
    """Fill in what was not asked: today; and now, or the close of the month if it is closed."""
    on = as_of or clock.today()
    if known_at is not None and known_at.tzinfo is None:
        raise BadInput("known-at 应带时区，例如 2026-01-31T18:00:00+08:00。")
    return Question(fund, on, known_at or await _known(fund.id, on), loan, township)


def read_as_of(text: str) -> date:
    """A day asked for in an address, today where none is. Raises BadInput."""
    try:
        return read_day(text) if text else clock.today()
    except ValueError as error:
        raise BadInput(f"日期“{text[:20]}”应写成 2026-01-31。") from error


async def _known(fund: int, on: date) -> datetime:
    row = await fetch_one(
        "SELECT recorded_at FROM period_close WHERE fund = {} AND month_end = {}",
        fund,
        month_end(on),
    )
    known: datetime = row["recorded_at"] if row else clock.now()
    return known
