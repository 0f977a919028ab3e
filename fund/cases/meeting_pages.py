"""Entering a meeting: one set of minutes, a list of cases, each with its own votes."""

from __future__ import annotations

from typing import Any

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Response, Template

from fund import clock
from fund.access.actors import Actor
from fund.cases.meeting import HoldMeeting, Voted, hold
from fund.cases.queue import voting
from fund.cases.steps import CHOICES
from fund.database import Row
from fund.errors import BadInput, NotFound
from fund.money import yuan
from fund.office.funds import FundView
from fund.policy.benefits import Step
from fund.web.forms import Field, Form, read, submitted
from fund.web.guarding import permit

# A returned case needs the step it goes back to: that is recorded on its own page.
OUTCOMES = (("", "这次不议"), *((k, v) for k, v in CHOICES.items() if k != "returned"))


@get("/meetings", opt=permit("case.see"))
async def meetings_page(actor: NamedDependency[Actor], fund: NamedDependency[FundView]) -> Template:
    """Which lists wait for a meeting."""
    found = await voting(fund, actor)
    lists = [
        {"benefit": key[0], "step": key[1], "name": rows[0]["benefit_name"], "count": len(rows)}
        | {"step_name": step.name, "body": step.body}
        for key, (step, rows) in found.items()
    ]
    return Template("meetings.html", context={"lists": lists})


def _form(benefit: str, step: Step, rows: list[Row]) -> Form:
    fields = [
        Field("minutes_no", "会议纪要号", longest=100),
        Field("held_on", "开会日期", "date", clock.today().isoformat()),
        Field("expected", "应到人数", "number"),
        Field("attended", "到会人数", "number"),
        Field("summary", "会议摘要", required=False, longest=1000),
    ]
    for row in rows:
        amount = f"，{yuan(row['amount_fen'])} 元" if row["amount_fen"] else ""
        name = f"{row['no']} {row['applicant']}（{row['branch']}{amount}）"
        fields.append(
            Field(f"outcome_{row['no']}", name, "select", options=OUTCOMES, required=False)
        )
        if step.votes:
            votes = Field(f"votes_{row['no']}", "赞成/反对/弃权", hint="如 9/1/0", required=False)
            fields.append(votes)
    return Form(
        f"{step.name}（{step.body}）",
        f"/meetings/{benefit}/{step.key}",
        "登记会议纪要",
        tuple(fields),
        intro=f"{step.clause}。每份申请各自核对材料和票数，有一份不符，整份纪要都不登记。",
    )


async def _list(
    actor: Actor, fund: FundView, benefit: str, step: str
) -> tuple[Form, Step, list[Row]]:
    found = await voting(fund, actor)
    if (benefit, step) not in found:
        raise NotFound("没有等这次会议的申请。")
    of, rows = found[benefit, step]
    return _form(benefit, of, rows), of, rows


@get("/meetings/{benefit:str}/{step:str}", opt=permit("case.see"))
async def meeting_page(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    benefit: FromPath[str],
    step: FromPath[str],
) -> Template:
    """The form of a meeting."""
    form, _, _ = await _list(actor, fund, benefit, step)
    return Template("form.html", context={"form": form.fresh()})


def _votes(text: str) -> tuple[int, int, int]:
    """Votes as 9/1/0. Raises BadInput."""
    parts = text.replace("，", "/").replace(",", "/").split("/")
    if len(parts) != 3 or not all(part.strip().isdecimal() for part in parts):
        raise BadInput(f"票数“{text}”应写成 赞成/反对/弃权，如 9/1/0。")
    if any(len(part) > 6 for part in parts):
        raise BadInput("票数太大，请核对。")
    return int(parts[0]), int(parts[1]), int(parts[2])


@post("/meetings/{benefit:str}/{step:str}", opt=permit("case.see"))
async def enter(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    benefit: FromPath[str],
    step: FromPath[str],
    data: URLEncodedBody[dict[str, str]],
) -> Response[Any]:
    """Enter the meeting with everything it decided."""
    form, of, rows = await _list(actor, fund, benefit, step)

    async def work(key: str) -> str:
        decided = []
        for row in rows:
            outcome = data.get(f"outcome_{row['no']}", "")
            if outcome:
                votes = _votes(data.get(f"votes_{row['no']}", "")) if of.votes else ()
                decided.append(Voted(row["no"], outcome, *votes))
        given: dict[str, Any] = {"step": of.key, "body": of.body, "decided": tuple(decided)}
        return await hold(actor, fund, read(HoldMeeting, form, data, **given), key)

    return await submitted(form, data, work, lambda _: "/queue?done=1")


ROUTES = [meetings_page, meeting_page, enter]
NAVIGATION = [("会议", "/meetings", "case.apply")]
