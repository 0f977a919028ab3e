"""What a report is: a sequence of blocks that every format is rendered from. Pure.

Cells are raw values (fen, ppm, dates, text); a column's kind says how they are written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from fund.money import percent, yuan, yuan_grouped

Kind = Literal["text", "money", "date", "count", "percent", "share"]


@dataclass(frozen=True)
class Column:
    """A column: `key` in files, `label` on the page, `kind` of its cells.

    money is fen; percent a yearly rate in ppm; share a part of a whole in ppm; count a number.
    `opens` is the page behind a cell: its address, {} for the value.
    """

    key: str
    label: str
    kind: Kind = "text"
    opens: str = ""


@dataclass(frozen=True)
class Table:
    """Rows by column key; `totals` has the keys that are added up."""

    columns: tuple[Column, ...]
    rows: list[dict[str, Any]]
    totals: dict[str, Any] = field(default_factory=dict)
    title: str = ""
    empty: str = "没有记录。"


@dataclass(frozen=True)
class Figure:
    """One labelled value; `opens` is the page behind it."""

    key: str
    label: str
    value: Any
    kind: Kind = "money"
    opens: str = ""


@dataclass(frozen=True)
class Figures:
    """A few labelled values side by side."""

    items: tuple[Figure, ...]


@dataclass(frozen=True)
class Text:
    """A paragraph."""

    text: str


Block = Table | Figures | Text


@dataclass(frozen=True)
class Document:
    """A report ready to render: what, of which fund, as of which day, as known at which instant."""

    report: str
    title: str
    fund: str
    as_of: date
    known_at: datetime
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()

    @property
    def table(self) -> Table:
        """The main table: the first."""
        return next(block for block in self.blocks if isinstance(block, Table))

    @property
    def tables(self) -> tuple[Table, ...]:
        """All tables, the main one first."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All labelled values."""
        return tuple(
            item for block in self.blocks if isinstance(block, Figures) for item in block.items
        )


def machine(value: Any, kind: Kind) -> Any:
    """A cell for JSON and CSV: yuan as decimal strings, dates ISO, rates percent strings."""
    if value is None:
        return None
    if kind == "money":
        return yuan(value)
    if kind in ("percent", "share"):
        return percent(value)
    if kind == "date":
        return value.isoformat()
    return int(value) if kind == "count" else str(value)


def human(value: Any, kind: Kind) -> str:
    """A cell for the eye."""
    if value is None:
        return ""
    if kind == "money":
        return yuan_grouped(value)
    if kind == "percent":
        return f"{percent(value)}%"
    if kind == "share":
        return f"{value / 10_000:.2f}%"
    return str(value)


def summed(rows: list[dict[str, Any]], *keys: str) -> dict[str, int]:
    """Totals of the keys named."""
    return {key: sum(row[key] for row in rows) for key in keys}
