"""The forms of what is paid on a case."""

from __future__ import annotations

from datetime import date

from fund import clock
from fund.calendars import read_day
from fund.database import Row
from fund.errors import BadInput
from fund.grants.enrolling import REASONS
from fund.grants.paying import MARKS, METHODS
from fund.grants.returning import KINDS
from fund.money import yuan
from fund.policy.benefits import Benefit
from fund.web.forms import Field, Form, options


def _today() -> str:
    return clock.today().isoformat()


def pay_form(no: str, name: str, benefit: Benefit, book: Row | None) -> Form:
    """Money to hand over."""
    fields = [
        Field("paid_on", "发放日期", "date", _today()),
        Field("receiver", "领取人", value=name),
        Field("relation", "与本人的关系", value="本人", longest=30),
        Field("method", "方式", "select", options=options(tuple(METHODS.items()))),
        Field("mark", "签收", "select", options=tuple(MARKS.items())),
    ]
    if benefit.kind == "monthly":
        month = f"{clock.today():%Y-%m}"
        hint = "如 2024-03；补发几个月用逗号隔开"
        fields.append(Field("month", "发放月份", value=month, hint=hint))
        fields.append(Field("arrears_document", "补发批准文号", required=False, longest=100))
        shown = f"登记的是 {book['voucher_no']}" if book else ""
        fields.append(Field("voucher_no", "出示的补助证号", hint=shown))
    intro = f"{benefit.clause}。签收单、照片请上传到申请的材料中。"
    return Form("发放", f"/cases/{no}/payments", "确认发放", tuple(fields), intro=intro)


def read_months(text: str) -> tuple[date, ...]:
    """Months as 2024-03, separated by commas, as their first days. Raises BadInput."""
    try:
        return tuple(
            read_day(f"{month.strip()}-01") for month in text.replace("，", ",").split(",") if month
        )
    except ValueError as error:
        raise BadInput("月份应写成 2024-03。") from error


def enrol_form(no: str, benefit: Benefit) -> Form:
    """A book handed out."""
    first = clock.today().replace(day=1).isoformat()
    fields = (
        Field("voucher_no", benefit.voucher or "补助证号"),
        Field("starts_on", "起发月份", "date", first, hint="填这个月的 1 日"),
    )
    return Form("登记补助证", f"/cases/{no}/enrolment", "登记", fields, intro=benefit.clause)


def stop_form(no: str) -> Form:
    """The end of a subsidy."""
    fields = (
        Field("reason", "原因", "select", options=options(tuple(REASONS.items()))),
        Field("happened_on", "发生日期", "date", _today()),
        Field("note", "说明", required=False, longest=200),
    )
    intro = "发生当月照发，从下个月起停发；多发的月份要追回。"
    return Form("停发", f"/cases/{no}/enrolment/stop", "停发", fields, intro=intro)


def consent_form(no: str, benefit: Benefit) -> Form:
    """The supervisory group's note."""
    fields = (
        Field("document_no", "批准文号", longest=100),
        Field("note", "监督小组意见", longest=300),
    )
    intro = f"{benefit.clause}。收益不足而确需救助时，经监督小组同意可以动用本金。"
    return Form("同意动用本金", f"/cases/{no}/consent", "同意", fields, intro=intro)


def return_form(no: str, paid: list[Row]) -> Form:
    """Money that came back."""
    payments = [
        (
            str(one["id"]),
            f"{one['month_of']:%Y-%m}，{one['paid_on']} 发放，余 {yuan(one['left'])} 元",
        )
        for one in paid
    ]
    fields = (
        Field("payment", "哪一笔", "select", options=options(payments)),
        Field("kind", "情形", "select", options=options(tuple(KINDS.items()))),
        Field("amount", "金额（元）", "money", hint="退汇为整笔，不用填", required=False),
        Field("returned_on", "到账日期", "date", _today()),
        Field("document_no", "凭据号", longest=100),
        Field("reason", "原因", longest=300),
    )
    intro = "退回的钱回到原来的资金来源；退汇的月份可以重新发放。"
    return Form("登记退回", f"/cases/{no}/returns", "入账", fields, intro=intro)


def demand_form(no: str) -> Form:
    """Money demanded back."""
    fields = (
        Field("amount", "金额（元）", "money"),
        Field("demanded_on", "决定日期", "date", _today()),
        Field("document_no", "决定文号", longest=100),
        Field("reason", "理由", hint="如弄虚作假、停发后多发", longest=300),
    )
    return Form("决定追回", f"/cases/{no}/demands", "登记", fields)
