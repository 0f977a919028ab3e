"""What was due, what was done."""

from __future__ import annotations

from datetime import timedelta

from litestar import get
from litestar.di import NamedDependency
from litestar.response import Template

from fund import clock
from fund.office.funds import FundView
from fund.web.guarding import permit
from schedules.duties import due_between
from schedules.running import done

LOOK_BACK = timedelta(days=120)
LOOK_AHEAD = timedelta(days=45)


@get("/duties", opt=permit("duty.see"))
async def duties_page(fund: NamedDependency[FundView]) -> Template:
    """The last four months and the next weeks, newest first."""
    today = clock.today()
    results = await done(fund)
    first = max(fund.opened_on, today - LOOK_BACK)
    rows = [
        {
            "due_on": on,
            "title": duty.title,
            "state": "已办"
            if (duty.name, on) in results
            else ("待办" if on >= today else "补办中"),
            "result": results.get((duty.name, on), ""),
        }
        for on, duty in due_between(fund.policy, first, today + LOOK_AHEAD)
    ]
    return Template("duties.html", context={"rows": rows[::-1]})


ROUTES = [duties_page]
NAVIGATION = [("定时任务", "/duties", "duty.see")]
