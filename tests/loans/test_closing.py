"""Month close: interest receivable by cumulative difference, and figures that stay."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from fund import clock
from fund.calendars import month_end
from fund.checks import Check
from fund.database import fetch, fetch_one
from fund.errors import BadInput, Forbidden, Refused
from fund.journal.accounts import (
    BANK,
    INTEREST_RECEIVABLE,
    LOSSES,
    PROVISION,
    UNREALISED_INTEREST,
)
from fund.journal.balances import by_source, of_subject
from fund.journal.entries import AUTOMATIC
from fund.journal.months import closed_through
from fund.journal.posting import review
from loans.closing import CloseMonth, close_month
from loans.servicing.asking import AskWriteOff
from reports.asking import question
from reports.catalogue import build
from tests.story import OPENED, Office, counts, findings, reconciles


async def reviews(office: Office) -> None:
    """A second person looks at all that waits."""
    with office.now():
        for row in await fetch(
            "SELECT seq FROM journal_entry e WHERE checker IS NULL AND kind NOT IN "
            + AUTOMATIC
            + " "
            "AND NOT EXISTS (SELECT 1 FROM journal_review r WHERE r.seq = e.seq)"
        ):
            given = {"office": office.fund.office, "fund": office.fund.id, "seq": row["seq"]}
            await review(**given, reviewer=office.actors["li"].id)


async def closes(office: Office, month: date, who: str = "li") -> str:
    """Review what waits, reconcile with the bank, then close."""
    await reviews(office)
    with office.now():
        await reconciles(office, month)
        command = CloseMonth(month)
        return await close_month(office.actors[who], office.fund, command, office.key())


async def receivable(office: Office, no: str) -> int:
    found = await of_subject(office.fund.id, INTEREST_RECEIVABLE, no)
    assert found == -await of_subject(office.fund.id, UNREALISED_INTEREST, no)
    return found


async def test_interest_receivable_follows_the_contract(office: Office) -> None:
    await office.publishes("1Y", "6", date(2024, 3, 14))
    no = await office.lent("5000")
    office.day = date(2024, 5, 2)
    for month in (date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 31)):
        await closes(office, month)
    assert await receivable(office, no) == 1_333  # 16 days: 13.333
    await closes(office, date(2024, 4, 30))
    assert await receivable(office, no) == 3_750  # 1 month 15 days: 37.50, not 13.33 + 24.17
    office.day = date(2024, 5, 15)
    await office.repays(no, "5050.00")  # two months: 50.00
    office.day = date(2024, 6, 1)
    await closes(office, date(2024, 5, 31))
    assert await receivable(office, no) == 0
    assert await findings() == []


async def test_a_month_is_closed_in_order_when_it_is_over_and_reviewed(office: Office) -> None:
    january, february = date(2024, 1, 31), date(2024, 2, 29)
    with pytest.raises(Forbidden):
        await closes(office, january, who="chen")
    before = await counts()
    with pytest.raises(Refused, match="按月顺序"):
        await closes(office, february)
    office.day = january
    with pytest.raises(BadInput, match="还没有过完"):
        await closes(office, january)
    assert await counts() == before
    office.day = date(2024, 3, 15)
    assert await closes(office, january) == "2024-01-31"
    with pytest.raises(Refused, match="按月顺序"):
        await closes(office, january)
    await office.contributes("5", on=date(2024, 2, 10))
    command = CloseMonth(february)
    with office.now(), pytest.raises(Refused, match="1 张凭证没有复核"):
        await close_month(office.actors["li"], office.fund, command, office.key())
    assert await findings() == []


async def test_a_closed_month_keeps_its_figures(office: Office) -> None:
    await closes(office, date(2024, 1, 31))
    office.day = date(2024, 3, 16)
    await office.contributes("7", on=OPENED)
    entry = await fetch_one(
        "SELECT effective_on, booked_on FROM journal_entry ORDER BY seq DESC LIMIT 1"
    )
    assert entry == {"effective_on": OPENED, "booked_on": date(2024, 2, 1)}
    with office.now():
        january = await question(office.fund, date(2024, 1, 31))
        february = await question(office.fund, date(2024, 2, 29))
        kept = await by_source(office.fund.id, BANK, january.as_of, january.known_at)
        later = await by_source(office.fund.id, BANK, february.as_of, february.known_at)
        now = await by_source(office.fund.id, BANK, january.as_of, clock.now())
        report = await build("interest", january)
    assert (kept, later, now) == (
        {"fiscal": 20_000_000},
        {"fiscal": 20_000_700},
        {"fiscal": 20_000_700},
    )
    assert any("本月已结账" in getattr(block, "text", "") for block in report.blocks)


async def test_provisions_follow_the_class_and_a_loss_is_charged_once(office: Office) -> None:
    """5000 current: 1 %. 31 days late: 2 %. Written off: the month's loss is the whole balance."""
    await office.publishes("1Y", "6", date(2024, 3, 14))
    no = await office.lent("5000", product="P2M")
    office.day = date(2025, 8, 2)

    async def losses() -> int:
        with office.now():
            return sum((await by_source(office.fund.id, LOSSES, office.day, clock.now())).values())

    month = date(2024, 1, 31)
    wanted = {date(2024, 3, 31): 5_000, date(2025, 3, 31): 10_000, date(2025, 6, 30): 125_000}
    while month < date(2025, 7, 1):
        await closes(office, month)
        if month in wanted:
            assert await losses() == wanted[month]
            assert await of_subject(office.fund.id, PROVISION, no) == -wanted[month]
        month = month_end(month + timedelta(days=1))
    why = {"reason": "无力偿还", "document_no": "纪要9号"}
    await office.agrees(no, AskWriteOff(**why))
    assert await of_subject(office.fund.id, PROVISION, no) == 500_000 - 125_000
    office.day = date(2025, 9, 1)
    await closes(office, date(2025, 7, 31))  # before the write-off: 139 days late, still 25 %
    await office.repays(no, "1000")
    await closes(office, date(2025, 8, 31))
    assert await losses() == 500_000
    assert await of_subject(office.fund.id, PROVISION, no) == -100_000
    office.day = date(2025, 10, 1)
    await closes(office, date(2025, 9, 30))  # what came back in September lowers the loss
    assert await losses() == 400_000
    assert await findings() == []


async def test_a_check_that_fails_stops_the_close(small_office: Office) -> None:
    async def fails() -> list[str]:
        return ["凭证链断了"]

    office = small_office
    office.day = date(2024, 2, 2)
    await reviews(office)
    with office.now():
        await reconciles(office, date(2024, 1, 31))
        command, li = CloseMonth(date(2024, 1, 31)), office.actors["li"]
        red = [Check("chain", "凭证链", fails)]
        with pytest.raises(Refused, match="凭证链断了"):
            await close_month(li, office.fund, command, office.key(), red)
        assert await closed_through(office.fund.id) is None
        assert await close_month(li, office.fund, command, office.key(), []) == "2024-01-31"
