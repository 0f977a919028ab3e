"""The supervisory group's pages: closed months, their checklist, pack, verdicts and papers."""

from __future__ import annotations

import asyncio
import hashlib
from datetime import date
from typing import Annotated, Any

from litestar import get, post
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath, URLEncodedBody
from litestar.response import Redirect, Response, Template

from fund.access.actors import Actor
from fund.cases.papers import LARGEST, TAKEN, media_type_of
from fund.errors import NotFound
from fund.journal.months import close_of
from fund.office.funds import FundView
from fund.supervision.inquiring import Raise, raise_inquiry
from fund.supervision.reconciling import EnterBankBalance, enter
from fund.supervision.signing import (
    AskReopening,
    SignMonth,
    ask_reopening,
    sign,
    sign_offs,
    signed_page,
)
from fund.web.forms import Form, read
from fund.web.guarding import permit
from reports.papers.printing import pdf
from reports.papers.supervising import sign_page, visit_sheet
from reports.supervision.desks import known_month, month_desk, overview
from reports.supervision.packs import issue_pack, pack_of, visits

Sent = URLEncodedBody[dict[str, str]]
Answer = Response[Any]
Uploaded = Annotated[dict[str, Any], Body(media_type=RequestEncodingType.MULTI_PART)]


@get("/supervision", opt=permit("month.see"))
async def supervision_page(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView]
) -> Template:
    """Closed months and how they stand, open questions, freezes."""
    return (await overview(actor, fund)).page()


@get("/supervision/{month:date}", opt=permit("month.see"))
async def month_page(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], month: FromPath[date]
) -> Template:
    """A month: its checklist before it is closed, its pack and verdicts after."""
    return (await month_desk(actor, fund, month)).page()


async def _done(
    actor: Actor, fund: FundView, month: date, action: str, data: dict[str, str], work: Any
) -> Answer:
    """Carry out the form of a month's page that has this action."""
    desk, place = await month_desk(actor, fund, month), f"/supervision/{month}"
    return await desk.carried_out(actor, f"{place}/{action}", data, work, f"{place}?done=1")


@post("/supervision/{month:date}/bank", opt=permit("bank.reconcile"))
async def bank_page(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    month: FromPath[date],
    data: Sent,
) -> Answer:
    """Enter the bank's balance."""

    async def work(form: Form, key: str) -> str:
        return await enter(actor, fund, read(EnterBankBalance, form, data, month_end=month), key)

    return await _done(actor, fund, month, "bank", data, work)


@post("/supervision/{month:date}/pack", opt=permit("report.see"))
async def pack_page(fund: NamedDependency[FundView], month: FromPath[date]) -> Redirect:
    """Issue the pack of a closed month; once."""
    month = known_month(fund, month)
    await issue_pack(fund, month)
    return Redirect(f"/supervision/{month}?done=1", status_code=303)


@post(
    "/supervision/{month:date}/sign",
    opt=permit("month.sign"),
    request_max_body_size=LARGEST + 65_536,
)
async def sign_month(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    month: FromPath[date],
    data: Uploaded,
) -> Answer:
    """Sign, or enter what somebody signed by hand."""
    sent = {name: value for name, value in data.items() if isinstance(value, str)}
    file = data.get("file")
    sent_file = isinstance(file, UploadFile) and bool(file.filename)
    page = await file.read() if isinstance(file, UploadFile) else b""
    month = known_month(fund, month)
    close = await close_of(fund.id, month)
    issued = await pack_of(fund, close) if close else None
    hashed = hashlib.sha256(page).hexdigest() if page else ""

    async def work(form: Form, key: str) -> str:
        if sent_file:
            media_type_of(page)  # an empty or odd file is told of, not taken for none
        command = read(SignMonth, form, sent, month_end=month, page_sha256=hashed)
        pack = issued["pdf_sha256"] if issued else ""
        return await sign(actor, fund, command, pack, key, page)

    return await _done(actor, fund, month, "sign", sent, work)


@post("/supervision/{month:date}/inquiries", opt=permit("inquiry.raise"))
async def inquiry_page(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    month: FromPath[date],
    data: Sent,
) -> Answer:
    """Raise a question."""

    async def work(form: Form, key: str) -> str:
        command = read(Raise, form, data, month_end=month)
        return await raise_inquiry(actor, fund, command, key)

    return await _done(actor, fund, month, "inquiries", data, work)


@post("/supervision/{month:date}/reopening", opt=permit("month.close"))
async def ask_reopening_page(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    month: FromPath[date],
    data: Sent,
) -> Answer:
    """Ask for the month to be opened again."""

    async def work(form: Form, key: str) -> str:
        command = read(AskReopening, form, data, month_end=month)
        return await ask_reopening(actor, fund, command, key)

    return await _done(actor, fund, month, "reopening", data, work)


@get("/supervision/{month:date}/{paper:str}", opt=permit("month.see"))
async def supervision_paper(
    fund: NamedDependency[FundView], month: FromPath[date], paper: FromPath[str]
) -> Response[bytes]:
    """The page to sign by hand, or the sheet to visit homes with."""
    close = await close_of(fund.id, known_month(fund, month))
    issued = await pack_of(fund, close) if close else None
    if close is None or issued is None or paper not in ("sign.pdf", "visits.pdf"):
        raise NotFound("这个月份没有这份文书，或月报还没有归档。")
    sha256 = issued["pdf_sha256"]
    if paper == "sign.pdf":
        made = sign_page(fund, close, sha256, await sign_offs(fund, close))
    else:
        made = visit_sheet(fund, close, sha256, await visits(fund, close, sha256))
    headers = {"Content-Disposition": f'inline; filename="{month:%Y-%m}-{paper}"'}
    content = await asyncio.to_thread(pdf, [made])
    return Response(content, media_type="application/pdf", headers=headers)


@get("/supervision/{month:date}/scans/{sha256:str}", opt=permit("month.see"))
async def scan_page(
    fund: NamedDependency[FundView], month: FromPath[date], sha256: FromPath[str]
) -> Response[bytes]:
    """A page signed by hand, as a download: the browser runs nothing that is in it."""
    row = await signed_page(fund, sha256)
    name = f"signed-{month:%Y-%m}-{sha256[:8]}.{TAKEN[row['media_type']]}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(bytes(row["content"]), media_type=row["media_type"], headers=headers)


ROUTES = [
    *(supervision_page, month_page, bank_page, pack_page, sign_month, inquiry_page),
    *(ask_reopening_page, supervision_paper, scan_page),
]
NAVIGATION = [("监督审签", "/supervision", "month.see")]
