"""Members: registering them, what is known of them, what the ledger says."""

from __future__ import annotations

from typing import Any

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Response, Template

from fund import clock
from fund.access.actors import Actor
from fund.calendars import LONG_AGO
from fund.database import Row, fetch, row_id
from fund.office.funds import FundView
from fund.people.categories import CATEGORIES
from fund.people.identity import masked_id_no, masked_phone
from fund.people.ledger import CHOICES, KINDS, EnterLedger, enter, entries_of, standing_of
from fund.people.records import (
    EDUCATION,
    RecordMember,
    history_of,
    record_member,
    sharing,
    shown_identity,
)
from fund.people.registering import RegisterMember, member_for, register
from fund.vault import vault
from fund.web.forms import Field, Form, options, read, submitted
from fund.web.guarding import permit

Sent = URLEncodedBody[dict[str, str]]


async def _form(actor: Actor) -> Form:
    rows = await fetch("SELECT name FROM township WHERE office = {} ORDER BY id", actor.office)
    return Form(
        title="登记党员",
        action="/members",
        submit="登记，接着填申请",
        intro="身份证号和电话加密保存，页面上只显示首尾几位。",
        fields=(
            Field("name", "姓名"),
            Field("id_no", "身份证号", hint="18 位，末位可为 X"),
            Field("phone", "电话", required=False),
            Field("township", "乡镇", "select", options=options([(r["name"],) * 2 for r in rows])),
            Field("village", "村（居）"),
            Field("branch", "党支部"),
            Field("household_no", "户号", hint="与已登记的家人同户时填写", required=False),
        ),
    )


@get("/members/new", opt=permit("member.register"))
async def new_page(actor: NamedDependency[Actor]) -> Template:
    """The form."""
    return Template("form.html", context={"form": (await _form(actor)).fresh()})


@post("/members", opt=permit("member.register"))
async def add_member(actor: NamedDependency[Actor], data: Sent) -> Response[Any]:
    """Register the member, then on to his page."""
    form = await _form(actor)

    async def work(key: str) -> str:
        return await register(actor, read(RegisterMember, form, data), key)

    return await submitted(form, data, work, lambda member: f"/members/{member}?done=1")


def _record_form(member: Row, known: Row | None) -> Form:
    said = known or {}

    def text(name: str) -> str:
        return str(said.get(name) or "")

    return Form(
        "更新情况",
        f"/members/{member['id']}/record",
        "保存",
        (
            Field(
                "joined_on",
                "入党时间",
                "date",
                text("joined_on"),
                required=False,
                first=LONG_AGO,
            ),
            Field(
                "full_member_on",
                "转正时间",
                "date",
                text("full_member_on"),
                required=False,
                first=LONG_AGO,
            ),
            Field(
                "education",
                "文化程度",
                "select",
                text("education"),
                options=options(tuple(EDUCATION.items())),
                required=False,
            ),
            Field("ethnicity", "民族", value=text("ethnicity"), required=False),
            Field("people", "家庭人口", "number", text("people"), required=False),
            Field("workers", "劳动力", "number", text("workers"), required=False),
            Field("income", "家庭年收入（元）", "money", text("income"), required=False),
            Field("bank_account", "银行账号", hint="加密保存；不改则留空", required=False),
            Field("note", "备注", required=False, longest=300),
        ),
        intro="党龄从转正时间算起。每次保存都留下记录。",
    )


def _ledger_form(member: Row) -> Form:
    return Form(
        "登记台账",
        f"/members/{member['id']}/ledger",
        "登记",
        (
            Field("kind", "事项", "select", options=options(tuple(CHOICES.items()))),
            Field("entered_on", "日期", "date", clock.today().isoformat()),
            Field(
                "category",
                "类别",
                "select",
                options=(("", "不变"), *CATEGORIES.items()),
                required=False,
            ),
            Field("note", "情况", required=False, longest=500),
            Field("hours", "培训学时", "number", required=False),
            Field("income_before", "帮扶前年收入（元）", "money", required=False),
            Field("income_after", "帮扶后年收入（元）", "money", required=False),
        ),
    )


async def _page(
    actor: Actor, fund: FundView, number: int
) -> tuple[dict[str, Any], tuple[Form, ...]]:
    """What a member's page shows, and the forms on it."""
    member = await member_for(actor, row_id(number), "member.see")
    known = await history_of(member["id"])
    standing = await standing_of(fund.id, member["id"])
    sealed = vault()
    context = {
        "member": member,
        "id_no": masked_id_no(sealed.open(member["id_no_sealed"])),
        "phone": masked_phone(sealed.open(member["phone_sealed"])),
        "identity": shown_identity(member, clock.today()),
        "known": known,
        "education": EDUCATION,
        "standing": standing,
        "categories": CATEGORIES,
        "kinds": KINDS,
        "entries": await entries_of(fund.id, member["id"]),
        "shared_with": await sharing(actor.office, member["id"]),
        "cases": await fetch(
            "SELECT c.no, c.kind, c.benefit, c.applied_on, c.policy_version FROM aid_case c "
            "WHERE c.fund = {} AND c.applicant = {} ORDER BY c.id DESC",
            fund.id,
            member["id"],
        ),
    }
    shown: list[Form] = []
    if actor.may("member.register"):
        shown.append(_record_form(member, known[0] if known else None))
    if standing and actor.may("ledger.keep"):
        shown.append(_ledger_form(member))
    return context, tuple(shown)


@get("/members/{number:int}", opt=permit("member.see"))
async def member_page(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], number: FromPath[int]
) -> Template:
    """A member: who he is, what is known, what the ledger says."""
    context, shown = await _page(actor, fund, number)
    return Template("member.html", context=context | {"forms": [f.fresh() for f in shown]})


async def _submit(
    actor: Actor, fund: FundView, number: int, form: Form, data: dict[str, str], work: Any
) -> Response[Any]:
    context, shown = await _page(actor, fund, number)
    others = [one.fresh() for one in shown if one.action != form.action]
    return await submitted(
        form,
        data,
        work,
        lambda _: f"/members/{number}?done=1",
        template="member.html",
        context=context | {"forms": others},
    )


@post("/members/{number:int}/record", opt=permit("member.register"))
async def record(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    number: FromPath[int],
    data: Sent,
) -> Response[Any]:
    """Record what is known now."""
    member = await member_for(actor, row_id(number), "member.register")
    form = _record_form(member, None)

    async def work(key: str) -> str:
        return await record_member(actor, read(RecordMember, form, data, member=number), key)

    return await _submit(actor, fund, number, form, data, work)


@post("/members/{number:int}/ledger", opt=permit("ledger.keep"))
async def keep(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    number: FromPath[int],
    data: Sent,
) -> Response[Any]:
    """Enter something in the ledger."""
    form = _ledger_form(await member_for(actor, row_id(number), "ledger.keep"))

    async def work(key: str) -> str:
        return await enter(actor, fund, read(EnterLedger, form, data, member=number), key)

    return await _submit(actor, fund, number, form, data, work)


ROUTES = [new_page, add_member, member_page, record, keep]
NAVIGATION: list[tuple[str, str, str]] = []  # registering begins at the list of members
