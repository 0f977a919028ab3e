"""`fund report`, `fund quote`, `fund interest`."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from pathlib import Path

import click

from fund.calendars import read_day
from fund.commanding import DAY, database_option, echo_rows, run
from fund.errors import Unreadable

FORMATS = ("text", "html", "pdf", "xlsx", "csv", "json")
METHODS = ("annuity", "equal-principal", "interest-only", "bullet", "flat")
DAY_COUNTS = ("months+days", "30/360", "actual/360", "actual/365", "actual/actual")


def _write(content: bytes, output: Path | None) -> None:
    """To the file named, whole or not at all; else to standard output."""
    if output is None:
        sys.stdout.buffer.write(content)
        return
    part = output.with_name(output.name + ".part")
    part.write_bytes(content)
    part.replace(output)


@click.command()
@click.option("--principal", required=True, help="本金（元）")
@click.option("--rate", required=True, help="年利率（%）")
@click.option("--disbursed", type=DAY, required=True, help="放款日")
@click.option("--method", type=click.Choice(METHODS), required=True)
@click.option("--instalments", type=int, required=True, help="期数")
@click.option("--every", default="1m", show_default=True, help="1m 3m 12m 1w 2w 15d …")
@click.option("--first-due", type=DAY, default=None, help="首期应还日")
@click.option(
    "--day-count", type=click.Choice(DAY_COUNTS), default="months+days", show_default=True
)
@click.option("--rounding", type=click.Choice(("half-up", "half-even")), default="half-up")
@click.option("--instalment-multiple", type=int, default=None, help="每期取整到几元")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), default=None)
def quote(
    principal: str,
    rate: str,
    disbursed: date,
    method: str,
    instalments: int,
    every: str,
    first_due: date | None,
    day_count: str,
    rounding: str,
    instalment_multiple: int | None,
    form: str,
    output: Path | None,
) -> None:
    """还款试算：不用数据库。"""
    from fund.money import read_percent, read_yuan
    from loans.terms import Every, Terms, schedule

    if instalment_multiple is not None and instalment_multiple < 1:
        raise click.BadParameter("应为 1 以上的整数（元）。", param_hint="--instalment-multiple")
    terms = Terms(
        principal=read_yuan(principal),
        rate_ppm=read_percent(rate),
        disbursed_on=disbursed,
        method=method,  # type: ignore[arg-type]  # click allows only the literals
        instalments=instalments,
        every=Every.parse(every),
        first_due=first_due,
        day_count=day_count,  # type: ignore[arg-type]
        rounding=rounding,  # type: ignore[arg-type]
        multiple_fen=instalment_multiple * 100 if instalment_multiple else 1,
    )
    from reports.quoting import as_document, as_json

    result = schedule(terms)
    if form == "json":
        _write((json.dumps(as_json(result)) + "\n").encode(), output)
        return
    from reports.rendering import format_named

    _write(format_named(form).render(as_document(result)), output)


@click.command()
@click.option("--principal", required=True, help="本金（元）")
@click.option("--rate", required=True, help="年利率（%）")
@click.option("--from", "start", type=DAY, required=True, help="起息日")
@click.option("--to", "end", type=DAY, required=True, help="止息日（不计）")
@click.option(
    "--day-count", type=click.Choice(DAY_COUNTS), default="months+days", show_default=True
)
@click.option("--rounding", type=click.Choice(("half-up", "half-even")), default="half-up")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text")
def interest(
    principal: str, rate: str, start: date, end: date, day_count: str, rounding: str, form: str
) -> None:
    """一段时间的利息。"""
    from fund.money import read_percent, read_yuan, yuan
    from loans.terms import span_interest

    fen, counted = span_interest(
        read_yuan(principal),
        read_percent(rate),
        start,
        end,
        day_count,  # type: ignore[arg-type]  # click allows only the literals
        rounding,  # type: ignore[arg-type]
    )
    if form == "json":
        click.echo(json.dumps({"interest": yuan(fen), **counted}))
        return
    words = {"months": "个月", "days": "天"}
    span = " ".join(f"{count} {words[unit]}" for unit, count in counted.items())
    click.echo(f"{yuan(fen)} 元（{span}）")


@click.command()
@click.argument("name", required=False)
@click.option("--as-of", type=DAY, default=None, help="截至日期（默认今天）")
@click.option("--known-at", default=None, help="按某一时点已知的数据，如 2026-01-31T18:00:00+08:00")
@click.option("--fund", "code", default=None, help="基金代码（有多个基金时）")
@click.option("--loan", default="", help="合同号")
@click.option("--township", default="", help="乡镇")
@click.option("--account", default="", help="科目代码")
@click.option("--source", default="", help="资金来源")
@click.option("--voucher", default="", help="凭证号")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), default=None)
@database_option
def report(
    name: str | None,
    as_of: date | None,
    known_at: str | None,
    code: str | None,
    form: str,
    output: Path | None,
    url: str,
    **filters: str,
) -> None:
    """出报表；不写名称则列出目录。"""
    from reports.catalogue import CATALOGUE, build
    from reports.rendering import format_named

    if name is None:
        listed = [{"name": one.name, "title": one.title} for one in CATALOGUE.values()]
        echo_rows(listed, form)
        return

    async def work() -> bytes:
        from fund.office.funds import fund_of
        from reports.asking import question

        fund = await fund_of(0, code, lending=True)
        asked = await question(fund, as_of, _instant(known_at), **filters)
        return format_named(form).render(await build(name, asked))

    _write(run(work, url), output)


def _instant(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text) if text else None
        if moment is not None:
            read_day(moment.date().isoformat())
    except ValueError as error:
        raise Unreadable(f"时点“{text}”应写成 2026-01-31T18:00:00+08:00。") from error
    return moment
