"""A fund and its policy, fetched together."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from fund import clock
from fund.database import fetch, fetch_one
from fund.errors import NotFound, Refused
from fund.policy.loading import parse
from fund.policy.rules import Policy

# Policies by the digest of their text: an adopted text never changes.
_read: dict[str, Policy] = {}


@dataclass(frozen=True)
class FundView:
    """What services and pages need to know of a fund.

    `policy` is the version in force today; `versions` are all it has adopted, by number. A source
    whose founding paper is not among those `filed` may not be used.
    """

    id: int
    office: int
    code: str
    name: str
    opened_on: date
    is_sample: bool
    policy: Policy
    versions: dict[int, Policy] = field(default_factory=dict)
    filed: frozenset[str] = frozenset()

    def at_version(self, version: int) -> Policy:
        """The rules a case was opened under; what was decided under them stays so."""
        return self.versions.get(version, self.policy)

    def usable(self, source: str) -> bool:
        """Whether a source's founding paper, if it names one, is on file."""
        named = self.policy.source(source)
        return named is None or not named.document or named.document in self.filed


_FUNDS = "SELECT id, office, code, name, opened_on, is_sample FROM fund"
_VERSIONS = "SELECT fund, version, effective_on, digest FROM adopted_policy ORDER BY fund, version"


async def all_funds() -> list[FundView]:
    """Every fund of the installation."""
    rows = await fetch(_FUNDS + " ORDER BY id")
    versions: dict[int, dict[int, Policy]] = {}
    for row in await fetch(_VERSIONS):
        versions.setdefault(row["fund"], {})[row["version"]] = await _policy(row["digest"])
    filed: dict[int, set[str]] = {}
    for row in await fetch("SELECT fund, key FROM founding_paper"):
        filed.setdefault(row["fund"], set()).add(row["key"])
    today = clock.today()
    return [
        FundView(
            **row,
            policy=in_force(versions[row["id"]], today),
            versions=versions[row["id"]],
            filed=frozenset(filed.get(row["id"], ())),
        )
        for row in rows
    ]


async def _policy(digest: str) -> Policy:
    if digest not in _read:
        row = await fetch_one("SELECT text FROM adopted_policy WHERE digest = {} LIMIT 1", digest)
        _read[digest] = parse(row["text"] if row else "", "（已采用的版本）")
    return _read[digest]


def in_force(versions: dict[int, Policy], on: date) -> Policy:
    """The newest version effective on a day; before the first, the first."""
    known = [policy for policy in versions.values() if policy.effective_on <= on]
    return max(known, key=lambda policy: policy.version) if known else versions[min(versions)]


async def fund_of(office: int, code: str | None = None, *, lending: bool = False) -> FundView:
    """The office's fund of that code, or its only one; raises NotFound or Refused.

    With `lending` the only one that lends will do where none is named.
    """
    funds = [fund for fund in await all_funds() if fund.office == office or not office]
    if code:
        funds = [fund for fund in funds if fund.code == code]
        if not funds:
            raise NotFound(f"没有代码为“{code}”的基金。")
    if not funds:
        raise NotFound("还没有设立基金。请先运行 fund init。")
    lenders = [fund for fund in funds if fund.policy.loans is not None]
    if lending and not code and len(lenders) == 1:
        return lenders[0]
    if len(funds) > 1:
        codes = "、".join(fund.code for fund in funds)
        raise Refused(f"这里有多个基金（{codes}），请用 --fund 指明。")
    return funds[0]
