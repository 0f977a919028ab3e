"""Paying an award, from its case's page."""

from __future__ import annotations

from datetime import date
from typing import Any

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Response, Template

from fund import clock
from fund.access.actors import Actor
from fund.calendars import read_day
from fund.cases.deciding import award_of
from fund.cases.reading import benefit_of, case_for
from fund.errors import BadInput
from fund.grants.paying import PayAward, pay
from fund.money import yuan
from fund.office.funds import FundView
from fund.web.forms import Field, Form, read, submitted
from fund.web.guarding import permit


async def _form(actor: Actor, fund: FundView, no: str) -> Form:
    row = await case_for(actor, fund, no, "grant.pay")
    award, benefit = await award_of(fund, no), benefit_of(fund, row)
    fields = [
        Field("paid_on", "发放日期", "date", clock.today().isoformat()),
        Field("receiver", "领取人", value=row["applicant_name"]),
        Field("relation", "与本人的关系", value="本人", longest=30),
    ]
    if benefit.kind == "monthly":
        month = f"{clock.today():%Y-%m}"
        fields.append(
            Field("month", "发放月份", value=month, hint="如 2024-03；补发几个月用逗号隔开")
        )
        fields.append(Field("arrears_document", "补发批准文号", required=False, longest=100))
    if benefit.voucher:
        fields.append(Field("voucher_no", "补助证号", hint=benefit.voucher))
    if benefit.from_income:
        hint = "一般从收益中支付；动用本金须有批准文号和监督小组意见"
        fields.append(Field("capital_document", "动用本金的文号", hint=hint, required=False))
    intro = f"批准金额 {yuan(award['amount_fen'])} 元。{benefit.clause}"
    return Form(f"发放 {no}", f"/cases/{no}/payment", "确认发放", tuple(fields), intro=intro)


def _months(text: str) -> tuple[date, ...]:
    """Months as 2024-03, separated by commas. Raises BadInput."""
    try:
        return tuple(
            read_day(f"{month.strip()}-01") for month in text.replace("，", ",").split(",") if month
        )
    except ValueError as error:
        raise BadInput("月份应写成 2024-03。") from error


@get("/cases/{no:str}/payment", opt=permit("grant.pay"))
async def payment_page(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], no: FromPath[str]
) -> Template:
    """The form of a payment."""
    return Template("form.html", context={"form": (await _form(actor, fund, no)).fresh()})


@post("/cases/{no:str}/payment", opt=permit("grant.pay"))
async def pay_out(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    no: FromPath[str],
    data: URLEncodedBody[dict[str, str]],
) -> Response[Any]:
    """Hand the money over."""
    form = await _form(actor, fund, no)

    async def work(key: str) -> str:
        months = _months(data.get("month", ""))
        return await pay(actor, fund, read(PayAward, form, data, no=no, months=months), key)

    return await submitted(form, data, work, lambda _: f"/cases/{no}?done=1")


ROUTES = [payment_page, pay_out]
