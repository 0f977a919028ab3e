"""Will the fund reach its target, and what does it take: a page from the real book."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from litestar import Request, get
from litestar.di import NamedDependency
from litestar.response import Template

from fund import clock
from fund.database import snapshot
from fund.errors import BadInput
from fund.office.funds import FundView
from fund.projection.answers import Needed, needed, one_more, sustainable
from fund.projection.chances import Draws, Uncertainty, chances, draw
from fund.projection.claims import claims
from fund.projection.plan import Plan, forecast, reached
from fund.web.guarding import permit
from reports.charts import fan
from reports.forecasting import SEED, Basis, basis, came_true

MONTHS, PATHS = 60, 2_000
INFLATION = 0.02  # the years' consumer prices, assumed where none are entered
# What may be tried on the page: label, unit, the factor between page and plan, the most.
TRIED: dict[str, tuple[str, str, float, float]] = {
    "rate": ("借款年利率", "%", 100.0, 36.0),
    "utilisation": ("投放率", "%", 100.0, 100.0),
    "contribution": ("每年筹入", "元", 1.0, 1e7),
    "contribution_years": ("再筹入几年", "年", 1.0, 50.0),
    "retained": ("收益留存", "%", 100.0, 100.0),
    "overdue_share": ("到期转逾期", "%", 100.0, 100.0),
}
LEVERS = ("rate", "utilisation", "contribution", "overdue_share")


@dataclass(frozen=True)
class Tried:
    """One thing to try: its name, label with unit, and what stands in the field."""

    name: str
    label: str
    value: str


def _read(name: str, text: str, now: float) -> float:
    """A value as typed; raises BadInput outside what makes sense."""
    label, unit, factor, most = TRIED[name]
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= most:
        raise BadInput(f"“{label}”应在 0 到 {most:g}{unit} 之间，现在是“{text[:20]}”。")
    return now if f"{now * factor:.2f}" == f"{value:.2f}" else value / factor


def _tried(plan: Plan, asked: Mapping[str, str]) -> Plan:
    """The plan with what was asked for instead of what was seen."""
    wanted: dict[str, Any] = {
        name: _read(name, asked[name], float(getattr(plan, name)))
        for name in TRIED
        if asked.get(name, "").strip()
    }
    if "contribution_years" in wanted:
        wanted["contribution_years"] = int(wanted["contribution_years"])
    return replace(plan, **wanted)


def _unsure(seen: Basis) -> Uncertainty:
    """How far things may come otherwise: the years' shocks, and how little was seen."""
    usual = Uncertainty()
    return replace(
        usual,
        year=float(np.hypot(usual.year, seen.late.spread)),
        recovery=float(np.hypot(usual.recovery, seen.back.spread)),
    )


def _lever(found: Needed) -> dict[str, str]:
    """A lever in words: what it is, what it would have to be, what a step of it moves."""
    label, unit, factor, _ = TRIED[found.lever]
    step = 0.01 if unit == "%" else 10_000.0
    value = "怎样都能达到" if found.always else "怎样都达不到"
    if found.value is not None:
        value = f"{found.value * factor:,.2f}{unit}"
    return {
        "label": label,
        "now": f"{found.now * factor:,.2f}{unit}",
        "needed": value,
        "moves": f"{'每增 1 个百分点' if unit == '%' else '每增 1 万元'}，"
        f"期末基金{found.per_unit * step / 10_000:+.2f} 万",
    }


def _years(plan: Plan, levels: np.ndarray[Any, Any]) -> list[dict[str, str]]:
    """The fund at each year's end, low, middle and high, with the plan's own income and aid."""
    course = forecast(plan)
    found = []
    for year in range(plan.months // 12):
        last, span = 12 * year + 11, slice(12 * year, 12 * year + 12)
        values = [levels[0][last], levels[2][last], levels[4][last]]
        values += [course.income[span, 0].sum(), course.grants[span, 0].sum()]
        shown = dict(zip(("low", "middle", "high", "income", "grants"), values, strict=True))
        found.append({"year": f"第 {year + 1} 年末"} | {k: f"{v:,.2f}" for k, v in shown.items()})
    return found


def _scenarios(plan: Plan, unsure: Uncertainty, luck: Draws) -> list[dict[str, str]]:
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
    found = []
    for name, means, one in named:
        course, may = forecast(one), chances(one, unsure, luck)
        month = reached(course.fund[:, 0], one.target)
        found.append(
            {
                "name": name,
                "means": means,
                "month": f"第 {month} 个月" if month else "达不到",
                "chance": f"{100 * may.probability[-1]:.0f}%",
                "fund": f"{course.fund[-1, 0]:,.0f}",
                "low": f"{may.fan[0][-1]:,.0f}",
                "aid": f"{sustainable(one):,.0f}",
            }
        )
    return found


@get("/growth", opt=permit("report.see"))
async def growth_page(request: Request[Any, Any, Any], fund: NamedDependency[FundView]) -> Template:
    """The forecast of today's book, and what would change it."""
    async with snapshot():
        seen = await basis(fund, clock.today(), clock.now(), MONTHS)
        past = await came_true(fund, clock.today(), clock.now())
    plan = _tried(seen.plan, request.query_params)
    unsure, luck = _unsure(seen), draw(SEED, plan.months, PATHS)
    found = chances(plan, unsure, luck)
    bought = one_more(plan)
    context = {
        "fund": fund,
        "plan": plan,
        "month": reached(forecast(plan).fund[:, 0], plan.target),
        "chance": f"{100 * found.probability[-1]:.0f}%",
        "short": f"{np.mean(found.shortfall):,.0f}",
        "fan": fan([list(map(float, level)) for level in found.fan], plan.target),
        "claims": claims(plan),
        "levers": [_lever(needed(plan, name)) for name in LEVERS],
        "aid": f"{sustainable(plan):,.0f}",
        "real_aid": f"{sustainable(plan, INFLATION):,.0f}",
        "bought": f"{bought.fund:,.0f}",
        "sooner": bought.months_sooner,
        "loans": f"{plan.utilisation * plan.target / seen.average_loan:.0f}",
        "average": f"{seen.average_loan:,.0f}",
        "past": past,
        "scenarios": _scenarios(plan, unsure, luck),
        "years": _years(plan, found.fan),
        "seen": [seen.late, seen.back, seen.prepaid],
        "tried": [
            Tried(name, f"{label}（{unit}）", f"{getattr(plan, name) * factor:.2f}")
            for name, (label, unit, factor, _) in TRIED.items()
        ],
        "committed": f"{seen.committed:,.2f}",
        "monthly": f"{plan.grants:,.2f}",
        "months": MONTHS,
        "paths": PATHS,
    }
    return Template("growth.html", context=context)


ROUTES = [growth_page]
NAVIGATION = [("增长测算", "/growth", "report.see")]
