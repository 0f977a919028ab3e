"""10,000 paths of 120 months, beside a plain Python loop of the same recurrence, in one run.

Run as `python -m tests.bench.projection`.
"""

from __future__ import annotations

import time

import numpy as np

from fund.projection.chances import Uncertainty, chances, draw
from fund.projection.engine import Opening
from fund.projection.plan import Plan, contributions, forecast

PLAN = Plan(
    Opening(270_000.0),
    months=120,
    contribution=100_000.0,
    contribution_years=3,
    rate=0.0531,
    utilisation=0.95,
    deposit_rate=0.0035,
    overdue_share=0.05,
    recovery=0.05,
    guarantor_share=0.5,
    target=600_000.0,
)
PATHS = 10_000


def plain(plan: Plan) -> float:
    """One path by loops over lists of loans, the obvious way; answers the fund at the end."""
    cash: float = plan.opening.cash
    lent: list[list[float]] = []
    overdue: list[list[float]] = []
    start, end = (flow[:, 0].tolist() for flow in contributions(plan))
    for month in range(plan.months):
        cash += start[month]
        loans = sum(one[0] for one in lent)
        fund = cash + loans + sum(one[1] for one in lent) + sum(one[0] for one in overdue)
        paid = max(0.0, min(plan.utilisation * fund - loans, cash))
        cash -= paid
        lent.append([paid, 0.0, 0])
        for one in lent:
            one[1] += one[0] * plan.rate / 12
            one[2] += 1
        cash += cash * plan.deposit_rate / 12
        due = [one for one in lent if one[2] == plan.term_months]
        lent = [one for one in lent if one[2] < plan.term_months]
        for principal, interest, _ in due:
            cash += (1 - plan.overdue_share) * (principal + interest)
            overdue.append([plan.overdue_share * (principal + interest), -1])
        for one in overdue:
            back = one[0] * plan.recovery
            cash, one[0], one[1] = cash + back, one[0] - back, one[1] + 1
        for one in overdue:
            if one[1] == 12:
                cash += one[0] * plan.guarantor_share
        overdue = [one for one in overdue if one[1] < 12]
        cash += end[month]
    return cash + sum(one[0] + one[1] for one in lent) + sum(one[0] for one in overdue)


def main() -> None:
    """Best of three each; the loop is timed on a hundred paths."""
    assert abs(plain(PLAN) - forecast(PLAN).fund[-1, 0]) < 1e-4
    luck = draw(1, PLAN.months, PATHS)
    ours, loop = [], []
    for _ in range(3):
        begun = time.perf_counter()
        found = chances(PLAN, Uncertainty(), luck)
        ours.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        for _ in range(100):
            plain(PLAN)
        loop.append((time.perf_counter() - begun) * PATHS / 100)
    begun = time.perf_counter()
    draw(1, PLAN.months, PATHS)
    drawn = time.perf_counter() - begun
    print(f"{PATHS} paths x {PLAN.months} months: {min(ours):.2f} s, drawing {drawn:.2f} s")
    print(f"plain loop, scaled up: {min(loop):.1f} s, {min(loop) / min(ours):.0f} times as long")
    print(f"median fund at the end: {np.median(found.fund[-1]):,.2f} yuan")


if __name__ == "__main__":
    main()
