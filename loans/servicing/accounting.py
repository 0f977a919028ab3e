"""From the parts of an event to the lines of its journal entry. Pure.

Principal returns to the sources it came from; interest is income when it is received (design
promise 4); advances and what is collected for a guarantor are held, not owned.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fund.journal.accounts import (
    ADVANCE,
    BANK,
    COLLECTED,
    EARNED,
    HELD,
    INCOME,
    INTEREST_RECEIVABLE,
    PRINCIPAL,
    PROVISION,
    RECOURSE,
    UNREALISED_INTEREST,
    Account,
)
from fund.journal.entries import Line
from loans.parts import Part

# Debit and credit of one fen of each kind outside principal, and the source of both.
_PAIRS: dict[str, tuple[Account, Account, str]] = {
    "interest": (BANK, INCOME, EARNED),
    "overdue_interest": (BANK, INCOME, EARNED),
    "interest_waived": (UNREALISED_INTEREST, INTEREST_RECEIVABLE, EARNED),
    "overdue_interest_waived": (UNREALISED_INTEREST, INTEREST_RECEIVABLE, EARNED),
    "interest_lost": (UNREALISED_INTEREST, INTEREST_RECEIVABLE, EARNED),
    "overdue_interest_lost": (UNREALISED_INTEREST, INTEREST_RECEIVABLE, EARNED),
    "advance": (BANK, ADVANCE, HELD),
    "recourse": (RECOURSE, COLLECTED, HELD),
    "recourse_collected": (BANK, RECOURSE, HELD),
    "recourse_remitted": (COLLECTED, BANK, HELD),
    "recovered_interest": (BANK, INCOME, EARNED),
}
# The same for kinds that reduce principal, or restore what a write-off charged, in its sources.
_PRINCIPAL: dict[str, tuple[Account, Account]] = {
    "principal": (BANK, PRINCIPAL),
    "principal_waived": (PROVISION, PRINCIPAL),
    "principal_lost": (PROVISION, PRINCIPAL),
    "recovered_principal": (BANK, PROVISION),
}


@dataclass
class Sources:
    """A loan's principal by source (fen), as entry follows entry.

    `lent` once; `owed` now; `charged` to the loss provision and not recovered.
    """

    order: Sequence[str]
    lent: dict[str, int]
    owed: dict[str, int]
    charged: dict[str, int]

    def split(self, kind: str, fen: int) -> list[tuple[str, int]]:
        """Which sources `fen` of a kind belongs to; a negative amount is taken back the other way.

        No more is shared out than the loan owes, or ever had back.
        """
        kept = self.charged if kind == "recovered_principal" else self.owed
        room, order = dict(kept), list(self.order)
        if fen < 0:
            room = {source: self.lent[source] - kept.get(source, 0) for source in self.lent}
            order.reverse()
        found, left = [], abs(fen)
        for source in order:
            taken = min(left, room.get(source, 0))
            if taken > 0:
                part = taken if fen > 0 else -taken
                found.append((source, part))
                kept[source] = kept.get(source, 0) - part
                if kind in ("principal_lost", "principal_waived"):
                    self.charged[source] = self.charged.get(source, 0) + part
                left -= taken
        return found

    def undo(self, mirrored: Sequence[Line]) -> None:
        """Remember that an entry's mirror was posted."""
        for line in mirrored:
            if line.account == PRINCIPAL.code:
                self.owed[line.source] = self.owed.get(line.source, 0) + line.amount
            elif line.account == PROVISION.code:
                self.charged[line.source] = self.charged.get(line.source, 0) + line.amount


def lines(parts: Iterable[Part], no: str, sources: Sources) -> list[Line]:
    """The lines that book an event's parts of loan `no`, one for each account and source.

    Raises ValueError for principal that the loan's sources have no room for.
    """
    kinds: dict[str, int] = defaultdict(int)
    for part in parts:
        kinds[part.kind] += part.fen
    sums: dict[tuple[Account, str], int] = defaultdict(int)
    left = {kind: fen for kind, fen in kinds.items() if fen}
    while left:
        before = dict(left)
        # What is given back comes first: another kind may take it up.
        for kind, total in sorted(before.items(), key=lambda one: one[1]):
            if kind in _PAIRS:
                debit, credit, source = _PAIRS[kind]
                moves = [(source, total)]
            else:
                debit, credit = _PRINCIPAL[kind]
                moves = sources.split(kind, total)
            for source, fen in moves:
                sums[debit, source] += fen
                sums[credit, source] -= fen
            left[kind] -= sum(fen for _, fen in moves)
            if not left[kind]:
                del left[kind]
        if left == before:
            raise ValueError(f"fen that belong to no source: {left}")
    return [
        Line(account.code, source, fen, "" if account is BANK else no)
        for (account, source), fen in sums.items()
        if fen
    ]
