"""Repayments: oldest first, overdue interest, prepayment, payoff; figures from worked examples."""

from __future__ import annotations

import asyncio
import random
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fund import clock
from fund.database import fetch
from fund.errors import BadInput, KeyReused, Refused
from fund.journal.accounts import BANK, PRINCIPAL
from fund.journal.balances import by_source, of_subject
from loans.plan import Plan, Row, Step, prepay
from tests.story import Office, counts, fen, findings

# Worked examples use 6 %: published here as the LPR of the day before.
JUST_BEFORE = date(2024, 3, 14)


@pytest.fixture
async def six_percent(office: Office) -> Office:
    """The office, with 6 % published for both tenors."""
    for tenor in ("1Y", "5Y+"):
        await office.publishes(tenor, "6", JUST_BEFORE)
    return office


async def test_example_1_paid_on_the_day(six_percent: Office) -> None:
    office = six_percent
    no = await office.lent("5000")
    office.day = date(2024, 12, 31)
    assert await office.payoff(no) == fen("5238.33")
    await office.repays(no, "5238.33")
    assert await office.parts(no) == [(1, "interest", 23_833), (1, "principal", 500_000)]
    assert await office.payoff(no) == 0
    assert await findings() == []


async def test_example_9_payoff_after_seven_months_and_eleven_days(six_percent: Office) -> None:
    office = six_percent
    no = await office.lent("5000")
    office.day = date(2024, 10, 26)
    assert await office.payoff(no) == fen("5184.17")
    await office.repays(no, "5184.17")
    assert await office.payoff(no) == 0
    assert [tuple(row.values()) for row in await office.schedule(no, 2)] == [
        (1, date(2024, 10, 26), 500_000, 18_417)
    ]
    with pytest.raises(Refused, match="已经结清"):
        await office.repays(no, "0.01")
    assert await findings() == []


async def test_example_12_part_prepaid_at_six_months(six_percent: Office) -> None:
    office = six_percent
    no = await office.lent("5000", product="P2M", months=12)
    office.day = date(2024, 9, 15)
    await office.repays(no, "2060", early="shorter")  # 2000 and its 60.00
    assert await office.parts(no) == [(1, "interest", 6_000), (1, "principal", 200_000)]
    rest = (await office.schedule(no, 2))[1]
    assert (rest["due_on"], rest["principal_fen"], rest["interest_fen"]) == (
        date(2025, 3, 15),
        300_000,
        18_000,
    )
    assert await findings() == []


async def test_an_instalment_paid_some_days_early_is_held_until_it_is_due(
    six_percent: Office,
) -> None:
    office = six_percent
    no = await office.lent("5000", product="P2", months=24)
    office.day = date(2025, 3, 10)
    await office.repays(no, "2800")
    assert await office.parts(no) == [(0, "advance", 280_000)]
    state = await office.standing(no)
    assert (int(state.balance[0]), int(state.advance[0])) == (500_000, 280_000)
    # Nobody has posted anything since, and the due date has passed: the figures know.
    office.day = date(2025, 3, 20)
    state = await office.standing(no)
    assert int(state.days_past_due[0]) == 0
    assert (int(state.balance[0]), int(state.advance[0])) == (250_000, 0)
    assert await findings() == []
    # The next thing that happens posts the application on its own day first.
    await office.repays(no, "100")
    assert await office.parts(no) == [
        (0, "advance", 280_000),
        (1, "interest", 30_000),
        (1, "principal", 250_000),
        (0, "advance", -280_000),
        (0, "advance", 10_000),
    ]
    applied = await fetch("SELECT effective_on FROM journal_entry WHERE kind = 'applied'")
    assert applied == [{"effective_on": date(2025, 3, 15)}]
    assert await findings() == []


async def test_an_advance_that_is_too_small_pays_interest_first_and_on_time(
    six_percent: Office,
) -> None:
    office = six_percent
    no = await office.lent("5000", product="P2", months=24)
    office.day = date(2025, 2, 1)
    await office.repays(no, "1000")  # 300.00 interest and 700.00 principal on 2025-03-15
    office.day = date(2025, 5, 14)  # 1800.00 late by 60 days at 7.8 %: 23.40
    state = await office.standing(no)
    assert int(state.payable[0]) == fen("1823.40")
    assert int(state.days_past_due[0]) == 60
    await office.repays(no, "1823.40")
    assert await office.payoff(no) == fen("2500") + 2_458  # 1 m 29 d at 6 %: 24.5833
    assert await findings() == []


