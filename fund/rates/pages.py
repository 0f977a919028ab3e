"""Looking rates up, confirming and adding them."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import URLEncodedBody
from litestar.response import Response, Template

from fund import clock
from fund.access.actors import Actor
from fund.office.funds import FundView
from fund.rates.keeping import AddRate, ConfirmRate, add, confirm, current
from fund.rates.lookup import basis_for
from fund.web.forms import Field, Form, options, read, submitted
from fund.web.guarding import permit

CONFIRM = Form("确认利率", "/rates/confirm", "确认", ())


def _add_form(fund: FundView) -> Form:
    basis = basis_for(fund.policy, clock.today())
    tenors = [(tier.tenor, f"{basis.basis} {tier.tenor}") for tier in basis.tiers]
    return Form(
        title="录入新公布的利率",
        action="/rates",
        submit="录入",
        fields=(
            Field("tenor", "期限档", "select", options=options(tenors)),
            Field("effective_on", "公布（起用）日", "date", clock.today().isoformat()),
            Field("percent", "年利率（%）", "money"),
            Field("source", "出处", hint="公布网页或文件", longest=300),
        ),
    )


async def _context(actor: Actor, fund: FundView) -> dict[str, Any]:
    today = clock.today()
    limit = timedelta(days=basis_for(fund.policy, today).confirm_after_days)
    rows = [
        {
            "basis": row.quote.basis,
            "tenor": row.quote.tenor,
            "ppm": row.quote.ppm,
            "effective_on": row.quote.effective_on,
            "mark": {"y": "", "n": "（未核实）", "assumed": "（假定）"}[row.quote.verified],
            "source": row.quote.source,
            "seen": row.seen,
            "stale": not row.checked or (bool(limit) and today - row.seen > limit),
            "key": secrets.token_hex(16),
        }
        for row in await current(actor.office, fund.policy, today)
    ]
    return {"rates": rows, "may_confirm": actor.may("rate.confirm")}


@get("/rates", opt=permit("rate.see"))
async def rates_page(actor: NamedDependency[Actor], fund: NamedDependency[FundView]) -> Template:
    """The rates in use, and the form to add one."""
    form = _add_form(fund).fresh() if actor.may("rate.confirm") else None
    return Template("rates.html", context={"form": form, **await _context(actor, fund)})


@post("/rates/confirm", opt=permit("rate.confirm"))
async def confirm_rate(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    data: URLEncodedBody[dict[str, str]],
) -> Response[Any]:
    """Confirm that a rate still stands today."""
    command = ConfirmRate(data.get("basis", ""), data.get("tenor", ""), clock.today())
    return await submitted(
        CONFIRM,
        data,
        lambda key: confirm(actor, fund.policy, command, key),
        lambda _: "/rates?done=1",
    )


@post("/rates", opt=permit("rate.confirm"))
async def add_rate(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    data: URLEncodedBody[dict[str, str]],
) -> Response[Any]:
    """Enter a newly published rate."""
    form = _add_form(fund)

    async def work(key: str) -> str:
        basis = basis_for(fund.policy, clock.today()).basis
        return await add(actor, fund.policy, read(AddRate, form, data, basis=basis), key)

    context = await _context(actor, fund)
    return await submitted(
        form, data, work, lambda _: "/rates?done=1", template="rates.html", context=context
    )


ROUTES = [rates_page, confirm_rate, add_rate]
NAVIGATION = [("利率", "/rates", "rate.see")]
