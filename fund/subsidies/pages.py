"""Pay runs, their sheets and bank files, and the yearly survey."""

from __future__ import annotations

from datetime import date
from typing import Any

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Response, Template

from fund import clock
from fund.access.actors import Actor
from fund.database import Row, fetch, row_id
from fund.money import yuan_grouped
from fund.office.funds import FundView
from fund.subsidies.running import AskRun, ask_run, unpaid
from fund.subsidies.sheets import (
    RecordSurvey,
    ReturnSheet,
    branches_of,
    completion,
    record_survey,
    return_sheet,
    run_of,
    runs,
)
from fund.web.desk import Cell, Desk, Sheet, num
from fund.web.forms import Field, Form, options, read
from fund.web.guarding import permit

Sent = URLEncodedBody[dict[str, str]]


async def _run_form(fund: FundView) -> Form:
    benefits = [(one.key, one.name) for one in fund.policy.benefits if one.kind == "monthly"]
    towns = await fetch("SELECT name FROM township WHERE office = {} ORDER BY id", fund.office)
    everywhere = (("", "全部乡镇"), *((row["name"], row["name"]) for row in towns))
    month = clock.today().replace(day=1).isoformat()
    return Form(
        "编制发放批次",
        "/runs",
        "提交审批",
        (
            Field("benefit", "补助", "select", options=options(benefits)),
            Field("month_of", "发放月份", "date", month, hint="填这个月的 1 日"),
            Field("township", "乡镇", "select", options=everywhere, required=False),
            Field("arrears_document", "补发批准文号", hint="不是当月时填写", required=False),
        ),
        intro="一次只编一个月；审批后按党支部各记一张凭证。",
    )


def _survey_form() -> Form:
    today = clock.today()
    fields = (
        Field("year", "年度", "number", str(today.year)),
        Field("surveyed_on", "调查日期", "date", today.isoformat()),
        Field("asked", "调查人数", "number"),
        Field("satisfied", "满意人数", "number"),
    )
    return Form("登记满意度", "/surveys", "登记", fields)


def _line(row: Row) -> tuple[str | Cell, ...]:
    return (
        Cell(f"R{row['id']}", f"/runs/{row['id']}"),
        f"{row['month_of']:%Y-%m}",
        row["township"] or "全部",
        num(str(row["people"])),
        num(yuan_grouped(row["amount_fen"])),
        row["paid_on"].isoformat(),
        f"{row['sheets']}/{row['branches']}",
        num(str(row["bounced"] or "")),
    )


async def _desk(actor: Actor, fund: FundView) -> Desk:
    today = clock.today()
    month = today.replace(day=1)
    waiting = [
        (one.name, *await unpaid(fund, one.key, month))
        for one in fund.policy.benefits
        if one.kind == "monthly"
    ]
    notes = tuple(
        f"{name}：{month:%Y-%m} 还有 {people} 人应发未发，共 {yuan_grouped(fen)} 元。"
        for name, people, fen in waiting
        if people
    )
    paid, due = await completion(fund, today.year, today, clock.now())
    share = f"{100 * paid / due:.1f}%" if due else "—"
    facts = ((f"{today.year} 年补助完成率", f"{share}（已发 {paid} 人月，应发 {due} 人月）"),)
    heads = ("批次", "月份", "乡镇", "人数", "金额（元）", "发放日期", "签收表", "退汇")
    rows = [_line(row) for row in await runs(fund)]
    forms = (await _run_form(fund), _survey_form()) if actor.may("subsidy.run") else ()
    links = (("按月补助发放表", "/reports/subsidy-sheet"), ("绩效指标", "/reports/subsidies"))
    sheet = Sheet("发放批次", heads, rows, "还没有发放批次。")
    return Desk("按月补助", (sheet,), forms, links, notes, facts)


@get("/runs", opt=permit("subsidy.see"))
async def runs_page(actor: NamedDependency[Actor], fund: NamedDependency[FundView]) -> Template:
    """What was paid month by month, and who still waits."""
    return (await _desk(actor, fund)).page()


