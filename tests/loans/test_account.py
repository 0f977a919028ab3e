"""One account against the worked examples of the domain rules, without a database."""

from __future__ import annotations

from datetime import date

import pytest

from fund.errors import Refused
from fund.money import read_yuan
from loans.account import Account, Happened
from loans.effects import after, folded
from loans.events import (
    Called,
    Debt,
    Event,
    Extended,
    GuarantorPaid,
    Misused,
    Refunded,
    Repaid,
    Repriced,
    Waived,
    WrittenOff,
)
from loans.parts import Part
from loans.plan import Plan, Row, Step, check_extension, extended, surcharged

ORDER = ("cost", "overdue_interest", "interest", "principal")
LENT = date(2024, 3, 15)


def fen(text: str) -> int:
    return read_yuan(text)


def account(
    *rows: tuple[date, str, str],
    rate: int = 60_000,
    surcharge: int = 500_000,
    compound: bool = False,
    day_count: str = "months+days",
    method: str = "interest-only",
    lent: date = LENT,
) -> Account:
    """An account of instalments (due, principal, interest) in yuan; surcharge +50 %."""
    signed, start = [], lent
    for no, (due, principal, due_interest) in enumerate(rows, start=1):
        months = (due.year - start.year) * 12 + due.month - start.month
        spans = {"months+days": months * 30, "actual/360": (due - start).days}
        span = spans[day_count]
        signed.append(Row(no, start, due, span, fen(principal), fen(due_interest)))
        start = due
    step = Step(lent, rate, surcharged(rate, surcharge), compound)
    return Account(Plan(tuple(signed), (step,), day_count, method), ORDER)  # type: ignore[arg-type]


def then(start: Account, *happened: tuple[date, Event]) -> Account:
    for on, event in happened:
        start, _ = after(start, Happened(on, event))
    return start


def owed(one: Account, on: date) -> int:
    return int(one.standing(on).payoff[0])


YEAR = (date(2025, 3, 15), "5000", "300")


@pytest.mark.parametrize(
    ("surcharge", "compound", "wanted"),
    [
        (500_000, False, "5400.00"),
        (500_000, True, "5406.00"),
        (300_000, False, "5386.67"),
        (300_000, True, "5391.87"),
    ],
)
def test_example_8_a_year_and_eighty_days(surcharge: int, *, compound: bool, wanted: str) -> None:
    late = account(YEAR, surcharge=surcharge, compound=compound)
    assert owed(late, date(2025, 6, 3)) == fen(wanted)
    smaller = account((date(2025, 3, 15), "3000", "180"), surcharge=surcharge, compound=compound)
    asked = {"5400.00": "3240.00", "5406.00": "3243.60", "5386.67": "3232.00", "5391.87": "3235.12"}
    assert owed(smaller, date(2025, 6, 3)) == fen(asked[wanted])


def test_example_11_an_instalment_sixty_days_late() -> None:
    halves = ((date(2025, 3, 15), "2500", "300"), (date(2026, 3, 15), "2500", "150"))
    on = date(2025, 5, 14)
    assert int(account(*halves).standing(on).overdue_interest_left[0]) == fen("37.50")
    both = account(*halves, compound=True).standing(on)
    assert int(both.overdue_interest_left[0]) == fen("42.00")  # 37.50 and 4.50
    assert int(both.overdue_interest_left[1]) == 0  # the other 2500 stay at 6 %


def test_example_12_extended_from_two_years_to_three() -> None:
    bullet = account((date(2026, 3, 15), "5000", "600"), method="bullet")
    longer = then(bullet, (date(2026, 3, 1), Extended(date(2026, 3, 15), 12, 60_000, 90_000)))
    (row,) = longer.plan.rows
    assert (row.due_on, row.principal, row.interest) == (date(2027, 3, 15), 500_000, 90_000)
    with pytest.raises(Refused, match="展期须在到期日以前"):
        then(bullet, (date(2026, 3, 15), Extended(date(2026, 3, 15), 12, 60_000, 90_000)))


def test_an_extension_at_a_higher_rate_bears_it_from_the_old_due_date() -> None:
    """One year at 6 %, then half a year at 7 %: 300.00 + 175.00."""
    bullet = account(YEAR, method="bullet")
    longer = then(bullet, (date(2025, 3, 14), Extended(date(2025, 3, 15), 6, 70_000, 105_000)))
    assert longer.plan.rows[0].interest == fen("475.00")
    assert owed(longer, date(2025, 3, 15)) == fen("5300.00")
    assert owed(longer, date(2025, 6, 15)) == fen("5387.50")  # three months at 7 %: 87.50
    late = longer.standing(date(2025, 10, 15))  # 30 days at 10.5 %: 43.75
    assert int(late.overdue_interest_left[0]) == fen("43.75")


