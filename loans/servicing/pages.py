"""Pages of servicing: requests and their decisions, demands, deaths, the guarantor's payment."""

from __future__ import annotations

from typing import Any

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Response, Template

from fund import clock
from fund.access.actors import Actor
from fund.database import row_id
from fund.errors import NotFound, Refused
from fund.office.funds import FundView
from fund.web.forms import Field, Form, options, read, submitted
from fund.web.guarding import permit
from loans.doors import loan_for
from loans.guarantees.calling import ReceiveGuarantor, receive
from loans.servicing import asking
from loans.servicing.collecting import RecordDeath, RecordDemand, demand, died
from loans.servicing.forms import ask_form, death_form, demand_form, guarantor_form
from loans.servicing.history import History, history
from loans.servicing.requesting import (
    DecideRequest,
    RequestRelief,
    ask,
    decide,
    open_requests,
    requests_of,
)

Sent = URLEncodedBody[dict[str, str]]


async def _past(actor: Actor, fund: FundView, no: str, action: str) -> History:
    loan = await loan_for(actor, fund, no, action)
    if not loan["disbursement"]:
        raise Refused(f"借款 {no} 还没有放款，不能办理。")
    return await history(loan)


async def _ask_form(actor: Actor, fund: FundView, no: str, kind: str) -> Form:
    if kind not in asking.KINDS:
        raise NotFound("没有这种申请。")
    past = await _past(actor, fund, no, "loan.ask")
    asked = await requests_of(past.loan["id"])
    disasters = [
        (str(row["id"]), f"{row['requested_on']} {row['reason'][:30]}")
        for row in asked
        if row["kind"] == "disaster" and row["outcome"] != "refused"
    ]
    return ask_form(fund, past, kind, disasters)


@get("/loans/{no:str}/ask/{kind:str}", opt=permit("loan.ask"))
async def ask_page(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    no: FromPath[str],
    kind: FromPath[str],
) -> Template:
    """The form of a request."""
    form = await _ask_form(actor, fund, no, kind)
    return Template("form.html", context={"form": form.fresh()})


@post("/loans/{no:str}/ask/{kind:str}", opt=permit("loan.ask"))
async def ask_for(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    no: FromPath[str],
    kind: FromPath[str],
    data: Sent,
) -> Response[Any]:
    """File a request."""
    form = await _ask_form(actor, fund, no, kind)

    async def work(key: str) -> str:
        asked = read(asking.KINDS[kind], form, data)
        answered = data.get("follows", "")
        follows = int(answered) if answered.isdecimal() and len(answered) < 10 else None
        return await ask(actor, fund, RequestRelief(no, asked, follows), key)

    return await submitted(form, data, work, lambda _: f"/loans/{no}?done=1")


@get("/loans/{no:str}/demands", opt=permit("loan.collect"))
async def demand_page(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], no: FromPath[str]
) -> Template:
    """The form of a demand."""
    await _past(actor, fund, no, "loan.collect")
    return Template("form.html", context={"form": demand_form(no).fresh()})


@post("/loans/{no:str}/demands", opt=permit("loan.collect"))
async def record_demand(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    no: FromPath[str],
    data: Sent,
) -> Response[Any]:
    """Record a demand."""
    form = demand_form(no)

    async def work(key: str) -> str:
        return await demand(actor, fund, read(RecordDemand, form, data, loan_no=no), key)

    return await submitted(form, data, work, lambda _: f"/loans/{no}?done=1")


@get("/loans/{no:str}/death", opt=permit("loan.collect"))
async def death_page(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], no: FromPath[str]
) -> Template:
    """The form of a death or loss."""
    await _past(actor, fund, no, "loan.collect")
    return Template("form.html", context={"form": death_form(no).fresh()})


@post("/loans/{no:str}/death", opt=permit("loan.collect"))
async def record_death(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    no: FromPath[str],
    data: Sent,
) -> Response[Any]:
    """Record a death or loss."""
    form = death_form(no)

    async def work(key: str) -> str:
        return await died(actor, fund, read(RecordDeath, form, data, loan_no=no), key)

    return await submitted(form, data, work, lambda _: f"/loans/{no}?done=1")


@get("/loans/{no:str}/guarantor", opt=permit("loan.repay"))
async def guarantor_page(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], no: FromPath[str]
) -> Template:
    """The form of a guarantor's payment."""
    await _past(actor, fund, no, "loan.repay")
    return Template("form.html", context={"form": guarantor_form(no).fresh()})


