"""Programmes: adopted policies, founding papers, records of people, whole cases, roles in reach."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from fund import clock
from fund.database import fetch
from fund.policy.loading import digest_of, load, shipped
from fund.schema import add_columns, create, replace_check, run

ID = "2026-11-25T00:00:00:000003"
VERSION = "1.38.0"
DESCRIPTION = "programmes"

TABLES = """
CREATE TABLE adopted_policy (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    version INTEGER NOT NULL,
    effective_on DATE NOT NULL,
    digest VARCHAR(64) NOT NULL,
    text TEXT NOT NULL,
    document_no VARCHAR(100) NOT NULL,
    adopted_by INTEGER REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT adopted_policy_version UNIQUE (fund, version)
);
CREATE TABLE founding_paper (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    key VARCHAR(30) NOT NULL,
    document_no VARCHAR(100) NOT NULL,
    issued_on DATE NOT NULL,
    maker INTEGER REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT founding_paper_once UNIQUE (fund, key)
);
CREATE TABLE role_grant (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    staff INTEGER NOT NULL REFERENCES staff (id),
    role VARCHAR(20) NOT NULL,
    fund INTEGER REFERENCES fund (id),
    township INTEGER REFERENCES township (id),
    branch VARCHAR(60) NOT NULL DEFAULT '',
    valid_from DATE,
    valid_to DATE,
    lent_by INTEGER REFERENCES staff (id),
    granted_by INTEGER REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT role_grant_lent CHECK
        (lent_by IS NULL OR (lent_by <> staff AND valid_to IS NOT NULL)),
    CONSTRAINT role_grant_audit CHECK (role <> 'auditor' OR valid_to IS NOT NULL)
);
CREATE INDEX role_grant_staff ON role_grant (staff);
CREATE TABLE member_record (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    member INTEGER NOT NULL REFERENCES member (id),
    content TEXT NOT NULL,
    bank_sealed VARCHAR(200) NOT NULL,
    bank_hash VARCHAR(64) NOT NULL,
    maker INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX member_record_member ON member_record (member);
CREATE INDEX member_record_bank ON member_record (office, bank_hash);
CREATE INDEX member_phone ON member (office, phone_hash);
CREATE TABLE ledger_entry (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    member INTEGER NOT NULL REFERENCES member (id),
    kind VARCHAR(20) NOT NULL,
    entered_on DATE NOT NULL,
    category VARCHAR(20) NOT NULL,
    content TEXT NOT NULL,
    case_no VARCHAR(20),
    maker INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT ledger_entry_kind CHECK (kind IN
        ('listed', 'reviewed', 'visited', 'trained', 'outcome', 'removed')),
    CONSTRAINT ledger_entry_category CHECK (category IN ('', 'production', 'relief', 'care'))
);
CREATE INDEX ledger_entry_member ON ledger_entry (fund, member);
CREATE TABLE meeting (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    body VARCHAR(100) NOT NULL,
    held_on DATE NOT NULL,
    minutes_no VARCHAR(100) NOT NULL,
    expected INTEGER NOT NULL,
    attended INTEGER NOT NULL,
    summary VARCHAR(1000) NOT NULL,
    maker INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT meeting_minutes UNIQUE (fund, minutes_no),
    CONSTRAINT meeting_attended CHECK (attended BETWEEN 1 AND expected)
);
CREATE TABLE case_facts (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    case_no VARCHAR(20) NOT NULL,
    stage VARCHAR(20) NOT NULL,
    content TEXT NOT NULL,
    maker INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT case_facts_stage CHECK (stage IN ('declared', 'assessed')),
    CONSTRAINT case_facts_case FOREIGN KEY (fund, case_no) REFERENCES aid_case (fund, no)
);
CREATE INDEX case_facts_no ON case_facts (fund, case_no);
CREATE TABLE case_paper (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    case_no VARCHAR(20) NOT NULL,
    paper VARCHAR(30) NOT NULL,
    label VARCHAR(200) NOT NULL,
    media_type VARCHAR(60) NOT NULL,
    size INTEGER NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    content BYTEA NOT NULL,
    maker INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT case_paper_once UNIQUE (fund, case_no, paper, sha256),
    CONSTRAINT case_paper_size CHECK (size > 0),
    CONSTRAINT case_paper_case FOREIGN KEY (fund, case_no) REFERENCES aid_case (fund, no)
);
CREATE TABLE case_tie (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    case_no VARCHAR(20) NOT NULL,
    staff INTEGER NOT NULL REFERENCES staff (id),
    relation VARCHAR(100) NOT NULL,
    maker INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT case_tie_once UNIQUE (fund, case_no, staff),
    CONSTRAINT case_tie_case FOREIGN KEY (fund, case_no) REFERENCES aid_case (fund, no)
);
CREATE TABLE public_notice (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    case_no VARCHAR(20) NOT NULL,
    step VARCHAR(30) NOT NULL,
    posted_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    place VARCHAR(100) NOT NULL,
    phone VARCHAR(20) NOT NULL,
    maker INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT public_notice_days CHECK (ends_on > posted_on),
    CONSTRAINT public_notice_case FOREIGN KEY (fund, case_no) REFERENCES aid_case (fund, no)
);
CREATE INDEX public_notice_no ON public_notice (fund, case_no);
CREATE TABLE objection (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    notice INTEGER NOT NULL REFERENCES public_notice (id),
    raised_on DATE NOT NULL,
    content VARCHAR(1000) NOT NULL,
    maker INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX objection_notice ON objection (notice);
CREATE TABLE objection_answer (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    objection INTEGER NOT NULL REFERENCES objection (id),
    upheld BOOLEAN NOT NULL,
    answered_on DATE NOT NULL,
    note VARCHAR(500) NOT NULL,
    actor INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT objection_answer_once UNIQUE (objection)
);
CREATE TABLE award (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    case_no VARCHAR(20) NOT NULL,
    member INTEGER NOT NULL REFERENCES member (id),
    benefit VARCHAR(30) NOT NULL,
    tier VARCHAR(30) NOT NULL,
    amount_fen BIGINT NOT NULL,
    awarded_on DATE NOT NULL,
    override VARCHAR(300) NOT NULL,
    approver INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT award_once UNIQUE (fund, case_no),
    CONSTRAINT award_amount CHECK (amount_fen > 0),
    CONSTRAINT award_case FOREIGN KEY (fund, case_no) REFERENCES aid_case (fund, no)
);
CREATE INDEX award_member ON award (member);
CREATE TABLE aid_payment (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    award INTEGER NOT NULL REFERENCES award (id),
    seq INTEGER NOT NULL,
    month_of DATE NOT NULL,
    paid_on DATE NOT NULL,
    amount_fen BIGINT NOT NULL,
    receiver VARCHAR(60) NOT NULL,
    relation VARCHAR(30) NOT NULL,
    voucher_no VARCHAR(60) NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT aid_payment_once UNIQUE (award, month_of),
    CONSTRAINT aid_payment_amount CHECK (amount_fen > 0),
    CONSTRAINT aid_payment_entry FOREIGN KEY (fund, seq) REFERENCES journal_entry (fund, seq)
);
CREATE TABLE refusal (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    kind VARCHAR(40) NOT NULL,
    actor INTEGER NOT NULL,
    reason VARCHAR(500) NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL
);
"""
RETIRED = ("staff_role",)

APPEND_ONLY = (
    "adopted_policy",
    "founding_paper",
    "member_record",
    "ledger_entry",
    "meeting",
    "case_facts",
    "case_paper",
    "case_tie",
    "public_notice",
    "objection",
    "objection_answer",
    "award",
    "aid_payment",
    "refusal",
)

# A case opened before this knew only loans; its day of application stands with the loan.
CASE_COLUMNS = """
    benefit VARCHAR(30) NOT NULL DEFAULT 'loan',
    policy_version INTEGER NOT NULL DEFAULT 1,
    applied_on DATE,
    tier VARCHAR(30) NOT NULL DEFAULT '',
    amount_fen BIGINT NOT NULL DEFAULT 0,
    occasion VARCHAR(30) NOT NULL DEFAULT '',
    organisation VARCHAR(60) NOT NULL DEFAULT '',
    urgent_reason VARCHAR(300) NOT NULL DEFAULT '',
    maker INTEGER REFERENCES staff (id)
"""
STEP_COLUMNS = """
    back_to VARCHAR(30) NOT NULL DEFAULT '',
    meeting INTEGER REFERENCES meeting (id),
    votes_for INTEGER,
    votes_against INTEGER,
    votes_abstained INTEGER
"""
# Money that leaves has a checker, whatever kind of entry it leaves by.
MONEY_OUT = (
    "checker IS NOT NULL OR kind NOT IN "
    "('disbursement', 'refunded', 'remitted', 'written_off', 'grant', 'subsidy')"
)
OUTCOMES = "outcome IN ('passed', 'refused', 'withdrawn', 'returned')"


async def _create() -> None:
    await create(TABLES, APPEND_ONLY)
    await add_columns("aid_case", CASE_COLUMNS)
    await add_columns("case_step", STEP_COLUMNS)
    await run(
        [
            (
                "INSERT INTO role_grant (office, staff, role, recorded_at) "
                "SELECT r.office, r.staff, r.role, s.recorded_at FROM staff_role r "
                "JOIN staff s ON s.id = r.staff"
            ),
            "DROP TABLE staff_role",
        ]
    )
    await replace_check("case_step", "case_step_outcome", OUTCOMES)
    await replace_check("journal_entry", "journal_entry_money_out", MONEY_OUT)
    for fund in await fetch("SELECT id, office, policy, opened_on FROM fund"):
        policy = load(fund["policy"])
        await fetch(
            "INSERT INTO adopted_policy (office, fund, version, effective_on, digest, text, "
            "document_no, recorded_at) VALUES ({}, {}, {}, {}, {}, {}, '', {})",
            *(fund["office"], fund["id"], policy.version, policy.effective_on),
            *(digest_of(shipped(fund["policy"])), shipped(fund["policy"])),
            clock.now(),
        )
        # What is lent already rests on papers the first version did not ask for.
        for paper in policy.founding:
            if any(source.document == paper.key for source in policy.sources):
                await fetch(
                    "INSERT INTO founding_paper (office, fund, key, document_no, issued_on, "
                    "recorded_at) VALUES ({}, {}, {}, {}, {}, {})",
                    *(fund["office"], fund["id"], paper.key, "升级前已在用，文号待补"),
                    *(fund["opened_on"], clock.now()),
                )


async def forwards() -> MigrationManager:
    """Create what programmes need; every fund adopts the policy it was opened with."""
    manager = MigrationManager(migration_id=ID, app_name="fund", description=DESCRIPTION)
    manager.add_raw(_create)
    return manager
