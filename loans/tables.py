"""Loans and all that happens to them; every table but `BorrowerKey` is append-only."""

from piccolo.columns import (
    BigInt,
    Date,
    ForeignKey,
    Integer,
    Serial,
    Text,
    Timestamptz,
    Varchar,
)
from piccolo.table import Table

from fund.access.tables import Staff
from fund.office.tables import Fund, Office, Township
from fund.people.tables import Household, Member


class Loan(Table):
    """What was applied for; its case of the same number holds the decisions."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    no = Varchar(length=20)
    member = ForeignKey(Member, null=False)
    household = ForeignKey(Household, null=False)
    township = ForeignKey(Township, null=False)
    product = Varchar(length=10)
    months = Integer()
    project_type = Varchar(length=5)
    industry = Varchar(length=40)
    purpose = Varchar(length=200)
    principal_fen = BigInt()
    applied_on = Date()
    maker = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()


class LoanFunding(Table):
    """Which source an approved payout draws on; principal comes back to it."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    loan = ForeignKey(Loan, null=False)
    source = Varchar(length=30)
    amount_fen = BigInt()
    approved_on = Date()
    recorded_at = Timestamptz()


class Disbursement(Table):
    """The payout, posted as entry `seq`, with the yearly rates (ppm) its contract fixed."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    loan = ForeignKey(Loan, null=False)
    seq = Integer()
    disbursed_on = Date()
    matures_on = Date()
    rate_ppm = Integer()
    overdue_rate_ppm = Integer()
    rate_basis = Varchar(length=100)
    day_count = Varchar(length=15)
    recorded_at = Timestamptz()


class LoanSchedule(Table):
    """A signed version of a loan's schedule, with its terms and a digest of its rows."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    loan = ForeignKey(Loan, null=False)
    version = Integer()
    event = Varchar(length=20)
    effective_on = Date()
    terms = Text()
    digest = Varchar(length=64)
    recorded_at = Timestamptz()


class InstalmentRow(Table, tablename="instalment"):
    """One instalment of one version; `units` of a year (by the day count) bear its interest."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    loan = ForeignKey(Loan, null=False)
    version = Integer()
    no = Integer()
    start_on = Date()
    due_on = Date()
    units = Integer()
    principal_fen = BigInt()
    interest_fen = BigInt()


class Repayment(Table):
    """Money received from a borrower, posted as entry `seq`."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    loan = ForeignKey(Loan, null=False)
    seq = Integer()
    receipt_no = Varchar(length=20)
    paid_on = Date()
    amount_fen = BigInt()
    channel = Varchar(length=10)
    payer = Varchar(length=60)
    recorded_at = Timestamptz()


class Allocation(Table):
    """What part of a repayment went to which instalment, as what."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    loan = ForeignKey(Loan, null=False)
    repayment = ForeignKey(Repayment, null=False)
    instalment = Integer()
    kind = Varchar(length=20)
    amount_fen = BigInt()


class BorrowerKey(Table):
    """A borrower's way in: raising `version` revokes the QR codes printed before."""

    id: Serial
    office = ForeignKey(Office, null=False)
    loan = ForeignKey(Loan, null=False)
    version = Integer(default=1)
    failed = Integer(default=0)
    failed_since_issue = Integer(default=0)
    locked_until = Timestamptz(null=True, default=None)
