"""What is due on a date. Pure: the date and the policy are arguments, never "now"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from fund.calendars import month_end
from fund.policy.lending import Collection
from fund.policy.rules import Policy


@dataclass(frozen=True)
class Duty:
    """Something owed on a date: which report is issued, and when it falls due."""

    name: str
    title: str
    report: str
    is_due: Callable[[date, Policy], bool]


def _at_month_end(on: date, policy: Policy) -> bool:
    return policy.loans is not None and on == month_end(on)


def in_season(season: Collection, on: date) -> bool:
    """Whether a day lies in the collection season; a season may run over New Year."""
    day = on.strftime("%m-%d")
    if season.start <= season.end:
        return season.start <= day <= season.end
    return day >= season.start or day <= season.end


def _weekly_in_season(on: date, policy: Policy) -> bool:
    season = policy.collection
    return season is not None and in_season(season, on) and on.isoweekday() == season.weekday


DUTIES = (
    Duty("interest-report", "利息报表（月末，未结账）", "interest", _at_month_end),
    Duty("arrears-report", "逾期报表（月报）", "arrears", _at_month_end),
    Duty("arrears-weekly", "逾期报表（集中回收期周报）", "arrears", _weekly_in_season),
)
BY_NAME = {duty.name: duty for duty in DUTIES}


def due_between(policy: Policy, first: date, last: date) -> Iterator[tuple[date, Duty]]:
    """Every duty due from first to last, both included, in order of date."""
    on = first
    while on <= last:
        for duty in DUTIES:
            if duty.is_due(on, policy):
                yield on, duty
        on += timedelta(days=1)
