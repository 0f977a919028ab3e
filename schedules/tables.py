"""The run ledger."""

from piccolo.columns import Date, ForeignKey, Integer, Serial, Timestamptz, Varchar
from piccolo.table import Table

from fund.office.tables import Fund, Office


class DutyRun(Table):
    """A duty done for a date; the database lets each exist once."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    duty = Varchar(length=40)
    due_on = Date()
    result = Varchar(length=200)
    recorded_at = Timestamptz()


class DutyAttempt(Table):
    """A duty that failed: how often, why, and when it is tried again; None once a person must."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    duty = Varchar(length=40)
    due_on = Date()
    tries = Integer()
    error = Varchar(length=200)
    next_at = Timestamptz(null=True, default=None)
