"""Pages of a case: application, the case with its timeline, decisions, papers, notices, ties."""

from __future__ import annotations

import hashlib
from typing import Annotated, Any
from urllib.parse import quote

from litestar import get, post
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath, FromQuery, URLEncodedBody
from litestar.response import Redirect, Response, Template

from fund import clock
from fund.access.actors import Actor
from fund.cases import forms
from fund.cases.deciding import DecideCase, decide_case
from fund.cases.meeting import DeclareTie, declare_tie
from fund.cases.noticing import (
    AnswerObjection,
    PostNotice,
    RaiseObjection,
    answer_objection,
    post_notice,
    raise_objection,
)
from fund.cases.opening import ApplyForAid, apply_for_aid
from fund.cases.papers import LARGEST, FileCasePaper, file_paper, paper_for
from fund.cases.reading import case_for
from fund.cases.steps import WITHDRAWAL
from fund.cases.views import CaseView, case_view
from fund.database import ROW_MAX, fetch, fetch_one
from fund.errors import BadInput, NotFound
from fund.office.funds import FundView
from fund.people.registering import member_by_id_no
from fund.web.forms import Field, Form, read, submitted
from fund.web.guarding import permit

Sent = URLEncodedBody[dict[str, str]]
Uploaded = Annotated[dict[str, Any], Body(media_type=RequestEncodingType.MULTI_PART)]
BY_ID_NO = Field("id_no", "申请人身份证号", hint="须先登记党员")


async def _who(actor: Actor, member: str) -> Field:
    """A member chosen already, or the question for an identity number."""
    chosen = int(member) if member.isdecimal() and len(member) < 10 else 0
    row = await fetch_one(
        "SELECT name FROM member WHERE office = {} AND id = {}", actor.office, chosen
    )
    if row is None:
        return BY_ID_NO
    return Field("member", "申请人", "select", str(chosen), options=((str(chosen), row["name"]),))


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
    who = await _who(actor, member)
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
    who = await _who(actor, data.get("member", ""))
    form = forms.apply_form(fund.policy, fund.policy.benefit(benefit), who)
    sent = forms.joined(form, data)

    async def work(key: str) -> str:
        member = int(who.value or 0) or await member_by_id_no(actor.office, data.get("id_no", ""))
        if not member:
            raise NotFound("没有登记过这个身份证号，请先登记党员。")
        facts = forms.typed_facts(sent)
        given = {"member": member, "benefit": benefit, "facts": facts}
        return await apply_for_aid(actor, fund, read(ApplyForAid, form, sent, **given), key)

    return await submitted(form, sent, work, lambda no: f"/cases/{no}?done=1")


