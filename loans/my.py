"""`/my`: a borrower on a phone reads what to pay and when."""

from __future__ import annotations

from typing import Any

from litestar import Request, get, post
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect, Response, Template

from fund import clock
from fund.access.actors import Actor
from fund.access.pages import session_cookie
from fund.cases.reading import case_file
from fund.cases.steps import obstacles
from fund.cases.views import state_of
from fund.database import fetch
from fund.office.funds import FundView
from fund.web.forms import Field, Form, submitted
from fund.web.guarding import FUND_COOKIE, PUBLIC, permit
from loans.borrower_access import enter
from loans.doors import loan_for, loans_of_borrower
from loans.views import loan_view


def _enter_form(path: str) -> Form:
    return Form(
        "查看我的借款",
        path,
        "进入",
        (Field("last_four", "身份证号最后四位", hint="末位是 X 的就输入 X", longest=4),),
    )


@get("/my/{code:str}/{no:str}/{token:str}", opt=permit(PUBLIC))
async def enter_page(request: Request[Any, Any, Any]) -> Template:
    """Asked after scanning the QR code."""
    return Template("enter.html", context={"form": _enter_form(request.url.path).fresh()})


@post("/my/{code:str}/{no:str}/{token:str}", opt=permit(PUBLIC))
async def enter_my(
    request: Request[Any, Any, Any],
    code: FromPath[str],
    no: FromPath[str],
    token: FromPath[str],
    data: URLEncodedBody[dict[str, str]],
) -> Response[Any]:
    """Start the borrower's session; the token leaves the address bar at once."""
    made: list[str] = []

    async def work(_key: str) -> str:
        made.append(await enter(code, no, token, data.get("last_four", "")))
        return f"/my/{no}"

    form = _enter_form(request.url.path)
    response = await submitted(form, data, work, lambda path: path, template="enter.html")
    for value in made:
        response.set_cookie(session_cookie(value, secure=request.url.scheme == "https"))
        response.set_cookie(Cookie(FUND_COOKIE, value=code, httponly=True, samesite="lax"))
    return response


@get("/my", opt=permit("my.read"))
async def my_page(actor: NamedDependency[Actor]) -> Redirect:
    """The newest of the borrower's loans."""
    loans = await loans_of_borrower(actor)
    return Redirect(f"/my/{loans[0]['no']}" if loans else "/my/cases", status_code=303)


@get("/my/cases", opt=permit("my.read"))
async def my_cases_page(actor: NamedDependency[Actor], fund: NamedDependency[FundView]) -> Template:
    """The applicant's own applications: which step each has come to, what is missing."""
    rows = await fetch(
        "SELECT no FROM aid_case WHERE office = {} AND fund = {} AND applicant = {} "
        "ORDER BY id DESC",
        *(actor.office, fund.id, actor.borrower),
    )
    cases = [await case_file(fund, row["no"]) for row in rows]
    shown = [
        {"case": case, "state": state_of(case), "way": obstacles(case, clock.today())}
        for case in cases
    ]
    return Template("my_cases.html", context={"cases": shown})


@get("/my/{no:str}", opt=permit("my.read"))
async def my_loan_page(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], no: FromPath[str]
) -> Template:
    """What to pay next, what was paid, the whole schedule."""
    loan = await loan_for(actor, fund, no, "my.read")
    view = await loan_view(actor, fund, loan, clock.today())
    others = [row["no"] for row in await loans_of_borrower(actor) if row["no"] != no]
    context = {"loan": view, "others": others, "today": clock.today()}
    return Template("my.html", context=context)


ROUTES = [enter_page, enter_my, my_page, my_cases_page, my_loan_page]
