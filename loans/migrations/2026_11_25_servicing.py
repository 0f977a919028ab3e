"""Servicing: events and their parts in place of repayments, rate steps, requests, guarantees."""

from itertools import groupby
from operator import itemgetter

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from fund.database import fetch, is_sqlite
from fund.schema import create, replace_check, retire, run, statements
from loans.packing import packed_plan

ID = "2026-11-25T00:00:00:000001"
VERSION = "1.38.0"
DESCRIPTION = "servicing"

TABLES = """
CREATE TABLE loan_event (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    loan INTEGER NOT NULL REFERENCES loan (id),
    kind VARCHAR(20) NOT NULL,
    effective_on DATE NOT NULL,
    amount_fen BIGINT NOT NULL,
    content TEXT NOT NULL,
    entry INTEGER,
    receipt_no VARCHAR(20),
    reverses INTEGER REFERENCES loan_event (id),
    maker INTEGER NOT NULL REFERENCES staff (id),
    checker INTEGER REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT loan_event_receipt UNIQUE (fund, receipt_no),
    CONSTRAINT loan_event_reverses UNIQUE (reverses),
    CONSTRAINT loan_event_entry FOREIGN KEY (fund, entry) REFERENCES journal_entry (fund, seq),
    CONSTRAINT loan_event_amount CHECK (amount_fen >= 0),
    CONSTRAINT loan_event_reversal CHECK ((kind = 'reversed') = (reverses IS NOT NULL)),
    CONSTRAINT loan_event_two_persons CHECK (checker IS NULL OR checker <> maker),
    CONSTRAINT loan_event_checked CHECK (checker IS NOT NULL OR kind IN
        ('repaid', 'applied', 'guarantor_paid', 'repriced', 'died')),
    CONSTRAINT loan_event_kind CHECK (kind IN (
        'repaid', 'applied', 'guarantor_paid', 'remitted', 'refunded', 'extended', 'repriced',
        'misused', 'called', 'waived', 'written_off', 'died', 'reversed'))
);
CREATE INDEX loan_event_loan ON loan_event (loan);
CREATE INDEX loan_event_kind ON loan_event (kind, fund);
CREATE TABLE loan_part (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    loan INTEGER NOT NULL REFERENCES loan (id),
    event INTEGER NOT NULL REFERENCES loan_event (id),
    cause INTEGER NOT NULL REFERENCES loan_event (id),
    instalment INTEGER NOT NULL,
    kind VARCHAR(30) NOT NULL,
    amount_fen BIGINT NOT NULL,
    effective_on DATE NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT loan_part_once UNIQUE (cause, event, instalment, kind),
    CONSTRAINT loan_part_kind CHECK (kind IN (
        'overdue_interest', 'interest', 'principal',
        'overdue_interest_waived', 'interest_waived', 'principal_waived',
        'overdue_interest_lost', 'interest_lost', 'principal_lost',
        'advance', 'recourse', 'recourse_collected', 'recourse_remitted',
        'recovered_principal', 'recovered_interest')),
    CONSTRAINT loan_part_amount CHECK (amount_fen <> 0)
);
CREATE INDEX loan_part_loan ON loan_part (loan);
CREATE INDEX loan_part_fund ON loan_part (fund);
CREATE INDEX loan_schedule_fund ON loan_schedule (fund);
CREATE TABLE rate_step (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    loan INTEGER NOT NULL REFERENCES loan (id),
    version INTEGER NOT NULL,
    start_on DATE NOT NULL,
    rate_ppm INTEGER NOT NULL,
    overdue_ppm INTEGER NOT NULL,
    compound BOOLEAN NOT NULL,
    CONSTRAINT rate_step_once UNIQUE (loan, version, start_on),
    CONSTRAINT rate_step_version FOREIGN KEY (loan, version)
        REFERENCES loan_schedule (loan, version),
    CONSTRAINT rate_step_rate CHECK (rate_ppm BETWEEN 0 AND 2000000
        AND overdue_ppm BETWEEN rate_ppm AND 4000000)
);
CREATE INDEX rate_step_fund ON rate_step (fund);
CREATE TABLE packed_plan (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    loan INTEGER NOT NULL REFERENCES loan (id),
    version INTEGER NOT NULL,
    rows BYTEA NOT NULL,
    CONSTRAINT packed_plan_version FOREIGN KEY (loan, version)
        REFERENCES loan_schedule (loan, version),
    CONSTRAINT packed_plan_once UNIQUE (loan, version)
);
CREATE TABLE loan_request (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    loan INTEGER NOT NULL REFERENCES loan (id),
    kind VARCHAR(20) NOT NULL,
    requested_on DATE NOT NULL,
    content TEXT NOT NULL,
    reason VARCHAR(500) NOT NULL,
    document_no VARCHAR(100) NOT NULL,
    follows INTEGER REFERENCES loan_request (id),
    maker INTEGER REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT loan_request_kind CHECK (kind IN ('disaster', 'extended', 'waived', 'misused',
        'called', 'written_off', 'refunded', 'remitted', 'reversed')),
    CONSTRAINT loan_request_maker CHECK (maker IS NOT NULL OR kind = 'disaster')
);
CREATE INDEX loan_request_loan ON loan_request (loan);
CREATE INDEX loan_request_fund ON loan_request (fund);
CREATE TABLE loan_request_decision (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    request INTEGER NOT NULL REFERENCES loan_request (id),
    outcome VARCHAR(10) NOT NULL,
    decided_on DATE NOT NULL,
    note VARCHAR(500) NOT NULL,
    event INTEGER REFERENCES loan_event (id),
    actor INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT loan_request_decision_once UNIQUE (request),
    CONSTRAINT loan_request_decision_outcome CHECK (outcome IN ('passed', 'refused'))
);
CREATE INDEX loan_request_decision_fund ON loan_request_decision (fund);
CREATE TABLE collection_record (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    loan INTEGER NOT NULL REFERENCES loan (id),
    demanded_on DATE NOT NULL,
    addressee VARCHAR(10) NOT NULL,
    method VARCHAR(10) NOT NULL,
    collector VARCHAR(60) NOT NULL,
    opinion VARCHAR(300) NOT NULL,
    promised_on DATE,
    receipt_signed BOOLEAN NOT NULL,
    signed_by VARCHAR(60) NOT NULL,
    document_no VARCHAR(100) NOT NULL,
    maker INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT collection_record_addressee CHECK (addressee IN ('borrower', 'guarantor')),
    CONSTRAINT collection_record_method CHECK (method IN ('visit', 'phone', 'letter')),
    CONSTRAINT collection_record_signed CHECK (NOT receipt_signed OR signed_by <> '')
);
CREATE INDEX collection_record_loan ON collection_record (loan);
CREATE TABLE commitment (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    township INTEGER NOT NULL REFERENCES township (id),
    document_no VARCHAR(100) NOT NULL,
    approving_body VARCHAR(100) NOT NULL,
    budget_line VARCHAR(100) NOT NULL,
    share_ppm INTEGER NOT NULL,
    loan_ceiling_fen BIGINT NOT NULL,
    yearly_ceiling_fen BIGINT NOT NULL,
    trigger_days INTEGER NOT NULL,
    claim_months INTEGER NOT NULL,
    signed_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    maker INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT commitment_document UNIQUE (fund, document_no),
    CONSTRAINT commitment_share CHECK (share_ppm BETWEEN 1 AND 1000000),
    CONSTRAINT commitment_ceilings CHECK (loan_ceiling_fen > 0
        AND yearly_ceiling_fen >= loan_ceiling_fen),
    CONSTRAINT commitment_days CHECK (trigger_days BETWEEN 1 AND 3650
        AND claim_months BETWEEN 1 AND 120 AND ends_on >= signed_on)
);
CREATE TABLE cpi (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    year INTEGER NOT NULL,
    change_ppm INTEGER NOT NULL,
    source VARCHAR(200) NOT NULL,
    entered_by INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT cpi_change CHECK (change_ppm BETWEEN -500000 AND 1000000)
);
ALTER TABLE loan_schedule ADD COLUMN of_event INTEGER REFERENCES loan_event (id);
"""

