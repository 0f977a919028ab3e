"""Accounts and roles: given and taken by the administrator, lent by their holder for some days.

The administrator touches no money: he holds no other role, and nobody changes his own.
"""

from __future__ import annotations

from datetime import date

import msgspec

from fund import clock
from fund.access.actors import OFFICE, ROLES, STAFF_ROLES, Actor, require
from fund.access.commands import once
from fund.access.signing_in import add_staff
from fund.access.tables import RoleGrant, Session, Staff
from fund.database import Row, fetch, fetch_one, insert
from fund.errors import BadInput, Forbidden, NotFound, Refused


class AddAccount(msgspec.Struct, frozen=True):
    """A new account: one a person."""

    login: str
    name: str
    password: str


class GrantRole(msgspec.Struct, frozen=True):
    """A role for an account: everywhere, or in a fund, township or branch; from a day to a day."""

    staff: int
    role: str
    fund: int | None = None
    township: int | None = None
    branch: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


class EndRole(msgspec.Struct, frozen=True):
    """A role taken away."""

    grant: int


class LendRole(msgspec.Struct, frozen=True):
    """A role lent to a colleague while one is away (委托)."""

    grant: int
    to: int
    valid_from: date
    valid_to: date


class SetActive(msgspec.Struct, frozen=True):
    """An account switched off, with all its sessions, or on."""

    staff: int
    active: bool


async def grant_role(actor: Actor, command: GrantRole, key: str) -> str:
    """Give a role. Raises BadInput, Forbidden, NotFound or Refused."""

    async def work() -> str:
        require(actor, "access.manage")
        _check_grant(actor, command)
        await _check_places(actor, command)
        held = await _roles(await _staff(actor, command.staff)) | {command.role}
        if "admin" in held and held != {"admin"}:
            raise Refused("系统管理员不经手资金，不能兼任其他角色。", "管理员权限分离")
        await insert(
            RoleGrant,
            {
                "office": actor.office,
                "staff": command.staff,
                "role": command.role,
                "fund": command.fund,
                "township": command.township,
                "branch": command.branch.strip(),
                "valid_from": command.valid_from,
                "valid_to": command.valid_to,
                "granted_by": actor.id,
                "recorded_at": clock.now(),
            },
        )
        return str(command.staff)

    return await once(actor, key, command, work)


def _check_grant(actor: Actor, command: GrantRole) -> None:
    if command.staff == actor.id:
        raise Forbidden("不能给自己加角色，请由另一位系统管理员办理。")
    if command.role not in STAFF_ROLES:
        raise BadInput("请选择角色。")
    if command.role == "auditor" and command.valid_to is None:
        raise BadInput("审计角色须有截止日期。", "审计只读、限期")
    if command.role in ("township", "branch") and command.township is None:
        raise BadInput("乡镇和党支部的角色须指明乡镇。")
    if command.role in OFFICE | {"admin"} and (command.township or command.branch.strip()):
        raise BadInput("这个角色管全县，不按乡镇、党支部划分；请给乡镇或党支部的角色。")
    if command.role == "admin" and command.fund:
        raise BadInput("系统管理员管整个单位，不按基金划分。")
    if command.role == "branch" and not command.branch.strip():
        raise BadInput("党支部的角色须指明党支部。")
    if command.valid_from and command.valid_to and command.valid_to < command.valid_from:
        raise BadInput("截止日期早于起始日期。")


async def _check_places(actor: Actor, command: GrantRole) -> None:
    """A role reaches a fund and a township of its own office. Raises NotFound."""
    for table, found, name in (
        ("fund", command.fund, "基金"),
        ("township", command.township, "乡镇"),
    ):
        known = f"SELECT id FROM {table} WHERE office = {{}} AND id = {{}}"
        if found is not None and not await fetch_one(known, actor.office, found):
            raise NotFound(f"没有这个{name}。")


async def end_role(actor: Actor, command: EndRole, key: str) -> str:
    """Take a role away from today on, and what was lent of it; what was done stays on record."""

    async def work() -> str:
        require(actor, "access.manage")
        grant = await _grant(actor, command.grant)
        if grant["staff"] == actor.id:
            raise Forbidden("不能改自己的角色，请由另一位系统管理员办理。")
        yesterday = date.fromordinal(clock.today().toordinal() - 1)
        await RoleGrant.update({RoleGrant.valid_to: yesterday}).where(RoleGrant.id == command.grant)
        return str(grant["staff"])

    return await once(actor, key, command, work)


