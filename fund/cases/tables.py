"""A case: what was applied for, on which facts and papers, what was decided and made public."""

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
from fund.office.tables import Fund, Office
from fund.people.tables import Member


class AidCase(Table):
    """One application; `no` is the number of the thing applied for.

    It is decided under the version of the policy it was opened with.
    """

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    no = Varchar(length=20)
    kind = Varchar(length=20)
    applicant = ForeignKey(Member, null=False)
    recorded_at = Timestamptz()
    benefit = Varchar(length=30)
    policy_version = Integer()
    applied_on = Date(null=True, default=None)
    tier = Varchar(length=30)
    amount_fen = BigInt()
    occasion = Varchar(length=30)
    organisation = Varchar(length=60)
    urgent_reason = Varchar(length=300)
    maker = ForeignKey(Staff, null=True, default=None)


class Meeting(Table):
    """A meeting and its minutes (会议纪要), which may decide a list of cases."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    body = Varchar(length=100)
    held_on = Date()
    minutes_no = Varchar(length=100)
    expected = Integer()
    attended = Integer()
    summary = Varchar(length=1000)
    maker = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()


class CaseStep(Table):
    """One step decided: by which body, on which day, resting on which document, entered by whom.

    `back_to` names the step a case was returned to; after a `final` one the case is closed.
    """

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    case_no = Varchar(length=20)
    seq = Integer()
    step = Varchar(length=30)
    outcome = Varchar(length=10)
    decided_on = Date()
    body = Varchar(length=100)
    document_no = Varchar(length=100)
    note = Varchar(length=500)
    actor = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()
    back_to = Varchar(length=30)
    final = Boolean()
    meeting = ForeignKey(Meeting, null=True, default=None)
    votes_for = Integer(null=True, default=None)
    votes_against = Integer(null=True, default=None)
    votes_abstained = Integer(null=True, default=None)


class CaseFacts(Table):
    """The applicant's circumstances as declared, or as found on the spot; the newest hold."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    case_no = Varchar(length=20)
    stage = Varchar(length=20)
    content = Text()
    maker = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()


class CasePaper(Table):
    """A scan or photo: kept under its hash, never under the name it came with."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    case_no = Varchar(length=20)
    paper = Varchar(length=30)
    label = Varchar(length=200)
    media_type = Varchar(length=60)
    size = Integer()
    sha256 = Varchar(length=64)
    content = Bytea()
    maker = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()


class CaseTie(Table):
    """A tie between the applicant and somebody in office (优亲厚友): he stands aside (回避)."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    case_no = Varchar(length=20)
    staff = ForeignKey(Staff, null=False)
    relation = Varchar(length=100)
    maker = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()


class PublicNotice(Table):
    """A case hung out for everybody to read (公示), through `ends_on`, after so many decisions."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    case_no = Varchar(length=20)
    step = Varchar(length=30)
    posted_on = Date()
    ends_on = Date()
    place = Varchar(length=100)
    phone = Varchar(length=20)
    follows = Integer()
    maker = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()


class Objection(Table):
    """Somebody objected to a notice: its case is frozen until it is answered."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    notice = ForeignKey(PublicNotice, null=False)
    raised_on = Date()
    content = Varchar(length=1000)
    maker = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()


class ObjectionAnswer(Table):
    """What was found about an objection; one that is upheld sends the case back or ends it."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    objection = ForeignKey(Objection, null=False)
    upheld = Boolean()
    answered_on = Date()
    note = Varchar(length=500)
    actor = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()


class Award(Table):
    """A grant or subsidy as approved (fen; a month's where it is monthly)."""

    id: Serial
    office = ForeignKey(Office, null=False)
    fund = ForeignKey(Fund, null=False)
    case_no = Varchar(length=20)
    member = ForeignKey(Member, null=False)
    benefit = Varchar(length=30)
    tier = Varchar(length=30)
    amount_fen = BigInt()
    awarded_on = Date()
    override = Varchar(length=300)
    approver = ForeignKey(Staff, null=False)
    recorded_at = Timestamptz()
