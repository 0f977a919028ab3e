"""Papers of a case: scans and photos, checked by what they are and kept under their hash."""

from __future__ import annotations

import hashlib

import filetype
import msgspec

from fund import clock
from fund.access.actors import Actor
from fund.access.commands import once
from fund.cases.reading import benefit_of, case_file, case_for
from fund.cases.tables import CasePaper
from fund.database import Row, fetch_one, insert
from fund.errors import BadInput, NotFound, Refused
from fund.office.funds import FundView

LARGEST = 10 * 1024 * 1024
# What a scanner or a phone makes. Drawings (SVG) and pages can carry scripts and are not taken.
TAKEN = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}
OTHER = "other"


class FileCasePaper(msgspec.Struct, frozen=True):
    """A paper for a case: which of those the policy names, or another; `label` is only a label."""

    no: str
    paper: str
    label: str
    sha256: str


def media_type_of(content: bytes) -> str:
    """What a file is by its own bytes. Raises BadInput for one that is empty, too big or not taken.

    The name it came with says nothing.
    """
    if not content:
        raise BadInput("文件是空的，请重新选择。")
    if len(content) > LARGEST:
        raise BadInput(f"文件有 {len(content) / 1_048_576:.1f} MB，最大 10 MB。请压缩或分成几个。")
    found = filetype.guess_mime(content)
    if found not in TAKEN:
        raise BadInput("只收 JPG、PNG 照片和 PDF 文件。")
    return str(found)


async def file_paper(
    actor: Actor, fund: FundView, command: FileCasePaper, content: bytes, key: str
) -> str:
    """Keep a paper; answers its id. Raises BadInput, NotFound or Refused."""
    media_type = media_type_of(content)
    if hashlib.sha256(content).hexdigest() != command.sha256:
        raise BadInput("文件在传输中损坏，请重新上传。")

    async def work() -> str:
        row = await case_for(actor, fund, command.no, "case.apply")
        papers = benefit_of(fund, row).papers_by_key
        if command.paper != OTHER and command.paper not in papers:
            names = "、".join(paper.name for paper in papers.values())
            raise BadInput(f"请选择是哪一份材料：{names}或其他。")
        case = await case_file(fund, command.no)
        case.check_aside(actor.id)
        if case.ended:
            raise Refused("这份申请没有通过或已经撤回，不能再补材料。")
        mine = (fund.id, command.no, command.paper, command.sha256)
        if await _stored(mine):
            raise Refused("这份文件已经上传过。", "同一文件只存一次")
        await insert(
            CasePaper,
            {
                "office": fund.office,
                "fund": fund.id,
                "case_no": command.no,
                "paper": command.paper,
                "label": command.label.strip()[:200],
                "media_type": media_type,
                "size": len(content),
                "sha256": command.sha256,
                "content": content,
                "maker": actor.id,
                "recorded_at": clock.now(),
            },
        )
        stored = await _stored(mine)
        return str(stored["id"]) if stored else ""

    return await once(actor, key, command, work, fund.id)


async def _stored(mine: tuple[int, str, str, str]) -> Row | None:
    return await fetch_one(
        "SELECT id FROM case_paper WHERE fund = {} AND case_no = {} AND paper = {} AND sha256 = {}",
        *mine,
    )


async def paper_for(actor: Actor, fund: FundView, no: str, number: int) -> Row:
    """A paper with its bytes, if this person may see the case. Raises NotFound or Forbidden."""
    await case_for(actor, fund, no, "case.see")
    row = await fetch_one(
        "SELECT * FROM case_paper WHERE fund = {} AND case_no = {} AND id = {}",
        fund.id,
        no,
        number,
    )
    if row is None:
        raise NotFound("没有这份材料。")
    return row
