"""预算执行表: what was planned, approved and paid of each line, and what does not fit together."""

from __future__ import annotations

from datetime import date

from fund.database import fetch
from fund.policy.budgets import PAY_MODES, Budget, BudgetLine, oddities
from reports.asking import Question
from reports.document import Column, Document, Figure, Figures, Table, Text, summed

TITLE = "预算执行表"
COLUMNS = (
    Column("budget", "项目"),
    Column("line", "明细"),
    Column("mode", "支付方式"),
    Column("month", "计划月份", "count"),
    Column("planned", "计划", "money"),
    Column("paid", "已付", "money"),
    Column("left", "未付", "money"),
    Column("scope", "资金流向"),
    Column("note", "提示"),
    Column("clause", "依据"),
)
_PAID = (
    "SELECT c.benefit, SUM(p.amount_fen - COALESCE((SELECT SUM(r.amount_fen) FROM payment_return r "
    "WHERE r.payment = p.id AND r.returned_on <= {} AND r.recorded_at <= {}), 0)) AS fen "
    "FROM benefit_payment p JOIN award a ON a.id = p.award JOIN aid_case c ON c.fund = a.fund "
    "AND c.no = a.case_no WHERE p.fund = {} AND p.paid_on >= {} AND p.paid_on <= {} "
    "AND p.recorded_at <= {} GROUP BY c.benefit"
)


async def build(asked: Question) -> Document:
    """The budgets of the year of the day, executed through the day."""
    year = asked.as_of.year
    budgets = [one for one in asked.fund.policy.budgets if one.year == year]
    paid = await _paid(asked)
    rows = [_row(asked, budget, line, paid) for budget in budgets for line in budget.lines]
    approved = sum(budget.approved for budget in budgets)
    totals = summed(rows, "planned", "paid")
    figures = Figures(
        (
            Figure("approved", "批复金额", approved),
            Figure("planned", "计划合计", totals["planned"]),
            Figure("paid", "已付", totals["paid"]),
            Figure("left", "批复余额", approved - totals["paid"]),
        )
    )
    warnings = tuple(
        Text(f"{budget.name}：{said}。")
        for budget in budgets
        for key, said in oddities(budget)
        if not key
    )
    note = "“仅列预算”的明细不经本基金支付，已付不作统计。"
    table = Table(COLUMNS, rows, totals, empty=f"办法中没有 {year} 年的预算。")
    return asked.answer("budget", TITLE, (*warnings, figures, table), note)


async def _paid(asked: Question) -> dict[str, int]:
    """Fen paid in the year through the day, less what came back, by kind of help."""
    first = date(asked.as_of.year, 1, 1)
    rows = await fetch(
        _PAID,
        *(asked.as_of, asked.known_at),
        *(asked.fund.id, first, asked.as_of, asked.known_at),
    )
    return {row["benefit"]: int(row["fen"]) for row in rows}


def _row(
    asked: Question, budget: Budget, line: BudgetLine, paid: dict[str, int]
) -> dict[str, object]:
    spent = sum(paid.get(benefit, 0) for benefit in line.benefits)
    said = [text for key, text in oddities(budget) if key == line.key]
    if spent > line.planned:
        said.append("已付超过计划")
    late = line.month is not None and line.month < asked.as_of.month
    if line.benefits and late and not spent:
        said.append(f"计划 {line.month} 月，还没有支付")
    return {
        "budget": budget.name,
        "line": line.name,
        "mode": PAY_MODES[line.mode],
        "month": line.month,
        "planned": int(line.planned),
        "paid": spent,
        "left": line.planned - spent if line.benefits else None,
        "scope": "本基金支付" if line.benefits else "仅列预算",
        "note": "；".join(said),
        "clause": line.clause,
    }
