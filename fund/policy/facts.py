"""What a rule may ask about an applicant: one table of facts. Pure.

Forms ask for the facts a programme's rules mention and for no others; `derived` facts are not asked
but known from the register, the ledger and the calendar. Personal circumstances are collected only
where a rule needs them (PIPL, article 6).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from fund.money import yuan

Kind = Literal["count", "yuan", "flag", "date", "words"]

# Counts, fen, flags, dates, or a set of words; a fact nobody has answered is absent.
Value = int | bool | date | frozenset[str]
Facts = Mapping[str, Value]


@dataclass(frozen=True)
class Fact:
    """One fact: what the page calls it, how it is written, and the unit of a count."""

    label: str
    kind: Kind
    unit: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    derived: bool = False


CAUSES = {
    "old": "年老",
    "illness": "重大疾病",
    "disaster": "重大自然灾害",
    "accident": "重大意外事故",
    "disabled": "残疾",
    "unemployed": "失业（下岗）",
    "schooling": "供子女上学",
    "no_skill": "缺技术",
    "no_capital": "缺资金",
    "other": "其他",
}
CONDUCT = {
    "idle": "好逸恶劳",
    "unlawful": "赌博、吸毒、封建迷信等违法违纪",
    "duty": "无正当理由不履行党员义务",
    "bad_influence": "其他不良行为影响严重",
}
SACRIFICE = {
    "disabled_on_duty": "因公致残",
    "died_on_duty": "因公殉职",
    "sacrificed": "因公牺牲",
    "posthumous": "被追认、追授",
}
POSTS = {"village": "村（社区）干部", "old_cadre": "老干部", "model": "老模范"}
HONOURS = {"county": "县级以上表彰", "province": "省部级以上表彰", "delegate": "省级以上代表委员"}
RANKS = {"county_rank": "处级", "section_rank": "科级"}

FACTS: dict[str, Fact] = {
    "age": Fact("年龄", "count", "岁", derived=True),
    "party_years": Fact("党龄", "count", "年", derived=True),
    "joined_on": Fact("入党时间", "date", derived=True),
    "listed": Fact("已列入困难党员台账", "flag", derived=True),
    "organisation_here": Fact("党组织关系在本地", "flag"),
    "rural": Fact("农村党员", "flag"),
    "hardship": Fact("生活困难", "flag"),
    "extreme_hardship": Fact("生活特别困难", "flag"),
    "low_income_family": Fact("城镇低保家庭", "flag"),
    "household_income": Fact("家庭年收入", "yuan"),
    "income_per_head": Fact("人均年纯收入", "yuan"),
    "causes": Fact("致困原因", "words", words=CAUSES),
    "can_work": Fact("有劳动能力", "flag"),
    "has_income": Fact("有固定收入来源", "flag"),
    "heavy_burden": Fact("医疗费个人负担较重", "flag"),
    "alone": Fact("老弱孤寡", "flag"),
    "farmer": Fact("农牧民", "flag"),
    "frontline_years": Fact("基层一线工作年限", "count", "年"),
    "honours": Fact("受表彰、任代表情况", "words", words=HONOURS),
    "posts": Fact("任职情况", "words", words=POSTS),
    "contributed": Fact("为党的事业作出贡献", "flag"),
    "sacrifice": Fact("因公伤亡、追认追授", "words", words=SACRIFICE),
    "disability_grade": Fact("伤残等级", "count", "级"),
    "event_on": Fact("伤亡事件日期", "date"),
    "months_inactive": Fact("连续不参加组织生活、不交党费或不接受任务", "count", "个月"),
    "failed_review_on": Fact("最近一次民主评议不合格日期", "date"),
    "review_failed": Fact("本次民主评议不合格", "flag"),
    "under_investigation": Fact("被立案调查", "flag"),
    "discipline_until": Fact("党纪政纪处分影响期止", "date"),
    "found_unsuitable": Fact("县级以上组织部门认定不适合", "flag"),
    "conduct": Fact("不良行为", "words", words=CONDUCT),
    "rank": Fact("职级", "words", words=RANKS),
    "retired": Fact("离退休", "flag"),
    "in_hospital": Fact("生病住院", "flag"),
    "struck_on": Fact("入院或变故日期", "date"),
    "hospital_outside": Fact("在县外住院", "flag"),
    "family_event": Fact("家庭重大变故", "flag"),
    "helpless": Fact("长期身患重病、生活不能自理", "flag"),
    "public_servant": Fact("公职人员", "flag"),
}


def spoken(name: str, value: Value | None) -> str:
    """A fact's value as people say it; what is not known is said to be so."""
    fact = FACTS[name]
    if value is None:
        return "未填"
    if isinstance(value, frozenset):
        return "、".join(fact.words[word] for word in sorted(value)) or "无"
    if fact.kind == "flag":
        return "是" if value else "否"
    if fact.kind == "yuan":
        return f"{yuan(value)} 元" if isinstance(value, int) else str(value)
    return f"{value}{' ' if fact.unit else ''}{fact.unit}"


def check_value(name: str, value: Any) -> bool:
    """Whether a value is one this fact can have."""
    kind = FACTS[name].kind
    if kind == "flag":
        return isinstance(value, bool)
    if kind == "date":
        return type(value) is date
    if kind == "words":
        return isinstance(value, frozenset) and value <= set(FACTS[name].words)
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
