"""What is paid on awards: enrolments of monthly ones, payments, what came back, consents."""

from piccolo.columns import BigInt, Date, ForeignKey, Integer, Serial, Timestamptz, Varchar
from piccolo.table import Table

from fund.access.tables import Staff
from fund.cases.tables import Award
from fund.office.tables import Fund, Office


class Enrolment(Table):
    """Somebody who draws a subsidy: the number of his book (补助证), his first month."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    award = ForeignKey(Award, null=False)
    voucher_no = Varchar(length=60)
    starts_on = Date()
    maker = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()


class EnrolmentStop(Table):
    """Why and when it ended; `stops_on` is the first month not paid."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    enrolment = ForeignKey(Enrolment, null=False)
    reason = Varchar(length=20)
    happened_on = Date()
    stops_on = Date()
    note = Varchar(length=200)
    maker = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()


class BenefitPayment(Table):
    """What was paid on an award: once, or for a month (its first day); who received it, and how.

    `mark` says what stands for the receipt: a signature, a thumbprint, the branch's sheet. A month
    whose payment bounced is paid again as the next `attempt`. `pay_run` is the run that paid it.
    """

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    award = ForeignKey(Award, null=False)
    seq = Integer()
    month_of = Date()
    attempt = Integer(default=1)
    paid_on = Date()
    amount_fen = BigInt()
    receiver = Varchar(length=60)
    relation = Varchar(length=30)
    voucher_no = Varchar(length=60)
    method = Varchar(length=10)
    mark = Varchar(length=10)
    pay_run = Integer(null=True, default=None)
    recorded_at = Timestamptz()


class PaymentReturn(Table):
    """Money that came back: the bank could not deliver it (退汇), or it was recovered (追回)."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    seq = Integer()
    payment = ForeignKey(BenefitPayment, null=False)
    kind = Varchar(length=10)
    amount_fen = BigInt()
    returned_on = Date()
    reason = Varchar(length=300)
    maker = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()


class RecoveryDemand(Table):
    """What somebody has to give back, and why: overpaid months, or help got by fraud."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    case_no = Varchar(length=20)
    amount_fen = BigInt()
    demanded_on = Date()
    document_no = Varchar(length=100)
    reason = Varchar(length=300)
    maker = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()


class CapitalConsent(Table):
    """The supervisory group's note that lets one award be paid from capital."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    case_no = Varchar(length=20)
    document_no = Varchar(length=100)
    note = Varchar(length=300)
    supervisor = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()
