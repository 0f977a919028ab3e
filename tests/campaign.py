"""Random commands from a seed, each told to the office and to the auditor.

Some must be refused; then nothing may have changed. `python -m tests.campaign FIRST COUNT STEPS`
runs many seeds and prints the one that fails.
"""

from __future__ import annotations

import asyncio
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest

from fund import clock
from fund.database import fetch
from fund.errors import Refused
from fund.journal.accounts import ADVANCE, BANK, COLLECTED, INCOME, PRINCIPAL, PROVISION
from fund.journal.balances import by_source
from fund.journal.posting import review
from fund.money import yuan
from loans.book import load
from loans.closing import CloseMonth, close_month, next_month
from loans.servicing.asking import (
    AskCall,
    AskExtension,
    AskRefund,
    AskReversal,
    AskWaiver,
    AskWriteOff,
)
from tests.auditor import Loan, Part, add_months, published
from tests.story import Office, counts, findings, reconciles

STEPS = 90
LAST_DAY = date(2026, 2, 20)  # the shipped rates reach to here without a confirmation
T = TypeVar("T")
WHY: dict[str, Any] = {"reason": "模拟", "document_no": "纪要1号"}


@dataclass
class Campaign:
    """One seed's run: the office, the auditor's loans, events that may be reversed."""

    office: Office
    chance: random.Random
    loans: dict[str, Loan] = field(default_factory=dict)
    events: list[tuple[str, int, int]] = field(default_factory=list)

    def running(self) -> list[str]:
        """Loans that owe something today."""
        today = self.office.day
        return [no for no, loan in self.loans.items() if loan.on(today).payoff(today)]

    def some(self) -> str:
        """A loan, running if there is one."""
        return self.chance.choice(self.running() or list(self.loans))

    async def told(self, no: str, told: int) -> None:
        """Remember the office's last event of a loan as the auditor's."""
        rows = await self.office.events(no)
        self.events.append((no, told, max(row["id"] for row in rows if row["kind"] != "applied")))


async def lend(run: Campaign) -> None:
    """A loan is paid out; the auditor reads the contract as signed, and checks it."""
    office, product = run.office, run.chance.choice(["P1", "P2", "P2M"])
    if product == "P1" and (office.day.month, office.day.day) == (12, 31):
        return
    months = 12 if product == "P1" else run.chance.choice([12, 24])
    amount = f"{run.chance.randrange(300_000, 500_001) / 100:.2f}"
    no = await office.lent(amount, product=product, months=months)
    start, parts = office.day, []
    for row in await office.schedule(no):
        parts.append(Part(start, row["due_on"], row["principal_fen"], row["interest_fen"]))
        start = row["due_on"]
    whole = add_months(office.day, 12) >= start
    loan = Loan(office.day, published("1Y" if whole else "5Y+", office.day), parts, product == "P1")
    run.loans[no] = loan.on(office.day)
    balance = loan.balance()
    for part in parts:
        assert part.interest == loan.accrued(balance, part.start, part.due)
        balance -= part.principal
    assert balance == 0


async def pay(run: Campaign) -> None:
    """Part of it, an instalment early, all of it, twice the same; held or prepaying."""
    office, no = run.office, run.some()
    loan, today = run.loans[no].on(office.day), office.day
    payoff = loan.payoff(today)
    if loan.written_off:
        return None
    if not payoff:
        return await refused(lambda: office.repays(no, "1"))
    parts = [p.left() + p.interest - p.interest_settled for p in loan.parts]
    amount = run.chance.choice(
        [
            payoff,
            run.chance.randrange(1, payoff + 1),
            next(filter(None, parts), 1),
            loan.due_left(today),
        ]
    )
    amount = min(amount, payoff) or payoff
    how, key = run.chance.choice(["hold", "hold", "shorter", "smaller"]), office.key()
    for _ in range(run.chance.choice([1, 1, 2])):  # sent twice, received once
        await office.repays(no, yuan(amount), early=how, key=key)
    await run.told(no, loan.tell(today, "pay", amount, how))
    return None


async def pay_late_entry(run: Campaign) -> None:
    """Money that came some weeks ago is recorded today."""
    office, no = run.office, run.some()
    loan = run.loans[no]
    on = office.day - timedelta(days=run.chance.randrange(60))
    if on < loan.lent:
        return
    amount = run.chance.randrange(1, 100_000)
    before, state = list(loan.told), await counts()
    told = loan.tell(on, "pay", amount, "hold")
    try:
        await office.repays(no, yuan(amount), on=on)
    except Refused:  # paid more than was owed, or a later entry could not stand
        loan.told = before
        assert await counts() == state
        return
    await run.told(no, told)


