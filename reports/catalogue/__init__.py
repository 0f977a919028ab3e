"""The catalogue: each report written once, by name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from fund.database import fetch_one, snapshot
from fund.errors import BadInput, NotFound
from reports.asking import Question
from reports.catalogue import (
    arrears,
    at_risk,
    budget,
    cases,
    demand_letter,
    donations,
    fund_position,
    grants_ledger,
    guarantees,
    hardship_ledger,
    indicators,
    interest,
    loan_book,
    repayment_schedule,
    review_tasks,
    subsidies,
    subsidy_sheet,
    yearly_statement,
)
from reports.document import Document


@dataclass(frozen=True)
class Report:
    """A report of the catalogue; one that is `about_a_loan` is asked from the loan's page."""

    name: str
    title: str
    build: Callable[[Question], Awaitable[Document]]
    filters: tuple[str, ...] = ()
    about_a_loan: bool = False


CATALOGUE: dict[str, Report] = {
    report.name: report
    for report in (
        Report("loan-book", loan_book.TITLE, loan_book.build, ("township",)),
        Report(
            "repayment-schedule",
            repayment_schedule.TITLE,
            repayment_schedule.build,
            ("loan", "township"),
        ),
        Report("interest", interest.TITLE, interest.build, ("township",)),
        Report("arrears", arrears.TITLE, arrears.build, ("township",)),
        Report("fund-position", fund_position.TITLE, fund_position.build),
        Report("at-risk", at_risk.TITLE, at_risk.build, ("township",)),
        Report("guarantees", guarantees.TITLE, guarantees.build, ("township",)),
        Report(
            "demand-letter", demand_letter.TITLE, demand_letter.build, ("loan",), about_a_loan=True
        ),
        Report("hardship-ledger", hardship_ledger.TITLE, hardship_ledger.build, ("township",)),
        Report("review-tasks", review_tasks.TITLE, review_tasks.build, ("township",)),
        Report("cases", cases.TITLE, cases.build, ("township",)),
        Report("grants-ledger", grants_ledger.TITLE, grants_ledger.build, ("township",)),
        Report("subsidy-sheet", subsidy_sheet.TITLE, subsidy_sheet.build, ("township",)),
        Report("subsidies", subsidies.TITLE, subsidies.build),
        Report("donations", donations.TITLE, donations.build),
        Report("budget", budget.TITLE, budget.build),
        Report("yearly-statement", yearly_statement.TITLE, yearly_statement.build),
        Report("indicators", indicators.TITLE, indicators.build),
    )
}


async def build(name: str, asked: Question) -> Document:
    """The document of a report, read from one moment of the database. Raises BadInput, NotFound."""
    if name not in CATALOGUE:
        raise NotFound(f"没有名为“{name}”的报表。可用：{'、'.join(CATALOGUE)}。")
    report = CATALOGUE[name]
    for key in ("loan", "township"):
        if getattr(asked, key) and key not in report.filters:
            raise BadInput(f"《{report.title}》不能按 {key} 筛选。")
    async with snapshot():
        if asked.township:
            await _check_township(asked)
        return await report.build(asked)


async def _check_township(asked: Question) -> None:
    row = await fetch_one(
        "SELECT id FROM township WHERE office = {} AND name = {}",
        asked.fund.office,
        asked.township,
    )
    if row is None:
        raise NotFound(f"没有名为“{asked.township}”的乡镇。")
