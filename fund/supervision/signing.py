"""Signing a closed month off: two of three members over the hash of its pack (by policy)."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

import msgspec

from fund import clock
from fund.access.actors import Actor, require
from fund.access.commands import once
from fund.cases.papers import media_type_of
from fund.database import ROW_MAX, Row, fetch, fetch_one, insert, insert_one
from fund.errors import BadInput, NotFound, Refused, SamePersonTwice
from fund.journal.months import STANDING, close_of
from fund.journal.tables import MonthReopening
from fund.office.funds import FundView
from fund.supervision.inquiring import REOPEN, SETTLED, open_count
from fund.supervision.tables import Inquiry, InquiryReply, SignedPage, SignOff

VERDICTS = {"agreed": "同意", "objected": "不同意", "abstained": "回避"}


class SignMonth(msgspec.Struct, frozen=True):
    """A member's verdict on a closed month, or an alternate's; `name` is who signs.

    Who has a tie to something in the month abstains (回避) and says why; so does who objects.
    """

    month_end: date
    verdict: str
    name: str
    note: str = ""
    page_sha256: str = ""


class AskReopening(msgspec.Struct, frozen=True):
    """Why a closed month has to be opened again."""

    month_end: date
    reason: str


class Reopen(msgspec.Struct, frozen=True):
    """Letting a month be opened that somebody else asked for, by the number of his asking."""

    inquiry: int


@dataclass(frozen=True)
class SignOffs:
    """How a month stands with its supervisors."""

    rows: tuple[Row, ...]
    needed: int

    @property
    def agreed(self) -> int:
        """How many agreed."""
        return sum(row["verdict"] == "agreed" for row in self.rows)

    @property
    def complete(self) -> bool:
        """Whether enough have signed and nobody's objection stands."""
        return self.agreed >= self.needed and all(r["verdict"] != "objected" for r in self.rows)


async def sign(
    actor: Actor,
    fund: FundView,
    command: SignMonth,
    pack_sha256: str,
    key: str,
    page: bytes = b"",
) -> str:
    """Sign a month off; with `page` the scan of the page signed by hand. BadInput or Refused."""
    require(actor, "month.sign")
    if command.verdict not in VERDICTS or not command.name.strip():
        raise BadInput("请选择意见并写明签字人。")
    if command.verdict != "agreed" and not command.note.strip():
        raise BadInput("不同意或回避须写明理由。")
    name = plain(command.name)
    if name != plain(actor.name) and not page:
        raise BadInput("代录他人的签字，请上传他手签的审签页扫描件。")
    if page and hashlib.sha256(page).hexdigest() != command.page_sha256:
        raise BadInput("扫描件在传输中损坏，请重新上传。")

    async def work() -> str:
        close = await close_of(fund.id, command.month_end)
        if close is None:
            raise Refused(f"{command.month_end:%Y年%m月} 还没有结账，不能审签。")
        on = close["month_end"]
        if not pack_sha256:
            raise Refused(f"{on:%Y年%m月} 的监督小组月报还没有归档，不能审签。")
        done = await sign_offs(fund, close)
        if any(plain(row["name"]) == name for row in done.rows):
            raise Refused(f"{command.name} 已经对 {on:%Y年%m月} 表示过意见。")
        if name != plain(actor.name) and name in await _account_holders(fund):
            raise Refused(f"{command.name} 有自己的账号，请本人登录签字。", "一人一票")
        if command.verdict == "agreed" and (waiting := await open_count(fund.id, on)):
            raise Refused(f"还有 {waiting} 条质询没有办结，不能签字同意。", "质询答复后审签")
        if page:
            await _keep(actor, fund, command.page_sha256, page)
        row = {"office": fund.office, "fund": fund.id, "month_close": close["id"]}
        row |= {"pack_sha256": pack_sha256, "verdict": command.verdict}
        row |= {"name": command.name.strip(), "note": command.note.strip()}
        row |= {"page_sha256": command.page_sha256, "maker": actor.id}
        await insert(SignOff, row | {"recorded_at": clock.now()})
        return str(on)

    return await once(actor, key, command, work, fund.id)


def plain(name: str) -> str:
    """A name by which two ways of writing it are one: no blanks, no full-width brackets."""
    return "".join(unicodedata.normalize("NFKC", name).split())


async def _account_holders(fund: FundView) -> set[str]:
    rows = await fetch(
        "SELECT name FROM staff WHERE office = {} AND active = {}", fund.office, True
    )
    return {plain(row["name"]) for row in rows}


