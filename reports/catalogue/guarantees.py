"""担保台账: every commitment's exposure against its ceilings."""

from __future__ import annotations

from loans.guarantees.exposure import exposures
from reports.asking import Question
from reports.document import Column, Document, Table, summed

TITLE = "还款承诺（担保）台账"

COLUMNS = (
    Column("township", "乡镇"),
    Column("document_no", "承诺书号"),
    Column("share", "承担比例", "percent"),
    Column("loan_ceiling", "每笔上限", "money"),
    Column("yearly_ceiling", "年度上限", "money"),
    Column("loans", "在保笔数", "count"),
    Column("balance", "借款余额", "money"),
    Column("covered", "承诺范围内", "money"),
    Column("triggered", "已触发", "money"),
    Column("paid", "累计代偿", "money"),
    Column("paid_this_year", "本年代偿", "money"),
    Column("headroom", "本年尚可代偿", "money"),
    Column("state", "提示"),
)
SUMS = ("loans", "balance", "covered", "triggered", "paid", "paid_this_year", "headroom")


async def build(asked: Question) -> Document:
    """Exposure by township as of a day."""
    rows = [
        {
            "township": one.township,
            "document_no": one.terms.document_no,
            "share": one.terms.share_ppm,
            "loan_ceiling": one.terms.loan_ceiling_fen,
            "yearly_ceiling": one.terms.yearly_ceiling_fen,
            "loans": one.loans,
            "balance": one.balance,
            "covered": one.covered,
            "triggered": one.triggered,
            "paid": one.paid,
            "paid_this_year": one.paid_this_year,
            "headroom": one.headroom,
            "state": "超过年度上限" if one.is_beyond else "",
        }
        for one in await exposures(asked.fund, asked.as_of, asked.known_at)
        if asked.township in ("", one.township)
    ]
    table = Table(COLUMNS, rows, summed(rows, *SUMS), empty="还没有登记还款承诺书。")
    notes = (
        "承诺书是乡镇财政的还款承诺，不是保证合同（民法典第683条），不计入基金收入。",
        "承诺范围内＝欠款×比例，不超过每笔上限，减已代偿；一笔借款归放款日有效的最后一份承诺书。",
    )
    return asked.answer("guarantees", TITLE, (table,), *notes)
