"""A year's budget of a project: its lines, and what does not fit together in it. Pure.

Seed 002 holds every oddity this looks for: lines that add to more than was approved or than their
own subtotal, deadlines of the year before. They are told, never refused: a budget is what it is.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from fund.money import yuan
from fund.policy.values import Fen, Rules

PAY_MODES = {"once": "一次性", "quarterly": "按季", "monthly": "按月", "needed": "按需"}


class BudgetLine(Rules, frozen=True):
    """A line: so many units at a rate, planned for a month.

    `benefits` are the kinds of help paid from it; a line without any is budget only: its money does
    not pass through this fund's book.
    """

    key: str
    name: str
    planned: Fen
    clause: str
    count: int | None = None
    rate: Fen | None = None
    times: int = 1
    month: int | None = None
    deadline: date | None = None
    mode: Literal["once", "quarterly", "monthly", "needed"] = "once"
    benefits: tuple[str, ...] = ()
    group: str = ""


class BudgetGroup(Rules, frozen=True):
    """Lines that the source adds up, and to what."""

    key: str
    name: str
    total: Fen
    clause: str


class Budget(Rules, frozen=True):
    """A project's budget for a year, as approved."""

    key: str
    name: str
    year: int
    approved: Fen
    clause: str
    lines: tuple[BudgetLine, ...] = ()
    groups: tuple[BudgetGroup, ...] = ()

    @property
    def planned(self) -> int:
        """What the lines add up to (fen)."""
        return sum(line.planned for line in self.lines)


def oddities(budget: Budget) -> list[tuple[str, str]]:
    """What does not fit together: the line's key ("" for the whole), and what is wrong."""
    found = []
    if budget.planned > budget.approved:
        over = yuan(budget.planned - budget.approved)
        found.append(("", f"各项计划合计 {yuan(budget.planned)} 元，超过批复 {over} 元"))
    for line in budget.lines:
        if line.count is not None and line.rate is not None:
            worked = line.count * line.rate * line.times
            if worked != line.planned:
                found.append((line.key, f"按人数和标准算是 {yuan(worked)} 元，与计划不符"))
        if line.deadline and line.deadline.year < budget.year:
            found.append((line.key, f"完成时限 {line.deadline} 早于预算年度 {budget.year}"))
    for group in budget.groups:
        listed = sum(line.planned for line in budget.lines if line.group == group.key)
        if listed != group.total:
            said = f"{group.name}各项合计 {yuan(listed)} 元，所列合计 {yuan(group.total)} 元"
            found.append(("", said))
    return found
