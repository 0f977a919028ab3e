"""`fund users`: accounts from the command line."""

from __future__ import annotations

import sys
from datetime import date

import click

from fund.access.actors import ROLES, STAFF_ROLES
from fund.commanding import DAY, echo_rows, format_option, over_database


@click.group()
def users() -> None:
    """账号与角色。"""


@users.command("add")
@click.argument("login")
@click.option("--name", required=True, help="姓名")
@click.option("--role", "roles", multiple=True, required=True, type=click.Choice(STAFF_ROLES))
@click.option("--until", type=DAY, help="角色到这一天为止（审计必填）")
@over_database
async def add_user(login: str, name: str, roles: tuple[str, ...], until: date | None) -> None:
    """新增账号；密码从终端输入，或从标准输入读一行。"""
    from fund.access.administering import AddAccount
    from fund.access.commands import from_console
    from fund.access.signing_in import add_staff
    from fund.database import number

    if sys.stdin.isatty():
        password = click.prompt("密码", hide_input=True, confirmation_prompt="再输一遍", err=True)
    else:
        password = sys.stdin.readline().rstrip("\n")
    office = await number("SELECT MIN(id) AS id FROM office")

    async def work() -> str:
        return str(await add_staff(office, login, name, password, roles, until=until))

    await from_console(office, AddAccount(login, name, ""), work)
    click.echo(f"已新增 {login}（{name}）：{'、'.join(ROLES[role] for role in roles)}。", err=True)


@users.command("list")
@format_option
@over_database
async def list_users(form: str) -> None:
    """账号、姓名、角色、是否启用。"""
    from fund.database import fetch

    rows = await fetch(
        "SELECT s.login, s.name, r.role, s.active FROM staff s "
        "JOIN role_grant r ON r.staff = s.id ORDER BY s.login, r.role"
    )
    echo_rows([row | {"active": bool(row["active"])} for row in rows], form)
