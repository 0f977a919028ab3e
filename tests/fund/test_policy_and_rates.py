"""Policy files and the rates they ask for."""

from __future__ import annotations

from datetime import date, timedelta
from importlib.resources import files

import pytest

from fund.errors import BadInput, NotFound, Refused
from fund.policy.loading import load, parse
from fund.rates.keeping import AddRate, ConfirmRate, add, confirm, rate_on
from fund.rates.lookup import Confirmation, Quote, basis_for, rate_for, tenor_for
from loans.classes import by_days
from tests.story import Office

TEXT = (files("fund") / "policies" / "county_revolving.toml").read_text(encoding="utf-8")
POLICY = load("county_revolving")


def test_the_county_policy_says_what_the_seed_says() -> None:
    lending = POLICY.lending
    assert (lending.minimum, lending.maximum, lending.term_months) == (300_000, 500_000, 24)
    assert POLICY.target is not None
    assert POLICY.target.amount == 60_000_000
    assert "loans" not in next(s for s in POLICY.sources if s.key == "dues").uses
    assert [step.name for step in POLICY.benefit("loan").steps] == [
        "党委批准",
        "实地考核",
        "承诺到位",
        "发放审批",
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('minimum = "3000.00"', "minimum = 3000", "lending.minimum"),
        ('minimum = "3000.00"', 'minimum = "3000.001"', "lending.minimum"),
        ("term_months = 24", "", "term_months"),
        ('method = "bullet"', 'method = "balloon"', "balloon"),
        ('uses = ["grants"]', 'uses = ["gifts"]', "gifts"),
        ("[target]", "[target]\nsurprise = 1", "surprise"),
        ("[target]", "[target", "line"),
    ],
)
def test_a_wrong_policy_is_refused_with_its_place(old: str, new: str, said: str) -> None:
    with pytest.raises(BadInput, match=r"办法文件 x\.toml") as refused:
        parse(TEXT.replace(old, new, 1), "x.toml")
    assert said in str(refused.value)


def test_an_unknown_policy_names_those_there_are() -> None:
    with pytest.raises(NotFound, match="county_revolving"):
        load("atlantis")


@pytest.mark.parametrize(
    ("classes", "days"),
    [("正常", 0), ("关注", 1), ("关注", 90), ("次级", 91), ("可疑", 271), ("损失", 361)],
)
def test_five_categories_at_their_boundaries(classes: str, days: int) -> None:
    assert POLICY.classes[int(by_days(POLICY.classes, days))].name == classes


@pytest.mark.parametrize(
    ("on", "months", "basis", "tenor"),
    [
        (date(2019, 8, 19), 12, "PBOC_benchmark_loan", "<=1Y"),
        (date(2019, 8, 20), 12, "LPR", "1Y"),
        (date(2019, 8, 20), 13, "LPR", "5Y+"),
        (date(2014, 11, 21), 24, "PBOC_benchmark_loan", "1-3Y"),
        (date(2014, 11, 22), 24, "PBOC_benchmark_loan", "1-5Y"),
    ],
)
def test_which_published_rate_serves(on: date, months: int, basis: str, tenor: str) -> None:
    found = basis_for(POLICY, on)
    assert (found.basis, tenor_for(found, months)) == (basis, tenor)


# Figures of the domain rules, section 2.
@pytest.mark.parametrize(
    ("on", "months", "ppm"),
    [
        (date(2002, 2, 21), 12, 53_100),
        (date(2011, 4, 6), 24, 64_000),
        (date(2015, 10, 24), 12, 43_500),
        (date(2019, 8, 20), 12, 42_500),
        (date(2024, 2, 19), 24, 42_000),
        (date(2024, 2, 20), 24, 39_500),
        (date(2024, 10, 21), 12, 31_000),
        (date(2026, 2, 24), 24, 35_000),
    ],
)
async def test_the_shipped_history(small_office: Office, on: date, months: int, ppm: int) -> None:
    quote = await rate_on(small_office.fund.office, POLICY, on, months)
    assert quote.ppm == ppm


def test_a_rate_stands_sixty_days_then_staff_must_confirm() -> None:
    basis = basis_for(POLICY, date(2026, 2, 24))
    quotes = [Quote("LPR", "1Y", date(2026, 2, 24), 30_000, "y")]
    day60 = date(2026, 2, 24) + timedelta(days=60)
    assert rate_for(basis, "1Y", day60, quotes, []).ppm == 30_000
    with pytest.raises(Refused, match="60 天"):
        rate_for(basis, "1Y", day60 + timedelta(days=1), quotes, [])
    assert (
        rate_for(basis, "1Y", day60 + timedelta(days=1), quotes, [Confirmation(day60, 2)]).ppm
        == 30_000
    )
    with pytest.raises(Refused, match="没有"):
        rate_for(basis, "1Y", date(2020, 1, 1), quotes, [])


async def test_confirming_lets_lending_go_on(office: Office) -> None:
    office.day = date(2026, 6, 1)
    no = await office.approved()
    with pytest.raises(Refused, match="请先在“利率”页核对"):
        await office.disburses(no)
    command = ConfirmRate("LPR", "1Y", office.day)
    with office.now():
        await confirm(office.actors["chen"], POLICY, command, office.key())
    assert await office.disburses(no) == no


async def test_a_rate_entered_by_one_is_used_only_when_another_confirmed_it(office: Office) -> None:
    command = AddRate("LPR", "1Y", date(2024, 3, 10), "0.01", "测试公布")
    confirmed = ConfirmRate("LPR", "1Y", date(2024, 3, 15))
    with office.now():
        await add(office.actors["chen"], POLICY, command, office.key())
        no = await office.approved()
        for who in ("", "chen"):
            if who:
                await confirm(office.actors[who], POLICY, confirmed, office.key())
            with pytest.raises(Refused, match="须由另一人"):
                await office.disburses(no)
        await confirm(office.actors["li"], POLICY, confirmed, office.key())
    assert await office.disburses(no) == no


async def test_a_tenor_the_policy_does_not_use_is_refused(small_office: Office) -> None:
    li = small_office.actors["li"]
    with small_office.now():
        with pytest.raises(BadInput, match=r"5Y\+"):
            await confirm(li, POLICY, ConfirmRate("LPR", "5Y", date(2024, 3, 15)), "key-1234567890")
        with pytest.raises(BadInput, match="LPR"):
            await add(li, POLICY, AddRate("X", "1Y", date(2024, 3, 15), "1", "x"), "key-1234567891")
