"""Plans and parts as bytes: what a country's book is read from, one row a loan. Pure.

The bytes repeat the rows of instalments and of parts (little-endian numbers, dates as days and
instants as microseconds since 1970); `verify` compares the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt

from loans.parts import CODES

_EPOCH = date(1970, 1, 1).toordinal()
_EPOCH_INSTANT = datetime(1970, 1, 1, tzinfo=UTC)
_PLAN = np.dtype([(name, "<i8") for name in ("no", "start_on", "due_on", "principal", "interest")])
_PARTS = np.dtype(
    [("instalment", "<i2"), ("kind", "<i2"), ("day", "<i4"), ("fen", "<i8"), ("known", "<i8")]
)
_DATES = {"start_on", "due_on", "day"}

# no, start, due, principal and interest in fen.
PackablePlan = tuple[int, date, date, int, int]
# instalment, kind, effective on, fen, recorded at.
PackablePart = tuple[int, str, date, int, datetime]


def instant(at: datetime) -> int:
    """Microseconds since 1970."""
    return (at - _EPOCH_INSTANT) // timedelta(microseconds=1)


def packed_plan(rows: Iterable[PackablePlan]) -> bytes:
    """Instalments in order, as bytes."""
    numbers = [
        (no, start.toordinal() - _EPOCH, due.toordinal() - _EPOCH, principal, interest)
        for no, start, due, principal, interest in rows
    ]
    return np.array(numbers, dtype=_PLAN).tobytes()


def packed_parts(rows: Iterable[PackablePart]) -> bytes:
    """Parts of a loan's events in order of recording, as bytes."""
    numbers = [
        (instalment, CODES[kind], on.toordinal() - _EPOCH, fen, instant(at))
        for instalment, kind, on, fen, at in rows
    ]
    return np.array(numbers, dtype=_PARTS).tobytes()


def unpacked_plans(packs: Sequence[bytes]) -> tuple[npt.NDArray[np.int64], dict[str, Any]]:
    """Many plans as columns [I], and how many instalments each has."""
    return _unpacked(packs, _PLAN)


def unpacked_parts(packs: Sequence[bytes]) -> tuple[npt.NDArray[np.int64], dict[str, Any]]:
    """The parts of many loans as columns [A], and how many each has."""
    return _unpacked(packs, _PARTS)


def _unpacked(packs: Sequence[bytes], kind: Any) -> tuple[npt.NDArray[np.int64], dict[str, Any]]:
    counts = np.array([len(pack) for pack in packs], dtype=np.int64) // kind.itemsize
    rows = np.frombuffer(b"".join(packs), dtype=kind)
    columns: dict[str, Any] = {name: rows[name].astype(np.int64) for name in kind.names}
    for name in _DATES.intersection(columns):
        columns[name] = columns[name].astype("datetime64[D]")
    return counts, columns
