"""A loan's stored history: read, and rebuilt into the account before any point of it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from fund.database import Row as Record
from fund.database import fetch
from fund.office.funds import FundView
from loans import events
from loans.account import Account, Dated, Happened
from loans.events import Reversed
from loans.parts import Part, added
from loans.plan import Plan, Row, Step, spoken_steps

Point = tuple[date, int]


@dataclass(frozen=True)
class Version:
    """A signed plan, and the point of the history from which it is in force.

    One signed by a reversal stands at the point of the event reversed, whose own it replaces.
    """

    no: int
    point: Point
    plan: Plan
    terms: str


@dataclass(frozen=True)
class History:
    """Everything recorded of a loan: events in order of effect, versions, parts by event."""

    loan: Record
    stored: tuple[Record, ...]
    happened: tuple[Happened, ...]
    versions: tuple[Version, ...]
    parts: dict[int, list[Part]]
    first_parts: dict[int, list[Part]]

    @property
    def reversed(self) -> set[int]:
        """Events that never counted."""
        return {one.event.event for one in self.happened if isinstance(one.event, Reversed)}

    def version_of(self, event: int) -> Version | None:
        """The version an event signed last."""
        return next((v for v in reversed(self.versions) if v.point[1] == event), None)

    def version_before(self, point: Point) -> Version:
        """The version in force just before a point: the last signed of those that begin before."""
        return max(
            (version for version in self.versions if version.point < point),
            key=lambda version: version.no,
        )

    def account_before(self, fund: FundView, point: Point) -> Account:
        """The account as everything before a point left it."""
        gone = self.reversed
        before = [
            one
            for one in self.happened
            if (one.on, one.id) < point
            and one.id not in gone
            and not isinstance(one.event, Reversed)
        ]
        lending = fund.policy.lending
        return Account(
            plan=self.version_before(point).plan,
            order=lending.allocation,
            small_fen=lending.small_difference,
            parts=tuple(
                Dated(one.on, part) for one in before for part in self.parts.get(one.id, [])
            ),
            happened=tuple(before),
        )

    def account(self, fund: FundView) -> Account:
        """The account as it is now."""
        return self.account_before(fund, (date.max, 0))

    def since(self, point: Point) -> list[Happened]:
        """Events from a point on that still count, in order."""
        gone = self.reversed
        return [
            one
            for one in self.happened
            if (one.on, one.id) > point
            and one.id not in gone
            and not isinstance(one.event, Reversed)
        ]


async def history(loan: Record) -> History:
    """Read a loan's history."""
    stored = await fetch(
        "SELECT v.*, s.name AS maker_name, c.name AS checker_name FROM loan_event v "
        "JOIN staff s ON s.id = v.maker LEFT JOIN staff c ON c.id = v.checker "
        "WHERE v.loan = {} ORDER BY v.effective_on, v.id",
        loan["id"],
    )
    parts: dict[int, list[Part]] = defaultdict(list)
    first: dict[int, list[Part]] = defaultdict(list)
    for row in await fetch(
        "SELECT event, cause, instalment, kind, amount_fen FROM loan_part WHERE loan = {} "
        "ORDER BY id",
        loan["id"],
    ):
        part = Part(row["instalment"], row["kind"], row["amount_fen"])
        parts[row["event"]].append(part)
        if row["cause"] == row["event"]:
            first[row["event"]].append(part)
    happened = tuple(
        Happened(row["effective_on"], events.decode(row["content"]), row["id"]) for row in stored
    )
    versions = await _versions(loan, stored)
    net = {key: added(found) for key, found in parts.items()}
    return History(loan, tuple(stored), happened, versions, net, first)


async def _versions(loan: Record, stored: Sequence[Record]) -> tuple[Version, ...]:
    signed = await fetch(
        "SELECT version, event, effective_on, terms, of_event, recorded_at FROM loan_schedule "
        "WHERE loan = {} ORDER BY version",
        loan["id"],
    )
    rows = await _by_version(
        "SELECT version, no, start_on, due_on, units, principal_fen, interest_fen "
        "FROM instalment WHERE loan = {} ORDER BY version, no",
        loan["id"],
    )
    steps = await _by_version(
        "SELECT version, start_on, rate_ppm, overdue_ppm, compound FROM rate_step "
        "WHERE loan = {} ORDER BY version, start_on",
        loan["id"],
    )
    found = []
    undone = {row["id"]: row["reverses"] for row in stored}
    for one in signed:
        plan = Plan(
            rows=tuple(Row(*row) for row in rows[one["version"]]),
            steps=tuple(
                Step(on, rate, overdue, bool(compound))
                for on, rate, overdue, compound in steps[one["version"]]
            ),
            day_count=loan["day_count"],
            method=json.loads(one["terms"])["method"],
            event=one["event"],
        )
        event = one["of_event"] or _event_of(one, stored)
        point = (one["effective_on"], undone.get(event) or event)
        found.append(Version(one["version"], point, plan, one["terms"]))
    return tuple(found)


def _event_of(signed: Record, stored: Sequence[Record]) -> int:
    """The event of a version from before versions named theirs: written in its transaction."""
    if signed["version"] == 1:
        return 0
    same = [row for row in stored if row["effective_on"] == signed["effective_on"]]
    return next((row["id"] for row in same if row["recorded_at"] >= signed["recorded_at"]), 0)


async def _by_version(sql: str, loan: int) -> dict[int, list[list[Any]]]:
    rows = await fetch(sql, loan)
    grouped = groupby(rows, key=itemgetter("version"))
    return defaultdict(
        list, {version: [list(row.values())[1:] for row in group] for version, group in grouped}
    )


def signed_terms(terms: str, plan: Plan) -> str:
    """The terms of a new version: as signed at the payout, with the rate steps now in force."""
    kept = json.loads(terms)
    return json.dumps(kept | {"steps": spoken_steps(plan.steps)}, sort_keys=True)


def same_plan(one: Plan, other: Plan) -> bool:
    """Whether two plans promise the same, whatever event signed them."""
    return replace(one, event="") == replace(other, event="")
