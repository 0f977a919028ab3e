"""Lists an office works from: what waits for me, and who did or tried what."""

from __future__ import annotations

from urllib.parse import urlencode

from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromQuery
from litestar.response import Template

from fund import clock
from fund.access.actors import Actor
from fund.database import PAGE_MAX, Row, fetch
from fund.errors import Forbidden
from fund.office.funds import FundView
from fund.web.guarding import permit
from reports.member_list import members
from reports.worklist import waiting_cases

PER_PAGE = 50

# Everything that was done and everything that was refused, newest first.
_AUDIT = (
    "SELECT a.recorded_at, a.actor, a.kind, a.result, a.done, s.name AS actor_name FROM ("
    "SELECT recorded_at, actor, kind, result, 1 AS done FROM command WHERE office = {} UNION ALL "
    "SELECT recorded_at, actor, kind, reason AS result, 0 AS done FROM refusal WHERE office = {}"
    ") a LEFT JOIN staff s ON s.id = a.actor "
    "ORDER BY a.recorded_at DESC LIMIT {} OFFSET {}"
)


@get("/queue", opt=permit("case.see"))
async def queue_page(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], all_: FromQuery[str] = ""
) -> Template:
    """What waits for this person; on request what waits for anybody in his reach."""
    found = await waiting_cases(fund, actor)
    mine = [case for case in found if case["mine"]]
    context = {"cases": found if all_ else mine, "mine": len(mine), "all": len(found)}
    return Template("queue.html", context=context | {"shows_all": bool(all_)})


@get("/members", opt=permit("member.see"))
async def members_page(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    q: FromQuery[str] = "",
    township: FromQuery[str] = "",
    page: FromQuery[int] = 1,
) -> Template:
    """The members within reach."""
    found = await members(actor, fund, q[:60], township[:60], min(page, PAGE_MAX))
    rows = await fetch("SELECT name FROM township WHERE office = {} ORDER BY id", actor.office)
    context = {
        "found": found,
        "q": q[:60],
        "township": township,
        "townships": [row["name"] for row in rows],
        "query": urlencode({"q": q[:60], "township": township[:60]}),
    }
    return Template("members.html", context=context)


@get("/audit", opt=permit("audit.see"))
async def audit_page(actor: NamedDependency[Actor], page: FromQuery[int] = 1) -> Template:
    """The trail: every command done, and every one refused."""
    if not actor.everywhere("audit.see"):
        raise Forbidden("操作记录是整个单位的，只管一个基金的角色不能查看。")
    page = min(max(page, 1), PAGE_MAX)
    rows: list[Row] = await fetch(
        _AUDIT, actor.office, actor.office, PER_PAGE + 1, (page - 1) * PER_PAGE
    )
    context = {
        "rows": rows[:PER_PAGE],
        "page": page,
        "pages": page + (len(rows) > PER_PAGE),
        "local": clock.local,
    }
    return Template("audit.html", context=context)


ROUTES = [queue_page, members_page, audit_page]
NAVIGATION = [
    ("我的待办", "/queue", "case.see"),
    ("党员", "/members", "member.see"),
    ("操作日志", "/audit", "audit.see"),
]
