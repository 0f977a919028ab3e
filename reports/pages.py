"""Lists, reports, the archive and the dashboard."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlencode

from litestar import Request, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Response, Template

from fund import clock
from fund.access.actors import Actor
from fund.calendars import read_day
from fund.database import PAGE_MAX, row_id, snapshot
from fund.errors import BadInput
from fund.office.funds import FundView
from fund.web.guarding import permit
from loans.doors import loan_for
from reports.archive import issued, issued_one
from reports.asking import FILTERS, choices, question, read_as_of
from reports.catalogue import CATALOGUE, GROUPS, build
from reports.document import Document, human
from reports.listing import Asked, listed
from reports.rendering import FORMATS, format_named
from reports.worklist import waiting_cases

LISTED = (
    "no",
    "borrower",
    "township",
    "industry",
    "principal",
    "rate",
    "disbursed_on",
    "due_on",
    "balance",
    "days_past_due",
    "class",
    "state",
)
SEARCHED = ("no", "borrower", "township", "branch", "industry")
DOWNLOADS = ("pdf", "xlsx", "csv", "json")


def _instant(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text) if text else None
        if moment is not None:
            read_day(moment.date().isoformat())
    except ValueError as error:
        raise BadInput(f"时点“{text}”应写成 2026-01-31T18:00:00+08:00。") from error
    return moment


async def _file(document: Document, name: str, stem: str) -> Response[bytes]:
    """A document as a download in one format."""
    chosen = format_named(name)
    content = await asyncio.to_thread(chosen.render, document)
    if name == "csv":  # Excel reads Chinese only after this mark
        content = b"\xef\xbb\xbf" + content
    filename = quote(f"{stem}.{chosen.suffix}")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{filename}"}
    return Response(content, media_type=chosen.media_type, headers=headers)


@get("/", opt=permit("session.end"))
async def dashboard(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView]
) -> Template | Redirect:
    """Where the fund stands today and what waits; who has no part in that, to his own work."""
    if not actor.may("report.see"):
        homes = {"case.see": "/queue", "access.manage": "/accounts", "my.read": "/my"}
        homes["password.change"] = "/password"  # his password is too old for anything else
        home = next(page for action, page in homes.items() if actor.may(action))
        return Redirect(home, status_code=303)
    asked = await question(fund)
    async with snapshot():
        position = await CATALOGUE["fund-position"].build(asked)
        lends = fund.policy.loans is not None
        book = await CATALOGUE["loan-book" if lends else "cases"].build(asked)
        late = await CATALOGUE["arrears"].build(asked) if lends else None
        cases = await waiting_cases(fund, actor)
        papers = await issued(fund, 5, 0) if actor.may("archive.see") else []
    reached = {figure.key: figure for figure in position.figures}
    context = {
        "fund": fund,
        "today": asked.as_of,
        "human": human,
        "position": position,
        "reached": reached,
        "share": min(reached["reached"].value / 10_000, 100) if "reached" in reached else None,
        "book": book.figures,
        "late": late,
        "cases": cases,
        "papers": papers,
    }
    return Template("dashboard.html", context=context)


@get("/loans", opt=permit("report.see"))
async def loans_page(
    fund: NamedDependency[FundView],
    q: FromQuery[str] = "",
    township: FromQuery[str] = "",
    status: FromQuery[str] = "",
    sort: FromQuery[str] = "-no",
    page: FromQuery[int] = 1,
) -> Template:
    """The loan book with search, filter, sort and pages."""
    document = await build("loan-book", await question(fund))
    asked = Asked(q[:100], township, status, sort, page)
    found = listed(document.table, asked, SEARCHED)
    kept = {"q": asked.q, "township": township, "status": status}
    context = {
        "document": document,
        "columns": [column for column in document.table.columns if column.key in LISTED],
        "found": found,
        "asked": asked,
        "human": human,
        "townships": sorted({row["township"] for row in document.table.rows}),
        "states": ("正常", "逾期", "结清", "核销"),
        "filter_query": urlencode(kept),
        "page_query": urlencode(kept | {"sort": sort}),
    }
    return Template("loans.html", context=context)


@get("/reports", opt=permit("report.see"))
async def reports_page() -> Template:
    """The catalogue."""
    groups = {name: [CATALOGUE[one] for one in reports] for name, reports in GROUPS.items()}
    return Template("reports.html", context={"groups": groups})


@get("/reports/{name:str}", opt=permit("report.see"))
async def report_page(
    request: Request[Any, Any, Any], fund: NamedDependency[FundView], name: FromPath[str]
) -> Response[Any]:
    """A report as a page, or as a file with `format`."""
    asked = request.query_params
    about = await question(
        fund,
        read_as_of(asked.get("as_of", "")),
        _instant(asked.get("known_at", "")),
        **{key: asked.get(key, "") for key in FILTERS},
    )
    document = await build(name, about)
    if wanted := asked.get("format"):
        return await _file(document, wanted, f"{document.title}-{document.as_of}")
    kept = {key: asked[key] for key in ("as_of", "known_at", *FILTERS) if asked.get(key)}
    context = {
        "document": document,
        "human": human,
        "formats": [FORMATS[one] for one in DOWNLOADS],
        "query": urlencode(kept),
        "asked": about,
        "filters": FILTERS,
        "report": CATALOGUE[name],
        "choices": await choices(fund, CATALOGUE[name].filters),
    }
    return Template("report.html", context=context)


@get("/my/{no:str}/schedule.pdf", opt=permit("my.read"))
async def my_schedule(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], no: FromPath[str]
) -> Response[bytes]:
    """A borrower's own schedule to keep."""
    await loan_for(actor, fund, no, "my.read")
    document = await build("repayment-schedule", await question(fund, loan=no))
    return await _file(document, "pdf", f"还款计划表-{no}")


@get("/archive", opt=permit("archive.see"))
async def archive_page(fund: NamedDependency[FundView], page: FromQuery[int] = 1) -> Template:
    """Issued reports, newest first."""
    page = min(max(page, 1), PAGE_MAX)
    rows = await issued(fund, 31, (page - 1) * 30)
    context = {
        "papers": rows[:30],
        "page": page,
        "pages": page + (len(rows) > 30),
        "local": clock.local,
    }
    return Template("archive.html", context=context)


@get("/archive/{number:int}/{kind:str}", opt=permit("archive.see"))
async def archive_file(
    fund: NamedDependency[FundView], number: FromPath[int], kind: FromPath[str]
) -> Response[bytes]:
    """An issued report's own bytes."""
    row = await issued_one(fund, row_id(number))
    if kind not in ("pdf", "json"):
        raise BadInput("档案只有 pdf 和 json 两种文件。")
    content = bytes(row["pdf"]) if kind == "pdf" else str(row["document"]).encode()
    filename = quote(f"{row['title']}-{row['as_of']}.{kind}")
    headers = {"Content-Disposition": f"inline; filename*=UTF-8''{filename}"}
    return Response(content, media_type=FORMATS[kind].media_type, headers=headers)


ROUTES = [
    dashboard,
    loans_page,
    reports_page,
    report_page,
    my_schedule,
    archive_page,
    archive_file,
]
NAVIGATION = [
    ("首页", "/", "report.see"),
    ("借款台账", "/loans", "report.see"),
    ("报表", "/reports", "report.see"),
    ("报表档案", "/archive", "archive.see"),
]
