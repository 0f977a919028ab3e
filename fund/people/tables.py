"""Households and members; personal numbers are sealed, with a keyed hash to search by."""

from piccolo.columns import ForeignKey, Serial, Timestamptz, Varchar
from piccolo.table import Table

from fund.office.tables import Office, Township


class Household(Table):
    """A family: the unit that may have one open loan."""

    id: Serial
    office = ForeignKey(Office, null=False)
    no = Varchar(length=20)
    township = ForeignKey(Township, null=False)
    village = Varchar(length=60)


class Member(Table):
    """A party member."""

    id: Serial
    office = ForeignKey(Office, null=False)
    household = ForeignKey(Household, null=False)
    name = Varchar(length=60)
    branch = Varchar(length=60)
    id_no_sealed = Varchar(length=200)
    id_no_hash = Varchar(length=64)
    phone_sealed = Varchar(length=200)
    phone_hash = Varchar(length=64)
    recorded_at = Timestamptz()
