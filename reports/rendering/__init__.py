"""Every format a document can take; each renderer is loaded only when asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from fund.errors import BadInput
from reports.document import Document


@dataclass(frozen=True)
class Format:
    """A format: which module renders it, and what a browser is told."""

    name: str
    media_type: str
    suffix: str

    def render(self, document: Document) -> bytes:
        """The document's bytes in this format."""
        module = import_module(f"reports.rendering.as_{self.name}")
        rendered: Callable[[Document], bytes] = module.render
        return rendered(document)


FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format("text", "text/plain; charset=utf-8", "txt"),
        Format("html", "text/html; charset=utf-8", "html"),
        Format("pdf", "application/pdf", "pdf"),
        Format("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
        Format("csv", "text/csv; charset=utf-8", "csv"),
        Format("json", "application/json", "json"),
    )
}


def format_named(name: str) -> Format:
    """The format of that name; raises BadInput with the names there are."""
    if name not in FORMATS:
        raise BadInput(f"没有“{name}”格式。可用：{'、'.join(FORMATS)}。")
    return FORMATS[name]
