"""Five-category classes of a whole book on a day. Pure and vectorised.

A loan is in the class of its days past due. It leaves a class only after `cure_months` on time: an
instalment that was settled late keeps its loan in the class it had reached until then. An extended
loan is at least in the class the policy marks for it (domain rules, section 3).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from fund.calendars import Ints, days, step_months
from fund.money import round_ratio
from fund.policy.lending import LoanClass
from loans.arrears import Standing
from loans.parts import OVERDUE_INTEREST, SETTLING

PPM = 1_000_000


def by_days(classes: Sequence[LoanClass], past_due: Any) -> Ints:
    """The class (index into `classes`) of days past due; each holds up to its days, inclusive."""
    found: Ints = np.searchsorted([one.days for one in classes], past_due)
    return found


def classify(
    state: Standing, classes: Sequence[LoanClass], rescheduled: npt.NDArray[np.bool_]
) -> Ints:
    """The class of each loan [L] as an index into `classes`; `rescheduled` [L] were extended."""
    found = by_days(classes, state.days_past_due)
    settled = _settled_on(state)
    late = by_days(classes, _days_late_when_settled(state, settled))
    for index, one in enumerate(classes):
        if one.cure_months:
            since = step_months(state.as_of, -one.cure_months)
            rows = (late == index) & (settled > since)
            np.maximum.at(found, state.book.row_loan[rows], index)
    least = next((index for index, one in enumerate(classes) if one.rescheduled), 0)
    return np.where(rescheduled, np.maximum(found, least), found)


_LONG_AGO = np.datetime64("1900-01-01")


def _settled_on(state: Standing) -> Any:
    """The day each instalment [I] was settled late; a day long ago where it was not.

    That is the day its principal and interest came down to a small difference: overdue interest and
    a tail of some fen do not make an instalment late.
    """
    book = state.book
    small = book.small_fen[book.row_loan]
    codes = book.part_kind
    owed = (codes < len(SETTLING)) & (codes % 3 != OVERDUE_INTEREST)
    owed &= book.part_on <= days(state.as_of)
    after = owed & (book.part_on > book.due[book.part_row])
    late = np.zeros(book.due.size, dtype=np.bool_)
    late[book.part_row[after]] = True
    rows = np.flatnonzero(late & (state.principal_left + state.interest_left <= small))
    found = np.full(book.due.size, _LONG_AGO, dtype="datetime64[D]")
    parts = np.flatnonzero(owed & np.isin(book.part_row, rows))
    row = np.concatenate((rows, book.part_row[parts]))
    on = np.concatenate((np.full(rows.size, _LONG_AGO, "datetime64[D]"), book.part_on[parts]))
    asked = book.principal[rows] + book.interest[rows]
    order = np.lexsort((on, row))
    row, on = row[order], on[order]
    run = np.cumsum(np.concatenate((asked, -book.part_fen[parts]))[order])
    first = np.searchsorted(row, row)
    left = run - np.where(first > 0, run[first - 1], 0)
    settled = np.flatnonzero(left <= small[row])[::-1]  # the first of each row is written last
    found[row[settled]] = on[settled]
    return found


def _days_late_when_settled(state: Standing, settled: Any) -> Ints:
    """How late each instalment [I] was when it was settled; 0 where on time or unpaid."""
    late: Ints = np.maximum((settled - state.book.due).astype(np.int64), 0)
    return late


def provisions(classes: Sequence[LoanClass], found: Ints, balance: Ints) -> Ints:
    """What must be set aside for each loan [L] (fen): its class's share of its balance."""
    share = np.array([one.provision for one in classes], dtype=np.int64)[found]
    required: Ints = np.asarray(round_ratio(balance * share, PPM)).astype(np.int64)
    return required
