"""Orders of money out and what was decided on them."""

from piccolo.columns import BigInt, ForeignKey, Serial, Text, Timestamptz, Varchar
from piccolo.table import Table

from fund.access.tables import Staff
from fund.office.tables import Fund, Office


class PaymentOrder(Table):
    """Money that shall leave or be moved: what for, how much; `content` is what it needs (JSON)."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    kind = Varchar(length=20)
    summary = Varchar(length=200)
    amount_fen = BigInt()
    content = Text()
    maker = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()


class OrderDecision(Table):
    """What another person decided; approving carries the order out in the same transaction."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    payment_order = ForeignKey(PaymentOrder, null=False)
    outcome = Varchar(length=10)
    reason = Varchar(length=300)
    actor = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()
