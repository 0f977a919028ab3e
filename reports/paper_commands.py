"""`fund certificates`: thousands of certificates as PDF files, with progress."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from fund.commanding import over_database
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
    from reports.papers import certificates_pdf

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
