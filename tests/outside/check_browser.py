"""A real browser over the demo: pages as people see them, on a screen and on a phone."""

from __future__ import annotations

import asyncio
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import uvicorn

import app
from fund import clock, database
from fund.database import fetch, insert
from fund.office.opening import bind_vault
from fund.people.own_access import token
from fund.people.tables import MemberKey
from fund.vault import vault
from schedules.rehearsal.building import PASSWORD, build

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="not run: no chromium on this machine")

FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
PAGES = ["/", "/loans", "/reports", "/reports/interest", "/archive", "/duties", "/rates"]


@dataclass
class Demo:
    """A demo of today, and how one of its borrowers enters."""

    path: Path
    no: str
    entrance: str
    last_four: str


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """A demo of today."""
    path = tmp_path_factory.mktemp("demo") / "demo.sqlite"
    asyncio.run(build(path, clock.today(), app.PERMISSIONS))
    return Demo(path, *asyncio.run(newest_borrower(path)))


async def newest_borrower(path: Path) -> tuple[str, str, str]:
    """The newest loan still running: its number, its QR address and the ID's last four."""
    async with database.opened(f"sqlite:///{path}"):
        await bind_vault(path.with_name(path.name + ".key"))
        rows = await fetch(
            "SELECT l.no, l.office, l.member, m.id_no_sealed FROM loan l "
            "JOIN member m ON m.id = l.member JOIN disbursement d ON d.loan = l.id "
            "WHERE (SELECT SUM(j.amount_fen) "
            "FROM journal_line j WHERE j.account = '1301' AND j.subject = l.no) > 0 "
            "ORDER BY d.disbursed_on DESC LIMIT 1"
        )
        row = rows[0]
        await insert(MemberKey, {"office": row["office"], "member": row["member"]})
        address = f"/my/demo/{row['member']}/{token(row['member'], 1)}"
        return row["no"], address, vault().open(row["id_no_sealed"])[-4:]


@pytest.fixture(scope="module")
def address(demo: Demo) -> Iterator[str]:
    """The demo, served."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    config = uvicorn.Config(app.create(f"sqlite:///{demo.path}"), port=port, log_level="warning")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def chromium(address: str) -> Iterator[Any]:
    """The browser, started once the site answers."""
    assert address
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def test_staff_pages_show_without_a_complaint(chromium: Any, address: str) -> None:
    page = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{address}/login")
    page.fill("[name=login]", "chen")
    page.fill("[name=password]", PASSWORD)
    page.click("main button")
    page.wait_for_url(f"{address}/")
    for path in PAGES:
        page.goto(address + path)
        assert page.locator("h1").count() == 1, path
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 1280, (path, wide)
    assert complaints == []


def test_the_loan_book_searches_and_sorts(chromium: Any, address: str) -> None:
    page = chromium.new_context().new_page()
    page.goto(f"{address}/login")
    page.fill("[name=login]", "zhao")
    page.fill("[name=password]", PASSWORD)
    page.click("main button")
    page.wait_for_url(f"{address}/")
    page.goto(f"{address}/loans")
    page.select_option("[name=status]", "结清")
    page.click("main form button")
    states = set(page.locator("tbody tr td:last-child").all_inner_texts())
    assert states == {"结清"}
    page.click("th a:has-text('借款金额')")
    amounts = page.locator("tbody tr td:nth-child(5)").all_inner_texts()
    assert amounts == sorted(amounts, key=lambda text: float(text.replace(",", "")))


def test_assumptions_are_answered_in_place_and_without_scripts(chromium: Any, address: str) -> None:
    answers = []
    for scripts in (True, False):
        page = chromium.new_context(java_script_enabled=scripts).new_page()
        page.goto(f"{address}/login")
        page.fill("[name=login]", "zhao")
        page.fill("[name=password]", PASSWORD)
        page.click("main button")
        page.goto(f"{address}/growth?fund=demo")
        before = page.locator("#answer tbody").first.inner_text()
        page.fill("[name=rate]", "12")
        if scripts:
            page.locator("[name=rate]").blur()
            page.wait_for_url("**rate=12**")
        else:
            page.click("form[data-answer] button")
        after = page.locator("#answer tbody").first.inner_text()
        assert after != before
        answers.append(after)
    assert answers[0] == answers[1]


def test_a_borrower_on_a_phone(chromium: Any, address: str, demo: Demo) -> None:
    page = chromium.new_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto(address + demo.entrance)
    page.fill("[name=last_four]", demo.last_four)
    page.click("main button")
    page.wait_for_url(f"{address}/my/{demo.no}")
    text = page.inner_text("main")
    assert "下一次要还" in text or "已经过期" in text
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.amount')).fontSize)")
    assert size >= 36
