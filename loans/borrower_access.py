"""A borrower's way in: the contract's QR code and the last four characters of his ID card.

The code carries a token derived from the installation's key, the loan and the key's version, so
nothing secret is stored. Five wrong tries lock it for 15 minutes, twenty make it worthless until
staff issue a new one; staff can revoke it at any time.
"""

from __future__ import annotations

import hmac
from datetime import timedelta
from typing import Any

from piccolo.columns import Column

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
        "SELECT k.loan, k.version, l.office, l.member, m.id_no_sealed "
        "FROM borrower_key k JOIN loan l ON l.id = k.loan JOIN fund f ON f.id = l.fund "
        "JOIN member m ON m.id = l.member WHERE f.code = {} AND l.no = {}",
        code,
        no,
    )
    expected = token(row["loan"], row["version"]) if row else "no such loan"
    if not hmac.compare_digest(expected.encode(), given.encode()) or row is None:
        raise Refused(_REFUSAL)
    counted = await _count_try(row)
    last = vault().open(row["id_no_sealed"])[-4:]
    if not counted or not hmac.compare_digest(last.encode(), last_four.strip().upper().encode()):
        raise Refused(_REFUSAL)
    await BorrowerKey.update(
        {
            BorrowerKey.failed: 0,
            BorrowerKey.locked_until: None,
            BorrowerKey.failed_since_issue: BorrowerKey.failed_since_issue - 1,
        }
    ).where(BorrowerKey.loan == row["loan"])
    return await start_session(row["office"], borrower=row["member"])


async def _count_try(row: Row) -> bool:
    """Count a try before it is looked at; answers whether it may be.

    The fifth in a row locks the code for a while, the twentieth makes it worthless.
    """
    now = clock.now()
    changed = await fetch(
        "UPDATE borrower_key SET failed = failed + 1, failed_since_issue = failed_since_issue + 1 "
        "WHERE loan = {} AND version = {} AND (locked_until IS NULL OR locked_until <= {}) "
        "RETURNING failed, failed_since_issue",
        row["loan"],
        row["version"],
        now,
    )
    if not changed:
        return False
    tries, ever = int(changed[0]["failed"]), int(changed[0]["failed_since_issue"])
    mine = BorrowerKey.loan == row["loan"]
    if ever > WRONG_EVER_MAX:
        await fetch(
            "UPDATE borrower_key SET version = version + 1, failed = 0, failed_since_issue = 0 "
            "WHERE loan = {} AND version = {}",
            row["loan"],
            row["version"],
        )
        return False
    if tries >= WRONG_MAX:
        locked: dict[Column | str, Any] = {
            BorrowerKey.failed: 0,
            BorrowerKey.locked_until: now + LOCKED_FOR,
        }
        await BorrowerKey.update(locked).where(mine)
    return tries <= WRONG_MAX
