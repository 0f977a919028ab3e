"""Choosing among an office's funds; its days off."""

from __future__ import annotations

from datetime import date
from typing import Any

from litestar import get, post
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Redirect, Response, Template

from fund import clock
from fund.access.actors import Actor
from fund.errors import NotFound
from fund.office.funds import all_funds
from fund.office.holidays import SetHoliday, made_up_days, off_days, set_holiday, workdays
from fund.web.forms import Field, Form, options, read, submitted
from fund.web.guarding import FUND_COOKIE, permit

HOLIDAY = Form(
    "登记放假或调休",
    "/holidays",
    "登记",
    (
        Field("day", "日期", "date"),
        Field("kind", "安排", "select", options=options([("off", "放假"), ("work", "上班")])),
        Field("note", "依据", hint="国务院办公厅通知文号", longest=100),
    ),
    intro="公示工作日、到期日顺延都按这张表计算。再次登记同一天即改正。",
)


@get("/funds", opt=permit("fund.choose"))
async def funds_page(actor: NamedDependency[Actor]) -> Template:
    """The funds in reach."""
    funds = [fund for fund in await all_funds() if fund.office == actor.office]
    reached = [fund for fund in funds if any(g.fund in (None, fund.id) for g in actor.grants)]
    return Template("funds.html", context={"funds": reached})


@post("/funds/{code:str}", opt=permit("fund.choose"))
async def choose(actor: NamedDependency[Actor], code: FromPath[str]) -> Redirect:
    """Look at this fund from now on."""
    if not any(fund.code == code for fund in await all_funds() if fund.office == actor.office):
        raise NotFound("没有这个基金。")
    response = Redirect("/", status_code=303)
    response.set_cookie(Cookie(FUND_COOKIE, value=code, httponly=True, samesite="lax"))
    return response


async def _calendar(actor: Actor, year: int) -> dict[str, Any]:
    calendar = await workdays(actor.office)
    return {
        "year": year,
        "off": off_days(calendar, year),
        "worked": made_up_days(calendar, year),
        "warning": calendar.warning(date(year, 1, 1)),
    }


@get("/holidays", opt=permit("holiday.see"))
async def holidays_page(actor: NamedDependency[Actor], year: FromQuery[int] = 0) -> Template:
    """A year's days off and days worked instead."""
    shown = year if 2004 <= year <= 2199 else clock.today().year
    form = HOLIDAY.fresh() if actor.may("holiday.enter") else None
    return Template("holidays.html", context=await _calendar(actor, shown) | {"form": form})


@post("/holidays", opt=permit("holiday.enter"))
async def enter(
    actor: NamedDependency[Actor], data: URLEncodedBody[dict[str, str]]
) -> Response[Any]:
    """Enter a day off or a day worked."""

    async def work(key: str) -> str:
        return await set_holiday(actor, read(SetHoliday, HOLIDAY, data), key)

    return await submitted(
        HOLIDAY,
        data,
        work,
        lambda day: f"/holidays?year={day[:4]}&done=1",
        template="holidays.html",
        context=await _calendar(actor, clock.today().year),
    )


ROUTES = [funds_page, choose, holidays_page, enter]
NAVIGATION = [("节假日", "/holidays", "holiday.see")]