@post("/runs", opt=permit("subsidy.run"))
async def order_run(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], data: Sent
) -> Response[Any]:
    """Order a run."""
    form = await _run_form(fund)

    async def work(key: str) -> str:
        return await ask_run(actor, fund, read(AskRun, form, data), key)

    desk = await _desk(actor, fund)
    return await desk.submitted(form, data, work, lambda order: f"/orders/{order}?done=1")


@post("/surveys", opt=permit("subsidy.run"))
async def survey(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], data: Sent
) -> Response[Any]:
    """Keep a survey's result."""
    form = _survey_form()

    async def work(key: str) -> str:
        return await record_survey(actor, fund, read(RecordSurvey, form, data), key)

    desk = await _desk(actor, fund)
    return await desk.submitted(form, data, work, lambda _: "/runs?done=1")


def _sheet_form(run: int, waiting: list[Row]) -> Form:
    given = [
        (f"{row['township']}/{row['branch']}", f"{row['township']} {row['branch']}")
        for row in waiting
    ]
    fields = (
        Field("place", "党支部", "select", options=options(given)),
        Field("returned_on", "交回日期", "date", clock.today().isoformat()),
        Field("signed", "签收人数", "number"),
        Field("note", "备注", required=False, longest=200),
    )
    return Form("登记签收表", f"/runs/{run}/sheets", "登记", fields)


async def _run_desk(actor: Actor, fund: FundView, number: int) -> tuple[Desk, list[Row]]:
    run = await run_of(fund, row_id(number))
    branches = await branches_of(run["id"])
    month: date = run["month_of"]
    sheet = f"/reports/subsidy-sheet?as_of={month.isoformat()}"
    rows = [
        (
            row["township"],
            row["branch"],
            num(str(row["people"])),
            num(yuan_grouped(int(row["fen"]))),
            f"{row['returned_on']} 交回，签收 {row['signed']} 人"
            if row["returned_on"]
            else "未交回",
        )
        for row in branches
    ]
    waiting = [row for row in branches if row["returned_on"] is None]
    forms = (_sheet_form(run["id"], waiting),) if waiting and actor.may("subsidy.run") else ()
    links = (("全部批次", "/runs"), ("签收表（打印）", sheet))
    if actor.may("subsidy.bankfile"):
        intro = "含完整账号；每次下载都记在操作记录中。"
        action = f"/runs/{run['id']}/bank-file"
        forms = (*forms, Form("银行代发文件", action, "下载", (), intro=intro))
    heads = ("乡镇", "党支部", "人数", "金额（元）", "签收表")
    facts = (
        ("月份", f"{month:%Y-%m}"),
        ("人数", str(run["people"])),
        ("金额", f"{yuan_grouped(run['amount_fen'])} 元"),
        ("发放日期", run["paid_on"].isoformat()),
    )
    return (
        Desk(f"发放批次 R{run['id']}", (Sheet("", heads, rows),), forms, links, facts=facts),
        waiting,
    )


@get("/runs/{number:int}", opt=permit("subsidy.see"))
async def run_page(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], number: FromPath[int]
) -> Template:
    """A run by branch."""
    return (await _run_desk(actor, fund, number))[0].page()


@post("/runs/{number:int}/sheets", opt=permit("subsidy.run"))
async def sheet_back(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    number: FromPath[int],
    data: Sent,
) -> Response[Any]:
    """A sheet came back."""
    desk, waiting = await _run_desk(actor, fund, number)
    form = _sheet_form(row_id(number), waiting)
    township, _, branch = data.get("place", "").partition("/")

    async def work(key: str) -> str:
        given: dict[str, Any] = {"run": row_id(number), "township": township, "branch": branch}
        return await return_sheet(actor, fund, read(ReturnSheet, form, data, **given), key)

    return await desk.submitted(form, data, work, lambda _: f"/runs/{number}?done=1")


ROUTES = [runs_page, order_run, survey, run_page, sheet_back]
NAVIGATION = [("按月补助", "/runs", "subsidy.see")]
