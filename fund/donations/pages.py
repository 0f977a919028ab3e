"""Donors, pledges and donations: registering them, and what follows from a gift."""

from __future__ import annotations

from typing import Any

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Response, Template

from fund import clock
from fund.access.actors import Actor
from fund.database import Row, fetch, row_id
from fund.donations.certifying import IssueAll, due, issue_all
from fund.donations.donating import (
    METHODS,
    MakePledge,
    RecordDonation,
    donate,
    open_pledges,
    pledge,
)
from fund.donations.donors import KINDS, RegisterDonor, donor_of, donors, register_donor
from fund.money import yuan, yuan_grouped
from fund.office.funds import FundView
from fund.web.desk import Cell, Desk, Sheet, num
from fund.web.forms import Field, Form, options, read
from fund.web.guarding import permit

Sent = URLEncodedBody[dict[str, str]]
YES_NO = (("no", "不同意公布姓名"), ("yes", "本人同意公布姓名"))

DONOR = Form(
    "登记捐赠人",
    "/donors",
    "登记",
    (
        Field("kind", "类型", "select", options=options(tuple(KINDS.items()))),
        Field("name", "姓名或单位名称", longest=100),
        Field("number", "身份证号或统一社会信用代码", hint="加密保存", required=False),
        Field("phone", "电话", required=False, longest=20),
    ),
)


def _issue_form() -> Form:
    fields = (Field("through", "到账日期截至", "date", clock.today().isoformat()),)
    intro = "给每笔达到标准而未颁证的捐赠各发一本，编号连续。"
    return Form("批量颁发捐助证", "/certificates", "颁发", fields, intro=intro)


async def _desk(actor: Actor, fund: FundView, asked: str) -> Desk:
    people = [
        (
            Cell(row["name"], f"/donors/{row['id']}"),
            row["kind_name"],
            row["number"],
            num(str(row["gifts"])),
        )
        for row in await donors(fund.office, asked)
    ]
    rows = await fetch(
        "SELECT g.id, g.received_on, g.amount_fen, g.receipt_no, d.name FROM donation g "
        "JOIN donor d ON d.id = g.donor WHERE g.fund = {} ORDER BY g.id DESC LIMIT 50",
        fund.id,
    )
    gifts = [
        (
            Cell(row["receipt_no"], f"/donations/{row['id']}"),
            row["received_on"].isoformat(),
            row["name"],
            num(yuan_grouped(row["amount_fen"])),
        )
        for row in rows
    ]
    promises = [
        (row["name"], row["due_on"].isoformat(), num(yuan_grouped(row["left"])), row["note"])
        for row in await open_pledges(fund)
    ]
    waiting = len(await due(fund, clock.today()))
    notes = (f"有 {waiting} 笔捐赠达到颁证标准而未颁证。",) if waiting else ()
    forms = []
    if waiting and actor.may("certificate.issue"):
        forms.append(_issue_form())
    if actor.may("donor.register"):
        forms.append(DONOR)
    return Desk(
        "捐赠",
        (
            Sheet("最近的捐赠", ("票据号", "到账日期", "捐赠人", "金额（元）"), gifts),
            Sheet("捐赠人", ("姓名或名称", "类型", "证件号", "捐赠笔数"), people, "还没有捐赠人。"),
            Sheet("未到账的认捐", ("捐赠人", "到期日", "未到账（元）", "备注"), promises),
        ),
        tuple(forms),
        (("捐赠台账", "/reports/donations"), ("光荣榜（公开）", f"/public/honour/{fund.code}")),
        notes,
        asked=asked,
    )


@get("/donations", opt=permit("donation.see"))
async def donations_page(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], asked: FromQuery[str] = ""
) -> Template:
    """Recent gifts, donors, open promises."""
    return (await _desk(actor, fund, asked)).page()


@post("/donors", opt=permit("donor.register"))
async def add_donor(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], data: Sent
) -> Response[Any]:
    """Register a donor, then on to his page."""

    async def work(key: str) -> str:
        return await register_donor(actor, read(RegisterDonor, DONOR, data), key)

    desk = await _desk(actor, fund, "")
    return await desk.submitted(DONOR, data, work, lambda donor: f"/donors/{donor}?done=1")