async def lend_role(actor: Actor, command: LendRole, key: str) -> str:
    """Lend one's own role for some days. Raises BadInput, NotFound or Refused.

    Two persons stay two: whoever holds a lent role is himself the maker or checker of what he does.
    """

    async def work() -> str:
        grant = await _grant(actor, command.grant)
        if not clock.today() <= command.valid_from <= command.valid_to:
            raise BadInput("委托的起止日期应从今天起，且有截止日期。")
        if grant["staff"] != actor.id or grant["lent_by"] is not None:
            raise NotFound("只能委托本人自己的角色；受托的角色不能再转委托。")
        if grant["valid_to"] and command.valid_to > grant["valid_to"]:
            raise Refused(f"这个角色到 {grant['valid_to']} 为止，委托不能超过它。")
        if grant["role"] in ("admin", "auditor"):
            raise Refused("系统管理员和审计的角色不能委托。")
        to = await _staff(actor, command.to)
        if "admin" in await _roles(to):
            raise Refused("系统管理员不经手资金，不能受托。", "管理员权限分离")
        if to == actor.id:
            raise BadInput("不能委托给自己。")
        await insert(
            RoleGrant,
            {
                "office": actor.office,
                "staff": to,
                "role": grant["role"],
                "fund": grant["fund"],
                "township": grant["township"],
                "branch": grant["branch"],
                "valid_from": command.valid_from,
                "valid_to": command.valid_to,
                "lent_by": actor.id,
                "lent_of": command.grant,
                "granted_by": actor.id,
                "recorded_at": clock.now(),
            },
        )
        return str(to)

    return await once(actor, key, command, work)


async def set_active(actor: Actor, command: SetActive, key: str) -> str:
    """Switch an account off, which ends its sessions and what it lent, or on again."""

    async def work() -> str:
        require(actor, "access.manage")
        if command.staff == actor.id:
            raise Forbidden("不能停用自己的账号。")
        staff = await _staff(actor, command.staff)
        await Staff.update({Staff.active: command.active}).where(Staff.id == staff)
        if not command.active:
            await Session.delete().where(Session.staff == staff)
        return str(staff)

    return await once(actor, key, command, work)


async def add_account(actor: Actor, command: AddAccount, key: str) -> str:
    """A new account without any role yet; answers its id. Raises BadInput or Refused."""
    require(actor, "access.manage")
    # The record of commands keeps a hash of its input; no password goes into it.
    spoken = msgspec.structs.replace(command, password="")

    async def work() -> str:
        made = await add_staff(actor.office, command.login, command.name, command.password, [])
        return str(made)

    return await once(actor, key, spoken, work)


async def accounts(office: int) -> list[Row]:
    """Every account with its roles, those that ended left out."""
    people = await fetch(
        "SELECT id, login, name, active FROM staff WHERE office = {} ORDER BY id", office
    )
    roles = await fetch(
        "SELECT r.id, r.staff, r.role, r.branch, r.valid_from, r.valid_to, "
        "t.name AS township_name, l.name AS lender, f.name AS fund_name FROM role_grant r "
        "LEFT JOIN fund f ON f.id = r.fund "
        "LEFT JOIN township t ON t.id = r.township "
        "LEFT JOIN staff l ON l.id = r.lent_by WHERE r.office = {} "
        "AND (r.valid_to IS NULL OR r.valid_to >= {}) ORDER BY r.id",
        office,
        clock.today(),
    )
    return [
        person
        | {
            "roles": [
                role | {"name": ROLES[role["role"]]}
                for role in roles
                if role["staff"] == person["id"]
            ]
        }
        for person in people
    ]


async def _staff(actor: Actor, staff: int) -> int:
    row = await fetch_one("SELECT id FROM staff WHERE office = {} AND id = {}", actor.office, staff)
    if row is None:
        raise NotFound("没有这个账号。")
    return int(row["id"])


async def _roles(staff: int) -> set[str]:
    """The roles of an account, those that only start later among them."""
    rows = await fetch(
        "SELECT role FROM role_grant WHERE staff = {} AND (valid_to IS NULL OR valid_to >= {})",
        staff,
        clock.today(),
    )
    return {row["role"] for row in rows}


async def _grant(actor: Actor, grant: int) -> Row:
    row = await fetch_one(
        "SELECT * FROM role_grant WHERE office = {} AND id = {}", actor.office, grant
    )
    if row is None:
        raise NotFound("没有这个角色。")
    return row
