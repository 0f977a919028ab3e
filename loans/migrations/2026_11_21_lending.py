"""Loans: applications, funding, disbursements, signed schedules, repayments, allocations."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from fund.schema import create

ID = "2026-11-21T00:00:00:000001"
VERSION = "1.38.0"
DESCRIPTION = "lending"

TABLES = """
CREATE TABLE loan (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    no VARCHAR(20) NOT NULL,
    member INTEGER NOT NULL REFERENCES member (id),
    household INTEGER NOT NULL REFERENCES household (id),
    township INTEGER NOT NULL REFERENCES township (id),
    product VARCHAR(10) NOT NULL,
    months INTEGER NOT NULL,
    project_type VARCHAR(5) NOT NULL,
    industry VARCHAR(40) NOT NULL,
    purpose VARCHAR(200) NOT NULL,
    principal_fen BIGINT NOT NULL,
    applied_on DATE NOT NULL,
    maker INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT loan_no UNIQUE (fund, no),
    CONSTRAINT loan_case FOREIGN KEY (fund, no) REFERENCES aid_case (fund, no),
    CONSTRAINT loan_principal CHECK (principal_fen > 0),
    CONSTRAINT loan_months CHECK (months BETWEEN 1 AND 600),
    CONSTRAINT loan_project_type CHECK (project_type IN ('short', 'long'))
);
CREATE INDEX loan_household ON loan (household);
CREATE INDEX loan_member ON loan (member);
CREATE TABLE loan_funding (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    loan INTEGER NOT NULL REFERENCES loan (id),
    source VARCHAR(30) NOT NULL,
    amount_fen BIGINT NOT NULL,
    approved_on DATE NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT loan_funding_source UNIQUE (loan, source),
    CONSTRAINT loan_funding_amount CHECK (amount_fen > 0)
);
CREATE TABLE disbursement (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    loan INTEGER NOT NULL REFERENCES loan (id),
    seq INTEGER NOT NULL,
    disbursed_on DATE NOT NULL,
    matures_on DATE NOT NULL,
    rate_ppm INTEGER NOT NULL,
    overdue_rate_ppm INTEGER NOT NULL,
    rate_basis VARCHAR(100) NOT NULL,
    day_count VARCHAR(15) NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT disbursement_once UNIQUE (loan),
    CONSTRAINT disbursement_entry FOREIGN KEY (fund, seq) REFERENCES journal_entry (fund, seq),
    CONSTRAINT disbursement_rate CHECK (rate_ppm BETWEEN 0 AND 1000000
        AND overdue_rate_ppm BETWEEN rate_ppm AND 2000000)
);
CREATE TABLE loan_schedule (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    loan INTEGER NOT NULL REFERENCES loan (id),
    version INTEGER NOT NULL,
    event VARCHAR(20) NOT NULL,
    effective_on DATE NOT NULL,
    terms TEXT NOT NULL,
    digest VARCHAR(64) NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT loan_schedule_version UNIQUE (loan, version),
    CONSTRAINT loan_schedule_event CHECK (event IN ('disbursed', 'prepaid'))
);
CREATE TABLE instalment (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    loan INTEGER NOT NULL REFERENCES loan (id),
    version INTEGER NOT NULL,
    no INTEGER NOT NULL,
    start_on DATE NOT NULL,
    due_on DATE NOT NULL,
    units INTEGER NOT NULL,
    principal_fen BIGINT NOT NULL,
    interest_fen BIGINT NOT NULL,
    CONSTRAINT instalment_no UNIQUE (loan, version, no),
    CONSTRAINT instalment_version FOREIGN KEY (loan, version)
        REFERENCES loan_schedule (loan, version),
    CONSTRAINT instalment_dates CHECK (due_on >= start_on AND units >= 0),
    CONSTRAINT instalment_amounts CHECK (principal_fen >= 0 AND interest_fen >= 0)
);
CREATE TABLE repayment (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    loan INTEGER NOT NULL REFERENCES loan (id),
    seq INTEGER NOT NULL,
    receipt_no VARCHAR(20) NOT NULL,
    paid_on DATE NOT NULL,
    amount_fen BIGINT NOT NULL,
    channel VARCHAR(10) NOT NULL,
    payer VARCHAR(60) NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT repayment_receipt UNIQUE (fund, receipt_no),
    CONSTRAINT repayment_entry FOREIGN KEY (fund, seq) REFERENCES journal_entry (fund, seq),
    CONSTRAINT repayment_amount CHECK (amount_fen > 0),
    CONSTRAINT repayment_channel CHECK (channel IN ('bank', 'cash'))
);
CREATE INDEX repayment_loan ON repayment (loan);
CREATE TABLE allocation (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    loan INTEGER NOT NULL REFERENCES loan (id),
    repayment INTEGER NOT NULL REFERENCES repayment (id),
    instalment INTEGER NOT NULL,
    kind VARCHAR(20) NOT NULL,
    amount_fen BIGINT NOT NULL,
    CONSTRAINT allocation_once UNIQUE (repayment, instalment, kind),
    CONSTRAINT allocation_kind
        CHECK (kind IN ('cost', 'overdue_interest', 'interest', 'principal')),
    CONSTRAINT allocation_amount CHECK (amount_fen <> 0)
);
CREATE INDEX allocation_loan ON allocation (loan);
CREATE TABLE borrower_key (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    loan INTEGER NOT NULL REFERENCES loan (id),
    version INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    failed_since_issue INTEGER NOT NULL,
    locked_until TIMESTAMPTZ,
    CONSTRAINT borrower_key_loan UNIQUE (loan)
);
"""

APPEND_ONLY = (
    "loan",
    "loan_funding",
    "disbursement",
    "loan_schedule",
    "instalment",
    "repayment",
    "allocation",
)


async def _create() -> None:
    await create(TABLES, APPEND_ONLY)


async def forwards() -> MigrationManager:
    """Create the loan book."""
    manager = MigrationManager(migration_id=ID, app_name="loans", description=DESCRIPTION)
    manager.add_raw(_create)
    return manager
