"""Office (the tenant), fund, township, holiday override."""

from piccolo.columns import Boolean, Date, ForeignKey, Integer, Serial, Timestamptz, Varchar
from piccolo.table import Table


class Office(Table):
    """One county's organisation department: every row of every table carries its id."""

    id: Serial
    name = Varchar(length=100)
    key_check = Varchar(length=64)


class Fund(Table):
    """One fund: one journal, one policy."""

    id: Serial
    office = ForeignKey(Office, null=False)
    code = Varchar(length=20)
    name = Varchar(length=100)
    policy = Varchar(length=60)
    opened_on = Date()
    is_sample = Boolean(default=False)
    recorded_at = Timestamptz()


class Township(Table):
    """A township whose party committee approves and whose finance office commits to repay."""

    id: Serial
    office = ForeignKey(Office, null=False)
    name = Varchar(length=60)


class Holiday(Table):
    """A day off, or a weekend day worked, that the published table lacks or has otherwise."""

    id: Serial
    office = ForeignKey(Office, null=False)
    day = Date()
    is_off = Boolean()
    note = Varchar(length=100)
    entered_by = Integer(null=True, default=None)
