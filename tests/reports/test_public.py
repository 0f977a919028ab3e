"""What anybody sees: sums and no person; what names somebody is not indexed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from fund.database import number
from fund.money import yuan_grouped
from reports.public_pages import _closed_year, statement_page
from tests.loans.test_closing import closes
from tests.site import ID_NO, Site, lend, running
from tests.story import Office

STRANGER = ("statement", "performance")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with running(tmp_path) as site:
        yield site


def test_a_stranger_sees_sums_and_no_person(site: Site) -> None:
    lend(site, ID_NO)
    nobody = site.browser()
    assert "测试基金" in nobody.get("/public").text
    for page in STRANGER:
        answer = nobody.get(f"/public/f1/{page}")
        assert answer.status_code == 200, page
        assert "吴" not in answer.text
    assert nobody.get("/public/nothing/statement").status_code == 404
    for page in ("notices/f1", "notices", "honour/f1", "certificates/x"):
        assert "noindex" in nobody.get(f"/public/{page}").headers["x-robots-tag"]
    assert "x-robots-tag" not in nobody.get("/public/f1/statement").headers
    assert "Disallow: /\n" in nobody.get("/robots.txt").text


async def test_a_year_is_published_when_it_is_closed(small_office: Office) -> None:
    office = small_office
    office.day = date(2024, 3, 15)
    await office.lent("5000")
    office.day = date(2025, 1, 5)
    with office.now():
        assert await _closed_year(office.fund) is None
    for month in range(1, 13):
        last = date(2024 + month // 12, month % 12 + 1, 1).toordinal() - 1
        await closes(office, date.fromordinal(last))
    with office.now():
        assert await _closed_year(office.fund) == 2024
        page = await statement_page.fn("f1")
    desk = page.context["desk"]
    assert desk.title == "测试基金 2024 年收支公示表"
    bank = await number("SELECT SUM(amount_fen) FROM journal_line WHERE account = '1002'")
    assert dict(desk.facts)["本年结余"] == yuan_grouped(bank)
    assert "吴某" not in str(desk)