async def test_money_held_counts_when_the_loan_is_paid_off(six_percent: Office) -> None:
    office = six_percent
    no = await office.lent("5000")
    office.day = date(2024, 10, 20)
    await office.repays(no, "1000")
    office.day = date(2024, 10, 26)
    assert await office.payoff(no) == fen("5184.17") - fen("1000")
    await office.repays(no, "4184.17")
    assert sum(part for _, kind, part in await office.parts(no) if kind == "interest") == 18_417
    assert sum(part for _, kind, part in await office.parts(no) if kind == "advance") == 0
    assert await office.payoff(no) == 0
    assert await findings() == []


async def test_an_overpayment_is_held_to_be_given_back(six_percent: Office) -> None:
    office = six_percent
    no = await office.lent("5000")
    office.day = date(2024, 12, 31)
    before = await counts()
    with pytest.raises(Refused, match=r"超过结清应还额 5238\.33"):
        await office.repays(no, "5300")
    assert await counts() == before
    await office.repays(no, "5300", excess="hold")
    state = await office.standing(no)
    assert (int(state.payoff[0]), int(state.balance[0])) == (0, 0)
    assert int(state.advance[0]) == fen("5300") - fen("5238.33")
    with pytest.raises(Refused, match="已经结清"):
        await office.repays(no, "1")
    assert await findings() == []


async def test_part_prepaid_makes_the_rest_shorter_or_smaller(six_percent: Office) -> None:
    """4000 over 24 months in halves, 1000 and its interest prepaid after half a year."""
    office = six_percent
    first = await office.lent("4000", product="P2", months=24)
    second = await office.lent("4000", product="P2", months=24)
    office.day = date(2024, 9, 15)
    await office.repays(first, "1030", early="shorter")
    await office.repays(second, "1030", early="smaller")
    # Interest of the first year: 30.00 on what was repaid, 180.00 on the 3000 that stayed.
    rows = [tuple(row.values())[1:] for row in await office.schedule(first, 2)]
    assert rows == [
        (date(2024, 9, 15), 100_000, 3_000),
        (date(2025, 3, 15), 200_000, 18_000),
        (date(2026, 3, 15), 100_000, 6_000),
    ]
    rows = [tuple(row.values())[1:] for row in await office.schedule(second, 2)]
    assert rows == [
        (date(2024, 9, 15), 100_000, 3_000),
        (date(2025, 3, 15), 150_000, 18_000),
        (date(2026, 3, 15), 150_000, 9_000),
    ]
    assert await findings() == []


async def test_a_payment_recorded_late_is_put_where_it_belongs(six_percent: Office) -> None:
    """2000 came on 2025-04-04 and was recorded after 1000 of 2025-05-14: less surcharge."""
    office = six_percent
    no = await office.lent("5000", product="P2M", months=12)
    office.day = date(2025, 5, 14)
    await office.repays(no, "1000")  # 60 days on 5000 at 7.8 %: 65.00; 300.00; 635.00
    assert await office.parts(no) == [
        (1, "overdue_interest", 6_500),
        (1, "interest", 30_000),
        (1, "principal", 63_500),
    ]
    office.day = date(2025, 5, 20)
    await office.repays(no, "2000", on=date(2025, 4, 4))
    # 20 days on 5000: 21.67; 300.00; 1678.33; then 40 days on 3321.67: 28.788, 50.455 in all.
    rows = await fetch(
        "SELECT v.effective_on, p.kind, SUM(p.amount_fen) AS fen FROM loan_part p "
        "JOIN loan_event v ON v.id = p.event GROUP BY v.effective_on, p.kind "
        "HAVING SUM(p.amount_fen) <> 0 ORDER BY v.effective_on, p.kind"
    )
    assert [(row["effective_on"].day, row["kind"], int(row["fen"])) for row in rows] == [
        (4, "interest", 30_000),
        (4, "overdue_interest", 2_167),
        (4, "principal", 167_833),
        (14, "overdue_interest", 2_878),
        (14, "principal", 97_122),
    ]
    # The book on any day is the journal on that day, although both were written later.
    for on in (date(2025, 4, 3), date(2025, 4, 4), date(2025, 5, 13), date(2025, 5, 14)):
        state = await office.standing(no, on)
        with office.now():
            lent = await by_source(office.fund.id, PRINCIPAL, on, clock.now())
        assert int(state.balance[0]) == lent["fiscal"]
    assert await findings() == []


