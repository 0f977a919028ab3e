"""What a paper is made of: blocks, everything in them written already. Pure.

Papers differ in their words, not in their looks: one typst template (`paper.typ`) draws these.
"""

from __future__ import annotations

from datetime import datetime

import msgspec


class Words(msgspec.Struct, frozen=True, tag="words"):
    """A paragraph; letters indent theirs, `large` is for those who read little."""

    text: str
    indent: bool = True
    large: bool = False


class Facts(msgspec.Struct, frozen=True, tag="facts"):
    """Labelled values, two pairs a line: (label, value, label, value)."""

    rows: tuple[tuple[str, str, str, str], ...]


class Grid(msgspec.Struct, frozen=True, tag="grid"):
    """A table; `right` says which columns are numbers, `total` is its last line."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    total: tuple[str, ...] = ()
    title: str = ""


class Section(msgspec.Struct, frozen=True):
    """A box of a form: what is said, who seals it, and when; tall where it is filled in by hand."""

    title: str
    text: str = ""
    by: str = ""
    on: str = "　　年　月　日"
    tall: bool = True


class Sections(msgspec.Struct, frozen=True, tag="sections"):
    """Boxes of a form, one below the other."""

    items: tuple[Section, ...]


class Signatures(msgspec.Struct, frozen=True, tag="signatures"):
    """Lines to sign; those named in `thumbs` leave room for a thumbprint."""

    items: tuple[str, ...]
    thumbs: tuple[str, ...] = ()


class Cut(msgspec.Struct, frozen=True, tag="cut"):
    """Where the receipt (回执) is torn off."""

    title: str


Block = Words | Facts | Grid | Sections | Signatures | Cut


class Paper(msgspec.Struct, frozen=True):
    """One paper, ready to print; `mark` lies across it (示例, 作废), `no` is its own number."""

    title: str
    fund: str
    no: str
    blocks: tuple[Block, ...]
    stamp: datetime
    to: str = ""
    sender: str = ""
    dated: str = ""
    foot: str = ""
    mark: str = ""
    size: str = "a4"
