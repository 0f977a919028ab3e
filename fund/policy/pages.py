"""The rules as people read them, their versions, and the papers the fund stands on."""

from __future__ import annotations

from typing import Any

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import URLEncodedBody
from litestar.response import Response, Template

from fund import clock
from fund.access.actors import Actor
from fund.database import fetch
from fund.office.funds import FundView
from fund.policy.adopting import FilePaper, file_paper
from fund.web.forms import Field, Form, options, read, submitted
from fund.web.guarding import permit


def _paper_form(fund: FundView) -> Form:
    left = [(p.key, p.name) for p in fund.policy.founding if p.key not in fund.filed]
    return Form(
        "登记设立文件",
        "/policy/papers",
        "登记",
        (
            Field("key", "文件", "select", options=options(left)),
            Field("document_no", "文号", longest=100),
            Field("issued_on", "日期", "date", clock.today().isoformat()),
        ),
        intro="资金来源所依据的文件登记之前，该来源不能使用。",
    )


async def _context(fund: FundView) -> dict[str, Any]:
    filed = await fetch(
        "SELECT key, document_no, issued_on FROM founding_paper WHERE fund = {} ORDER BY id",
        fund.id,
    )
    versions = await fetch(
        "SELECT version, effective_on, document_no, recorded_at FROM adopted_policy "
        "WHERE fund = {} ORDER BY version",
        fund.id,
    )
    return {
        "fund": fund,
        "policy": fund.policy,
        "filed": {row["key"]: row for row in filed},
        "versions": versions,
    }


@get("/policy", opt=permit("policy.see"))
async def policy_page(actor: NamedDependency[Actor], fund: NamedDependency[FundView]) -> Template:
    """The rules in force, each with its clause."""
    form = None
    if actor.may("paper.file") and {p.key for p in fund.policy.founding} - fund.filed:
        form = _paper_form(fund).fresh()
    return Template("policy.html", context=await _context(fund) | {"form": form})


@post("/policy/papers", opt=permit("paper.file"))
async def file(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    data: URLEncodedBody[dict[str, str]],
) -> Response[Any]:
    """File a founding paper."""
    form = _paper_form(fund)

    async def work(key: str) -> str:
        return await file_paper(actor, fund, read(FilePaper, form, data), key)

    return await submitted(
        form,
        data,
        work,
        lambda _: "/policy?done=1",
        template="policy.html",
        context=await _context(fund),
    )


ROUTES = [policy_page, file]
NAVIGATION = [("办法", "/policy", "policy.see")]
