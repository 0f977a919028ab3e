"""Policies as adopted, and the papers a fund stands on."""

from piccolo.columns import Date, ForeignKey, Integer, Serial, Text, Timestamptz, Varchar
from piccolo.table import Table

from fund.access.tables import Staff
from fund.office.tables import Fund, Office


class AdoptedPolicy(Table):
    """One version of a fund's rules, as the text it was adopted with."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    version = Integer()
    effective_on = Date()
    digest = Varchar(length=64)
    text = Text()
    document_no = Varchar(length=100)
    adopted_by = ForeignKey(Staff, null=True, default=None)
    recorded_at = Timestamptz()


class FoundingPaperFiled(Table, tablename="founding_paper"):
    """A founding paper of the policy, filed with its number and date."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    key = Varchar(length=30)
    document_no = Varchar(length=100)
    issued_on = Date()
    maker = ForeignKey(Staff, null=True, default=None)
    recorded_at = Timestamptz()
