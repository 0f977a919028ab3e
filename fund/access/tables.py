"""Staff, roles, sessions, and the record of every command done."""

from piccolo.columns import Boolean, ForeignKey, Integer, Serial, Timestamptz, Varchar
from piccolo.table import Table

from fund.office.tables import Office


class Staff(Table):
    """One account a person; `failed` counts wrong passwords since the last right one."""

    id: Serial
    office = ForeignKey(Office, null=False)
    login = Varchar(length=40)
    name = Varchar(length=60)
    password_hash = Varchar(length=200)
    active = Boolean(default=True)
    failed = Integer(default=0)
    locked_until = Timestamptz(null=True, default=None)
    recorded_at = Timestamptz()


class StaffRole(Table):
    """A role a person holds."""

    id: Serial
    office = ForeignKey(Office, null=False)
    staff = ForeignKey(Staff, null=False)
    role = Varchar(length=20)


class Session(Table):
    """A signed-in browser: of one staff account, or of one borrower (a member's id)."""

    id: Serial
    office = ForeignKey(Office, null=False)
    token_hash = Varchar(length=64)
    staff = ForeignKey(Staff, null=True, default=None)
    borrower = Integer(null=True, default=None)
    started_at = Timestamptz()
    seen_at = Timestamptz()


class Command(Table):
    """A command that was carried out, by its idempotency key, with what it answered."""

    id: Serial
    office = ForeignKey(Office, null=False)
    key = Varchar(length=100)
    kind = Varchar(length=40)
    input_hash = Varchar(length=64)
    actor = Integer()
    result = Varchar(length=60)
    recorded_at = Timestamptz()
