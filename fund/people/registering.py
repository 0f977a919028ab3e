"""Registering members and their households; personal numbers are sealed on the way in."""

from __future__ import annotations

import msgspec

from fund import clock
from fund.access.actors import Actor, require
from fund.access.commands import once
from fund.database import Row, fetch_one, insert, number
from fund.errors import BadInput, Forbidden, NotFound, Refused
from fund.people.identity import read_id_no, read_phone
from fund.people.tables import Household, Member
from fund.vault import vault


class RegisterMember(msgspec.Struct, frozen=True):
    """A party member; `household_no` joins an existing household, else a new one is made."""

    name: str
    id_no: str
    phone: str
    branch: str
    township: str
    village: str
    household_no: str = ""


async def member_by_id_no(office: int, id_no: str) -> int | None:
    """The member with that identity number, found by its keyed hash."""
    plain = read_id_no(id_no, clock.today())
    row = await fetch_one(
        "SELECT id FROM member WHERE office = {} AND id_no_hash = {}",
        office,
        vault().fingerprint(plain),
    )
    return int(row["id"]) if row else None


async def member_for(actor: Actor, member: int, action: str, fund: int | None = None) -> Row:
    """The one door to a member: fetched, if this person may do `action` on him. NotFound.

    Staff of a township or branch reach its members only; with `fund` the action is in that fund.
    """
    row = await fetch_one(
        "SELECT m.id, m.name, m.branch, m.household, m.id_no_sealed, m.phone_sealed, h.no AS "
        "household_no, h.village, h.township, t.name AS township_name FROM member m "
        "JOIN household h ON h.id = m.household JOIN township t ON t.id = h.township "
        "WHERE m.office = {} AND m.id = {}",
        actor.office,
        member,
    )
    if row is None or not actor.meets(
        action, of=row["id"], fund=fund, township=row["township"], branch=row["branch"]
    ):
        raise NotFound("没有找到这名党员，请先登记。")
    require(actor, action)
    return row


async def register(actor: Actor, command: RegisterMember, key: str) -> str:
    """Enter a member; answers the member's id. Raises BadInput, NotFound or Refused."""
    require(actor, "member.register")
    id_no = read_id_no(command.id_no, clock.today())
    phone = read_phone(command.phone)
    if not command.name.strip():
        raise BadInput("请填写姓名。")
    sealing = vault()
    # The command record keeps a hash of its input; personal numbers enter it only as keyed hashes.
    spoken = msgspec.structs.replace(
        command, id_no=sealing.fingerprint(id_no), phone=sealing.fingerprint(phone, "phone")
    )

    async def work() -> str:
        if await member_by_id_no(actor.office, id_no):
            raise Refused(f"身份证号为“{id_no[:6]}…{id_no[-4:]}”的党员已经登记过。", "一人一档")
        household = await _household(actor.office, command)
        await _check_reach(actor, household, command.branch.strip())
        await insert(
            Member,
            {
                "office": actor.office,
                "household": household,
                "name": command.name.strip(),
                "branch": command.branch.strip(),
                "id_no_sealed": sealing.seal(id_no),
                "id_no_hash": spoken.id_no,
                "phone_sealed": sealing.seal(phone),
                "phone_hash": spoken.phone,
                "recorded_at": clock.now(),
            },
        )
        return str(await member_by_id_no(actor.office, id_no))

    return await once(actor, key, spoken, work)


async def _check_reach(actor: Actor, household: int, branch: str) -> None:
    """A township or branch registers its own members only. Raises Forbidden."""
    home = await fetch_one("SELECT township FROM household WHERE id = {}", household)
    township = home["township"] if home else None
    if not actor.reaches("member.register", fund=None, township=township, branch=branch):
        raise Forbidden("只能登记本乡镇、本支部的党员。")


async def _household(office: int, command: RegisterMember) -> int:
    """The household named, or a new one in the township."""
    find = "SELECT id FROM household WHERE office = {} AND no = {}"
    if command.household_no:
        row = await fetch_one(find, office, command.household_no.strip())
        if row is None:
            raise NotFound(f"没有户号为“{command.household_no}”的户。")
        return int(row["id"])
    township = await fetch_one(
        "SELECT id FROM township WHERE office = {} AND name = {}", office, command.township
    )
    if township is None:
        raise NotFound(f"没有名为“{command.township}”的乡镇。")
    count = await number("SELECT COUNT(*) AS n FROM household WHERE office = {}", office)
    row = {"office": office, "no": f"H{count + 1:05d}", "township": township["id"]}
    await insert(Household, row | {"village": command.village.strip()})
    made = await fetch_one(find, office, row["no"])
    return int(made["id"]) if made else 0
