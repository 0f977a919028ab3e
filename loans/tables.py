"""Loans and all that happens to them; every table is append-only."""

from piccolo.columns import (
    BigInt,
    Boolean,
    Bytea,
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
    of_event = Integer(null=True, default=None)


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


class RateStep(Table):
    """From a day on a version's loan bears this yearly rate, and overdue money that one (ppm)."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    loan = ForeignKey(Loan, null=False)
    version = Integer()
    start_on = Date()
    rate_ppm = Integer()
    overdue_ppm = Integer()
    compound = Boolean()


class PackedPlan(Table):
    """A version's instalments once more, as the bytes that `loans.packing` reads."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    loan = ForeignKey(Loan, null=False)
    version = Integer()
    rows = Bytea()


class LoanEvent(Table):
    """Something that happened to a loan after its payout; `content` is read by `loans.events`."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    loan = ForeignKey(Loan, null=False)
    kind = Varchar(length=20)
    effective_on = Date()
    amount_fen = BigInt()
    content = Text()
    entry = Integer(null=True, default=None)
    receipt_no = Varchar(length=20, null=True, default=None)
    reverses = Integer(null=True, default=None)
    maker = ForeignKey(Staff, null=False)
    checker = ForeignKey(Staff, null=True, default=None)
    recorded_at = Timestamptz()


class LoanPart(Table):
    """What part of an event went to which instalment, as what.

    `cause` is the event whose recording wrote the row: the event itself, or a later one that was
    backdated before it or reversed what came before. Parts of one event add up.
    """

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    loan = ForeignKey(Loan, null=False)
    event = ForeignKey(LoanEvent, null=False)
    cause = ForeignKey(LoanEvent, null=False)
    instalment = Integer()
    kind = Varchar(length=30)
    amount_fen = BigInt()
    effective_on = Date()
    recorded_at = Timestamptz()


class PackedPart(Table):
    """The parts of a loan's events once more, as the bytes that `loans.packing` reads."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    loan = ForeignKey(Loan, null=False)
    rows = Bytea()


class LoanRequest(Table):
    """Something asked for a loan that a second person decides; a borrower's has no maker."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    loan = ForeignKey(Loan, null=False)
    kind = Varchar(length=20)
    requested_on = Date()
    content = Text()
    reason = Varchar(length=500)
    document_no = Varchar(length=100)
    follows = Integer(null=True, default=None)
    maker = ForeignKey(Staff, null=True, default=None)
    recorded_at = Timestamptz()


class LoanRequestDecision(Table):
    """How a request was decided, and the event it became."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    request = ForeignKey(LoanRequest, null=False)
    outcome = Varchar(length=10)
    decided_on = Date()
    note = Varchar(length=500)
    event = Integer(null=True, default=None)
    actor = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()


class CollectionRecord(Table):
    """A demand (催收), to the borrower or to the guarantor, and the signed receipt of it."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    loan = ForeignKey(Loan, null=False)
    demanded_on = Date()
    addressee = Varchar(length=10)
    method = Varchar(length=10)
    collector = Varchar(length=60)
    opinion = Varchar(length=300)
    promised_on = Date(null=True, default=None)
    receipt_signed = Boolean()
    signed_by = Varchar(length=60)
    document_no = Varchar(length=100)
    maker = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()


class Commitment(Table):
    """A township's capped repayment commitment (还款承诺书); never income."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    township = ForeignKey(Township, null=False)
    document_no = Varchar(length=100)
    approving_body = Varchar(length=100)
    budget_line = Varchar(length=100)
    share_ppm = Integer()
    loan_ceiling_fen = BigInt()
    yearly_ceiling_fen = BigInt()
    trigger_days = Integer()
    claim_months = Integer()
    signed_on = Date()
    ends_on = Date()
    maker = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()


class LendingPlan(Table):
    """What a township may be lent in a year (fen); its newest row holds."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    year = Integer()
    township = ForeignKey(Township, null=False)
    amount_fen = BigInt()
    document_no = Varchar(length=100)
    maker = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()


class Cpi(Table):
    """The change of consumer prices in a year, as staff entered it (ppm)."""

    id: Serial
    office = ForeignKey(Office, null=False)
    year = Integer()
    change_ppm = Integer()
    source = Varchar(length=200)
    entered_by = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()
