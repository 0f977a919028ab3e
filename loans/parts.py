"""What a part of an event can be, and which of them settle an instalment. Pure.

Nine kinds settle one of three debts of an instalment (overdue interest, interest, principal) in one
of three manners (paid, waived, lost): their code is debt + 3 * manner. The others belong to the
loan as a whole.
"""

from __future__ import annotations

from typing import NamedTuple

DEBTS = ("overdue_interest", "interest", "principal")
MANNERS = ("", "_waived", "_lost")
OVERDUE_INTEREST, INTEREST, PRINCIPAL = 0, 1, 2

SETTLING = tuple(debt + manner for manner in MANNERS for debt in DEBTS)
KINDS = (
    *SETTLING,
    "advance",  # 预收: money held for instalments not due yet, or owed back
    "recourse",  # 追偿: what the guarantor paid and may claim from the borrower
    "recourse_collected",  # of it, what the borrower paid back through the fund
    "recourse_remitted",  # of it, what was passed on to the guarantor
    "recovered_principal",  # received after a write-off
    "recovered_interest",
)
CODES = {kind: code for code, kind in enumerate(KINDS)}


class Part(NamedTuple):
    """Fen of one kind on one instalment; instalment 0 is the loan as a whole."""

    instalment: int
    kind: str
    fen: int


def settles(code: int) -> int | None:
    """Which debt a kind settles, by code; None for kinds of the loan as a whole."""
    return code % 3 if code < len(SETTLING) else None


def added(*groups: list[Part]) -> list[Part]:
    """Parts added up by instalment and kind, zeros left out."""
    sums: dict[tuple[int, str], int] = {}
    for parts in groups:
        for part in parts:
            key = (part.instalment, part.kind)
            sums[key] = sums.get(key, 0) + part.fen
    return [Part(no, kind, fen) for (no, kind), fen in sums.items() if fen]


def less(parts: list[Part], before: list[Part]) -> list[Part]:
    """What must be added to `before` to make it `parts`."""
    return added(parts, [part._replace(fen=-part.fen) for part in before])
