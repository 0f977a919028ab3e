"""The shared example tables and worked examples, through the commands people type."""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from main import fund

DATA = Path(__file__).parent.parent / "data"


def run(*arguments: str) -> Any:
    """The JSON a command prints."""
    result = CliRunner().invoke(fund, [*arguments, "--format", "json"])
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


def span(principal: str, rate: str, start: str, end: str, day_count: str) -> Any:
    return run(
        *("interest", "--principal", principal, "--rate", rate),
        *("--from", start, "--to", end, "--day-count", day_count),
    )


@cache
def quote(
    principal: str,
    rate: str,
    method: str,
    instalments: int,
    every: str,
    day_count: str = "months+days",
    first_due: str = "",
) -> Any:
    extra = ("--first-due", first_due) if first_due else ()
    return run(
        *("quote", "--principal", principal, "--rate", rate, "--disbursed", "2024-03-15"),
        *("--method", method, "--instalments", str(instalments), "--every", every),
        *("--day-count", day_count, *extra),
    )


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def percent(fraction: str) -> str:
    """0.0531 as 5.31, exactly."""
    return f"{int(fraction.removeprefix('0.').ljust(6, '0')) / 10_000:.4f}"


@pytest.mark.parametrize("row", rows("interest_examples.csv"), ids=str)
def test_interest_examples(row: dict[str, str]) -> None:
    given = (row["principal"], percent(row["annual_rate"]), row["start"], row["end_exclusive"])
    assert span(*given, "months+days") == {
        "interest": row["interest_months_plus_days"],
        "months": int(row["whole_months"]),
        "days": int(row["odd_days"]),
    }
    assert span(*given, "actual/360") == {
        "interest": row["interest_actual_360"],
        "days": int(row["actual_days"]),
    }


METHODS = {
    "等额本息24": ("annuity", 24, "1m"),
    "等额本金24": ("equal-principal", 24, "1m"),
    "按季等额本金8": ("equal-principal", 8, "3m"),
    "两年还本_年末各半": ("equal-principal", 2, "12m"),
}


def test_schedule_examples_row_by_row() -> None:
    table = rows("schedule_examples.csv")
    assert len(table) == 174
    for row in table:
        found = quote(row["principal"], percent(row["annual_rate"]), *METHODS[row["method"]])
        item = found["instalments"][int(row["period"]) - 1]
        assert (item["principal"], item["interest"], item["total"], item["balance"]) == (
            row["principal_due"],
            row["interest_due"],
            row["total_due"],
            row["balance_after"],
        ), row


def totals(found: Any) -> list[str]:
    return [item["total"] for item in found["instalments"]]


# Worked examples of the domain rules, section 1 (numbers as there).
@pytest.mark.parametrize(
    ("principal", "plain", "actual"),
    [("5000", "5238.33", "5242.50"), ("3000", "3143.00", "3145.50")],
)
def test_example_1_year_end_bullet(principal: str, plain: str, actual: str) -> None:
    terms = (principal, "6", "bullet", 1, "12m")
    assert totals(quote(*terms, "months+days", "2024-12-31")) == [plain]
    assert totals(quote(*terms, "actual/360", "2024-12-31")) == [actual]


def test_example_2_one_year() -> None:
    assert span("5000", "6", "2024-03-15", "2025-03-15", "months+days")["interest"] == "300.00"
    assert span("5000", "6", "2024-03-15", "2025-03-15", "actual/360")["interest"] == "304.17"
    assert span("3000", "6", "2024-03-15", "2025-03-15", "actual/360")["interest"] == "182.50"
    assert span("5000", "6", "2024-01-01", "2025-01-01", "actual/360")["interest"] == "305.00"
    assert span("3000", "6", "2024-01-01", "2025-01-01", "actual/360")["interest"] == "183.00"
    assert span("5000", "6", "2024-01-01", "2024-12-31", "months+days")["interest"] == "300.00"


