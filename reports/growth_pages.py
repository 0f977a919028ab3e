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
from fund.projection.answers import needed, one_more, sustainable
from fund.projection.chances import Uncertainty, chances, draw
from fund.projection.claims import claims
from fund.projection.plan import Plan, forecast, reached
from fund.web.guarding import permit
from fund.web.words import said, say
from reports.charts import fan
from reports.forecasting import SEED, Basis, basis, came_true
from reports.growth_words import big, capacity, lever, scenarios, worded, years

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
        most_text = f"{most:,.0f}{said(unit)}"
        text = say(
            "“%(label)s”应在 0 到 %(most)s 之间，现在是“%(text)s”。",
            label=said(label),
            most=most_text,
            text=text[:20],
        )
        raise BadInput(text)
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
        "big": big,
        "worded": worded,
        "month": reached(forecast(plan).fund[:, 0], plan.target),
        "chance": f"{100 * found.probability[-1]:.0f}%",
        "short": f"{np.mean(found.shortfall):,.0f}",
        "fan": fan([list(map(float, level)) for level in found.fan], plan.target),
        "claims": claims(plan),
        "levers": [lever(needed(plan, name), *TRIED[name][:3]) for name in LEVERS],
        "aid": f"{sustainable(plan):,.0f}",
        "real_aid": f"{sustainable(plan, INFLATION):,.0f}",
        "bought": f"{bought.fund:,.0f}",
        "sooner": bought.months_sooner,
        "loans": f"{plan.utilisation * plan.target / seen.average_loan:.0f}",
        "average": f"{seen.average_loan:,.0f}",
        "past": past,
        "scenarios": scenarios(plan, unsure, luck),
        "years": years(plan, found.fan),
        "capacity": capacity(plan, seen.average_loan),
        "seen": [seen.late, seen.back, seen.prepaid],
        "tried": [
            Tried(name, f"{said(label)} ({said(unit)})", f"{getattr(plan, name) * factor:.2f}")
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
