"""Entries, their lines, the head of the chain, reviews, closed months."""

from piccolo.columns import (
    BigInt,
    Date,
    ForeignKey,
    Integer,
    Serial,
    Text,
    Timestamptz,
    Varchar,
)
from piccolo.table import Table

from fund.access.tables import Staff
from fund.office.tables import Fund, Office


class JournalHead(Table):
    """The last entry of a fund's chain: one row a fund, locked while posting."""

    fund = ForeignKey(Fund, primary_key=True, null=False)
    last_seq = Integer()
    last_hash = Varchar(length=64)


class JournalEntry(Table):
    """A posted voucher. `seq` runs through the fund, `no` through the year it is booked in."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    seq = Integer()
    year = Integer()
    no = Integer()
    kind = Varchar(length=20)
    summary = Varchar(length=200)
    effective_on = Date()
    booked_on = Date()
    recorded_at = Timestamptz()
    maker = ForeignKey(Staff, null=False)
    checker = ForeignKey(Staff, null=True, default=None)
    papers = Text(default="[]")
    key = Varchar(length=100)
    input_hash = Varchar(length=64)
    reverses = Integer(null=True, default=None)
    previous_hash = Varchar(length=64)
    hash = Varchar(length=64)


class JournalLine(Table):
    """One side of an entry: debit positive, credit negative, fen; `subject` is the sub-ledger."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    seq = Integer()
    line = Integer()
    account = Varchar(length=10)
    source = Varchar(length=30)
    subject = Varchar(length=40)
    amount_fen = BigInt()


class JournalReview(Table):
    """A second person looked at a receipt posted over the counter (复核)."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    seq = Integer()
    reviewer = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()


class MonthClose(Table):
    """A month closed for booking; a later version follows a reopening."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    month_end = Date()
    version = Integer()
    closed_by = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()


class MonthReopening(Table):
    """A closed month opened again: why, who asked for it and who let it happen."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    month_close = ForeignKey(MonthClose, null=False)
    reason = Varchar(length=300)
    maker = ForeignKey(Staff, null=False)
    checker = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()
