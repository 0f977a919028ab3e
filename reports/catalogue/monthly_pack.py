"""监督小组月报: a brief in a committee's words first, then the month's tables, under one hash."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from fund.calendars import month_end
from fund.journal.accounts import BANK
from fund.journal.balances import by_sources
from fund.money import yuan_grouped
from reports.asking import Question
from reports.catalogue import (
    arrears,
    collection,
    comparison,
    exceptions,
    fund_position,
    ledgers,
    yearly_statement,
)
from reports.document import Block, Column, Document, Table, Text

TITLE = "监督小组月报"
LENDING = (arrears.build, collection.build)
ALWAYS = (
    fund_position.build,
    yearly_statement.build,
    ledgers.trial,
    exceptions.build,
)


async def build(asked: Question) -> Document:
    """The month of the day. Its first block is the brief; every table keeps its own title."""
    lends = asked.fund.policy.loans is not None
    blocks: list[Block] = [*await _brief(asked, lends=lends)]
    notes: list[str] = []
    for part in (comparison.build, *(LENDING if lends else ()), *ALWAYS):
        document = await part(asked)
        blocks += [_titled(block, document.title) for block in document.blocks]
        notes += document.notes
    return asked.answer("monthly-pack", TITLE, tuple(blocks), *dict.fromkeys(notes))


def _titled(block: Block, title: str) -> Block:
    """A table under the title of the report it comes from."""
    if not isinstance(block, Table):
        return block
    own = f"{title}：{block.title}" if block.title else title
    return Table(block.columns, block.rows, block.totals, own, block.empty)


async def _brief(asked: Question, *, lends: bool) -> list[Block]:
    """户数, 余额, 本月放与收, 逾期, 下月到期, 账户余额: what a member reads in a minute."""
    first = asked.as_of.replace(day=1)
    (bank,) = await by_sources(asked.fund.id, (BANK,), asked.as_of, asked.known_at)
    rows = [_fact("专户存款余额", sum(bank.values()), f"截至 {asked.as_of}")]
    said = (
        f"{asked.as_of:%Y年%m月}，{asked.fund.name}专户存款 {yuan_grouped(sum(bank.values()))} 元"
    )
    if lends:
        facts, words = await _lending(asked, first)
        rows += facts
        said += words
    columns = (
        Column("item", "项目"),
        Column("amount", "金额", "money"),
        Column("count", "户（笔）数", "count"),
        Column("note", "说明"),
    )
    return [Text(f"{said}。"), Table(columns, rows, title="本月简报")]


def _fact(
    item: str, amount: int | None, note: str = "", count: int | None = None
) -> dict[str, Any]:
    return {"item": item, "amount": amount, "count": count, "note": note}


async def _lending(asked: Question, first: date) -> tuple[list[dict[str, Any]], str]:
    book = await asked.book()
    state = book.standing()
    lent = [one for one in book.loans if first <= one["disbursed_on"] <= asked.as_of]
    month = await collection.build(asked)
    received = month.table.rows[-1]["cash"]
    late = state.days_past_due > 0
    next_end = month_end(asked.as_of.replace(day=1) + timedelta(days=32))
    ahead = (state.book.due > np.datetime64(asked.as_of)) & (
        state.book.due <= np.datetime64(next_end)
    )
    left = state.principal_left + state.interest_left
    coming = int(left[ahead].sum())
    coming_loans = len(set(state.book.row_loan[ahead & (left > 0)].tolist()))
    paid_out = sum(one["principal_fen"] for one in lent)
    balance, owing = int(state.balance.sum()), int((state.balance > 0).sum())
    overdue = int(state.payable[late].sum())
    rows = [
        _fact("借款余额", balance, "在借", owing),
        _fact("本月放款", paid_out, "", len(lent)),
        _fact("本月收款", received),
        _fact("逾期", overdue, "到期未还", int(late.sum())),
        _fact("下月到期应收", coming, f"至 {next_end}", coming_loans),
    ]
    words = (
        f"，借款余额 {yuan_grouped(balance)} 元（{owing} 户）；本月放款 {len(lent)} 笔 "
        f"{yuan_grouped(paid_out)} 元，收款 {yuan_grouped(received)} 元；逾期 "
        f"{int(late.sum())} 户 {yuan_grouped(overdue)} 元；下月到期 {coming_loans} 户 "
        f"{yuan_grouped(coming)} 元"
    )
    return rows, words
