"""What is known of a member: recorded anew with every change, so that history stays."""

from __future__ import annotations

import json
import re
from datetime import date

import msgspec

from fund import clock
from fund.access.actors import Actor
from fund.access.commands import once
from fund.calendars import full_years
from fund.database import Row, fetch, fetch_one, insert
from fund.errors import BadInput
from fund.money import read_yuan, yuan
from fund.people.identity import born_on, sex_of
from fund.people.registering import member_for
from fund.people.tables import MemberRecord
from fund.vault import vault

EDUCATION = {
    "none": "不识字",
    "primary": "小学",
    "junior": "初中",
    "senior": "高中",
    "college": "大专以上",
}
YOUNGEST_YEARS = 18


class RecordMember(msgspec.Struct, frozen=True):
    """A member's circumstances as entered; incomes in yuan as typed, people and workers counted."""

    member: int
    joined_on: date | None = None
    full_member_on: date | None = None
    education: str = ""
    ethnicity: str = ""
    people: int | None = None
    workers: int | None = None
    income: str = ""
    bank_account: str = ""
    note: str = ""


async def record_member(actor: Actor, command: RecordMember, key: str) -> str:
    """Record a member's circumstances; answers the member's id. BadInput or NotFound."""
    bank = read_bank_account(command.bank_account)
    sealing = vault()
    # The record of commands keeps a hash of its input; the account enters it only as a keyed hash.
    printed = sealing.fingerprint(bank, "bank") if bank else ""
    spoken = msgspec.structs.replace(command, bank_account=printed)

    async def work() -> str:
        member = await member_for(actor, command.member, "member.register")
        _check_dates(command, born_on(sealing.open(member["id_no_sealed"])))
        await insert(
            MemberRecord,
            {
                "office": actor.office,
                "member": command.member,
                "content": json.dumps(_content(command), ensure_ascii=False, sort_keys=True),
                "bank_sealed": sealing.seal(bank) if bank else "",
                "bank_hash": printed,
                "maker": actor.id,
                "recorded_at": clock.now(),
            },
        )
        return str(command.member)

    return await once(actor, key, spoken, work)


def read_bank_account(text: str) -> str:
    """A bank account of 12 to 19 digits; empty is allowed. Raises BadInput, never echoing it."""
    plain = re.sub(r"[\s-]", "", text)
    if plain and not re.fullmatch(r"\d{12,19}", plain):
        raise BadInput("银行账号应为 12 到 19 位数字，请对照存折核对。")
    return plain


def _check_dates(command: RecordMember, born: date) -> None:
    """Nobody joins before eighteen (Party constitution, article 1), nor is full before joining."""
    joined, full = command.joined_on, command.full_member_on
    if joined and full_years(born, joined) < YOUNGEST_YEARS:
        raise BadInput(f"入党时间 {joined} 时未满 18 周岁，请核对。", "党章第一条")
    if joined and full and full < joined:
        raise BadInput(f"转正时间 {full} 早于入党时间 {joined}。")
    if max(joined or born, full or born) > clock.today():
        raise BadInput("入党、转正时间不能晚于今天。")


def _content(command: RecordMember) -> dict[str, object]:
    people, workers = command.people, command.workers
    if people is not None and not 1 <= people <= 30:
        raise BadInput("家庭人口应在 1 到 30 之间。")
    if workers is not None and not 0 <= workers <= (people or 0):
        raise BadInput("劳动力人数不能多于家庭人口。")
    if command.education and command.education not in EDUCATION:
        raise BadInput("请选择文化程度。")
    income = read_yuan(command.income) if command.income.strip() else None
    if income is not None and income < 0:
        raise BadInput("家庭年收入不能是负数。")
    return {
        "joined_on": command.joined_on.isoformat() if command.joined_on else None,
        "full_member_on": command.full_member_on.isoformat() if command.full_member_on else None,
        "education": command.education,
        "ethnicity": command.ethnicity.strip(),
        "people": people,
        "workers": workers,
        "income": None if income is None else yuan(income),
        "note": command.note.strip(),
    }


async def history_of(member: int) -> list[Row]:
    """Everything recorded of a member, newest first, as read from its JSON."""
    rows = await fetch(
        "SELECT r.content, r.recorded_at, s.name AS maker_name FROM member_record r "
        "JOIN staff s ON s.id = r.maker WHERE r.member = {} ORDER BY r.id DESC",
        member,
    )
    return [row | json.loads(row.pop("content")) for row in rows]


def shown_identity(member: Row, on: date) -> dict[str, object]:
    """What an identity number tells, without the number: sex, birth date, age."""
    id_no = vault().open(member["id_no_sealed"])
    born = born_on(id_no)
    return {"sex": sex_of(id_no), "born_on": born, "age": full_years(born, on)}


async def sharing(office: int, member: int) -> list[str]:
    """Names of others with the same phone or bank account: a loan under another's name? (冒名)"""
    mine = await fetch_one("SELECT phone_hash FROM member WHERE id = {}", member)
    bank = await fetch_one(
        "SELECT bank_hash FROM member_record WHERE member = {} AND bank_hash <> '' "
        "ORDER BY id DESC LIMIT 1",
        member,
    )
    no_phone = vault().fingerprint("", "phone")
    found = []
    if mine and mine["phone_hash"] != no_phone:
        found += await fetch(
            "SELECT name FROM member WHERE office = {} AND phone_hash = {} AND id <> {}",
            *(office, mine["phone_hash"], member),
        )
    if bank:
        found += await fetch(
            "SELECT DISTINCT m.name FROM member_record r JOIN member m ON m.id = r.member "
            "WHERE r.office = {} AND r.bank_hash = {} AND r.member <> {}",
            *(office, bank["bank_hash"], member),
        )
    return sorted({row["name"] for row in found})
