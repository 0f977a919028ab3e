"""Closing a month: interest receivable is posted, and nothing more is booked into the month.

Design promise 4: interest becomes distributable income when it is received; what was earned and
not received stands as 应收利息 against 待实现利息, by cumulative difference, so that rounding
equals the contract's.
"""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from fund import clock
from fund.access.actors import Actor, require
from fund.access.commands import once
from fund.calendars import month_end
from fund.database import Row, fetch, insert, number
from fund.errors import BadInput, Refused
from fund.journal.accounts import EARNED, INTEREST_RECEIVABLE, UNREALISED_INTEREST
from fund.journal.entries import AUTOMATIC, Draft, Line, credit, debit
from fund.journal.posting import closed_through, post
from fund.journal.tables import PeriodClose
from fund.office.funds import FundView
from loans.book import load


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


async def closed_months(fund: FundView) -> list[Row]:
    """Closed months with who closed them and when, newest first."""
    return await fetch(
        "SELECT p.month_end, p.recorded_at, s.name FROM period_close p "
        "JOIN staff s ON s.id = p.closed_by WHERE p.fund = {} ORDER BY p.month_end DESC",
        fund.id,
    )


async def close_month(actor: Actor, fund: FundView, command: CloseMonth, key: str) -> str:
    """Close the next month; answers its last day. Raises BadInput, Forbidden or Refused."""
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
        lines = await _accrual(fund, on)
        if lines:
            draft = Draft("accrual", f"{on:%Y年%m月} 计提应收利息", on, tuple(lines))
            await post(
                draft, office=fund.office, fund=fund.id, maker=actor.id, checker=None, key=key
            )
        row = {"office": fund.office, "fund": fund.id, "month_end": on, "closed_by": actor.id}
        await insert(PeriodClose, row | {"recorded_at": clock.now()})
        return on.isoformat()

    return await once(actor, key, command, work, fund.id)


async def _accrual(fund: FundView, on: date) -> list[Line]:
    """What brings each loan's booked interest receivable to what is receivable on a day."""
    book = await load(fund, on, clock.now())
    receivable = book.standing().interest_receivable.tolist()
    rows = await fetch(
        "SELECT subject, SUM(amount_fen) AS fen FROM journal_line "
        "WHERE fund = {} AND account = {} GROUP BY subject",
        fund.id,
        INTEREST_RECEIVABLE.code,
    )
    booked = {row["subject"]: int(row["fen"]) for row in rows}
    lines = []
    for loan, fen in zip(book.loans, receivable, strict=True):
        change = fen - booked.get(loan["no"], 0)
        if change:
            lines.append(debit(INTEREST_RECEIVABLE, EARNED, change, loan["no"]))
            lines.append(credit(UNREALISED_INTEREST, EARNED, change, loan["no"]))
    return lines