@post("/loans/{no:str}/guarantor", opt=permit("loan.repay"))
async def record_guarantor(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    no: FromPath[str],
    data: Sent,
) -> Response[Any]:
    """Receive a guarantor's payment."""
    form = guarantor_form(no)

    async def work(key: str) -> str:
        return await receive(actor, fund, read(ReceiveGuarantor, form, data, loan_no=no), key)

    return await submitted(form, data, work, lambda _: f"/loans/{no}?done=1")


def _decide_form(request: int) -> Form:
    outcomes = (("passed", "同意"), ("refused", "不同意"))
    return Form(
        "审批",
        f"/requests/{request}",
        "登记结论",
        (
            Field("outcome", "结论", "select", options=options(outcomes)),
            Field("note", "意见", required=False, longest=500, hint="不同意的须写明理由"),
        ),
        intro="同意的当即办理入账。提出人与审批人不能是同一人。",
    )


@get("/requests", opt=permit("report.see"))
async def requests_page(actor: NamedDependency[Actor], fund: NamedDependency[FundView]) -> Template:
    """Requests nobody has decided."""
    waiting = [row | {"name": asking.NAMES[row["kind"]]} for row in await open_requests(fund)]
    context = {"requests": waiting, "may_decide": actor.may("loan.decide"), "today": clock.today()}
    return Template("requests.html", context=context)


async def _request(fund: FundView, request: int) -> dict[str, Any]:
    for row in await open_requests(fund):
        if row["id"] == request:
            return row | {"name": asking.NAMES[row["kind"]], "told": _spoken(row["content"])}
    raise NotFound("没有这份待审批的申请，可能已经办理。")


LABELS = {
    "due_on": "从哪天到期的一期起",
    "months": "月数",
    "consent_no": "同意书编号",
    "overdue_interest": "逾期利息（元）",
    "interest": "利息（元）",
    "principal": "本金尾差（元）",
    "happened_on": "日期",
    "amount": "金额（元）",
    "event": "冲销业务编号",
}


def _spoken(content: str) -> list[tuple[str, str]]:
    asked = asking.decode(content)
    pairs = ((label, getattr(asked, name, "")) for name, label in LABELS.items())
    return [(label, str(value)) for label, value in pairs if value]


@get("/requests/{request_id:int}", opt=permit("loan.decide"))
async def request_page(fund: NamedDependency[FundView], request_id: FromPath[int]) -> Template:
    """One request, with the form that decides it."""
    row = await _request(fund, row_id(request_id))
    form = _decide_form(row["id"]).fresh()
    return Template("request.html", context={"asked": row, "form": form})


@post("/requests/{request_id:int}", opt=permit("loan.decide"))
async def decide_request(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    request_id: FromPath[int],
    data: Sent,
) -> Response[Any]:
    """Decide a request."""
    number = row_id(request_id)
    form = _decide_form(number)

    async def work(key: str) -> str:
        return await decide(actor, fund, read(DecideRequest, form, data, request=number), key)

    return await submitted(form, data, work, lambda no: f"/loans/{no}?done=1")


def _disaster_form(no: str) -> Form:
    return Form(
        "遇到灾害或重大困难",
        f"/my/{no}/disaster",
        "提交",
        (Field("reason", "发生了什么事，希望怎么办", longest=500),),
        intro="写清楚什么时候、遭了什么灾、损失多少。组织部收到以后会上门了解，再研究展期或减免。",
    )


@get("/my/{no:str}/disaster", opt=permit("my.ask"))
async def disaster_page(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], no: FromPath[str]
) -> Template:
    """A borrower's own request for relief."""
    await loan_for(actor, fund, no, "my.ask")
    return Template("form.html", context={"form": _disaster_form(no).fresh()})


@post("/my/{no:str}/disaster", opt=permit("my.ask"))
async def ask_relief(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    no: FromPath[str],
    data: Sent,
) -> Response[Any]:
    """File the borrower's request."""
    form = _disaster_form(no)

    async def work(key: str) -> str:
        asked = read(asking.AskDisaster, form, data, document_no="")
        return await ask(actor, fund, RequestRelief(no, asked), key)

    return await submitted(form, data, work, lambda _: f"/my/{no}?done=1")


ROUTES = [
    ask_page,
    ask_for,
    demand_page,
    record_demand,
    death_page,
    record_death,
    guarantor_page,
    record_guarantor,
    requests_page,
    request_page,
    decide_request,
    disaster_page,
    ask_relief,
]
NAVIGATION = [("待审批", "/requests", "report.see")]
