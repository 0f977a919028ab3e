"""What comes in and goes out as capital: contributions, transfers, the bank's interest."""

from __future__ import annotations

from typing import Any

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import URLEncodedBody
from litestar.response import Response, Template

from fund import clock
from fund.access.actors import Actor
from fund.contributions.contributing import RecordContribution, record
from fund.contributions.distributing import AskDistribution, ask_distribution
from fund.contributions.earnings import (
    RecordDepositInterest,
    distributable,
    record_deposit_interest,
)
from fund.contributions.transferring import AskTransfer, ask_transfer
from fund.database import fetch
from fund.journal.accounts import EARNED
from fund.money import yuan_grouped
from fund.office.funds import FundView, all_funds
from fund.web.desk import Desk, Sheet, num
from fund.web.forms import Field, Form, options, read, submitted
from fund.web.guarding import permit

Sent = URLEncodedBody[dict[str, str]]


def _form(fund: FundView) -> Form:
    sources = [(s.key, s.name) for s in fund.policy.sources if s.key != EARNED]
    return Form(
        title="登记筹入资金",
        action="/contributions",
        submit="入账",
        intro="入账即生成凭证，不能修改，请核对后再提交。",
        fields=(
            Field("source", "资金来源", "select", options=options(sources)),
            Field("amount", "金额（元）", "money"),
            Field("received_on", "到账日期", "date", clock.today().isoformat()),
            Field("payer", "缴款单位或个人", longest=100),
            Field("document_no", "凭据号", hint="进账单、拨款文件或收据的编号", longest=100),
            *_base(fund),
            Field("note", "备注", required=False, longest=200),
        ),
    )


def _base(fund: FundView) -> tuple[Field, ...]:
    """What a share is reckoned from, where the policy has such a source."""
    shared = [source for source in fund.policy.sources if source.share is not None]
    hint = "；".join(source.clause for source in shared)
    return (Field("base", "计提基数（元）", "money", hint=hint, required=False),) if shared else ()


@get("/contributions/new", opt=permit("contribution.record"))
async def contribution_page(fund: NamedDependency[FundView]) -> Template:
    """The form."""
    return Template("form.html", context={"form": _form(fund).fresh()})


@post("/contributions", opt=permit("contribution.record"))
async def contribute(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    data: Sent,
) -> Response[Any]:
    """Post the contribution."""
    form = _form(fund)

    async def work(key: str) -> str:
        return await record(actor, fund, read(RecordContribution, form, data), key)

    return await submitted(form, data, work, lambda _: "/reports/fund-position?done=1")


async def _transfer_form(fund: FundView) -> Form:
    others = [one for one in await all_funds() if one.office == fund.office and one.id != fund.id]
    named = [(one.code, one.name) for one in others]
    sources = [(one.key, one.name) for one in fund.policy.sources]
    into = {s.key: s.name for one in others for s in one.policy.sources}
    shares = fund.policy.funding.allocation if fund.policy.funding else ()
    places = (("", "不属于分配方案"), *((one.place, one.place) for one in shares))
    year = fund.policy.funding.year if fund.policy.funding else None
    return Form(
        "拨付其他基金",
        "/transfers",
        "提交审批",
        (
            Field("to_fund", "收款基金", "select", options=options(named)),
            Field("source", "从资金来源", "select", options=options(sources)),
            Field("to_source", "记入对方来源", "select", options=options(tuple(into.items()))),
            Field("amount", "金额（元）", "money"),
            Field("year", "年度", "number", str(year or clock.today().year)),
            Field("place", "分配方案中的地方", "select", options=places, required=False),
            Field("document_no", "拨款文号", longest=100),
        ),
        intro="经另一人审批后，两个基金各记一张凭证。",
    )


def _deposit_form(fund: FundView) -> Form:
    fields = [
        Field("amount", "利息金额（元）", "money"),
        Field("received_on", "结息日", "date", clock.today().isoformat()),
        Field("document_no", "结息单号", longest=100),
    ]
    if fund.policy.source(EARNED) is None:
        sources = [(one.key, one.name) for one in fund.policy.sources]
        fields.append(Field("source", "滚存到", "select", options=options(sources)))
    return Form("登记存款利息", "/deposit-interest", "入账", tuple(fields))


def _distribution_form() -> Form:
    fields = (
        Field("year", "年度", "number", str(clock.today().year - 1)),
        Field("to_capital", "转增本金（元）", "money"),
        Field("document_no", "收益分配决议文号", longest=100),
    )
    intro = "十二月结账以后办理；不转增的部分留作慰问救济。"
    return Form("收益分配", "/distributions", "提交审批", fields, intro=intro)


async def _desk(actor: Actor, fund: FundView) -> Desk:
    forms = []
    if actor.may("contribution.record"):
        forms += [_form(fund), _deposit_form(fund)]
    if actor.may("transfer.ask"):
        forms.append(await _transfer_form(fund))
    if actor.may("distribution.ask") and fund.policy.source(EARNED):
        forms.append(_distribution_form())
    rows = [
        (
            row["received_on"].isoformat(),
            row["payer"],
            num(yuan_grouped(row["amount_fen"])),
            row["document_no"],
            row["note"],
        )
        for row in await fetch(
            "SELECT received_on, payer, amount_fen, document_no, note FROM contribution "
            "WHERE fund = {} ORDER BY id DESC LIMIT 50",
            fund.id,
        )
    ]
    facts: tuple[tuple[str, str], ...] = ()
    if fund.policy.source(EARNED):
        free = await distributable(fund.id, clock.today())
        facts = (("可分配收益", f"{yuan_grouped(free)} 元"),)
    heads = ("日期", "缴款或收款单位", "金额（元）", "凭据号", "备注")
    sheet = Sheet("最近的筹入和拨出", heads, rows, "还没有筹入资金。")
    links = (("收支公示表", "/reports/yearly-statement"),)
    return Desk("资金筹集", (sheet,), tuple(forms), links, facts=facts)


@get("/contributions", opt=permit("contribution.see"))
async def contributions_page(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView]
) -> Template:
    """What came in and went out as capital, and the forms for it."""
    return (await _desk(actor, fund)).page()


@post("/transfers", opt=permit("transfer.ask"))
async def transfer(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], data: Sent
) -> Response[Any]:
    """Order a transfer."""
    form = await _transfer_form(fund)

    async def work(key: str) -> str:
        return await ask_transfer(actor, fund, read(AskTransfer, form, data), key)

    desk = await _desk(actor, fund)
    return await desk.submitted(form, data, work, lambda order: f"/orders/{order}?done=1")


@post("/deposit-interest", opt=permit("contribution.record"))
async def deposit_interest(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], data: Sent
) -> Response[Any]:
    """Post the bank's interest."""
    form = _deposit_form(fund)

    async def work(key: str) -> str:
        command = read(RecordDepositInterest, form, data)
        return await record_deposit_interest(actor, fund, command, key)

    desk = await _desk(actor, fund)
    return await desk.submitted(form, data, work, lambda _: "/contributions?done=1")


@post("/distributions", opt=permit("distribution.ask"))
async def distribution(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], data: Sent
) -> Response[Any]:
    """Order the year's distribution."""
    form = _distribution_form()

    async def work(key: str) -> str:
        return await ask_distribution(actor, fund, read(AskDistribution, form, data), key)

    desk = await _desk(actor, fund)
    return await desk.submitted(form, data, work, lambda order: f"/orders/{order}?done=1")


ROUTES = [
    contribution_page,
    contribute,
    contributions_page,
    transfer,
    deposit_interest,
    distribution,
]
NAVIGATION = [("资金筹集", "/contributions", "contribution.see")]
