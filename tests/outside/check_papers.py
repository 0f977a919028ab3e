"""Papers opened by programs that are not ours: LibreOffice and poppler."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

import app
from fund import clock, database
from fund.database import number
from fund.office.funds import fund_of
from fund.office.opening import bind_vault
from reports.asking import question
from reports.catalogue import build
from reports.rendering import FORMATS
from schedules.rehearsal.building import build as make_demo
from tests.story import Office

SOFFICE = shutil.which("soffice")
PDFTOTEXT = shutil.which("pdftotext")


def output(*command: str) -> str:
    """What a program prints; its failure is the test's."""
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    return done.stdout


async def book(office: Office) -> dict[str, bytes]:
    """A small loan book in three formats."""
    await office.lent("5000")
    late = await office.lent("4000")
    office.day = date(2025, 1, 31)
    await office.repays(late, "1000")
    with office.now():
        document = await build("loan-book", await question(office.fund, office.day))
    return {name: FORMATS[name].render(document) for name in ("xlsx", "pdf", "json")}


@pytest.mark.skipif(SOFFICE is None, reason="not run: no LibreOffice on this machine")
async def test_libreoffice_reads_the_same_figures(small_office: Office, tmp_path: Path) -> None:
    files = await book(small_office)
    (tmp_path / "book.xlsx").write_bytes(files["xlsx"])
    command = [str(SOFFICE), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    command += ["--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir"]
    output(*command, str(tmp_path), str(tmp_path / "book.xlsx"))
    with (tmp_path / "book.csv").open(encoding="utf-8") as file:
        sheet = list(csv.reader(file))
    heading = next(row for row in sheet if row[0] == "合同号")
    total = next(row for row in sheet if row[0] == "合计")
    wanted = json.loads(files["json"])["totals"]
    for label, key in (("借款金额", "principal"), ("本金余额", "balance")):
        assert total[heading.index(label)].replace(",", "") == wanted[key]


@pytest.mark.skipif(PDFTOTEXT is None, reason="not run: no pdftotext on this machine")
async def test_the_pdf_says_the_same(small_office: Office, tmp_path: Path) -> None:
    files = await book(small_office)
    (tmp_path / "book.pdf").write_bytes(files["pdf"])
    command = [str(PDFTOTEXT), "-layout", str(tmp_path / "book.pdf"), "-"]
    text = output(*command)
    wanted = json.loads(files["json"])["totals"]["balance"]
    assert "借款台账" in text
    assert f"{int(wanted.split('.')[0]):,}.{wanted.split('.')[1]}" in text
    assert re.search(r"第\s*1\s*页\s*共\s*1\s*页", text), text[-300:]


LEDGERS = (
    ("care", "grants-ledger", "amount", "金额"),
    ("care", "donations", "amount", "金额"),
    ("care", "cases", "paid", "已发放"),
    ("monthly", "subsidy-sheet", "amount", "金额"),
    ("visits", "grants-ledger", "amount", "金额"),
    ("visits", "budget", "planned", "计划"),
)


@pytest.mark.skipif(SOFFICE is None, reason="not run: no LibreOffice on this machine")
async def test_libreoffice_opens_every_ledger_of_gifts(tmp_path: Path) -> None:
    """The demo's ledgers as XLSX, read back by LibreOffice: heading and total as in JSON."""
    path = tmp_path / "demo.sqlite"
    await make_demo(path, clock.today(), app.PERMISSIONS)
    wanted = {}
    async with database.opened(f"sqlite:///{path}"):
        await bind_vault(path.with_name(path.name + ".key"))
        office = await number("SELECT MIN(id) FROM office")
        for code, name, key, label in LEDGERS:
            on = date(2024, 12, 31) if name == "budget" else clock.today()
            document = await build(name, await question(await fund_of(office, code), on))
            (tmp_path / f"{code}-{name}.xlsx").write_bytes(FORMATS["xlsx"].render(document))
            totals = json.loads(FORMATS["json"].render(document))["totals"]
            wanted[f"{code}-{name}"] = (label, totals.get(key))
    command = [str(SOFFICE), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    command += ["--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir"]
    output(*command, str(tmp_path), *(str(tmp_path / f"{stem}.xlsx") for stem in wanted))
    for stem, (label, total) in wanted.items():
        with (tmp_path / f"{stem}.csv").open(encoding="utf-8") as file:
            sheet = list(csv.reader(file))
        heading = next(row for row in sheet if label in row)
        found = next(row for row in sheet if row[0] == "合计")
        assert total
        assert found[heading.index(label)].replace(",", "") == total, stem
