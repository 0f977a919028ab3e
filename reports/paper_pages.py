"""Papers to print from the page they belong to."""

from __future__ import annotations

from typing import Any

from litestar import Request, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Response

from fund.database import row_id
from fund.donations.certifying import certificate_of
from fund.office.funds import FundView
from fund.web.guarding import permit
from reports.papers import certificates_pdf


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


ROUTES = [certificate_pdf]
