"""Adopting a version of a fund's rules, and filing the papers it stands on."""

from __future__ import annotations

from datetime import date

import msgspec

from fund import clock
from fund.access.actors import Actor, require
from fund.access.commands import once
from fund.database import fetch, insert
from fund.errors import BadInput, Refused
from fund.office.funds import FundView
from fund.policy.loading import digest_of, parse
from fund.policy.tables import AdoptedPolicy, FoundingPaperFiled


class AdoptPolicy(msgspec.Struct, frozen=True):
    """A new version of the rules: the document that approves it, the SHA-256 of its text."""

    document_no: str
    digest: str


class FilePaper(msgspec.Struct, frozen=True):
    """A founding paper of the policy, by its number and date."""

    key: str
    document_no: str
    issued_on: date


async def adopt_text(
    office: int, fund: int, text: str, document_no: str = "", adopted_by: int | None = None
) -> int:
    """Store a version's text for a fund; answers its number. Raises BadInput or Refused.

    What was decided under earlier versions stays decided under them.
    """
    policy = parse(text, "（新版本）")
    rows = await fetch(
        "SELECT version, effective_on, text FROM adopted_policy WHERE fund = {} ORDER BY version",
        fund,
    )
    if rows:
        last, before = rows[-1], parse(rows[-1]["text"], "（现行版本）")
        if policy.name != before.name:
            raise Refused(f"新版本的办法名“{policy.name}”与现行的“{before.name}”不同。")
        if policy.version != last["version"] + 1:
            raise Refused(f"现行第 {last['version']} 版，新版本应为第 {last['version'] + 1} 版。")
        if policy.effective_on <= last["effective_on"]:
            raise Refused(f"新版本应在 {last['effective_on']} 之后施行。")
        gone = {one.key for one in before.products} - {one.key for one in policy.products}
        gone |= {one.key for one in before.sources} - {one.key for one in policy.sources}
        if gone:
            raise Refused(f"新版本不能去掉在用的品种或来源：{'、'.join(sorted(gone))}。")
    await insert(
        AdoptedPolicy,
        {
            "office": office,
            "fund": fund,
            "version": policy.version,
            "effective_on": policy.effective_on,
            "digest": digest_of(text),
            "text": text,
            "document_no": document_no.strip(),
            "adopted_by": adopted_by,
            "recorded_at": clock.now(),
        },
    )
    return policy.version


async def file_paper(actor: Actor, fund: FundView, command: FilePaper, key: str) -> str:
    """File a founding paper: sources that rest on it may be used from now on."""
    require(actor, "paper.file")

    async def work() -> str:
        await write_paper(fund, command, actor.id)
        return command.key

    return await once(actor, key, command, work, fund.id)


async def write_paper(fund: FundView, command: FilePaper, maker: int | None) -> None:
    """The row of a founding paper. Raises BadInput or Refused."""
    named = {paper.key: paper.name for paper in fund.policy.founding}
    if command.key not in named:
        raise BadInput(f"本办法的设立文件只有：{'、'.join(named.values())}。")
    if not command.document_no.strip():
        raise BadInput(f"请填写《{named[command.key]}》的文号。")
    if command.issued_on > clock.today():
        raise BadInput(f"日期 {command.issued_on} 晚于今天。")
    if command.key in fund.filed:
        raise Refused(f"《{named[command.key]}》已经登记过。")
    row = {"office": fund.office, "fund": fund.id, "key": command.key, "maker": maker}
    about = {"document_no": command.document_no.strip(), "issued_on": command.issued_on}
    await insert(FoundingPaperFiled, row | about | {"recorded_at": clock.now()})