async def test_a_small_difference_is_never_arrears(six_percent: Office) -> None:
    office = six_percent
    no = await office.lent("5000", product="P2", months=24)
    office.day = date(2025, 3, 15)
    await office.repays(no, "2799.00")
    for on in (date(2025, 3, 16), date(2025, 9, 1), date(2026, 3, 14)):
        state = await office.standing(no, on)
        assert int(state.days_past_due[0]) == 0
        assert int(state.overdue_interest_left[0]) == 0
        assert int(state.payable[0]) == 100  # carried to the next instalment
    office.day = date(2026, 3, 15)
    assert await office.payoff(no) == fen("2650.00") + 100
    await office.repays(no, "2651.00")
    assert await office.payoff(no) == 0
    assert await findings() == []


async def test_example_8_overdue_at_thirty_percent_more(six_percent: Office) -> None:
    """80 days late: 5000 * 7.8 % / 360 * 80 = 86.67, without compounding."""
    office = six_percent
    no = await office.lent("5000", product="P2M", months=12)
    office.day = date(2025, 6, 3)
    state = await office.standing(no)
    assert int(state.days_past_due[0]) == 80
    assert int(state.payoff[0]) == fen("5386.67")
    await office.repays(no, "5386.67")
    assert await office.parts(no) == [
        (1, "overdue_interest", 8_667),
        (1, "interest", 30_000),
        (1, "principal", 500_000),
    ]
    assert await findings() == []


async def test_example_11_only_the_overdue_principal_bears_more(six_percent: Office) -> None:
    """2500 late by 60 days at 7.8 %: 32.50; the other 2500 stays at 6 %."""
    office = six_percent
    no = await office.lent("5000", product="P2", months=24)
    office.day = date(2025, 5, 14)
    state = await office.standing(no)
    assert int(state.overdue(state.overdue_interest_left)[0]) == 3_250
    assert int(state.payable[0]) == fen("2832.50")
    await office.repays(no, "2832.50")
    rest = await office.standing(no, date(2026, 3, 15))
    assert int(rest.payable[0]) == fen("2650.00")
    assert await findings() == []


async def test_part_payments_round_overdue_interest_once(six_percent: Office) -> None:
    """However the payments fall, the sum of overdue interest is rounded from the exact fen-days."""
    office = six_percent
    no = await office.lent("5000", product="P2M", months=12)
    office.day = date(2025, 3, 18)  # 3 days: 3.25
    await office.repays(no, "1303.25")  # 3.25 + 300.00 + 1000.00
    office.day = date(2025, 3, 25)  # 7 days on 4000: 6.0666…
    await office.repays(no, "6.07")
    assert int((await office.standing(no)).days_past_due[0]) == 10  # part payment resets nothing
    office.day = date(2025, 4, 4)  # 10 more days on 4000: 8.6666…; together 17.98333
    exact = (5000_00 * 3 + 4000_00 * 17) * 78_000
    wanted = (exact * 2 + 360_000_000) // 720_000_000
    state = await office.standing(no)
    assert int(state.overdue_interest_earned[0]) == wanted == 1_798
    assert int(state.payoff[0]) == 400_000 + wanted - 325 - 607
    assert await findings() == []


async def test_oldest_instalment_first(six_percent: Office) -> None:
    office = six_percent
    no = await office.lent("5000", product="P2", months=24)
    office.day = date(2026, 3, 15)  # the first is 365 days late, the second due today
    extra = (250_000 * 365 * 78_000 * 2 + 360_000_000) // 720_000_000
    await office.repays(no, "3000")
    assert await office.parts(no) == [
        (1, "overdue_interest", extra),
        (1, "interest", 30_000),
        (1, "principal", 250_000),
        (2, "interest", 300_000 - extra - 280_000),
    ]
    assert await findings() == []


async def test_days_past_due_begin_the_day_after(six_percent: Office) -> None:
    no = await six_percent.lent("5000", product="P2M", months=12)
    for on, late in ((date(2025, 3, 14), 0), (date(2025, 3, 15), 0), (date(2025, 3, 16), 1)):
        assert int((await six_percent.standing(no, on)).days_past_due[0]) == late


async def test_principal_returns_to_its_sources_and_interest_to_income(office: Office) -> None:
    for _ in range(39):
        await office.lent("5000")
    await office.contributes("1000", source="committees")
    no = await office.applies("5000")
    await office.applies("5000")
    for step in ("committee", "assessment", "commitment", "payout"):
        await office.decides(no, step)
    await office.disburses(no)
    office.day = date(2024, 12, 31)
    await office.repays(no, "2137.04")
    assert await of_subject(office.fund.id, PRINCIPAL, no) == 300_000
    with office.now():
        cash = await by_source(office.fund.id, BANK, office.day, clock.now())
    assert cash == {"fiscal": 200_000, "committees": 100_000, "income": 13_704}
    assert await findings() == []


