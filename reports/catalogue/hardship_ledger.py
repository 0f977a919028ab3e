"""困难党员台账: who is in the ledger on a day, in the columns an office knows."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from fund.calendars import full_years
from fund.database import Row, fetch
from fund.money import read_yuan
from fund.people.categories import CATEGORIES
from fund.people.identity import born_on, masked_id_no, sex_of
from fund.people.ledger import unreviewed
from fund.people.records import EDUCATION
from fund.policy.facts import CAUSES
from fund.vault import vault
from reports.asking import Question
from reports.document import Column, Document, Figure, Figures, Table

TITLE = "困难党员台账"

COLUMNS = (
    Column("township", "乡镇"),
    Column("branch", "党支部"),
    Column("name", "姓名"),
    Column("sex", "性别"),
    Column("ethnicity", "民族"),
    Column("born_on", "出生日期", "date"),
    Column("age", "年龄", "count"),
    Column("id_no", "身份证号"),
    Column("joined_on", "入党时间", "date"),
    Column("party_years", "党龄", "count"),
    Column("education", "文化程度"),
    Column("people", "家庭人口", "count"),
    Column("workers", "劳动力", "count"),
    Column("income", "家庭年收入", "money"),
    Column("causes", "致困原因"),
    Column("category", "帮扶类别"),
    Column("listed_on", "列入日期", "date"),
    Column("reviewed_on", "最近复核", "date"),
)
_ENTRIES = (
    "SELECT e.member, e.kind, e.entered_on, e.category, e.content FROM ledger_entry e "
    "WHERE e.fund = {} AND e.entered_on <= {} AND e.recorded_at <= {} ORDER BY e.entered_on, e.id"
)
_MEMBERS = (
    "SELECT m.id, m.name, m.branch, m.id_no_sealed, t.name AS township, r.content AS known "
    "FROM member m JOIN household h ON h.id = m.household JOIN township t ON t.id = h.township "
    "LEFT JOIN member_record r ON r.id = (SELECT MAX(n.id) FROM member_record n "
    "WHERE n.member = m.id AND n.recorded_at <= {}) "
    "WHERE EXISTS (SELECT 1 FROM ledger_entry e WHERE e.fund = {} AND e.member = m.id) "
    "AND ({} = '' OR t.name = {}) ORDER BY t.id, m.branch, m.id"
)


async def build(asked: Question) -> Document:
    """The ledger as of a day."""
    standing = _standing(await fetch(_ENTRIES, asked.fund.id, asked.as_of, asked.known_at))
    members = await fetch(_MEMBERS, asked.known_at, asked.fund.id, asked.township, asked.township)
    rows = [
        _row(member, standing[member["id"]], asked.as_of)
        for member in members
        if member["id"] in standing
    ]
    figures = Figures(
        (
            Figure("members", "在册人数", len(rows), "count"),
            *(
                Figure(key, name, sum(row["category"] == name for row in rows), "count")
                for key, name in CATEGORIES.items()
            ),
        )
    )
    review = asked.fund.policy.review
    notes = [f"每年 {'、'.join(str(month) for month in review.months)} 月复核：{review.clause}。"]
    waiting = await unreviewed(asked.fund, asked.as_of, asked.known_at)
    mine = sum(asked.township in ("", row["township_name"]) for row in waiting)
    if mine:
        notes.append(f"本期还有 {mine} 人没有复核。")
    table = Table(COLUMNS, rows, empty="台账中还没有党员。")
    return asked.answer("hardship-ledger", TITLE, (figures, table), *notes)


def _standing(entries: list[Row]) -> dict[int, dict[str, Any]]:
    """By member in the ledger: when listed, as what, why, and when last reviewed."""
    found: dict[int, dict[str, Any]] = {}
    for entry in entries:
        member, kind = entry["member"], entry["kind"]
        if kind == "removed":
            found.pop(member, None)
        elif kind == "listed":
            facts = json.loads(entry["content"]).get("facts", {})
            found[member] = {
                "listed_on": entry["entered_on"],
                "category": entry["category"],
                "causes": facts.get("causes", []),
                "reviewed_on": None,
            }
        elif member in found:
            found[member]["category"] = entry["category"]
            if kind == "reviewed":
                found[member]["reviewed_on"] = entry["entered_on"]
    return found


def _row(member: Row, standing: dict[str, Any], on: date) -> dict[str, Any]:
    id_no = vault().open(member["id_no_sealed"])
    known = json.loads(member["known"]) if member["known"] else {}
    full = known.get("full_member_on")
    joined = known.get("joined_on")
    return {
        "township": member["township"],
        "branch": member["branch"],
        "name": member["name"],
        "sex": sex_of(id_no),
        "ethnicity": known.get("ethnicity") or "",
        "born_on": born_on(id_no),
        "age": full_years(born_on(id_no), on),
        "id_no": masked_id_no(id_no),
        "joined_on": date.fromisoformat(joined) if joined else None,
        "party_years": full_years(date.fromisoformat(full), on) if full else None,
        "education": EDUCATION.get(known.get("education") or "", ""),
        "people": known.get("people"),
        "workers": known.get("workers"),
        "income": read_yuan(known["income"]) if known.get("income") else None,
        "causes": "、".join(CAUSES[cause] for cause in standing["causes"]),
        "category": CATEGORIES.get(standing["category"], ""),
        "listed_on": standing["listed_on"],
        "reviewed_on": standing["reviewed_on"],
    }
