"""`fund project`: the fund's growth by months, without a database."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import click


class Share(click.ParamType[float]):
    """A share of one, such as 0.95."""

    name = "share"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Read it, or say what it must be."""
        try:
            found = float(value)
        except ValueError:
            found = -1.0
        if not 0 <= found <= 1:
            self.fail(f"“{value}”应在 0 到 1 之间。", param, ctx)
        return found


SHARE = Share()
YUAN = click.FloatRange(0, 1e12)
YEARLY = click.FloatRange(0, 100)


def number(
    name: str, default: float, kind: Any, said: str
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """An option that takes a number."""
    return click.option(name, type=kind, default=default, show_default=True, help=said)


@click.command("project")
@number("--opening", 270_000, YUAN, "期初资金（元）")
@number("--contribution", 100_000, YUAN, "每年筹入（元）")
@click.option("--contribution-when", type=click.Choice(("start", "end")), default="start")
@number("--contribution-years", 3, click.IntRange(0, 100), "筹入年数")
@number("--months", 36, click.IntRange(1, 1200), "月数")
@number("--term-months", 12, click.IntRange(1, 120), "借款期限（月）")
@number("--rate", 5.31, YEARLY, "借款年利率（%）")
@number("--utilisation", 0.95, SHARE, "投放率")
@number("--deposit-rate", 0.35, YEARLY, "存款年利率（%）")
@number("--retained", 1, SHARE, "收益留存比例")
@number("--overdue-share", 0, SHARE, "到期转逾期比例")
@number("--recovery", 0, SHARE, "逾期每月收回比例")
@number("--guarantor-share", 0, SHARE, "满一年后代偿比例")
@number("--prepayment", 0, SHARE, "每月提前还款比例")
@number("--target", 600_000, YUAN, "目标（元）")
@click.option("--paths", type=click.IntRange(1, 200_000), default=None, help="模拟路径数")
@number("--seed", 1, int, "随机种子")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text")
def project(form: str, paths: int | None, seed: int, **given: Any) -> None:
    """基金增长测算：能不能达到目标，需要什么。"""
    from fund.projection.answering import answer

    found = answer(given, paths, seed)
    if form == "json":
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    click.echo("月\t存款\t借款\t应计利息\t逾期\t基金\t净额")
    for row in found["months"]:
        keys = ("month", "cash", "loans", "accrued", "overdue", "fund", "fund_net")
        click.echo("\t".join(str(row[key]) for key in keys))
    hit = found["target_month"]
    click.echo(f"达到目标：{f'第 {hit} 个月' if hit else '期内达不到'}", err=True)
    if "probability" in found:
        click.echo(f"期末达到目标的可能性：{found['probability'][-1]}", err=True)
