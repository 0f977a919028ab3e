"""`fund backup` and `fund restore`: a copy during load; a way back that ends in `verify`."""

from __future__ import annotations

from pathlib import Path

import click

from fund.commanding import database_option, run


def _file(url: str) -> Path:
    from fund.database import sqlite_path
    from fund.errors import Refused

    path = sqlite_path(url)
    if path is None:
        raise Refused("PostgreSQL 请用 pg_dump 与 pg_restore 备份和恢复，恢复后运行 fund verify。")
    return path


@click.command("backup")
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False))
@database_option
def backup(target: Path, url: str) -> None:
    """把数据库备份到一个新文件（使用中也可以）；密钥文件须另存别处。"""
    from fund.backups import back_up
    from fund.errors import Refused

    path = _file(url)
    if not path.exists():
        raise Refused(f"没有数据库 {path}。")
    click.echo(f"{back_up(path, target)}  {target}")


@click.command("restore")
@click.argument("copy", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--yes", is_flag=True, help="确认替换现有数据库（原数据库另存）")
@database_option
def restore(copy: Path, yes: bool, url: str) -> None:  # noqa: FBT001
    """从备份恢复；损坏、截断或来自更新版本的备份会被拒绝；恢复后逐项核对。"""
    from fund.backups import restore as put_back
    from fund.checks import verify
    from fund.errors import Refused
    from schedules.checks import CHECKS

    path = _file(url)
    if path.exists() and not yes:
        raise Refused(f"{path} 已有数据库。确认替换请加 --yes；原数据库会另存，不会删除。")
    before = put_back(copy, path, _known())
    findings = run(lambda: verify(CHECKS), url)
    for finding in findings:
        click.echo(f"{finding.check}\t{finding.text}", err=True)
    if findings:
        raise Refused(f"已恢复，但核对发现 {len(findings)} 处不符，请不要使用，查明原因。")
    kept = f"，原数据库在 {before}" if before else ""
    click.echo(f"已从 {copy} 恢复，{len(CHECKS)} 项核对相符{kept}。", err=True)


def _known() -> set[str]:
    """The migrations this software has."""
    import pkgutil
    from importlib import import_module

    found = set()
    for floor in ("fund", "loans", "reports", "schedules"):
        package = f"{floor}.migrations"
        for module in pkgutil.iter_modules(import_module(package).__path__):
            found.add(import_module(f"{package}.{module.name}").ID)
    return found
