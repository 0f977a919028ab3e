"""What anybody may see (/public): the way to notices and roll, the yearly statement, how it does.

A page with a person on it is neither indexed nor kept by a search engine.
"""

from __future__ import annotations

from datetime import date

from litestar import get
from litestar.params import FromPath
from litestar.response import Response, Template

from fund import clock
from fund.errors import NotFound
from fund.journal.months import close_of
from fund.office.funds import FundView, all_funds
from fund.web.desk import Cell, Desk, Sheet, num
from fund.web.guarding import PUBLIC, permit
from reports.asking import question
from reports.catalogue import build
from reports.document import Document, Table, human

# Of the indicators, those a family can read something from.
SHOWN = ("par30", "on_time", "repayment", "written_off", "used", "leverage")


async def _fund(code: str) -> FundView:
    found = next((one for one in await all_funds() if one.code == code), None)
    if found is None:
        raise NotFound("没有这个基金的公示。")
    return found


@get("/public", opt=permit(PUBLIC))
async def public_page() -> Template:
    """The funds, each with what it makes public."""
    rows = [
        (
            fund.name,
            Cell("公示", f"/public/notices/{fund.code}"),
            Cell("收支", f"/public/{fund.code}/statement"),
            Cell("成效", f"/public/{fund.code}/performance"),
            Cell("光荣榜", f"/public/honour/{fund.code}"),
        )
        for fund in await all_funds()
    ]
    heads = ("基金", "正在公示", "年度收支", "项目成效", "捐赠光荣榜")
    notes = ("捐助证请扫描证上的二维码核验。",)
    return Desk("公开信息", (Sheet("", heads, rows, "还没有设立基金。"),), notes=notes).page()


@get("/public/{code:str}/statement", opt=permit(PUBLIC))
async def statement_page(code: FromPath[str]) -> Template:
    """The statement of the last year that is closed: sums only, no person."""
    fund = await _fund(code)
    year = await _closed_year(fund)
    if year is None:
        return Desk(f"{fund.name} 收支公示表", notes=("还没有结清的年度。",)).page()
    document = await build("yearly-statement", await question(fund, date(year, 12, 31)))
    return _document(document, f"{fund.name} {year} 年收支公示表")


async def _closed_year(fund: FundView) -> int | None:
    for year in range(clock.today().year - 1, fund.opened_on.year - 1, -1):
        if await close_of(fund.id, date(year, 12, 31)):
            return year
    return None


@get("/public/{code:str}/performance", opt=permit(PUBLIC))
async def performance_page(code: FromPath[str]) -> Template:
    """How the programme does, as of the last month's end."""
    fund = await _fund(code)
    today = clock.today()
    last = date.fromordinal(today.replace(day=1).toordinal() - 1)
    if last < fund.opened_on:
        return Desk(f"{fund.name} 项目成效", notes=("刚刚设立，下月起公布。",)).page()
    document = await build("indicators", await question(fund, last))
    rows = [
        (row["name"], num(human(row["value"], "share") or "—"))
        for row in document.table.rows
        if row["key"] in SHOWN
    ]
    sheet = Sheet("", ("指标", "数值"), rows, "还没有可公布的指标。")
    return Desk(f"{fund.name} 项目成效", (sheet,), notes=(f"截至 {last}。",)).page()


def _document(document: Document, title: str) -> Template:
    """A document's tables on a public page: figures as facts, no links into the house."""
    sheets = tuple(
        Sheet(
            block.title,
            tuple(column.label for column in block.columns),
            [
                [
                    num(human(row.get(c.key), c.kind))
                    if c.kind == "money"
                    else human(row.get(c.key), c.kind)
                    for c in block.columns
                ]
                for row in block.rows
            ],
        )
        for block in document.blocks
        if isinstance(block, Table)
    )
    facts = tuple((item.label, human(item.value, item.kind)) for item in document.figures)
    return Desk(title, sheets, facts=facts).page()


@get("/robots.txt", opt=permit(PUBLIC))
async def robots() -> Response[str]:
    """Only what names nobody may be indexed."""
    text = "User-agent: *\nDisallow: /\nAllow: /public$\nAllow: /public/*/statement\n"
    return Response(text, media_type="text/plain")


ROUTES = [public_page, statement_page, performance_page, robots]
