"""风险贷款表: portfolio at risk by township, the class of every yuan, what is set aside."""

from __future__ import annotations

from typing import Any

import numpy as np

from loans.classes import classify, provisions
from loans.indicators import at_risk, ppm, share
from reports.asking import Question
from reports.document import Column, Document, Table, summed

TITLE = "风险贷款及五级分类表"

TOWNSHIPS = (
    Column("township", "乡镇"),
    Column("loans", "在借笔数", "count"),
    Column("balance", "借款余额", "money"),
    Column("late_loans", "逾期笔数", "count"),
    Column("late", "逾期本金", "money"),
    Column("par1", "PAR1", "share"),
    Column("par30", "PAR30", "share"),
    Column("par90", "PAR90", "share"),
    Column("par30_rescheduled", "PAR30（含展期）", "share"),
)
CLASSES = (
    Column("class", "五级分类"),
    Column("loans", "笔数", "count"),
    Column("balance", "余额", "money"),
    Column("rate", "准备比例", "percent"),
    Column("provision", "应提准备", "money"),
)


async def build(asked: Question) -> Document:
    """PAR and classes as of a day."""
    book = await asked.book()
    state = book.standing()
    columns = {
        "balance": state.balance,
        "days": state.days_past_due,
        "late": state.overdue(state.principal_left),
        "rescheduled": book.rescheduled.astype(np.int64),
    }
    names = np.array([loan["township"] for loan in book.loans], dtype=object)
    rows = [_row(name, columns, names == name) for name in sorted(set(names.tolist()))]
    whole = _row("合计", columns, np.ones(names.size, dtype=np.bool_))
    totals = {key: value for key, value in whole.items() if key != "township"}
    townships = Table(TOWNSHIPS, rows, totals, empty="没有在借的借款。")
    policy = asked.fund.policy.classes
    found = classify(state, policy, book.rescheduled)
    needed, still = provisions(policy, found, state.balance), state.balance > 0
    by_class = [
        {
            "class": one.name,
            "loans": int((still & (found == index)).sum()),
            "balance": int(state.balance[found == index].sum()),
            "rate": one.provision,
            "provision": int(needed[found == index].sum()),
        }
        for index, one in enumerate(policy)
    ]
    classes = Table(
        CLASSES, by_class, summed(by_class, "loans", "balance", "provision"), "五级分类"
    )
    notes = (
        "PAR＝有逾期超过该天数的借款全部余额÷借款余额，不是只算逾期部分；新放款和核销都会使它下降。",
        "分类按逾期天数；还清逾期后须按期满治愈期才能上调，展期借款至少为关注。",
    )
    return asked.answer("at-risk", TITLE, (townships, classes), *notes)


def _row(name: str, columns: dict[str, Any], chosen: Any) -> dict[str, Any]:
    balance, days = columns["balance"][chosen], columns["days"][chosen]
    total, still = int(balance.sum()), balance > 0
    extended = columns["rescheduled"][chosen]
    return {
        "township": name,
        "loans": int(still.sum()),
        "balance": total,
        "late_loans": int((days > 0).sum()),
        "late": int(columns["late"][chosen].sum()),
        "par1": ppm(share(at_risk(balance, days, 0), total)),
        "par30": ppm(share(at_risk(balance, days, 30), total)),
        "par90": ppm(share(at_risk(balance, days, 90), total)),
        "par30_rescheduled": ppm(share(at_risk(balance, days, 30, extended), total)),
    }
