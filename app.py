"""Doorway: the web application, put together from the floors.

`create(url)` makes it for one database; a server that imports `app:application` is told which by
FUND_DATABASE_URL. FUND_PUBLIC_URL is the address people know it by: QR codes carry it, and requests
that name another host are then refused.
"""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from litestar import Litestar

import fund.access.account_pages
import fund.access.pages
import fund.cases.board
import fund.cases.file_pages
import fund.cases.meeting_pages
import fund.cases.pages
import fund.contributions.pages
import fund.donations.gift_pages
import fund.donations.pages
import fund.donations.public
import fund.grants.pages
import fund.journal.pages
import fund.messages.pages
import fund.office.pages
import fund.orders.pages
import fund.people.own_pages
import fund.people.pages
import fund.policy.pages
import fund.rates.pages
import fund.subsidies.pages
import loans.closing_pages
import loans.guarantees.pages
import loans.my
import loans.pages
import loans.planning_pages
import loans.servicing.pages
import reports.growth_pages
import reports.office_pages
import reports.pages
import reports.paper_pages
import reports.public_pages
import reports.supervision.pages
import reports.supervision.thread_pages
import schedules.clockwork
import schedules.pages
from fund.access.actors import PERMISSIONS as FUND
from fund.vault import key_file
from fund.web.application import create as create_application
from loans.permissions import PERMISSIONS as LOANS
from reports.permissions import PERMISSIONS as REPORTS
from schedules.permissions import PERMISSIONS as SCHEDULES

# Who may do what: one table, put together from the floors' rows.
PERMISSIONS = {**FUND, **LOANS, **REPORTS, **SCHEDULES}

PAGES = (
    reports.pages,
    reports.office_pages,
    reports.paper_pages,
    reports.supervision.pages,
    reports.supervision.thread_pages,
    reports.growth_pages,
    fund.cases.pages,
    fund.cases.meeting_pages,
    loans.pages,
    loans.servicing.pages,
    loans.guarantees.pages,
    loans.planning_pages,
    fund.people.pages,
    fund.contributions.pages,
    fund.donations.pages,
    fund.subsidies.pages,
    fund.orders.pages,
    fund.journal.pages,
    loans.closing_pages,
    fund.rates.pages,
    fund.policy.pages,
    fund.office.pages,
    schedules.pages,
    fund.messages.pages,
    fund.access.account_pages,
)

TEMPLATES = (
    *("fund/access", "fund/cases", "fund/donations", "fund/messages", "fund/people"),
    "fund/policy",
    *("loans", "reports", "schedules"),
)


def create(url: str) -> Litestar:
    """The application over a database."""
    here = Path(__file__).parent
    public = os.environ.get("FUND_PUBLIC_URL", "").rstrip("/")
    named = urlsplit(public).hostname
    return create_application(
        url=url,
        key_file=key_file(url),
        routes=[
            *fund.access.pages.ROUTES,
            *fund.cases.board.ROUTES,
            *fund.cases.file_pages.ROUTES,
            *fund.grants.pages.ROUTES,
            *fund.donations.gift_pages.ROUTES,
            *fund.donations.public.ROUTES,
            *fund.people.own_pages.ROUTES,
            *reports.public_pages.ROUTES,
            *loans.my.ROUTES,
            *(route for pages in PAGES for route in pages.ROUTES),
        ],
        permissions=PERMISSIONS,
        navigation=[link for pages in PAGES for link in pages.NAVIGATION],
        templates=[here / room / "templates" for room in TEMPLATES],
        lifespans=[schedules.clockwork.ticking],
        hosts=[named, "127.0.0.1", "localhost"] if named else [],
        public_url=public,
    )


def application() -> Litestar:
    """The application over the database the environment names (a server's factory)."""
    os.environ.setdefault("PICCOLO_CONF", "piccolo_conf")
    return create(os.environ["FUND_DATABASE_URL"])
