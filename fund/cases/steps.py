"""Where a case stands, from the steps decided so far. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fund.errors import BadInput, Refused
from fund.policy.rules import Step


@dataclass(frozen=True)
class Decided:
    """A step as decided: passed, refused or withdrawn, on a day, by whom (staff id)."""

    step: str
    outcome: str
    decided_on: date
    actor: int


def next_step(steps: Sequence[Step], decided: Sequence[Decided]) -> Step | None:
    """The step that waits for a decision; None when the case has ended either way."""
    if any(done.outcome != "passed" for done in decided):
        return None
    return steps[len(decided)] if len(decided) < len(steps) else None


def is_closed_against(decided: Sequence[Decided]) -> bool:
    """Whether the case was refused or withdrawn."""
    return any(done.outcome != "passed" for done in decided)


def check_withdrawal(
    steps: Sequence[Step], decided: Sequence[Decided], on: date, document_no: str
) -> None:
    """Refuse a withdrawal of a case that has not passed every step, or without its paper.

    Raises BadInput or Refused.
    """
    if len(decided) != len(steps) or is_closed_against(decided):
        raise Refused("这份申请已经办结，不能再登记步骤。")
    if not document_no.strip():
        raise BadInput("撤回须填写申请人撤回书的编号。")
    if on < decided[-1].decided_on:
        raise BadInput(f"撤回日期 {on} 早于上一步 {decided[-1].decided_on}。")


def check_decision(
    steps: Sequence[Step],
    decided: Sequence[Decided],
    step: str,
    on: date,
    document_no: str,
    applied_on: date,
) -> Step:
    """Refuse a decision out of order, without its paper, or dated before the one before it.

    Answers the step. Raises BadInput or Refused.
    """
    waiting = next_step(steps, decided)
    if waiting is None:
        raise Refused("这份申请已经办结，不能再登记步骤。")
    if step != waiting.key:
        raise Refused(f"现在应办理“{waiting.name}”，不能跳到其他步骤。", waiting.clause)
    if not document_no.strip():
        raise BadInput(f"“{waiting.name}”须填写{waiting.document}。", waiting.clause)
    earliest = max([applied_on, *(done.decided_on for done in decided)])
    if on < earliest:
        raise BadInput(f"“{waiting.name}”日期 {on} 早于上一步 {earliest}。", waiting.clause)
    return waiting
