"""What the fund gives and gets: orders, donations, certificates, subsidies, returns."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from fund.database import fetch
from fund.schema import create, replace_check, retire

ID = "2026-11-25T00:00:00:000008"
VERSION = "1.38.0"
DESCRIPTION = "giving"

TABLES = """
CREATE TABLE payment_order (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    kind VARCHAR(20) NOT NULL,
    summary VARCHAR(200) NOT NULL,
    amount_fen BIGINT NOT NULL,
    content TEXT NOT NULL,
    maker INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT payment_order_amount CHECK (amount_fen > 0),
    CONSTRAINT payment_order_kind CHECK
        (kind IN ('refund', 'transfer', 'distribution', 'pay_run'))
);
CREATE INDEX payment_order_fund ON payment_order (fund, id);
CREATE TABLE order_decision (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    payment_order INTEGER NOT NULL REFERENCES payment_order (id),
    outcome VARCHAR(10) NOT NULL,
    reason VARCHAR(300) NOT NULL,
    actor INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT order_decision_once UNIQUE (payment_order),
    CONSTRAINT order_decision_outcome CHECK (outcome IN ('approved', 'refused', 'withdrawn'))
);
CREATE TABLE donor (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    kind VARCHAR(20) NOT NULL,
    name VARCHAR(100) NOT NULL,
    number_sealed VARCHAR(200) NOT NULL,
    number_hash VARCHAR(64) NOT NULL,
    phone_sealed VARCHAR(200) NOT NULL,
    maker INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT donor_kind CHECK (kind IN ('member', 'branch', 'person', 'company'))
);
CREATE UNIQUE INDEX donor_number ON donor (office, number_hash) WHERE number_hash <> '';
CREATE TABLE pledge (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    donor INTEGER NOT NULL REFERENCES donor (id),
    amount_fen BIGINT NOT NULL,
    pledged_on DATE NOT NULL,
    due_on DATE NOT NULL,
    note VARCHAR(200) NOT NULL,
    maker INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pledge_amount CHECK (amount_fen > 0),
    CONSTRAINT pledge_due CHECK (due_on >= pledged_on)
);
CREATE TABLE donation (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    seq INTEGER NOT NULL,
    donor INTEGER NOT NULL REFERENCES donor (id),
    pledge INTEGER REFERENCES pledge (id),
    source VARCHAR(30) NOT NULL,
    received_on DATE NOT NULL,
    amount_fen BIGINT NOT NULL,
    method VARCHAR(10) NOT NULL,
    receipt_no VARCHAR(60) NOT NULL,
    earmark VARCHAR(200) NOT NULL,
    may_publish BOOLEAN NOT NULL,
    maker INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT donation_amount CHECK (amount_fen > 0),
    CONSTRAINT donation_receipt UNIQUE (fund, receipt_no),
    CONSTRAINT donation_entry FOREIGN KEY (fund, seq) REFERENCES journal_entry (fund, seq)
);
CREATE INDEX donation_donor ON donation (donor);
CREATE TABLE donation_refund (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    seq INTEGER NOT NULL,
    donation INTEGER NOT NULL REFERENCES donation (id),
    amount_fen BIGINT NOT NULL,
    refunded_on DATE NOT NULL,
    reason VARCHAR(300) NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT donation_refund_amount CHECK (amount_fen > 0),
    CONSTRAINT donation_refund_entry FOREIGN KEY (fund, seq) REFERENCES journal_entry (fund, seq)
);
CREATE TABLE certificate (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    donation INTEGER NOT NULL REFERENCES donation (id),
    name VARCHAR(100) NOT NULL,
    amount_fen BIGINT NOT NULL,
    issued_on DATE NOT NULL,
    code VARCHAR(32) NOT NULL,
    replaces INTEGER REFERENCES certificate (id),
    maker INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT certificate_serial UNIQUE (fund, year, serial),
    CONSTRAINT certificate_code UNIQUE (code),
    CONSTRAINT certificate_replaces UNIQUE (replaces)
);
CREATE INDEX certificate_donation ON certificate (donation);
CREATE TABLE certificate_void (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    certificate INTEGER NOT NULL REFERENCES certificate (id),
    reason VARCHAR(300) NOT NULL,
    voided_on DATE NOT NULL,
    maker INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT certificate_void_once UNIQUE (certificate)
);
CREATE TABLE fund_transfer (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    seq INTEGER NOT NULL,
    to_fund INTEGER NOT NULL REFERENCES fund (id),
    to_seq INTEGER NOT NULL,
    source VARCHAR(30) NOT NULL,
    to_source VARCHAR(30) NOT NULL,
    place VARCHAR(60) NOT NULL,
    year INTEGER NOT NULL,
    amount_fen BIGINT NOT NULL,
    transferred_on DATE NOT NULL,
    document_no VARCHAR(100) NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT fund_transfer_amount CHECK (amount_fen > 0),
    CONSTRAINT fund_transfer_apart CHECK (fund <> to_fund),
    CONSTRAINT fund_transfer_out FOREIGN KEY (fund, seq) REFERENCES journal_entry (fund, seq),
    CONSTRAINT fund_transfer_in FOREIGN KEY (to_fund, to_seq) REFERENCES journal_entry (fund, seq)
);
CREATE TABLE distribution (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    seq INTEGER NOT NULL,
    year INTEGER NOT NULL,
    document_no VARCHAR(100) NOT NULL,
    decided_on DATE NOT NULL,
    distributable_fen BIGINT NOT NULL,
    to_capital_fen BIGINT NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT distribution_year UNIQUE (fund, year),
    CONSTRAINT distribution_amount CHECK
        (to_capital_fen > 0 AND to_capital_fen <= distributable_fen),
    CONSTRAINT distribution_entry FOREIGN KEY (fund, seq) REFERENCES journal_entry (fund, seq)
);
CREATE TABLE capital_consent (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    case_no VARCHAR(20) NOT NULL,
    document_no VARCHAR(100) NOT NULL,
    note VARCHAR(300) NOT NULL,
    supervisor INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT capital_consent_once UNIQUE (fund, case_no)
);
CREATE TABLE enrolment (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    award INTEGER NOT NULL REFERENCES award (id),
    voucher_no VARCHAR(60) NOT NULL,
    starts_on DATE NOT NULL,
    maker INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT enrolment_award UNIQUE (award),
    CONSTRAINT enrolment_voucher UNIQUE (fund, voucher_no)
);
CREATE TABLE enrolment_stop (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    enrolment INTEGER NOT NULL REFERENCES enrolment (id),
    reason VARCHAR(20) NOT NULL,
    happened_on DATE NOT NULL,
    stops_on DATE NOT NULL,
    note VARCHAR(200) NOT NULL,
    maker INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT enrolment_stop_once UNIQUE (enrolment),
    CONSTRAINT enrolment_stop_reason CHECK
        (reason IN ('death', 'moved', 'recovered', 'expelled', 'other'))
);
CREATE TABLE pay_run (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    payment_order INTEGER NOT NULL REFERENCES payment_order (id),
    benefit VARCHAR(30) NOT NULL,
    month_of DATE NOT NULL,
    township VARCHAR(60) NOT NULL,
    paid_on DATE NOT NULL,
    people INTEGER NOT NULL,
    amount_fen BIGINT NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pay_run_order UNIQUE (payment_order)
);
CREATE TABLE benefit_payment (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    award INTEGER NOT NULL REFERENCES award (id),
    seq INTEGER NOT NULL,
    month_of DATE NOT NULL,
    attempt INTEGER NOT NULL DEFAULT 1,
    paid_on DATE NOT NULL,
    amount_fen BIGINT NOT NULL,
    receiver VARCHAR(60) NOT NULL,
    relation VARCHAR(30) NOT NULL,
    voucher_no VARCHAR(60) NOT NULL,
    method VARCHAR(10) NOT NULL DEFAULT 'cash',
    mark VARCHAR(10) NOT NULL DEFAULT 'signed',
    pay_run INTEGER REFERENCES pay_run (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT benefit_payment_once UNIQUE (award, month_of, attempt),
    CONSTRAINT benefit_payment_amount CHECK (amount_fen > 0),
    CONSTRAINT benefit_payment_entry FOREIGN KEY (fund, seq) REFERENCES journal_entry (fund, seq)
);
CREATE INDEX benefit_payment_run ON benefit_payment (pay_run);
CREATE INDEX benefit_payment_month ON benefit_payment (fund, month_of);
CREATE TABLE payment_return (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    seq INTEGER NOT NULL,
    payment INTEGER NOT NULL REFERENCES benefit_payment (id),
    kind VARCHAR(10) NOT NULL,
    amount_fen BIGINT NOT NULL,
    returned_on DATE NOT NULL,
    reason VARCHAR(300) NOT NULL,
    maker INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT payment_return_kind CHECK (kind IN ('bounced', 'recovered')),
    CONSTRAINT payment_return_amount CHECK (amount_fen > 0),
    CONSTRAINT payment_return_entry FOREIGN KEY (fund, seq) REFERENCES journal_entry (fund, seq)
);
CREATE INDEX payment_return_payment ON payment_return (payment);
CREATE TABLE recovery_demand (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    case_no VARCHAR(20) NOT NULL,
    amount_fen BIGINT NOT NULL,
    demanded_on DATE NOT NULL,
    document_no VARCHAR(100) NOT NULL,
    reason VARCHAR(300) NOT NULL,
    maker INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT recovery_demand_amount CHECK (amount_fen > 0)
);
CREATE TABLE sheet_return (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    pay_run INTEGER NOT NULL REFERENCES pay_run (id),
    branch VARCHAR(60) NOT NULL,
    township VARCHAR(60) NOT NULL,
    returned_on DATE NOT NULL,
    signed INTEGER NOT NULL,
    note VARCHAR(200) NOT NULL,
    maker INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT sheet_return_once UNIQUE (pay_run, township, branch)
);
CREATE TABLE satisfaction (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    year INTEGER NOT NULL,
    surveyed_on DATE NOT NULL,
    asked INTEGER NOT NULL,
    satisfied INTEGER NOT NULL,
    maker INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT satisfaction_counts CHECK (asked > 0 AND satisfied BETWEEN 0 AND asked)
);
"""
RETIRED = ("aid_payment",)
APPEND_ONLY = (
    "payment_order",
    "order_decision",
    "donor",
    "pledge",
    "donation",
    "donation_refund",
    "certificate",
    "certificate_void",
    "fund_transfer",
    "distribution",
    "capital_consent",
    "enrolment",
    "enrolment_stop",
    "pay_run",
    "benefit_payment",
    "payment_return",
    "recovery_demand",
    "sheet_return",
    "satisfaction",
)
# Capital leaves again with a refund or a transfer, so a contribution may be negative.
CONTRIBUTION = "amount_fen <> 0"
MONEY_OUT = (
    "checker IS NOT NULL OR kind NOT IN ('disbursement', 'refunded', 'remitted', 'written_off', "
    "'grant', 'subsidy', 'donation_refund', 'transfer_out', 'distribution')"
)


# Whoever drew a subsidy before has the book he drew it with, from his first month on.
_DREW = (
    "SELECT a.office, a.fund, a.id, a.approver, MAX(p.voucher_no) AS voucher_no, "
    "MIN(p.month_of) AS starts_on, MIN(p.recorded_at) AS recorded_at FROM award a "
    "JOIN aid_payment p ON p.award = a.id JOIN aid_case c ON c.fund = a.fund "
    "AND c.no = a.case_no AND c.kind = 'monthly' "
    "GROUP BY a.office, a.fund, a.id, a.approver ORDER BY a.id"
)


async def _enrol() -> None:
    """Numbers were not checked then: one used twice gets its award's number behind it."""
    taken: set[tuple[int, str]] = set()
    for row in await fetch(_DREW):
        number = row["voucher_no"] or "旧"
        if (row["fund"], number) in taken:
            number = f"{number[:40]}-{row['id']}"
        taken.add((row["fund"], number))
        await fetch(
            "INSERT INTO enrolment (office, fund, award, voucher_no, starts_on, maker, "
            "recorded_at) VALUES ({}, {}, {}, {}, {}, {}, {})",
            *(row["office"], row["fund"], row["id"], number),
            *(row["starts_on"], row["approver"], row["recorded_at"]),
        )


async def _create() -> None:
    await create(TABLES, APPEND_ONLY)
    await fetch(
        "INSERT INTO benefit_payment (office, fund, award, seq, month_of, paid_on, amount_fen, "
        "receiver, relation, voucher_no, recorded_at) SELECT office, fund, award, seq, month_of, "
        "paid_on, amount_fen, receiver, relation, voucher_no, recorded_at FROM aid_payment "
        "ORDER BY id"
    )
    await _enrol()
    await retire(RETIRED)
    await replace_check("contribution", "contribution_amount", CONTRIBUTION)
    await replace_check("journal_entry", "journal_entry_money_out", MONEY_OUT)


async def forwards() -> MigrationManager:
    """Create the tables; what was paid on awards moves to its wider table."""
    manager = MigrationManager(migration_id=ID, app_name="fund", description=DESCRIPTION)
    manager.add_raw(_create)
    return manager
