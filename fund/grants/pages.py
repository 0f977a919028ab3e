"""What is paid on a case: its book, payments, what came back; and the forms for each."""

from __future__ import annotations

from datetime import date
from typing import Any

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Response, Template

from fund.access.actors import Actor
from fund.cases.deciding import award_of
from fund.cases.reading import benefit_of, case_for
from fund.database import Row
from fund.grants import forms
from fund.grants.consenting import ConsentCapital, consent, consent_of
from fund.grants.enrolling import (
    REASONS,
    Enrol,
    StopEnrolment,
    enrol,
    enrolment_of,
    overpaid,
    stop,
)
from fund.grants.paying import MARKS, METHODS, PayAward, pay
from fund.grants.returning import (
    DemandRecovery,
    ReturnPayment,
    demand_recovery,
    demands_of,
    payments_of,
    return_payment,
)
from fund.money import yuan_grouped
from fund.office.funds import FundView
from fund.policy.benefits import Benefit
from fund.web.desk import Desk, Sheet, num
from fund.web.forms import Form, read
from fund.web.guarding import permit

Sent = URLEncodedBody[dict[str, str]]


async def _desk(actor: Actor, fund: FundView, no: str, action: str) -> tuple[Desk, Row]:
    row = await case_for(actor, fund, no, action)
    award, benefit = await award_of(fund, no), benefit_of(fund, row)
    paid, book = await payments_of(fund, no), await enrolment_of(fund, no)
    note = await consent_of(fund, no)
    desk = Desk(
        f"发放 {no}",
        (_payments(paid, benefit), _demands(await demands_of(fund, no))),
        tuple(await _forms(actor, fund, row, benefit, paid, book)),
        ((f"申请 {no}", f"/cases/{no}"),),
        tuple(_notes(await overpaid(fund, no), note)),
        tuple(_facts(award, benefit, book)),
    )
    return desk, row


def _payments(paid: list[Row], benefit: Benefit) -> Sheet:
    rows = [
        (
            str(one["id"]),
            f"{one['month_of']:%Y-%m}" if benefit.kind == "monthly" else "",
            one["paid_on"].isoformat(),
            num(yuan_grouped(one["amount_fen"])),
            METHODS[one["method"]],
            MARKS.get(one["mark"], "签收表"),
            f"{one['receiver']}（{one['relation']}）",
            num(yuan_grouped(int(one["back"])) if one["back"] else ""),
        )
        for one in paid
    ]
    heads = ("序号", "月份", "发放日期", "金额（元）", "方式", "签收", "领取人", "已退回（元）")
    return Sheet("发放记录", heads, rows, "还没有发放。")


def _demands(rows: list[Row]) -> Sheet:
    shown = [
        (
            one["demanded_on"].isoformat(),
            num(yuan_grouped(one["amount_fen"])),
            one["document_no"],
            one["reason"],
        )
        for one in rows
    ]
    return Sheet("追回决定", ("日期", "金额（元）", "文号", "理由"), shown, "没有追回决定。")


def _notes(over: list[Row], note: Row | None) -> list[str]:
    found = []
    if over:
        months = "、".join(f"{one['month_of']:%Y-%m}" for one in over)
        fen = sum(one["left"] for one in over)
        found.append(f"停发以后多发了 {months}，应追回 {yuan_grouped(fen)} 元。")
    if note:
        found.append(
            f"监督小组 {note['name']} 同意动用本金（{note['document_no']}）：{note['note']}"
        )
    return found


def _facts(award: Row, benefit: Benefit, book: Row | None) -> list[tuple[str, str]]:
    monthly = benefit.kind == "monthly"
    amount = f"{yuan_grouped(award['amount_fen'])} 元{'／月' if monthly else ''}"
    found = [("事项", benefit.name), ("批准金额", amount)]
    found.append(("批准日期", award["awarded_on"].isoformat()))
    if monthly:
        found.append(("补助证", book["voucher_no"] if book else "还没有登记"))
    if book:
        found.append(("起发月份", f"{book['starts_on']:%Y-%m}"))
    if book and book["stops_on"]:
        found.append(("停发", f"从 {book['stops_on']:%Y-%m} 起，{REASONS[book['reason']]}"))
    return found


