"""Contributions received."""

from piccolo.columns import BigInt, Date, ForeignKey, Integer, Serial, Timestamptz, Varchar
from piccolo.table import Table

from fund.office.tables import Fund, Office


class Contribution(Table):
    """Capital received from one source, posted as entry `seq`."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    seq = Integer()
    source = Varchar(length=30)
    received_on = Date()
    amount_fen = BigInt()
    payer = Varchar(length=100)
    document_no = Varchar(length=100)
    note = Varchar(length=200)
    recorded_at = Timestamptz()
