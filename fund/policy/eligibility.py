"""Why not? Each rule an applicant does not meet, with its clause. Pure.

Everything is judged as of a day: the day of application, or of the award.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from fund.calendars import anniversary
from fund.money import read_yuan, yuan
from fund.policy.benefits import Benefit, Condition, Round, Test, Tier
from fund.policy.facts import FACTS, Facts, spoken

# What each operator of a test means for a fact's value, what the policy gives, and the day.
_HOLDS: dict[str, Callable[[Any, Any, date], bool]] = {
    "at_least": lambda value, given, _: value >= given,
    "over": lambda value, given, _: value > given,
    "at_most": lambda value, given, _: value <= given,
    "below": lambda value, given, _: value < given,
    "same": lambda value, given, _: value is given,
    "includes": lambda value, given, _: not value.isdisjoint(given),
    "within_years": lambda value, given, on: on < anniversary(value, given),
    "ended": lambda value, given, on: (value < on) is given,
    "before": lambda value, given, _: value < given,
    "after": lambda value, given, _: value > given,
}
OPERATORS = ("at_least", "over", "at_most", "below")
_SAID = {"at_least": "应不少于", "over": "应超过", "at_most": "应不超过", "below": "应低于"}


@dataclass(frozen=True)
class Finding:
    """A rule not met: a sentence, its clause, and whether it refuses or only warns."""

    text: str
    clause: str
    blocks: bool = True


def limit(test: Test, operator: str) -> int:
    """The number of a comparison: fen where the fact is money."""
    given = getattr(test, operator)
    return read_yuan(given) if isinstance(given, str) else int(given)


def holds(test: Test, facts: Facts, on: date) -> bool | None:
    """Whether a test holds on a day; None while its fact is not known."""
    value: Any = facts.get(test.fact)
    if value is None:
        # Dates that never were, such as a penalty nobody had, are absent for good.
        never = test.within_years is not None or test.ended is not None
        return bool(test.ended) if never else None
    name = next(name for name in _HOLDS if getattr(test, name) not in (None, ()))
    given = limit(test, name) if name in OPERATORS else getattr(test, name)
    return bool(_HOLDS[name](value, given, on))


def met(condition: Condition, facts: Facts, on: date) -> bool | None:
    """Whether all tests of a condition hold; None while that depends on a fact not known."""
    found = [holds(test, facts, on) for test in condition.tests]
    if False in found:
        return False
    return None if None in found else True


def _why(condition: Condition, facts: Facts, on: date) -> str:
    """What the facts say against a condition."""
    said = []
    for test in condition.tests:
        if holds(test, facts, on):
            continue
        label, value = FACTS[test.fact].label, facts.get(test.fact)
        operator = next((one for one in OPERATORS if getattr(test, one) is not None), "")
        asked = ""
        if operator and value is not None:
            asked = f"，{_SAID[operator]} {spoken(test.fact, limit(test, operator))}"
        said.append(f"{label}：{spoken(test.fact, value)}{asked}")
    return "；".join(said)


def judge(benefit: Benefit, facts: Facts, on: date) -> list[Finding]:
    """The rules of a benefit that are not met on a day, refusals before warnings."""
    found = [
        Finding(f"不符合“{rule.text}”（{_why(rule, facts, on)}）", rule.clause, not rule.warns)
        for rule in benefit.required
        if not met(rule, facts, on)
    ]
    if benefit.conditions and not any(met(rule, facts, on) for rule in benefit.conditions):
        said = "；".join(f"“{r.text}”：{_why(r, facts, on)}" for r in benefit.conditions)
        clauses = "、".join(dict.fromkeys(rule.clause for rule in benefit.conditions))
        found.append(Finding(f"下列条件一项也不符合。{said}", clauses))
    for rule in benefit.exclusions:
        answer = met(rule, facts, on)
        if answer:
            found.append(Finding(f"属于“{rule.text}”，不列入范围", rule.clause, not rule.warns))
        elif answer is None:
            missing = "、".join(
                FACTS[test.fact].label for test in rule.tests if test.fact not in facts
            )
            found.append(Finding(f"尚未核实是否属于“{rule.text}”（缺：{missing}）", rule.clause))
    return sorted(found, key=lambda one: not one.blocks)


def suggested_tiers(benefit: Benefit, facts: Facts, on: date) -> list[Tier]:
    """The tiers whose conditions a person meets, the highest amount first."""
    holding = {rule.key for rule in benefit.conditions if met(rule, facts, on)}
    fitting = [
        tier for tier in benefit.tiers if not tier.conditions or holding & {*tier.conditions}
    ]
    return sorted(fitting, key=lambda tier: -(tier.amount or 0))


def check_window(benefit: Benefit, on: date, organisation: str) -> list[Finding]:
    """Whether applications are taken on a day: in the organisation's round, else in a window."""
    rounds = [
        one
        for one in benefit.rounds
        if one.start.year == on.year and one.organisation == organisation
    ]
    if rounds:
        if any(one.start <= on <= one.end for one in rounds):
            return []
        last = rounds[-1]
        said = f"申请日期 {on} 不在{last.name}的受理期内（{last.start} 至 {last.end}）"
        return [Finding(said, last.clause)]
    day = f"{on:%m-%d}"
    if not benefit.windows or any(one.start <= day <= one.end for one in benefit.windows):
        return []
    spans = "、".join(f"{one.start} 至 {one.end}" for one in benefit.windows)
    return [Finding(f"申请日期 {on} 不在受理期内（每年 {spans}）", benefit.windows[0].clause)]


