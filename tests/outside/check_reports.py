"""Every report in every format, on the demo and on an empty fund, opened by other programs.

LibreOffice reads the workbook, pdftotext the PDF, Python's csv and jq the rest; each must find the
title and every sum that the document itself has.
"""

from __future__ import annotations

import asyncio
import csv
import io
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

import app
from fund import clock, database
from fund.money import yuan_grouped
from fund.office.funds import FundView, all_funds
from fund.office.opening import add_townships, bind_vault, migrate, open_fund, open_office
from reports.asking import question
from reports.catalogue import GROUPS, build
from reports.document import Document, machine
from reports.rendering import FORMATS
from schedules.rehearsal.building import build as make_demo

PROGRAMS = {name: shutil.which(name) for name in ("soffice", "pdftotext", "jq")}
MISSING = [name for name, path in PROGRAMS.items() if path is None]
pytestmark = [
    pytest.mark.skipif(bool(MISSING), reason=f"not run: no {', '.join(MISSING)} here"),
    pytest.mark.timeout(400),
]
EVERY = [name for names in GROUPS.values() for name in names]
# Where the demo has what a report tells of; the others are asked of the lending fund.
OF = {
    **dict.fromkeys(("grants-ledger", "donations", "certificates", "cases"), "care"),
    **dict.fromkeys(("subsidy-sheet", "subsidies"), "monthly"),
    **dict.fromkeys(("hardship-ledger", "review-tasks"), "ledger"),
    "budget": "visits",
}


def output(*command: str, given: bytes = b"") -> str:
    """What a program prints; its failure is the test's."""
    done = subprocess.run(command, check=True, capture_output=True, input=given)  # noqa: S603
    return done.stdout.decode()


async def documents(funds: dict[str, FundView], on: date) -> dict[str, Document]:
    """Every report of the catalogue."""
    found = {}
    for name in EVERY:
        fund = funds.get(OF.get(name, "demo")) or next(iter(funds.values()))
        day = date(2024, 12, 31) if name == "budget" and "visits" in funds else on
        found[name] = await build(name, await question(fund, day))
    return found


async def of_demo(path: Path) -> dict[str, Document]:
    await make_demo(path, clock.today(), app.PERMISSIONS)
    async with database.opened(f"sqlite:///{path}"):
        await bind_vault(path.with_name(path.name + ".key"))
        return await documents({fund.code: fund for fund in await all_funds()}, clock.today())


async def of_nothing(path: Path) -> dict[str, Document]:
    async with database.opened(f"sqlite:///{path}"):
        await migrate()
        office = await open_office("空县", path.with_name(path.name + ".key"))
        await open_fund(
            office=office,
            code="demo",
            name="空基金",
            policy="county_revolving",
            papers={"approval": "批文1号"},
            opened_on=date(2026, 1, 1),
        )
        await add_townships(office, ["空乡"])
        return await documents({fund.code: fund for fund in await all_funds()}, clock.today())


def sums(document: Document) -> list[str]:
    """Every money total of every table, as the eye reads it."""
    return [
        yuan_grouped(table.totals[column.key])
        for table in document.tables
        for column in table.columns
        if column.kind == "money" and table.rows and table.totals.get(column.key) is not None
    ]


@pytest.mark.parametrize("kind", ["demo", "empty"])
def test_every_format_is_read_by_another_program(kind: str, tmp_path: Path) -> None:
    make = of_demo if kind == "demo" else of_nothing
    found = asyncio.run(make(tmp_path / "x.sqlite"))
    for name, document in found.items():
        for form in FORMATS.values():
            (tmp_path / f"{name}.{form.name}").write_bytes(form.render(document))
    books = [str(tmp_path / f"{name}.xlsx") for name in found]
    command = [str(PROGRAMS["soffice"]), f"-env:UserInstallation=file://{tmp_path}/profile"]
    command += ["--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76"]
    output(*command, "--outdir", str(tmp_path / "sheets"), *books)
    told = 0
    for name, document in found.items():
        wanted = sums(document)
        told += len(wanted)
        sheet = (tmp_path / "sheets" / f"{name}.csv").read_text(encoding="utf-8")
        text = output(str(PROGRAMS["pdftotext"]), "-layout", str(tmp_path / f"{name}.pdf"), "-")
        page = (tmp_path / f"{name}.html").read_text(encoding="utf-8")
        screen = (tmp_path / f"{name}.text").read_text(encoding="utf-8")
        for place, said in (("xlsx", sheet), ("pdf", text), ("html", page), ("text", screen)):
            assert document.title in said.replace("\n", ""), (name, place)
            for total in wanted:
                assert total in said or total.replace(",", "") in said, (name, place, total)
        raw = (tmp_path / f"{name}.json").read_bytes()
        assert output(str(PROGRAMS["jq"]), "-r", ".title", given=raw).strip() == document.title
        count = output(str(PROGRAMS["jq"]), ".rows | length", given=raw)
        assert int(count) == len(document.table.rows)
        rows = list(csv.DictReader(io.StringIO((tmp_path / f"{name}.csv").read_text("utf-8"))))
        for column in document.table.columns:
            if column.kind == "money":
                cells = [machine(row.get(column.key), "money") or "" for row in document.table.rows]
                assert [row[column.key] for row in rows] == cells, (name, column.key)
    assert told > 40 or kind == "empty"
