"""Households, members and what is known of them; personal numbers are sealed."""

from piccolo.columns import Date, ForeignKey, Integer, Serial, Text, Timestamptz, Varchar
from piccolo.table import Table

from fund.access.tables import Staff
from fund.office.tables import Fund, Office, Township


class Household(Table):
    """A family: the unit that may have one open loan."""

    id: Serial
    office = ForeignKey(Office, null=False)
    no = Varchar(length=20)
    township = ForeignKey(Township, null=False)
    village = Varchar(length=60)


class Member(Table):
    """A party member."""

    id: Serial
    office = ForeignKey(Office, null=False)
    household = ForeignKey(Household, null=False)
    name = Varchar(length=60)
    branch = Varchar(length=60)
    id_no_sealed = Varchar(length=200)
    id_no_hash = Varchar(length=64)
    phone_sealed = Varchar(length=200)
    phone_hash = Varchar(length=64)
    recorded_at = Timestamptz()


class MemberKey(Table):
    """A member's own way in: raising `version` revokes the QR codes printed before."""

    id: Serial
    office = ForeignKey(Office, null=False)
    member = ForeignKey(Member, null=False)
    version = Integer(default=1)
    failed = Integer(default=0)
    failed_since_issue = Integer(default=0)
    locked_until = Timestamptz(null=True, default=None)


class MemberRecord(Table):
    """What is known of a member from a day on; the newest row holds, the others are history."""

    id: Serial
    office = ForeignKey(Office, null=False)
    member = ForeignKey(Member, null=False)
    content = Text()
    bank_sealed = Varchar(length=200)
    bank_hash = Varchar(length=64)
    maker = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()


class LedgerEntry(Table):
    """The hardship ledger (困难党员台账): a row for whatever happens to a member in it."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    member = ForeignKey(Member, null=False)
    kind = Varchar(length=20)
    entered_on = Date()
    category = Varchar(length=20)
    content = Text()
    case_no = Varchar(length=20, null=True, default=None)
    maker = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()
