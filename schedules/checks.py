"""Checks over the run ledger: what ran was due, its guard stands; and every floor's checks."""

from __future__ import annotations

from fund.checks import Check
from fund.database import fetch
from fund.donations.checks import CHECKS as DONATIONS
from fund.grants.checks import CHECKS as GRANTS
from fund.journal.checks import CHECKS as JOURNAL
from fund.schema import missing_guards
from loans.checks import CHECKS as LOANS
from reports.checks import CHECKS as REPORTS
from schedules.duties import BY_NAME


async def runs_were_due() -> list[str]:
    """Every recorded run is of a duty that exists."""
    rows = await fetch("SELECT DISTINCT duty FROM duty_run")
    return [f"任务登记中有不认识的“{r['duty']}”" for r in rows if r["duty"] not in BY_NAME]


async def guards_present() -> list[str]:
    """The database lets each duty run once a date."""
    return await missing_guards("schedules.migrations")


OWN = [
    Check("duties-known", "任务登记都有对应任务", runs_were_due),
    Check("duties-guards", "任务表的约束齐全", guards_present),
]
# What `fund verify`, the daily duty and a restore go through.
CHECKS = [*JOURNAL, *GRANTS, *DONATIONS, *LOANS, *REPORTS, *OWN]
