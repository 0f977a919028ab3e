"""CSV: the main table in UTF-8; no cell runs as a formula in a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import Any

from reports.document import Column, Document, machine

# What a spreadsheet takes for the beginning of a formula (ASVS 1.2.10).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(document: Document) -> bytes:
    """One heading row, the rows, and nothing else."""
    table = document.table
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.key for column in table.columns])
    for row in table.rows:
        writer.writerow([_cell(row.get(column.key), column) for column in table.columns])
    return out.getvalue().encode()


def _cell(value: Any, column: Column) -> Any:
    """Text that a spreadsheet would take for a formula is quoted with an apostrophe."""
    cell = machine(value, column.kind)
    if column.kind == "text" and isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return "" if cell is None else cell
