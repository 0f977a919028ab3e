"""Papers: frozen data and a typst template. The honour certificate (捐助证), one or thousands."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import segno

from fund import clock
from fund.capitals import capitals
from fund.database import Row
from fund.donations.certifying import certificate_no
from fund.donations.donors import PERSONS
from fund.money import yuan_grouped
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
