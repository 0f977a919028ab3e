"""A million exact schedules against filling their arrays, and against other libraries.

    python -m tests.bench.schedules

Every ratio is a median of runs taken in turns, so a busy machine changes it little.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from fund.calendars import Ints
from loans.amortization import METHODS, Method, amortize
from loans.daycount import BASE, DAY_COUNTS, DayCount
from tests.bench.peers import ONE_BY_ONE, numpy_financial, ours
from tests.bench.portfolio import (
    LOANS,
    PERIODS,
    PRINCIPAL,
    RATE,
    SHARED_RATE,
    WHOLE_MONTHS,
    counted,
)
from tests.bench.timing import a_second, in_turns, seconds, share


def empty() -> Ints:
    """Warm room for one figure of every period of every loan."""
    return np.zeros((PERIODS, LOANS), dtype=np.int64)


OUT = (empty(), empty(), empty())


def fill() -> None:
    """The yardstick: write something into every cell of the three arrays."""
    for array in OUT:
        array.fill(7)


def line(what: str, ratio: float, spent: float) -> None:
    """One measurement."""
    print(f"{what:<52}{ratio:6.2f} x{LOANS / spent / 1e6:9.2f} M/s")


def measured(what: str, method: Method, rate: Ints, units: Ints, base: int) -> None:
    """Time one kind of schedule for all loans."""
    work: Any = lambda: amortize(method, PRINCIPAL, rate, units, base, out=OUT)  # noqa: E731
    line(what, *in_turns(fill, work))


def by_method_and_day_count() -> None:
    """Every method with every day count; the dates are counted apart."""
    print(f"\n{LOANS:,} loans x {PERIODS} periods: time / filling three arrays; schedules a second")
    print("\nWhole months, common to all loans; six rates, or nearly a rate a loan")
    for method in METHODS:
        measured(f"{method}, months+days, few rates", method, SHARED_RATE, WHOLE_MONTHS, 360)
        measured(f"{method}, months+days, many rates", method, RATE, WHOLE_MONTHS, 360)
    units = empty()
    for day_count in DAY_COUNTS:
        each_day_count(day_count, units)


def each_day_count(day_count: DayCount, units: Ints) -> None:
    """Every method with units a period and a loan, from each loan's own dates."""
    spent = seconds(lambda: counted(day_count, units))
    print(f"\n{day_count}: units of every period of every loan ({spent:.1f} s to count the dates)")
    for method in METHODS:
        measured(f"{method}, {day_count}", method, RATE, units, BASE[day_count])


def peer(name: str, speed: float, sums: str, same: str) -> None:
    """One library's measurement."""
    print(f"{name:<44}{speed:12,.0f}/s {sums:>20} {same:>20}")


def beside_others() -> None:
    """Annuities of whole months by other libraries, on as many loans as take a second."""
    print("\nAnnuities a second; those whose principal adds up to the loan; those equal to ours")
    for name, one in ONE_BY_ONE.items():
        speed, results = a_second(one)
        sums = share(sum(p for p, _ in rows) == PRINCIPAL[i] for i, rows in enumerate(results))
        peer(name, speed, sums, share(rows == ours(i) for i, rows in enumerate(results)))
    loans = 100_000
    spent = min(seconds(lambda: numpy_financial(loans)) for _ in range(5))
    principal, interest = numpy_financial(loans)
    found = amortize("annuity", PRINCIPAL[:loans], RATE[:loans], WHOLE_MONTHS, 360)
    equal = (principal == found.principal) & (interest == found.interest)
    sums = share((principal.sum(axis=0) == PRINCIPAL[:loans]).tolist())
    peer("numpy-financial, vectorised", loans / spent, sums, share(equal.all(axis=0).tolist()))


if __name__ == "__main__":
    by_method_and_day_count()
    beside_others()
