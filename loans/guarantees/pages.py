"""The page of the townships' commitments and the form that files one."""

from __future__ import annotations

from typing import Any

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import URLEncodedBody
from litestar.response import Response, Template

from fund import clock
from fund.access.actors import Actor
from fund.database import fetch, snapshot
from fund.office.funds import FundView
from fund.web.forms import Field, Form, options, read, submitted
from fund.web.guarding import permit
from loans.guarantees.committing import CommitTownship, commit
from loans.guarantees.exposure import exposures

WARNING = (
    "机关法人不得为保证人（民法典第683条）。承诺书是乡镇财政的还款承诺，不是保证合同；"
    "承诺金额不计入基金收入。"
)


async def _form(office: int) -> Form:
    rows = await fetch("SELECT name FROM township WHERE office = {} ORDER BY id", office)
    townships = [(row["name"], row["name"]) for row in rows]
    return Form(
        "登记还款承诺书",
        "/commitments",
        "登记",
        (
            Field("township", "乡镇", "select", options=options(townships)),
            Field("document_no", "承诺书编号", longest=100),
            Field("approving_body", "批准机关", longest=100),
            Field("budget_line", "预算科目", required=False, longest=100),
            Field("share", "承担比例（%）", "money", "100"),
            Field("loan_ceiling", "每笔上限（元）", "money"),
            Field("yearly_ceiling", "年度上限（元）", "money"),
            Field("trigger_days", "触发逾期天数", "number", "90"),
            Field("claim_months", "催告期限（自最早逾期日起，月）", "number", "6"),
            Field("signed_on", "签订日期", "date", clock.today().isoformat()),
            Field("ends_on", "有效至", "date"),
        ),
        intro=WARNING,
    )


async def _context(fund: FundView) -> dict[str, Any]:
    async with snapshot():
        found = await exposures(fund, clock.today(), clock.now())
    return {"exposures": found, "warning": WARNING}


@get("/commitments", opt=permit("commitment.see"))
async def commitments_page(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView]
) -> Template:
    """Commitments with their exposure against their ceilings."""
    form = (await _form(fund.office)).fresh() if actor.may("commitment.file") else None
    return Template("commitments.html", context=await _context(fund) | {"form": form})


@post("/commitments", opt=permit("commitment.file"))
async def file_commitment(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    data: URLEncodedBody[dict[str, str]],
) -> Response[Any]:
    """File a commitment."""
    form = await _form(fund.office)

    async def work(key: str) -> str:
        return await commit(actor, fund, read(CommitTownship, form, data), key)

    return await submitted(
        form,
        data,
        work,
        lambda _: "/commitments?done=1",
        template="commitments.html",
        context=await _context(fund),
    )


ROUTES = [commitments_page, file_commitment]
NAVIGATION = [("还款承诺", "/commitments", "commitment.see")]
