"""A schedule without a database, as a document."""

from __future__ import annotations

from typing import Any

from fund import clock
from fund.money import percent, yuan
from loans.terms import Schedule
from reports.document import Column, Document, Figure, Figures, Table, summed

COLUMNS = (
    Column("no", "期次", "count"),
    Column("due_on", "应还日", "date"),
    Column("principal", "本金", "money"),
    Column("interest", "利息", "money"),
    Column("total", "合计", "money"),
    Column("balance", "余额", "money"),
)


def effective_rate(schedule: Schedule) -> str:
    """The effective annual rate in percent, two decimals."""
    return f"{schedule.effective_annual_rate * 100:.2f}"


def as_json(schedule: Schedule) -> dict[str, Any]:
    """The command contract's form of a quote."""
    return {
        "instalments": [
            {
                "no": row.no,
                "due_on": row.due_on.isoformat(),
                "principal": yuan(row.principal),
                "interest": yuan(row.interest),
                "total": yuan(row.total),
                "balance": yuan(row.balance),
            }
            for row in schedule.instalments
        ],
        "totals": {
            "principal": yuan(schedule.principal),
            "interest": yuan(schedule.interest),
            "total": yuan(schedule.principal + schedule.interest),
        },
        "effective_annual_rate": effective_rate(schedule),
    }


def as_document(schedule: Schedule) -> Document:
    """The quote as a report, for page, PDF and terminal."""
    rows = [
        {
            "no": row.no,
            "due_on": row.due_on,
            "principal": row.principal,
            "interest": row.interest,
            "total": row.total,
            "balance": row.balance,
        }
        for row in schedule.instalments
    ]
    terms = schedule.terms
    figures = Figures(
        (
            Figure("principal", "借款金额", terms.principal),
            Figure("rate", "年利率", f"{percent(terms.rate_ppm)}%", "text"),
            Figure("interest", "利息合计", schedule.interest),
            Figure("effective", "实际年利率", f"{effective_rate(schedule)}%", "text"),
        )
    )
    table = Table(COLUMNS, rows, summed(rows, "principal", "interest", "total"))
    return Document(
        "quote",
        "还款试算",
        "试算（不入账）",
        terms.disbursed_on,
        clock.now(),
        (figures, table),
        ("本表为试算，实际以签订的还款计划为准。",),
    )
