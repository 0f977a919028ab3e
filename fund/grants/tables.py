"""Payments of awards."""

from piccolo.columns import BigInt, Date, ForeignKey, Integer, Serial, Timestamptz, Varchar
from piccolo.table import Table

from fund.cases.tables import Award
from fund.office.tables import Fund, Office


class AidPayment(Table):
    """What was paid on an award: once, or for a month (its first day); who received it."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    award = ForeignKey(Award, null=False)
    seq = Integer()
    month_of = Date()
    paid_on = Date()
    amount_fen = BigInt()
    receiver = Varchar(length=60)
    relation = Varchar(length=30)
    voucher_no = Varchar(length=60)
    recorded_at = Timestamptz()
