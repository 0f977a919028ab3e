"""Backups of an SQLite installation: a consistent copy during load, and its way back.

The copy is one file, checked before it gets its name; beside it stands its hash (`.sha256`), by
which a damaged or cut-off copy is known. The key file is not in it: keep both, in different places.
"""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

from fund.errors import Refused

KEPT = 14  # daily copies


def back_up(database: Path, target: Path) -> str:
    """Copy a database, in use or not, to a new file; answers its hash. Raises Refused."""
    if target.exists():
        raise Refused(f"{target} 已经存在，不会覆盖。请换一个文件名。")
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    source = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    copy = sqlite3.connect(part)
    try:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        _check(copy, part)
    finally:
        copy.close()
        source.close()
    part.chmod(0o600)
    hashed = _hash(part)
    note = target.with_name(target.name + ".sha256")
    note.write_text(f"{hashed}  {target.name}\n", encoding="utf-8")
    part.replace(target)
    return hashed


def _check(connection: sqlite3.Connection, path: Path) -> None:
    try:
        found = connection.execute("PRAGMA integrity_check").fetchone()[0]
        connection.execute("SELECT COUNT(*) FROM journal_entry").fetchone()
    except sqlite3.DatabaseError as error:
        raise Refused(f"{path.name} 不是完好的备份：{error}。") from error
    if found != "ok":
        raise Refused(f"{path.name} 已损坏：{found}。")


def _hash(path: Path) -> str:
    hashed = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(1 << 20):
            hashed.update(part)
    return hashed.hexdigest()


def restore(copy: Path, database: Path, known: set[str]) -> Path | None:
    """Put a copy in a database's place; answers where the one before now lies, if there was one.

    `known` are the migrations this software has. Raises Refused for a copy that is damaged, cut
    off, of something else, or of a newer software; nothing is touched then.
    """
    if not copy.is_file():
        raise Refused(f"没有备份文件 {copy}。")
    note = copy.with_name(copy.name + ".sha256")
    if note.exists() and note.read_text(encoding="utf-8").split()[0] != _hash(copy):
        raise Refused(f"{copy.name} 与备份时的校验码不符：文件被截断或改动，不能恢复。")
    connection = sqlite3.connect(f"file:{copy}?mode=ro", uri=True)
    try:
        _check(connection, copy)
        rows = connection.execute("SELECT name FROM migration").fetchall()
    except sqlite3.DatabaseError as error:
        raise Refused(f"{copy.name} 不是本系统的备份：{error}。") from error
    finally:
        connection.close()
    newer = sorted({str(name) for (name,) in rows} - known)
    if newer:
        raise Refused(f"{copy.name} 来自更新的版本（{newer[0]}），请先升级软件再恢复。")
    part = database.with_name(database.name + ".restoring")
    part.write_bytes(copy.read_bytes())
    part.chmod(0o600)
    before = _put_aside(database)
    part.replace(database)
    return before


def _put_aside(database: Path) -> Path | None:
    """Keep the database that is replaced, with what its journal still holds."""
    if not database.exists():
        return None
    number = 1
    while (aside := database.with_name(f"{database.name}.before-{number}")).exists():
        number += 1
    connection = sqlite3.connect(database)
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()
    for suffix in ("-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)
    database.replace(aside)
    return aside


def daily(database: Path, folder: Path, stem: str) -> str:
    """A day's copy in a folder, the oldest removed beyond `KEPT`; answers its name."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = folder / f"{stem}.sqlite"
    if not target.exists():
        back_up(database, target)
    copies = sorted(folder.glob("fund-*.sqlite"))
    for old in copies[:-KEPT]:
        old.with_name(old.name + ".sha256").unlink(missing_ok=True)
        old.unlink()
    return target.name
