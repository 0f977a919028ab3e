"""A borrower's way in: the contract's QR code and the last four characters of his ID card.

The code carries a token derived from the installation's key, the loan and the key's version, so
nothing secret is stored. Five wrong tries lock it for 15 minutes, twenty make it worthless until
staff issue a new one; staff can revoke it at any time.
"""

from __future__ import annotations

import hmac
from datetime import timedelta

from fund import clock
from fund.access.actors import Actor
from fund.access.signing_in import start_session
from fund.database import Row, fetch, fetch_one, unit_of_work
from fund.errors import Refused
from fund.office.funds import FundView
from fund.vault import vault
from loans.doors import loan_for
from loans.tables import BorrowerKey

WRONG_MAX = 5
WRONG_EVER_MAX = 20
LOCKED_FOR = timedelta(minutes=15)
_REFUSAL = (
    "二维码或身份证号末四位不对，或已停用。连续输错 5 次要等 15 分钟；还不行请找乡镇或组织部。"
)


def token(loan: int, version: int) -> str:
    """The secret part of a QR code: 128 bits."""
    return vault().fingerprint(f"{loan}:{version}", "borrower")[:32]


async def path_for(actor: Actor, fund: FundView, no: str) -> str:
    """The address in a loan's QR code."""
    loan = await loan_for(actor, fund, no, "loan.key")
    key = await fetch_one("SELECT version FROM borrower_key WHERE loan = {}", loan["id"])
    if key is None:
        raise Refused("放款以后才有借款人二维码。")
    return f"/my/{fund.code}/{no}/{token(loan['id'], key['version'])}"


async def revoke(actor: Actor, fund: FundView, no: str) -> None:
    """Make every QR code printed so far worthless; the next one printed works."""
    loan = await loan_for(actor, fund, no, "loan.key")
    async with unit_of_work():
        await fetch(
            "UPDATE borrower_key SET version = version + 1, failed = 0, failed_since_issue = 0, "
            "locked_until = NULL WHERE loan = {}",
            loan["id"],
        )
        await fetch("DELETE FROM session WHERE borrower = {}", loan["member"])


async def enter(code: str, no: str, given: str, last_four: str) -> str:
    """A session token for the borrower; raises Refused without saying which part was wrong."""
    row = await fetch_one(
        "SELECT k.loan, k.version, k.locked_until, l.office, l.member, m.id_no_sealed "
        "FROM borrower_key k JOIN loan l ON l.id = k.loan JOIN fund f ON f.id = l.fund "
        "JOIN member m ON m.id = l.member WHERE f.code = {} AND l.no = {}",
        code,
        no,
    )
    if row is None or not hmac.compare_digest(token(row["loan"], row["version"]), given):
        raise Refused(_REFUSAL)
    if row["locked_until"] and row["locked_until"] > clock.now():
        raise Refused(_REFUSAL)
    if not hmac.compare_digest(
        vault().open(row["id_no_sealed"])[-4:].encode(), last_four.strip().upper().encode()
    ):
        await _count_wrong(row)
        raise Refused(_REFUSAL)
    await BorrowerKey.update({BorrowerKey.failed: 0}).where(BorrowerKey.loan == row["loan"])
    return await start_session(row["office"], borrower=row["member"])


async def _count_wrong(row: Row) -> None:
    changed = await fetch(
        "UPDATE borrower_key SET failed = failed + 1, failed_since_issue = failed_since_issue + 1 "
        "WHERE loan = {} RETURNING failed, failed_since_issue",
        row["loan"],
    )
    if changed[0]["failed_since_issue"] >= WRONG_EVER_MAX:
        await fetch(
            "UPDATE borrower_key SET version = version + 1, failed = 0, failed_since_issue = 0 "
            "WHERE loan = {}",
            row["loan"],
        )
    elif changed[0]["failed"] >= WRONG_MAX:
        until = clock.now() + LOCKED_FOR
        await BorrowerKey.update({BorrowerKey.failed: 0, BorrowerKey.locked_until: until}).where(
            BorrowerKey.loan == row["loan"]
        )
