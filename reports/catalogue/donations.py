"""捐赠台账: every gift received, in the familiar columns (domain rules, section 8)."""

from __future__ import annotations

from fund.capitals import capitals
from fund.database import fetch
from fund.donations.certifying import certificate_no
from fund.donations.donating import METHODS
from fund.donations.donors import KINDS
from fund.people.identity import masked_id_no
from fund.vault import vault
from reports.asking import Question
from reports.document import Column, Document, Figure, Figures, Table, summed

TITLE = "捐赠台账"
COLUMNS = (
    Column("index", "序号", "count"),
    Column("received_on", "捐赠日期", "date"),
    Column("name", "捐赠人（单位）"),
    Column("kind", "类型"),
    Column("number", "信用代码/身份证号"),
    Column("amount", "金额", "money"),
    Column("capitals", "大写"),
    Column("method", "方式"),
    Column("receipt_no", "票据号码"),
    Column("certificate", "捐助证号"),
    Column("publish", "是否同意公布"),
    Column("earmark", "用途"),
    Column("maker", "经办人"),
    Column("note", "备注"),
)
_GIFTS = (
    "SELECT g.*, d.name, d.kind, d.number_sealed, s.name AS maker_name, "
    "(SELECT COALESCE(SUM(r.amount_fen), 0) FROM donation_refund r WHERE r.donation = g.id "
    "AND r.refunded_on <= {} AND r.recorded_at <= {}) AS refunded, c.year, c.serial "
    "FROM donation g JOIN donor d ON d.id = g.donor JOIN staff s ON s.id = g.maker "
    "LEFT JOIN certificate c ON c.donation = g.id AND c.issued_on <= {} AND c.recorded_at <= {} "
    "AND NOT EXISTS (SELECT 1 FROM certificate_void v WHERE v.certificate = c.id "
    "AND v.voided_on <= {} AND v.recorded_at <= {}) WHERE g.fund = {} AND g.received_on <= {} "
    "AND g.recorded_at <= {} ORDER BY g.received_on, g.id"
)


async def build(asked: Question) -> Document:
    """Every gift through the day."""
    moment = (asked.as_of, asked.known_at)
    found = await fetch(_GIFTS, *moment, *moment, *moment, asked.fund.id, *moment)
    opened = vault().open
    rows = []
    for index, row in enumerate(found, start=1):
        number = opened(row["number_sealed"]) if row["number_sealed"] else ""
        back = int(row["refunded"])
        rows.append(
            {
                "index": index,
                "received_on": row["received_on"],
                "name": row["name"],
                "kind": KINDS[row["kind"]],
                "number": masked_id_no(number) if number else "",
                "amount": row["amount_fen"] - back,
                "capitals": capitals(row["amount_fen"] - back),
                "method": METHODS[row["method"]],
                "receipt_no": row["receipt_no"],
                "certificate": certificate_no(row["year"], row["serial"]) if row["year"] else "",
                "publish": "是" if row["may_publish"] else "否",
                "earmark": row["earmark"],
                "maker": row["maker_name"],
                "note": "有退还" if back else "",
            }
        )
    totals = summed(rows, "amount")
    honoured = sum(bool(row["certificate"]) for row in rows)
    figures = Figures(
        (
            Figure("gifts", "捐赠笔数", len(rows), "count"),
            Figure("donors", "捐赠人数", len({row["donor"] for row in found}), "count"),
            Figure("amount", "捐赠金额", totals["amount"]),
            Figure("certificates", "有效捐助证", honoured, "count"),
        )
    )
    note = "金额已减去退还的部分。捐助证是荣誉证书，不是财政票据。"
    table = Table(COLUMNS, rows, totals, empty="还没有收到捐赠。")
    return asked.answer("donations", TITLE, (figures, table), note)
