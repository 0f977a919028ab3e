"""The forecast from the real book: its opening is the journal's, and the page answers in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import polib
import pytest

from fund import clock
from fund.database import number
from fund.projection.engine import Opening
from fund.projection.plan import Plan, forecast
from fund.web.words import CATALOGUES
from loans.book import load
from reports.charts import fan
from reports.forecasting import Seen, basis, came_true
from reports.growth_words import capacity
from tests.site import ID_NO, Site, lend, running
from tests.story import Office


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with running(tmp_path) as site:
        yield site


async def test_the_opening_is_the_book_and_the_journal(small_office: Office) -> None:
    office = small_office
    await office.lent("5000")
    late = await office.lent("4000")
    office.day = date(2025, 1, 31)
    await office.repays(late, "1000")
    with office.now():
        seen = await basis(office.fund, office.day, clock.now(), 36)
        book = await load(office.fund, office.day, clock.now())
    opening, state = seen.plan.opening, book.standing()
    bank = "SELECT SUM(amount_fen) FROM journal_line WHERE account = '1002' AND source <> 'held'"
    assert round(opening.cash * 100) == await number(bank)
    today = np.datetime64(office.day)
    later = state.book.due > today
    assert round(opening.falls_due.sum() * 100) == int(state.principal_left[later].sum())
    assert round(opening.interest_due.sum() * 100) == int(state.interest_left[later].sum())
    left = state.principal_left + state.interest_left + state.overdue_interest_left
    assert round(opening.overdue.sum() * 100) == int(left[~later].sum())
    assert seen.plan.target == 600_000
    assert seen.plan.contribution == 100_000
    # Nothing is lent any more: what is left comes back, with its signed interest.
    idle = forecast(seen.plan, utilisation=0.0, overdue_share=0.0, contribution=0.0, prepayment=0.0)
    assert idle.loans[-1, 0] == pytest.approx(0.0, abs=1e-6)
    assert idle.accrued[-1, 0] == pytest.approx(0.0, abs=1e-6)


async def test_a_forecast_of_a_year_ago_meets_what_came(small_office: Office) -> None:
    """A fund that lends one loan and gets nothing more: cash, loan and interest are what came."""
    office = small_office
    no = await office.lent("5000")  # 2024-03-15
    begun = office.day
    assert await came_true(office.fund, begun, clock.now()) == []
    office.day = date(2026, 5, 20)
    with office.now():
        rows = await came_true(office.fund, office.day, clock.now())
        assert [row.on for row in rows] == [
            date(2025, 7, 31),
            date(2025, 10, 31),
            date(2026, 1, 31),
            date(2026, 4, 30),
        ]
        assert all(row.low <= row.middle <= row.high for row in rows)
        bank = await number(
            "SELECT SUM(amount_fen) FROM journal_line WHERE account = '1002' AND source <> 'held'"
        )
        book = (await load(office.fund, rows[-1].on, clock.now())).standing()
    owed = int(book.balance.sum()) + int(book.interest_receivable.sum())
    assert round(rows[-1].actual * 100) == bank + owed
    assert no


def test_little_seen_is_little_known() -> None:
    few, many = Seen("x", 0.1, 10), Seen("x", 0.1, 1_000)
    assert few.interval[1] - few.interval[0] > 3 * (many.interval[1] - many.interval[0])
    assert few.spread > many.spread > 0
    assert Seen("x", 0.0, 0).interval == (0.0, 1.0)


def test_a_fan_lies_between_its_axes() -> None:
    levels = [[100_000.0 * (1 + one) for _ in range(24)] for one in range(5)]
    drawn = fan(levels, 600_000.0)
    heights = [float(point.split(",")[1]) for band in drawn.bands for point in band.split()]
    assert all(0 < height < 320 for height in [*heights, drawn.target])
    assert drawn.target < min(heights)  # the target lies above everything, so higher up
    assert [label for _, label in drawn.years] == [1, 2]


def test_the_page_answers_and_takes_other_assumptions(site: Site) -> None:
    lend(site, ID_NO)
    zhao = site.browser("zhao")
    page = zhao.get("/growth").text
    assert "增长测算" in page
    assert "每年筹集10万元，三年达到60万元" in page
    assert "<polygon" in page
    dear = zhao.get("/growth?rate=12&utilisation=95&overdue_share=0").text
    assert "做得到" in dear
    wrong = zhao.get("/growth?rate=99")
    assert wrong.status_code == 422
    assert "0 到 36%" in wrong.text
    assert site.browser("zhi").get("/growth").status_code == 403


def test_the_page_speaks_english_one_click_away_and_remembers(site: Site) -> None:
    lend(site, ID_NO)
    zhao = site.browser("zhao")
    assert 'href="?rate=5&amp;lang=en"' in zhao.get("/growth?rate=5").text
    page = zhao.get("/growth?lang=en").text
    spoken = re.sub(r"<[^>]*lang=[^>]*>[^<]*|value=\"[^\"]*\"", "", page)
    left = set(re.findall(r"[\u4e00-\u9fff]+", spoken))
    assert left == {"测试基金"}  # its name stays
    assert "does not hold" in page
    assert "Loan capacity by month" in page
    assert "Growth forecast" in zhao.get("/growth").text  # remembered
    wrong = zhao.get("/growth?rate=99")
    assert "must lie between 0 and 36%" in wrong.text
    assert "增长测算" in zhao.get("/growth?lang=zh").text


def test_the_catalogue_keeps_every_place_and_no_chinese() -> None:
    places = re.compile(r"%\(\w+\)s|%%")
    entries = polib.pofile(str(CATALOGUES / "en.po"))
    assert len(entries) > 100
    for entry in entries:
        assert sorted(places.findall(entry.msgid)) == sorted(places.findall(entry.msgstr))
        assert entry.msgid.count("%") == entry.msgstr.count("%"), "a lone % would break the page"
        assert not re.search(r"[\u4e00-\u9fff]", entry.msgstr)


def test_capacity_is_what_the_course_lends() -> None:
    """100,000 yuan lent out at once in loans of 4,000, nothing due for a year."""
    plan = Plan(opening=Opening(100_000.0), months=36, utilisation=0.9, rate=0.06)
    rows = capacity(plan, 4_000.0)
    assert len(rows) == 24
    assert (rows[0]["lent"], rows[0]["new"], rows[0]["standing"]) == (
        "90,000.00",
        "22",
        "90,000.00",
    )
    assert rows[1]["new"] == "0"
