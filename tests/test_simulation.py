"""Random commands against the office and against a plain auditor, compared after every step.

The auditor knows no tables and shares no arithmetic with the product: it keeps its own lists and
works in exact fractions of a fen, one loan and one day at a time. The seed is in the test's name.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

import pytest

from fund import clock
from fund.errors import Refused
from fund.journal.accounts import BANK, INCOME, PRINCIPAL
from fund.journal.balances import by_source
from fund.money import yuan
from tests.story import Office, findings

STEPS = 120
LAST_DAY = date(2026, 2, 20)  # the shipped rates reach to here without a confirmation
SURCHARGE = Fraction(13, 10)


@dataclass
class Part:
    """One instalment as the auditor sees it, amounts in fen."""

    start: date
    due: date
    principal: int
    interest: int
    repaid: list[tuple[date, int]] = field(default_factory=list)
    interest_paid: int = 0
    extra_paid: int = 0

    def left(self) -> int:
        """Principal still owed."""
        return self.principal - sum(fen for _, fen in self.repaid)

    def surcharge(self, on: date, rate: Fraction) -> int:
        """Overdue interest so far, added up day by day and rounded once."""
        total = Fraction(0)
        for day in range((on - self.due).days):
            today = self.due + timedelta(days=day)
            owed = self.principal - sum(fen for paid, fen in self.repaid if paid <= today)
            total += owed * rate * SURCHARGE / 360
        return half_up(total)


@dataclass
class Account:
    """One loan as the auditor sees it."""

    rate: Fraction
    parts: list[Part]


def half_up(value: Fraction) -> int:
    return int(value + Fraction(1, 2))


def months_and_days(start: date, end: date) -> int:
    """Thirtieths of a month between two dates; the auditor steps one month at a time."""
    months, cursor = 0, start
    while True:
        year, month = divmod(start.year * 12 + start.month - 1 + months + 1, 12)
        days = [31, 29 if year % 4 == 0 else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month]
        following = date(year, month + 1, min(start.day, days))
        if following > end:
            return months * 30 + (end - cursor).days
        months, cursor = months + 1, following


@dataclass
class Auditor:
    """The fund in plain numbers."""

    cash: int = 20_000_000
    income: int = 0
    loans: dict[str, Account] = field(default_factory=dict)

    def pay(self, no: str, amount: int, on: date) -> None:
        """Oldest instalment first: extra interest, interest, principal."""
        account = self.loans[no]
        self.cash += amount
        for part in account.parts:
            extra = max(part.surcharge(on, account.rate) - part.extra_paid, 0)
            taken = min(amount, extra)
            part.extra_paid += taken
            fee = min(amount - taken, part.interest - part.interest_paid)
            part.interest_paid += fee
            back = min(amount - taken - fee, part.left())
            if back:
                part.repaid.append((on, back))
            self.income += taken + fee
            amount -= taken + fee + back
        assert amount == 0

    def payoff(self, no: str, on: date) -> int:
        """What closes the loan on a day."""
        account, owed = self.loans[no], 0
        for index, part in enumerate(account.parts):
            if part.due <= on:
                owed += part.left() + part.interest - part.interest_paid
                owed += max(part.surcharge(on, account.rate) - part.extra_paid, 0)
                continue
            earned = 0
            if part.start < on:
                balance = sum(later.principal for later in account.parts[index:])
                span = months_and_days(part.start, on)
                earned = min(half_up(balance * account.rate * span / 360), part.interest)
            owed += part.left() + earned - part.interest_paid
        return max(owed, 0)

    def close(self, no: str, on: date) -> None:
        """Pay everything off: the interest received in all is what was earned."""
        amount = self.payoff(no, on)
        account = self.loans[no]
        principal = sum(part.left() for part in account.parts)
        for part in account.parts:
            if part.left():
                part.repaid.append((on, part.left()))
            part.interest_paid = part.interest
            part.extra_paid = max(part.extra_paid, part.surcharge(on, account.rate))
        self.cash += amount
        self.income += amount - principal


async def opened(office: Office, auditor: Auditor, no: str) -> None:
    """The auditor reads the contract as signed, as a borrower would, and checks it."""
    rows = await office.schedule(no)
    state = await office.standing(no)
    rate = Fraction(int(state.book.rate_ppm[0]), 1_000_000)
    start, parts = office.day, []
    for row in rows:
        parts.append(Part(start, row["due_on"], row["principal_fen"], row["interest_fen"]))
        start = row["due_on"]
    balance = sum(part.principal for part in parts)
    for part in parts:
        span = months_and_days(part.start, part.due)
        assert part.interest == half_up(balance * rate * span / 360)
        balance -= part.principal
    assert balance == 0
    auditor.loans[no] = Account(rate, parts)
    auditor.cash -= sum(part.principal for part in parts)


async def compare(office: Office, auditor: Auditor) -> None:
    """Cash, income and every loan, as the product and as the auditor have them."""
    with office.now():
        moment = (office.fund.id, office.day, clock.now())
        bank = await by_source(moment[0], BANK, *moment[1:])
        income = await by_source(moment[0], INCOME, *moment[1:])
        lent = await by_source(moment[0], PRINCIPAL, *moment[1:])
    assert sum(bank.values()) == auditor.cash
    assert -sum(income.values()) == auditor.income
    owed = {no: sum(p.left() for p in a.parts) for no, a in auditor.loans.items()}
    assert sum(lent.values()) == sum(owed.values())


async def step(office: Office, auditor: Auditor, chance: random.Random) -> str:
    """One random command, sometimes one that must be refused; answers its name."""
    running = [no for no in auditor.loans if auditor.payoff(no, office.day)]
    kind = chance.choice(["lend", "lend", "pay", "pay", "pay", "part", "close", "bad", "wait"])
    if kind == "wait":
        office.day = min(office.day + timedelta(days=chance.randrange(40)), LAST_DAY)
    elif kind == "lend":
        product = chance.choice(["P1", "P2", "P2M"])
        no = await office.lent(
            f"{chance.randrange(300_000, 500_001) / 100:.2f}",
            product=product,
            months=12 if product == "P1" else chance.choice([12, 24]),
        )
        await opened(office, auditor, no)
    elif kind == "bad" and running:
        no = chance.choice(running)
        over = yuan(auditor.payoff(no, office.day) + chance.randrange(1, 10_000))
        with pytest.raises(Refused):
            await office.repays(no, over)
    elif running:
        no = chance.choice(running)
        payoff = auditor.payoff(no, office.day)
        if kind == "close":
            await office.repays(no, yuan(payoff))
            auditor.close(no, office.day)
        elif payoff > 1:
            # Half the time exactly the next instalment, which people do bring early.
            asked = sum(
                part.left() + part.interest - part.interest_paid
                for part in auditor.loans[no].parts[:1]
            )
            amount = asked if chance.randrange(2) and 0 < asked < payoff else 0
            amount = amount or chance.randrange(1, payoff)
            key = office.key()
            for _ in range(2 if kind == "part" else 1):  # sent twice, received once
                await office.repays(no, yuan(amount), key=key)
            auditor.pay(no, amount, office.day)
            assert await office.payoff(no) == payoff - amount
    return kind


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.timeout(120)
async def test_random_commands_agree_with_the_auditor(small_office: Office, seed: int) -> None:
    chance, auditor, done = random.Random(seed), Auditor(), Counter[str]()
    for _ in range(STEPS):
        done[await step(small_office, auditor, chance)] += 1
        await compare(small_office, auditor)
    for no in auditor.loans:
        assert await small_office.payoff(no) == auditor.payoff(no, small_office.day), no
    assert await findings() == []
    assert min(done.values()) > 0
    assert sum(done.values()) == STEPS