# What the first version knew as repayments and allocations are events and parts now; the money, the
# dates and the receipt numbers stay. Every version of a schedule gets the rate it was signed with.
CARRIED_OVER = """
INSERT INTO loan_event (office, fund, loan, kind, effective_on, amount_fen, content, entry,
    receipt_no, maker, recorded_at)
SELECT r.office, r.fund, r.loan, 'repaid', r.paid_on, r.amount_fen,
    '{"kind":"repaid","amount":' || r.amount_fen || ',"early":"' ||
    CASE WHEN EXISTS (SELECT 1 FROM loan_schedule s WHERE s.loan = r.loan AND s.version > 1
        AND s.effective_on = r.paid_on) THEN 'smaller' ELSE 'hold' END ||
    '","channel":"' || r.channel || '","payer":' || QUOTED(r.payer) || '}',
    r.seq, r.receipt_no, e.maker, r.recorded_at
FROM repayment r JOIN journal_entry e ON e.fund = r.fund AND e.seq = r.seq ORDER BY r.id;
INSERT INTO loan_part (office, fund, loan, event, cause, instalment, kind, amount_fen,
    effective_on, recorded_at)
SELECT a.office, a.fund, a.loan, v.id, v.id, a.instalment, a.kind, a.amount_fen, r.paid_on,
    r.recorded_at
FROM allocation a JOIN repayment r ON r.id = a.repayment
JOIN loan_event v ON v.fund = r.fund AND v.receipt_no = r.receipt_no ORDER BY a.id;
INSERT INTO rate_step (office, fund, loan, version, start_on, rate_ppm, overdue_ppm, compound)
SELECT s.office, s.fund, s.loan, s.version, d.disbursed_on, d.rate_ppm, d.overdue_rate_ppm, FALSE
FROM loan_schedule s JOIN disbursement d ON d.loan = s.loan;
"""

