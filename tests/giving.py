"""Random gifts, subsidies, runs, refunds and returns against a plain auditor, step by step.

The auditor keeps dictionaries of whole fen and knows nothing of the journal. After every command
the books must say what it says; a refused command must leave every table as it was.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from fund.contributions.earnings import RecordDepositInterest, record_deposit_interest
from fund.database import fetch, number
from fund.donations.certifying import (
    IssueAll,
    IssueCertificate,
    VoidCertificate,
    issue,
    issue_all,
    void,
)
from fund.donations.donating import RecordDonation, donate
from fund.donations.donors import RegisterDonor, register_donor
from fund.donations.refunding import AskRefund, ask_refund
from fund.errors import Refused
from fund.grants.enrolling import StopEnrolment, stop
from fund.grants.returning import ReturnPayment, return_payment
from fund.orders.deciding import DecideOrder, decide
from fund.subsidies.running import AskRun, ask_run
from reports.asking import question
from reports.catalogue import build
from tests.programme import Programme
from tests.story import findings

STANDARD = 2_000
TABLES = (
    *("journal_entry", "contribution", "donation", "donation_refund", "certificate"),
    *("certificate_void", "payment_order", "order_decision", "benefit_payment"),
    *("payment_return", "enrolment_stop", "pay_run"),
)
COMMANDS = (
    *("gift", "gift", "certify", "void", "refund", "decide", "decide", "run", "run"),
    *("stop", "bounce", "recover", "interest", "certify_all"),
)


@dataclass
class Auditor:
    """What ought to stand in the books, in whole fen."""

    cash: int = 0
    given: dict[int, int] = field(default_factory=dict)  # donations left, by id
    honoured: dict[int, bool] = field(default_factory=dict)  # certificate in force, by donation
    numbers: int = 0
    stops: dict[int, date] = field(default_factory=dict)  # first month not paid, by enrolment
    paid: dict[tuple[int, date], int] = field(default_factory=dict)  # by enrolment and month
    interest: int = 0


@dataclass
class Game:
    """A fund that gives and gets, and its auditor."""

    made: Programme
    dice: random.Random
    books: list[str]
    truth: Auditor = field(default_factory=Auditor)
    waiting: dict[int, tuple[str, Any]] = field(default_factory=dict)
    donor: int = 0
    done: Counter[str] = field(default_factory=Counter)

    def _key(self) -> str:
        return self.made.key()

    async def step(self) -> None:
        """One command, carried out or refused; the books are compared either way."""
        self.made.day += timedelta(days=self.dice.choice((0, 0, 1, 3, 9)))
        name = self.dice.choice(COMMANDS)
        before = await self._counts()
        with self.made.now():
            try:
                await getattr(self, name)()
            except Refused:
                assert await self._counts() == before, f"{name} left something half-written"
                self.done[f"{name} refused"] += 1
            else:
                self.done[name] += 1
        await self.compare()

    async def _counts(self) -> list[int]:
        return [await number(f"SELECT COUNT(*) FROM {table}") for table in TABLES]

    async def gift(self) -> None:
        """Somebody gives."""
        fen = self.dice.choice((1, 99_999, 100_000, 250_050))
        receipt = f"票{self.dice.randrange(60)}"
        amount = f"{fen // 100}.{fen % 100:02d}"
        command = RecordDonation(self.donor, amount, self.made.day, "cash", receipt)
        made = int(await donate(self.made.actors["wang"], self.made.fund, command, self._key()))
        self.truth.cash += fen
        self.truth.given[made] = fen

    def _gift(self) -> int:
        return self.dice.choice([*self.truth.given, 999])

    async def certify(self) -> None:
        """A certificate for a gift, earned or not."""
        one = self._gift()
        command = IssueCertificate(one)
        await issue(self.made.actors["chen"], self.made.fund, command, self._key())
        assert self.truth.given[one] >= 100_000
        assert not self.truth.honoured.get(one)
        self.truth.honoured[one] = True
        self.truth.numbers += 1

    async def certify_all(self) -> None:
        """Every certificate that is due."""
        due = [
            one
            for one, left in self.truth.given.items()
            if left >= 100_000 and one not in self.truth.honoured
        ]
        command = IssueAll(self.made.day)
        count = await issue_all(self.made.actors["chen"], self.made.fund, command, self._key())
        assert int(count) == len(due)
        self.truth.numbers += len(due)
        self.truth.honoured |= dict.fromkeys(due, True)

    async def void(self) -> None:
        """A certificate declared void, issued anew or not."""
        rows = await fetch("SELECT id, donation FROM certificate ORDER BY id")
        row = self.dice.choice(rows or [{"id": 999, "donation": 0}])
        again = self.dice.choice(("yes", "no"))
        command = VoidCertificate(row["id"], "改", again)
        await void(self.made.actors["chen"], self.made.fund, command, self._key())
        self.truth.honoured[row["donation"]] = again == "yes"
        self.truth.numbers += again == "yes"

    async def refund(self) -> None:
        """A refund ordered."""
        one = self._gift()
        fen = self.dice.choice((1, 50_000, self.truth.given.get(one, 1)))
        command = AskRefund(one, f"{fen // 100}.{fen % 100:02d}", "退")
        order = await ask_refund(self.made.actors["chen"], self.made.fund, command, self._key())
        assert not self.truth.honoured.get(one)
        self.waiting[int(order)] = ("refund", (one, fen))

    async def run(self) -> None:
        """A pay run ordered, for this month or the last."""
        month = self.made.day.replace(day=1)
        if self.dice.random() < 0.3:
            month = (month - timedelta(days=1)).replace(day=1)
        document = self.dice.choice(("", "补发1号"))
        command = AskRun("monthly", month, arrears_document=document)
        order = await ask_run(self.made.actors["chen"], self.made.fund, command, self._key())
        assert document or month == self.made.day.replace(day=1)
        self.waiting[int(order)] = ("run", (month, frozenset(self._entitled(month))))

    def _entitled(self, month: date) -> list[int]:
        return [
            place
            for place in range(len(self.books))
            if (place, month) not in self.truth.paid
            and not (place in self.truth.stops and month >= self.truth.stops[place])
            and month >= date(2022, 3, 1)
        ]

    async def decide(self) -> None:
        """An order approved, which carries it out, or refused."""
        order = self.dice.choice([*self.waiting, 999])
        outcome = self.dice.choice(("approved", "approved", "refused"))
        command = DecideOrder(order, outcome, "不行" if outcome == "refused" else "")
        await decide(self.made.actors["li"], self.made.fund, command, self._key())
        kind, content = self.waiting.pop(order)
        if outcome == "refused":
            return
        if kind == "refund":
            one, fen = content
            self.truth.given[one] -= fen
            self.truth.cash -= fen
            assert self.truth.given[one] >= 0
            return
        month, people = content
        assert people == frozenset(self._entitled(month))
        for place in people:
            self.truth.paid[place, month] = STANDARD
            self.truth.cash -= STANDARD

    async def stop(self) -> None:
        """Somebody draws no more."""
        place = self.dice.randrange(len(self.books))
        day = self.made.day - timedelta(days=self.dice.randrange(60))
        command = StopEnrolment(self.books[place], "moved", day)
        ends = await stop(self.made.actors["chen"], self.made.fund, command, self._key())
        self.truth.stops[place] = date.fromisoformat(ends)
        assert date.fromisoformat(ends) > day

    async def _return(self, kind: str) -> None:
        rows = await fetch(
            "SELECT p.id, a.case_no, p.month_of FROM benefit_payment p "
            "JOIN award a ON a.id = p.award ORDER BY p.id"
        )
        row = self.dice.choice(rows or [{"id": 999, "case_no": self.books[0], "month_of": None}])
        fen = self.dice.choice((1, 500, STANDARD)) if kind == "recovered" else STANDARD
        amount = f"{fen // 100}.{fen % 100:02d}"
        command = ReturnPayment(row["case_no"], row["id"], kind, self.made.day, "1", "因", amount)
        await return_payment(self.made.actors["wang"], self.made.fund, command, self._key())
        paid = (self.books.index(row["case_no"]), row["month_of"])
        self.truth.cash += fen
        if kind == "bounced":
            assert self.truth.paid.pop(paid) == STANDARD
        else:
            self.truth.paid[paid] -= fen
            assert self.truth.paid[paid] >= 0

    async def bounce(self) -> None:
        """The bank returns a payment, or is said to."""
        await self._return("bounced")

    async def recover(self) -> None:
        """Part of a payment comes back."""
        await self._return("recovered")

    async def interest(self) -> None:
        """The bank's interest."""
        command = RecordDepositInterest("3.21", self.made.day, "结息单")
        who = self.made.actors["wang"]
        await record_deposit_interest(who, self.made.fund, command, self._key())
        self.truth.cash += 321
        self.truth.interest += 321

    async def compare(self) -> None:
        """The books against the auditor."""
        bank = await number("SELECT SUM(amount_fen) FROM journal_line WHERE account = '1002'")
        assert bank == self.truth.cash
        gifts = await fetch(
            "SELECT g.id, g.amount_fen - COALESCE((SELECT SUM(r.amount_fen) FROM donation_refund r "
            "WHERE r.donation = g.id), 0) AS fen FROM donation g"
        )
        assert {row["id"]: int(row["fen"]) for row in gifts} == self.truth.given
        spent = await number("SELECT SUM(amount_fen) FROM journal_line WHERE account = '5003'")
        assert spent == sum(self.truth.paid.values())
        assert await number("SELECT COUNT(*) FROM certificate") == self.truth.numbers
        live = await number(
            "SELECT COUNT(*) FROM certificate c WHERE NOT EXISTS "
            "(SELECT 1 FROM certificate_void v WHERE v.certificate = c.id)"
        )
        assert live == sum(self.truth.honoured.values())

    async def close(self) -> None:
        """At the end: the checks agree, and each year's statement is the journal's."""
        assert await findings() == []
        opening = 0
        for year in range(2022, self.made.day.year + 1):
            day = min(date(year, 12, 31), self.made.day)
            with self.made.now():
                told = await build("yearly-statement", await question(self.made.fund, day))
            figures = {figure.key: figure.value for figure in told.figures}
            sums: dict[str, int] = defaultdict(int)
            for row in told.table.rows:
                sums[row["section"]] += row["amount"]
            change = sums["本年收入"] - sums["本年支出"] + sums["暂收暂付（净额）"]
            assert (figures["opening"], figures["closing"]) == (opening, opening + change)
            opening = figures["closing"]
        assert opening == self.truth.cash


async def play(made: Programme, seed: int, steps: int) -> Counter[str]:
    """So many commands from a seed; answers how often each was done or refused."""
    books = []
    for index in range(4):
        made.day = date(2022, 3, 1)
        member = await made.registers(date(1950, 1, 1), branch=f"第{index % 2}党支部")
        facts = {"rural": "yes", "hardship": "yes"}
        no = await made.applies(member, "monthly", facts, tier="standard")
        await made.goes(no)
        books.append(no)
    made.day = date(2022, 3, 20)
    for index, no in enumerate(books):
        await made.enrols(no, f"证{index}", date(2022, 3, 1))
    game = Game(made, random.Random(seed), books)
    await made.gets("900", "gifts")
    game.truth.cash = 90_000
    with made.now():
        donor = RegisterDonor("member", "郑某（示例）")
        game.donor = int(await register_donor(made.actors["wang"], donor, made.key()))
    for _ in range(steps):
        await game.step()
    await game.close()
    return game.done
