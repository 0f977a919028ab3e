"""Whether help may be asked for or given: the rules on the person, and those on what others got.

Rules on the person are pure (`fund.policy.eligibility`); here they meet what the books know: awards
within the years a policy names, places taken, gifts of this year, help from other programmes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date

import msgspec

from fund.calendars import FIRST_DAY
from fund.cases.reading import CLOSED, declared
from fund.database import Row, fetch, number
from fund.errors import Refused
from fund.office.funds import FundView
from fund.policy.benefits import Benefit, Tier
from fund.policy.eligibility import (
    Finding,
    check_amount,
    check_quota,
    check_repeat,
    check_window,
    judge,
    refusals,
    round_on,
    suggested_tiers,
)
from fund.policy.facts import Facts


class Asked(msgspec.Struct, frozen=True):
    """What a case asks for beside its benefit; amount in fen, a month's where it is monthly."""

    tier: str = ""
    amount: int = 0
    occasion: str = ""
    organisation: str = ""
    urgent_reason: str = ""


@dataclass(frozen=True)
class Wish:
    """What is asked for and on which day; `case_no` leaves the case itself out of every count."""

    benefit: Benefit
    asked: Asked
    on: date
    override: str = ""
    case_no: str = ""

    @property
    def tier(self) -> Tier | None:
        """The tier asked for."""
        return self.benefit.tier(self.asked.tier)


def refuse(found: Sequence[Finding], what: str) -> None:
    """Raise Refused with every rule that refuses, each with its clause."""
    said = "；".join(f"{one.text}〔{one.clause}〕" for one in refusals(found))
    if said:
        clauses = "；".join(one.clause for one in refusals(found))
        raise Refused(f"{what}：{said}", logged=f"{what}，不符合：{clauses}")


async def findings(fund: FundView, wish: Wish, facts: Facts, who: Row) -> list[Finding]:
    """Every rule an application does not meet; `who` has the member's id and branch."""
    found = (
        []
        if wish.asked.urgent_reason
        else check_window(wish.benefit, wish.on, wish.asked.organisation)
    )
    found += await _already(fund, wish, facts, who["id"])
    return [*found, *await awarding(fund, wish, facts, who)]


async def awarding(fund: FundView, wish: Wish, facts: Facts, who: Row) -> list[Finding]:
    """The rules that must hold on the day of the award as well."""
    found = judge(wish.benefit, facts, wish.on)
    found += await _repeated(fund, wish, who["id"])
    if wish.benefit.kind != "listing":
        found += check_amount(wish.benefit, wish.tier, wish.asked.amount)
    if wish.tier is not None:
        found += _other_tier(wish.benefit, wish.tier, facts, wish.on)
        found += await _quota(fund, wish, wish.tier, who["branch"])
    return [*found, *await _elsewhere(fund, who["id"], wish.on.year)]


def _other_tier(benefit: Benefit, tier: Tier, facts: Facts, on: date) -> list[Finding]:
    """A tier is reached by its conditions; who reviews may choose another and is told."""
    fitting = suggested_tiers(benefit, facts, on)
    if not tier.conditions or tier in fitting:
        return []
    names = "、".join(one.name for one in fitting) or "（无）"
    return [Finding(f"按情况应列：{names}，所选为{tier.name}", tier.clause, blocks=False)]


async def _repeated(fund: FundView, wish: Wish, member: int) -> list[Finding]:
    """Whether the member was helped too recently; a reason given turns the refusal into a note."""
    rows = await fetch(_HELPED, fund.id, member, wish.benefit.key, wish.case_no)
    found = check_repeat(wish.benefit, [row["awarded_on"] for row in rows], wish.on)
    reason = wish.override.strip()
    if not reason:
        return found
    return [Finding(f"{one.text}（理由：{reason}）", one.clause, blocks=False) for one in found]


