"""Backups: taken while somebody writes, refused when damaged, cut off or of newer software."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from fund.backups import KEPT, back_up, daily, restore
from fund.database import engine, number
from fund.errors import Refused
from main import fund
from schedules.backup_commands import _known
from tests.story import Office


def path_of() -> Path:
    return Path(str(engine().path))  # type: ignore[union-attr]


def head(path: Path) -> tuple[int, str]:
    with sqlite3.connect(path) as found:
        row = found.execute("SELECT last_seq, last_hash FROM journal_head").fetchone()
    return int(row[0]), str(row[1])


async def test_a_copy_during_load_is_a_moment_of_the_book(
    small_office: Office, tmp_path: Path
) -> None:
    office, path = small_office, path_of()
    before = await number("SELECT MAX(seq) FROM journal_entry")

    async def writes() -> None:
        for _ in range(12):
            await office.contributes("1")

    async def copies() -> list[Path]:
        made = []
        for index in range(4):
            target = tmp_path / f"copy-{index}.sqlite"
            await asyncio.to_thread(back_up, path, target)
            made.append(target)
            await asyncio.sleep(0.01)
        return made

    _, made = await asyncio.gather(writes(), copies())
    seen = [head(one)[0] for one in made]
    assert seen == sorted(seen)
    assert all(before <= seq <= before + 12 for seq in seen)
    for one in made:
        with sqlite3.connect(one) as found:  # every entry in it is whole
            odd = found.execute(
                "SELECT COUNT(*) FROM (SELECT seq FROM journal_line GROUP BY seq, source "
                "HAVING SUM(amount_fen) <> 0)"
            ).fetchone()[0]
        assert odd == 0
    with pytest.raises(Refused, match="不会覆盖"):
        back_up(path, made[0])


async def test_a_bad_copy_is_refused_and_touches_nothing(
    small_office: Office, tmp_path: Path
) -> None:
    await small_office.lent("5000")
    copy, target = tmp_path / "copy.sqlite", tmp_path / "target.sqlite"
    back_up(path_of(), copy)
    whole = copy.read_bytes()
    target.write_bytes(b"what was there")
    known = _known()

    def refused(said: str) -> None:
        with pytest.raises(Refused, match=said):
            restore(copy, target, known)
        assert target.read_bytes() == b"what was there"

    copy.write_bytes(whole[: len(whole) // 2])
    refused("校验码不符")
    copy.with_name("copy.sqlite.sha256").unlink()
    refused("损坏|不是")
    copy.write_bytes(b"PK\x03\x04 something else")
    refused("不是")
    copy.write_bytes(whole)
    with sqlite3.connect(copy) as found:
        found.execute("UPDATE migration SET name = '2099-01-01T00:00:00:000000' WHERE id = 1")
    refused("更新的版本")
    with pytest.raises(Refused, match="没有备份文件"):
        restore(tmp_path / "nothing.sqlite", target, known)


async def test_the_book_comes_back_as_it_was(
    small_office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = small_office
    monkeypatch.setenv("FUND_KEY_FILE", str(office.key_file))
    await office.lent("5000")
    path, copy = path_of(), tmp_path / "copy.sqlite"
    back_up(path, copy)
    there = head(copy)
    await office.contributes("77")
    assert head(path) != there
    url = f"sqlite:///{path}"

    def command(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(fund, [*words, "--database", url])
        return done.exit_code, done.output

    assert (await asyncio.to_thread(command, "restore", str(copy)))[0] == 1  # not without --yes
    assert head(path) != there
    code, said = await asyncio.to_thread(command, "restore", str(copy), "--yes")
    assert code == 0, said
    assert "相符" in said
    assert head(path) == there
    assert head(path.with_name(path.name + ".before-1")) != there  # what was there is kept


async def test_a_fortnight_of_daily_copies_is_kept(small_office: Office, tmp_path: Path) -> None:
    assert small_office
    for day in range(1, 21):
        daily(path_of(), tmp_path / "b", f"fund-{date(2024, 1, day)}")
    kept = sorted(one.name for one in (tmp_path / "b").glob("*.sqlite"))
    assert len(kept) == KEPT
    assert kept[0] == "fund-2024-01-07.sqlite"
    assert daily(path_of(), tmp_path / "b", "fund-2024-01-20") == "fund-2024-01-20.sqlite"
