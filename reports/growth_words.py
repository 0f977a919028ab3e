"""A forecast in a committee's words: what holds, what it takes, what is likely."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from fund.projection.answers import Needed, sustainable
from fund.projection.chances import Draws, Uncertainty, chances
from fund.projection.claims import Claim
from fund.projection.plan import Plan, forecast, reached
from fund.web.words import language, said, say

NEAR_MONTHS = 24  # the months whose lending is worth planning one by one


def big(yuan: float, places: int = 2) -> str:
    """A sum as committees speak of it: in 万, or in English in whole yuan."""
    if language() == "zh":
        return f"{yuan / 10_000:.{places}f}万"
    return f"CNY {yuan:,.0f}"


def worded(claim: Claim) -> str:
    """Why a claim holds or does not."""
    sums = {name: big(value) for name, value in claim.sums.items()}
    rates = {
        name: said("没有利率能做到") if value is None else f"{100 * value:.2f}%"
        for name, value in claim.rates.items()
    }
    return say(claim.why, **sums, **rates)


def lever(found: Needed, label: str, unit: str, factor: float) -> dict[str, str]:
    """A lever in words: what it is, what it would have to be, what a step of it moves."""
    by_percent = unit == "%"
    unit = unit if by_percent else f" {said(unit)}"
    moved = found.per_unit * (0.01 if by_percent else 10_000.0)
    value = said("怎样都能达到") if found.always else said("怎样都达不到")
    if found.value is not None:
        value = f"{found.value * factor:,.2f}{unit}"
    step = said("1 个百分点") if by_percent else said("1 万元")
    more = f"{moved:+,.0f}"
    return {
        "label": said(label),
        "now": f"{found.now * factor:,.2f}{unit}",
        "needed": value,
        "moves": say("每增 %(step)s，期末基金 %(more)s 元", step=step, more=more),
    }


def years(plan: Plan, levels: np.ndarray[Any, Any]) -> list[dict[str, str]]:
    """The fund at each year's end, low, middle and high, with the plan's own income and aid."""
    course = forecast(plan)
    found = []
    for year in range(plan.months // 12):
        last, span = 12 * year + 11, slice(12 * year, 12 * year + 12)
        values = [levels[0][last], levels[2][last], levels[4][last]]
        values += [course.income[span, 0].sum(), course.grants[span, 0].sum()]
        shown = dict(zip(("low", "middle", "high", "income", "grants"), values, strict=True))
        label = say("第 %(year)s 年末", year=year + 1)
        found.append({"year": label} | {k: f"{v:,.2f}" for k, v in shown.items()})
    return found


def capacity(plan: Plan, average: float) -> list[dict[str, str]]:
    """What can be lent month by month, how many loans that is, and what is then outstanding."""
    course = forecast(plan)
    found = []
    for month in range(min(plan.months, NEAR_MONTHS)):
        lent, standing = float(course.disbursed[month, 0]), float(course.loans[month, 0])
        values = {"lent": lent, "standing": standing, "idle": float(course.cash[month, 0])}
        shown = {name: f"{value:,.2f}" for name, value in values.items()}
        counts = {"new": f"{int(lent // average)}", "open": f"{standing / average:.0f}"}
        found.append({"month": say("第 %(month)s 个月", month=month + 1)} | shown | counts)
    return found


def scenarios(plan: Plan, unsure: Uncertainty, luck: Draws) -> list[dict[str, str]]:
    """The plan beside a careful and a hopeful one and the county's own words, on the same luck."""
    careful = replace(
        plan,
        rate=max(plan.rate - 0.01, 0.0),
        contribution=plan.contribution / 2,
        overdue_share=min(2 * plan.overdue_share, 1.0),
    )
    hopeful = replace(
        plan,
        rate=plan.rate + 0.01,
        utilisation=max(plan.utilisation, 0.9),
        overdue_share=plan.overdue_share / 2,
    )
    county = replace(
        plan, contribution=100_000.0, contribution_years=3, utilisation=0.95, overdue_share=0.0
    )
    named = (
        ("照上面的条件", "账上看到的，或在下面换过的", plan),
        ("谨慎", "利率低 1 个百分点、筹入减半、逾期加倍", careful),
        ("顺利", "利率高 1 个百分点、投放九成以上、逾期减半", hopeful),
        ("县里的设想", "每年 10 万、投放 95%、没有逾期", county),
    )
    return [
        {"name": said(name), "means": said(means)} | _outcome(one, unsure, luck)
        for name, means, one in named
    ]


def _outcome(plan: Plan, unsure: Uncertainty, luck: Draws) -> dict[str, str]:
    course, may = forecast(plan), chances(plan, unsure, luck)
    month = reached(course.fund[:, 0], plan.target)
    return {
        "month": say("第 %(month)s 个月", month=month) if month else said("达不到"),
        "chance": f"{100 * may.probability[-1]:.0f}%",
        "fund": f"{course.fund[-1, 0]:,.0f}",
        "low": f"{may.fan[0][-1]:,.0f}",
        "aid": f"{sustainable(plan):,.0f}",
    }
