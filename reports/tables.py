"""The report archive."""

from piccolo.columns import Bytea, Date, ForeignKey, Serial, Text, Timestamptz, Varchar
from piccolo.table import Table

from fund.office.tables import Fund, Office


class ArchivedReport(Table):
    """A report as it was issued: its document and its PDF, each with the hash of its bytes."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    report = Varchar(length=40)
    title = Varchar(length=100)
    as_of = Date()
    known_at = Timestamptz()
    document = Text()
    pdf = Bytea()
    document_sha256 = Varchar(length=64)
    pdf_sha256 = Varchar(length=64)
    recorded_at = Timestamptz()
