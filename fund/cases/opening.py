"""Opening a case: what is asked for, on which facts; every rule not met is named."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date

import msgspec

from fund import clock
from fund.access.actors import Actor, require
from fund.access.commands import once
from fund.calendars import LONG_AGO, read_day
from fund.cases.reading import plain_facts, registered
from fund.cases.tables import AidCase, CaseFacts
from fund.cases.vetting import Asked, Wish, findings, refuse
from fund.contributions.contributing import check_day
from fund.database import insert, number
from fund.errors import BadInput
from fund.money import read_count, read_yuan
from fund.office.funds import FundView
from fund.people.registering import member_for
from fund.policy.benefits import Benefit
from fund.policy.facts import FACTS, Facts, Value, check_value

FLAGS = {"yes": "是", "no": "否"}


class ApplyForAid(msgspec.Struct, frozen=True):
    """An application as entered; `facts` as typed, amounts in yuan; `member` is the applicant.

    `urgent_reason` asks for the simplified way; `override` gives the reason for helping again
    within the years a policy names.
    """

    member: int
    benefit: str
    applied_on: date
    tier: str = ""
    amount: str = ""
    occasion: str = ""
    organisation: str = ""
    urgent_reason: str = ""
    override: str = ""
    facts: dict[str, str] = {}


async def open_case(
    actor: Actor,
    fund: FundView,
    no: str,
    benefit: Benefit,
    applicant: int,
    applied_on: date,
    asked: Asked = Asked(),  # noqa: B008 - frozen
) -> None:
    """A new case under the number of what is applied for, by the rules in force today."""
    await insert(
        AidCase,
        {
            "office": fund.office,
            "fund": fund.id,
            "no": no,
            "kind": benefit.kind,
            "applicant": applicant,
            "recorded_at": clock.now(),
            "benefit": benefit.key,
            "policy_version": fund.policy.version,
            "applied_on": applied_on,
            "tier": asked.tier,
            "amount_fen": asked.amount,
            "occasion": asked.occasion,
            "organisation": asked.organisation,
            "urgent_reason": asked.urgent_reason,
            "maker": actor.id,
        },
    )


def read_value(name: str, text: str) -> Value | None:
    """A fact as typed: words by comma, flags as yes or no; nothing typed is not known. BadInput."""
    fact, plain = FACTS[name], text.strip()
    if not plain:
        return None
    try:
        value = _READ[fact.kind](plain)
    except ValueError as error:
        raise BadInput(f"“{fact.label}”填写的“{plain}”不能识别。") from error
    if not check_value(name, value):
        raise BadInput(f"“{fact.label}”不能是“{plain}”。")
    return value


# How each kind of fact is typed; each raises ValueError, or BadInput for an amount.
_READ: dict[str, Callable[[str], Value]] = {
    "flag": lambda text: list(FLAGS).index(text) == 0,
    "date": lambda text: read_day(text, LONG_AGO),
    "yuan": read_yuan,
    "words": lambda text: frozenset(word.strip() for word in text.split(",")) - {"none"},
    "count": read_count,
}


def read_typed(benefit: Benefit, typed: Mapping[str, str]) -> dict[str, Value]:
    """The facts a benefit asks for, as typed. Raises BadInput for one it does not ask for."""
    asked = [name for name in benefit.facts if not FACTS[name].derived]
    unknown = set(typed) - set(asked)
    if unknown:
        raise BadInput(f"这项帮扶不需要：{'、'.join(sorted(unknown))}。", "只收集必要的个人信息")
    found = {name: read_value(name, typed.get(name, "")) for name in asked}
    return {name: value for name, value in found.items() if value is not None}


async def apply_for_aid(actor: Actor, fund: FundView, command: ApplyForAid, key: str) -> str:
    """Enter an application for a grant, a subsidy or the ledger; answers its number.

    Raises BadInput, NotFound, or Refused naming every rule that is not met.
    """
    require(actor, "case.apply")
    benefit = fund.policy.benefit(command.benefit)
    if benefit.kind == "loan":
        raise BadInput("借款请从“借款申请”办理。")
    check_day(command.applied_on, fund, "申请")
    told = read_typed(benefit, command.facts)
    _check_choices(benefit, command)
    asked = Asked(
        tier=command.tier,
        amount=_amount(benefit, command),
        occasion=command.occasion,
        organisation=command.organisation.strip(),
        urgent_reason=command.urgent_reason.strip(),
    )

    async def work() -> str:
        who = await member_for(actor, command.member, "case.apply", fund.id)
        known = await registered(fund.id, who["id"], who["id_no_sealed"], command.applied_on)
        wish = Wish(benefit, asked, command.applied_on, command.override)
        refuse(await findings(fund, wish, {**told, **known}, who), "不能受理")
        no = await _next_no(fund, command.applied_on.year)
        await open_case(actor, fund, no, benefit, who["id"], command.applied_on, asked)
        await declare(actor, fund, no, "declared", told)
        return no

    return await once(actor, key, command, work, fund.id)


def _amount(benefit: Benefit, command: ApplyForAid) -> int:
    """The amount asked for (fen): as typed, else the tier's; 0 where nothing is paid."""
    if benefit.kind == "listing":
        return 0
    if command.amount.strip():
        return read_yuan(command.amount)
    tier = benefit.tier(command.tier)
    if tier is None or tier.amount is None:
        raise BadInput("请填写申请金额。", benefit.clause)
    return int(tier.amount)


def _check_choices(benefit: Benefit, command: ApplyForAid) -> None:
    if benefit.tiers and benefit.tier(command.tier) is None:
        names = "、".join(tier.name for tier in benefit.tiers)
        raise BadInput(f"请选择档次：{names}。", benefit.clause)
    occasions = {one.key: one.name for one in benefit.occasions if one.asked}
    if command.occasion not in (occasions or ("",)):
        names = "、".join(occasions.values()) or "（没有）"
        raise BadInput(f"请选择批次：{names}。", benefit.clause)
    if command.urgent_reason.strip() and not benefit.urgent:
        raise BadInput("这项帮扶没有简易程序。", benefit.clause)


async def _next_no(fund: FundView, year: int) -> str:
    taken = "SELECT COUNT(*) AS n FROM aid_case WHERE fund = {} AND no LIKE {}"
    return f"A{year}-{await number(taken, fund.id, f'A{year}-%') + 1:05d}"


async def declare(actor: Actor, fund: FundView, no: str, stage: str, told: Facts) -> None:
    """Store the applicant's circumstances, as declared or as found on the spot."""
    row = {"office": fund.office, "fund": fund.id, "case_no": no, "stage": stage}
    content = json.dumps(plain_facts(told), sort_keys=True)
    stamp = {"maker": actor.id, "recorded_at": clock.now()}
    await insert(CaseFacts, row | stamp | {"content": content})
