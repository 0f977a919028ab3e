"""Pages of a case: application, the case with its timeline and what is in its way, decisions."""

from __future__ import annotations

from typing import Any

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Redirect, Response, Template

from fund import clock
from fund.access.actors import Actor
from fund.cases import forms
from fund.cases.deciding import DecideCase, decide_case
from fund.cases.opening import ApplyForAid, apply_for_aid
from fund.cases.reading import case_file, case_for
from fund.cases.steps import WITHDRAWAL
from fund.cases.views import CaseView, case_view
from fund.office.funds import FundView
from fund.people.choosing import applicant, applicant_field
from fund.web.forms import Field, Form, read, submitted
from fund.web.guarding import permit

Sent = URLEncodedBody[dict[str, str]]


@get("/cases/new", opt=permit("case.apply"))
async def choose_page(fund: NamedDependency[FundView], member: FromQuery[str] = "") -> Template:
    """The kinds of help there are."""
    context = {"policy": fund.policy, "member": member if member.isdecimal() else ""}
    return Template("choose.html", context=context)


@get("/cases/new/{benefit:str}", opt=permit("case.apply"))
async def apply_page(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    benefit: FromPath[str],
    member: FromQuery[str] = "",
) -> Template:
    """The application form."""
    who = await applicant_field(actor, member, "case.apply")
    form = forms.apply_form(fund.policy, fund.policy.benefit(benefit), who)
    return Template("form.html", context={"form": form.fresh()})


@post("/cases/new/{benefit:str}", opt=permit("case.apply"))
async def apply_for(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    benefit: FromPath[str],
    data: Sent,
) -> Response[Any]:
    """Enter the application, or say every rule that is not met."""
    who = await applicant_field(actor, data.get("member", ""), "case.apply")
    form = forms.apply_form(fund.policy, fund.policy.benefit(benefit), who)
    sent = forms.joined(form, data)

    async def work(key: str) -> str:
        member = await applicant(actor, who, data, "case.apply")
        facts = forms.typed_facts(sent)
        given = {"member": member, "benefit": benefit, "facts": facts}
        return await apply_for_aid(actor, fund, read(ApplyForAid, form, sent, **given), key)

    return await submitted(form, sent, work, lambda no: f"/cases/{no}?done=1")


async def case_and_forms(
    actor: Actor, fund: FundView, no: str, action: str = "case.see"
) -> tuple[CaseView, list[Form]]:
    """A case, and the forms this person can use on it now."""
    row = await case_for(actor, fund, no, action)
    view = await case_view(fund, row)
    case, found = view.file, []
    where = {"fund": fund.id, "township": row["township"], "branch": row["branch"]}

    def may(what: str) -> bool:
        return actor.reaches(what, **where)

    step = case.waiting
    if step and may(step.action):
        if step.notice and not case.notice(step):
            found.append(forms.notice_form(no, step))
        else:
            found.append(forms.step_form(case, step))
    if step and step.notice and case.notice(step) and may("case.review"):
        found.append(forms.objection_form(no))
    if may("case.committee"):
        open_ones = [one for one in view.objections if one["answered_on"] is None]
        found += [forms.answer_form(no, one) for one in open_ones]
    # Signed receipts and photos of the handing over come after the last step.
    if (step or case.awarded) and may("case.apply"):
        found.append(forms.paper_form(case))
    return view, found


@get("/cases/{no:str}", opt=permit("case.see"))
async def case_page(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], no: FromPath[str]
) -> Response[Any]:
    """A case with its timeline and what stands in its way."""
    row = await case_for(actor, fund, no, "case.see")
    if row["kind"] == "loan":
        return Redirect(f"/loans/{no}", status_code=303)
    view, shown = await case_and_forms(actor, fund, no)
    context = {"case": view, "forms": [form.fresh() for form in shown], "form": None}
    return Template("case.html", context=context)


async def submit(
    actor: Actor, fund: FundView, no: str, form: Form, data: dict[str, str], work: Any
) -> Response[Any]:
    """Carry a form of the case's page out, or show the page again with what was wrong."""
    view, shown = await case_and_forms(actor, fund, no)
    others = [one.fresh() for one in shown if one.action != form.action]
    context = {"case": view, "forms": others}
    done = f"/cases/{no}?done=1"
    return await submitted(form, data, work, lambda _: done, template="case.html", context=context)


@post("/cases/{no:str}/steps/{step:str}", opt=permit("case.see"))
async def decide_page(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    no: FromPath[str],
    step: FromPath[str],
    data: Sent,
) -> Response[Any]:
    """Record a decision; the step itself says who may."""
    await case_for(actor, fund, no, "case.see")
    case = await case_file(fund, no)
    waiting = case.waiting or case.steps[-1]
    form = forms.step_form(case, waiting)
    if step == WITHDRAWAL.key:
        form = withdrawal_form(no)
    sent = forms.joined(form, data)

    async def work(key: str) -> str:
        facts = forms.typed_facts(sent) if waiting.assesses else {}
        facts = {name: text for name, text in facts.items() if text != "none"}
        given: dict[str, Any] = {"no": no, "step": step, "facts": facts}
        if step == WITHDRAWAL.key:
            given["outcome"] = "withdrawn"
        return await decide_case(actor, fund, read(DecideCase, form, sent, **given), key)

    return await submit(actor, fund, no, form, sent, work)


def withdrawal_form(no: str) -> Form:
    """The applicant steps back."""
    fields = (
        Field("decided_on", "日期", "date", clock.today().isoformat()),
        Field("document_no", WITHDRAWAL.document, longest=100),
        Field("note", "备注", required=False, longest=500),
    )
    return Form("撤回申请", f"/cases/{no}/steps/{WITHDRAWAL.key}", "登记撤回", fields)


@get("/cases/{no:str}/withdrawal", opt=permit("case.record"))
async def withdrawal_page(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], no: FromPath[str]
) -> Template:
    """The form of a withdrawal."""
    await case_for(actor, fund, no, "case.record")
    return Template("form.html", context={"form": withdrawal_form(no).fresh()})


ROUTES = [
    choose_page,
    apply_page,
    apply_for,
    case_page,
    decide_page,
    withdrawal_page,
]
NAVIGATION = [("申请帮扶", "/cases/new", "case.apply")]
