"""A page that stands alone: the blocks of the site with their style in the file, no scripts."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from fund.web.templates import HERE, environment
from reports.document import Document, human

TEMPLATES = Path(__file__).parent.parent / "templates"


def render(document: Document) -> bytes:
    """One HTML file, readable offline."""
    css = Markup((HERE / "static" / "fund.css").read_text(encoding="utf-8"))  # noqa: S704 - our file
    template = environment(TEMPLATES).get_template("report_file.html")
    return template.render(document=document, human=human, css=css, linked=False).encode()
