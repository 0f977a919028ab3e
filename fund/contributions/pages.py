"""Entering contributions."""

from __future__ import annotations

from typing import Any

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import URLEncodedBody
from litestar.response import Response, Template

from fund import clock
from fund.access.actors import Actor
from fund.contributions.contributing import RecordContribution, record
from fund.journal.accounts import EARNED
from fund.office.funds import FundView
from fund.web.forms import Field, Form, options, read, submitted
from fund.web.guarding import permit


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
    data: URLEncodedBody[dict[str, str]],
) -> Response[Any]:
    """Post the contribution."""
    form = _form(fund)

    async def work(key: str) -> str:
        return await record(actor, fund, read(RecordContribution, form, data), key)

    return await submitted(form, data, work, lambda _: "/reports/fund-position?done=1")


ROUTES = [contribution_page, contribute]
NAVIGATION = [("登记筹入", "/contributions/new", "contribution.record")]
