"""Staff, roles, sessions, and the record of every command done."""

from piccolo.columns import Boolean, Date, ForeignKey, Integer, Serial, Timestamptz, Varchar
from piccolo.table import Table

from fund.office.tables import Fund, Office, Township


class Staff(Table):
    """One account a person; `failed` counts wrong passwords since the last right one.

    `password_set_at` tells when the password was last chosen; one of long ago opens nothing else
    than the page that changes it.
    """

    id: Serial
    office = ForeignKey(Office, null=False)
    login = Varchar(length=40)
    name = Varchar(length=60)
    password_hash = Varchar(length=200)
    password_set_at = Timestamptz()
    active = Boolean(default=True)
    failed = Integer(default=0)
    locked_until = Timestamptz(null=True, default=None)
    recorded_at = Timestamptz()


class RoleGrant(Table):
    """A role a person holds: where it reaches, from when to when.

    One that is lent names its lender and the lender's role, `lent_of`, and ends with it.
    """

    id: Serial
    office = ForeignKey(Office, null=False)
    staff = ForeignKey(Staff, null=False)
    role = Varchar(length=20)
    fund = ForeignKey(Fund, null=True, default=None)
    township = ForeignKey(Township, null=True, default=None)
    branch = Varchar(length=60, default="")
    valid_from = Date(null=True, default=None)
    valid_to = Date(null=True, default=None)
    lent_by = ForeignKey(Staff, null=True, default=None)
    lent_of = Integer(null=True, default=None)
    granted_by = ForeignKey(Staff, null=True, default=None)
    recorded_at = Timestamptz()


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


class Refusal(Table):
    """A command that a rule refused: who tried what, when, and why not."""

    id: Serial
    office = ForeignKey(Office, null=False)
    kind = Varchar(length=40)
    actor = Integer()
    reason = Varchar(length=500)
    recorded_at = Timestamptz()
