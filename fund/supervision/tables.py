"""Sign-offs, questions, freezes, and the bank's own balance at a month's end."""

from piccolo.columns import (
    BigInt,
    Boolean,
    Bytea,
    Date,
    ForeignKey,
    Serial,
    Text,
    Timestamptz,
    Varchar,
)
from piccolo.table import Table

from fund.access.tables import Staff
from fund.journal.tables import MonthClose
from fund.office.tables import Fund, Office


class BankBalance(Table):
    """The bank's balance at a month's end and what explains a difference; the newest row holds."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    month_end = Date()
    statement_fen = BigInt()
    items = Text()
    document_no = Varchar(length=100)
    maker = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()


class SignOff(Table):
    """A member's verdict on a closed month, over the hash of its pack."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    month_close = ForeignKey(MonthClose, null=False)
    pack_sha256 = Varchar(length=64)
    verdict = Varchar(length=10)
    name = Varchar(length=60)
    note = Varchar(length=300)
    page_sha256 = Varchar(length=64)
    maker = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()


class SignedPage(Table):
    """A sign-off page signed by hand and scanned, kept under its hash."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    sha256 = Varchar(length=64)
    media_type = Varchar(length=40)
    content = Bytea()
    maker = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()


class Inquiry(Table):
    """A question or objection about a loan, a payment, a figure; it belongs to a month."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    about = Varchar(length=60)
    month_end = Date()
    content = Varchar(length=1000)
    maker = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()


class InquiryReply(Table):
    """A reply in a thread; one that `settles` ends it."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    inquiry = ForeignKey(Inquiry, null=False)
    content = Varchar(length=1000)
    settles = Boolean()
    maker = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()


class PaymentFreeze(Table):
    """A payment that may not be made until the freeze is lifted; `about` is a case, loan, order."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    about = Varchar(length=60)
    reason = Varchar(length=300)
    maker = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()


class FreezeLift(Table):
    """The end of a freeze, and why."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    payment_freeze = ForeignKey(PaymentFreeze, null=False)
    reason = Varchar(length=300)
    maker = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()
