"""Pay runs, signed sheets, and how satisfied people were."""

from piccolo.columns import BigInt, Date, ForeignKey, Integer, Serial, Timestamptz, Varchar
from piccolo.table import Table

from fund.access.tables import Staff
from fund.office.tables import Fund, Office
from fund.orders.tables import PaymentOrder


class PayRun(Table):
    """A month paid to everybody entitled, of one township or all; one voucher a branch."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    payment_order = ForeignKey(PaymentOrder, null=False)
    benefit = Varchar(length=30)
    month_of = Date()
    township = Varchar(length=60)
    paid_on = Date()
    people = Integer()
    amount_fen = BigInt()
    recorded_at = Timestamptz()


class SheetReturn(Table):
    """A branch's sheet came back: how many signed for their money."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    pay_run = ForeignKey(PayRun, null=False)
    branch = Varchar(length=60)
    township = Varchar(length=60)
    returned_on = Date()
    signed = Integer()
    note = Varchar(length=200)
    maker = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()


class Satisfaction(Table):
    """A survey of those who draw: how many were asked, how many were satisfied."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    year = Integer()
    surveyed_on = Date()
    asked = Integer()
    satisfied = Integer()
    maker = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()
