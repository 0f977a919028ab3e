"""`fund rates`: what is in use, what must be confirmed, what was published since."""

from __future__ import annotations

import secrets
from datetime import date
from typing import TYPE_CHECKING

import click

from fund.commanding import DAY, echo_rows, format_option, over_database

if TYPE_CHECKING:
    from fund.access.actors import Actor
    from fund.office.funds import FundView


@click.group()
def rates() -> None:
    """利率：查看、确认、录入。"""


async def _by(login: str, code: str | None) -> tuple[Actor, FundView]:
    from fund.access.actors import PERMISSIONS
    from fund.access.signing_in import staff_named
    from fund.office.funds import fund_of

    actor = await staff_named(login, PERMISSIONS)
    return actor, await fund_of(actor.office, code)


@rates.command("list")
@click.option("--fund", "code", default=None)
@format_option
@over_database
async def list_rates(code: str | None, form: str) -> None:
    """办法所用各档利率、起用日和最近核对日。"""
    from fund import clock
    from fund.money import percent
    from fund.office.funds import fund_of
    from fund.rates.keeping import current

    fund = await fund_of(0, code)
    rows = [
        {
            "basis": row.quote.basis,
            "tenor": row.quote.tenor,
            "rate": percent(row.quote.ppm),
            "effective_on": row.quote.effective_on.isoformat(),
            "seen": row.seen.isoformat(),
            "verified": row.quote.verified,
            "checked": row.checked,
            "source": row.quote.source,
        }
        for row in await current(fund.office, fund.policy, clock.today())
    ]
    echo_rows(rows, form)


@rates.command("confirm")
@click.argument("tenor")
@click.option("--on", type=DAY, default=None, help="核对日期（默认今天）")
@click.option("--by", "login", required=True, help="核对人的登录名")
@click.option("--fund", "code", default=None)
@over_database
async def confirm_rate(tenor: str, on: date | None, login: str, code: str | None) -> None:
    """确认一档利率到某日没有变动。"""
    from fund import clock
    from fund.rates.keeping import ConfirmRate, confirm
    from fund.rates.lookup import basis_for

    actor, fund = await _by(login, code)
    day = on or clock.today()
    command = ConfirmRate(basis_for(fund.policy, day).basis, tenor, day)
    click.echo(
        f"已确认：{await confirm(actor, fund.policy, command, secrets.token_hex(16))}", err=True
    )


@rates.command("add")
@click.argument("tenor")
@click.argument("effective_on", type=DAY)
@click.argument("percent")
@click.option("--source", required=True, help="出处")
@click.option("--by", "login", required=True, help="录入人的登录名")
@click.option("--fund", "code", default=None)
@over_database
async def add_rate(
    tenor: str, effective_on: date, percent: str, source: str, login: str, code: str | None
) -> None:
    """录入新公布的利率。"""
    from fund.rates.keeping import AddRate, add
    from fund.rates.lookup import basis_for

    actor, fund = await _by(login, code)
    basis = basis_for(fund.policy, effective_on).basis
    command = AddRate(basis, tenor, effective_on, percent, source)
    click.echo(f"已录入：{await add(actor, fund.policy, command, secrets.token_hex(16))}", err=True)