async def test_bad_repayments(office: Office) -> None:
    no = await office.approved()
    with pytest.raises(Refused, match="还没有放款"):
        await office.repays(no, "5")
    await office.disburses(no)
    for amount, on, said in (
        ("0", None, "大于零"),
        ("-5", None, "大于零"),
        ("1.005", None, "分"),
        ("5", date(2024, 3, 14), "早于放款日"),
        ("5", date(2024, 3, 16), "晚于今天"),
    ):
        before = await counts()
        with pytest.raises(BadInput, match=said):
            await office.repays(no, amount, on=on)
        assert await counts() == before
    assert await findings() == []


async def test_a_repayment_sent_fifty_times_is_received_once(office: Office) -> None:
    no = await office.lent()
    office.day = date(2024, 12, 31)
    answers = await asyncio.gather(
        *(office.repays(no, "137.04", key="repay-key-1234567890") for _ in range(50))
    )
    assert set(answers) == {"S2024-00001"}
    assert await fetch("SELECT amount_fen FROM loan_event") == [{"amount_fen": 13_704}]
    with pytest.raises(KeyReused):
        await office.repays(no, "137.05", key="repay-key-1234567890")
    assert await findings() == []


@given(
    st.integers(1, 600_000),
    st.integers(0, 240_000),
    st.dates(date(2024, 1, 2), date(2025, 12, 30)),
    st.integers(1, 4),
    st.sampled_from(["shorter", "smaller"]),
)
def test_a_prepayment_never_loses_a_fen(
    paid: int, rate: int, on: date, periods: int, how: str
) -> None:
    principal = 500_000
    rows = [
        Row(n + 1, date(2024 + n, 1, 1), date(2025 + n, 1, 1), 360, 0, 0)
        for n in range(periods + 2)
    ]
    rows[-1] = Row(periods + 2, rows[-1].start_on, rows[-1].due_on, 360, principal, 0)
    first = next(row.no for row in rows if row.due_on > on)
    steps = (Step(date(2024, 1, 1), rate, rate),)
    plan = Plan(tuple(rows), steps, "months+days", "interest-only")
    after = prepay(plan, on, paid, how).rows
    assert sum(row.principal for row in after) == principal
    assert min(row.principal for row in after) >= 0
    split = next(row for row in after if row.no == first)
    assert split.due_on == on
    assert split.principal + split.interest == paid
    # To within half a fen the interest is that of the principal it came with.
    if split.principal < principal:
        exact = split.principal * rate * split.units
        assert abs(split.interest * 360_000_000 - exact) <= 360_000_000


@pytest.mark.parametrize("seed", range(8))
async def test_prepayments_bear_interest_for_the_time_used(small_office: Office, seed: int) -> None:
    """A year-end loan prepaid at random: each part of its principal bears its own days' interest.

    The sum is worked out apart, in fractions. Each payment is rounded once, so it differs by a fen
    a payment at most, and so does the payoff.
    """
    chance, office = random.Random(seed), small_office
    await office.publishes("1Y", "6", JUST_BEFORE)
    no = await office.lent("5000")
    exact, payments, before = Fraction(0), 0, 0
    while payoff := await office.payoff(no):
        office.day = min(office.day + timedelta(days=chance.randrange(1, 60)), date(2024, 12, 30))
        payoff = await office.payoff(no)
        last = office.day == date(2024, 12, 30) or payments == 6
        amount = payoff if last else chance.randrange(1, payoff)
        await office.repays(no, f"{amount // 100}.{amount % 100:02d}", early="smaller")
        assert abs(await office.payoff(no) - (payoff - amount)) <= 1
        parts = await office.parts(no)
        principal = sum(part for _, kind, part in parts if kind == "principal")
        months = (office.day.month - 3) - (office.day.day < 15)
        odd = (office.day - date(2024, 3 + months, 15)).days
        exact += Fraction((principal - before) * 60_000 * (30 * months + odd), 360_000_000)
        before, payments = principal, payments + 1
    interest = sum(part for _, kind, part in await office.parts(no) if kind == "interest")
    assert before == 500_000
    assert abs(interest - exact) <= payments
    assert await findings() == []