def test_an_extension_keeps_interest_on_its_dates() -> None:
    halves = account((date(2025, 3, 15), "2500", "300"), (date(2026, 3, 15), "2500", "150"))
    longer = then(halves, (date(2026, 3, 1), Extended(date(2026, 3, 15), 6)))
    assert [(r.no, r.due_on, r.principal, r.interest) for r in longer.plan.rows] == [
        (1, date(2025, 3, 15), 250_000, 30_000),
        (2, date(2026, 3, 15), 0, 15_000),
        (3, date(2026, 9, 15), 250_000, 7_500),
    ]


@pytest.mark.parametrize(
    ("original", "asked", "allowed"),
    [(12, 12, True), (12, 13, False), (24, 12, True), (24, 13, False), (84, 36, True)],
)
def test_extension_limits(original: int, asked: int, *, allowed: bool) -> None:
    if allowed:
        check_extension(original, asked)
    else:
        with pytest.raises(Refused, match="累计展期不得超过"):
            check_extension(original, asked)


@pytest.mark.parametrize(
    ("day_count", "wanted"),
    # actual/360: 195 days at 3.55 % and 171 at 3.45 %. Months and days: 6 m 12 d at 3.55 %, the
    # other 5 m 18 d of the twelve months at 3.45 %, so that no odd day is counted twice.
    [("actual/360", "178.08"), ("months+days", "175.17")],
)
def test_example_13_repriced_on_new_years_day(day_count: str, wanted: str) -> None:
    loan = account(
        (date(2024, 6, 20), "5000", "0"),
        rate=35_500,
        day_count=day_count,
        method="bullet",
        lent=date(2023, 6, 20),
    )
    changed = then(loan, (date(2024, 1, 1), Repriced(34_500, 44_850)))
    assert changed.plan.rows[0].interest == fen(wanted)


def test_misuse_bears_more_from_its_day_and_never_two_surcharges() -> None:
    loan = account(YEAR, surcharge=300_000)
    misused = then(loan, (date(2024, 9, 15), Misused(500_000)))
    # Half a year at 6 % and half a year at 9 %: 150.00 + 225.00.
    assert misused.plan.rows[0].interest == fen("375.00")
    late = misused.standing(date(2025, 6, 3))  # 80 days at 9 %, not at 7.8 % or 11.7 %
    assert int(late.overdue_interest_left[0]) == fen("100.00")
    with pytest.raises(Refused, match="不能重复加收"):
        then(misused, (date(2024, 10, 1), Misused(500_000)))


def test_a_call_makes_everything_fall_due_with_interest_for_the_time_used() -> None:
    loan = account((date(2025, 3, 15), "2500", "300"), (date(2026, 3, 15), "2500", "150"))
    called = then(loan, (date(2024, 9, 15), Called()))
    assert [(r.due_on, r.principal, r.interest) for r in called.plan.rows] == [
        (date(2024, 9, 15), 500_000, 15_000)
    ]
    # From the next day it is overdue: 30 days at 9 % on 5000.
    assert int(called.standing(date(2024, 10, 15)).payable[0]) == fen("5187.50")


def test_waivers_cannot_exceed_what_is_due_nor_let_principal_off() -> None:
    late = account(YEAR)
    on = date(2025, 6, 3)
    waived = then(late, (on, Waived(overdue_interest=4_000, interest=10_000)))
    assert owed(waived, on) == fen("5400.00") - 14_000
    for event, said in (
        (Waived(overdue_interest=10_001), "逾期利息只有 100.00"),
        (Waived(interest=30_001), "利息只有 300.00"),
        (Waived(principal=101), "1.00 元以内的尾差"),
    ):
        with pytest.raises(Refused, match=said):
            then(late, (on, event))
    with pytest.raises(Refused, match=r"只有 0\.00"):
        then(late, (date(2025, 3, 14), Waived(interest=1)))  # not due yet


def test_a_write_off_and_what_is_recovered_after_it() -> None:
    on = date(2025, 6, 3)
    lost = then(account(YEAR), (on, WrittenOff()))
    assert lost.recoverable == fen("5400.00")
    assert int(lost.standing(date(2026, 6, 3)).payoff[0]) == 0
    some, change = after(lost, Happened(date(2026, 1, 1), Repaid(520_000)))
    assert change.parts == [
        Part(0, "recovered_principal", 500_000),
        Part(0, "recovered_interest", 20_000),
    ]
    with pytest.raises(Refused, match=r"最多 200\.00 元"):
        after(some, Happened(date(2026, 2, 1), Repaid(20_001)))


