"""A case's approval form (审批表): every step with its conclusion, seal and date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fund import clock
from fund.cases.steps import OUTCOMES
from fund.cases.views import CaseView
from fund.database import Row
from fund.money import yuan_grouped
from fund.policy.benefits import Step
from reports.papers.printing import written_day
from reports.rendering.as_pdf import compile_paper


def approval_pdf(view: CaseView, fund: str, rows: Sequence[Row]) -> bytes:
    """A case's approval form: its facts, then each step with its conclusion, seal and date.

    `rows` are its decisions as recorded, in order; a step not decided yet stands empty.
    """
    last = {row["step"]: row for row in rows}
    told = "；".join(f"{label}：{value}" for label, value in view.told if value != "未填")
    sections = [
        _section("困难情况", told),
        _section("申报理由", view.urgent_reason or view.file.benefit.clause),
        *(_decided(step, last.get(step.key)) for step in view.file.steps),
    ]
    data = {
        "title": f"{view.file.benefit.name}审批表",
        "fund": fund,
        "no": view.no,
        "known_at": f"{clock.local(clock.now()):%Y-%m-%d %H:%M}",
        "stamp": list(clock.local(clock.now()).timetuple()[:6]),
        "facts": [
            ["姓名", view.applicant, "身份证号", view.id_no],
            ["党支部", view.branch, "乡镇、村", f"{view.township}{view.village}"],
            ["申请日期", view.file.applied_on.isoformat(), "电话", view.phone],
            ["档次", view.tier or "—", "金额（元）", yuan_grouped(view.amount)],
        ],
        "sections": sections,
    }
    return compile_paper("approval.typ", data)


def _section(title: str, text: str) -> dict[str, Any]:
    return {"title": title, "text": text or "—", "by": "", "on": "", "tall": False}


def _decided(step: Step, row: Row | None) -> dict[str, Any]:
    """A step of the form; empty until it is decided."""
    said, on = "", "　　年　月　日"
    if row is not None:
        said = f"{OUTCOMES[row['outcome']]}（{step.document} {row['document_no']}）"
        said += f"　{row['note']}" if row["note"] else ""
        on = written_day(row["decided_on"])
    return {"title": step.name, "text": said, "by": step.body, "on": on, "tall": True}
