"""Donors: registered once, found by name; identity numbers and credit codes are sealed."""

from __future__ import annotations

import msgspec
from stdnum.cn import uscc
from stdnum.exceptions import ValidationError

from fund import clock
from fund.access.actors import Actor
from fund.access.commands import once
from fund.database import Row, fetch, fetch_one, insert_one
from fund.donations.tables import Donor
from fund.errors import BadInput, NotFound, Refused
from fund.people.identity import masked_id_no, masked_phone, read_id_no, read_phone
from fund.vault import vault

KINDS = {"member": "党员", "branch": "党组织", "person": "社会个人", "company": "社会单位"}
PERSONS = ("member", "person")


class RegisterDonor(msgspec.Struct, frozen=True):
    """A donor as entered; `number` is an identity number or a unified social credit code."""

    kind: str
    name: str
    number: str = ""
    phone: str = ""


async def register_donor(actor: Actor, command: RegisterDonor, key: str) -> str:
    """Enter a donor; answers the id. Raises BadInput or Refused."""
    sealing = vault()
    number = _number(command)
    phone = read_phone(command.phone)
    printed = sealing.fingerprint(number, "donor") if number else ""
    spoken = msgspec.structs.replace(
        command, number=printed, phone=sealing.fingerprint(phone, "phone") if phone else ""
    )

    async def work() -> str:
        if command.kind not in KINDS:
            raise BadInput(f"捐赠人类型应为：{'、'.join(KINDS.values())}。")
        if not command.name.strip():
            raise BadInput("请填写捐赠人姓名或单位名称。")
        taken = "SELECT name FROM donor WHERE office = {} AND number_hash = {}"
        known = await fetch_one(taken, actor.office, printed) if printed else None
        if known:
            raise Refused(f"这个号码已登记为捐赠人“{known['name']}”。")
        return str(
            await insert_one(
                Donor,
                {
                    "office": actor.office,
                    "kind": command.kind,
                    "name": command.name.strip(),
                    "number_sealed": sealing.seal(number) if number else "",
                    "number_hash": printed,
                    "phone_sealed": sealing.seal(phone) if phone else "",
                    "maker": actor.id,
                    "recorded_at": clock.now(),
                },
            )
        )

    return await once(actor, key, spoken, work)


def _number(command: RegisterDonor) -> str:
    """The number as stored; empty is allowed. Raises BadInput, never echoing it."""
    if not command.number.strip():
        return ""
    if command.kind in PERSONS:
        return read_id_no(command.number, clock.today())
    try:
        return str(uscc.validate(command.number))
    except ValidationError as error:
        raise BadInput("统一社会信用代码应为 18 位且校验位相符。", "GB 32100-2015") from error


async def donor_of(office: int, donor: int) -> Row:
    """A donor by id; raises NotFound."""
    row = await fetch_one("SELECT * FROM donor WHERE office = {} AND id = {}", office, donor)
    if row is None:
        raise NotFound("没有这名捐赠人，请先登记。")
    return row


async def donors(office: int, asked: str) -> list[Row]:
    """Donors whose name has the text, newest first, at most fifty; numbers masked."""
    like = f"%{asked.strip().replace('%', '').replace('_', '')}%"
    rows = await fetch(
        "SELECT d.*, (SELECT COUNT(*) FROM donation g WHERE g.donor = d.id) AS gifts "
        "FROM donor d WHERE d.office = {} AND d.name LIKE {} ORDER BY d.id DESC LIMIT 50",
        *(office, like),
    )
    return [shown(row) for row in rows]


def shown(row: Row) -> Row:
    """A donor for the page."""
    sealed = vault()
    number = sealed.open(row["number_sealed"]) if row["number_sealed"] else ""
    phone = sealed.open(row["phone_sealed"]) if row["phone_sealed"] else ""
    return row | {
        "kind_name": KINDS[row["kind"]],
        "number": masked_id_no(number) if number else "",
        "phone": masked_phone(phone) if phone else "",
    }
