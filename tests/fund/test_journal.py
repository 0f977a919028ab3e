"""The journal: balanced, gapless, chained; the database itself refuses what must not be."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Any

import pytest

from fund.database import fetch, fetch_one, unit_of_work
from fund.errors import KeyReused, Refused, SamePersonTwice
from fund.journal.accounts import BANK, CAPITAL, SUSPENSE
from fund.journal.entries import Draft, booking_day, credit, debit
from fund.journal.posting import post, review
from tests.story import Office, findings

DAY = date(2024, 3, 1)


def draft(fen: int = 100, on: date = DAY) -> Draft:
    lines = (debit(BANK, "fiscal", fen), credit(SUSPENSE, "fiscal", fen))
    return Draft("receipt", "测试", on, lines)


async def posted(office: Office, made: Draft, key: str, **who: Any) -> int:
    given = {"office": office.fund.office, "fund": office.fund.id, "maker": 3, "checker": None}
    async with unit_of_work(office.fund.id):
        return await post(made, key=key, **(given | who))


async def test_entries_are_numbered_without_gaps_by_year(office: Office) -> None:
    await posted(office, draft(on=date(2024, 12, 31)), "k1")
    await posted(office, draft(on=date(2025, 1, 2)), "k2")
    await posted(office, draft(on=date(2024, 12, 30)), "k3")  # recorded later, dated earlier
    rows = await fetch("SELECT seq, year, no FROM journal_entry ORDER BY seq")
    assert [tuple(row.values()) for row in rows] == [
        (1, 2024, 1),
        (2, 2024, 2),
        (3, 2025, 1),
        (4, 2024, 3),
    ]
    assert await findings() == []


async def test_a_refused_posting_leaves_no_gap(office: Office) -> None:
    with pytest.raises(SamePersonTwice):
        await posted(office, draft(), "k1", checker=3)
    bad = Draft("contribution", "", DAY, (debit(BANK, "fiscal", 5), credit(CAPITAL, "income", 5)))
    with pytest.raises(ValueError, match="balance"):
        await posted(office, bad, "k2")
    await posted(office, draft(), "k3")
    assert await findings() == []


async def test_twenty_at_once_are_posted_one_after_the_other(office: Office) -> None:
    await asyncio.gather(*(office.contributes(f"{n}.00") for n in range(1, 21)))
    row = await fetch_one("SELECT COUNT(*) AS n, MAX(seq) AS seq, MAX(no) AS no FROM journal_entry")
    assert row == {"n": 21, "seq": 21, "no": 21}
    assert await findings() == []


async def test_the_same_key_posts_once(office: Office) -> None:
    from fund.contributions.contributing import RecordContribution, record

    command = RecordContribution("fiscal", "10", DAY, "县财政局", "拨2")
    with office.now():
        answers = await asyncio.gather(
            *(record(office.actors["wang"], office.fund, command, "same-key") for _ in range(20))
        )
        assert set(answers) == {"2"}
        other = RecordContribution("fiscal", "11", DAY, "县财政局", "拨2")
        with pytest.raises(KeyReused):
            await record(office.actors["wang"], office.fund, other, "same-key")
    assert (await fetch_one("SELECT COUNT(*) AS n FROM journal_entry")) == {"n": 2}


BY_HAND = {
    "change an amount": "UPDATE journal_line SET amount_fen = amount_fen + 1 WHERE line = 1",
    "change a date": "UPDATE journal_entry SET effective_on = '2024-01-01'",
    "delete a line": "DELETE FROM journal_line WHERE line = 1",
    "delete an entry": "DELETE FROM journal_entry",
    "add a line to a posted entry": "INSERT INTO journal_line "
    "(office, fund, seq, line, account, source, subject, amount_fen) "
    "VALUES (1, 1, 1, 9, '1002', 'fiscal', '', 5)",
    "an entry without lines": "INSERT INTO journal_entry (office, fund, seq, year, no, kind, "
    "summary, effective_on, booked_on, recorded_at, maker, papers, key, input_hash, "
    "previous_hash, hash) VALUES (1, 1, 2, 2024, 2, 'x', '', '2024-01-02', '2024-01-02', "
    "'2024-01-02 00:00:00+00:00', 1, '[]', 'k', '', '', '')",
    "a line of zero": "INSERT INTO journal_line "
    "(office, fund, seq, line, account, source, subject, amount_fen) "
    "VALUES (1, 1, 2, 1, '1002', 'fiscal', '', 0)",
    "a line for no entry": "INSERT INTO journal_line "
    "(office, fund, seq, line, account, source, subject, amount_fen) "
    "VALUES (1, 1, 7, 1, '1002', 'fiscal', '', 5)",
    "a contribution of nothing": "INSERT INTO contribution (office, fund, seq, source, "
    "received_on, amount_fen, payer, document_no, note, recorded_at) VALUES "
    "(1, 1, 1, 'fiscal', '2024-01-02', 0, '', '', '', '2024-01-02 00:00:00+00:00')",
    "a fund with a text for a day": "UPDATE fund SET opened_on = 'not a day'",
    "a fund with too long a code": "UPDATE fund SET code = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'",
    "a command forgotten": "DELETE FROM command",
}


@pytest.mark.parametrize("fault", BY_HAND)
async def test_the_database_refuses(office: Office, fault: str) -> None:
    assert office.url
    before = await fetch("SELECT * FROM journal_line ORDER BY id")
    with pytest.raises(Exception, match=r"(?i)constraint|no_|sealed|balanced|invalid|too long"):
        async with unit_of_work():
            await fetch(BY_HAND[fault])
    assert await fetch("SELECT * FROM journal_line ORDER BY id") == before
    assert await findings() == []


async def test_replacing_a_row_is_refused_too(small_office: Office) -> None:
    assert small_office.url.startswith("sqlite")
    with pytest.raises(Exception, match="no_"):
        await fetch("INSERT OR REPLACE INTO command SELECT * FROM command WHERE id = 1")


async def test_emptying_a_table_is_refused_too(postgres_url: str, tmp_path: Any) -> None:
    async with Office.opened(postgres_url, tmp_path / "key") as office:
        assert office.url
        with pytest.raises(Exception, match="no_update"):
            await fetch("TRUNCATE journal_line CASCADE")


async def test_review_is_by_somebody_else_and_once(office: Office) -> None:
    fund = office.fund
    maker, other = office.actors["wang"].id, office.actors["li"].id
    given = {"office": fund.office, "fund": fund.id, "seq": 1}
    with pytest.raises(SamePersonTwice):
        await review(**given, reviewer=maker)
    await review(**given, reviewer=other)
    with pytest.raises(Refused, match="已经复核"):
        await review(**given, reviewer=other)


def test_money_of_a_closed_month_is_booked_on_the_first_open_day() -> None:
    assert booking_day(DAY, None) == DAY
    assert booking_day(date(2024, 1, 31), date(2024, 1, 31)) == date(2024, 2, 1)
    assert booking_day(date(2024, 2, 1), date(2024, 1, 31)) == date(2024, 2, 1)
