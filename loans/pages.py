"""Pages of a loan for staff: application, decisions, payout, repayment, the borrower's QR code."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Response, Template

from fund import clock
from fund.access.actors import Actor
from fund.cases.steps import CHOICES, WITHDRAWAL
from fund.money import yuan
from fund.office.funds import FundView
from fund.people.choosing import applicant, applicant_field
from fund.policy.benefits import Step
from fund.web.forms import Field, Form, options, read, submitted
from fund.web.guarding import permit
from loans.disbursing import DisburseLoan, disburse
from loans.doors import loan_for
from loans.events import EARLY
from loans.lending import APPROVE, ApplyForLoan, DecideStep, apply, decide_step
from loans.servicing.repaying import CHANNELS, EXCESS, RepayLoan, repay
from loans.views import LoanView, loan_view


def _apply_form(fund: FundView, who: Field) -> Form:
    lending = fund.policy.lending
    products = [(product.key, product.name) for product in fund.policy.products]
    limits = f"{yuan(lending.minimum)} 至 {yuan(lending.maximum)} 元"
    return Form(
        title="借款申请",
        action="/loans",
        submit="提交申请",
        fields=(
            who,
            Field("product", "还款方式", "select", options=options(products)),
            Field("amount", "借款金额（元）", "money", hint=limits),
            Field(
                "months",
                "期限（月）",
                "number",
                str(lending.term_months),
                hint=f"不超过 {lending.term_months} 个月；年终返还的当年年底到期",
            ),
            Field(
                "project_type",
                "项目类型",
                "select",
                options=options([("short", "短平快"), ("long", "长期")]),
            ),
            Field("industry", "产业", hint="如养猪、食用菌", longest=40),
            Field("purpose", "用途", longest=200),
            Field("applied_on", "申请日期", "date", clock.today().isoformat()),
        ),
    )


@get("/loans/new", opt=permit("loan.apply"))
async def apply_page(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], member: FromQuery[str] = ""
) -> Template:
    """The application form, filled in for a member just registered."""
    form = _apply_form(fund, await applicant_field(actor, member, "loan.apply"))
    return Template("form.html", context={"form": form.fresh()})


@post("/loans", opt=permit("loan.apply"))
async def apply_for_loan(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    data: URLEncodedBody[dict[str, str]],
) -> Response[Any]:
    """Enter the application."""
    who = await applicant_field(actor, data.get("member", ""), "loan.apply")
    form = _apply_form(fund, who)

    async def work(key: str) -> str:
        found = await applicant(actor, who, data, "loan.apply")
        return await apply(actor, fund, read(ApplyForLoan, form, data, member=found), key)

    return await submitted(form, data, work, lambda no: f"/loans/{no}?done=1")


def _step_form(fund: FundView, step: Step, no: str) -> Form:
    fields: tuple[Field, ...] = (
        Field("outcome", "结论", "select", options=options(tuple(CHOICES.items()))),
        Field("decided_on", "日期", "date", clock.today().isoformat()),
        Field("document_no", step.document, longest=100),
        Field("note", "备注", required=False, longest=500),
    )
    if step.action == APPROVE:
        sources = [(s.key, s.name) for s in fund.policy.sources]
        named = (("", "按办法规定的顺序"), *sources)
        fields += (Field("source", "资金来源", "select", options=named, required=False),)
    return Form(
        f"{step.name}（{step.body}）",
        f"/loans/{no}/steps/{step.key}",
        "登记",
        fields,
        intro=step.clause,
    )


def _withdrawal_form(no: str) -> Form:
    fields = (
        Field("decided_on", "日期", "date", clock.today().isoformat()),
        Field("document_no", WITHDRAWAL.document, longest=100),
        Field("note", "备注", required=False, longest=500),
    )
    intro = "申请人不再借款时登记；留给他的资金随即可以借给别人。"
    path = f"/loans/{no}/steps/{WITHDRAWAL.key}"
    return Form("撤回申请", path, "登记撤回", fields, intro=intro)


def _disburse_form(view: LoanView) -> Form:
    return Form(
        "放款",
        f"/loans/{view.no}/disbursement",
        "确认放款",
        (Field("disbursed_on", "放款日期", "date", clock.today().isoformat()),),
        intro="确认后入账并生成还款计划，不能修改。",
    )


def _repay_form(view: LoanView) -> Form:
    hint = f"今日应还 {yuan(view.payable)} 元；今日一次结清 {yuan(view.payoff)} 元"
    if view.advance:
        hint += f"（已扣预收 {yuan(view.advance)} 元）"
    return Form(
        "登记还款",
        f"/loans/{view.no}/repayments",
        "入账并开收据",
        (
            Field("amount", "金额（元）", "money", hint=hint),
            Field("paid_on", "还款日期", "date", clock.today().isoformat()),
            Field("channel", "收款方式", "select", options=options(tuple(CHANNELS.items()))),
            Field("early", "没到期的钱", "select", "hold", options=tuple(EARLY.items())),
            Field("payer", "缴款人", value=view.borrower),
            Field("excess", "超过结清额的", "select", "refuse", options=tuple(EXCESS.items())),
            Field(
                "order",
                "冲抵顺序",
                "select",
                required=False,
                options=(("", "按办法规定"), ("principal", "先本金（须有批文）")),
            ),
            Field("order_document", "改变顺序的批准文号", required=False, longest=100),
        ),
    )


async def _page(actor: Actor, fund: FundView, no: str) -> tuple[LoanView, Form | None]:
    """A loan and the one thing this person can do with it now."""
    loan = await loan_for(actor, fund, no, "loan.see")
    view = await loan_view(actor, fund, loan, clock.today())
    form = None
    if view.waiting and actor.may(view.waiting.action):
        form = _step_form(fund, view.waiting, no)
    elif view.may_disburse and actor.may("loan.disburse"):
        form = _disburse_form(view)
    elif view.may_disburse and actor.may(WITHDRAWAL.action):
        form = _withdrawal_form(no)
    elif view.servicing and not view.waiting and actor.may("loan.repay") and view.is_owing:
        form = _repay_form(view)
    return view, form


@get("/loans/{no:str}", opt=permit("loan.see"))
async def loan_page(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], no: FromPath[str]
) -> Template:
    """A loan with its schedule and events."""
    view, form = await _page(actor, fund, no)
    shown = form.fresh() if form else None
    return Template("loan.html", context={"loan": view, "form": shown})


async def _submit(
    view: LoanView, data: dict[str, str], form: Form, work: Callable[[str], Awaitable[str]]
) -> Response[Any]:
    """Carry a form of the loan's page out, or show the page again with what was wrong."""
    return await submitted(
        form,
        data,
        work,
        lambda _: f"/loans/{view.no}?done=1",
        template="loan.html",
        context={"loan": view},
    )


