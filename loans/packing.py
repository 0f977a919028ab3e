"""A signed plan as bytes: what a country's book is read from, one row a loan. Pure.

The bytes repeat the instalments' rows (little-endian 64-bit numbers, dates as days since 1970);
`verify` compares the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

FIELDS = ("no", "start_on", "due_on", "principal", "interest")
_KIND = np.dtype([(name, "<i8") for name in FIELDS])
_EPOCH = date(1970, 1, 1).toordinal()

# no, start, due, principal and interest in fen.
Packable = tuple[int, date, date, int, int]


def packed(rows: Iterable[Packable]) -> bytes:
    """Instalments in order, as bytes."""
    numbers = [
        (no, start.toordinal() - _EPOCH, due.toordinal() - _EPOCH, principal, interest)
        for no, start, due, principal, interest in rows
    ]
    return np.array(numbers, dtype=_KIND).tobytes()


def unpacked(plans: Sequence[bytes]) -> tuple[npt.NDArray[np.int64], dict[str, npt.NDArray[Any]]]:
    """Many plans as columns [I], and how many instalments each has."""
    counts = np.array([len(plan) // _KIND.itemsize for plan in plans], dtype=np.int64)
    rows = np.frombuffer(b"".join(plans), dtype=_KIND)
    columns = {name: rows[name].astype(np.int64) for name in FIELDS}
    for name in ("start_on", "due_on"):
        columns[name] = columns[name].astype("datetime64[D]")
    return counts, columns
