"""Policy files: faults named with their line, versions compared, rules at their edges."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from click.testing import CliRunner

from fund.errors import BadInput
from fund.policy.benefits import Test
from fund.policy.checking import faults
from fund.policy.comparing import budget_notes, changes, flat
from fund.policy.eligibility import Finding, check_repeat, check_window, holds, suggested_tiers
from fund.policy.facts import Value
from fund.policy.loading import available, line_of, load, parse, shipped
from main import fund as command


def line(text: str, needle: str, nth: int = 0) -> int:
    """The line of the n-th place that reads so."""
    return [no for no, row in enumerate(text.splitlines(), 1) if needle in row][nth]


@pytest.mark.parametrize(
    ("name", "old", "new", "said", "at"),
    [
        ("yuxi_subsidy", 'amount = "270000.00"', "amount = 270000", "带引号", "amount = 270000"),
        (
            "yuxi_subsidy",
            'amount = "270000.00"',
            'amount = "270000.01"',
            "分配合计 3000000.01",
            'total = "3000000.00"',
        ),
        ("yuxi_subsidy", "at_least = 60", "at_last = 60", "at_last", "at_last = 60"),
        ("yuxi_subsidy", 'fact = "age"', 'fact = "agee"', "没有“agee”", 'fact = "agee"'),
        (
            "yuxi_subsidy",
            "at_least = 60",
            "is = true",
            "只用一种比较",
            'fact = "age"',
        ),
        (
            "jiangsu_care",
            'conditions = ["C4a"]',
            'conditions = ["C9"]',
            "没有“C9”这项条件",
            'conditions = ["C9"]',
        ),
        ("jiangsu_care", "T3 = 3", "T9 = 3", "没有“T9”这个档次", None),
        ("jiangsu_care", 'to = "06-30"', 'to = "06-31"', "06-31", 'to = "06-31"'),
        ("jiangsu_care", "to = 2019-05-07", "to = 2019-04-01", "早于", "to = 2019-04-01"),
        ("jiangsu_care", '["civil_affairs"]', '["civil"]', "没有“civil”这份材料", '["civil"]'),
        (
            "ganzhou_assistance",
            "months = [6, 11]",
            "months = [6, 13]",
            "没有 13 月",
            "months = [6, 13]",
        ),
        (
            "ganzhou_assistance",
            'document = "plan"',
            'document = "plans"',
            "没有“plans”这份设立文件",
            'document = "plans"',
        ),
        (
            "chengjiang_care",
            'key = "elders"',
            'key = "spring"',
            "“spring”重复",
            'key = "spring"',
        ),
    ],
)
def test_a_fault_is_named_with_its_line(
    name: str, old: str, new: str, said: str, at: str | None
) -> None:
    text = shipped(name)
    assert old in text
    wrong = text.replace(old, new, 1)
    with pytest.raises(BadInput, match=r"办法文件 p\.toml") as refused:
        parse(wrong, "p.toml")
    assert said in str(refused.value)
    if at:
        found = re.search(r"第 (\d+) 行", str(refused.value))
        assert found
        assert at in wrong.splitlines()[int(found[1]) - 1]


def test_lines_are_counted_by_tables() -> None:
    text = shipped("jiangsu_care")
    assert line_of(text, "sources[1].yearly") == line(text, 'yearly = "5000000.00"')
    assert line_of(text, "benefits[0].tiers[2].amount") == line(text, 'amount = "15000.00"')
    assert line_of(text, "certificates.person") == line(text, 'person = "1000.00"')
    assert line_of(text, "version") == line(text, "version = 1")


def test_every_shipped_policy_is_whole_and_every_value_has_its_clause() -> None:
    assert len(available()) == 5
    for name in available():
        policy = load(name)
        assert list(faults(policy)) == []
        assert policy.name == name
        for benefit in policy.benefits:
            rules: tuple[Any, ...] = (
                *benefit.required,
                *benefit.conditions,
                *benefit.exclusions,
                *benefit.tiers,
                *benefit.steps,
                *benefit.papers,
                *benefit.windows,
                *benefit.rounds,
                *benefit.occasions,
            )
            for rule in rules:
                assert rule.clause.strip(), (name, benefit.key, rule)


def test_versions_are_compared_place_by_place() -> None:
    old = shipped("yuxi_subsidy")
    new = old.replace('amount = "20.00"', 'amount = "30.00"').replace("version = 1", "version = 2")
    assert changes(old, new) == [
        ("version", "1", "2"),
        ("benefits[monthly].tiers[standard].amount", "20.00", "30.00"),
    ]
    assert flat(old)["funding.allocation[澄江市].amount"] == "270000.00"


def test_what_the_places_cost_beside_what_is_promised() -> None:
    (jiangsu,) = budget_notes(load("jiangsu_care"))
    assert "合计每年 5000000.00 元，等于" in jiangsu
    festival = budget_notes(load("chengjiang_care"))[0]
    assert "200000.00" in festival  # 200 people, 500 yuan, twice


def test_the_commands_show_check_and_compare() -> None:
    run = CliRunner().invoke
    assert "yuxi_subsidy" in run(command, ["policy", "list"]).output
    shown = run(command, ["policy", "show", "ganzhou_assistance"]).output
    assert "benefits[listing].steps[notice].notice.days\t3" in shown
    assert run(command, ["policy", "check", "jiangsu_care"]).exit_code == 0
    missing = run(command, ["policy", "check", "nowhere.toml"])
    assert missing.exit_code == 2


def test_helped_again_on_the_third_years_day() -> None:
    benefit = load("jiangsu_care").benefit("care")
    last = date(2022, 6, 25)
    (finding,) = check_repeat(benefit, [last], date(2025, 6, 24))
    assert isinstance(finding, Finding)
    assert "2025-06-25 起" in finding.text
    assert check_repeat(benefit, [last], date(2025, 6, 25)) == []
    # Entered late: a later award stands already.
    assert check_repeat(benefit, [date(2025, 6, 24)], last) != []
    assert check_repeat(benefit, [date(2025, 6, 25)], last) == []
    assert check_repeat(benefit, [], last) == []


def test_windows_include_both_ends() -> None:
    benefit = load("jiangsu_care").benefit("care")
    for on in (date(2024, 1, 1), date(2024, 6, 30)):
        assert check_window(benefit, on, "") == []
    for on in (date(2024, 7, 1), date(2024, 12, 31)):
        assert check_window(benefit, on, "") != []


def test_a_round_is_its_organisations_own() -> None:
    benefit = load("jiangsu_care").benefit("care")
    assert check_window(benefit, date(2019, 5, 7), "教育工委") == []
    assert check_window(benefit, date(2019, 5, 8), "教育工委") != []
    assert check_window(benefit, date(2019, 5, 8), "") == []  # the yearly window, for all others


@pytest.mark.parametrize(
    ("test", "value", "held"),
    [
        (Test("age", at_least=60), 60, True),
        (Test("age", at_least=60), 59, False),
        (Test("age", over=60), 60, False),
        (Test("income_per_head", below="2300.00"), 230_000, False),
        (Test("income_per_head", below="2300.00"), 229_999, True),
        (Test("household_income", at_most="865.00"), 86_500, True),
        (Test("household_income", at_most="865.00"), 86_501, False),
        (Test("joined_on", before=date(1949, 10, 1)), date(1949, 9, 30), True),
        (Test("joined_on", before=date(1949, 10, 1)), date(1949, 10, 1), False),
        (Test("failed_review_on", within_years=3), date(2021, 6, 2), True),
        (Test("failed_review_on", within_years=3), date(2021, 6, 1), False),
        (Test("discipline_until", ended=False), date(2024, 6, 1), True),
        (Test("discipline_until", ended=False), date(2024, 5, 31), False),
        (Test("causes", includes=("illness", "old")), frozenset({"old"}), True),
        (Test("causes", includes=("illness",)), frozenset[str](), False),
        (Test("rural", same=False), False, True),
    ],
)
def test_each_comparison_at_its_edge(test: Test, value: Value, *, held: bool) -> None:
    on = date(2024, 6, 1)
    assert holds(test, {test.fact: value}, on) is held
    unknown = holds(test, {}, on)
    never = test.within_years is not None or test.ended is not None
    assert unknown is (False if never else None)


def test_the_tier_circumstances_lead_to() -> None:
    benefit = load("jiangsu_care").benefit("care")
    on = date(2024, 6, 1)
    hardship: dict[str, Value] = {"hardship": True, "extreme_hardship": True}
    for causes, party_years, keys in (
        ("illness", 51, ["T3", "T1"]),
        ("old", 20, ["T2"]),
        ("other", 20, []),
    ):
        facts = hardship | {"causes": frozenset({causes}), "party_years": party_years}
        assert [tier.key for tier in suggested_tiers(benefit, facts, on)] == keys
