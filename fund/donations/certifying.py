"""The honour certificate (捐助证): who earns one, its number, voiding it and issuing it anew.

Numbers run from 1 without gaps by fund and year and are never used twice; nothing is deleted. The
certificate honours a gift; it is no fiscal receipt.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

import msgspec

from fund import clock
from fund.access.actors import Actor, require
from fund.access.commands import once
from fund.database import Row, fetch, fetch_one, insert, number
from fund.donations.donating import donation_of
from fund.donations.donors import PERSONS
from fund.donations.tables import Certificate, CertificateVoid
from fund.errors import BadInput, NotFound, Refused
from fund.money import yuan
from fund.office.funds import FundView
from fund.policy.rules import Policy
from fund.vault import vault


class IssueCertificate(msgspec.Struct, frozen=True):
    """A certificate for a donation."""

    donation: int


class IssueAll(msgspec.Struct, frozen=True):
    """A certificate for every donation received through a day that earned one and has none."""

    through: date


class VoidCertificate(msgspec.Struct, frozen=True):
    """A certificate declared void; "yes" to `reissue` issues another for the same gift."""

    certificate: int
    reason: str
    reissue: str = "no"
    name: str = ""


def certificate_no(year: int, serial: int) -> str:
    """A certificate's number as printed."""
    return f"捐证{year}-{serial:05d}"


def earns(policy: Policy, donor_kind: str, fen: int) -> bool:
    """Whether a gift (fen) of this kind of donor earns a certificate."""
    kind: Literal["person", "organisation"] = "person" if donor_kind in PERSONS else "organisation"
    return policy.earns_certificate(kind, fen)


async def issue(actor: Actor, fund: FundView, command: IssueCertificate, key: str) -> str:
    """Issue one; answers its id. Raises NotFound or Refused."""

    async def work() -> str:
        require(actor, "certificate.issue")
        row = await donation_of(fund, command.donation)
        _check(fund, row)
        if await _in_force(command.donation):
            raise Refused("这笔捐赠已经发过捐助证。")
        (made,) = await _write(actor, fund, [row])
        return str(made)

    return await once(actor, key, command, work, fund.id)


def _check(fund: FundView, row: Row) -> None:
    left = row["amount_fen"] - row["refunded"]
    if not earns(fund.policy, row["kind"], left):
        rule = fund.policy.certificates
        least = ""
        if rule:
            person = row["kind"] in PERSONS
            least = f"，颁证须满 {yuan(rule.person if person else rule.organisation)} 元"
        raise Refused(f"捐赠 {yuan(left)} 元{least}。", rule.clause if rule else fund.policy.basis)


async def _in_force(donation: int) -> Row | None:
    return await fetch_one(
        "SELECT c.* FROM certificate c WHERE c.donation = {} AND NOT EXISTS "
        "(SELECT 1 FROM certificate_void v WHERE v.certificate = c.id)",
        donation,
    )


_DUE = (
    "SELECT g.id, g.amount_fen, d.name, d.kind, "
    "(SELECT COALESCE(SUM(r.amount_fen), 0) FROM donation_refund r WHERE r.donation = g.id) "
    "AS refunded FROM donation g JOIN donor d ON d.id = g.donor WHERE g.fund = {} "
    "AND g.received_on <= {} AND g.amount_fen >= {} AND NOT EXISTS "
    "(SELECT 1 FROM certificate c WHERE c.donation = g.id) ORDER BY g.id"
)


async def due(fund: FundView, through: date) -> list[Row]:
    """Donations through a day that earned a certificate and never had one, oldest first.

    One declared void without another is meant to stay so.
    """
    rule = fund.policy.certificates
    if rule is None:
        return []
    rows = await fetch(_DUE, fund.id, through, min(rule.person, rule.organisation))
    return [
        row
        for row in rows
        if earns(fund.policy, row["kind"], row["amount_fen"] - int(row["refunded"]))
    ]


async def issue_all(actor: Actor, fund: FundView, command: IssueAll, key: str) -> str:
    """Issue every certificate that is due; answers how many."""

    async def work() -> str:
        require(actor, "certificate.issue")
        rows = await due(fund, command.through)
        if not rows:
            raise Refused("没有应发而未发的捐助证。")
        return str(len(await _write(actor, fund, rows)))

    return await once(actor, key, command, work, fund.id)


