"""补助绩效: headcount, standard, completion, satisfaction; and each place's allocation and match.

The four indicators are those of the performance sheet of seed 000.
"""

from __future__ import annotations

from datetime import date

from fund.contributions.transferring import handed_down
from fund.database import fetch, fetch_one, number
from fund.subsidies.sheets import completion
from reports.asking import Question
from reports.document import Column, Document, Figure, Figures, Table, summed

TITLE = "补助绩效与资金配套"
COLUMNS = (
    Column("place", "地方"),
    Column("allocated", "分配额", "money"),
    Column("handed", "已拨付", "money"),
    Column("left", "未拨付", "money"),
    Column("due", "应配套", "money"),
    Column("matched", "已配套", "money"),
    Column("short", "配套缺口", "money"),
)
SATISFIED = (
    "SELECT asked, satisfied FROM satisfaction WHERE fund = {} AND year = {} "
    "AND surveyed_on <= {} AND recorded_at <= {} ORDER BY id DESC"
)


async def build(asked: Question) -> Document:
    """The year of the day, through the day."""
    year = asked.as_of.year
    paid, due = await completion(asked.fund, year, asked.as_of, asked.known_at)
    people = await number(
        "SELECT COUNT(*) FROM enrolment e LEFT JOIN enrolment_stop s ON s.enrolment = e.id "
        "AND s.recorded_at <= {} WHERE e.fund = {} AND e.starts_on <= {} AND e.recorded_at <= {} "
        "AND (s.id IS NULL OR s.stops_on > {})",
        *(asked.known_at, asked.fund.id, asked.as_of, asked.known_at, asked.as_of),
    )
    standards = [
        tier.amount
        for benefit in asked.fund.policy.benefits
        for tier in benefit.tiers
        if benefit.kind == "monthly" and tier.amount
    ]
    survey = await fetch_one(SATISFIED, asked.fund.id, year, asked.as_of, asked.known_at)
    satisfied = 1_000_000 * survey["satisfied"] // survey["asked"] if survey else None
    figures = Figures(
        (
            Figure("people", "补助人数", people, "count"),
            Figure("standard", "补助标准（元/月，最低）", min(standards, default=None)),
            Figure("completion", "补助完成率", 1_000_000 * paid // due if due else None, "share"),
            Figure("satisfaction", "服务对象满意度", satisfied, "share"),
        )
    )
    rows = await _places(asked, year)
    totals = summed(rows, "allocated", "handed", "left", "due", "matched", "short")
    funding = asked.fund.policy.funding
    notes = [f"应发 {due} 人月，已发 {paid} 人月。"]
    if funding:
        notes.append(funding.clause)
    table = Table(COLUMNS, rows, totals, empty="办法中没有分配方案。")
    return asked.answer("subsidies", TITLE, (figures, table), *notes)


async def _places(asked: Question, year: int) -> list[dict[str, object]]:
    """Each place of the allocation; what a place's own fund put in counts as its match."""
    funding = asked.fund.policy.funding
    if funding is None or funding.year != year:
        return []
    handed = await handed_down(asked.fund.id, year, asked.as_of, asked.known_at)
    matched = await _matched(asked, year)
    upper, lower = funding.levels.get("city", 1), funding.levels.get("county", 1)
    rows = []
    for share in funding.allocation:
        due = share.amount * lower // upper
        put_in = matched.get(share.place, 0)
        rows.append(
            {
                "place": share.place,
                "allocated": share.amount,
                "handed": handed.get(share.place, 0),
                "left": share.amount - handed.get(share.place, 0),
                "due": due,
                "matched": put_in,
                "short": max(due - put_in, 0),
            }
        )
    return rows


async def _matched(asked: Question, year: int) -> dict[str, int]:
    """What the receiving funds got from elsewhere in the year, by place (fen)."""
    rows = await fetch(
        "SELECT x.place, SUM(c.amount_fen) AS fen FROM (SELECT DISTINCT place, to_fund "
        "FROM fund_transfer WHERE fund = {} AND year = {}) x JOIN contribution c "
        "ON c.fund = x.to_fund AND c.received_on >= {} AND c.received_on <= {} "
        "AND c.recorded_at <= {} JOIN journal_entry e ON e.fund = c.fund AND e.seq = c.seq "
        "AND e.kind = 'contribution' GROUP BY x.place",
        *(asked.fund.id, year, date(year, 1, 1), asked.as_of, asked.known_at),
    )
    return {row["place"]: int(row["fen"]) for row in rows}
