"""Rates and their confirmations."""

from piccolo.columns import Date, ForeignKey, Integer, Serial, Timestamptz, Varchar
from piccolo.table import Table

from fund.office.tables import Office


class Rate(Table):
    """A published rate from a day on, in ppm a year, with where it was read and whether checked."""

    id: Serial
    office = ForeignKey(Office, null=False)
    basis = Varchar(length=40)
    tenor = Varchar(length=30)
    effective_on = Date()
    ppm = Integer()
    verified = Varchar(length=10)
    source = Varchar(length=300)
    entered_by = Integer(null=True, default=None)
    recorded_at = Timestamptz()


class RateConfirmation(Table):
    """A person looked on a day and the rate had not changed."""

    id: Serial
    office = ForeignKey(Office, null=False)
    basis = Varchar(length=40)
    tenor = Varchar(length=30)
    confirmed_on = Date()
    entered_by = Integer()
    recorded_at = Timestamptz()