async def overpay(run: Campaign) -> None:
    """More than closes the loan is refused, unless the cashier says it has come."""
    office, no = run.office, run.some()
    loan = run.loans[no].on(office.day)
    payoff = loan.payoff(office.day)
    if not payoff or loan.claim > loan.collected:
        return
    amount = payoff + run.chance.randrange(1, 10_000)
    await refused(lambda: office.repays(no, yuan(amount)))
    await office.repays(no, yuan(amount), excess="hold")
    await run.told(no, loan.tell(office.day, "pay", amount, "hold"))


async def reverse(run: Campaign) -> None:
    """A payment never counted; a second time it cannot be undone."""
    if not run.events:
        return
    no, told, event = run.events.pop(run.chance.randrange(len(run.events)))
    loan, state = run.loans[no], await counts()
    try:
        request = await run.office.asks(no, AskReversal(event=event, **WHY))
        state = await counts()
        await run.office.answers(request)
    except Refused:  # something later rests on it
        assert await counts() == state
        for row in await waiting(run.office):
            await run.office.answers(row, "refused")
        return
    loan.forget(told)
    await refused(lambda: run.office.asks(no, AskReversal(event=event, **WHY)))


async def waiting(office: Office) -> list[int]:
    """Requests nobody has decided."""
    rows = await fetch(
        "SELECT r.id FROM loan_request r WHERE r.fund = {} AND NOT EXISTS "
        "(SELECT 1 FROM loan_request_decision d WHERE d.request = r.id)",
        office.fund.id,
    )
    return [row["id"] for row in rows]


async def extend(run: Campaign) -> None:
    """Some months more before the due date; after it, refused."""
    office, no = run.office, run.some()
    loan, today = run.loans[no].on(office.day), office.day
    undue = [part for part in loan.parts if part.due > today]
    asked = AskExtension(months=run.chance.choice([1, 3, 6]), consent_no="同意书1号", **WHY)
    if not undue or loan.written_off or not loan.payoff(today):
        return
    if any(what == "extend" for _, _, what, _ in loan.told):
        return  # once is enough: the limits have tests of their own
    request = await refused_or(lambda: office.asks(no, asked))
    if request is None:
        return
    await office.answers(request)
    end, limit = loan.parts[-1].due, add_months(loan.lent, 12)
    rate = loan.rate_on(undue[0].due)
    if end <= limit < add_months(end, asked.months):  # the term reaches the next tenor
        rate = max(rate, published("5Y+", today))
    loan.tell(today, "extend", undue[0].due.isoformat(), asked.months, rate)


async def call(run: Campaign) -> None:
    """Everything falls due today."""
    office, no = run.office, run.some()
    loan, today = run.loans[no].on(office.day), office.day
    if loan.balance() and not loan.written_off and loan.parts[-1].due > today:
        await office.agrees(no, AskCall(**WHY))
        loan.tell(today, "call")
    else:
        await refused(lambda: office.asks(no, AskCall(**WHY)))


async def waive(run: Campaign) -> None:
    """Overdue interest is let off, never more than there is."""
    office, no = run.office, run.some()
    loan, today = run.loans[no].on(office.day), office.day
    behind = [part for part in loan.parts if part.due <= today]
    extra = sum(max(loan.surcharge(part, today) - part.extra_settled, 0) for part in behind)
    over = AskWaiver(overdue_interest=yuan(extra + 1), **WHY)
    await refused(lambda: office.asks(no, over))
    if extra and not loan.written_off:
        await office.agrees(no, AskWaiver(overdue_interest=yuan(extra), **WHY))
        loan.tell(today, "waive", extra)


async def guarantor(run: Campaign) -> None:
    """The township pays what has fallen due, once it was asked."""
    office, no = run.office, run.some()
    loan, today = run.loans[no].on(office.day), office.day
    amount = min(loan.due_left(today), 100_000)
    if loan.late(today) < 90 or loan.written_off or not amount:
        return await refused(lambda: office.guarantor_pays(no, "1"))
    await office.demands(no, addressee="guarantor", method="letter", document_no="催告函1号")
    if await refused_or(lambda: office.guarantor_pays(no, yuan(amount))) is not None:
        loan.tell(today, "guarantor", amount)
    return None


async def refund(run: Campaign) -> None:
    """Money held goes back, never more."""
    office = run.office
    for no, loan in run.loans.items():
        held = loan.on(office.day).advance
        if held and not loan.payoff(office.day):
            over = AskRefund(amount=yuan(held + 1), **WHY)
            await refused(partial(office.asks, no, over))
            await office.agrees(no, AskRefund(amount=yuan(held), **WHY))
            loan.tell(office.day, "refund", held)
            run.events = [one for one in run.events if one[0] != no]


