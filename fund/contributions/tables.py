"""Capital received and handed on, and the yearly resolution on income."""

from piccolo.columns import BigInt, Date, ForeignKey, Integer, Serial, Timestamptz, Varchar
from piccolo.table import Table

from fund.office.tables import Fund, Office


class Contribution(Table):
    """Capital received from one source, posted as entry `seq`; negative where it left again."""

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


class FundTransfer(Table):
    """Money handed to another fund: entry `seq` here, entry `to_seq` there.

    `place` and `year` say which line of the allocation it pays, if one.
    """

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    seq = Integer()
    to_fund = ForeignKey(Fund, null=False)
    to_seq = Integer()
    source = Varchar(length=30)
    to_source = Varchar(length=30)
    place = Varchar(length=60)
    year = Integer()
    amount_fen = BigInt()
    transferred_on = Date()
    document_no = Varchar(length=100)
    recorded_at = Timestamptz()


class Distribution(Table):
    """A year's income by resolution: what could be distributed, what of it joined the capital."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    seq = Integer()
    year = Integer()
    document_no = Varchar(length=100)
    decided_on = Date()
    distributable_fen = BigInt()
    to_capital_fen = BigInt()
    recorded_at = Timestamptz()
