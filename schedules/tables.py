"""The run ledger."""

from piccolo.columns import Date, ForeignKey, Serial, Timestamptz, Varchar
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
