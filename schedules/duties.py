"""What is due on a date. Pure: the date, the policy and the calendar are arguments, never "now"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from fund.calendars import Workdays, month_end
from fund.festivals import OCCASIONS, finish_by
from fund.policy.lending import Collection
from fund.policy.rules import Policy

PREPARE_DAYS = 30  # before the last day of a round of visits
CLOSE_WORKDAY, PACK_WORKDAY = 5, 7  # of a month, for the month before


@dataclass(frozen=True)
class Setting:
    """What decides whether something is due: a fund's policy and its office's calendar."""

    policy: Policy
    workdays: Workdays


IsDue = Callable[[date, Setting], bool]


@dataclass(frozen=True)
class Duty:
    """Something owed on a date.

    One that is `daily` looks at all since it ran last: a missed day is made up by the next.
    """

    name: str
    title: str
    is_due: IsDue
    daily: bool = False


def _every_day(_: date, __: Setting) -> bool:
    return True


def _lends(_: date, setting: Setting) -> bool:
    return setting.policy.loans is not None


def _at_month_end(on: date, setting: Setting) -> bool:
    return _lends(on, setting) and on == month_end(on)


def in_season(season: Collection, on: date) -> bool:
    """Whether a day lies in the collection season; a season may run over New Year."""
    day = on.strftime("%m-%d")
    if season.start <= season.end:
        return season.start <= day <= season.end
    return day >= season.start or day <= season.end


def _weekly_in_season(on: date, setting: Setting) -> bool:
    season = setting.policy.collection
    return season is not None and in_season(season, on) and on.isoweekday() == season.weekday


def workday_of_month(on: date, setting: Setting) -> int:
    """Which workday of its month a day is, from 1; 0 where nobody works."""
    if not setting.workdays.is_workday(on):
        return 0
    days = (on.replace(day=number) for number in range(1, on.day + 1))
    return sum(setting.workdays.is_workday(day) for day in days)


def _on_workday(number: int) -> IsDue:
    return lambda on, setting: workday_of_month(on, setting) == number


def _in_review_month(on: date, setting: Setting) -> bool:
    return on.month in setting.policy.review.months and on.day == 1


def _on_survey_day(on: date, setting: Setting) -> bool:
    return setting.policy.reminders.survey == f"{on:%m-%d}"


def _on_meeting_day(on: date, setting: Setting) -> bool:
    return setting.policy.reminders.meeting_day == on.day


def _has_monthly(on: date, setting: Setting) -> bool:
    return on.day == 1 and any(one.kind == "monthly" for one in setting.policy.benefits)


def _at_year_end(on: date, _: Setting) -> bool:
    return (on.month, on.day) == (12, 31)


def _balances_confirmed(on: date, setting: Setting) -> bool:
    return _lends(on, setting) and (on.month, on.day) == (12, 25)


def has_occasion(policy: Policy, occasion: str) -> bool:
    """Whether a programme visits people on an occasion."""
    return any(one.key == occasion for benefit in policy.benefits for one in benefit.occasions)


def _visits(occasion: str, days_ahead: int) -> IsDue:
    """Due so many days before the last day of an occasion's round of visits."""

    def is_due(on: date, setting: Setting) -> bool:
        if not has_occasion(setting.policy, occasion):
            return False
        ahead = timedelta(days=days_ahead)
        years = (on.year, on.year + 1)
        return any(finish_by(occasion, year, setting.workdays) - ahead == on for year in years)

    return is_due


DUTIES = (
    Duty("interest-report", "利息报表（月末，未结账）", _at_month_end),
    Duty("arrears-report", "逾期报表（月报）", _at_month_end),
    Duty("arrears-weekly", "逾期报表（集中回收期周报）", _weekly_in_season),
    Duty("due-reminders", "到期提醒", _lends, daily=True),
    Duty("ageing-changes", "逾期档次变化", _lends, daily=True),
    Duty("notices-ended", "公示期满", _every_day, daily=True),
    Duty("cases-waiting", "申请久未办理", _every_day, daily=True),
    Duty("closed-packs", "已结账月份的月报归档", _every_day, daily=True),
    Duty("verify", "每日核对", _every_day, daily=True),
    Duty("backup", "每日备份", _every_day, daily=True),
    Duty("month-pack", "监督小组月报（上月）", _on_workday(PACK_WORKDAY)),
    Duty("month-close", "催办月末结账", _on_workday(CLOSE_WORKDAY)),
    Duty("tables-ending", "利率、节假日表将到期", _on_workday(1)),
    Duty("review", "困难党员台账集中核查", _in_review_month),
    Duty("survey", "年度摸底调查", _on_survey_day),
    Duty("members-meeting", "党员大会", _on_meeting_day),
    Duty("subsidy-run", "按月补助发放", _has_monthly),
    *(
        duty
        for key, name in zip(OCCASIONS, ("春节", "七一", "老年节"), strict=True)
        for duty in (
            Duty(f"visits-{key}", f"{name}走访慰问准备", _visits(key, PREPARE_DAYS)),
            Duty(f"visits-{key}-end", f"{name}走访慰问收尾", _visits(key, 0)),
        )
    ),
    Duty("balance-letters", "年终余额对账函", _balances_confirmed),
    Duty("yearly-statement", "年度收支公示表", _at_year_end),
    Duty("committee-report", "年度工作报告（报常委会）", _at_year_end),
)
BY_NAME = {duty.name: duty for duty in DUTIES}


def due_between(setting: Setting, first: date, last: date) -> Iterator[tuple[date, Duty]]:
    """Every duty due from first to last, both included, by date; daily ones on the last alone."""
    on = first
    while on <= last:
        for duty in DUTIES:
            if duty.is_due(on, setting) and (not duty.daily or on == last):
                yield on, duty
        on += timedelta(days=1)
