"""What was due, what was done, what failed; a person can have a duty done."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from fund import clock
from fund.database import Row
from fund.office.funds import FundView
from fund.web.guarding import permit
from schedules.duties import BY_NAME, due_between
from schedules.running import attempts, done, duty_named, run, setting_of, settled_through

LOOK_BACK = timedelta(days=120)
LOOK_AHEAD = timedelta(days=45)


@get("/duties", opt=permit("duty.see"))
async def duties_page(fund: NamedDependency[FundView]) -> Template:
    """The last four months and the next weeks, newest first; of daily ones the last run."""
    today, settled = clock.today(), settled_through(clock.now())
    results, failed = await done(fund), await attempts(fund)
    first = max(fund.opened_on, today - LOOK_BACK)
    wanted = {
        (duty.name, on)
        for on, duty in due_between(await setting_of(fund), first, today + LOOK_AHEAD)
        if not duty.daily
    }
    wanted |= {key for key in failed if key[0] in BY_NAME}
    last = {name: max((on for one, on in results if one == name), default=None) for name in BY_NAME}
    wanted |= {
        (name, on)
        for name, on in results
        if on >= first and name in BY_NAME and (not BY_NAME[name].daily or on == last[name])
    }
    rows = [
        _row(name, on, results.get((name, on)), failed.get((name, on)), settled)
        for name, on in sorted(wanted, key=lambda key: (key[1], key[0]), reverse=True)
    ]
    return Template("duties.html", context={"rows": rows})


def _row(
    name: str, on: date, result: str | None, failed: Row | None, settled: date
) -> dict[str, Any]:
    """A duty on its date as the page shows it."""
    state = "待办" if on > settled else "补办中"
    told = ""
    if result is not None:
        state, told = "已办", result
    elif failed is not None:
        told = f"失败 {failed['tries']} 次：{failed['error']}"
        state = "将重试" if failed["next_at"] else "请人工处理"
    may_run = result is None and on <= settled
    return {"name": name, "on": on, "title": BY_NAME[name].title} | {
        "state": state,
        "result": told,
        "may_run": may_run,
    }


@post("/duties/{name:str}/{on:date}", opt=permit("duty.run"))
async def run_page(
    fund: NamedDependency[FundView], name: FromPath[str], on: FromPath[date]
) -> Redirect:
    """Do it now; done before, it is not done again."""
    await run(fund, duty_named(name), on)
    return Redirect("/duties?done=1", status_code=303)


ROUTES = [duties_page, run_page]
NAVIGATION = [("定时任务", "/duties", "duty.see")]
