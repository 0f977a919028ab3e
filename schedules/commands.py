"""`fund duties`: what is due, what ran; run one."""

from __future__ import annotations

import json
from datetime import date, timedelta

import click

from fund.commanding import DAY, database_option, run

LOOK_BACK = timedelta(days=31)


@click.group(invoke_without_command=True)
@click.option("--on", type=DAY, default=None, help="看到哪一天为止（默认今天）")
@click.option("--fund", "code", default=None)
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text")
@database_option
@click.pass_context
def duties(ctx: click.Context, on: date | None, code: str | None, form: str, url: str) -> None:
    """到期的定时任务：近一个月哪些该办、哪些已办。"""
    if ctx.invoked_subcommand is None:
        run(lambda: _show(on, code, form), url)


async def _show(on: date | None, code: str | None, form: str) -> None:
    from fund import clock
    from fund.office.funds import fund_of
    from schedules.duties import due_between
    from schedules.running import attempts, done, setting_of

    fund = await fund_of(0, code)
    last = on or clock.today()
    results, failed = await done(fund), await attempts(fund)
    first = max(fund.opened_on, last - LOOK_BACK)
    rows = [
        {
            "due_on": day.isoformat(),
            "duty": duty.name,
            "title": duty.title,
            "done": (duty.name, day) in results,
            "result": results.get((duty.name, day), "")
            or failed.get((duty.name, day), {}).get("error", ""),
        }
        for day, duty in due_between(await setting_of(fund), first, last)
    ]
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        state = "已办" if row["done"] else "待办"
        click.echo(f"{row['due_on']}\t{state}\t{row['duty']}\t{row['title']}\t{row['result']}")


@duties.command("run")
@click.argument("name")
@click.option("--on", type=DAY, required=True, help="到期日")
@click.option("--fund", "code", default=None)
@database_option
def run_duty(name: str, on: date, code: str | None, url: str) -> None:
    """办理或补办一件；办过的不会再办。"""
    run(lambda: _run(name, on, code), url)


async def _run(name: str, on: date, code: str | None) -> None:
    from fund.office.funds import fund_of
    from schedules.running import duty_named
    from schedules.running import run as do

    was_due = await do(await fund_of(0, code), duty_named(name), on)
    click.echo(f"{name} {on}：{'已办理' if was_due else '此前已经办过，没有重复办理'}。", err=True)
