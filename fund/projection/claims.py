"""What the county itself claimed (seed 003), each as a preset: whether it holds, and when. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fund.projection.answers import rate_for_income, solve, year_income
from fund.projection.engine import Opening
from fund.projection.plan import Plan, forecast, reached


@dataclass(frozen=True)
class Claim:
    """A claim in the source's words, whether it holds under the plan's rates, and why."""

    text: str
    holds: bool
    why: str


def _percent(rate: float | None) -> str:
    return "没有利率能做到" if rate is None else f"{100 * rate:.2f}%"


def _wan(yuan: float) -> str:
    """Yuan in 万, as committees speak."""
    return f"{yuan / 10_000:.2f}万"


def claims(plan: Plan) -> list[Claim]:
    """The county's four claims, judged by the plan's rate, use, losses and deposit rate."""
    county = replace(
        plan,
        opening=Opening(270_000.0),
        months=36,
        contribution=100_000.0,
        contribution_when="start",
        contribution_years=3,
        target=600_000.0,
    )
    return [_growth(county), _first_year(county), _later(county), _aid(county)]


def _growth(plan: Plan) -> Claim:
    course = forecast(plan)
    end, month = float(course.fund[-1, 0]), reached(course.fund[:, 0], plan.target)
    rate = solve(replace(plan, retained=1.0), "rate", plan.target)
    given = float(course.grants.sum())
    why = (
        f"27万加三个10万是57万，差的3万要从留下的收益中来。按现在的利率三年后是 {_wan(end)}"
        f"（其间发放慰问 {_wan(given)}）；收益全部留存时，借款利率须达 {_percent(rate)}。"
    )
    return Claim("每年筹集10万元，三年达到60万元", month is not None, why)


def _first_year(plan: Plan) -> Claim:
    income = year_income(270_000.0, plan)
    rate = rate_for_income(270_000.0, 20_000.0, plan)
    why = f"27万一年收益 {_wan(income)}；要有2万，借款利率须达 {_percent(rate)}。"
    return Claim("27万元当年创收2万多元", income >= 20_000.0, why)


def _later(plan: Plan) -> Claim:
    income = year_income(600_000.0, plan)
    low, high = (rate_for_income(600_000.0, wanted, plan) for wanted in (50_000.0, 60_000.0))
    why = (
        f"60万一年收益 {_wan(income)}；要有5万至6万，借款利率须在 {_percent(low)} 至"
        f" {_percent(high)} 之间，接近四倍 LPR 的上限。"
    )
    return Claim("达到60万后每年创收5至6万元", income >= 50_000.0, why)


def _aid(plan: Plan) -> Claim:
    income = year_income(600_000.0, plan)
    gap = 100_000.0 - income
    rate = rate_for_income(600_000.0, 100_000.0, plan)
    why = (
        f"60万一年收益 {_wan(income)}，离10万还差 {_wan(max(gap, 0.0))}，只有每年继续筹入才补得上；"
        f"单靠收益，借款利率须达 {_percent(rate)}。"
    )
    return Claim("每年帮扶基金达到10万元左右", gap <= 0, why)
