"""What the county itself claimed (seed 003), each as a preset: whether it holds, and when. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fund.projection.answers import rate_for_income, solve, year_income
from fund.projection.engine import Opening
from fund.projection.plan import Plan, forecast, reached


@dataclass(frozen=True)
class Claim:
    """A claim in the source's words, whether it holds under the plan's rates, and why.

    `why` is a sentence with named places; `sums` fills them with yuan, `rates` with rates a year,
    None where no rate does it.
    """

    text: str
    holds: bool
    why: str
    sums: dict[str, float]
    rates: dict[str, float | None]


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
    why = (
        "27万加三个10万是57万，差的3万要从留下的收益中来。按现在的利率三年后是 %(end)s"
        "（其间发放慰问 %(given)s）；收益全部留存时，借款利率须达 %(rate)s。"
    )
    sums = {"end": end, "given": float(course.grants.sum())}
    rates = {"rate": solve(replace(plan, retained=1.0), "rate", plan.target)}
    return Claim("每年筹集10万元，三年达到60万元", month is not None, why, sums, rates)


def _first_year(plan: Plan) -> Claim:
    income = year_income(270_000.0, plan)
    why = "27万一年收益 %(income)s；要有2万，借款利率须达 %(rate)s。"
    rates = {"rate": rate_for_income(270_000.0, 20_000.0, plan)}
    return Claim("27万元当年创收2万多元", income >= 20_000.0, why, {"income": income}, rates)


def _later(plan: Plan) -> Claim:
    income = year_income(600_000.0, plan)
    why = (
        "60万一年收益 %(income)s；要有5万至6万，借款利率须在 %(low)s 至 %(high)s 之间，"
        "接近四倍 LPR 的上限。"
    )
    wanted = {"low": 50_000.0, "high": 60_000.0}
    rates = {name: rate_for_income(600_000.0, sought, plan) for name, sought in wanted.items()}
    holds = income >= wanted["low"]
    return Claim("达到60万后每年创收5至6万元", holds, why, {"income": income}, rates)


def _aid(plan: Plan) -> Claim:
    income = year_income(600_000.0, plan)
    gap = 100_000.0 - income
    why = (
        "60万一年收益 %(income)s，离10万还差 %(gap)s，只有每年继续筹入才补得上；"
        "单靠收益，借款利率须达 %(rate)s。"
    )
    sums = {"income": income, "gap": max(gap, 0.0)}
    rates = {"rate": rate_for_income(600_000.0, 100_000.0, plan)}
    return Claim("每年帮扶基金达到10万元左右", gap <= 0, why, sums, rates)
