"""What an event does to a loan's account. Pure.

`after` answers the account after an event and the parts the event is allocated to. What an event
does depends only on the account before it and on its day, so a backdated or reversed event is
served by folding what came later once more (`folded`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import singledispatch

import numpy as np

from fund.errors import Refused
from fund.money import yuan
from loans.account import Account, Dated, Happened, paid_by_advance
from loans.arrears import Standing
from loans.events import (
    Applied,
    Called,
    Event,
    Extended,
    GuarantorPaid,
    Misused,
    Refunded,
    Remitted,
    Repaid,
    Repriced,
    Waived,
    WrittenOff,
)
from loans.parts import DEBTS, Part, added
from loans.plan import Plan, Step, extended, fallen_due, misused, prepay, stepped


@dataclass(frozen=True)
class Change:
    """What an event does: parts, and a new plan where it signs one."""

    parts: list[Part] = field(default_factory=list)
    plan: Plan | None = None


def after(account: Account, happened: Happened) -> tuple[Account, Change]:
    """The account after an event. Raises BadInput or Refused where it cannot happen then."""
    held = _brought_back(account, happened.on)
    account = _with(account, happened.on, held)
    change = _change(happened.event, account, happened.on)
    changed = _with(account, happened.on, added(change.parts), change.plan)
    changed = replace(changed, happened=(*account.happened, happened))
    return changed, replace(change, parts=added(held, change.parts))


def _with(account: Account, on: date, parts: list[Part], signed: Plan | None = None) -> Account:
    dated = (Dated(on, part) for part in parts)
    return replace(account, plan=signed or account.plan, parts=(*account.parts, *dated))


def _brought_back(account: Account, on: date) -> list[Part]:
    """Books kept before advances were held may have money on instalments not due: hold it now."""
    ahead = {row.no for row in account.plan.undue(on)}
    early = [part for _, part in account.parts if part.instalment in ahead]
    total = sum(part.fen for part in early)
    return added([part._replace(fen=-part.fen) for part in early], [Part(0, "advance", total)])


def folded(
    account: Account, later: Sequence[Happened], through: date
) -> list[tuple[Happened, Change, Account]]:
    """Every event in turn, and between them advances applied on the due dates they serve.

    Applied events among `later` are only remembered for their rows: they are found anew.
    """
    known = {one.on: one.id for one in later if isinstance(one.event, Applied)}
    found: list[tuple[Happened, Change, Account]] = []
    for one in [one for one in later if not isinstance(one.event, Applied)]:
        account = _apply_through(account, one.on, known, found)
        account, change = after(account, one)
        found.append((one, change, account))
    _apply_through(account, through, known, found)
    return found


def _apply_through(
    account: Account,
    through: date,
    known: dict[date, int],
    found: list[tuple[Happened, Change, Account]],
) -> Account:
    passed = account.plan.disbursed_on - timedelta(days=1)  # a call may fall on the very day
    while (due := account.next_due(passed, through)) is not None:
        one = Happened(due, Applied(), known.pop(due, 0))
        account, change = after(account, one)
        found.append((one, change, account))
        passed = due
    return account


def allocate(state: Standing, amount: int, order: Sequence[str], manner: str = "") -> list[Part]:
    """Share money (fen) over what has fallen due: oldest instalment first, in it by the order.

    Interest that turned out unearned (a negative rest) comes first. Raises ValueError for more
    than is due: the caller has looked.
    """
    left = {
        "overdue_interest": state.overdue_interest_left.tolist(),
        "interest": state.interest_left.tolist(),
        "principal": state.principal_left.tolist(),
    }
    wanted = [debt for debt in order if debt in left]
    parts = []
    for row in np.flatnonzero(state.fallen_due).tolist():
        no = int(state.book.row_no[row])
        for debt in sorted(wanted, key=lambda debt: left[debt][row] >= 0):
            taken = min(amount, left[debt][row])
            if taken:
                parts.append(Part(no, debt + manner, taken))
                amount -= taken
    if amount:
        raise ValueError(f"{amount} fen are left over")
    return parts


@singledispatch
def _change(event: Event, account: Account, on: date) -> Change:
    """What an event without a rule of its own does: nothing to the money."""
    del event, account, on
    return Change()


@_change.register
def _repaid(event: Repaid, account: Account, on: date) -> Change:
    """The guarantor's claim first, then what is due; what is early is held or repays principal.

    Money that, with what is held, reaches the payoff closes the loan that day.
    """
    claim = min(account.recourse_left, event.amount)
    parts = [Part(0, "recourse_collected", claim)] if claim else []
    amount, order = event.amount - claim, event.order or account.order
    if account.written_off:
        return Change([*parts, *_recovered(amount, account)])
    state = account.standing(on)
    owed = int(state.owed[0])
    if owed <= 0 and not int(state.balance[0]):
        return Change([*parts, Part(0, "advance", amount)])
    if amount + int(state.advance[0]) >= owed:
        return _closed(account, on, amount, parts, order)
    now = min(amount, int(state.payable[0]))
    parts += allocate(state, now, order)
    early = amount - now
    if early and event.early != "hold":
        signed = prepay(account.plan, on, early, event.early)
        no = account.plan.undue(on)[0].no
        row = next(row for row in signed.rows if row.no == no)
        parts += [Part(no, "interest", row.interest), Part(no, "principal", row.principal)]
        return Change(parts, signed)
    return Change([*parts, Part(0, "advance", early)])


def _closed(
    account: Account, on: date, amount: int, parts: list[Part], order: Sequence[str]
) -> Change:
    """Everything falls due and is paid, first by what is held; what is over is owed back."""
    closing = fallen_due(account.plan, on, "prepaid")
    due = replace(account, plan=closing).standing(on)
    total = due.principal_left + due.interest_left + due.overdue_interest_left
    whole = int(total.sum())
    parts = [*parts, *paid_by_advance(due), *allocate(due, whole, order)]
    return Change([*parts, Part(0, "advance", amount - whole)], _if_new(closing, account))


def _if_new(signed: Plan, account: Account) -> Plan | None:
    return None if signed.rows == account.plan.rows else signed


def _recovered(amount: int, account: Account) -> list[Part]:
    """Money (fen) on a claim written off: principal first, and never more than the loss."""
    if amount > account.recoverable:
        raise Refused(
            f"核销后收回最多 {yuan(account.recoverable)} 元（损失额减已收回），"
            f"这笔是 {yuan(amount)} 元。",
            "核销后收回以损失额为限",
        )
    back = account.held("principal_lost") - account.held("recovered_principal")
    principal = min(amount, back)
    rest = amount - principal
    return [Part(0, "recovered_principal", principal), Part(0, "recovered_interest", rest)]


@_change.register
def _applied(event: Applied, account: Account, on: date) -> Change:
    del event
    return Change(paid_by_advance(account.standing(on)))


@_change.register
def _guarantor_paid(event: GuarantorPaid, account: Account, on: date) -> Change:
    """The township pays what is due; its claim on the borrower is as large as what it paid."""
    state = account.standing(on)
    payable = int(state.payable[0])
    if account.written_off:
        raise Refused("这笔借款已经核销，不能再登记代偿；收回的款项按核销后收回登记。")
    if event.amount > payable:
        raise Refused(f"代偿金额超过到期未还的 {yuan(payable)} 元。", "代偿以到期债务为限")
    return Change(
        [*allocate(state, event.amount, account.order), Part(0, "recourse", event.amount)]
    )


@_change.register
def _remitted(event: Remitted, account: Account, on: date) -> Change:
    del on
    if event.amount > account.remittable:
        raise Refused(f"可转付代偿人的追偿款只有 {yuan(account.remittable)} 元。")
    return Change([Part(0, "recourse_remitted", event.amount)])


@_change.register
def _refunded(event: Refunded, account: Account, on: date) -> Change:
    held = int(account.standing(on).advance[0])
    if event.amount > held:
        raise Refused(f"可退的预收款只有 {yuan(held)} 元。")
    return Change([Part(0, "advance", -event.amount)])


@_change.register
def _extended(event: Extended, account: Account, on: date) -> Change:
    row = next((row for row in account.plan.rows if row.due_on == event.due_on), None)
    if on >= event.due_on:
        raise Refused(
            f"这一期已于 {event.due_on} 到期；展期须在到期日以前办理，逾期后不能展期。",
            "贷款通则第12条",
        )
    if row is None:
        raise Refused(f"还款计划中没有 {event.due_on} 到期的期次，请按现在的计划重新申请。")
    rates = None
    if event.rate_ppm is not None and event.overdue_ppm is not None:
        rates = account.borne(event.rate_ppm, event.overdue_ppm)
    return Change(plan=extended(account.plan, row.no, event.months, rates))


@_change.register
def _repriced(event: Repriced, account: Account, on: date) -> Change:
    old = account.plan.step_on(on)
    rates = account.borne(event.rate_ppm, event.overdue_ppm)
    return Change(plan=stepped(account.plan, Step(on, *rates, old.compound), "repriced"))


@_change.register
def _misused(event: Misused, account: Account, on: date) -> Change:
    if any(isinstance(one.event, Misused) for one in account.happened):
        raise Refused("这笔借款已经按挪用加收利息，不能重复加收。", "同一本金不重复加收")
    _still_owed(account, on)
    if not account.plan.undue(on):
        raise Refused(
            "这笔借款已全部到期，按逾期加收利息；挪用加收只用于未到期的借款。", "同一本金不重复加收"
        )
    return Change(plan=misused(account.plan, on, event.surcharge_ppm))


@_change.register
def _called(event: Called, account: Account, on: date) -> Change:
    del event
    if not account.plan.undue(on):
        raise Refused("这笔借款已全部到期，不用提前收回。")
    _still_owed(account, on)
    return Change(plan=fallen_due(account.plan, on, "called"))


@_change.register
def _waived(event: Waived, account: Account, on: date) -> Change:
    """Let debts off that have fallen due; principal only as the small difference it is."""
    state, parts = account.standing(on), []
    for debt in DEBTS:
        wanted = getattr(event, debt)
        left = getattr(state, f"{debt}_left")
        due = int(np.where(state.fallen_due, left, 0).sum())
        if wanted > due:
            name = {"overdue_interest": "逾期利息", "interest": "利息", "principal": "本金"}[debt]
            raise Refused(f"到期未付的{name}只有 {yuan(due)} 元，不能减免 {yuan(wanted)} 元。")
        parts += allocate_one(state, wanted, debt, "_waived")
    if event.principal > account.small_fen:
        raise Refused(
            f"本金只能减免 {yuan(account.small_fen)} 元以内的尾差；更多的须按核销办理。",
            "尾差以办法规定为限",
        )
    return Change(parts)


def allocate_one(state: Standing, amount: int, debt: str, manner: str) -> list[Part]:
    """Share an amount (fen) over one debt of the instalments fallen due, oldest first."""
    left, parts = getattr(state, f"{debt}_left").tolist(), []
    for row in np.flatnonzero(state.fallen_due).tolist():
        taken = max(min(amount, left[row]), 0)
        parts.append(Part(int(state.book.row_no[row]), debt + manner, taken))
        amount -= taken
    return parts


@_change.register
def _written_off(event: WrittenOff, account: Account, on: date) -> Change:
    """Everything falls due and is lost; money held in advance pays first."""
    del event
    _still_owed(account, on)
    closing = fallen_due(account.plan, on, "written_off")
    due = replace(account, plan=closing).standing(on)
    total = due.principal_left + due.interest_left + due.overdue_interest_left
    lost = allocate(due, int(total.sum()), DEBTS, "_lost")
    return Change([*paid_by_advance(due), *lost], _if_new(closing, account))


def _still_owed(account: Account, on: date) -> None:
    if account.written_off:
        raise Refused("这笔借款已经核销。")
    if not int(account.standing(on).balance[0]):
        raise Refused("这笔借款的本金已经还清。")