APPEND_ONLY = (
    "loan_event",
    "loan_part",
    "rate_step",
    "packed_plan",
    "loan_request",
    "loan_request_decision",
    "collection_record",
    "commitment",
    "cpi",
)
RETIRED = ("allocation", "repayment")

SCHEDULE_EVENTS = (
    "event IN ('disbursed', 'prepaid', 'extended', 'repriced', 'misused', 'called', "
    "'written_off', 'restored')"
)


async def _pack() -> None:
    """Every version signed so far as columns."""
    rows = await fetch(
        "SELECT office, fund, loan, version, no, start_on, due_on, principal_fen, interest_fen "
        "FROM instalment ORDER BY loan, version, no"
    )
    for (office, fund, loan, version), of_plan in groupby(
        rows, key=itemgetter("office", "fund", "loan", "version")
    ):
        await fetch(
            "INSERT INTO packed_plan (office, fund, loan, version, rows) "
            "VALUES ({}, {}, {}, {}, {})",
            *(office, fund, loan, version),
            packed_plan([tuple(row.values())[4:] for row in of_plan]),
        )


async def _create() -> None:
    await create(TABLES, APPEND_ONLY)
    quoted = "json_quote(r.payer)" if is_sqlite() else "to_json(r.payer)::text"
    await run(statements(CARRIED_OVER.replace("QUOTED(r.payer)", quoted)))
    await _pack()
    await retire(RETIRED)
    await replace_check("loan_schedule", "loan_schedule_event", SCHEDULE_EVENTS)


async def forwards() -> MigrationManager:
    """Create what servicing needs and carry the repayments over."""
    manager = MigrationManager(migration_id=ID, app_name="loans", description=DESCRIPTION)
    manager.add_raw(_create)
    return manager