def test_a_refund_is_at_most_what_is_held() -> None:
    paid = then(account(YEAR), (date(2025, 3, 15), Repaid(540_000)))
    assert int(paid.standing(date(2025, 3, 15)).advance[0]) == fen("100.00")
    with pytest.raises(Refused, match=r"只有 100\.00"):
        then(paid, (date(2025, 3, 16), Refunded(10_001)))
    back = then(paid, (date(2025, 3, 16), Refunded(10_000)))
    assert int(back.standing(date(2025, 3, 17)).advance[0]) == 0


def test_an_override_takes_principal_before_interest() -> None:
    on = date(2025, 6, 3)
    usual, first = after(account(YEAR), Happened(on, Repaid(100_000)))
    assert [(p.kind, p.fen) for p in first.parts] == [
        ("overdue_interest", 10_000),
        ("interest", 30_000),
        ("principal", 60_000),
    ]
    order: tuple[Debt, ...] = ("principal", "interest", "overdue_interest")
    _, other = after(account(YEAR), Happened(on, Repaid(100_000, order=order)))
    assert [(p.kind, p.fen) for p in other.parts] == [("principal", 100_000)]
    assert usual.plan == account(YEAR).plan


def test_folding_in_parts_is_folding_at_once() -> None:
    """Whatever comes later is folded again from any point to the same account."""
    halves = account((date(2025, 3, 15), "2500", "300"), (date(2026, 3, 15), "2500", "150"))
    story = [
        Happened(date(2024, 6, 1), Repaid(100_000)),
        Happened(date(2025, 2, 1), Repaid(50_000, early="smaller")),
        Happened(date(2025, 6, 1), Repaid(150_000)),
        Happened(date(2026, 1, 1), Extended(date(2026, 3, 15), 6)),
    ]
    today = date(2026, 12, 1)
    whole = folded(halves, story, today)
    for cut in range(1, len(story)):
        begun = folded(halves, story[:cut], story[cut].on)
        rest = folded(begun[-1][2], story[cut:], today)
        assert rest[-1][2].plan == whole[-1][2].plan
        assert sorted(rest[-1][2].parts) == sorted(whole[-1][2].parts)


def test_extending_twice_adds_up() -> None:
    plan = account((date(2026, 1, 31), "5000", "0"), method="bullet", lent=date(2025, 1, 31)).plan
    once = extended(plan, 1, 1)
    twice = extended(once, 1, 1)
    assert [once.rows[0].due_on, twice.rows[0].due_on] == [date(2026, 2, 28), date(2026, 3, 31)]
    # Thirteen and fourteen whole months, although February has no 31st.
    assert [once.rows[0].units, twice.rows[0].units] == [390, 420]


def test_misuse_and_a_higher_tenor_bear_both_and_one_can_be_undone() -> None:
    """6 %, misuse at half of it more, then the 7 % of a higher tenor: 10.5 % from there."""
    bullet = account(YEAR, method="bullet")
    granted = Happened(date(2025, 3, 1), Extended(date(2025, 3, 15), 6, 70_000, 105_000))
    begun = Happened(date(2024, 9, 15), Misused(500_000))
    both, plain = bullet, bullet
    for one in (begun, granted):
        both, _ = after(both, one)
    plain, _ = after(plain, granted)
    assert [step.rate_ppm for step in both.plan.steps] == [60_000, 90_000, 105_000]
    assert both.contract_rate == plain.contract_rate == 70_000
    assert [step.rate_ppm for step in plain.plan.steps] == [60_000, 70_000]
    # The contract's rate stays where the tenor does: the surcharge goes on.
    same, _ = after(both, Happened(date(2025, 3, 2), Extended(date(2025, 9, 15), 1)))
    assert [step.rate_ppm for step in same.plan.steps] == [60_000, 90_000, 105_000]


def test_misuse_found_after_the_last_due_date_is_refused() -> None:
    with pytest.raises(Refused, match="已全部到期"):
        then(account(YEAR), (date(2025, 4, 1), Misused(500_000)))


def test_the_guarantors_claim_comes_before_what_was_written_off() -> None:
    on = date(2025, 6, 13)
    lost = then(account(YEAR), (on, GuarantorPaid(100_000)), (on, WrittenOff()))
    _, change = after(lost, Happened(date(2025, 8, 1), Repaid(150_000)))
    assert change.parts == [
        Part(0, "recourse_collected", 100_000),
        Part(0, "recovered_principal", 50_000),
    ]
