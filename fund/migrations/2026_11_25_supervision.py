"""Supervision: months close and reopen, sign-off, questions, freezes; messages and their ways."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from fund.database import fetch
from fund.schema import create, retire

ID = "2026-11-25T00:00:00:000009"
VERSION = "1.38.0"
DESCRIPTION = "supervision"

TABLES = """
CREATE TABLE month_close (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    month_end DATE NOT NULL,
    version INTEGER NOT NULL,
    closed_by INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT month_close_once UNIQUE (fund, month_end, version)
);
CREATE TABLE month_reopening (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    month_close INTEGER NOT NULL REFERENCES month_close (id),
    reason VARCHAR(300) NOT NULL,
    maker INTEGER NOT NULL REFERENCES staff (id),
    checker INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT month_reopening_once UNIQUE (month_close),
    CONSTRAINT month_reopening_two CHECK (maker <> checker)
);
CREATE TABLE bank_balance (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    month_end DATE NOT NULL,
    statement_fen BIGINT NOT NULL,
    items TEXT NOT NULL,
    document_no VARCHAR(100) NOT NULL,
    maker INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX bank_balance_month ON bank_balance (fund, month_end);
CREATE TABLE sign_off (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    month_close INTEGER NOT NULL REFERENCES month_close (id),
    pack_sha256 VARCHAR(64) NOT NULL,
    verdict VARCHAR(10) NOT NULL,
    name VARCHAR(60) NOT NULL,
    note VARCHAR(300) NOT NULL,
    page_sha256 VARCHAR(64) NOT NULL,
    maker INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT sign_off_once UNIQUE (month_close, name),
    CONSTRAINT sign_off_verdict CHECK (verdict IN ('agreed', 'objected', 'abstained'))
);
CREATE TABLE signed_page (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    sha256 VARCHAR(64) NOT NULL,
    media_type VARCHAR(40) NOT NULL,
    content BYTEA NOT NULL,
    maker INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT signed_page_once UNIQUE (fund, sha256)
);
CREATE TABLE inquiry (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    about VARCHAR(60) NOT NULL,
    month_end DATE NOT NULL,
    content VARCHAR(1000) NOT NULL,
    maker INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX inquiry_month ON inquiry (fund, month_end);
CREATE TABLE inquiry_reply (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    inquiry INTEGER NOT NULL REFERENCES inquiry (id),
    content VARCHAR(1000) NOT NULL,
    settles BOOLEAN NOT NULL,
    maker INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX inquiry_reply_inquiry ON inquiry_reply (inquiry);
CREATE TABLE payment_freeze (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    about VARCHAR(60) NOT NULL,
    reason VARCHAR(300) NOT NULL,
    maker INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX payment_freeze_about ON payment_freeze (fund, about);
CREATE TABLE freeze_lift (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    payment_freeze INTEGER NOT NULL REFERENCES payment_freeze (id),
    reason VARCHAR(300) NOT NULL,
    maker INTEGER NOT NULL REFERENCES staff (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT freeze_lift_once UNIQUE (payment_freeze)
);
CREATE TABLE message (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    kind VARCHAR(40) NOT NULL,
    dated DATE NOT NULL,
    title VARCHAR(100) NOT NULL,
    body TEXT NOT NULL,
    brief VARCHAR(200) NOT NULL,
    link VARCHAR(200) NOT NULL,
    content_sha256 VARCHAR(64) NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX message_fund ON message (fund, id);
CREATE TABLE message_copy (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    message INTEGER NOT NULL REFERENCES message (id),
    staff INTEGER REFERENCES staff (id),
    member INTEGER REFERENCES member (id),
    read_at TIMESTAMPTZ,
    CONSTRAINT message_copy_one CHECK ((staff IS NULL) <> (member IS NULL))
);
CREATE INDEX message_copy_staff ON message_copy (staff, id);
CREATE INDEX message_copy_member ON message_copy (member, id);
CREATE TABLE delivery (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    fund INTEGER NOT NULL REFERENCES fund (id),
    message INTEGER NOT NULL REFERENCES message (id),
    channel VARCHAR(10) NOT NULL,
    staff INTEGER REFERENCES staff (id),
    address VARCHAR(100) NOT NULL,
    state VARCHAR(10) NOT NULL,
    tries INTEGER NOT NULL,
    next_at TIMESTAMPTZ NOT NULL,
    sent_at TIMESTAMPTZ,
    error VARCHAR(200) NOT NULL,
    CONSTRAINT delivery_channel CHECK (channel IN ('email', 'chat')),
    CONSTRAINT delivery_state CHECK (state IN ('waiting', 'sending', 'sent', 'failed'))
);
CREATE INDEX delivery_waiting ON delivery (state, next_at);
CREATE TABLE staff_contact (
    id SERIAL,
    office INTEGER NOT NULL REFERENCES office (id),
    staff INTEGER NOT NULL REFERENCES staff (id),
    email_sealed VARCHAR(400) NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX staff_contact_staff ON staff_contact (staff, id);
"""
RETIRED = ("period_close",)
APPEND_ONLY = (
    "month_close",
    "month_reopening",
    "bank_balance",
    "sign_off",
    "signed_page",
    "inquiry",
    "inquiry_reply",
    "payment_freeze",
    "freeze_lift",
    "message",
    "staff_contact",
)


async def _create() -> None:
    await create(TABLES, APPEND_ONLY)
    await fetch(
        "INSERT INTO month_close (office, fund, month_end, version, closed_by, recorded_at) "
        "SELECT office, fund, month_end, 1, closed_by, recorded_at FROM period_close ORDER BY id"
    )
    await retire(RETIRED)


async def forwards() -> MigrationManager:
    """Create the tables; months closed so far are closed in their first version."""
    manager = MigrationManager(migration_id=ID, app_name="fund", description=DESCRIPTION)
    manager.add_raw(_create)
    return manager
