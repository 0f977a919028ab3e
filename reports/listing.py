"""Filtering, sorting and paging the rows of a document. Pure; only listed columns can be asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reports.document import Table

PAGE = 25


@dataclass(frozen=True)
class Asked:
    """What a list was asked: words to find, a state, a column to sort by, a page from 1."""

    q: str = ""
    township: str = ""
    state: str = ""
    sort: str = ""
    page: int = 1


@dataclass(frozen=True)
class Listed:
    """One page of rows, how many there are, and the totals of all that matched."""

    rows: list[dict[str, Any]]
    count: int
    page: int
    pages: int
    totals: dict[str, int]


def listed(table: Table, asked: Asked, searched: Sequence[str]) -> Listed:
    """The rows that match, in the order asked ("-key" descends), one page of them.

    A sort key that is no column of the table is ignored; words must all occur in the columns named.
    """
    words = asked.q.lower().split()

    def fits(row: dict[str, Any]) -> bool:
        text = " ".join(str(row[key]) for key in searched).lower()
        return (
            all(word in text for word in words)
            and asked.township in ("", row["township"])
            and asked.state in ("", row["state"])
        )

    rows = [row for row in table.rows if fits(row)]
    key = asked.sort.removeprefix("-")
    if key in {column.key for column in table.columns}:
        rows.sort(key=lambda row: row[key], reverse=asked.sort.startswith("-"))
    pages = max(-(-len(rows) // PAGE), 1)
    page = min(max(asked.page, 1), pages)
    totals = {name: sum(row[name] for row in rows) for name in table.totals}
    return Listed(rows[(page - 1) * PAGE : page * PAGE], len(rows), page, pages, totals)
