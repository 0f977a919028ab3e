"""A person's own way in: a QR code and the last four characters of the ID card.

The code carries a token derived from the installation's key, the member and the key's version, so
nothing secret is stored. Five wrong tries lock it for 15 minutes, twenty make it worthless until
staff print a new one; staff can revoke it at any time.
"""

from __future__ import annotations

import hmac
from datetime import timedelta
from typing import Any

import msgspec
from piccolo.columns import Column

from fund import clock
from fund.access.actors import Actor
from fund.access.commands import once
from fund.access.signing_in import start_session
from fund.database import Row, fetch, fetch_one
from fund.errors import Refused
from fund.office.funds import FundView
from fund.people.registering import member_for
from fund.people.tables import MemberKey
from fund.vault import vault

WRONG_MAX = 5
WRONG_EVER_MAX = 20
LOCKED_FOR = timedelta(minutes=15)
_REFUSAL = (
    "二维码或身份证号末四位不对，或已停用。连续输错 5 次要等 15 分钟；还不行请找乡镇或组织部。"
)


class RevokeKey(msgspec.Struct, frozen=True):
    """Every QR code printed for a member so far is worth nothing."""

    member: int


def token(member: int, version: int) -> str:
    """The secret part of a QR code: 128 bits."""
    return vault().fingerprint(f"{member}:{version}", "member")[:32]


async def path_for(actor: Actor, fund: FundView, member: int) -> str:
    """The address in a member's QR code, which opens what he has with a fund."""
    await member_for(actor, member, "member.key", fund.id)
    await fetch(
        "INSERT INTO member_key (office, member, version, failed, failed_since_issue) "
        "VALUES ({}, {}, 1, 0, 0) ON CONFLICT (member) DO NOTHING",
        *(actor.office, member),
    )
    key = await fetch_one("SELECT version FROM member_key WHERE member = {}", member)
    return f"/my/{fund.code}/{member}/{token(member, key['version'] if key else 1)}"


async def revoke(actor: Actor, command: RevokeKey, key: str) -> str:
    """Make every QR code printed so far worthless; the next one printed works."""

    async def work() -> str:
        await member_for(actor, command.member, "member.key")
        await fetch(
            "UPDATE member_key SET version = version + 1, failed = 0, failed_since_issue = 0, "
            "locked_until = NULL WHERE member = {}",
            command.member,
        )
        await fetch("DELETE FROM session WHERE borrower = {}", command.member)
        return str(command.member)

    return await once(actor, key, command, work)


async def enter(code: str, member: int, given: str, last_four: str) -> str:
    """A session token for the person; raises Refused without saying which part was wrong."""
    row = await fetch_one(
        "SELECT k.version, m.id, m.office, m.id_no_sealed FROM member_key k "
        "JOIN member m ON m.id = k.member JOIN fund f ON f.office = m.office "
        "WHERE f.code = {} AND m.id = {}",
        code,
        member,
    )
    expected = token(row["id"], row["version"]) if row else "no such person"
    if not hmac.compare_digest(expected.encode(), given.encode()) or row is None:
        raise Refused(_REFUSAL)
    counted = await _count_try(row)
    last = vault().open(row["id_no_sealed"])[-4:]
    if not counted or not hmac.compare_digest(last.encode(), last_four.strip().upper().encode()):
        raise Refused(_REFUSAL)
    await MemberKey.update(
        {
            MemberKey.failed: 0,
            MemberKey.locked_until: None,
            MemberKey.failed_since_issue: MemberKey.failed_since_issue - 1,
        }
    ).where(MemberKey.member == row["id"])
    return await start_session(row["office"], borrower=row["id"])


async def _count_try(row: Row) -> bool:
    """Count a try before it is looked at; answers whether it may be.

    The fifth in a row locks the code for a while, the twentieth makes it worthless.
    """
    now = clock.now()
    changed = await fetch(
        "UPDATE member_key SET failed = failed + 1, failed_since_issue = failed_since_issue + 1 "
        "WHERE member = {} AND version = {} AND (locked_until IS NULL OR locked_until <= {}) "
        "RETURNING failed, failed_since_issue",
        *(row["id"], row["version"], now),
    )
    if not changed:
        return False
    tries, ever = int(changed[0]["failed"]), int(changed[0]["failed_since_issue"])
    if ever > WRONG_EVER_MAX:
        await fetch(
            "UPDATE member_key SET version = version + 1, failed = 0, failed_since_issue = 0 "
            "WHERE member = {} AND version = {}",
            *(row["id"], row["version"]),
        )
        return False
    if tries >= WRONG_MAX:
        locked: dict[Column | str, Any] = {
            MemberKey.failed: 0,
            MemberKey.locked_until: now + LOCKED_FOR,
        }
        await MemberKey.update(locked).where(MemberKey.member == row["id"])
    return tries <= WRONG_MAX
