"""Excel: real numbers and dates, text never a formula, heading frozen, set up to print."""

from __future__ import annotations

import io
from typing import Any

import xlsxwriter

from reports.document import Column, Document, Table, Text, human

_NUMBER = {"money": "#,##0.00", "date": "yyyy-mm-dd", "percent": "0.00##", "share": "0.00"}
_PER_UNIT = {"money": 100, "percent": 10_000, "share": 10_000}
_HEADING_ROW = 3


def render(document: Document) -> bytes:
    """One sheet: the main table under a title in the familiar layout, any others below it."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": document.known_at.replace(tzinfo=None)})
    sheet = book.add_worksheet(document.title[:31])
    table = document.table
    last = max(len(table.columns) - 1, 1)
    bold = book.add_format({"bold": True, "align": "center", "font_size": 16})
    heading = book.add_format({"bold": True, "border": 1, "text_wrap": True, "align": "center"})
    sheet.merge_range(0, 0, 0, last, f"{document.fund} {document.title}", bold)
    sheet.write_string(1, 0, f"截至 {document.as_of}    单位：元")
    foot = _HEADING_ROW
    for one in [block for block in document.blocks if isinstance(block, Table)]:
        if one is not table:
            sheet.write_string(foot - 1, 0, one.title, book.add_format({"bold": True}))
        foot = _table(book, sheet, one, foot, heading) + 2
    for index, column in enumerate(table.columns):
        sheet.set_column(index, index, _width(table.rows, column))
    words = [block.text for block in document.blocks if isinstance(block, Text)]
    words += [f"{item.label}：{human(item.value, item.kind)}" for item in document.figures]
    words += [*document.notes, "制表：        审核：        负责人：        日期："]
    for offset, text in enumerate(words):
        sheet.write_string(foot + offset, 0, text)
    sheet.freeze_panes(_HEADING_ROW + 1, 1)
    sheet.repeat_rows(0, _HEADING_ROW)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    book.close()
    return out.getvalue()


def _table(book: Any, sheet: Any, table: Table, top: int, heading: Any) -> int:
    """Write a table with its heading in row `top`; answers the first row below it."""
    rows = [*table.rows, *([table.totals] if table.totals else [])]
    for index, column in enumerate(table.columns):
        sheet.write_string(top, index, column.label, heading)
        style = book.add_format({"border": 1, "num_format": _NUMBER.get(column.kind, "General")})
        for offset, row in enumerate(rows, start=1):
            _write(sheet, top + offset, index, row.get(column.key), column, style)
    if table.totals:
        sheet.write_string(top + len(rows), 0, "合计", heading)
    return top + len(rows) + 1


def _write(sheet: Any, row: int, index: int, value: Any, column: Column, style: Any) -> None:
    if value is None:
        sheet.write_blank(row, index, None, style)
    elif column.kind == "date":
        sheet.write_datetime(row, index, value, style)
    elif column.kind in _PER_UNIT or column.kind == "count":
        sheet.write_number(row, index, value / _PER_UNIT.get(column.kind, 1), style)
    else:
        sheet.write_string(row, index, str(value), style)


def _width(rows: list[dict[str, Any]], column: Column) -> float:
    longest = max((len(human(row.get(column.key), column.kind)) for row in rows), default=0)
    wide = 1.9 if column.kind == "text" else 1.15
    return min(max(len(column.label) * 2.0 + 2, longest * wide + 2), 40)
