"""Opening an installation: the schema, the office, its key, its rates, a fund."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from contextlib import redirect_stdout
from datetime import date
from importlib.resources import files
from pathlib import Path

from piccolo.apps.migrations.commands.forwards import run_forwards

from fund import clock, vault
from fund.database import fetch, fetch_one, insert, unit_of_work
from fund.errors import BadInput, Refused
from fund.journal.entries import GENESIS
from fund.journal.tables import JournalHead
from fund.money import read_percent
from fund.office.tables import Fund, Office, Township
from fund.policy.adopting import adopt_text
from fund.policy.loading import load, shipped
from fund.policy.tables import FoundingPaperFiled
from fund.rates.tables import Rate


async def migrate() -> None:
    """Bring the schema up to date on either engine; raises Refused if a migration fails."""
    said = io.StringIO()
    with redirect_stdout(said):
        result = await run_forwards(app_name="all")
    if not result.success:
        raise Refused(f"数据库升级没有完成：{result.message}\n{said.getvalue()}")


async def open_office(name: str, key_file: Path) -> int:
    """The office of this installation, made at the first call with its key and rates."""
    row = await fetch_one("SELECT id FROM office ORDER BY id LIMIT 1")
    if row is not None:
        await bind_vault(key_file)
        return int(row["id"])
    vault.make_key(key_file)
    await bind_vault(key_file)
    check = vault.vault().fingerprint(name, "office")
    async with unit_of_work():
        await insert(Office, {"name": name, "key_check": check})
        row = await fetch_one("SELECT id FROM office ORDER BY id LIMIT 1")
        office = int(row["id"]) if row else 0
        await insert(Rate, *shipped_rates(office))
    return office


async def bind_vault(key_file: Path) -> None:
    """Use the installation's key; raises Refused if it is missing or another installation's."""
    vault.bind(vault.Vault.read(key_file))
    row = await fetch_one("SELECT name, key_check FROM office ORDER BY id LIMIT 1")
    if row and vault.vault().fingerprint(row["name"], "office") != row["key_check"]:
        raise Refused("密钥文件与这个数据库不是一套。请换回原来的密钥文件。")


def shipped_rates(office: int) -> list[dict[str, object]]:
    """The published history as rows, its source and verified columns kept."""
    text = (files("fund") / "data" / "rates.csv").read_text(encoding="utf-8")
    return [
        {
            "office": office,
            "basis": row["rate_type"],
            "tenor": row["tenor"],
            "effective_on": date.fromisoformat(row["effective_date"]),
            "ppm": read_percent(row["percent"]),
            "verified": row["verified"],
            "source": row["source"],
            "recorded_at": clock.instant(date(2026, 3, 1)),
        }
        for row in csv.DictReader(io.StringIO(text))
    ]


async def open_fund(
    *,
    office: int,
    code: str,
    name: str,
    policy: str,
    opened_on: date,
    is_sample: bool = False,
    papers: Mapping[str, str] | None = None,
) -> int:
    """A new fund with an empty journal; raises Refused where the code is taken.

    `papers` are the founding papers there are already: the number of each, by key.
    """
    known = {paper.key for paper in load(policy).founding}
    if set(papers or {}) - known:
        raise BadInput(f"设立文件的代号应为：{'、'.join(sorted(known))}。")
    if not name.strip():
        raise BadInput("基金名称不能为空。")
    if opened_on > clock.today():
        raise BadInput(f"设立日期 {opened_on} 晚于今天。")
    async with unit_of_work():
        taken = await fetch_one("SELECT id FROM fund WHERE office = {} AND code = {}", office, code)
        if taken:
            raise Refused(f"代码为“{code}”的基金已经存在。")
        await insert(
            Fund,
            {
                "office": office,
                "code": code,
                "name": name.strip(),
                "policy": policy,
                "opened_on": opened_on,
                "is_sample": is_sample,
                "recorded_at": clock.now(),
            },
        )
        row = await fetch_one("SELECT id FROM fund WHERE office = {} AND code = {}", office, code)
        fund = int(row["id"]) if row else 0
        await adopt_text(office, fund, shipped(policy))
        shared = {"office": office, "fund": fund, "issued_on": opened_on}
        await insert(
            FoundingPaperFiled,
            *(
                shared | {"key": key, "document_no": no, "recorded_at": clock.now()}
                for key, no in (papers or {}).items()
            ),
        )
        await insert(JournalHead, {"fund": fund, "last_seq": 0, "last_hash": GENESIS})
    return fund


async def add_townships(office: int, names: list[str]) -> None:
    """Townships the office does not have yet."""
    have = {
        row["name"] for row in await fetch("SELECT name FROM township WHERE office = {}", office)
    }
    new = [{"office": office, "name": name} for name in names if name not in have]
    await insert(Township, *new)
