"""The forms of a case, made from the policy: they ask for what its rules mention, nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from fund import clock
from fund.cases.opening import FLAGS
from fund.cases.papers import OTHER
from fund.cases.steps import CHOICES, CaseFile
from fund.database import Row
from fund.money import yuan
from fund.policy.benefits import Benefit, Step
from fund.policy.facts import FACTS
from fund.policy.rules import Policy
from fund.web.forms import Field, Form, options

FACT = "fact_"  # the prefix of facts among a form's fields
KINDS = {"yuan": "money", "count": "number", "date": "date", "flag": "select", "words": "words"}


def fact_fields(benefit: Benefit) -> tuple[Field, ...]:
    """A field for each fact that the benefit's rules ask for and nobody knows yet."""
    found = []
    for name in benefit.facts:
        fact = FACTS[name]
        if fact.derived:
            continue
        given = options(tuple(FLAGS.items())) if fact.kind == "flag" else tuple(fact.words.items())
        unit = (
            f"（{'元' if fact.kind == 'yuan' else fact.unit}）"
            if fact.unit or fact.kind == "yuan"
            else ""
        )
        found.append(
            Field(FACT + name, fact.label + unit, KINDS[fact.kind], options=given, required=False)
        )
    return tuple(found)


def joined(form: Form, data: Mapping[str, str]) -> dict[str, str]:
    """The data with each set of ticked words as one text; a set nobody ticked says "none"."""
    sent = dict(data)
    for field in form.fields:
        if field.kind == "words" and field.name not in sent:
            ticked = [value for value, _ in field.options if data.get(f"{field.name}.{value}")]
            sent[field.name] = ",".join(ticked) or "none"
    return sent


def typed_facts(data: Mapping[str, str]) -> dict[str, str]:
    """The facts among a form's data, by name."""
    return {
        name.removeprefix(FACT): text
        for name, text in data.items()
        if name.startswith(FACT) and "." not in name and text.strip()
    }


def apply_form(policy: Policy, benefit: Benefit, who: Field) -> Form:
    """The application for a benefit."""
    fields = [who, Field("applied_on", "申请日期", "date", clock.today().isoformat())]
    if benefit.tiers:
        tiers = [
            (tier.key, f"{tier.name}（{yuan(tier.amount)} 元）" if tier.amount else tier.name)
            for tier in benefit.tiers
        ]
        fields.append(Field("tier", "档次", "select", options=options(tiers)))
    occasions = [(one.key, one.name) for one in benefit.occasions if one.asked]
    if occasions:
        fields.append(Field("occasion", "批次", "select", options=options(occasions)))
    if benefit.kind != "listing":
        hint = "不填则按档次标准" if benefit.tiers else ""
        fields.append(Field("amount", "金额（元）", "money", hint=hint, required=not benefit.tiers))
    if benefit.rounds:
        named = sorted({one.organisation for one in benefit.rounds})
        given = (("", "不属于下列单位"), *((name, name) for name in named))
        fields.append(Field("organisation", "申报单位", "select", options=given, required=False))
    fields += fact_fields(benefit)
    if benefit.repeat:
        hint = f"{benefit.repeat.years} 年内再次申报时填写"
        fields.append(Field("override", "再次申报理由", hint=hint, required=False, longest=300))
    if benefit.urgent:
        hint = "临时性、突发性困难可走简易程序，其余步骤事后补办"
        fields.append(
            Field("urgent_reason", "简易程序理由", hint=hint, required=False, longest=300)
        )
    return Form(
        f"申请：{benefit.name}",
        f"/cases/new/{benefit.key}",
        "提交申请",
        tuple(fields),
        intro=f"《{policy.title}》第 {policy.version} 版。{benefit.clause}",
    )


def step_form(case: CaseFile, step: Step) -> Form:
    """The decision on the step a case waits for."""
    given = dict(CHOICES)
    if not case.earlier:
        del given["returned"]
    fields: list[Field] = [
        Field("outcome", "结论", "select", options=options(tuple(given.items()))),
        Field("decided_on", "日期", "date", clock.today().isoformat()),
        Field("document_no", step.document, longest=100),
    ]
    if step.votes:
        fields += [
            Field("attended", "到会人数", "number", required=False),
            Field("votes_for", "赞成", "number", required=False),
            Field("votes_against", "反对", "number", "0", required=False),
            Field("votes_abstained", "弃权", "number", "0", required=False),
        ]
    if step.assesses:
        fields += fact_fields(case.benefit)
    if case.earlier:
        back = (("", "不退回"), *((one.key, one.name) for one in case.earlier))
        fields.append(Field("back_to", "退回到", "select", options=back, required=False))
    if case.benefit.repeat and step.key == case.steps[case.awarded_after - 1].key:
        fields.append(Field("override", "年限内再次享受的理由", required=False, longest=300))
    fields.append(Field("note", "备注", required=False, longest=500))
    return Form(
        f"{step.name}（{step.body}）",
        f"/cases/{case.no}/steps/{step.key}",
        "登记",
        tuple(fields),
        intro=step.clause + ("。下面填写核实后的情况，不填的按申报" if step.assesses else ""),
    )


def paper_form(case: CaseFile) -> Form:
    """A scan or photo."""
    named = [(paper.key, paper.name) for paper in case.benefit.papers]
    fields = (
        Field("paper", "材料", "select", options=options([*named, (OTHER, "其他")])),
        Field("label", "说明", required=False, longest=200),
        Field("file", "文件", "file", hint="JPG、PNG 或 PDF，不超过 10 MB"),
    )
    return Form("上传材料", f"/cases/{case.no}/papers", "上传", fields)


def notice_form(no: str, step: Step) -> Form:
    """A notice to hang out."""
    kind = "个工作日" if step.notice and step.notice.day_type == "workdays" else "天"
    days = step.notice.days if step.notice else 0
    scope = step.notice.scope if step.notice else ""
    fields = (
        Field("place", "张贴地点", value=scope, longest=100),
        Field("phone", "异议电话", longest=20),
    )
    intro = f"{scope}公示 {days} {kind}，张贴当日不计。{step.clause}"
    return Form("张贴公示", f"/cases/{no}/notice", "张贴", fields, intro=intro)


def objection_form(no: str) -> Form:
    """An objection to a notice."""
    fields = (
        Field("raised_on", "提出日期", "date", clock.today().isoformat()),
        Field("content", "异议内容", longest=1000),
    )
    return Form("登记异议", f"/cases/{no}/objections", "登记", fields, intro="登记后申请即冻结。")


def answer_form(no: str, objection: Row) -> Form:
    """What was found about an objection."""
    fields = (
        Field("upheld", "结论", "select", options=options([("no", "不成立"), ("yes", "成立")])),
        Field("answered_on", "日期", "date", clock.today().isoformat()),
        Field("note", "调查结论", longest=500),
    )
    action = f"/cases/{no}/objections/{objection['id']}"
    return Form("处理异议", action, "登记结论", fields, intro=objection["content"])


def tie_form(no: str, staff: list[Row]) -> Form:
    """A tie between the applicant and somebody in office."""
    people = [(str(one["id"]), one["name"]) for one in staff]
    fields = (
        Field("staff", "经办或审批人员", "select", options=options(people)),
        Field("relation", "与申请人的关系", longest=100),
    )
    intro = "申报后，这名人员不能再办理这份申请（回避）。"
    return Form("申报关系", f"/cases/{no}/ties", "申报", fields, intro=intro)
