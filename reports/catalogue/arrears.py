"""逾期报表: who is late, since when, with how much, oldest first."""

from __future__ import annotations

from loans.book import load
from reports.asking import Question
from reports.document import Column, Document, Figure, Figures, Table, summed

TITLE = "逾期报表"

COLUMNS = (
    Column("no", "合同号"),
    Column("borrower", "借款人"),
    Column("township", "乡镇"),
    Column("branch", "党支部"),
    Column("oldest_due", "最早逾期日", "date"),
    Column("days_past_due", "逾期天数", "count"),
    Column("overdue_principal", "逾期本金", "money"),
    Column("overdue_interest", "逾期利息", "money"),
    Column("surcharge", "逾期加收利息", "money"),
    Column("owed", "逾期合计", "money"),
    Column("balance", "借款余额", "money"),
    Column("class", "五级分类"),
)
SUMS = ("overdue_principal", "overdue_interest", "surcharge", "owed", "balance")
BUCKETS = ((1, 30), (31, 90), (91, 180), (181, 360), (361, None))
AGEING = (
    Column("bucket", "逾期天数"),
    Column("loans", "笔数", "count"),
    Column("overdue_principal", "逾期本金", "money"),
    Column("balance", "借款余额", "money"),
)


async def build(asked: Question) -> Document:
    """Arrears as of a day, with their ageing."""
    policy = asked.fund.policy
    book = await load(asked.fund.id, asked.as_of, asked.known_at, township=asked.township)
    state = book.standing()
    late = state.days_past_due.tolist()
    principal = state.overdue(state.principal_left).tolist()
    interest = state.overdue(state.interest_left).tolist()
    surcharge = state.overdue(state.overdue_interest_left).tolist()
    balance = state.balance.tolist()
    rows = []
    for index, loan in enumerate(book.loans):
        if late[index]:
            rows.append(
                {
                    "no": loan["no"],
                    "borrower": loan["borrower"],
                    "township": loan["township"],
                    "branch": loan["branch"],
                    "oldest_due": asked.as_of.fromordinal(asked.as_of.toordinal() - late[index]),
                    "days_past_due": late[index],
                    "overdue_principal": principal[index],
                    "overdue_interest": interest[index],
                    "surcharge": surcharge[index],
                    "owed": principal[index] + interest[index] + surcharge[index],
                    "balance": balance[index],
                    "class": policy.class_of(late[index]),
                }
            )
    rows.sort(key=lambda row: (-row["days_past_due"], row["no"]))
    totals = summed(rows, *SUMS)
    portfolio = sum(balance)
    over30 = sum(row["balance"] for row in rows if row["days_past_due"] > 30)
    figures = Figures(
        (
            Figure("late_loans", "逾期笔数", len(rows), "count"),
            Figure("owed", "逾期合计", totals["owed"]),
            Figure(
                "par30",
                "风险贷款率(逾期超30天借款余额占比)",
                over30 * 1_000_000 // portfolio if portfolio else 0,
                "share",
            ),
            Figure(
                "late_share",
                "逾期率(逾期本金占借款余额)",
                totals["overdue_principal"] * 1_000_000 // portfolio if portfolio else 0,
                "share",
            ),
        )
    )
    blocks = (
        figures,
        Table(COLUMNS, rows, totals, empty="没有逾期借款。"),
        Table(AGEING, [_bucket(rows, *span) for span in BUCKETS], title="账龄"),
    )
    return Document(
        "arrears",
        TITLE,
        asked.fund.name,
        asked.as_of,
        asked.known_at,
        blocks,
        ("逾期天数自最早未还应还日的次日起算；部分还款不重新起算。",),
    )


def _bucket(rows: list[dict[str, object]], first: int, last: int | None) -> dict[str, object]:
    chosen = [
        row
        for row in rows
        if int(str(row["days_past_due"])) >= first
        and (last is None or int(str(row["days_past_due"])) <= last)
    ]
    label = f"{first}—{last} 天" if last else f"{first} 天以上"
    return {"bucket": label, "loans": len(chosen)} | summed(chosen, "overdue_principal", "balance")