@post("/certificates", opt=permit("certificate.issue"))
async def issue_every(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], data: Sent
) -> Response[Any]:
    """Issue every certificate that is due."""
    form = _issue_form()

    async def work(key: str) -> str:
        return await issue_all(actor, fund, read(IssueAll, form, data), key)

    desk = await _desk(actor, fund, "")
    return await desk.submitted(form, data, work, lambda _: "/donations?done=1")


def _donation_form(donor: int, promises: list[Row]) -> Form:
    today = clock.today().isoformat()
    given = (("", "不是认捐"), *((str(p["id"]), f"认捐余 {yuan(p['left'])} 元") for p in promises))
    return Form(
        "登记捐赠",
        f"/donors/{donor}/donations",
        "入账",
        (
            Field("amount", "金额（元）", "money"),
            Field("received_on", "到账日期", "date", today),
            Field("method", "方式", "select", options=options(tuple(METHODS.items()))),
            Field("receipt_no", "财政票据号", hint="捐助证不能代替票据"),
            Field("may_publish", "公布意愿", "select", options=YES_NO),
            Field("earmark", "指定用途", required=False, longest=200),
            Field("pledge", "对应认捐", "select", options=given, required=False),
        ),
        intro="入账即生成凭证，由另一人当日复核。",
    )


def _pledge_form(donor: int) -> Form:
    return Form(
        "登记认捐",
        f"/donors/{donor}/pledges",
        "登记",
        (
            Field("amount", "认捐金额（元）", "money"),
            Field("pledged_on", "认捐日", "date", clock.today().isoformat()),
            Field("due_on", "到期日", "date"),
            Field("note", "备注", required=False, longest=200),
        ),
    )


async def _donor_desk(actor: Actor, fund: FundView, number: int) -> Desk:
    row = await donor_of(fund.office, row_id(number))
    promises = await open_pledges(fund, row["id"])
    gifts = await fetch(
        "SELECT id, received_on, amount_fen, receipt_no FROM donation WHERE fund = {} "
        "AND donor = {} ORDER BY id DESC",
        *(fund.id, row["id"]),
    )
    rows = [
        (
            Cell(one["receipt_no"], f"/donations/{one['id']}"),
            one["received_on"].isoformat(),
            num(yuan_grouped(one["amount_fen"])),
        )
        for one in gifts
    ]
    forms: tuple[Form, ...] = ()
    if actor.may("donation.record"):
        forms = (_donation_form(row["id"], promises), _pledge_form(row["id"]))
    sheet = Sheet("捐赠记录", ("票据号", "到账日期", "金额（元）"), rows, "还没有捐赠。")
    return Desk(row["name"], (sheet,), forms, (("捐赠", "/donations"),))


@get("/donors/{number:int}", opt=permit("donation.see"))
async def donor_page(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], number: FromPath[int]
) -> Template:
    """A donor with what he gave and promised."""
    return (await _donor_desk(actor, fund, number)).page()


@post("/donors/{number:int}/donations", opt=permit("donation.record"))
async def record_donation(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    number: FromPath[int],
    data: Sent,
) -> Response[Any]:
    """Post a gift."""
    desk = await _donor_desk(actor, fund, number)
    form = next(one for one in desk.forms if one.action.endswith("/donations"))

    async def work(key: str) -> str:
        command = read(RecordDonation, form, data, donor=row_id(number))
        return await donate(actor, fund, command, key)

    return await desk.submitted(form, data, work, lambda made: f"/donations/{made}?done=1")


@post("/donors/{number:int}/pledges", opt=permit("donation.record"))
async def record_pledge(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    number: FromPath[int],
    data: Sent,
) -> Response[Any]:
    """Enter a promise."""
    desk, form = await _donor_desk(actor, fund, number), _pledge_form(number)

    async def work(key: str) -> str:
        return await pledge(actor, fund, read(MakePledge, form, data, donor=row_id(number)), key)

    return await desk.submitted(form, data, work, lambda _: f"/donors/{number}?done=1")


ROUTES = [
    donations_page,
    add_donor,
    issue_every,
    donor_page,
    record_donation,
    record_pledge,
]
NAVIGATION = [("捐赠", "/donations", "donation.see")]