async def _write(
    actor: Actor,
    fund: FundView,
    rows: list[Row],
    replaces: int | None = None,
    name: str = "",
) -> list[int]:
    """The next numbers of the series, one for each donation; answers their ids."""
    on = clock.today()
    last = "SELECT MAX(serial) FROM certificate WHERE fund = {} AND year = {}"
    first = await number(last, fund.id, on.year) + 1
    shared = {"office": fund.office, "fund": fund.id, "year": on.year, "issued_on": on}
    shared |= {"maker": actor.id, "recorded_at": clock.now(), "replaces": replaces}
    made: list[dict[str, Any]] = [
        shared
        | {
            "serial": serial,
            "donation": row["id"],
            "name": name or row["name"],
            "amount_fen": row["amount_fen"] - int(row["refunded"]),
            "code": _code(fund, on.year, serial),
        }
        for serial, row in enumerate(rows, start=first)
    ]
    await insert(Certificate, *made)
    found = await fetch(
        "SELECT id FROM certificate WHERE fund = {} AND year = {} AND serial >= {} ORDER BY serial",
        *(fund.id, on.year, first),
    )
    return [int(row["id"]) for row in found]


def _code(fund: FundView, year: int, serial: int) -> str:
    """What the QR code opens: 80 bits nobody can guess from the number."""
    return vault().fingerprint(f"{fund.code}:{year}:{serial}", "certificate")[:20]


async def void(actor: Actor, fund: FundView, command: VoidCertificate, key: str) -> str:
    """Declare one void, and issue it anew if asked; answers the id of the one that now counts."""

    async def work() -> str:
        require(actor, "certificate.issue")
        row = await certificate_of(fund, command.certificate)
        if not command.reason.strip():
            raise BadInput("请写明作废理由。")
        if row["voided_on"] is not None:
            raise Refused("这本捐助证已经作废。")
        made = {"office": fund.office, "fund": fund.id, "certificate": row["id"]}
        stamp = {"voided_on": clock.today(), "maker": actor.id, "recorded_at": clock.now()}
        await insert(CertificateVoid, made | stamp | {"reason": command.reason.strip()})
        if command.reissue != "yes":
            return str(row["id"])
        gift = await donation_of(fund, row["donation"])
        _check(fund, gift)
        (anew,) = await _write(actor, fund, [gift], row["id"], command.name.strip())
        return str(anew)

    return await once(actor, key, command, work, fund.id)


_CERTIFICATES = (
    "SELECT c.*, v.voided_on, v.reason, g.received_on, g.may_publish, g.receipt_no, d.kind, "
    "f.name AS fund_name, f.is_sample, o.name AS office_name FROM certificate c "
    "JOIN donation g ON g.id = c.donation JOIN donor d ON d.id = g.donor "
    "JOIN fund f ON f.id = c.fund JOIN office o ON o.id = c.office "
    "LEFT JOIN certificate_void v ON v.certificate = c.id "
)


async def certificate_of(fund: FundView, certificate: int) -> Row:
    """A certificate by id; raises NotFound."""
    row = await fetch_one(_CERTIFICATES + "WHERE c.fund = {} AND c.id = {}", fund.id, certificate)
    if row is None:
        raise NotFound("没有这本捐助证。")
    return row


async def certificates_of(donation: int) -> list[Row]:
    """Every certificate of a donation, oldest first."""
    return await fetch(_CERTIFICATES + "WHERE c.donation = {} ORDER BY c.id", donation)


async def by_code(code: str) -> Row | None:
    """The certificate a public code belongs to."""
    return await fetch_one(_CERTIFICATES + "WHERE c.code = {}", code)


async def issued(fund: FundView, since: int, through: int, year: int) -> list[Row]:
    """Certificates of a year by serial numbers, both included."""
    return await fetch(
        _CERTIFICATES
        + "WHERE c.fund = {} AND c.year = {} AND c.serial >= {} AND c.serial <= {} "
        + "ORDER BY c.serial",
        *(fund.id, year, since, through),
    )


async def honour_roll(fund: FundView) -> list[Row]:
    """Donors who agreed to be named, with what they gave in all (fen), the most generous first."""
    return await fetch(
        "SELECT * FROM (SELECT d.id, d.name, d.kind, SUM(g.amount_fen - COALESCE((SELECT "
        "SUM(r.amount_fen) FROM donation_refund r WHERE r.donation = g.id), 0)) AS fen "
        "FROM donation g JOIN donor d ON d.id = g.donor WHERE g.fund = {} AND g.may_publish "
        "GROUP BY d.id, d.name, d.kind) roll WHERE fen > 0 ORDER BY fen DESC, id",
        fund.id,
    )
