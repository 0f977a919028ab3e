"""The named checks of every floor, and the duty that runs them each day."""

from __future__ import annotations

from datetime import date

from fund.checks import Check
from fund.checks import verify as find
from fund.donations.checks import CHECKS as DONATIONS
from fund.grants.checks import CHECKS as GRANTS
from fund.journal.checks import CHECKS as JOURNAL
from fund.messages.telling import Note, tell
from fund.office.funds import FundView, all_funds
from loans.checks import CHECKS as LOANS
from reports.checks import CHECKS as REPORTS
from schedules.checks import CHECKS as SCHEDULES

CHECKS: list[Check] = [*JOURNAL, *GRANTS, *DONATIONS, *LOANS, *REPORTS, *SCHEDULES]


async def verify(fund: FundView, on: date, _: date) -> str:
    """Run every check once a day for the whole database, with the first fund's duties."""
    if fund.id != min(one.id for one in await all_funds()):
        return "与第一个基金一起核对"
    findings = await find(CHECKS)
    if findings:
        body = "\n".join(finding.text for finding in findings[:50])
        brief = f"每日核对发现 {len(findings)} 处不符，请停止记账并查明。"
        note = Note("verify", on, "核对不符", body, brief, "/duties")
        await tell(fund, note, ("admin", "accountant", "supervisor", "auditor"))
        return f"发现 {len(findings)} 处不符"
    return f"{len(CHECKS)} 项相符"
