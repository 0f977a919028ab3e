"""The page of the yearly lending plan."""

from __future__ import annotations

from typing import Any

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery, URLEncodedBody
from litestar.response import Response, Template

from fund import clock
from fund.access.actors import Actor
from fund.database import fetch
from fund.office.funds import FundView
from fund.web.forms import Field, Form, options, read, submitted
from fund.web.guarding import permit
from loans.planning import PlanLending, plan, shares


async def _form(office: int, year: int) -> Form:
    rows = await fetch("SELECT name FROM township WHERE office = {} ORDER BY id", office)
    return Form(
        "安排投放计划",
        "/plan",
        "登记",
        (
            Field("year", "年份", "number", str(year)),
            Field("township", "乡镇", "select", options=options([(r["name"],) * 2 for r in rows])),
            Field("amount", "计划金额（元）", "money"),
            Field("document_no", "文号", longest=100),
        ),
        intro="有了计划的年份，审批不得超过乡镇的份额；再次登记同一乡镇即调整。",
    )


@get("/plan", opt=permit("loan.see"))
async def plan_page(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], year: FromQuery[int] = 0
) -> Template:
    """A year's shares and what is promised of them."""
    shown = year if 1990 <= year <= 2199 else clock.today().year
    form = (await _form(actor.office, shown)).fresh() if actor.may("loan.plan") else None
    context = {"year": shown, "shares": await shares(fund, shown), "form": form}
    return Template("plan.html", context=context)


@post("/plan", opt=permit("loan.plan"))
async def enter(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    data: URLEncodedBody[dict[str, str]],
) -> Response[Any]:
    """Enter a share."""
    year = clock.today().year
    form = await _form(actor.office, year)

    async def work(key: str) -> str:
        return await plan(actor, fund, read(PlanLending, form, data), key)

    return await submitted(
        form,
        data,
        work,
        lambda of: f"/plan?year={of}&done=1",
        template="plan.html",
        context={"year": year, "shares": await shares(fund, year)},
    )


ROUTES = [plan_page, enter]
NAVIGATION = [("投放计划", "/plan", "loan.plan")]
