"""A gift and its certificates: issuing, declaring void, giving back."""

from __future__ import annotations

from typing import Any

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Response, Template

from fund.access.actors import Actor
from fund.database import Row, row_id
from fund.donations.certifying import (
    IssueCertificate,
    VoidCertificate,
    certificate_no,
    certificate_of,
    certificates_of,
    issue,
    void,
)
from fund.donations.donating import donation_of
from fund.donations.refunding import AskRefund, ask_refund
from fund.money import yuan_grouped
from fund.office.funds import FundView
from fund.web.desk import Cell, Desk, Sheet
from fund.web.forms import Field, Form, read
from fund.web.guarding import permit

Sent = URLEncodedBody[dict[str, str]]


def _void_form(certificate: Row) -> Form:
    number = certificate_no(certificate["year"], certificate["serial"])
    again = (("no", "只作废"), ("yes", "作废并换发新证"))
    return Form(
        f"作废 {number}",
        f"/certificates/{certificate['id']}/void",
        "作废",
        (
            Field("reason", "理由", longest=300),
            Field("reissue", "是否换发", "select", options=again),
            Field("name", "新证上的名称", hint="不改则留空", required=False, longest=100),
        ),
    )


async def _gift_desk(actor: Actor, fund: FundView, number: int) -> Desk:
    row = await donation_of(fund, row_id(number))
    found = await certificates_of(row["id"])
    rows = [
        (
            Cell(certificate_no(c["year"], c["serial"]), f"/certificates/{c['id']}/pdf"),
            c["name"],
            c["issued_on"].isoformat(),
            Cell("已作废：" + c["reason"], css="late") if c["voided_on"] else "有效",
            Cell("核验页", f"/public/certificates/{c['code']}"),
        )
        for c in found
    ]
    live = [c for c in found if not c["voided_on"]]
    forms: list[Form] = []
    if actor.may("certificate.issue"):
        action = f"/donations/{row['id']}/certificate"
        forms += [_void_form(c) for c in live] or [Form("颁发捐助证", action, "颁发", ())]
    if actor.may("donation.refund"):
        action = f"/donations/{row['id']}/refund"
        fields = (Field("amount", "金额（元）", "money"), Field("reason", "理由", longest=300))
        forms.append(Form("退还捐赠", action, "提交审批", fields, intro="经另一人审批后付款。"))
    facts = (
        ("捐赠人", row["name"]),
        ("金额", f"{yuan_grouped(row['amount_fen'])} 元"),
        ("到账日期", row["received_on"].isoformat()),
        ("财政票据号", row["receipt_no"]),
        ("用途", row["earmark"] or "不指定"),
        ("公布姓名", "同意" if row["may_publish"] else "不同意"),
        ("已退还", f"{yuan_grouped(row['refunded'])} 元"),
    )
    sheet = Sheet("捐助证", ("编号", "名称", "颁发日期", "状态", "核验"), rows, "没有颁发捐助证。")
    links = (("捐赠人", f"/donors/{row['donor']}"), ("捐赠", "/donations"))
    return Desk(f"捐赠 {row['receipt_no']}", (sheet,), tuple(forms), links, facts=facts)


@get("/donations/{number:int}", opt=permit("donation.see"))
async def donation_page(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], number: FromPath[int]
) -> Template:
    """A gift, its certificates, what can be done with it."""
    return (await _gift_desk(actor, fund, number)).page()


@post("/donations/{number:int}/certificate", opt=permit("certificate.issue"))
async def issue_one(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    number: FromPath[int],
    data: Sent,
) -> Response[Any]:
    """Issue the gift's certificate."""
    desk = await _gift_desk(actor, fund, number)
    form = Form("颁发捐助证", f"/donations/{number}/certificate", "颁发", ())

    async def work(key: str) -> str:
        return await issue(actor, fund, IssueCertificate(row_id(number)), key)

    return await desk.submitted(form, data, work, lambda _: f"/donations/{number}?done=1")


@post("/donations/{number:int}/refund", opt=permit("donation.refund"))
async def refund(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    number: FromPath[int],
    data: Sent,
) -> Response[Any]:
    """Order a refund."""
    desk = await _gift_desk(actor, fund, number)
    form = next(one for one in desk.forms if one.action.endswith("/refund"))

    async def work(key: str) -> str:
        command = read(AskRefund, form, data, donation=row_id(number))
        return await ask_refund(actor, fund, command, key)

    return await desk.submitted(form, data, work, lambda order: f"/orders/{order}?done=1")


@post("/certificates/{number:int}/void", opt=permit("certificate.issue"))
async def void_certificate(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    number: FromPath[int],
    data: Sent,
) -> Response[Any]:
    """Declare a certificate void, issue it anew if asked."""
    row = await certificate_of(fund, row_id(number))
    desk, form = await _gift_desk(actor, fund, row["donation"]), _void_form(row)

    async def work(key: str) -> str:
        return await void(
            actor, fund, read(VoidCertificate, form, data, certificate=row["id"]), key
        )

    return await desk.submitted(form, data, work, lambda _: f"/donations/{row['donation']}?done=1")


ROUTES = [donation_page, issue_one, refund, void_certificate]
