"""The terminal: tables with Chinese characters aligned."""

from __future__ import annotations

import io

from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text as RichText

from fund import clock
from reports.document import Column, Document, Figures, Table, Text, human

_WIDTH = 200


def render(document: Document) -> bytes:
    """Title, blocks and notes as plain text."""
    out = io.StringIO()
    console = Console(file=out, width=_WIDTH, color_system=None)
    console.print(f"{document.fund} {document.title}", markup=False)
    console.print(
        f"截至 {document.as_of}，数据取自 {clock.local(document.known_at):%Y-%m-%d %H:%M}"
    )
    for block in document.blocks:
        if isinstance(block, Table):
            console.print(_table(block))
        elif isinstance(block, Figures):
            parts = (f"{item.label} {human(item.value, item.kind)}" for item in block.items)
            console.print(" | ".join(parts), markup=False)
        elif isinstance(block, Text):
            console.print(block.text, markup=False)
    for note in document.notes:
        console.print(f"注：{note}", markup=False)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()).encode() + b"\n"


def _table(block: Table) -> RichTable | RichText:
    if not block.rows:
        return RichText(block.empty)
    grid = RichTable(title=block.title or None, show_footer=bool(block.totals))
    for index, column in enumerate(block.columns):
        grid.add_column(
            column.label,
            footer=RichText(_total(block, column, index)),
            justify="left" if column.kind in ("text", "date") else "right",
        )
    for row in block.rows:
        grid.add_row(*(RichText(human(row.get(c.key), c.kind)) for c in block.columns))
    return grid


def _total(block: Table, column: Column, index: int) -> str:
    if column.key in block.totals:
        return human(block.totals[column.key], column.kind)
    return "" if index else "合计"
