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
from fund.policy.rules import LoanClass
from loans.arrears import Standing
from loans.parts import SETTLING

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
    late = by_days(classes, _days_late_when_settled(state))
    settled = _settled_on(state)
    for index, one in enumerate(classes):
        if one.cure_months:
            since = step_months(state.as_of, -one.cure_months)
            rows = (late == index) & (settled > since)
            np.maximum.at(found, state.book.row_loan[rows], index)
    least = next((index for index, one in enumerate(classes) if one.rescheduled), 0)
    return np.where(rescheduled, np.maximum(found, least), found)


def _settled_on(state: Standing) -> Any:
    """The day of the last payment on each instalment [I] that is paid; else a day long ago."""
    book = state.book
    last = np.full(book.due.size, np.datetime64("1900-01-01"), dtype="datetime64[D]")
    known = (book.part_kind < len(SETTLING)) & (book.part_on <= days(state.as_of))
    np.maximum.at(last, book.part_row[known], book.part_on[known])
    left = state.principal_left + state.interest_left
    last[left > 0] = np.datetime64("1900-01-01")
    return last


def _days_late_when_settled(state: Standing) -> Ints:
    """How late each instalment [I] was when its last fen came; 0 where on time or unpaid."""
    late: Ints = np.maximum((_settled_on(state) - state.book.due).astype(np.int64), 0)
    return late


def provisions(classes: Sequence[LoanClass], found: Ints, balance: Ints) -> Ints:
    """What must be set aside for each loan [L] (fen): its class's share of its balance."""
    share = np.array([one.provision for one in classes], dtype=np.int64)[found]
    required: Ints = np.asarray(round_ratio(balance * share, PPM)).astype(np.int64)
    return required
