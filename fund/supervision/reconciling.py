"""Bank reconciliation: the bank's balance at a month's end, and what explains a difference."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

import msgspec

from fund import clock
from fund.access.actors import Actor, require
from fund.access.commands import once
from fund.calendars import month_end
from fund.database import Row, fetch_one, insert, number
from fund.errors import BadInput
from fund.journal.accounts import BANK
from fund.money import read_yuan, yuan
from fund.office.funds import FundView
from fund.supervision.tables import BankBalance

_LONGEST = 40  # items


class EnterBankBalance(msgspec.Struct, frozen=True):
    """The statement's balance (yuan as typed) and its items not booked yet, one a line.

    An item is its amount in yuan and what it is: "-12.50 手续费，下月入账". Added to the statement
    they give the book.
    """

    month_end: date
    statement: str
    document_no: str
    items: str = ""


@dataclass(frozen=True)
class Reconciliation:
    """Bank and book at a month's end (fen); `difference` is what nothing explains."""

    statement: int
    book: int
    items: tuple[tuple[int, str], ...]
    document_no: str

    @property
    def difference(self) -> int:
        """Statement plus items, less the book."""
        return self.statement + sum(fen for fen, _ in self.items) - self.book


async def enter(actor: Actor, fund: FundView, command: EnterBankBalance, key: str) -> str:
    """Enter a month's bank balance; a later entry replaces it. Raises BadInput."""
    require(actor, "bank.reconcile")
    on = command.month_end
    if on != month_end(on) or on < fund.opened_on:
        raise BadInput("请选择基金开账以来的一个月末。")
    if on >= clock.today():
        raise BadInput(f"{on:%Y年%m月} 还没有过完，等对账单出来再填。")
    if not command.document_no.strip():
        raise BadInput("请填写对账单号。")
    statement, items = read_yuan(command.statement), read_items(command.items)

    async def work() -> str:
        row = {"office": fund.office, "fund": fund.id, "month_end": on}
        row |= {"statement_fen": statement, "items": json.dumps(items, ensure_ascii=False)}
        row |= {"document_no": command.document_no.strip(), "maker": actor.id}
        await insert(BankBalance, row | {"recorded_at": clock.now()})
        return on.isoformat()

    return await once(actor, key, command, work, fund.id)


def read_items(text: str) -> list[tuple[int, str]]:
    """Items as typed, one a line or after a semicolon: (fen, what it is). Raises BadInput."""
    found = []
    for line in text.replace("；", "\n").replace(";", "\n").splitlines():
        amount, _, said = line.strip().partition(" ")
        if not amount:
            continue
        if not said.strip():
            raise BadInput(f"“{line.strip()[:30]}”应写成“金额 说明”，如 -12.50 手续费。")
        found.append((read_yuan(amount), said.strip()[:60]))
    if len(found) > _LONGEST:
        raise BadInput(f"未达账项最多 {_LONGEST} 条。")
    return found


async def reconciliation(fund: FundView, on: date) -> Reconciliation | None:
    """A month's reconciliation as last entered, or None."""
    row: Row | None = await fetch_one(
        "SELECT statement_fen, items, document_no FROM bank_balance WHERE fund = {} "
        "AND month_end = {} ORDER BY id DESC LIMIT 1",
        *(fund.id, on),
    )
    if row is None:
        return None
    items = tuple((int(fen), str(said)) for fen, said in json.loads(row["items"]))
    return Reconciliation(
        row["statement_fen"], await book_balance(fund, on), items, row["document_no"]
    )


async def book_balance(fund: FundView, on: date) -> int:
    """The bank account's balance in the book at a month's end (fen), by accounting month."""
    return await number(
        "SELECT SUM(l.amount_fen) FROM journal_line l JOIN journal_entry e ON e.fund = l.fund "
        "AND e.seq = l.seq WHERE l.fund = {} AND l.account = {} AND e.booked_on <= {}",
        *(fund.id, BANK.code, on),
    )


async def obstacle(fund: FundView, on: date) -> str:
    """Why a month is not reconciled, in words; "" if it is."""
    found = await reconciliation(fund, on)
    if found is None:
        return f"{on:%Y年%m月} 的银行对账单余额还没有填。"
    if found.difference:
        return (
            f"{on:%Y年%m月} 银行余额与账面相差 {yuan(abs(found.difference))} 元，"
            "请查明，或列出未达账项。"
        )
    return ""
