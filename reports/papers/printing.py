"""Papers on paper: one PDF for one or for a whole batch, a picture of one to send on."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from fund import clock
from fund.errors import Refused
from reports.papers.sheets import Paper

TEMPLATE = "paper.typ"


def pdf(papers: Sequence[Paper]) -> bytes:
    """The papers one after the other, each from a new page. Raises Refused for none."""
    from reports.rendering.as_pdf import compile_paper

    return compile_paper(TEMPLATE, _data(papers))


def picture(paper: Paper) -> bytes:
    """The first page as PNG, for a phone."""
    from reports.rendering.as_pdf import compile_paper

    return compile_paper(TEMPLATE, _data([paper]), form="png")


def _data(papers: Sequence[Paper]) -> dict[str, Any]:
    if not papers:
        raise Refused("没有要印的文书。")
    last = max(paper.stamp for paper in papers)
    return {
        "title": papers[0].title,
        "stamp": list(clock.local(last).timetuple()[:6]),
        "papers": [
            msgspec.to_builtins(paper) | {"stamp": f"{clock.local(paper.stamp):%Y-%m-%d %H:%M}"}
            for paper in papers
        ],
    }


def written_day(on: date) -> str:
    """2026年1月31日."""
    return f"{on.year}年{on.month}月{on.day}日"


def qr_svg(address: str) -> str:
    """A QR code as SVG text."""
    import segno

    out = io.BytesIO()
    segno.make(address, error="m").save(out, kind="svg", xmldecl=False, border=0)
    return out.getvalue().decode()
