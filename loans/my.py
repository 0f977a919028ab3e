"""`/my`: a borrower on a phone reads what to pay and when."""

from __future__ import annotations

from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from fund import clock
from fund.access.actors import Actor
from fund.cases.reading import case_file
from fund.cases.steps import obstacles
from fund.cases.views import state_of
from fund.database import fetch
from fund.festivals import lunar
from fund.messages.telling import for_member
from fund.office.funds import FundView
from fund.web.guarding import permit
from loans.doors import loan_for, loans_of_borrower
from loans.views import loan_view


@get("/my", opt=permit("my.read"))
async def my_page(actor: NamedDependency[Actor], fund: NamedDependency[FundView]) -> Redirect:
    """The newest of the borrower's loans."""
    loans = await loans_of_borrower(actor, fund)
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
    return Template(
        "my_cases.html",
        context={"cases": shown, "lends": bool(await loans_of_borrower(actor, fund))},
    )


@get("/my/{no:str}", opt=permit("my.read"))
async def my_loan_page(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], no: FromPath[str]
) -> Template:
    """What to pay next, what was paid, the whole schedule."""
    loan = await loan_for(actor, fund, no, "my.read")
    view = await loan_view(actor, fund, loan, clock.today())
    others = [row["no"] for row in await loans_of_borrower(actor, fund) if row["no"] != no]
    context = {
        "loan": view,
        "others": others,
        "today": clock.today(),
        "lunar": lunar(view.next.due_on) if view.next else "",
        "told": await for_member(loan["member"]),
    }
    return Template("my.html", context=context)


ROUTES = [my_page, my_cases_page, my_loan_page]
