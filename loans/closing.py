"""Closing a month: interest receivable and loss provisions are posted, and the month is shut.

Design promise 4: interest becomes distributable income when it is received; what was earned and
not received stands as 应收利息 against 待实现利息, by cumulative difference, so that rounding
equals the contract's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from fund import clock
from fund.access.actors import Actor, require
from fund.access.commands import once
from fund.calendars import month_end
from fund.checks import Check, verify
from fund.database import fetch, number
from fund.errors import BadInput, Refused
from fund.journal.accounts import (
    EARNED,
    INTEREST_RECEIVABLE,
    LOSSES,
    PROVISION,
    UNREALISED_INTEREST,
    Account,
)
from fund.journal.entries import AUTOMATIC, Draft, Line, credit, debit
from fund.journal.months import closed_through, shut
from fund.journal.posting import post
from fund.money import round_ratio
from fund.office.funds import FundView
from fund.supervision.reconciling import obstacle
from loans.book import LoanBook, load
from loans.classes import classify, provisions
from loans.doors import loan_for
from loans.servicing.recording import catch_up


class CloseMonth(msgspec.Struct, frozen=True):
    """The month that ends on a day is finished."""

    month_end: date


async def next_month(fund: FundView) -> date:
    """The end of the month to be closed next."""
    last = await closed_through(fund.id)
    return month_end(last + timedelta(days=1) if last else fund.opened_on)


async def unreviewed(fund: FundView, through: date) -> int:
    """Entries effective up to a day that no second person has looked at."""
    return await number(
        "SELECT COUNT(*) AS n FROM journal_entry e WHERE e.fund = {} AND e.checker IS NULL "
        "AND e.effective_on <= {} AND e.kind NOT IN " + AUTOMATIC + " AND NOT EXISTS "
        "(SELECT 1 FROM journal_review r WHERE r.fund = e.fund AND r.seq = e.seq)",
        fund.id,
        through,
    )


async def close_month(
    actor: Actor, fund: FundView, command: CloseMonth, key: str, checks: Sequence[Check] = ()
) -> str:
    """Close the next month; answers its last day. Raises BadInput, Forbidden or Refused.

    With `checks` every one of them must be green.
    """
    require(actor, "month.close")
    on = command.month_end

    async def work() -> str:
        wanted = await next_month(fund)
        if on != wanted:
            raise Refused(f"应先结 {wanted:%Y年%m月}，按月顺序结账。", "按月顺序结账，不能跳月")
        if on >= clock.today():
            raise BadInput(f"{on:%Y年%m月} 还没有过完，不能结账。")
        waiting = await unreviewed(fund, on)
        if waiting:
            raise Refused(f"还有 {waiting} 张凭证没有复核，不能结账。", "结账前凭证须全部复核")
        if said := await obstacle(fund, on):
            raise Refused(f"{said}对平后再结账。", "结账前银行对账")
        if findings := await verify(checks):
            raise Refused(f"核对发现 {len(findings)} 处不符，不能结账：{findings[0].text}。")
        await apply_advances(actor, fund, key)
        book = await load(fund, on, clock.now())
        for kind, summary, lines in (
            ("accrual", "计提应收利息", await _accrual(fund, book)),
            ("provision", "计提损失准备", await _provisions(fund, book)),
        ):
            if lines:
                draft = Draft(kind, f"{on:%Y年%m月} {summary}", on, tuple(lines))
                given = {"office": fund.office, "fund": fund.id, "maker": actor.id}
                await post(draft, **given, checker=None, key=f"{key}:{kind}")
        await shut(fund.id, fund.office, on, actor.id)
        return on.isoformat()

    return await once(actor, key, command, work, fund.id)


async def apply_advances(actor: Actor, fund: FundView, key: str) -> None:
    """Post what money held in advance has paid on due dates up to today."""
    book = await load(fund, clock.today(), clock.now())
    interest, principal = book.standing().applied
    paid = book.book.by_loan(interest + principal).tolist()
    for row, fen in zip(book.loans, paid, strict=True):
        if fen:
            loan = await loan_for(actor, fund, row["no"], "loan.see")
            await catch_up(actor, fund, loan, f"{key}:{row['no']}")


async def _accrual(fund: FundView, book: LoanBook) -> list[Line]:
    """What brings each loan's booked interest receivable to what is receivable on a day."""
    receivable = book.standing().interest_receivable.tolist()
    by_source = await _booked(fund, INTEREST_RECEIVABLE, book.as_of)
    booked = {no: sum(fens.values()) for no, fens in by_source.items()}
    lines = []
    for loan, fen in zip(book.loans, receivable, strict=True):
        change = fen - booked.get(loan["no"], 0)
        if change:
            lines.append(debit(INTEREST_RECEIVABLE, EARNED, change, loan["no"]))
            lines.append(credit(UNREALISED_INTEREST, EARNED, change, loan["no"]))
    return lines


async def _booked(fund: FundView, account: Account, on: date) -> dict[str, dict[str, int]]:
    """An account's balance (fen, debit positive) on a day, by loan and source."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in await fetch(
        "SELECT l.subject, l.source, SUM(l.amount_fen) AS fen FROM journal_line l "
        "JOIN journal_entry e ON e.fund = l.fund AND e.seq = l.seq WHERE l.fund = {} "
        "AND l.account = {} AND e.effective_on <= {} GROUP BY l.subject, l.source",
        fund.id,
        account.code,
        on,
    ):
        found[row["subject"]][row["source"]] = int(row["fen"])
    return found


async def _provisions(fund: FundView, book: LoanBook) -> list[Line]:
    """What brings each loan's loss provision to what its class asks for, in its sources.

    A write-off was charged to the provision: what it lacked becomes the month's loss here, and what
    was recovered is given back.
    """
    state, classes = book.standing(), fund.policy.classes
    found = classify(state, classes, book.rescheduled)
    required = provisions(classes, found, state.balance).tolist()
    booked, lent = await _booked(fund, PROVISION, book.as_of), await funded(fund)
    lines = []
    for loan, fen in zip(book.loans, required, strict=True):
        no = loan["no"]
        wanted = shared(fen, lent[no])
        for source in sorted({*wanted, *booked[no]}):
            change = wanted.get(source, 0) + booked[no].get(source, 0)
            if change:
                lines.append(debit(LOSSES, source, change, no))
                lines.append(credit(PROVISION, source, change, no))
    return lines


async def funded(fund: FundView) -> dict[str, dict[str, int]]:
    """What each loan drew on each source (fen)."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in await fetch(
        "SELECT l.no, f.source, f.amount_fen FROM loan_funding f JOIN loan l ON l.id = f.loan "
        "WHERE f.fund = {} ORDER BY f.id",
        fund.id,
    ):
        found[row["no"]][row["source"]] = row["amount_fen"]
    return found


def shared(fen: int, weights: dict[str, int]) -> dict[str, int]:
    """An amount shared by weight, whole to the fen (cumulative rounding)."""
    total, done, before, found = sum(weights.values()), 0, 0, {}
    for key, weight in weights.items():
        done += weight
        through = int(round_ratio(fen * done, total))
        found[key] = through - before
        before = through
    return found