async def _page(
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
    if step and may("case.apply"):
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
    view, shown = await _page(actor, fund, no)
    context = {"case": view, "forms": [form.fresh() for form in shown], "form": None}
    return Template("case.html", context=context)


async def _submit(
    actor: Actor, fund: FundView, no: str, form: Form, data: dict[str, str], work: Any
) -> Response[Any]:
    """Carry a form of the case's page out, or show the page again with what was wrong."""
    view, shown = await _page(actor, fund, no)
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
    view = await case_view(fund, await case_for(actor, fund, no, "case.see"))
    waiting = view.file.waiting or view.file.steps[-1]
    form = forms.step_form(view.file, waiting)
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

    return await _submit(actor, fund, no, form, sent, work)


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


@post("/cases/{no:str}/papers", opt=permit("case.apply"), request_max_body_size=LARGEST + 65_536)
async def upload(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    no: FromPath[str],
    data: Uploaded,
) -> Response[Any]:
    """Put a scan or photo on file."""
    view = await case_view(fund, await case_for(actor, fund, no, "case.apply"))
    form = forms.paper_form(view.file)
    sent = {name: value for name, value in data.items() if isinstance(value, str)}
    file = data.get("file")

    async def work(key: str) -> str:
        if not isinstance(file, UploadFile):
            raise BadInput("请选择文件。")
        content = await file.read()
        digest = hashlib.sha256(content).hexdigest()
        label = sent.get("label", "").strip() or file.filename
        sent["label"] = "".join(mark for mark in label if mark.isprintable())[:200]
        command = FileCasePaper(no, sent.get("paper", ""), sent["label"], digest)
        return await file_paper(actor, fund, command, content, key)

    return await _submit(actor, fund, no, form, sent, work)


@get("/cases/{no:str}/papers/{number:int}", opt=permit("case.see"))
async def paper_file(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    no: FromPath[str],
    number: FromPath[int],
) -> Response[bytes]:
    """A paper's own bytes, as a download: the browser runs nothing that is in it."""
    row = await paper_for(actor, fund, no, min(number, ROW_MAX))
    suffix = row["media_type"].rpartition("/")[2]
    name = quote(f"{no}-{row['paper']}-{row['id']}.{suffix}")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(bytes(row["content"]), media_type=row["media_type"], headers=headers)


@post("/cases/{no:str}/notice", opt=permit("case.review"))
async def hang_out(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    no: FromPath[str],
    data: Sent,
) -> Response[Any]:
    """Hang the notice out."""
    view = await case_view(fund, await case_for(actor, fund, no, "case.review"))
    form = forms.notice_form(no, view.file.waiting or view.file.steps[-1])

    async def work(key: str) -> str:
        return await post_notice(actor, fund, read(PostNotice, form, data, no=no), key)

    return await _submit(actor, fund, no, form, data, work)


@post("/cases/{no:str}/objections", opt=permit("case.review"))
async def object_to(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    no: FromPath[str],
    data: Sent,
) -> Response[Any]:
    """Enter an objection."""
    form = forms.objection_form(no)

    async def work(key: str) -> str:
        return await raise_objection(actor, fund, read(RaiseObjection, form, data, no=no), key)

    return await _submit(actor, fund, no, form, data, work)


@post("/cases/{no:str}/objections/{number:int}", opt=permit("case.committee"))
async def answer(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    no: FromPath[str],
    number: FromPath[int],
    data: Sent,
) -> Response[Any]:
    """Record what was found about an objection."""
    view = await case_view(fund, await case_for(actor, fund, no, "case.committee"))
    found = next((one for one in view.objections if one["id"] == number), None)
    if found is None:
        raise NotFound("没有这条异议。")
    form = forms.answer_form(no, found)

    async def work(key: str) -> str:
        given = {"no": no, "objection": number, "upheld": data.get("upheld") == "yes"}
        return await answer_objection(actor, fund, read(AnswerObjection, form, data, **given), key)

    return await _submit(actor, fund, no, form, data, work)


async def _tie_form(actor: Actor, no: str) -> Form:
    staff = await fetch(
        "SELECT id, name FROM staff WHERE office = {} AND active = {} ORDER BY id",
        actor.office,
        True,
    )
    return forms.tie_form(no, staff)


@get("/cases/{no:str}/ties", opt=permit("tie.declare"))
async def tie_page(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], no: FromPath[str]
) -> Template:
    """The form of a tie."""
    await case_for(actor, fund, no, "tie.declare")
    return Template("form.html", context={"form": (await _tie_form(actor, no)).fresh()})


@post("/cases/{no:str}/ties", opt=permit("tie.declare"))
async def declare(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    no: FromPath[str],
    data: Sent,
) -> Response[Any]:
    """Declare a tie."""
    form = await _tie_form(actor, no)

    async def work(key: str) -> str:
        return await declare_tie(actor, fund, read(DeclareTie, form, data, no=no), key)

    return await submitted(form, data, work, lambda _: f"/cases/{no}?done=1")


ROUTES = [
    choose_page,
    apply_page,
    apply_for,
    case_page,
    decide_page,
    withdrawal_page,
    upload,
    paper_file,
    hang_out,
    object_to,
    answer,
    tie_page,
    declare,
]
NAVIGATION = [("申请帮扶", "/cases/new", "case.apply")]
