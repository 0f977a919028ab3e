"""What every command of the `fund` group shares: its database, exit codes, values as typed."""

from __future__ import annotations

import functools
import json
import os
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date
from importlib import import_module
from typing import Any, TypeVar

import click

from fund.errors import Refused, Unreadable

DEFAULT_URL = "sqlite:///fund.sqlite"

T = TypeVar("T")


class LazyGroup(click.Group):
    """Commands by `module:attribute`, imported when called, so that each starts quickly."""

    def __init__(self, *args: Any, lazy: dict[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lazy = lazy or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, without importing anything."""
        return sorted([*super().list_commands(ctx), *self.lazy])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command asked for."""
        if cmd_name in self.lazy:
            module, attribute = self.lazy[cmd_name].split(":")
            command: click.Command = getattr(import_module(module), attribute)
            return command
        return super().get_command(ctx, cmd_name)

    def invoke(self, ctx: click.Context) -> Any:
        """Exit codes: 1 refused by a rule, 2 wrong usage, 3 internal failure."""
        try:
            return super().invoke(ctx)
        except Unreadable as error:
            raise click.UsageError(str(error)) from error
        except Refused as error:
            click.echo(str(error), err=True)
            sys.exit(1)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise  # a closed pipe, as after `| head`, is for click to end quietly
        except Exception:  # noqa: BLE001 - the last resort: exit code 3
            import traceback

            traceback.print_exc()
            click.echo("内部错误：以上信息请交给技术人员。数据没有写入一半。", err=True)
            sys.exit(3)


class Day(click.ParamType[date]):
    """A date as 2026-01-31."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read it, or say how it is written."""
        if isinstance(value, date):
            return value
        from fund.calendars import read_day

        try:
            return read_day(value)
        except ValueError:
            self.fail(f"日期“{value}”应写成 2026-01-31（1990 至 2199 年）。", param, ctx)


DAY = Day()


def database_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--database URL`, else FUND_DATABASE_URL, else fund.sqlite in this folder."""
    return click.option(
        "--database",
        "url",
        envvar="FUND_DATABASE_URL",
        default=DEFAULT_URL,
        show_default=True,
        help="sqlite:///路径 或 postgresql://…",
    )(command)


def format_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--format text|json` for commands that print rows."""
    formats = click.Choice(("text", "json"))
    return click.option("--format", "form", type=formats, default="text", show_default=True)(
        command
    )


def echo_rows(rows: Sequence[Mapping[str, Any]], form: str) -> None:
    """Print rows: a JSON array, or one line each with tabs between the cells."""
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        click.echo("\t".join(str(cell) for cell in row.values()))


async def with_database(url: str, work: Callable[[], Awaitable[T]]) -> T:
    """Open an installation, bring its schema up to date, bind its key, and work on it."""
    from fund import database, vault
    from fund.office import opening

    path = database.sqlite_path(url)
    if path is not None and not path.exists():
        raise Refused(f"没有数据库 {path}。请先运行 fund init，或用 --database 指明。")
    async with database.opened(url):
        await opening.migrate()
        await opening.bind_vault(vault.key_file(url))
        return await work()


def run(work: Callable[[], Awaitable[T]], url: str) -> T:
    """Run one command's work over a database."""
    import asyncio

    os.environ.setdefault("PICCOLO_CONF", "piccolo_conf")
    return asyncio.run(with_database(url, work))


def over_database(command: Callable[..., Awaitable[None]]) -> Callable[..., None]:
    """Make an async function a command over `--database`."""

    @database_option
    @functools.wraps(command)
    def wrapper(url: str, **options: Any) -> None:
        run(lambda: command(**options), url)

    return wrapper
