"""捐助证登记簿: every certificate of the year, void ones included, so that no number is missing."""

from __future__ import annotations

from fund.database import fetch
from fund.donations.certifying import certificate_no
from reports.asking import Question
from reports.document import Column, Document, Table, summed

TITLE = "捐助证登记簿"
COLUMNS = (
    Column("no", "捐助证号"),
    Column("issued_on", "颁发日期", "date"),
    Column("name", "捐赠人"),
    Column("amount", "捐赠金额", "money"),
    Column("receipt_no", "票据号码"),
    Column("void", "状态"),
)


async def build(asked: Question) -> Document:
    """The year of the day, through the day."""
    found = await fetch(
        "SELECT c.year, c.serial, c.issued_on, c.name, c.amount_fen, g.receipt_no, v.voided_on "
        "FROM certificate c JOIN donation g ON g.id = c.donation "
        "LEFT JOIN certificate_void v ON v.certificate = c.id AND v.recorded_at <= {} "
        "WHERE c.fund = {} AND c.year = {} AND c.issued_on <= {} AND c.recorded_at <= {} "
        "ORDER BY c.serial",
        *(asked.known_at, asked.fund.id, asked.as_of.year, asked.as_of, asked.known_at),
    )
    rows = [
        {
            "no": certificate_no(row["year"], row["serial"]),
            "issued_on": row["issued_on"],
            "name": row["name"],
            "amount": row["amount_fen"],
            "receipt_no": row["receipt_no"],
            "void": f"{row['voided_on']} 作废" if row["voided_on"] else "有效",
        }
        for row in found
    ]
    valid = [row for row in rows if row["void"] == "有效"]
    table = Table(COLUMNS, rows, summed(valid, "amount"), empty="本年没有颁发捐助证。")
    return asked.answer("certificates", TITLE, (table,), "合计不含作废的。")
