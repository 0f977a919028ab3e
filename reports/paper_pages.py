"""Papers to print from the page they belong to."""

from __future__ import annotations

import asyncio
import secrets
from typing import Any
from urllib.parse import quote

from litestar import Request, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Response, Template

from fund import clock
from fund.access.actors import Actor
from fund.cases.reading import case_for
from fund.cases.views import case_view
from fund.database import fetch, row_id
from fund.donations.certifying import certificate_of
from fund.office.funds import FundView
from fund.subsidies.sheets import TakeBankFile, bank_file, run_of
from fund.web.guarding import permit
from loans.doors import loan_for
from reports.asking import read_as_of
from reports.papers.approval import approval
from reports.papers.catalogue import PAPERS, batch, kind_named, of
from reports.papers.certificates import certificates_pdf
from reports.papers.printing import pdf, picture
from reports.papers.sheets import Paper
from reports.rendering import FORMATS
from reports.rendering.bank_file import render


@get("/certificates/{number:int}/pdf", opt=permit("donation.see"))
async def certificate_pdf(
    request: Request[Any, Any, Any], fund: NamedDependency[FundView], number: FromPath[int]
) -> Response[bytes]:
    """A certificate to print; one declared void says so across the page."""
    row = await certificate_of(fund, row_id(number))
    site = request.app.state.public_url or str(request.base_url).rstrip("/")
    name = f"certificate-{row['year']}-{row['serial']:05d}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    pdf = certificates_pdf([row], site)
    return Response(pdf, media_type="application/pdf", headers=headers)


@post("/runs/{number:int}/bank-file", opt=permit("subsidy.bankfile"))
async def take_bank_file(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], number: FromPath[int]
) -> Response[bytes]:
    """The bank's file of a run; who took it is on the trail, each time."""
    run = await run_of(fund, row_id(number))
    found = await bank_file(actor, fund, TakeBankFile(run["id"]), secrets.token_hex(16))
    content = render(found, f"{run['month_of']:%Y-%m}补助")
    name = f"bank-R{run['id']}-{run['month_of']:%Y-%m}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=FORMATS["xlsx"].media_type, headers=headers)


@get("/cases/{no:str}/form", opt=permit("case.see"))
async def approval_form(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], no: FromPath[str]
) -> Response[bytes]:
    """A case's approval form (审批表), to print, seal and file."""
    view = await case_view(fund, await case_for(actor, fund, no, "case.see"))
    rows = await fetch(
        "SELECT step, outcome, decided_on, document_no, note FROM case_step "
        "WHERE fund = {} AND case_no = {} ORDER BY seq",
        *(fund.id, no),
    )
    return await _printed([approval(view, fund, rows)], f"form-{view.no}.pdf")


@get("/papers", opt=permit("paper.print"))
async def papers_page(fund: NamedDependency[FundView]) -> Template:
    """The papers there are, and which of them are printed in batches."""
    context = {"papers": PAPERS.values(), "today": clock.today(), "fund": fund}
    return Template("papers.html", context=context)


@get("/papers/{name:str}", opt=permit("paper.print"))
async def paper_batch(
    fund: NamedDependency[FundView],
    name: FromPath[str],
    as_of: FromQuery[str] = "",
    no: FromQuery[str] = "",
) -> Response[bytes] | Redirect:
    """A whole batch as one PDF; with a number, that one's paper."""
    kind = kind_named(name)
    if no.strip():
        return Redirect(f"/papers/{name}/{quote(no.strip(), safe='')}", status_code=303)
    made, _ = await batch(fund, kind, read_as_of(as_of))
    return await _printed(made, f"{name}.pdf")


@get("/papers/{name:str}/{no:str}", opt=permit("paper.print"))
async def paper_of(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    name: FromPath[str],
    no: FromPath[str],
    as_of: FromQuery[str] = "",
    form: FromQuery[str] = "pdf",
) -> Response[bytes]:
    """One paper about a loan or a case, as PDF, or as a picture to send on."""
    kind = kind_named(name)
    if kind.about != "entry":
        door = loan_for if kind.about == "loan" else case_for
        await door(actor, fund, no, "paper.print")
    made = await of(fund, kind, no, read_as_of(as_of))
    if form == "png":
        return Response(await asyncio.to_thread(picture, made[0]), media_type="image/png")
    return await _printed(made, f"{name}-{no}.pdf")


async def _printed(papers: list[Paper], name: str) -> Response[bytes]:
    headers = {"Content-Disposition": f"inline; filename*=UTF-8''{quote(name)}"}
    content = await asyncio.to_thread(pdf, papers)
    return Response(content, media_type="application/pdf", headers=headers)


ROUTES = [certificate_pdf, take_bank_file, approval_form, papers_page, paper_batch, paper_of]
NAVIGATION = [("文书", "/papers", "paper.print")]