# Awards that stand: what fell away again before it was paid helped nobody.
_HELPED = (
    "SELECT a.awarded_on FROM award a WHERE a.fund = {} AND a.member = {} AND a.benefit = {} "
    "AND a.case_no <> {} AND (EXISTS (SELECT 1 FROM benefit_payment p WHERE p.award = a.id) "
    "OR NOT EXISTS (SELECT 1 FROM case_step s WHERE s.fund = a.fund AND s.case_no = a.case_no "
    "AND s.outcome IN ('refused', 'withdrawn')))"
)
# Cases of a benefit that have not been refused or withdrawn, by the day of their award or, while
# there is none, of their application.
_LIVE = (
    "FROM aid_case c JOIN member m ON m.id = c.applicant LEFT JOIN award a ON a.fund = c.fund "
    "AND a.case_no = c.no WHERE c.fund = {} AND c.benefit = {} "
    "AND COALESCE(a.awarded_on, c.applied_on) >= {} "
    "AND COALESCE(a.awarded_on, c.applied_on) <= {} AND c.no <> {} AND NOT EXISTS "
    "(SELECT 1 FROM case_step s WHERE s.fund = c.fund AND s.case_no = c.no "
    "AND s.outcome IN ('refused', 'withdrawn')) "
)
_AGAIN = f"SELECT c.no, {CLOSED} AS closed {_LIVE} AND c.applicant = {{}} AND c.occasion = {{}}"
_TAKEN = (
    f"SELECT COUNT(*) {_LIVE} AND ({{}} = '' OR c.tier = {{}}) "
    "AND ({} = '' OR c.organisation = {}) AND ({} = '' OR m.branch = {})"
)


async def _already(fund: FundView, wish: Wish, facts: Facts, member: int) -> list[Finding]:
    """Whether the member has asked for this already, as far as it is given once only."""
    benefit, year = wish.benefit, wish.on.year
    span = (FIRST_DAY, date(MAXYEAR, 12, 31))
    occasion = next((one for one in benefit.occasions if one.key == wish.asked.occasion), None)
    if benefit.kind == "grant" and not benefit.once_per:
        if not (benefit.repeat or (occasion and occasion.yearly)):
            return []
        span = (date(year, 1, 1), date(year, 12, 31))
    rows = await fetch(
        _AGAIN,
        *(fund.id, benefit.key, *span, wish.case_no),
        *(member, wish.asked.occasion),
    )
    if benefit.kind == "listing":  # once removed he may be listed again
        rows = [row for row in rows if not row["closed"] or facts.get("listed")]
    if benefit.once_per:
        rows = [
            row
            for row in rows
            if (await declared(fund, row["no"])).get(benefit.once_per)
            == facts.get(benefit.once_per)
        ]
    if not rows:
        return []
    return [Finding(f"同一事项已有申请 {rows[0]['no']}，不重复申请", benefit.clause)]


async def _quota(fund: FundView, wish: Wish, tier: Tier, branch: str) -> list[Finding]:
    """Whether this year's places of a tier are taken, here and in the organisation's round."""
    key, organisation = wish.benefit.key, wish.asked.organisation

    async def taken(first: date, last: date, tier: str, organisation: str, branch: str) -> int:
        return await number(
            _TAKEN,
            *(fund.id, key, first, last, wish.case_no),
            *(tier, tier, organisation, organisation, branch, branch),
        )

    year = (date(wish.on.year, 1, 1), date(wish.on.year, 12, 31))
    counts = {"year": await taken(*year, tier.key, "", "")}
    current = round_on(wish.benefit, wish.on, organisation)
    if current:
        span = (current.start, current.end)
        counts["round"] = await taken(*span, tier.key, organisation, "")
        counts["branch"] = await taken(*span, "", organisation, branch)
    return check_quota(tier, counts, current)


async def _elsewhere(fund: FundView, member: int, year: int) -> list[Finding]:
    """The same person in another programme this year: told, not refused (seeds 001 and 004)."""
    rows = await fetch(
        "SELECT f.name FROM award a JOIN fund f ON f.id = a.fund WHERE a.office = {} "
        "AND a.member = {} AND a.fund <> {} AND a.awarded_on >= {} AND a.awarded_on <= {}",
        *(fund.office, member, fund.id, date(year, 1, 1), date(year, 12, 31)),
    )
    names = "、".join(sorted({row["name"] for row in rows}))
    if not names:
        return []
    return [Finding(f"本年已在{names}受助，请核对是否重复", "与社会救助相衔接", blocks=False)]
