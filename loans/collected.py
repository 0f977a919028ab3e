"""What fell due in a period and what of it was collected, on time or late. Pure and vectorised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from fund.calendars import days
from loans.arrears import Standing
from loans.parts import DEBTS, OVERDUE_INTEREST


@dataclass(frozen=True)
class Collected:
    """Fen first due in a period, and collected of it; late money collected; both since ever.

    `on_time` came by the due dates; `late_collected` was due before the period.
    """

    due: int
    collected: int
    on_time: int
    late_collected: int
    due_ever: int
    collected_ever: int


def collected(state: Standing, first: date, prepaid: npt.NDArray[np.bool_]) -> Collected:
    """Collections from `first` to the day of `state`; `prepaid` [I] instalments never fell due."""
    book, today = state.book, days(state.as_of)
    counted = (book.due <= today) & ~prepaid
    fresh = counted & (book.due >= days(first))
    asked = book.principal + book.interest
    paid = book.part_kind < len(DEBTS)  # in money; waived and lost parts collect nothing
    paid &= (book.part_kind != OVERDUE_INTEREST) & (book.part_on <= today)
    row, fen, on = book.part_row[paid], book.part_fen[paid], book.part_on[paid]
    applied = state.applied[0] + state.applied[1]
    timely = on <= book.due[row]
    in_period = on >= days(first)
    return Collected(
        due=int(asked[fresh].sum()),
        collected=int(fen[fresh[row]].sum() + applied[fresh].sum()),
        on_time=int(fen[fresh[row] & timely].sum() + applied[fresh].sum()),
        late_collected=int(fen[in_period & counted[row] & ~fresh[row]].sum()),
        due_ever=int(asked[counted].sum()),
        collected_ever=int(fen[counted[row]].sum() + applied[counted].sum()),
    )