async def _keep(actor: Actor, fund: FundView, sha256: str, page: bytes) -> None:
    kept = await fetch_one(
        "SELECT id FROM signed_page WHERE fund = {} AND sha256 = {}", fund.id, sha256
    )
    if kept is None:
        row = {"office": fund.office, "fund": fund.id, "sha256": sha256, "content": page}
        row |= {"media_type": media_type_of(page), "maker": actor.id}
        await insert(SignedPage, row | {"recorded_at": clock.now()})


_SIGNED = (
    "SELECT o.month_close, o.name, o.verdict, o.note, o.pack_sha256, o.page_sha256, "
    "o.recorded_at, s.name AS entered FROM sign_off o JOIN staff s ON s.id = o.maker "
    "WHERE o.fund = {} AND o.month_close >= {} AND o.month_close <= {} ORDER BY o.id"
)


async def sign_offs(fund: FundView, close: Row) -> SignOffs:
    """The verdicts over one close, in order."""
    rows = await fetch(_SIGNED, fund.id, close["id"], close["id"])
    return SignOffs(tuple(rows), fund.policy.supervision.needed)


async def all_sign_offs(fund: FundView) -> dict[int, SignOffs]:
    """The verdicts over every close, by its id, in one question."""
    by_close: dict[int, list[Row]] = defaultdict(list)
    for row in await fetch(_SIGNED, fund.id, 0, ROW_MAX):
        by_close[row["month_close"]].append(row)
    needed = fund.policy.supervision.needed
    return {close: SignOffs(tuple(rows), needed) for close, rows in by_close.items()}


async def signed_page(fund: FundView, sha256: str) -> Row:
    """A page signed by hand, by its hash; raises NotFound."""
    row = await fetch_one(
        "SELECT media_type, content FROM signed_page WHERE fund = {} AND sha256 = {}",
        *(fund.id, sha256[:64]),
    )
    if row is None:
        raise NotFound("没有这份手签页。")
    return row


async def ask_reopening(actor: Actor, fund: FundView, command: AskReopening, key: str) -> str:
    """Ask for a closed month to be opened again; answers the asking's number."""
    require(actor, "month.close")
    if not command.reason.strip():
        raise BadInput("请写明反结账的理由。")

    async def work() -> str:
        close = await _last_close(fund, command.month_end)
        waiting = await fetch_one(
            "SELECT i.id FROM inquiry i WHERE i.fund = {} AND i.about = {} AND NOT " + SETTLED,
            *(fund.id, REOPEN, True),
        )
        if waiting:
            raise Refused("已有一份反结账申请，等监督小组答复。")
        row = {"office": fund.office, "fund": fund.id, "about": REOPEN}
        row |= {"month_end": close["month_end"], "content": command.reason.strip()[:300]}
        return str(await insert_one(Inquiry, row | {"maker": actor.id, "recorded_at": clock.now()}))

    return await once(actor, key, command, work, fund.id)


async def reopen(actor: Actor, fund: FundView, command: Reopen, key: str) -> str:
    """Open the last closed month again (反结账); answers it. NotFound, Refused, SamePersonTwice."""
    require(actor, "month.reopen")

    async def work() -> str:
        asked = await fetch_one(
            "SELECT i.id, i.month_end, i.content, i.maker FROM inquiry i WHERE i.fund = {} "
            "AND i.id = {} AND i.about = {} AND NOT " + SETTLED,
            *(fund.id, command.inquiry, REOPEN, True),
        )
        if asked is None:
            raise NotFound("没有这份反结账申请，或者已经答复过。")
        if asked["maker"] == actor.id:
            raise SamePersonTwice("这份反结账申请")
        close = await _last_close(fund, asked["month_end"])
        row = {"office": fund.office, "fund": fund.id, "month_close": close["id"]}
        row |= {"reason": asked["content"], "maker": asked["maker"], "checker": actor.id}
        await insert(MonthReopening, row | {"recorded_at": clock.now()})
        said = {"inquiry": asked["id"], "content": "同意反结账", "settles": True}
        made = {"office": fund.office, "fund": fund.id, "maker": actor.id}
        await insert(InquiryReply, made | said | {"recorded_at": clock.now()})
        return f"{asked['month_end']}"

    return await once(actor, key, command, work, fund.id)


async def _last_close(fund: FundView, on: date) -> Row:
    """The close of a month that is the last one closed; raises Refused otherwise."""
    close = await close_of(fund.id, on)
    if close is None:
        raise Refused(f"{on:%Y年%m月} 没有结账。")
    later = await fetch_one(
        "SELECT c.id FROM month_close c WHERE c.fund = {} AND c.month_end > {} AND " + STANDING,
        *(fund.id, on),
    )
    if later:
        raise Refused("只能从最后一个已结账的月份开始反结账。", "按月倒序反结账")
    return close
