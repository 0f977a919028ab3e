"""Where the lines of a chart run; the page's template draws them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 860, 320
LEFT, RIGHT, TOP, BOTTOM = 96, 16, 14, 28
STEPS = (10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000, 10_000_000, 10**9)


@dataclass(frozen=True)
class Fan:
    """A fan: bands and the median as SVG points, the target's height, marks on both axes.

    `sums` are heights with yuan, `years` places with whole years.
    """

    bands: tuple[str, ...]
    median: str
    target: float
    sums: tuple[tuple[float, float], ...]
    years: tuple[tuple[float, int], ...]
    size: tuple[int, int] = (WIDTH, HEIGHT)
    left: int = LEFT
    right: int = WIDTH - RIGHT


def fan(levels: Sequence[Sequence[float]], target: float) -> Fan:
    """Quantiles by month, lowest first and the median in the middle, against a target (yuan)."""
    months = len(levels[0])
    top = max(*levels[-1], target) * 1.05
    low = min(*levels[0], target) * 0.9
    across, down = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM

    def x(month: int) -> float:
        return round(LEFT + across * month / max(months - 1, 1), 1)

    def y(value: float) -> float:
        return round(TOP + down * (1 - (value - low) / (top - low)), 1)

    def points(values: Sequence[float]) -> list[str]:
        return [f"{x(month)},{y(value)}" for month, value in enumerate(values)]

    middle = len(levels) // 2
    bands = (
        " ".join([*points(levels[-1 - one]), *reversed(points(levels[one]))])
        for one in range(middle)
    )
    step = next(one for one in STEPS if (top - low) / one <= 6)
    marks = range((int(low) // step + 1) * step, int(top) + 1, step)
    return Fan(
        bands=tuple(bands),
        median=" ".join(points(levels[middle])),
        target=y(target),
        sums=tuple((y(value), float(value)) for value in marks),
        years=tuple((x(month), (month + 1) // 12) for month in range(11, months, 12)),
    )
