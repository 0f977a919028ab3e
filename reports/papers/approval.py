"""A case's approval form (审批表): every step with its conclusion, seal and date."""

from __future__ import annotations

from collections.abc import Sequence

from fund import clock
from fund.cases.steps import OUTCOMES
from fund.cases.views import CaseView
from fund.database import Row
from fund.money import yuan_grouped
from fund.office.funds import FundView
from fund.policy.benefits import Step
from reports.papers.printing import written_day
from reports.papers.sheets import Facts, Paper, Section, Sections


def approval(view: CaseView, fund: FundView, rows: Sequence[Row]) -> Paper:
    """A case's approval form: its facts, then each step with its conclusion, seal and date.

    `rows` are its decisions as recorded, in order; a step not decided yet stands empty.
    """
    last = {row["step"]: row for row in rows}
    told = "；".join(f"{label}：{value}" for label, value in view.told if value != "未填")
    reason = view.urgent_reason or view.file.benefit.clause
    boxes = (
        Section("困难情况", told or "—", tall=False),
        Section("申报理由", reason or "—", tall=False),
        *(concluded(step, last.get(step.key)) for step in view.file.steps),
    )
    facts = Facts(
        (
            ("姓　名", view.applicant, "身份证号", view.id_no),
            ("党支部", view.branch, "乡镇、村", f"{view.township}{view.village}"),
            ("申请日期", written_day(view.file.applied_on), "电　话", view.phone),
            ("档　次", view.tier or "—", "金额（元）", yuan_grouped(view.amount)),
        )
    )
    return Paper(
        title=f"{view.file.benefit.name}审批表",
        fund=fund.name,
        no=view.no,
        blocks=(facts, Sections(boxes)),
        stamp=clock.now(),
        mark="示例" if fund.is_sample else "",
    )


def concluded(step: Step, row: Row | None, title: str = "") -> Section:
    """A step of a case as a box of a form, under its own name or another; empty until decided."""
    if row is None:
        return Section(title or step.name, by=step.body)
    said = f"{OUTCOMES[row['outcome']]}（{step.document} {row['document_no']}）"
    said += f"　{row['note']}" if row["note"] else ""
    return Section(title or step.name, said, step.body, written_day(row["decided_on"]))
