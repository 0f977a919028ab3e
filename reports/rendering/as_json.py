"""JSON: the main table and figures, amounts as decimal strings in yuan."""

from __future__ import annotations

import json
from typing import Any

from reports.document import Document, Table, Text, machine


def render(document: Document) -> bytes:
    """Keys as in the command contract, and the labelled figures beside them."""
    main, *others = document.tables
    content = {
        "report": document.report,
        "title": document.title,
        "fund": document.fund,
        "as_of": document.as_of.isoformat(),
        "known_at": document.known_at.isoformat(),
        **_table(main),
        "figures": {item.key: machine(item.value, item.kind) for item in document.figures},
        "tables": [{"title": one.title} | _table(one) for one in others],
        "notes": [
            *(block.text for block in document.blocks if isinstance(block, Text)),
            *document.notes,
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _table(table: Table) -> dict[str, Any]:
    kinds = {column.key: column.kind for column in table.columns}
    return {
        "columns": [
            {"key": column.key, "label": column.label, "kind": column.kind}
            for column in table.columns
        ],
        "rows": [
            {column.key: machine(row.get(column.key), column.kind) for column in table.columns}
            for row in table.rows
        ],
        "totals": {key: machine(value, kinds[key]) for key, value in table.totals.items()},
    }
