"""`fund policy`: the rules shown, checked, compared, adopted; founding papers filed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from fund.commanding import DAY, echo_rows, format_option, over_database


@click.group()
def policy() -> None:
    """办法（规则文件）。"""


def _text(name: str) -> str:
    """A policy's text: a shipped one by name, or a file."""
    from fund.policy.loading import available, shipped

    if name in available():
        return shipped(name)
    path = Path(name)
    if not path.is_file():
        raise click.UsageError(f"“{name}”不是随程序提供的办法，也不是文件。")
    return path.read_text(encoding="utf-8")


@policy.command("list")
@format_option
def list_policies(form: str) -> None:
    """随程序提供的办法。"""
    from fund.policy.loading import available, load

    echo_rows([{"name": name, "title": load(name).title} for name in available()], form)


@policy.command("show")
@click.argument("name")
@format_option
def show(name: str, form: str) -> None:
    """逐条列出一份办法：位置、内容、依据。"""
    from fund.policy.comparing import flat
    from fund.policy.loading import parse

    text = _text(name)
    parse(text, name)
    rows = [{"place": place, "value": value} for place, value in flat(text).items()]
    echo_rows(rows, form)


@policy.command("check")
@click.argument("name")
def check(name: str) -> None:
    """检查一份办法；不合格则指明行和应填什么，退出码为 1。"""
    from fund.errors import Refused
    from fund.policy.comparing import budget_notes
    from fund.policy.loading import parse

    try:
        found = parse(_text(name), name)
    except Refused as error:
        click.echo(str(error), err=True)
        raise SystemExit(1) from error
    click.echo(f"合格：《{found.title}》第 {found.version} 版，{found.effective_on} 起施行。")
    for note in budget_notes(found):
        click.echo(note)


@policy.command("diff")
@click.argument("before")
@click.argument("after")
@format_option
def diff(before: str, after: str, form: str) -> None:
    """比较两份办法：哪一条改了、加了、删了。"""
    from fund.policy.comparing import changes
    from fund.policy.loading import parse

    old, new = _text(before), _text(after)
    parse(old, before)
    parse(new, after)
    echo_rows(
        [{"place": place, "before": was, "after": now} for place, was, now in changes(old, new)],
        form,
    )


@policy.command("adopt")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--document", required=True, help="批准文号")
@click.option("--fund", "code", default=None, help="基金代码（有多个基金时）")
@over_database
async def adopt(file: Path, document: str, code: str | None) -> None:
    """采用办法的新版本；已受理的申请仍按原版本办。"""
    from fund.access.commands import from_console
    from fund.office.funds import fund_of
    from fund.policy.adopting import AdoptPolicy, adopt_text
    from fund.policy.loading import digest_of

    fund = await fund_of(0, code)
    text = _text(str(file))

    async def work() -> str:
        return str(await adopt_text(fund.office, fund.id, text, document))

    adopted = AdoptPolicy(document, digest_of(text))
    version = await from_console(fund.office, adopted, work, fund.id)
    click.echo(f"已采用第 {version} 版。", err=True)


@policy.command("file")
@click.argument("key")
@click.option("--document", required=True, help="文号")
@click.option("--on", "issued_on", type=DAY, required=True, help="文件日期")
@click.option("--fund", "code", default=None, help="基金代码（有多个基金时）")
@over_database
async def file_paper(key: str, document: str, issued_on: date, code: str | None) -> None:
    """登记设立文件：依据它的资金来源从此可用。"""
    from fund.access.commands import from_console
    from fund.office.funds import fund_of
    from fund.policy.adopting import FilePaper, write_paper

    fund = await fund_of(0, code)
    filed = FilePaper(key, document, issued_on)

    async def work() -> str:
        await write_paper(fund, filed, None)
        return key

    await from_console(fund.office, filed, work, fund.id)
    click.echo(f"已登记 {key}：{document}。", err=True)
