"""A plain auditor: one loan in exact fractions, day by day, sharing no arithmetic with the product.

It keeps what it was told in a list and works everything out from the beginning each time, so a late
or reversed entry is nothing special to it.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

MILLION = 1_000_000
SMALL = 100  # fen that are no arrears


def half_up(value: Fraction) -> int:
    return int(value + Fraction(1, 2))


def thirtieths(start: date, end: date) -> int:
    """Thirtieths of a month between two dates, stepping one month at a time."""
    months, cursor = 0, start
    while (following := add_months(start, months + 1)) <= end:
        months, cursor = months + 1, following
    return months * 30 + (end - cursor).days


def add_months(start: date, count: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    days = [31, 29 if year % 4 == 0 else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month]
    return date(year, month + 1, min(start.day, days))


def published(tenor: str, on: date) -> int:
    """The LPR of a tenor on a day in ppm, from the shipped table read apart."""
    path = Path(__file__).parent.parent / "fund" / "data" / "rates.csv"
    rows = [r for r in csv.DictReader(path.open(encoding="utf-8")) if r["tenor"] == tenor]
    lpr = [r for r in rows if r["rate_type"] == "LPR" and r["effective_date"] <= on.isoformat()]
    return int(Fraction(lpr[-1]["percent"]) * 10_000)


@dataclass
class Part:
    """One instalment, amounts in fen."""

    start: date
    due: date
    principal: int
    interest: int = 0
    settled: list[tuple[date, int]] = field(default_factory=list)
    interest_settled: int = 0
    extra_settled: int = 0

    def left(self, on: date = date.max) -> int:
        """Principal not settled by a day."""
        return self.principal - sum(fen for day, fen in self.settled if day <= on)


@dataclass
class Loan:
    """What the auditor was told of a loan, and what follows from it on a day."""

    lent: date
    rate: int
    signed: list[Part]
    bullet: bool
    told: list[tuple[date, int, str, tuple[int | str, ...]]] = field(default_factory=list)
    count: int = 0

    def tell(self, on: date, what: str, *about: int | str) -> int:
        """Put an event on the list; answers which."""
        self.count += 1
        self.told.append((on, self.count, what, about))
        return self.count

    def forget(self, which: int) -> None:
        """It never counted."""
        self.told = [one for one in self.told if one[1] != which]

    def on(self, day: date) -> Loan:
        """Work it out from the beginning up to a day."""
        self.steps = [(self.lent, self.rate)]
        self.parts = [replace(part, settled=[]) for part in self.signed]
        self.advance = self.income = self.moved = self.lost = self.recovered = 0
        self.claim = self.collected = self.lost_interest = 0
        self.written_off = False
        for when, _, what, about in sorted(self.told, key=lambda one: one[:2]):
            if when <= day:
                self._advance_through(when)
                getattr(self, "_" + what)(when, *about)
        self._advance_through(day)
        return self

    # What a loan owes.

    def rate_on(self, day: date) -> int:
        """The yearly rate on a day, in ppm."""
        return [rate for start, rate in self.steps if start <= day][-1]

    def weight(self, start: date, end: date) -> int:
        """Rate times thirtieths; a day between two rates is counted once."""
        marks = [start, *(s for s, _ in self.steps if start < s < end), end]
        spans = [thirtieths(start, mark) for mark in marks]
        return sum(
            self.rate_on(marks[i]) * (spans[i + 1] - spans[i]) for i in range(len(marks) - 1)
        )

    def accrued(self, balance: int, start: date, end: date) -> int:
        """Interest of a balance over a span, rounded once."""
        return half_up(Fraction(balance * self.weight(start, end), 360 * MILLION))

    def surcharge(self, part: Part, on: date) -> int:
        """Overdue interest earned, day by day, rounded once; small rests bear none."""
        rate = half_up(Fraction(self.rate_on(part.due) * 13, 10))
        total, day = 0, part.due
        while day < on:
            left = part.left(day)
            total += left if left > SMALL else 0
            day += timedelta(days=1)
        return half_up(Fraction(total * rate, 360 * MILLION))

    def running(self, on: date) -> int:
        """Interest earned on the instalment that is running."""
        for index, part in enumerate(self.parts):
            if part.due > on:
                if part.start >= on:
                    return 0
                balance = sum(later.principal for later in self.parts[index:])
                return min(self.accrued(balance, part.start, on), part.interest)
        return 0

    def due_left(self, on: date) -> int:
        """What has fallen due and is unpaid."""
        owed = 0
        for part in self.parts:
            if part.due <= on:
                owed += part.left() + part.interest - part.interest_settled
                owed += max(self.surcharge(part, on) - part.extra_settled, 0)
        return owed

    def balance(self) -> int:
        """Principal outstanding."""
        return sum(part.left() for part in self.parts)

    def owed(self, on: date) -> int:
        """What closes the loan, before advances."""
        undue = sum(part.left() for part in self.parts if part.due > on)
        return self.due_left(on) + undue + self.running(on)

    def payoff(self, on: date) -> int:
        """What closes the loan."""
        return max(self.owed(on) - self.advance, 0)

    def late(self, on: date) -> int:
        """Days past due."""
        behind = [p for p in self.parts if p.due < on]
        total = sum(p.left() + p.interest - p.interest_settled for p in behind)
        worst = [p for p in behind if p.left() + p.interest - p.interest_settled > 0]
        return (on - worst[0].due).days if total > SMALL else 0

    # What happens to it.

    def _advance_through(self, day: date) -> None:
        for part in self.parts:
            if part.due <= day and self.advance > 0:
                fee = min(self.advance, part.interest - part.interest_settled)
                back = min(self.advance - fee, part.left())
                part.interest_settled += fee
                if back:
                    part.settled.append((part.due, back))
                self.income += fee
                self.advance -= fee + back

    def _collapse(self, on: date) -> None:
        rest = [part for part in self.parts if part.due > on]
        if rest:
            last = Part(min(rest[0].start, on), on, sum(part.principal for part in rest))
            last.interest = self.running(on)
            self.parts = [part for part in self.parts if part.due <= on] + [last]

    def _settle(self, on: date, amount: int, *, paid: bool) -> int:
        """Oldest first: extra, interest, principal; answers what is over."""
        for part in self.parts:
            if part.due > on:
                continue
            extra = min(amount, max(self.surcharge(part, on) - part.extra_settled, 0))
            fee = min(amount - extra, part.interest - part.interest_settled)
            back = min(amount - extra - fee, part.left())
            part.extra_settled += extra
            part.interest_settled += fee
            if back:
                part.settled.append((on, back))
            if paid:
                self.income += extra + fee
            else:
                self.lost += back
                self.lost_interest += extra + fee
            amount -= extra + fee + back
        return amount

    def _pay(self, on: date, amount: int, how: str) -> None:
        self.moved += amount
        first = min(amount, self.claim - self.collected)
        self.collected += first
        amount -= first
        if self.written_off:
            back = min(amount, self.lost - self.recovered)
            self.recovered += back
            self.income += amount - back
            self.lost_interest -= amount - back
            return
        if not amount:
            return
        if not self.balance() and self.owed(on) <= 0:
            self.advance += amount
            return
        if amount + self.advance >= self.owed(on):
            self._collapse(on)
            self._advance_through(on)
            self.advance += self._settle(on, amount, paid=True)
            return
        rest = self._settle(on, amount, paid=True)
        if rest and how != "hold":
            self._prepay(on, rest, how)
        else:
            self.advance += rest

    def _prepay(self, on: date, amount: int, how: str) -> None:
        rest = [part for part in self.parts if part.due > on]
        start, owed = min(rest[0].start, on), sum(part.principal for part in rest)
        back = amount
        while back + self.accrued(back, start, on) > amount:
            back -= 1
        paid = Part(start, on, back, amount - back, [(on, back)], amount - back)
        self.income += amount - back
        left, done = owed - back, 0
        shares: list[int] = []
        for part in rest:
            if how == "shorter":
                shares.append(min(part.principal, owed - back - sum(shares)))
            else:
                before = half_up(Fraction(done * left, owed))
                done += part.principal
                shares.append(half_up(Fraction(done * left, owed)) - before)
        while not shares[-1]:
            shares.pop()
        after = [replace(p, principal=s) for p, s in zip(rest, shares, strict=False)]
        self.parts = [part for part in self.parts if part.due <= on] + [paid, *after]
        self._price(rest[0].start)

    def _price(self, since: date) -> None:
        balance = sum(part.principal for part in self.parts)
        for part in self.parts:
            if part.due > since and not part.interest_settled:
                part.interest = self.accrued(balance, part.start, part.due)
            balance -= part.principal

    def _extend(self, on: date, due: str, months: int, rate: int) -> None:
        del on
        old = date.fromisoformat(due)
        moved = [part for part in self.parts if part.due >= old]
        if rate != self.rate_on(old):
            self.steps.append((old, rate))
        shares = {add_months(part.due, months): part.principal for part in moved}
        days = sorted(set(shares) | (set() if self.bullet else {part.due for part in moved}))
        start, made = moved[0].start, []
        for day in days:
            made.append(Part(start, day, shares.get(day, 0)))
            start = day
        self.parts = [part for part in self.parts if part.due < old] + made
        self._price(moved[0].start)

    def _call(self, on: date) -> None:
        self._collapse(on)
        self._advance_through(on)

    def _waive(self, on: date, amount: int) -> None:
        for part in self.parts:
            if part.due <= on:
                taken = min(amount, max(self.surcharge(part, on) - part.extra_settled, 0))
                part.extra_settled += taken
                amount -= taken

    def _guarantor(self, on: date, amount: int) -> None:
        self.moved += amount
        self.claim += amount
        assert self._settle(on, amount, paid=True) == 0

    def _refund(self, on: date, amount: int) -> None:
        del on
        self.moved -= amount
        self.advance -= amount

    def _write_off(self, on: date) -> None:
        self._collapse(on)
        self._advance_through(on)
        self._settle(on, self.owed(on), paid=False)
        self.written_off = True
