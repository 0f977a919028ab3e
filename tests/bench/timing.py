"""Times of two kinds of work, taken in turns so that a busy machine slows both alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import count
from statistics import median
from time import perf_counter
from typing import Any

Work = Callable[[], Any]


def seconds(work: Work) -> float:
    """How long one run takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def in_turns(yardstick: Work, work: Work, times: int = 7) -> tuple[float, float]:
    """Median of the ratio work / yardstick, and median seconds of the work; both warm."""
    yardstick()
    work()
    pairs = [(seconds(yardstick), seconds(work)) for _ in range(times)]
    return median(b / a for a, b in pairs), median(b for _, b in pairs)


def a_second(one: Callable[[int], Any], least: float = 1.0) -> tuple[float, list[Any]]:
    """Runs a second of one(0), one(1) … for about a second, and what they gave."""
    one(0)
    start, results = perf_counter(), []
    for index in count():
        results.append(one(index))
        spent = perf_counter() - start
        if spent > least:
            return len(results) / spent, results
    raise AssertionError


def share(truths: Iterable[bool]) -> str:
    """How many of how many."""
    found = list(truths)
    return f"{sum(found):,} of {len(found):,}"
