"""Telling people something: kept first, then put in inboxes, then on its way through channels."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import date

import msgspec

from fund import clock
from fund.access.actors import Actor, require
from fund.access.commands import once
from fund.database import Row, fetch, insert, insert_one
from fund.errors import BadInput
from fund.messages.channels import Channels, configured, masked_email
from fund.messages.tables import Delivery, Message, MessageCopy, StaffContact
from fund.office.funds import FundView
from fund.vault import vault

# Who holds a role, and whether everywhere (1) or only in a township or branch (0).
_HOLDERS = (
    "SELECT s.id, MAX(CASE WHEN g.township IS NULL AND g.branch = '' THEN 1 ELSE 0 END) "
    "AS everywhere FROM staff s JOIN role_grant g ON g.staff = s.id "
    "WHERE s.office = {} AND s.active = {} AND g.role = {} AND (g.fund IS NULL OR g.fund = {}) "
    "AND (g.valid_from IS NULL OR g.valid_from <= {}) "
    "AND (g.valid_to IS NULL OR g.valid_to >= {}) GROUP BY s.id"
)
LONGEST = 120  # characters of an address
_MAIL = re.compile(
    r"[A-Za-z0-9_%+-]+(\.[A-Za-z0-9_%+-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,24}"
)


class Note(msgspec.Struct, frozen=True):
    """What is to be told. `body` may name people and stays inside; `brief` names nobody.

    Whoever holds his role in one township or branch alone is told the brief: the names may be of
    others' people, and his own are on his work list.
    """

    kind: str
    dated: date
    title: str
    body: str
    brief: str
    link: str = ""


class SetContact(msgspec.Struct, frozen=True):
    """Where one's own mail goes; an empty address ends it."""

    email: str


async def tell(
    fund: FundView, note: Note, roles: Sequence[str] = (), members: Sequence[int] = ()
) -> None:
    """Keep a message and hand copies to everybody with a role, and to members."""
    everywhere, within = await _holders(fund, roles, clock.today())
    if within:
        await _hand_out(fund, msgspec.structs.replace(note, body=note.brief), within, ())
    if everywhere or members or not within:
        await _hand_out(fund, note, everywhere, members)


async def _hand_out(
    fund: FundView, note: Note, staff: Sequence[int], members: Sequence[int]
) -> None:
    now = clock.now()
    text = f"{note.title}\n{note.body}\n{note.brief}\n{note.link}"
    row = {"office": fund.office, "fund": fund.id, "recorded_at": now}
    row |= {"kind": note.kind, "dated": note.dated, "title": note.title[:100], "body": note.body}
    row |= {"brief": note.brief[:200], "link": note.link}
    hashed = hashlib.sha256(text.encode()).hexdigest()
    message = await insert_one(Message, row | {"content_sha256": hashed})
    shared: dict[str, object] = {"office": fund.office, "fund": fund.id, "message": message}
    copies = [shared | {"staff": one, "member": None, "read_at": None} for one in staff]
    copies += [shared | {"staff": None, "member": one, "read_at": None} for one in members]
    if copies:
        await insert(MessageCopy, *copies)
    waiting = await _deliveries(fund, staff, configured())
    fresh = {"state": "waiting", "tries": 0, "next_at": now, "sent_at": None, "error": ""}
    if waiting:
        await insert(Delivery, *(shared | one | fresh for one in waiting))


async def _holders(fund: FundView, roles: Sequence[str], on: date) -> tuple[list[int], list[int]]:
    """Who holds one of the roles everywhere, and who only within limits."""
    everywhere: set[int] = set()
    within: set[int] = set()
    for role in roles:
        for row in await fetch(_HOLDERS, fund.office, True, role, fund.id, on, on):
            (everywhere if row["everywhere"] else within).add(row["id"])
    return sorted(everywhere), sorted(within - everywhere)


async def _deliveries(
    fund: FundView, staff: Sequence[int], through: Channels
) -> list[dict[str, object]]:
    """One mail to each who left an address, one line to the office's chat."""
    found: list[dict[str, object]] = []
    addresses = await contacts(fund.office) if through.smtp and staff else {}
    for one in staff:
        if addresses.get(one):
            masked = masked_email(addresses[one])
            found.append({"channel": "email", "staff": one, "address": masked})
    if through.chat and staff:
        found.append({"channel": "chat", "staff": None, "address": "办公群"})
    return found


async def contacts(office: int) -> dict[int, str]:
    """Addresses by staff id, as last set; "" where somebody wants no mail."""
    rows = await fetch(
        "SELECT staff, email_sealed FROM staff_contact WHERE office = {} ORDER BY id", office
    )
    return {
        row["staff"]: vault().open(row["email_sealed"]) if row["email_sealed"] else ""
        for row in rows
    }


async def set_contact(actor: Actor, command: SetContact, key: str) -> str:
    """Keep one's own address. Raises BadInput."""
    require(actor, "inbox.read")
    address = command.email.strip()
    if address and (len(address) > LONGEST or not _MAIL.fullmatch(address)):
        raise BadInput("邮箱地址不对，应像 name@example.cn。")

    async def work() -> str:
        sealed = vault().seal(address) if address else ""
        row = {"office": actor.office, "staff": actor.id, "email_sealed": sealed}
        await insert(StaffContact, row | {"recorded_at": clock.now()})
        return "set" if address else "ended"

    return await once(actor, key, command, work)


async def inbox(staff: int, limit: int, offset: int) -> list[Row]:
    """A person's messages, newest first."""
    return await fetch(
        "SELECT c.id, c.read_at, m.title, m.body, m.link, m.dated, m.recorded_at, "
        "f.name AS fund, f.code "
        "FROM message_copy c JOIN message m ON m.id = c.message JOIN fund f ON f.id = m.fund "
        "WHERE c.staff = {} ORDER BY c.id DESC LIMIT {} OFFSET {}",
        *(staff, limit, offset),
    )


async def mark_read(staff: int, through: int) -> None:
    """Everything up to a copy has been seen."""
    await fetch(
        "UPDATE message_copy SET read_at = {} WHERE staff = {} AND id <= {} AND read_at IS NULL",
        *(clock.now(), staff, through),
    )


async def for_member(member: int, limit: int = 5) -> list[Row]:
    """What a borrower was told last."""
    return await fetch(
        "SELECT m.title, m.body, m.dated FROM message_copy c JOIN message m ON m.id = c.message "
        "WHERE c.member = {} ORDER BY c.id DESC LIMIT {}",
        *(member, limit),
    )