@post("/loans/{no:str}/steps/{step:str}", opt=permit("loan.see"))
async def decide_page(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    no: FromPath[str],
    step: FromPath[str],
    data: URLEncodedBody[dict[str, str]],
) -> Response[Any]:
    """Record a decision; the step itself says who may."""
    view, _ = await _page(actor, fund, no)
    form = _step_form(fund, view.waiting or fund.policy.benefit("loan").steps[-1], no)
    given = {"loan_no": no, "step": step}
    if step == WITHDRAWAL.key:
        form, given = _withdrawal_form(no), given | {"outcome": "withdrawn"}

    async def work(key: str) -> str:
        command = read(DecideStep, form, data, **given)
        return await decide_step(actor, fund, command, key)

    return await _submit(view, data, form, work)


@post("/loans/{no:str}/disbursement", opt=permit("loan.disburse"))
async def disburse_page(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    no: FromPath[str],
    data: URLEncodedBody[dict[str, str]],
) -> Response[Any]:
    """Pay the loan out."""
    view, _ = await _page(actor, fund, no)
    form = _disburse_form(view)

    async def work(key: str) -> str:
        return await disburse(actor, fund, read(DisburseLoan, form, data, loan_no=no), key)

    return await _submit(view, data, form, work)


@post("/loans/{no:str}/repayments", opt=permit("loan.repay"))
async def repay_page(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    no: FromPath[str],
    data: URLEncodedBody[dict[str, str]],
) -> Response[Any]:
    """Receive a repayment."""
    view, _ = await _page(actor, fund, no)
    form = _repay_form(view)

    async def work(key: str) -> str:
        return await repay(actor, fund, read(RepayLoan, form, data, loan_no=no), key)

    return await _submit(view, data, form, work)


ROUTES = [
    apply_page,
    apply_for_loan,
    loan_page,
    decide_page,
    disburse_page,
    repay_page,
]
NAVIGATION: list[tuple[str, str, str]] = []  # applications begin where every kind of help does
