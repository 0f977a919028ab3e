"""Papers: frozen data and a typst template. Certificates (捐助证) and approval forms (审批表)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import segno

from fund import clock
from fund.capitals import capitals
from fund.cases.steps import OUTCOMES
from fund.cases.views import CaseView
from fund.database import Row
from fund.donations.certifying import certificate_no
from fund.donations.donors import PERSONS
from fund.money import yuan_grouped
from fund.policy.benefits import Step
from reports.rendering.as_pdf import compile_paper


def certificates_pdf(rows: Sequence[Row], site: str) -> bytes:
    """Certificates as A4 pages, each with the QR code of its public page under `site`."""
    return compile_paper("certificate.typ", certificates_data(rows, site))


def certificates_data(rows: Sequence[Row], site: str) -> dict[str, Any]:
    """What the template needs, everything written for the eye."""
    return {
        "title": "捐助证",
        "stamp": list(clock.local(rows[-1]["recorded_at"]).timetuple()[:6]),
        "certificates": [_certificate(row, site) for row in rows],
    }


def _certificate(row: Row, site: str) -> dict[str, Any]:
    return {
        "no": certificate_no(row["year"], row["serial"]),
        "name": row["name"],
        "received": _day(row["received_on"]),
        "issued": _day(row["issued_on"]),
        "fund": row["fund_name"],
        "office": row["office_name"],
        "amount": yuan_grouped(row["amount_fen"]),
        "capitals": capitals(row["amount_fen"]),
        "thanks": "您" if row["kind"] in PERSONS else "贵单位",
        "receipt": row["receipt_no"],
        "qr": _qr(f"{site}/public/certificates/{row['code']}"),
        "mark": "作废" if row["voided_on"] else ("示例" if row["is_sample"] else ""),
    }


def _day(on: date) -> str:
    return f"{on.year}年{on.month}月{on.day}日"


def _qr(address: str) -> str:
    """The QR code as SVG text."""
    out = io.BytesIO()
    segno.make(address, error="m").save(out, kind="svg", xmldecl=False, border=0)
    return out.getvalue().decode()


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
        on = _day(row["decided_on"])
    return {"title": step.name, "text": said, "by": step.body, "on": on, "tall": True}
