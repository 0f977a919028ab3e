"""Duties that issue a report or a batch of papers into the archive."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import date, timedelta

from fund import clock
from fund.errors import Refused
from fund.journal.months import close_of
from fund.messages.telling import Note, tell
from fund.office.funds import FundView
from reports.archive import file, keep
from reports.asking import question
from reports.catalogue import build
from reports.papers.catalogue import batch, kind_named
from reports.papers.printing import pdf
from reports.supervision.packs import issue_pack, pack_of, unpacked

PACKS_AT_ONCE = 3  # of an installation that closed months before packs were issued


def report(name: str) -> Callable[[FundView, date, date], Awaitable[str]]:
    """A body that issues a report of the catalogue as of the day."""

    async def body(fund: FundView, on: date, _: date) -> str:
        issued = await file(fund, await build(name, await question(fund, on)))
        return f"档案校验码 {issued}"

    return body


async def pack(fund: FundView, on: date, _: date) -> str:
    """The supervisors' pack of the month before; before its close a preliminary one."""
    last = on.replace(day=1) - timedelta(days=1)
    if last < fund.opened_on:
        return "基金设立前，没有月报"
    close = await close_of(fund.id, last)
    if close is not None:
        there = await pack_of(fund, close)
        if there is None:
            return await _closed_pack(fund, last, on)
        return f"档案校验码 {there['pdf_sha256']}"
    document = await build("monthly-pack", await question(fund, last))
    issued = await file(fund, document)
    note = Note(
        "month-pack",
        on,
        f"{last:%Y年%m月}监督小组月报（未结账）",
        document.blocks[0].text if hasattr(document.blocks[0], "text") else "",
        f"{last:%Y年%m月}还没有结账，先看月报的预计数。",
        f"/supervision/{last}",
    )
    await tell(fund, note, ("supervisor",))
    return f"档案校验码 {issued}"


async def closed_packs(fund: FundView, on: date, _: date) -> str:
    """Packs of months that were closed and have none yet, for the supervisors to sign over."""
    waiting = (await unpacked(fund))[:PACKS_AT_ONCE]
    for close in waiting:
        await _closed_pack(fund, close["month_end"], on)
    return f"归档 {len(waiting)} 份" if waiting else "没有新结账的月份"


async def _closed_pack(fund: FundView, month: date, on: date) -> str:
    """Issue a closed month's pack and ask its supervisors to sign."""
    issued = await issue_pack(fund, month)
    brief = f"{month:%Y年%m月}已结账，月报已归档，请审签。"
    title = f"{month:%Y年%m月}待审签"
    await tell(
        fund, Note("pack", on, title, brief, brief, f"/supervision/{month}"), ("supervisor",)
    )
    return f"档案校验码 {issued}"


async def balance_letters(fund: FundView, on: date, _: date) -> str:
    """The year's balance confirmations (借款余额对账函) as one file, to print and deliver."""
    kind = kind_named("balance-letter")
    try:
        papers, _refused = await batch(fund, kind, on)
    except Refused:
        return "没有借款余额，不用对账"
    content = await asyncio.to_thread(pdf, papers)
    numbers = json.dumps({"papers": [paper.no for paper in papers]}, ensure_ascii=False)
    title = f"{on.year} 年{kind.title}"
    issued = await keep(fund, "balance-letters", title, on, clock.now(), numbers.encode(), content)
    brief = f"{len(papers)} 份对账函已备好，请打印送达。"
    await tell(fund, Note("balance-letters", on, title, brief, brief, "/archive"), ("clerk",))
    return f"{len(papers)} 份，档案校验码 {issued}"
