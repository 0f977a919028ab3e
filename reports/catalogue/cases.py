"""申请登记簿: every application, where it stands, what was granted and paid."""

from __future__ import annotations

from fund.cases.reading import by_case, standing
from fund.cases.views import state_of
from fund.database import fetch
from reports.asking import Question
from reports.document import Column, Document, Figure, Figures, Table, summed

TITLE = "申请登记簿"

COLUMNS = (
    Column("no", "编号"),
    Column("applied_on", "申请日期", "date"),
    Column("name", "申请人"),
    Column("township", "乡镇"),
    Column("branch", "党支部"),
    Column("benefit", "事项"),
    Column("tier", "档次"),
    Column("amount", "申请金额", "money"),
    Column("state", "状态"),
    Column("awarded_on", "批准日期", "date"),
    Column("awarded", "批准金额", "money"),
    Column("paid", "已发放", "money"),
)
_CASES = (
    "SELECT c.no, c.applied_on, c.benefit, c.policy_version, c.tier, c.amount_fen, "
    "c.urgent_reason, c.maker, c.recorded_at, m.name, m.branch, t.name AS township, "
    "a.awarded_on, a.amount_fen AS awarded, "
    "(SELECT COALESCE(SUM(p.amount_fen), 0) FROM benefit_payment p WHERE p.award = a.id "
    "AND p.paid_on <= {} AND p.recorded_at <= {}) AS paid "
    "FROM aid_case c JOIN member m ON m.id = c.applicant JOIN household h ON h.id = m.household "
    "JOIN township t ON t.id = h.township LEFT JOIN award a ON a.fund = c.fund "
    "AND a.case_no = c.no AND a.awarded_on <= {} AND a.recorded_at <= {} "
    "WHERE c.fund = {} AND c.kind <> 'loan' AND c.applied_on <= {} AND c.recorded_at <= {} "
    "AND ({} = '' OR t.name = {}) ORDER BY c.applied_on, c.no"
)
_STEPS = (
    "SELECT case_no, step, outcome, decided_on, actor, back_to FROM case_step "
    "WHERE fund = {} AND decided_on <= {} AND recorded_at <= {} ORDER BY case_no, seq"
)


async def build(asked: Question) -> Document:
    """The register as of a day; loans are in their own book."""
    moment = (asked.as_of, asked.known_at)
    decided = by_case(await fetch(_STEPS, asked.fund.id, *moment))
    found = await fetch(
        _CASES, *moment, *moment, asked.fund.id, *moment, asked.township, asked.township
    )
    rows = []
    for row in found:
        case = standing(asked.fund, row, decided[row["no"]])
        tier = case.benefit.tier(row["tier"])
        stands = case.awarded or row["paid"]  # what fell away unpaid was given to nobody
        rows.append(
            {key: row[key] for key in ("no", "applied_on", "name", "township", "branch")}
            | {
                "benefit": case.benefit.name,
                "tier": tier.name if tier else "",
                "amount": row["amount_fen"] or None,
                "state": state_of(case),
                "awarded_on": row["awarded_on"] if stands else None,
                "awarded": row["awarded"] if stands else None,
                "paid": int(row["paid"]),
            }
        )
    totals = summed([row | {"awarded": row["awarded"] or 0} for row in rows], "awarded", "paid")
    figures = Figures(
        (
            Figure("cases", "申请件数", len(rows), "count"),
            Figure("awarded", "已批准金额", totals["awarded"]),
            Figure("paid", "已发放金额", totals["paid"]),
        )
    )
    note = "按月补助的申请、批准金额是每月金额。借款见借款台账。"
    table = Table(COLUMNS, rows, totals, empty="还没有申请。")
    return asked.answer("cases", TITLE, (figures, table), note)
