"""Papers to print from the page they belong to."""

from __future__ import annotations

import secrets
from typing import Any

from litestar import Request, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Response

from fund.access.actors import Actor
from fund.cases.reading import case_for
from fund.cases.views import case_view
from fund.database import fetch, row_id
from fund.donations.certifying import certificate_of
from fund.office.funds import FundView
from fund.subsidies.sheets import TakeBankFile, bank_file, run_of
from fund.web.guarding import permit
from reports.papers import approval_pdf, certificates_pdf
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
    headers = {"Content-Disposition": f'inline; filename="form-{view.no}.pdf"'}
    pdf = approval_pdf(view, fund.name, rows)
    return Response(pdf, media_type="application/pdf", headers=headers)


ROUTES = [certificate_pdf, take_bank_file, approval_form]
