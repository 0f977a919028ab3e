"""慰问/救济台账: every gift paid, in the familiar columns (domain rules, section 8)."""

from __future__ import annotations

import json
from collections import defaultdict

from fund.calendars import full_years
from fund.cases.reading import benefit_of, read_facts
from fund.database import Row, fetch
from fund.grants.paying import METHODS
from fund.journal.accounts import GRANTS
from fund.people.identity import born_on, sex_of
from fund.policy.facts import FACTS, Facts, Value, spoken
from fund.vault import vault
from reports.asking import Question
from reports.document import Column, Document, Figure, Figures, Table, summed

TITLE = "慰问救济台账"
COLUMNS = (
    Column("index", "序号", "count"),
    Column("occasion", "批次"),
    Column("township", "乡镇"),
    Column("branch", "党支部"),
    Column("name", "姓名"),
    Column("sex", "性别"),
    Column("age", "年龄", "count"),
    Column("joined_on", "入党时间"),
    Column("hardship", "困难情况"),
    Column("tier", "类别/档次"),
    Column("standard", "标准", "money"),
    Column("amount", "金额", "money"),
    Column("source", "资金来源"),
    Column("document_no", "审批文号"),
    Column("paid_on", "发放日期", "date"),
    Column("payer", "发放人"),
    Column("receiver", "领取人"),
    Column("relation", "与本人关系"),
    Column("note", "备注"),
)
_PAID = (
    "SELECT p.id, p.fund, p.seq, p.paid_on, p.amount_fen, p.receiver, p.relation, p.method, "
    "a.case_no, a.awarded_on, c.policy_version, c.benefit, c.tier, c.occasion, c.urgent_reason, "
    "m.id AS member, m.name, m.branch, m.id_no_sealed, t.name AS township, "
    "s.name AS payer, (SELECT MAX(d.document_no) FROM case_step d WHERE d.fund = p.fund "
    "AND d.case_no = a.case_no AND d.decided_on = a.awarded_on AND d.outcome = 'passed' "
    "AND d.actor = a.approver) AS document_no, "
    "(SELECT COALESCE(SUM(r.amount_fen), 0) FROM payment_return r WHERE r.payment = p.id "
    "AND r.returned_on <= {} AND r.recorded_at <= {}) AS back "
    "FROM benefit_payment p JOIN award a ON a.id = p.award JOIN aid_case c ON c.fund = a.fund "
    "AND c.no = a.case_no JOIN member m ON m.id = a.member JOIN household h ON h.id = m.household "
    "JOIN township t ON t.id = h.township JOIN journal_entry e ON e.fund = p.fund "
    "AND e.seq = p.seq JOIN staff s ON s.id = e.maker WHERE p.fund = {} AND c.kind = 'grant' "
    "AND p.paid_on >= {} AND p.paid_on <= {} AND p.recorded_at <= {} "
    "AND ({} = '' OR t.name = {}) ORDER BY p.paid_on, p.id"
)
_SOURCES = (
    "SELECT l.seq, l.source FROM journal_line l WHERE l.fund = {} AND l.account = {} "
    "AND l.amount_fen > 0 ORDER BY l.seq, l.line"
)


async def build(asked: Question) -> Document:
    """What was given in the year of the day, through the day."""
    first = asked.as_of.replace(month=1, day=1)
    found = await fetch(
        _PAID,
        *(asked.as_of, asked.known_at),
        *(asked.fund.id, first, asked.as_of, asked.known_at),
        *(asked.township, asked.township),
    )
    names = {source.key: source.name for source in asked.fund.policy.sources}
    sources: dict[int, list[str]] = {}
    for line in await fetch(_SOURCES, asked.fund.id, GRANTS.code):
        sources.setdefault(line["seq"], []).append(names.get(line["source"]) or str(line["source"]))
    joined, told = await _joined(asked, found), await _told(asked)
    rows = [
        _row(
            asked,
            index,
            row,
            "、".join(sources.get(row["seq"], [])),
            joined[row["member"]],
            told.get(row["case_no"], {}),
        )
        for index, row in enumerate(found, start=1)
    ]
    totals = summed(rows, "amount")
    figures = Figures(
        (
            Figure("payments", "发放笔数", len(rows), "count"),
            Figure("people", "受助人数", len({row["member"] for row in found}), "count"),
            Figure("amount", "发放金额", totals["amount"]),
        )
    )
    note = "金额已减去退回、追回的部分。按月补助见按月补助发放表。"
    table = Table(COLUMNS, rows, totals, empty="本年还没有发放慰问救济。")
    return asked.answer("grants-ledger", TITLE, (figures, table), note)


async def _joined(asked: Question, found: list[Row]) -> dict[int, str]:
    """When each of these members joined, from his newest record."""
    members = {row["member"] for row in found}
    rows = await fetch(
        "SELECT r.member, r.content FROM member_record r WHERE EXISTS (SELECT 1 FROM award a "
        "WHERE a.member = r.member AND a.fund = {}) AND r.recorded_at <= {} ORDER BY r.id",
        *(asked.fund.id, asked.known_at),
    )
    known = {row["member"]: json.loads(row["content"]) for row in rows}
    return {member: known.get(member, {}).get("joined_on") or "" for member in members}


async def _told(asked: Question) -> dict[str, Facts]:
    """What was declared or found on every case that has an award, by its number."""
    found: dict[str, dict[str, Value]] = defaultdict(dict)
    for row in await fetch(
        "SELECT f.case_no, f.content FROM case_facts f WHERE f.fund = {} AND EXISTS "
        "(SELECT 1 FROM award a WHERE a.fund = f.fund AND a.case_no = f.case_no) "
        "AND f.recorded_at <= {} ORDER BY f.id",
        *(asked.fund.id, asked.known_at),
    ):
        found[row["case_no"]] |= read_facts(json.loads(row["content"]))
    return dict(found)


def _row(
    asked: Question, index: int, row: Row, source: str, joined: str, facts: Facts
) -> dict[str, object]:
    benefit = benefit_of(asked.fund, row)
    tier = benefit.tier(row["tier"])
    occasion = next((one.name for one in benefit.occasions if one.key == row["occasion"]), "")
    told = [name for name in ("causes", "rank", "sacrifice") if name in facts]
    hardship = "；".join(f"{FACTS[name].label}：{spoken(name, facts[name])}" for name in told)
    id_no = vault().open(row["id_no_sealed"])
    back = int(row["back"])
    return {
        "index": index,
        "occasion": occasion or ("临时" if row["urgent_reason"] else benefit.name),
        "township": row["township"],
        "branch": row["branch"],
        "name": row["name"],
        "sex": sex_of(id_no),
        "age": full_years(born_on(id_no), row["paid_on"]),
        "joined_on": joined,
        "hardship": hardship,
        "tier": tier.name if tier else benefit.name,
        "standard": tier.amount if tier else None,
        "amount": row["amount_fen"] - back,
        "source": source,
        "document_no": row["document_no"] or "",
        "paid_on": row["paid_on"],
        "payer": row["payer"],
        "receiver": row["receiver"],
        "relation": row["relation"],
        "note": METHODS[row["method"]] + ("，有退回" if back else ""),
    }
