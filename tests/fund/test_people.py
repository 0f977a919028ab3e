"""Identity numbers: checked, sealed, found again, never shown whole."""

from __future__ import annotations

from datetime import date

import pytest

from fund.database import fetch
from fund.errors import BadInput, Refused
from fund.people.identity import masked_id_no, masked_phone, read_id_no, read_phone
from fund.people.registering import RegisterMember, member_by_id_no, register
from fund.vault import Vault, make_key, vault
from tests.story import Office, findings

TODAY = date(2024, 3, 15)
VALID = "11010519491231002X"  # the worked example of GB 11643


def test_the_standards_examples() -> None:
    assert read_id_no("11010519491231002x", TODAY) == VALID
    assert read_id_no("110105491231002", TODAY) == VALID  # 15 digits are completed
    assert masked_id_no(VALID) == "110105********002X"
    assert masked_phone("13812345678") == "138****5678"


@pytest.mark.parametrize(
    "text",
    ["", "123", "110105194912310021", "11010519491331002X", "110105209912310021", "1.1E+17"],
)
def test_wrong_numbers_are_refused_without_being_repeated(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_id_no(text, TODAY)
    assert not text or text not in str(refused.value)


def test_phones() -> None:
    assert read_phone("138 0000 0000") == "13800000000"
    with pytest.raises(BadInput):
        read_phone("12345")


async def test_numbers_are_sealed_and_searched_by_their_keyed_hash(office: Office) -> None:
    with office.now():
        command = RegisterMember("吴某", VALID, "13812345678", "支部", "潭溪乡", "文青村")
        member = int(await register(office.actors["chen"], command, office.key()))
        assert await member_by_id_no(office.fund.office, VALID) == member
    rows = await fetch("SELECT * FROM member")
    commands = await fetch("SELECT * FROM command")
    assert VALID not in str(rows) + str(commands)
    assert "13812345678" not in str(rows) + str(commands)
    assert vault().open(rows[0]["id_no_sealed"]) == VALID


async def test_one_person_is_registered_once(small_office: Office) -> None:
    office = small_office
    command = RegisterMember("吴某", VALID, "", "支部", "潭溪乡", "文青村")
    with office.now():
        await register(office.actors["chen"], command, office.key())
        with pytest.raises(Refused, match="已经登记"):
            await register(office.actors["chen"], command, office.key())
    assert await findings() == []


def test_another_key_opens_nothing(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    make_key(folder / "a")
    make_key(folder / "b")
    first, second = Vault.read(folder / "a"), Vault.read(folder / "b")
    sealed = first.seal(VALID)
    assert sealed != first.seal(VALID)
    assert first.open(sealed) == VALID
    with pytest.raises(Refused):
        second.open(sealed)
    assert first.fingerprint(VALID) != second.fingerprint(VALID)
    assert (folder / "a").stat().st_mode & 0o077 == 0
    (folder / "empty").touch()
    for name in ("missing", "empty"):
        with pytest.raises(Refused, match="密钥文件"):
            Vault.read(folder / name)
