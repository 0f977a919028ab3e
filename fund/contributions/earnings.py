"""What the fund earned and may give away (可分配收益): a sum over the journal.

Design card 6.4: gifts come out of interest received, less losses and what was given before; the
bank's interest on the deposit rolls into the fund (seed 001, article 8).
"""

from __future__ import annotations

from datetime import date

import msgspec

from fund import clock
from fund.access.actors import Actor, require
from fund.access.commands import once
from fund.contributions.contributing import Given, book, check_day
from fund.database import number
from fund.errors import BadInput
from fund.journal.accounts import BANK, EARNED, GRANTS, INCOME, LOSSES, SUBSIDIES
from fund.journal.balances import lowest_cash
from fund.journal.entries import Draft, credit, debit
from fund.journal.posting import post
from fund.money import read_yuan
from fund.office.funds import FundView
from fund.policy.rules import Source


class RecordDepositInterest(msgspec.Struct, frozen=True):
    """Interest the bank paid on the fund's account; `source` where the fund keeps no income."""

    amount: str
    received_on: date
    document_no: str
    source: str = ""


async def record_deposit_interest(
    actor: Actor, fund: FundView, command: RecordDepositInterest, key: str
) -> str:
    """Post it: income where the policy keeps one, else capital of a source; answers the seq."""

    async def work() -> str:
        require(actor, "contribution.record")
        amount, document = read_yuan(command.amount), command.document_no.strip()
        if amount <= 0:
            raise BadInput("利息金额必须大于零。")
        if not document:
            raise BadInput("请填写银行结息单号。")
        check_day(command.received_on, fund, "结息")
        summary = "收到存款利息"
        if fund.policy.source(EARNED) is None:
            if fund.policy.source(command.source) is None:
                raise BadInput("请选择利息滚存到哪个资金来源。")
            given = Given(
                command.source, amount, command.received_on, "开户银行", document, summary
            )
            made = await book(
                fund, "deposit_interest", given, maker=actor.id, checker=None, key=key
            )
            return str(made)
        lines = (debit(BANK, EARNED, amount), credit(INCOME, EARNED, amount))
        draft = Draft("deposit_interest", summary, command.received_on, lines, (document,))
        where = {"office": fund.office, "fund": fund.id}
        return str(await post(draft, **where, maker=actor.id, checker=None, key=key))

    return await once(actor, key, command, work, fund.id)


async def spendable(fund: FundView, source: Source, on: date) -> int:
    """What a source can give from a day on (fen), never below 0: what it keeps back stays in it.

    Of income no more than was earned less losses, then and now (seed 003).
    """
    free = await lowest_cash(fund.id, source.key, on) - source.reserve
    if source.key == EARNED:
        earned = [await distributable(fund.id, day) for day in (on, clock.today())]
        free = min(free, *earned)
    return max(free, 0)


# Losses and gifts paid from capital do not reduce income: they carry their own source.
_EARNED = (
    "SELECT -SUM(l.amount_fen) FROM journal_line l JOIN journal_entry e ON e.fund = l.fund "
    "AND e.seq = l.seq WHERE l.fund = {} AND e.effective_on <= {} "
    "AND ((l.source = {} AND l.account IN ({}, {}, {})) OR l.account = {})"
)


async def distributable(fund: int, on: date) -> int:
    """Income received through a day, less losses, gifts and what went to capital (fen)."""
    return await number(
        _EARNED,
        *(fund, on, EARNED),
        *(INCOME.code, GRANTS.code, SUBSIDIES.code),
        LOSSES.code,
    )
