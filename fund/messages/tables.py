"""Messages, who they are for, and the ways they are sent on."""

from piccolo.columns import Date, ForeignKey, Integer, Serial, Text, Timestamptz, Varchar
from piccolo.table import Table

from fund.access.tables import Staff
from fund.office.tables import Fund, Office
from fund.people.tables import Member


class Message(Table):
    """Something told, kept with the hash of its words. `brief` names nobody: it may leave."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    kind = Varchar(length=40)
    dated = Date()
    title = Varchar(length=100)
    body = Text()
    brief = Varchar(length=200)
    link = Varchar(length=200)
    content_sha256 = Varchar(length=64)
    recorded_at = Timestamptz()


class MessageCopy(Table):
    """One person's copy, of staff or of a member, and when he read it."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    message = ForeignKey(Message, null=False)
    staff = ForeignKey(Staff, null=True, default=None)
    member = ForeignKey(Member, null=True, default=None)
    read_at = Timestamptz(null=True, default=None)


class Delivery(Table):
    """A message on its way through a channel; `address` is masked, `next_at` its next try."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    message = ForeignKey(Message, null=False)
    channel = Varchar(length=10)
    staff = ForeignKey(Staff, null=True, default=None)
    address = Varchar(length=100)
    state = Varchar(length=10)
    tries = Integer()
    next_at = Timestamptz()
    sent_at = Timestamptz(null=True, default=None)
    error = Varchar(length=200)


class StaffContact(Table):
    """Where a person's mail goes; the newest row holds, an empty address ends it."""

    id: Serial
    office = ForeignKey(Office, null=False)
    staff = ForeignKey(Staff, null=False)
    email_sealed = Varchar(length=400)
    recorded_at = Timestamptz()
