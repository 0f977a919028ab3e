"""The kernel's tables: office, fund, access, people, cases, rates, contributions, the journal."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from fund.database import is_sqlite
from fund.schema import create, refuse, run

ID = "2026-11-21T00:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "the kernel"

TABLES = """
CREATE TABLE office (
    id SERIAL,
    name VARCHAR(100) NOT NULL,
    key_check VARCHAR(64) NOT NULL,
    CONSTRAINT office_name UNIQUE (name)
);
CREATE TABLE fund (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    code VARCHAR(20) NOT NULL,
    name VARCHAR(100) NOT NULL,
    policy VARCHAR(60) NOT NULL,
    opened_on DATE NOT NULL,
    is_sample BOOLEAN NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT fund_code UNIQUE (office, code)
);
CREATE TABLE township (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    name VARCHAR(60) NOT NULL,
    CONSTRAINT township_name UNIQUE (office, name)
);
CREATE TABLE staff (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    login VARCHAR(40) NOT NULL,
    name VARCHAR(60) NOT NULL,
    password_hash VARCHAR(200) NOT NULL,
    active BOOLEAN NOT NULL,
    failed INTEGER NOT NULL,
    locked_until TIMESTAMPTZ,
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT staff_login UNIQUE (login)
);
CREATE TABLE staff_role (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    staff INTEGER NOT NULL REFERENCES staff (id),
    role VARCHAR(20) NOT NULL,
    CONSTRAINT staff_role_once UNIQUE (staff, role)
);
CREATE TABLE session (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    token_hash VARCHAR(64) NOT NULL,
    staff INTEGER REFERENCES staff (id),
    borrower INTEGER,
    started_at TIMESTAMPTZ NOT NULL,
    seen_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT session_token UNIQUE (token_hash),
    CONSTRAINT session_of_one CHECK ((staff IS NULL) <> (borrower IS NULL))
);
CREATE TABLE command (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    key VARCHAR(100) NOT NULL,
    kind VARCHAR(40) NOT NULL,
    input_hash VARCHAR(64) NOT NULL,
    actor INTEGER NOT NULL,
    result VARCHAR(60) NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT command_key UNIQUE (office, key)
);
CREATE TABLE holiday (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    day DATE NOT NULL,
    is_off BOOLEAN NOT NULL,
    note VARCHAR(100) NOT NULL,
    entered_by INTEGER,
    CONSTRAINT holiday_day UNIQUE (office, day)
);
CREATE TABLE rate (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    basis VARCHAR(40) NOT NULL,
    tenor VARCHAR(30) NOT NULL,
    effective_on DATE NOT NULL,
    ppm INTEGER NOT NULL,
    verified VARCHAR(10) NOT NULL,
    source VARCHAR(300) NOT NULL,
    entered_by INTEGER,
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT rate_once UNIQUE (office, basis, tenor, effective_on, recorded_at),
    CONSTRAINT rate_ppm CHECK (ppm BETWEEN 0 AND 1000000),
    CONSTRAINT rate_verified CHECK (verified IN ('y', 'n', 'assumed'))
);
CREATE TABLE rate_confirmation (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    basis VARCHAR(40) NOT NULL,
    tenor VARCHAR(30) NOT NULL,
    confirmed_on DATE NOT NULL,
    entered_by INTEGER NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL
);
CREATE TABLE household (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    no VARCHAR(20) NOT NULL,
    township INTEGER NOT NULL REFERENCES township (id),
    village VARCHAR(60) NOT NULL,
    CONSTRAINT household_no UNIQUE (office, no)
);
CREATE TABLE member (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    household INTEGER NOT NULL REFERENCES household (id),
    name VARCHAR(60) NOT NULL,
    branch VARCHAR(60) NOT NULL,
    id_no_sealed VARCHAR(200) NOT NULL,
    id_no_hash VARCHAR(64) NOT NULL,
    phone_sealed VARCHAR(200) NOT NULL,
    phone_hash VARCHAR(64) NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT member_id_no UNIQUE (office, id_no_hash)
);
CREATE INDEX member_household ON member (household);
CREATE TABLE aid_case (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    no VARCHAR(20) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    applicant INTEGER NOT NULL REFERENCES member (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT aid_case_no UNIQUE (fund, no)
);
CREATE TABLE case_step (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    case_no VARCHAR(20) NOT NULL,
    seq INTEGER NOT NULL,
    step VARCHAR(30) NOT NULL,
    outcome VARCHAR(10) NOT NULL,
    decided_on DATE NOT NULL,
    body VARCHAR(100) NOT NULL,
    document_no VARCHAR(100) NOT NULL,
    note VARCHAR(500) NOT NULL,
    actor INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT case_step_seq UNIQUE (fund, case_no, seq),
    CONSTRAINT case_step_outcome CHECK (outcome IN ('passed', 'refused', 'withdrawn')),
    CONSTRAINT case_step_case FOREIGN KEY (fund, case_no) REFERENCES aid_case (fund, no)
);
CREATE TABLE journal_head (
    fund INTEGER PRIMARY KEY REFERENCES fund (id),
    last_seq INTEGER NOT NULL,
    last_hash VARCHAR(64) NOT NULL
);
CREATE TABLE journal_entry (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    seq INTEGER NOT NULL,
    year INTEGER NOT NULL,
    no INTEGER NOT NULL,
    kind VARCHAR(20) NOT NULL,
    summary VARCHAR(200) NOT NULL,
    effective_on DATE NOT NULL,
    booked_on DATE NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    maker INTEGER NOT NULL REFERENCES staff (id),
    checker INTEGER REFERENCES staff (id),
    papers TEXT NOT NULL,
    key VARCHAR(100) NOT NULL,
    input_hash VARCHAR(64) NOT NULL,
    reverses INTEGER,
    previous_hash VARCHAR(64) NOT NULL,
    hash VARCHAR(64) NOT NULL,
    CONSTRAINT journal_entry_seq UNIQUE (fund, seq),
    CONSTRAINT journal_entry_no UNIQUE (fund, year, no),
    CONSTRAINT journal_entry_key UNIQUE (fund, key),
    CONSTRAINT journal_entry_reverses UNIQUE (fund, reverses),
    CONSTRAINT journal_entry_reversed FOREIGN KEY (fund, reverses)
        REFERENCES journal_entry (fund, seq),
    CONSTRAINT journal_entry_positive CHECK (seq > 0 AND no > 0),
    CONSTRAINT journal_entry_two_persons CHECK (checker IS NULL OR checker <> maker),
    CONSTRAINT journal_entry_money_out CHECK (kind <> 'disbursement' OR checker IS NOT NULL),
    CONSTRAINT journal_entry_booked CHECK (booked_on >= effective_on)
);
CREATE TABLE journal_line (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    seq INTEGER NOT NULL,
    line INTEGER NOT NULL,
    account VARCHAR(10) NOT NULL,
    source VARCHAR(30) NOT NULL,
    subject VARCHAR(40) NOT NULL,
    amount_fen BIGINT NOT NULL,
    CONSTRAINT journal_line_no UNIQUE (fund, seq, line),
    CONSTRAINT journal_line_amount CHECK (amount_fen <> 0),
    CONSTRAINT journal_line_entry FOREIGN KEY (fund, seq)
        REFERENCES journal_entry (fund, seq) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX journal_line_subject ON journal_line (fund, account, subject);
CREATE TABLE journal_review (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    seq INTEGER NOT NULL,
    reviewer INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT journal_review_once UNIQUE (fund, seq),
    CONSTRAINT journal_review_entry FOREIGN KEY (fund, seq) REFERENCES journal_entry (fund, seq)
);
CREATE TABLE period_close (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    month_end DATE NOT NULL,
    closed_by INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT period_close_once UNIQUE (fund, month_end)
);
CREATE TABLE contribution (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    seq INTEGER NOT NULL,
    source VARCHAR(30) NOT NULL,
    received_on DATE NOT NULL,
    amount_fen BIGINT NOT NULL,
    payer VARCHAR(100) NOT NULL,
    document_no VARCHAR(100) NOT NULL,
    note VARCHAR(200) NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT contribution_amount CHECK (amount_fen > 0),
    CONSTRAINT contribution_entry FOREIGN KEY (fund, seq) REFERENCES journal_entry (fund, seq)
);
"""

APPEND_ONLY = (
    "command",
    "rate",
    "rate_confirmation",
    "aid_case",
    "case_step",
    "journal_entry",
    "journal_line",
    "journal_review",
    "period_close",
    "contribution",
)

# An entry seals its lines: they come first, must balance in every source, and none may follow.
UNBALANCED = (
    "NOT EXISTS (SELECT 1 FROM journal_line WHERE fund = NEW.fund AND seq = NEW.seq) "
    "OR EXISTS (SELECT source FROM journal_line WHERE fund = NEW.fund AND seq = NEW.seq "
    "GROUP BY source HAVING SUM(amount_fen) <> 0)"
)
TRIGGERS = ("journal_entry_balanced", "journal_line_sealed")

POSTED = "EXISTS (SELECT 1 FROM journal_entry WHERE fund = NEW.fund AND seq = NEW.seq)"


async def _create() -> None:
    await create(TABLES, APPEND_ONLY)
    sqlite = is_sqlite()
    message = "balanced: the lines of an entry add to zero in every source"
    await run(refuse("journal_entry", "INSERT", UNBALANCED, message, sqlite=sqlite))
    message = "sealed: a posted entry takes no further line"
    await run(refuse("journal_line", "INSERT", POSTED, message, sqlite=sqlite))


async def forwards() -> MigrationManager:
    """Create the kernel."""
    manager = MigrationManager(migration_id=ID, app_name="fund", description=DESCRIPTION)
    manager.add_raw(_create)
    return manager
