"""Doorway: the `fund` command. Each command is imported only when it is called."""

from __future__ import annotations

import os
from datetime import date

import click

from fund.commanding import DAY, LazyGroup, database_option, run

COMMANDS = {
    "init": "fund.office.commands:init",
    "holidays": "fund.office.commands:holidays",
    "policy": "fund.policy.commands:policy",
    "users": "fund.access.administration:users",
    "rates": "fund.rates.commands:rates",
    "prices": "loans.commands:prices",
    "reprice": "loans.commands:reprice_all",
    "project": "fund.projection.commands:project",
    "quote": "reports.commands:quote",
    "interest": "reports.commands:interest",
    "certificates": "reports.paper_commands:certificates",
    "papers": "reports.paper_commands:papers",
    "report": "reports.commands:report",
    "backup": "schedules.backup_commands:backup",
    "restore": "schedules.backup_commands:restore",
    "duties": "schedules.commands:duties",
}


@click.group(cls=LazyGroup, lazy=COMMANDS)
@click.version_option(package_name="hardship-fund", prog_name="fund")
def fund() -> None:
    """困难党员帮扶基金管理系统。"""


@fund.command()
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text")
@database_option
def verify(form: str, url: str) -> None:
    """逐项核对账、链、台账和档案；有问题则退出码为 1。"""
    import json

    from fund.checks import verify as find
    from fund.errors import Refused
    from schedules.checks import CHECKS

    findings = run(lambda: find(CHECKS), url)
    for check in CHECKS:
        faults = [finding.text for finding in findings if finding.check == check.name]
        if form == "json":
            row = {"check": check.name, "title": check.title, "findings": faults}
            click.echo(json.dumps(row, ensure_ascii=False))
        else:
            click.echo(f"{'不符' if faults else '相符'}\t{check.name}\t{check.title}")
            for fault in faults:
                click.echo(f"\t  {fault}")
    if findings:
        raise Refused(f"发现 {len(findings)} 处问题，请停止记账并查明。")


@fund.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=int, default=8000, show_default=True)
@click.option("--workers", type=int, default=1, show_default=True)
@click.option("--public-url", envvar="FUND_PUBLIC_URL", default="", help="对外地址，印在二维码里")
@database_option
def serve(host: str, port: int, workers: int, public_url: str, url: str) -> None:
    """启动网页服务。"""
    import uvicorn

    run(_nothing, url)  # refuses early, in words, and brings the schema up to date once
    os.environ["FUND_DATABASE_URL"] = url
    os.environ["FUND_PUBLIC_URL"] = public_url
    uvicorn.run(
        "app:application",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        server_header=False,
        log_level="warning",
    )


async def _nothing() -> None:
    """Opening the database is all there is to do."""


@fund.command()
@click.option("--port", type=int, default=None, help="端口（默认 8000，被占用时另选）")
@click.option("--no-browser", is_flag=True, help="不打开浏览器")
@click.option("--reset", is_flag=True, help="重新生成")
@click.option("--on", type=DAY, default=None, help="演示到哪一天（默认今天）")
def demo(port: int | None, no_browser: bool, reset: bool, on: date | None) -> None:  # noqa: FBT001
    """生成三年示例数据并打开网页。"""
    os.environ.setdefault("PICCOLO_CONF", "piccolo_conf")
    import app
    from schedules.rehearsal.showing import show

    show(app.create, app.PERMISSIONS, port=port, browser=not no_browser, reset=reset, on=on)


if __name__ == "__main__":
    fund()
