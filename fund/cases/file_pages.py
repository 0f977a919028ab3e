"""What is put on a case beside its decisions: papers, notices, objections, ties."""

from __future__ import annotations

import hashlib
from typing import Annotated, Any
from urllib.parse import quote

from litestar import get, post
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath, URLEncodedBody
from litestar.response import Response, Template

from fund.access.actors import Actor
from fund.cases import forms
from fund.cases.noticing import (
    AnswerObjection,
    PostNotice,
    RaiseObjection,
    answer_objection,
    objections,
    post_notice,
    raise_objection,
)
from fund.cases.pages import submit
from fund.cases.papers import LARGEST, FileCasePaper, file_paper, paper_for
from fund.cases.reading import case_file, case_for
from fund.cases.ties import DeclareTie, declare_tie
from fund.database import fetch, row_id
from fund.errors import BadInput, NotFound
from fund.office.funds import FundView
from fund.web.forms import Form, read, submitted
from fund.web.guarding import permit

Sent = URLEncodedBody[dict[str, str]]
Uploaded = Annotated[dict[str, Any], Body(media_type=RequestEncodingType.MULTI_PART)]


@post("/cases/{no:str}/papers", opt=permit("case.apply"), request_max_body_size=LARGEST + 65_536)
async def upload(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    no: FromPath[str],
    data: Uploaded,
) -> Response[Any]:
    """Put a scan or photo on file."""
    await case_for(actor, fund, no, "case.apply")
    form = forms.paper_form(await case_file(fund, no))
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

    return await submit(actor, fund, no, form, sent, work)


@get("/cases/{no:str}/papers/{number:int}", opt=permit("case.see"))
async def paper_file(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    no: FromPath[str],
    number: FromPath[int],
) -> Response[bytes]:
    """A paper's own bytes, as a download: the browser runs nothing that is in it."""
    row = await paper_for(actor, fund, no, row_id(number))
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
    await case_for(actor, fund, no, "case.review")
    case = await case_file(fund, no)
    form = forms.notice_form(no, case.waiting or case.steps[-1])

    async def work(key: str) -> str:
        return await post_notice(actor, fund, read(PostNotice, form, data, no=no), key)

    return await submit(actor, fund, no, form, data, work)


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

    return await submit(actor, fund, no, form, data, work)


@post("/cases/{no:str}/objections/{number:int}", opt=permit("case.committee"))
async def answer(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    no: FromPath[str],
    number: FromPath[int],
    data: Sent,
) -> Response[Any]:
    """Record what was found about an objection."""
    await case_for(actor, fund, no, "case.committee")
    found = next((one for one in await objections(fund, no) if one["id"] == number), None)
    if found is None:
        raise NotFound("没有这条异议。")
    form = forms.answer_form(no, found)

    async def work(key: str) -> str:
        given = {"no": no, "objection": number, "upheld": data.get("upheld") == "yes"}
        return await answer_objection(actor, fund, read(AnswerObjection, form, data, **given), key)

    return await submit(actor, fund, no, form, data, work)


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


ROUTES = [upload, paper_file, hang_out, object_to, answer, tie_page, declare]
