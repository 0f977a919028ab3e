"""A case as its page shows it: frozen, masked, with everything that stands in its way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from fund import clock
from fund.cases.noticing import objections
from fund.cases.reading import benefit_of, case_file, facts_of
from fund.cases.steps import OUTCOMES, WITHDRAWAL, CaseFile, obstacles
from fund.cases.vetting import Asked, Wish, awarding
from fund.database import Row, fetch, snapshot
from fund.office.funds import FundView
from fund.people.identity import masked_id_no, masked_phone
from fund.people.records import sharing
from fund.policy.eligibility import Finding
from fund.policy.facts import FACTS, spoken
from fund.vault import vault


@dataclass(frozen=True)
class Event:
    """Something that happened to a case."""

    on: date
    title: str
    detail: str
    css: str = ""


@dataclass(frozen=True)
class FiledPaper:
    """A paper the case needs or has: its files by id, label and size."""

    name: str
    clause: str
    needed_by: str
    files: tuple[tuple[int, str, int], ...]


@dataclass(frozen=True)
class CaseView:
    """A case for staff; amounts in fen, identity and phone masked."""

    file: CaseFile
    kind: str
    applicant: str
    member: int
    id_no: str
    phone: str
    branch: str
    township: str
    village: str
    tier: str
    amount: int
    occasion: str
    organisation: str
    urgent_reason: str
    rules: str
    state: str
    told: tuple[tuple[str, str], ...]
    in_the_way: tuple[Finding, ...]
    findings: tuple[Finding, ...]
    papers: tuple[FiledPaper, ...]
    events: tuple[Event, ...]
    objections: tuple[Row, ...]
    ties: tuple[Row, ...]
    shared_with: tuple[str, ...]

    @property
    def no(self) -> str:
        """Its number."""
        return self.file.no


async def case_view(fund: FundView, row: Row) -> CaseView:
    """A case as of today, read from one moment."""
    async with snapshot():
        return await _case_view(fund, row)


async def _case_view(fund: FundView, row: Row) -> CaseView:
    today, case = clock.today(), await case_file(fund, row["no"])
    benefit, policy = benefit_of(fund, row), fund.at_version(row["policy_version"])
    facts = await facts_of(fund, row, today)
    tier = benefit.tier(row["tier"])
    occasions = {one.key: one.name for one in benefit.occasions}
    sealed = vault()
    return CaseView(
        file=case,
        kind=row["kind"],
        applicant=row["applicant_name"],
        member=row["applicant"],
        id_no=masked_id_no(sealed.open(row["id_no_sealed"])),
        phone=masked_phone(sealed.open(row["phone_sealed"])),
        branch=row["branch"],
        township=row["township_name"],
        village=row["village"],
        tier=tier.name if tier else "",
        amount=row["amount_fen"],
        occasion=occasions.get(row["occasion"], ""),
        organisation=row["organisation"],
        urgent_reason=row["urgent_reason"],
        rules=f"《{policy.title}》第 {policy.version} 版",
        state=state_of(case),
        told=tuple((FACTS[name].label, spoken(name, facts.get(name))) for name in benefit.facts),
        in_the_way=tuple(obstacles(case, today)) if case.waiting else (),
        findings=await _findings(fund, row, case, facts),
        papers=await _papers(fund, case),
        events=await _events(fund, case, row),
        objections=tuple(await objections(fund, row["no"])),
        ties=tuple(await _ties(fund, row["no"])),
        shared_with=tuple(await sharing(fund.office, row["applicant"])),
    )


def state_of(case: CaseFile) -> str:
    """A case's state in a word."""
    if case.ended:
        return OUTCOMES[case.decided[-1].outcome]
    if case.waiting is None:
        return "办结"
    return f"{'已批准，补办' if case.awarded else '待'}{case.waiting.name}"


async def _findings(
    fund: FundView, row: Row, case: CaseFile, facts: dict[str, Any]
) -> tuple[Finding, ...]:
    """What the rules would say to an award today; nothing once it is given or refused."""
    if case.ended or case.awarded:
        return ()
    asked = Asked(row["tier"], row["amount_fen"], row["occasion"], row["organisation"])
    wish = Wish(case.benefit, asked, clock.today(), case_no=row["no"])
    who = {"id": row["applicant"], "branch": row["branch"]}
    return tuple(await awarding(fund, wish, facts, who))


async def _papers(fund: FundView, case: CaseFile) -> tuple[FiledPaper, ...]:
    rows = await fetch(
        "SELECT id, paper, label, size FROM case_paper WHERE fund = {} AND case_no = {} "
        "ORDER BY id",
        fund.id,
        case.no,
    )

    def files(key: str) -> tuple[tuple[int, str, int], ...]:
        return tuple((r["id"], r["label"], r["size"]) for r in rows if r["paper"] == key)

    needed = {key: step.name for step in reversed(case.steps) for key in step.papers}
    found = [
        FiledPaper(paper.name, paper.clause, needed.get(paper.key, ""), files(paper.key))
        for paper in case.benefit.papers
    ]
    others = files("other")
    return (*found, FiledPaper("其他", "", "", others)) if others else tuple(found)


async def _events(fund: FundView, case: CaseFile, row: Row) -> tuple[Event, ...]:
    """Application, facts found, notices and decisions, in order of their days."""
    steps = {step.key: step for step in (*case.steps, WITHDRAWAL)}
    events = [Event(case.applied_on, "申请", f"登记人 {row['maker_name'] or '（旧数据）'}")]
    for one in await fetch(
        "SELECT n.posted_on, n.ends_on, n.place, n.phone, s.name FROM public_notice n "
        "JOIN staff s ON s.id = n.maker WHERE n.fund = {} AND n.case_no = {} ORDER BY n.id",
        fund.id,
        case.no,
    ):
        detail = (
            f"{one['place']}，到 {one['ends_on']} 止，异议电话 {one['phone']}，登记人 {one['name']}"
        )
        events.append(Event(one["posted_on"], "张贴公示", detail))
    rows = await fetch(
        "SELECT c.*, s.name, m.minutes_no FROM case_step c JOIN staff s ON s.id = c.actor "
        "LEFT JOIN meeting m ON m.id = c.meeting WHERE c.fund = {} AND c.case_no = {} "
        "ORDER BY c.seq",
        fund.id,
        case.no,
    )
    events += [_decided(one, steps) for one in rows]
    return tuple(sorted(events, key=lambda event: event.on))


def _decided(one: Row, steps: dict[str, Any]) -> Event:
    step = steps[one["step"]]
    title = f"{step.name}：{OUTCOMES[one['outcome']]}"
    if one["back_to"]:
        title += f"（到{steps[one['back_to']].name}）"
    detail = f"{one['body']}，{step.document} {one['document_no']}"
    if one["votes_for"] is not None:
        counted = (one["votes_for"], one["votes_against"], one["votes_abstained"])
        detail += "，赞成 {} 反对 {} 弃权 {}".format(*(votes or 0 for votes in counted))
    detail += f"，登记人 {one['name']}" + (f"；{one['note']}" if one["note"] else "")
    return Event(
        one["decided_on"], title, detail, "passed" if one["outcome"] == "passed" else "waiting"
    )


async def _ties(fund: FundView, no: str) -> list[Row]:
    return await fetch(
        "SELECT s.name, t.relation FROM case_tie t JOIN staff s ON s.id = t.staff "
        "WHERE t.fund = {} AND t.case_no = {} ORDER BY t.id",
        fund.id,
        no,
    )
