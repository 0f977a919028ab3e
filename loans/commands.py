"""`fund prices` and `fund reprice`: what staff enter once a year for the loan book."""

from __future__ import annotations

import secrets

import click

from fund.commanding import over_database


@click.command()
@click.argument("year", type=int)
@click.argument("percent")
@click.option("--source", required=True, help="出处")
@click.option("--by", "login", required=True, help="录入人的登录名")
@over_database
async def prices(year: int, percent: str, source: str, login: str) -> None:
    """录入一年的居民消费价格涨幅（%），用于折算基金的实际价值。"""
    from fund.access.signing_in import staff_named
    from loans.permissions import PERMISSIONS
    from loans.prices import EnterPrices, enter

    actor = await staff_named(login, PERMISSIONS)
    done = await enter(actor, EnterPrices(year, percent, source), secrets.token_hex(16))
    click.echo(f"已录入 {done} 年", err=True)


@click.command("reprice")
@click.argument("year", type=int)
@click.option("--by", "login", required=True, help="办理人的登录名")
@click.option("--fund", "code", default=None)
@over_database
async def reprice_all(year: int, login: str, code: str | None) -> None:
    """按年调整利率的合同，自当年1月1日起执行新利率。"""
    from fund.access.signing_in import staff_named
    from fund.office.funds import fund_of
    from loans.permissions import PERMISSIONS
    from loans.servicing.repricing import reprice

    actor = await staff_named(login, PERMISSIONS)
    fund = await fund_of(actor.office, code, lending=True)
    changed = await reprice(actor, fund, year, f"reprice-{fund.id}-{year}-annual")
    click.echo(f"调整了 {changed} 笔借款的利率", err=True)
