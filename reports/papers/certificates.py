"""Honour certificates (捐助证): one page each, with the QR code of its public page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fund import clock
from fund.capitals import capitals
from fund.database import Row
from fund.donations.certifying import certificate_no
from fund.donations.donors import PERSONS
from fund.money import yuan_grouped
from reports.papers.printing import qr_svg, written_day
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
        "received": written_day(row["received_on"]),
        "issued": written_day(row["issued_on"]),
        "fund": row["fund_name"],
        "office": row["office_name"],
        "amount": yuan_grouped(row["amount_fen"]),
        "capitals": capitals(row["amount_fen"]),
        "thanks": "您" if row["kind"] in PERSONS else "贵单位",
        "receipt": row["receipt_no"],
        "qr": qr_svg(f"{site}/public/certificates/{row['code']}"),
        "mark": "作废" if row["voided_on"] else ("示例" if row["is_sample"] else ""),
    }