def check_repeat(benefit: Benefit, awards: Sequence[date], on: date) -> list[Finding]:
    """Whether somebody helped on other days may be helped on this one, before or after them.

    The years end on the same day of the year: helped on 2022-06-25, again from 2025-06-25 on.
    """
    repeat = benefit.repeat
    if repeat is None:
        return []
    for day in sorted(awards):
        again = anniversary(min(day, on), repeat.years)
        if max(day, on) < again:
            said = f"{day} 已享受过，{repeat.years} 年内不重复，{again} 起才可再次享受"
            return [Finding(said, repeat.clause)]
    return []


def round_on(benefit: Benefit, on: date, organisation: str) -> Round | None:
    """The round of an organisation that takes applications on a day."""
    for one in benefit.rounds:
        if one.organisation == organisation and one.start <= on <= one.end:
            return one
    return None


def check_quota(tier: Tier, taken: Mapping[str, int], round_: Round | None) -> list[Finding]:
    """Whether one more of a tier fits: into the year's quota, and into the organisation's round.

    `taken` counts this year's awards of the tier: "year", "round" and "branch".
    """
    found = []
    if tier.quota is not None and taken.get("year", 0) >= tier.quota:
        said = f"{tier.name}本年名额 {tier.quota} 名已满"
        found.append(Finding(said, tier.clause, tier.quota_blocks))
    if round_ is None:
        return found
    if tier.key in round_.quotas and taken.get("round", 0) >= round_.quotas[tier.key]:
        said = f"{round_.organisation}{tier.name}名额 {round_.quotas[tier.key]} 名已满"
        found.append(Finding(said, round_.clause))
    if round_.per_branch is not None and taken.get("branch", 0) >= round_.per_branch:
        said = f"本单位申报名额一般控制在 {round_.per_branch} 名以内，已报 {taken['branch']} 名"
        found.append(Finding(said, round_.clause, blocks=False))
    return found


def check_amount(benefit: Benefit, tier: Tier | None, fen: int) -> list[Finding]:
    """Whether an amount (fen) is the tier's, or lies within the benefit's limits."""
    if tier and tier.amount is not None:
        if tier.at_least and fen >= tier.amount:
            return []
        if not tier.at_least and fen == tier.amount:
            return []
        least = "不低于" if tier.at_least else ""
        said = f"{tier.name}标准为{least} {yuan(tier.amount)} 元，不能是 {yuan(fen)} 元"
        return [Finding(said, tier.clause)]
    low, high = benefit.minimum or 1, benefit.maximum
    if fen < low or (high is not None and fen > high):
        limits = f"{yuan(low)} 至 {yuan(high)} 元" if high else f"至少 {yuan(low)} 元"
        return [Finding(f"金额 {yuan(fen)} 元不在 {limits}之间", benefit.clause)]
    return []


def refusals(found: Sequence[Finding]) -> list[Finding]:
    """Those that refuse."""
    return [one for one in found if one.blocks]
