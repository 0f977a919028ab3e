"""What a policy's types cannot say: that its parts fit together. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from fund.calendars import read_day
from fund.errors import BadInput
from fund.money import read_yuan, yuan
from fund.policy.benefits import Benefit, Condition, Test
from fund.policy.budgets import Budget
from fund.policy.eligibility import OPERATORS
from fund.policy.facts import FACTS
from fund.policy.rules import Policy

# A fault: its place in the file as `$.table[index].field`, and what is wrong.
Fault = tuple[str, str]

_ALLOWED = {
    "count": OPERATORS,
    "yuan": OPERATORS,
    "flag": ("same",),
    "words": ("includes",),
    "date": ("before", "after", "within_years", "ended"),
}


def faults(policy: Policy) -> Iterator[Fault]:
    """Everything in a policy that does not fit together."""
    yield from _unique("$.sources", policy.sources)
    yield from _unique("$.benefits", policy.benefits)
    yield from _unique("$.founding", policy.founding)
    papers = {paper.key for paper in policy.founding}
    for index, source in enumerate(policy.sources):
        if source.document and source.document not in papers:
            yield f"$.sources[{index}].document", f"没有“{source.document}”这份设立文件"
    for index, benefit in enumerate(policy.benefits):
        yield from _benefit(f"$.benefits[{index}]", benefit)
    for index, budget in enumerate(policy.budgets):
        yield from _budget(f"$.budgets[{index}]", policy, budget)
    if policy.loans and not (policy.products and policy.classes):
        yield "$.lending", "办理借款须有 products 和 classes"
    if policy.funding and policy.funding.total is not None:
        given = sum(share.amount for share in policy.funding.allocation)
        if given != policy.funding.total:
            yield "$.funding.total", f"分配合计 {yuan(given)}，与总额不符"
    for index, month in enumerate(policy.review.months):
        if not 1 <= month <= 12:
            yield f"$.review.months[{index}]", f"没有 {month} 月"


def _budget(path: str, policy: Policy, budget: Budget) -> Iterator[Fault]:
    yield from _unique(f"{path}.lines", budget.lines)
    yield from _unique(f"{path}.groups", budget.groups)
    known = {benefit.key for benefit in policy.benefits}
    groups = {group.key for group in budget.groups}
    for index, line in enumerate(budget.lines):
        for key in line.benefits:
            if key not in known:
                yield f"{path}.lines[{index}].benefits", f"没有“{key}”这项帮扶"
        if line.group and line.group not in groups:
            yield f"{path}.lines[{index}].group", f"没有“{line.group}”这个分组"
        if line.month is not None and not 1 <= line.month <= 12:
            yield f"{path}.lines[{index}].month", f"没有 {line.month} 月"


def _unique(path: str, items: Sequence[Any]) -> Iterator[Fault]:
    seen: Counter[str] = Counter()
    for index, item in enumerate(items):
        seen[item.key] += 1
        if seen[item.key] > 1:
            yield f"{path}[{index}].key", f"“{item.key}”重复"


def _benefit(path: str, benefit: Benefit) -> Iterator[Fault]:
    if not benefit.steps:
        yield f"{path}.steps", "至少要有一个步骤"
    for name in ("steps", "tiers", "papers", "conditions", "exclusions", "required", "occasions"):
        yield from _unique(f"{path}.{name}", getattr(benefit, name))
    yield from _steps(path, benefit)
    yield from _tiers(path, benefit)
    if benefit.kind == "monthly" and benefit.from_income:
        yield f"{path}.from_income", "按月补助不从收益中支付"
    if benefit.once_per and benefit.once_per not in benefit.facts:
        yield f"{path}.once_per", f"“{benefit.once_per}”不在这项帮扶所问的情况之中"
    for index, window in enumerate(benefit.windows):
        yield from _window(f"{path}.windows[{index}]", window.start, window.end)
    for name in ("required", "conditions", "exclusions"):
        for index, rule in enumerate(getattr(benefit, name)):
            yield from _condition(f"{path}.{name}[{index}]", rule)


def _steps(path: str, benefit: Benefit) -> Iterator[Fault]:
    for index, step in enumerate(benefit.steps):
        for key in step.papers:
            if key not in benefit.papers_by_key:
                yield f"{path}.steps[{index}].papers", f"没有“{key}”这份材料"
        if step.notice and step.notice.days < 1:
            yield f"{path}.steps[{index}].notice", "公示至少 1 天"
    keys = [step.key for step in benefit.steps]
    for key in benefit.urgent:
        if key not in keys:
            yield f"{path}.urgent", f"没有“{key}”这个步骤"
    if benefit.urgent and len(benefit.urgent) >= len(keys):
        yield f"{path}.urgent", "简易程序应少于全部步骤：其余事后补办"


def _tiers(path: str, benefit: Benefit) -> Iterator[Fault]:
    known = {rule.key for rule in benefit.conditions}
    for index, tier in enumerate(benefit.tiers):
        for key in tier.conditions:
            if key not in known:
                yield f"{path}.tiers[{index}].conditions", f"没有“{key}”这项条件"
    tiers = {tier.key for tier in benefit.tiers}
    for index, one in enumerate(benefit.rounds):
        for key in one.quotas:
            if key not in tiers:
                yield f"{path}.rounds[{index}].quotas", f"没有“{key}”这个档次"
        if one.end < one.start:
            yield f"{path}.rounds[{index}].to", f"{one.end} 早于 {one.start}"


def _window(path: str, start: str, end: str) -> Iterator[Fault]:
    for name, day in (("from", start), ("to", end)):
        try:
            read_day(f"2024-{day}")
        except ValueError:
            yield f"{path}.{name}", f"“{day}”应写成 06-30 这样的月日"
    if start > end:
        yield f"{path}.to", f"{end} 早于 {start}"


def _condition(path: str, rule: Condition) -> Iterator[Fault]:
    if not rule.tests:
        yield f"{path}.tests", "至少要有一项判断"
    for index, test in enumerate(rule.tests):
        problem = _test(test)
        if problem:
            yield f"{path}.tests[{index}].fact", problem


def _test(test: Test) -> str:
    """What is wrong with a comparison, if anything."""
    fact = FACTS.get(test.fact)
    if fact is None:
        return f"没有“{test.fact}”这项情况。可用：{'、'.join(FACTS)}"
    given = [
        name
        for name in (*OPERATORS, "same", "includes", "before", "after", "within_years", "ended")
        if getattr(test, name) not in (None, ())
    ]
    if len(given) != 1 or given[0] not in _ALLOWED[fact.kind]:
        allowed = "、".join("is" if name == "same" else name for name in _ALLOWED[fact.kind])
        return f"“{test.fact}”须用且只用一种比较：{allowed}"
    value = getattr(test, given[0])
    if fact.kind == "words" and not set(value) <= set(fact.words):
        return f"“{test.fact}”只有这些：{'、'.join(fact.words)}"
    if fact.kind == "yuan":
        try:
            read_yuan(str(value) if isinstance(value, str) else "")
        except BadInput:
            return '金额写成带引号的文本，如 "865.00"'
    return "" if fact.kind != "count" or isinstance(value, int) else "须为整数"
