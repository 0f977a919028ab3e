"""`fund certificates`: thousands of certificates as PDF files, with progress."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from fund.commanding import DAY, over_database
from fund.database import Row

PER_FILE = 500  # pages: a printer's tray, and as much as one compilation keeps in memory


@click.command("certificates")
@click.option("--year", type=int, required=True, help="颁发年度")
@click.option("--from", "since", type=int, default=1, show_default=True, help="起始编号")
@click.option("--to", "through", type=int, default=99_999, show_default=True, help="截止编号")
@click.option("--site", required=True, help="二维码指向的网站，如 https://fund.example.cn")
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option("--fund", "code", default=None, help="基金代码（有多个基金时）")
@over_database
async def certificates(
    year: int, since: int, through: int, site: str, output: Path, code: str | None
) -> None:
    """把一批捐助证印成 PDF，每个文件最多 500 本；作废的不印。"""
    from fund.donations.certifying import issued
    from fund.errors import Refused
    from fund.office.funds import fund_of

    fund = await fund_of(0, code)
    rows = [row for row in await issued(fund, since, through, year) if not row["voided_on"]]
    if not rows:
        raise Refused(f"{year} 年这些编号中没有有效的捐助证。")
    write(rows, site.rstrip("/"), output, year)


def write(rows: Sequence[Row], site: str, output: Path, year: int) -> None:
    """Files of at most 500 certificates, each whole or not at all; their paths are printed."""
    from reports.papers.certificates import certificates_pdf

    output.mkdir(parents=True, exist_ok=True)
    starts = range(0, len(rows), PER_FILE)
    with click.progressbar(starts, label="捐助证", file=sys.stderr) as shown:
        for start in shown:
            batch = rows[start : start + PER_FILE]
            first, last = batch[0]["serial"], batch[-1]["serial"]
            path = output / f"certificates-{year}-{first:05d}-{last:05d}.pdf"
            part = path.with_suffix(".part")
            part.write_bytes(certificates_pdf(batch, site))
            part.replace(path)
            click.echo(path)


@click.command("papers")
@click.argument("name", required=False)
@click.option("--no", "numbers", multiple=True, help="合同号或申请编号，可重复；不写则成批")
@click.option("--as-of", type=DAY, default=None, help="截至日期（默认今天）")
@click.option("--format", "form", type=click.Choice(("pdf", "png")), default="pdf")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), default=None)
@click.option("--fund", "code", default=None, help="基金代码（有多个基金时）")
@over_database
async def papers(
    name: str | None,
    numbers: tuple[str, ...],
    as_of: date | None,
    form: str,
    output: Path | None,
    code: str | None,
) -> None:
    """印文书：单份或一批；不写名称则列出有哪些文书。"""
    from fund import clock
    from fund.office.funds import fund_of
    from reports.papers.catalogue import PAPERS, batch, kind_named, of
    from reports.papers.printing import pdf, picture

    if name is None:
        for one in PAPERS.values():
            click.echo(f"{one.name}\t{one.title}\t{'成批或单份' if one.choose else '单份'}")
        return
    kind, on = kind_named(name), as_of or clock.today()
    if output is None:
        raise click.UsageError("请用 --output 指明存到哪个文件。")
    fund = await fund_of(0, code, lending=kind.about == "loan")
    refused: list[str] = []
    if numbers:
        made = [paper for no in numbers for paper in await of(fund, kind, no, on)]
    else:
        made, refused = await batch(fund, kind, on)
    part = output.with_name(output.name + ".part")
    part.write_bytes(picture(made[0]) if form == "png" else pdf(made))
    part.replace(output)
    for line in refused:
        click.echo(line, err=True)
    click.echo(f"{len(made)} 份，存到 {output}", err=True)
