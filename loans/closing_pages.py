"""The page of closed months, and the form that closes the next."""

from __future__ import annotations

from datetime import date
from typing import Any

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Response, Template

from fund import clock
from fund.access.actors import Actor
from fund.donations.checks import CHECKS as DONATIONS
from fund.grants.checks import CHECKS as GRANTS
from fund.journal.checks import CHECKS as JOURNAL
from fund.journal.months import closes
from fund.office.funds import FundView
from fund.web.forms import Form, submitted
from fund.web.guarding import permit
from loans.checks import CHECKS as LOANS
from loans.closing import CloseMonth, close_month, next_month, unreviewed

# What must be green before a month is closed.
CHECKS = [*JOURNAL, *GRANTS, *DONATIONS, *LOANS]


def _form(month: date) -> Form:
    return Form(f"结 {month:%Y年%m月} 账", f"/closing/{month}", "结账", ())


async def _context(fund: FundView) -> dict[str, Any]:
    return {"months": await closes(fund.id), "waiting": 0}


@get("/closing", opt=permit("month.see"))
async def closing_page(actor: NamedDependency[Actor], fund: NamedDependency[FundView]) -> Template:
    """Closed months, and the next one if it is over."""
    month = await next_month(fund)
    over = month < clock.today()
    waiting = await unreviewed(fund, month) if over else 0
    form = _form(month).fresh() if over and not waiting and actor.may("month.close") else None
    context = await _context(fund) | {"waiting": waiting, "form": form}
    return Template("closing.html", context=context)


@post("/closing/{month:date}", opt=permit("month.close"))
async def close_page(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    month: FromPath[date],
    data: URLEncodedBody[dict[str, str]],
) -> Response[Any]:
    """Close the month."""
    return await submitted(
        _form(month),
        data,
        lambda key: close_month(actor, fund, CloseMonth(month), key, CHECKS),
        lambda _: "/closing?done=1",
        template="closing.html",
        context=await _context(fund),
    )


ROUTES = [closing_page, close_page]
NAVIGATION = [("月末结账", "/closing", "month.see")]
