"""Duties that tell people what is coming: instalments, closings, reviews, visits, pay runs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Awaitable, Callable
from datetime import date, timedelta

import numpy as np

from fund import clock
from fund.calendars import month_end
from fund.database import Row, fetch, number
from fund.festivals import OCCASIONS, finish_by, lunar
from fund.journal.months import close_of
from fund.messages.telling import Note, tell
from fund.money import yuan_grouped
from fund.office.funds import FundView
from fund.office.holidays import workdays
from loans.book import LoanBook, load
from reports.archive import file
from reports.asking import question
from reports.catalogue import build

NAMES = dict(zip(OCCASIONS, ("春节", "七一", "老年节"), strict=True))
Body = Callable[[FundView, date, date], Awaitable[str]]


async def due(fund: FundView, on: date, since: date) -> str:
    """Remind borrowers, and tell the office of them, so many days ahead as the policy says.

    After days without a run each instalment is reminded once, of the reminder that is nearest.
    """
    book = await load(fund, on, clock.now())
    found = coming(book, fund.policy.reminders.days, on, since)
    lines: list[str] = []
    for loan, due_on, fen in found:
        left = (due_on - on).days
        when = f"{due_on}（农历{lunar(due_on)}，{f'还有 {left} 天' if left else '今天'}）"
        lines.append(
            f"{loan['no']} {loan['borrower']}（{loan['township']}）{when} {yuan_grouped(fen)} 元"
        )
        body = (
            f"您的借款 {loan['no']} 应在 {when}前还 {yuan_grouped(fen)} 元。"
            f"请转到基金专户，备注写 {loan['no']}，不要把钱交给个人。"
        )
        note = Note("due", on, "快到还款的日子了", body, "有一笔借款快到期。", f"/my/{loan['no']}")
        await tell(fund, note, members=(loan["member"],))
    if lines:
        brief = f"{len(lines)} 笔借款快到期，请通知借款人。"
        note = Note("due", on, "到期提醒", "\n".join(lines), brief, "/papers")
        await tell(fund, note, ("clerk",))
    return f"提醒 {len(lines)} 笔"


def coming(
    book: LoanBook, ahead: tuple[int, ...], on: date, since: date
) -> list[tuple[Row, date, int]]:
    """Loans with an instalment whose reminder fell into (since, on], with what is due that day."""
    state = book.standing()
    left = state.to_pay
    days = state.book.due.astype("datetime64[D]").astype(np.int64)
    today, before = (np.datetime64(day, "D").astype(np.int64) for day in (on, since))
    wanted = np.zeros(days.shape, dtype=bool)
    for count in ahead:
        wanted |= (days - count > before) & (days - count <= today)
    wanted &= (days >= today) & (left > 0)
    sums: dict[tuple[int, date], int] = defaultdict(int)
    for row in np.flatnonzero(wanted).tolist():
        key = (int(state.book.row_loan[row]), state.book.due[row].astype(object))
        sums[key] += int(left[row])
    return [(book.loans[loan], due_on, fen) for (loan, due_on), fen in sorted(sums.items())]


async def month_close(fund: FundView, on: date, _: date) -> str:
    """The month before is to be closed by now."""
    last = on.replace(day=1) - timedelta(days=1)
    if last < fund.opened_on or await close_of(fund.id, last):
        return "已结账"
    brief = f"{last:%Y年%m月}还没有结账。"
    note = Note("month-close", on, "请办理月末结账", brief, brief, "/supervision")
    await tell(fund, note, ("approver", "accountant", "cashier"))
    return "已催办"


async def review(fund: FundView, on: date, _: date) -> str:
    """The hardship ledger is to be gone through; the list of tasks is archived."""
    issued = await file(fund, await build("review-tasks", await question(fund, on)))
    body = f"{on:%Y年%m月}起集中核查困难党员台账，逐户核实。{fund.policy.review.clause}"
    note = Note("review", on, "台账集中核查", body, "本月集中核查台账。", "/queue")
    await tell(fund, note, ("clerk", "township", "branch"))
    return f"档案校验码 {issued}"


async def survey(fund: FundView, on: date, _: date) -> str:
    """The yearly survey fixes whom next year's help is for."""
    brief = f"请开展 {on.year} 年摸底调查，确定 {on.year + 1} 年帮扶对象。"
    note = Note("survey", on, "年度摸底调查", brief, brief, "/queue")
    await tell(fund, note, ("clerk", "township", "branch"))
    return "已通知"


async def meeting(fund: FundView, on: date, _: date) -> str:
    """The members' meeting of the month."""
    brief = f"今天（每月 {on.day} 日）是党员大会。"
    await tell(fund, Note("meeting", on, "党员大会", brief, brief), ("branch",))
    return "已通知"


async def subsidy_run(fund: FundView, on: date, _: date) -> str:
    """The month's pay run is to be ordered."""
    drawing = await number(
        "SELECT COUNT(*) FROM enrolment e WHERE e.fund = {} AND e.starts_on <= {} AND NOT EXISTS "
        "(SELECT 1 FROM enrolment_stop s WHERE s.enrolment = e.id AND s.stops_on <= {})",
        *(fund.id, month_end(on), on),
    )
    if not drawing:
        return "没有补助对象"
    brief = f"{on:%Y年%m月}补助有 {drawing} 人，请生成发放批次。"
    await tell(fund, Note("subsidy-run", on, "按月补助发放", brief, brief, "/runs"), ("clerk",))
    return f"{drawing} 人"


def visits(occasion: str) -> Body:
    """A body that announces a round of visits and the day it must be finished by."""

    async def body(fund: FundView, on: date, _: date) -> str:
        last = await _last_day(fund, occasion, on)
        brief = f"{NAMES[occasion]}走访慰问请在 {last} 前办完（当天是最后一个工作日）。"
        title = f"{NAMES[occasion]}走访慰问准备"
        await tell(
            fund, Note("visits", on, title, brief, brief, "/queue"), ("clerk", "township", "branch")
        )
        return f"最后一个工作日 {last}"

    return body


def visits_end(occasion: str) -> Body:
    """A body that asks on the last day what was not handed over yet."""

    async def body(fund: FundView, on: date, _: date) -> str:
        rows = await fetch(
            "SELECT m.name, c.no FROM award a JOIN aid_case c ON c.fund = a.fund "
            "AND c.no = a.case_no JOIN member m ON m.id = c.applicant WHERE a.fund = {} "
            "AND c.occasion = {} AND a.awarded_on > {} AND a.awarded_on <= {} AND NOT EXISTS "
            "(SELECT 1 FROM benefit_payment p WHERE p.award = a.id) ORDER BY c.no",
            *(fund.id, occasion, on - timedelta(days=300), on),
        )
        if not rows:
            return "没有未发放的慰问"
        names = "\n".join(f"{row['no']} {row['name']}" for row in rows)
        brief = f"{NAMES[occasion]}慰问还有 {len(rows)} 户没有发放。"
        note = Note("visits", on, f"{NAMES[occasion]}走访慰问收尾", names, brief, "/queue")
        await tell(fund, note, ("clerk", "cashier", "supervisor"))
        return f"还有 {len(rows)} 户"

    return body


async def _last_day(fund: FundView, occasion: str, on: date) -> date:
    calendar = await workdays(fund.office)
    days = (finish_by(occasion, year, calendar) for year in (on.year, on.year + 1))
    return min(day for day in days if day >= on)