async def write_off(run: Campaign) -> None:
    """A claim leaves the books; what comes later is capped at the loss."""
    office, no = run.office, run.some()
    loan, today = run.loans[no].on(office.day), office.day
    if loan.late(today) < 120 or loan.written_off:
        return
    await office.agrees(no, AskWriteOff(**WHY))
    loan.tell(today, "write_off")
    loss = loan.on(today).lost + loan.lost_interest
    await refused(lambda: office.repays(no, yuan(loss + 1)))
    await office.repays(no, yuan(loss // 2))
    await run.told(no, loan.tell(today, "pay", loss // 2, "hold"))


async def close(run: Campaign) -> None:
    """The next month is closed once everything is reviewed."""
    office = run.office
    with office.now():
        month = await next_month(office.fund)
        if month >= office.day:
            return
        for row in await fetch(
            "SELECT seq FROM journal_entry e WHERE checker IS NULL AND kind NOT IN ('accrual', "
            "'provision', 'applied') AND NOT EXISTS "
            "(SELECT 1 FROM journal_review r WHERE r.fund = e.fund AND r.seq = e.seq)"
        ):
            await review(
                office=office.fund.office,
                fund=office.fund.id,
                seq=row["seq"],
                reviewer=office.actors["chen"].id,
            )
        await reconciles(office, month)
        await close_month(office.actors["li"], office.fund, CloseMonth(month), office.key())


async def wait(run: Campaign) -> None:
    """Some days go by."""
    run.office.day = min(run.office.day + timedelta(days=run.chance.randrange(50)), LAST_DAY)


async def refused(action: Callable[[], Awaitable[object]]) -> None:
    """What must be refused leaves nothing behind."""
    before = await counts()
    with pytest.raises(Refused):
        await action()
    assert await counts() == before


async def refused_or(action: Callable[[], Awaitable[T]]) -> T | None:
    """The answer, or None where a rule said no and nothing changed."""
    before = await counts()
    try:
        return await action()
    except Refused:
        assert await counts() == before
        return None


async def compare(run: Campaign) -> None:
    """Cash, income, losses and every loan, as the product and as the auditor have them."""
    office, today = run.office, run.office.day
    loans = [loan.on(today) for loan in run.loans.values()]
    with office.now():
        book = await load(office.fund, today, clock.now())
        state = book.standing()
        sums = {
            account: sum((await by_source(office.fund.id, account, today, clock.now())).values())
            for account in (BANK, INCOME, PRINCIPAL, PROVISION, ADVANCE, COLLECTED)
        }
    for index, row in enumerate(book.loans):
        loan = run.loans[row["no"]]
        mine = (loan.balance(), loan.payoff(today), loan.advance, loan.late(today))
        columns = (state.balance, state.payoff, state.advance, state.days_past_due)
        his = tuple(int(column[index]) for column in columns)
        assert his == mine, f"{row['no']}: {his}, the auditor {mine}, told {loan.told}"
    assert len(loans) == len(book.loans)
    lent = sum(part.principal for loan in loans for part in loan.signed)
    assert sums[BANK] == 20_000_000 - lent + sum(loan.moved for loan in loans)
    pending = [int(fens.sum()) for fens in state.applied]
    assert -sums[INCOME] + pending[0] == sum(loan.income for loan in loans)
    assert sums[PRINCIPAL] - pending[1] == sum(loan.balance() for loan in loans)
    assert -sums[ADVANCE] - sum(pending) == sum(loan.advance for loan in loans)
    assert -sums[COLLECTED] == sum(loan.claim for loan in loans)


COMMANDS = (
    *(lend, pay, pay, pay, pay, wait, wait, wait, pay_late_entry, overpay),
    *(reverse, extend, call, waive, guarantor, refund, write_off, close),
)


async def campaign(office: Office, seed: int, steps: int) -> Counter[str]:
    """Run a seed; answers how often each command came. An AssertionError names a difference."""
    run = Campaign(office, random.Random(seed))
    await office.commits(loan_ceiling="3000")
    await lend(run)
    done: Counter[str] = Counter()
    for _ in range(steps):
        command = run.chance.choice(COMMANDS)
        await command(run)
        await compare(run)
        done[command.__name__] += 1
    assert await findings() == []
    return done


async def _many(first: int, count: int, steps: int) -> None:
    from argon2 import PasswordHasher

    from fund.access import signing_in

    signing_in._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    for seed in range(first, first + count):
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{Path(folder) / 'fund.sqlite'}"
            async with Office.opened(url, Path(folder) / "key") as office:
                try:
                    done = await campaign(office, seed, steps)
                except BaseException:
                    print(f"seed {seed} failed")  # noqa: T201 - the campaign's report
                    raise
        print(seed, dict(done))  # noqa: T201


if __name__ == "__main__":
    os.environ.setdefault("PICCOLO_CONF", "piccolo_conf")
    asyncio.run(_many(*(int(text) for text in sys.argv[1:4])))
