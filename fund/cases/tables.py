"""A case and the steps decided on it."""

from piccolo.columns import Date, ForeignKey, Integer, Serial, Timestamptz, Varchar
from piccolo.table import Table

from fund.access.tables import Staff
from fund.office.tables import Fund, Office
from fund.people.tables import Member


class AidCase(Table):
    """One application; `no` is the number of the thing applied for."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    no = Varchar(length=20)
    kind = Varchar(length=20)
    applicant = ForeignKey(Member, null=False)
    recorded_at = Timestamptz()


class CaseStep(Table):
    """One step decided: by which body, on which day, resting on which document, entered by whom."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    case_no = Varchar(length=20)
    seq = Integer()
    step = Varchar(length=30)
    outcome = Varchar(length=10)
    decided_on = Date()
    body = Varchar(length=100)
    document_no = Varchar(length=100)
    note = Varchar(length=500)
    actor = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()
