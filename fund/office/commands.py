"""`fund init`, `fund holidays`."""

from __future__ import annotations

import asyncio
import os
from datetime import date

import click

from fund.commanding import DAY, database_option, echo_rows, format_option, over_database


@click.command()
@click.option("--policy", required=True, help="办法名，见 fund policy list")
@click.option("--name", required=True, help="基金名称")
@click.option("--opened", "opened_on", type=DAY, required=True, help="设立日期")
@click.option("--code", default="", help="基金代码（默认 f1、f2 …）")
@click.option("--township", "townships", multiple=True, help="乡镇，可重复")
@click.option("--paper", "papers", multiple=True, help="设立文件 代号=文号，可重复")
@database_option
def init(
    policy: str,
    name: str,
    opened_on: date,
    code: str,
    townships: tuple[str, ...],
    papers: tuple[str, ...],
    url: str,
) -> None:
    """设立基金：建库、载入利率、开账。"""
    os.environ.setdefault("PICCOLO_CONF", "piccolo_conf")
    filed = dict(paper.partition("=")[::2] for paper in papers)
    if not all(filed.values()):
        raise click.UsageError("--paper 写成 代号=文号，例如 approval=县发〔2023〕1号。")
    asyncio.run(_init(policy, name, opened_on, code, list(townships), filed, url))


async def _init(
    policy: str,
    name: str,
    opened_on: date,
    code: str,
    townships: list[str],
    papers: dict[str, str],
    url: str,
) -> None:
    from fund import database
    from fund.office.opening import add_townships, migrate, open_fund, open_office
    from fund.policy.loading import load
    from fund.vault import key_file

    load(policy)
    key = key_file(url)
    async with database.opened(url):
        await migrate()
        office = await open_office(name, key)
        count = await database.number("SELECT COUNT(*) AS n FROM fund")
        code = code or f"f{count + 1}"
        await open_fund(
            office=office, code=code, name=name, policy=policy, opened_on=opened_on, papers=papers
        )
        await add_townships(office, townships)
    click.echo(f"已设立“{name}”（代码 {code}）。", err=True)
    click.echo(f"密钥文件：{key}。请与数据库分开备份；没有它，加密的身份证号无法打开。", err=True)
    left = [paper for paper in load(policy).founding if paper.key not in papers]
    for paper in left:
        click.echo(f"还没有登记《{paper.name}》：fund policy file {paper.key} …", err=True)
    click.echo(
        "接下来：fund users add 登录名 --name 姓名 --role clerk；然后 fund serve。", err=True
    )


@click.group()
def holidays() -> None:
    """放假与调休。"""


@holidays.command("list")
@click.option("--year", type=click.IntRange(2004, 2199), required=True)
@format_option
@over_database
async def list_holidays(year: int, form: str) -> None:
    """一年的放假日（工作日）和调休上班日。"""
    from fund.database import number
    from fund.office.holidays import made_up_days, off_days, workdays

    calendar = await workdays(await number("SELECT MIN(id) AS id FROM office"))
    rows = [{"day": day.isoformat(), "kind": "休"} for day in off_days(calendar, year)]
    rows += [{"day": day.isoformat(), "kind": "班"} for day in made_up_days(calendar, year)]
    echo_rows(rows, form)
    if warning := calendar.warning(date(year, 1, 1)):
        click.echo(warning, err=True)


@holidays.command("set")
@click.argument("day", type=DAY)
@click.option("--off/--work", "is_off", required=True, help="放假或上班")
@click.option("--note", required=True, help="依据")
@over_database
async def set_holiday(day: date, is_off: bool, note: str) -> None:  # noqa: FBT001 - a flag
    """登记一天放假或调休上班。"""
    from fund.access.commands import from_console
    from fund.database import number
    from fund.office.holidays import SetHoliday, set_day

    office = await number("SELECT MIN(id) AS id FROM office")

    async def work() -> str:
        await set_day(office, day, is_off=is_off, note=note)
        return day.isoformat()

    await from_console(office, SetHoliday(day, "off" if is_off else "work", note), work)
    click.echo(f"{day} 已登记为{'放假' if is_off else '上班'}。", err=True)
