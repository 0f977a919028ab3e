"""Duties that look at what has changed since they looked last: arrears, notices, waiting cases."""

from __future__ import annotations

from datetime import date, timedelta

from fund import clock
from fund.calendars import month_end
from fund.cases.reading import CLOSED
from fund.database import day_of, fetch
from fund.messages.telling import Note, tell
from fund.office.funds import FundView
from fund.office.holidays import workdays
from fund.rates.keeping import current
from loans.book import load
from reports.catalogue.arrears import BUCKETS

STEPS = tuple(first for first, _ in BUCKETS)


def rank(days: int) -> int:
    """Which bucket of the ageing a number of days past due lies in; 0 is not late."""
    return sum(days >= first for first in STEPS)


async def ageing(fund: FundView, on: date, since: date) -> str:
    """Loans that have moved to a worse bucket of the ageing."""
    book = await load(fund, on, clock.now())
    now = book.standing().days_past_due.tolist()
    then = book.standing(since).days_past_due.tolist()
    lines = []
    for loan, days, before in zip(book.loans, now, then, strict=True):
        if rank(days) > rank(before):
            first, last = BUCKETS[rank(days) - 1]
            span = f"{first}—{last} 天" if last else f"{first} 天以上"
            lines.append(f"{loan['no']} {loan['borrower']}（{loan['township']}）逾期进入 {span}")
    if lines:
        brief = f"{len(lines)} 笔借款逾期加重。"
        note = Note("ageing", on, "逾期档次变化", "\n".join(lines), brief, "/reports/call-list")
        await tell(fund, note, ("clerk", "supervisor"))
    return f"{len(lines)} 笔"


async def notices(fund: FundView, on: date, since: date) -> str:
    """Public notices that ended: the next step can be taken."""
    rows = await fetch(
        "SELECT n.case_no, n.ends_on, (SELECT COUNT(*) FROM objection o WHERE o.notice = n.id) "
        "AS objections FROM public_notice n WHERE n.fund = {} AND n.ends_on >= {} "
        "AND n.ends_on < {} ORDER BY n.id",
        *(fund.id, since, on),
    )
    lines = [
        f"{row['case_no']} 公示到 {row['ends_on']} 已满"
        + (f"，收到异议 {row['objections']} 条" if row["objections"] else "")
        for row in rows
    ]
    if lines:
        brief = f"{len(lines)} 份公示期满，可以办下一步。"
        note = Note("notices", on, "公示期满", "\n".join(lines), brief, "/queue")
        await tell(fund, note, ("clerk", "township", "branch"))
    return f"{len(lines)} 份"


_WAITING = (
    "SELECT c.no, m.name, COALESCE((SELECT MAX(s.decided_on) FROM case_step s "
    "WHERE s.fund = c.fund AND s.case_no = c.no), c.applied_on) AS moved_on "
    "FROM aid_case c JOIN member m ON m.id = c.applicant WHERE c.fund = {} AND NOT " + CLOSED
)


async def cases(fund: FundView, on: date, since: date) -> str:
    """Applications that nobody has moved for as long as the policy thinks right."""
    limit = timedelta(days=fund.policy.reminders.waiting_days)
    lines = []
    for row in await fetch(_WAITING + " ORDER BY c.no", fund.id):
        moved = day_of(row["moved_on"])
        if moved and since < moved + limit <= on:
            lines.append(f"{row['no']} {row['name']} 自 {moved} 起没有办理")
    if lines:
        brief = f"{len(lines)} 份申请超过 {limit.days} 天没有办理。"
        note = Note("cases", on, "申请久未办理", "\n".join(lines), brief, "/queue")
        await tell(fund, note, ("clerk", "township"))
    return f"{len(lines)} 份"


async def tables(fund: FundView, on: date, _: date) -> str:
    """Holiday plans and published rates that run out soon or have not been seen for long."""
    calendar = await workdays(fund.office)
    ahead = month_end(on) + timedelta(days=31)
    said = [text for text in {calendar.warning(on), calendar.warning(ahead)} if text]
    if fund.policy.loans is not None:
        for one in await current(fund.office, fund.policy, on):
            limit = next(
                basis.confirm_after_days
                for basis in fund.policy.rate_bases
                if basis.basis == one.quote.basis
            )
            age = (on - one.seen).days
            if limit and age > limit:
                said.append(
                    f"{one.quote.basis} {one.quote.tenor} 已 {age} 天没有确认，请核对公布的利率。"
                )
    if said:
        brief = f"有 {len(said)} 张基础数据表需要补录或确认。"
        note = Note("tables", on, "利率、节假日表将到期", "\n".join(said), brief, "/rates")
        await tell(fund, note, ("clerk", "admin"))
    return f"{len(said)} 项需要补录" if said else "都在有效期内"
