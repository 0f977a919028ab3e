"""复核任务: members of the ledger whom the current review has not come to yet."""

from __future__ import annotations

from fund.people.ledger import review_window, unreviewed
from reports.asking import Question
from reports.document import Column, Document, Figure, Figures, Table

TITLE = "台账复核任务"

COLUMNS = (
    Column("township", "乡镇"),
    Column("branch", "党支部"),
    Column("name", "姓名"),
)


async def build(asked: Question) -> Document:
    """Who is left to review in the month of the day."""
    found = await unreviewed(asked.fund, asked.as_of, asked.known_at)
    rows = [
        {"township": row["township_name"], "branch": row["branch"], "name": row["name"]}
        for row in found
        if asked.township in ("", row["township_name"])
    ]
    review = asked.fund.policy.review
    window = review_window(review.months, asked.as_of)
    months = "、".join(str(month) for month in review.months)
    note = f"复核月：每年 {months} 月（{review.clause}）。"
    if window is None:
        note += "本月不是复核月。"
    figures = Figures((Figure("left", "待复核人数", len(rows), "count"),))
    table = Table(COLUMNS, rows, empty="没有待复核的党员。")
    return asked.answer("review-tasks", TITLE, (figures, table), note)
