"""PDF through typst: the document goes in as JSON, never as template text."""

from __future__ import annotations

import json
import re
import threading
from importlib.resources import files
from pathlib import Path
from typing import Any

import pylopdf_fonts_zh_cn as fonts
import typst

from fund import clock
from reports.document import Column, Document, Figures, Table, human

_local = threading.local()


def _compiler() -> Any:
    """One compiler a thread: it keeps the fonts loaded."""
    if not hasattr(_local, "compiler"):
        folder = str(Path(fonts.sans_path()).parent)
        _local.compiler = typst.Compiler(font_paths=[folder], ignore_system_fonts=True)
    return _local.compiler


def compile_paper(template: str, data: dict[str, Any], form: str = "pdf") -> bytes:
    """A PDF/A from a shipped typst template and data; the same data give the same bytes.

    With `form` "png", a picture of its first page (through PDF/A first, so that nothing is blank).

    A character that no shipped face can draw is printed as its code, 〔U+20BB7〕: one rare name
    must not keep a whole report from being issued, and nothing is ever left blank.
    """
    source = (files("reports") / "templates" / template).read_bytes()
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    while True:
        try:
            pdf: bytes = _compiler().compile(
                input=source, sys_inputs={"data": text}, pdf_standards="a-2b"
            )
        except typst.TypstError as error:
            coded = _with_codes(text, str(error))
            if coded == text:
                raise
            text = coded
        else:
            return pdf if form == "pdf" else _first_page(source, text)


def _first_page(source: bytes, text: str) -> bytes:
    found = _compiler().compile(input=source, sys_inputs={"data": text}, format="png", ppi=144)
    page: bytes = found[0] if isinstance(found, list) else found
    return page


def _with_codes(text: str, complaint: str) -> str:
    """The data with the characters that the compiler could not display written as their codes."""
    named = re.search(r'the text `"(.+)"` could not be displayed', complaint)
    if not named:
        return text
    marks = re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), named[1])
    for mark in set(marks):
        text = text.replace(mark, f"〔U+{ord(mark):04X}〕")
    return text


def render(document: Document) -> bytes:
    """The document as A4 pages with running heads and page numbers."""
    return compile_paper("report.typ", data_of(document))


def data_of(document: Document) -> dict[str, Any]:
    """What the template needs, every cell already written for the eye."""
    return {
        "title": document.title,
        "fund": document.fund,
        "as_of": document.as_of.isoformat(),
        "known_at": f"{clock.local(document.known_at):%Y-%m-%d %H:%M}",
        "stamp": list(clock.local(document.known_at).timetuple()[:6]),
        "columns": len(document.table.columns),
        "blocks": [_block(block) for block in document.blocks],
        "notes": list(document.notes),
    }


def _block(block: Any) -> dict[str, Any]:
    if isinstance(block, Figures):
        items = [[item.label, human(item.value, item.kind)] for item in block.items]
        return {"kind": "figures", "items": items}
    if not isinstance(block, Table):
        return {"kind": "text", "text": block.text}
    return {
        "kind": "table",
        "title": block.title,
        "labels": [column.label for column in block.columns],
        "right": [column.kind not in ("text", "date") for column in block.columns],
        "rows": [[human(row.get(c.key), c.kind) for c in block.columns] for row in block.rows],
        "totals": _totals(block, block.columns),
        "empty": block.empty,
    }


def _totals(block: Table, columns: tuple[Column, ...]) -> list[str]:
    if not block.totals or not block.rows:
        return []
    cells = [human(block.totals.get(column.key), column.kind) for column in columns]
    return ["合计", *cells[1:]]