def test_example_3_interest_yearly_principal_at_maturity() -> None:
    assert totals(quote("5000", "6", "interest-only", 2, "12m")) == ["300.00", "5300.00"]
    assert totals(quote("3000", "6", "interest-only", 2, "12m")) == ["180.00", "3180.00"]


@pytest.mark.parametrize(
    ("principal", "rate", "wanted", "interest"),
    [
        ("5000", "6", ["2800.00", "2650.00"], "450.00"),
        ("3000", "6", ["1680.00", "1590.00"], "270.00"),
        ("5000", "3.45", ["2672.50", "2586.25"], "258.75"),
        ("5000", "5.31", ["2765.50", "2632.75"], "398.25"),
    ],
)
def test_example_4_two_years_half_and_half(
    principal: str, rate: str, wanted: list[str], interest: str
) -> None:
    found = quote(principal, rate, "equal-principal", 2, "12m")
    assert totals(found) == wanted
    assert found["totals"]["interest"] == interest


@pytest.mark.parametrize(
    ("principal", "rate", "level", "last", "interest"),
    [
        ("5000", "6", "221.60", "221.69", "318.49"),
        ("3000", "6", "132.96", "133.00", "191.08"),
        ("5000", "3.45", "215.90", "215.98", "181.68"),
    ],
)
def test_example_5_annuity(principal: str, rate: str, level: str, last: str, interest: str) -> None:
    found = quote(principal, rate, "annuity", 24, "1m")
    assert totals(found) == [level] * 23 + [last]
    assert found["totals"]["interest"] == interest


def test_example_6_equal_principal() -> None:
    found = quote("5000", "6", "equal-principal", 24, "1m")
    assert totals(found)[:2] == ["233.33", "232.29"]
    assert totals(found)[-1] == "209.45"
    assert found["totals"]["interest"] == "312.52"
    assert quote("3000", "6", "equal-principal", 24, "1m")["totals"]["interest"] == "187.56"


def test_example_9_seven_months_and_eleven_days() -> None:
    given = ("2024-03-15", "2024-10-26")
    assert span("5000", "6", *given, "months+days")["interest"] == "184.17"
    assert span("3000", "6", *given, "months+days")["interest"] == "110.50"
    assert span("5000", "6", *given, "actual/360")["interest"] == "187.50"
    assert span("5000", "6", "2023-11-20", "2024-07-01", "months+days")["interest"] == "184.17"
    assert span("5000", "6", "2023-11-20", "2024-07-01", "actual/360")["interest"] == "186.67"


def test_the_contracts_own_example() -> None:
    found = quote("5000", "6", "annuity", 24, "1m")
    assert found["instalments"][0] == {
        "no": 1,
        "due_on": "2024-04-15",
        "principal": "196.60",
        "interest": "25.00",
        "total": "221.60",
        "balance": "4803.40",
    }
    assert found["effective_annual_rate"] == "6.17"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--principal", "5000.001"), 1, "最小单位是分"),
        (("--principal", "-5"), 1, "大于零"),
        (("--principal", "abc"), 2, "不是金额"),
        (("--rate", "101"), 1, "年利率"),
        (("--every", "1x"), 2, "还款间隔"),
        (("--disbursed", "2024-02-30"), 2, "2024-02-30"),
        (("--first-due", "2024-03-15"), 1, "首期还款日"),
        (("--instalments", "0"), 1, "期数"),
        (("--method", "balloon"), 2, "balloon"),
        (("--method", "bullet", "--instalment-multiple", "1"), 1, "等额本息"),
    ],
)
def test_bad_terms_are_refused(arguments: tuple[str, ...], code: int, said: str) -> None:
    given = {
        "--principal": "5000",
        "--rate": "6",
        "--disbursed": "2024-03-15",
        "--method": "annuity",
        "--instalments": "24",
    }
    given |= dict(zip(arguments[::2], arguments[1::2], strict=True))
    typed = [part for pair in given.items() for part in pair]
    result = CliRunner().invoke(fund, ["quote", *typed])
    assert result.exit_code == code
    assert said in result.output
