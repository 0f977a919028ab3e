"""Accounts, passwords and sessions.

A session is a random token in a cookie; the database holds only its hash. It ends by itself after
30 minutes without use and after 12 hours at the latest (MLPS level 2; ASVS V7.3).
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import re
import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from piccolo.columns import Column

from fund import clock
from fund.access.actors import STAFF_ROLES, Actor, Grant, Permissions, actions_of
from fund.access.tables import RoleGrant, Session, Staff
from fund.database import Row, fetch, fetch_one, insert, unit_of_work
from fund.errors import BadInput, NotFound, Refused

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
WRONG_MAX = 5
# MLPS level 2 asks for a change within 90 to 180 days; 0 days asks for none.
PASSWORD_DAYS = int(os.environ.get("FUND_PASSWORD_DAYS", "180"))
LOCKED_FOR = timedelta(minutes=15)

# What somebody with a password of long ago may do.
CHANGE_ONLY = Grant(frozenset({"session.end", "password.change"}))

_hasher = PasswordHasher()
# Checked when the login is unknown, so that the answer takes as long as for a known one.
_DUMMY = _hasher.hash(secrets.token_hex(16))
_REFUSAL = "用户名或密码不对，或账号暂时锁定（连续输错 5 次锁定 15 分钟）。"


def check_password(password: str, login: str) -> None:
    """Refuse a weak staff password: eight or more of three kinds, not the login. BadInput."""
    kinds = sum(bool(re.search(p, password)) for p in (r"[a-z]", r"[A-Z]", r"\d", r"[^A-Za-z0-9]"))
    if not 8 <= len(password) <= 128 or kinds < 3 or login.lower() in password.lower():
        raise BadInput(
            "密码至少 8 位，含大写、小写、数字、符号中的三类，且不含用户名。",
            "等保二级：口令复杂度",
        )


async def add_staff(
    office: int,
    login: str,
    name: str,
    password: str,
    roles: Sequence[str],
    *,
    until: date | None = None,
) -> int:
    """A new account with its roles, held through `until`. Raises BadInput or Refused."""
    if not re.fullmatch(r"[a-z][a-z0-9._-]{1,39}", login):
        raise BadInput("用户名应为 2 到 40 位小写字母、数字、点、横线，以字母开头。")
    unknown = [role for role in roles if role not in STAFF_ROLES]
    if unknown:
        raise BadInput(f"角色应为 {'、'.join(STAFF_ROLES)} 之一。")
    if "auditor" in roles and until is None:
        raise BadInput("审计角色须有截止日期。", "审计只读、限期")
    if "admin" in roles and len(roles) > 1:
        raise BadInput("系统管理员不经手资金，不能兼任其他角色。", "管理员权限分离")
    check_password(password, login)
    hashed = await asyncio.to_thread(_hasher.hash, password)
    async with unit_of_work():
        if await fetch_one("SELECT id FROM staff WHERE login = {}", login):
            raise Refused(f"用户名“{login}”已被使用。")
        row = {"office": office, "login": login, "name": name, "password_hash": hashed}
        await insert(Staff, row | {"password_set_at": clock.now(), "recorded_at": clock.now()})
        made = await fetch_one("SELECT id FROM staff WHERE login = {}", login)
        staff = int(made["id"]) if made else 0
        shared = {"office": office, "staff": staff, "valid_to": until}
        shared |= {"recorded_at": clock.now()}
        await insert(RoleGrant, *(shared | {"role": role} for role in roles))
    return staff


async def change_password(staff: int, old: str, new: str) -> None:
    """Replace one's own password and end the other sessions. Raises BadInput or Refused.

    A wrong old password counts as a wrong try.
    """
    row = await fetch_one("SELECT login, password_hash FROM staff WHERE id = {}", staff)
    if row is None:
        raise NotFound("没有这个账号。")
    if not await _count_try(staff) or not await asyncio.to_thread(
        _verify, row["password_hash"], old
    ):
        raise Refused("原密码不对（连续输错 5 次锁定 15 分钟）。")
    check_password(new, row["login"])
    if old == new:
        raise BadInput("新密码不能与原密码相同。")
    hashed = await asyncio.to_thread(_hasher.hash, new)
    async with unit_of_work():
        fresh: dict[Column | str, object] = {
            Staff.password_hash: hashed,
            Staff.password_set_at: clock.now(),
            Staff.failed: 0,
            Staff.locked_until: None,
        }
        await Staff.update(fresh).where(Staff.id == staff)
        await Session.delete().where(Session.staff == staff)


async def sign_in(login: str, password: str) -> str:
    """A new session's token for the right password; raises Refused without saying which was wrong.

    The try is counted before the password is checked, so that many at once are no more than five.
    """
    row = None
    if login.isprintable():  # PostgreSQL takes no NUL, and no login has any
        row = await fetch_one(
            "SELECT id, office, password_hash FROM staff WHERE login = {} AND active = {}",
            login.strip().lower(),
            True,
        )
    counted = await _count_try(row["id"]) if row else False
    hashed = row["password_hash"] if row and counted else _DUMMY
    right = await asyncio.to_thread(_verify, hashed, password)
    if row is None or not counted or not right:
        raise Refused(_REFUSAL)
    await Staff.update({Staff.failed: 0, Staff.locked_until: None}).where(Staff.id == row["id"])
    if not await _held(row["id"]):
        raise Refused("这个账号没有任何角色，请联系管理人员。")
    return await start_session(row["office"], staff=row["id"])


async def _count_try(staff: int) -> bool:
    """Count a try unless the account is locked; the fifth locks it until a right one is among them.

    Answers whether the password may be looked at.
    """
    changed = await fetch(
        "UPDATE staff SET failed = failed + 1 WHERE id = {} "
        "AND (locked_until IS NULL OR locked_until <= {}) RETURNING failed",
        staff,
        clock.now(),
    )
    if not changed:
        return False
    tries = int(changed[0]["failed"])
    if tries >= WRONG_MAX:
        until = clock.now() + LOCKED_FOR
        await Staff.update({Staff.failed: 0, Staff.locked_until: until}).where(Staff.id == staff)
    return tries <= WRONG_MAX


def _verify(hashed: str, password: str) -> bool:
    try:
        return _hasher.verify(hashed, password)
    except VerificationError:
        return False


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


async def start_session(
    office: int, *, staff: int | None = None, borrower: int | None = None
) -> str:
    """A fresh token: a browser never keeps the one it had before signing in."""
    token = secrets.token_urlsafe(32)
    row = {"office": office, "token_hash": _hash(token), "staff": staff, "borrower": borrower}
    await insert(Session, row | {"started_at": clock.now(), "seen_at": clock.now()})
    return token


async def end_session(token: str) -> None:
    """Sign out; the token is worth nothing afterwards."""
    await Session.delete().where(Session.token_hash == _hash(token))


async def actor_of(token: str, permissions: Permissions) -> Actor | None:
    """Who a token belongs to, if its session is alive and its account active."""
    row = await fetch_one(
        "SELECT s.id, s.office, s.staff, s.borrower, s.started_at, s.seen_at, t.name, t.active, "
        "t.password_set_at, "
        "m.name AS borrower_name FROM session s LEFT JOIN staff t ON t.id = s.staff "
        "LEFT JOIN member m ON m.id = s.borrower WHERE s.token_hash = {}",
        _hash(token),
    )
    now = clock.now()
    if row is None:
        return None
    ended = now - row["seen_at"] > IDLE or now - row["started_at"] > LONGEST
    if ended or (row["staff"] and not row["active"]):
        await Session.delete().where(Session.id == row["id"])
        return None
    if now - row["seen_at"] > timedelta(minutes=1):
        await Session.update({Session.seen_at: now}).where(Session.id == row["id"])
    if row["borrower"] is not None:
        roles = frozenset({"borrower"})
        grants = (Grant(actions_of(roles, permissions)),)
        return Actor(0, row["office"], row["borrower_name"], roles, grants, row["borrower"])
    try:
        actor = await staff_actor(row["staff"], permissions)
        return replace(actor, grants=(CHANGE_ONLY,)) if _is_old(row["password_set_at"]) else actor
    except Refused:
        await Session.delete().where(Session.id == row["id"])
        return None


def _is_old(set_at: datetime) -> bool:
    """Whether a password has to be changed before anything else."""
    return bool(PASSWORD_DAYS) and clock.now() - set_at > timedelta(days=PASSWORD_DAYS)


async def _held(staff: int) -> list[Row]:
    """The roles a staff account holds today; one that was lent holds while its lender's does."""
    today = clock.today()
    return await fetch(
        "SELECT s.office, s.name, r.role, r.fund, r.township, r.branch FROM staff s "
        "JOIN role_grant r ON r.staff = s.id WHERE s.id = {} "
        "AND (r.valid_from IS NULL OR r.valid_from <= {}) "
        "AND (r.valid_to IS NULL OR r.valid_to >= {}) AND (r.lent_by IS NULL OR EXISTS "
        "(SELECT 1 FROM role_grant l JOIN staff o ON o.id = l.staff WHERE l.id = r.lent_of "
        "AND o.active = {} AND (l.valid_from IS NULL OR l.valid_from <= {}) "
        "AND (l.valid_to IS NULL OR l.valid_to >= {}))) ORDER BY r.id",
        *(staff, today, today),
        *(True, today, today),
    )


async def staff_actor(staff: int, permissions: Permissions) -> Actor:
    """The actor of a staff account, with the roles it holds today; raises Refused without any."""
    rows = await _held(staff)
    if not rows:
        raise Refused("这个账号没有任何角色。")
    grants = tuple(
        Grant(actions_of({r["role"]}, permissions), r["fund"], r["township"], r["branch"])
        for r in rows
    )
    return Actor(
        staff,
        rows[0]["office"],
        rows[0]["name"],
        frozenset(row["role"] for row in rows),
        grants,
    )


async def staff_named(login: str, permissions: Permissions) -> Actor:
    """The actor of a log-in name, for the command line; raises NotFound or Refused."""
    row = await fetch_one("SELECT id FROM staff WHERE login = {}", login)
    if row is None:
        raise NotFound(f"没有用户“{login}”。")
    return await staff_actor(row["id"], permissions)