async def _forms(
    actor: Actor,
    fund: FundView,
    row: Row,
    benefit: Benefit,
    paid: list[Row],
    book: Row | None,
) -> list[Form]:
    """The forms this person can use now."""
    found, no = [], row["no"]
    where = {"fund": fund.id, "township": row["township"], "branch": row["branch"]}

    def may(what: str) -> bool:
        return actor.reaches(what, **where)

    monthly = benefit.kind == "monthly"
    if may("subsidy.enrol") and monthly:
        if book is None:
            found.append(forms.enrol_form(no, benefit))
        elif book["stops_on"] is None:
            found.append(forms.stop_form(no))
    if may("grant.pay") and (book if monthly else not any(not one["bounced"] for one in paid)):
        found.append(forms.pay_form(no, row["applicant_name"], benefit, book))
    if benefit.from_income and may("capital.consent") and not await consent_of(fund, no):
        found.append(forms.consent_form(no, benefit))
    left = [one for one in paid if one["left"] > 0]
    if left and may("payment.return"):
        found.append(forms.return_form(no, left))
    if left and may("case.record"):
        found.append(forms.demand_form(no))
    return found


@get("/cases/{no:str}/payments", opt=permit("case.see"))
async def payments_page(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], no: FromPath[str]
) -> Template:
    """What was paid on a case, and what can be done."""
    return (await _desk(actor, fund, no, "case.see"))[0].page()


async def _submit(
    actor: Actor, fund: FundView, no: str, form: Form, data: dict[str, str], work: Any
) -> Response[Any]:
    desk, _ = await _desk(actor, fund, no, "case.see")
    return await desk.submitted(form, data, work, lambda _: f"/cases/{no}/payments?done=1")


@post("/cases/{no:str}/payments", opt=permit("grant.pay"))
async def pay_out(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    no: FromPath[str],
    data: Sent,
) -> Response[Any]:
    """Hand the money over."""
    row = await case_for(actor, fund, no, "grant.pay")
    book = await enrolment_of(fund, no)
    form = forms.pay_form(no, row["applicant_name"], benefit_of(fund, row), book)

    async def work(key: str) -> str:
        months: tuple[date, ...] = forms.read_months(data.get("month", ""))
        return await pay(actor, fund, read(PayAward, form, data, no=no, months=months), key)

    return await _submit(actor, fund, no, form, data, work)


@post("/cases/{no:str}/consent", opt=permit("capital.consent"))
async def consent_to(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    no: FromPath[str],
    data: Sent,
) -> Response[Any]:
    """Let the case be paid from capital."""
    row = await case_for(actor, fund, no, "capital.consent")
    form = forms.consent_form(no, benefit_of(fund, row))

    async def work(key: str) -> str:
        return await consent(actor, fund, read(ConsentCapital, form, data, no=no), key)

    return await _submit(actor, fund, no, form, data, work)


@post("/cases/{no:str}/enrolment", opt=permit("subsidy.enrol"))
async def enrol_page(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    no: FromPath[str],
    data: Sent,
) -> Response[Any]:
    """Hand a book out."""
    row = await case_for(actor, fund, no, "subsidy.enrol")
    form = forms.enrol_form(no, benefit_of(fund, row))

    async def work(key: str) -> str:
        return await enrol(actor, fund, read(Enrol, form, data, no=no), key)

    return await _submit(actor, fund, no, form, data, work)


@post("/cases/{no:str}/enrolment/stop", opt=permit("subsidy.enrol"))
async def stop_page(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    no: FromPath[str],
    data: Sent,
) -> Response[Any]:
    """Stop a subsidy."""
    form = forms.stop_form(no)

    async def work(key: str) -> str:
        return await stop(actor, fund, read(StopEnrolment, form, data, no=no), key)

    return await _submit(actor, fund, no, form, data, work)


@post("/cases/{no:str}/returns", opt=permit("payment.return"))
async def returned(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    no: FromPath[str],
    data: Sent,
) -> Response[Any]:
    """Money came back."""
    await case_for(actor, fund, no, "payment.return")
    form = forms.return_form(no, await payments_of(fund, no))

    async def work(key: str) -> str:
        return await return_payment(actor, fund, read(ReturnPayment, form, data, no=no), key)

    return await _submit(actor, fund, no, form, data, work)


@post("/cases/{no:str}/demands", opt=permit("case.record"))
async def demanded(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    no: FromPath[str],
    data: Sent,
) -> Response[Any]:
    """Demand money back."""
    form = forms.demand_form(no)

    async def work(key: str) -> str:
        return await demand_recovery(actor, fund, read(DemandRecovery, form, data, no=no), key)

    return await _submit(actor, fund, no, form, data, work)


ROUTES = [payments_page, pay_out, consent_to, enrol_page, stop_page, returned, demanded]
