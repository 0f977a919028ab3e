"""The catalogue: each report written once, by name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from fund.database import fetch_one, snapshot
from fund.errors import BadInput, NotFound
from reports.asking import FILTERS, Question
from reports.catalogue import (
    arrears,
    at_risk,
    budget,
    call_list,
    cases,
    certificates,
    collection,
    committee_report,
    comparison,
    donations,
    exceptions,
    fund_position,
    grants_ledger,
    guarantees,
    hardship_ledger,
    indicators,
    interest,
    interest_summary,
    ledgers,
    loan_book,
    monthly_pack,
    repayment_schedule,
    review_tasks,
    statement,
    subsidies,
    subsidy_sheet,
    vouchers,
    yearly_statement,
)
from reports.document import Document


@dataclass(frozen=True)
class Report:
    """A report of the catalogue; one that is `about_one` loan, account … is asked where that is."""

    name: str
    title: str
    build: Callable[[Question], Awaitable[Document]]
    filters: tuple[str, ...] = ()
    about_one: str = ""


CATALOGUE: dict[str, Report] = {
    report.name: report
    for report in (
        Report("monthly-pack", monthly_pack.TITLE, monthly_pack.build),
        Report("loan-book", loan_book.TITLE, loan_book.build, ("township",)),
        Report(
            "repayment-schedule",
            repayment_schedule.TITLE,
            repayment_schedule.build,
            ("loan", "township"),
        ),
        Report("statement", statement.TITLE, statement.build, ("loan",), about_one="loan"),
        Report("interest", interest.TITLE, interest.build, ("township",)),
        Report("interest-summary", interest_summary.TITLE, interest_summary.build, ("township",)),
        Report("arrears", arrears.TITLE, arrears.build, ("township",)),
        Report("call-list", call_list.TITLE, call_list.build, ("township",)),
        Report("collection", collection.TITLE, collection.build, ("township",)),
        Report("at-risk", at_risk.TITLE, at_risk.build, ("township",)),
        Report("guarantees", guarantees.TITLE, guarantees.build, ("township",)),
        Report("fund-position", fund_position.TITLE, fund_position.build),
        Report("trial-balance", ledgers.TRIAL, ledgers.trial, ("source",)),
        Report("general-ledger", ledgers.GENERAL, ledgers.general, ("source",)),
        Report(
            "detailed-ledger",
            ledgers.DETAILED,
            ledgers.detailed,
            ("account", "source"),
            about_one="account",
        ),
        Report("bank-journal", ledgers.BANK_JOURNAL, ledgers.bank_journal, ("source",)),
        Report("vouchers", vouchers.BOOK, vouchers.book),
        Report("voucher", vouchers.ONE, vouchers.one, ("voucher",), about_one="voucher"),
        Report("yearly-statement", yearly_statement.TITLE, yearly_statement.build),
        Report("comparison", comparison.TITLE, comparison.build, ("township",)),
        Report("indicators", indicators.TITLE, indicators.build),
        Report("exceptions", exceptions.TITLE, exceptions.build),
        Report("committee-report", committee_report.TITLE, committee_report.build),
        Report("hardship-ledger", hardship_ledger.TITLE, hardship_ledger.build, ("township",)),
        Report("review-tasks", review_tasks.TITLE, review_tasks.build, ("township",)),
        Report("cases", cases.TITLE, cases.build, ("township",)),
        Report("grants-ledger", grants_ledger.TITLE, grants_ledger.build, ("township",)),
        Report("subsidy-sheet", subsidy_sheet.TITLE, subsidy_sheet.build, ("township",)),
        Report("subsidies", subsidies.TITLE, subsidies.build),
        Report("donations", donations.TITLE, donations.build),
        Report("certificates", certificates.TITLE, certificates.build),
        Report("budget", budget.TITLE, budget.build),
    )
}


# How the catalogue is laid out on its page.
GROUPS: dict[str, tuple[str, ...]] = {
    "监督": ("monthly-pack", "exceptions", "comparison", "indicators", "committee-report"),
    "借款": (
        *("loan-book", "repayment-schedule", "interest", "interest-summary", "arrears"),
        *("call-list", "collection", "at-risk", "guarantees"),
    ),
    "账簿": (
        *("fund-position", "trial-balance", "general-ledger", "bank-journal", "vouchers"),
        "yearly-statement",
    ),
    "帮扶": (
        *("hardship-ledger", "review-tasks", "cases", "grants-ledger", "subsidy-sheet"),
        *("subsidies", "budget"),
    ),
    "捐赠": ("donations", "certificates"),
}


async def build(name: str, asked: Question) -> Document:
    """The document of a report, read from one moment of the database. Raises BadInput, NotFound."""
    if name not in CATALOGUE:
        raise NotFound(f"没有名为“{name}”的报表。可用：{'、'.join(CATALOGUE)}。")
    report = CATALOGUE[name]
    for key, label in FILTERS.items():
        if getattr(asked, key) and key not in report.filters:
            raise BadInput(f"《{report.title}》不能按{label}筛选。")
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
