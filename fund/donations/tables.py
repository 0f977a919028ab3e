"""Donors, pledges, donations and certificates; personal numbers are sealed."""

from piccolo.columns import (
    BigInt,
    Boolean,
    Date,
    ForeignKey,
    Integer,
    Serial,
    Timestamptz,
    Varchar,
)
from piccolo.table import Table

from fund.access.tables import Staff
from fund.office.tables import Fund, Office


class Donor(Table):
    """Who gives: a member, a party organisation, another person or a company."""

    id: Serial
    office = ForeignKey(Office, null=False)
    kind = Varchar(length=20)
    name = Varchar(length=100)
    number_sealed = Varchar(length=200)
    number_hash = Varchar(length=64)
    phone_sealed = Varchar(length=200)
    maker = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()


class Pledge(Table):
    """What somebody promised to give, and until when."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    donor = ForeignKey(Donor, null=False)
    amount_fen = BigInt()
    pledged_on = Date()
    due_on = Date()
    note = Varchar(length=200)
    maker = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()


class Donation(Table):
    """What somebody gave, posted as entry `seq`; `receipt_no` is the fiscal receipt's number.

    Published by name only where the donor agreed (`may_publish`; seed 001: 经捐赠者同意).
    """

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    seq = Integer()
    donor = ForeignKey(Donor, null=False)
    pledge = ForeignKey(Pledge, null=True, default=None)
    source = Varchar(length=30)
    received_on = Date()
    amount_fen = BigInt()
    method = Varchar(length=10)
    receipt_no = Varchar(length=60)
    earmark = Varchar(length=200)
    may_publish = Boolean()
    maker = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()


class DonationRefund(Table):
    """What was given back of a donation."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    seq = Integer()
    donation = ForeignKey(Donation, null=False)
    amount_fen = BigInt()
    refunded_on = Date()
    reason = Varchar(length=300)
    recorded_at = Timestamptz()


class Certificate(Table):
    """An honour certificate: its number runs without gaps by fund and year; never deleted.

    `code` opens its public page; `replaces` names the one it was issued anew for.
    """

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    year = Integer()
    serial = Integer()
    donation = ForeignKey(Donation, null=False)
    name = Varchar(length=100)
    amount_fen = BigInt()
    issued_on = Date()
    code = Varchar(length=32)
    replaces = Integer(null=True, default=None)
    maker = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()


class CertificateVoid(Table):
    """A certificate that is worth nothing any more, and why."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    certificate = ForeignKey(Certificate, null=False)
    reason = Varchar(length=300)
    voided_on = Date()
    maker = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()
