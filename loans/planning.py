"""The yearly lending plan (年度投放计划): the year's money shared among townships.

A year without a plan has no limit but the money itself. With one, an approval that would take a
township beyond its share is refused; a later row for the same township replaces the earlier.
"""

from __future__ import annotations

from datetime import date

import msgspec

from fund import clock
from fund.access.actors import Actor, require
from fund.access.commands import once
from fund.database import Row, fetch, fetch_one, insert
from fund.errors import BadInput, NotFound, Refused
from fund.money import read_yuan, yuan
from fund.office.funds import FundView
from loans.tables import LendingPlan


class PlanLending(msgspec.Struct, frozen=True):
    """What a township may be lent in a year; amount in yuan as typed."""

    year: int
    township: str
    amount: str
    document_no: str


async def plan(actor: Actor, fund: FundView, command: PlanLending, key: str) -> str:
    """Enter a township's share of a year. Raises BadInput or NotFound."""
    require(actor, "loan.plan")
    amount = read_yuan(command.amount)
    if amount < 0 or not 1990 <= command.year <= 2199:
        raise BadInput("年份或金额不对，请核对。")
    if not command.document_no.strip():
        raise BadInput("请填写计划的文号。")

    async def work() -> str:
        row = await fetch_one(
            "SELECT id FROM township WHERE office = {} AND name = {}",
            fund.office,
            command.township,
        )
        if row is None:
            raise NotFound(f"没有名为“{command.township}”的乡镇。")
        await insert(
            LendingPlan,
            {
                "office": fund.office,
                "fund": fund.id,
                "year": command.year,
                "township": row["id"],
                "amount_fen": amount,
                "document_no": command.document_no.strip(),
                "maker": actor.id,
                "recorded_at": clock.now(),
            },
        )
        return str(command.year)

    return await once(actor, key, command, work, fund.id)


async def shares(fund: FundView, year: int) -> list[Row]:
    """Each township's share of a year, and what of it is promised to approved loans (fen)."""
    rows = await fetch(
        "SELECT p.township, t.name, p.amount_fen, p.document_no FROM lending_plan p "
        "JOIN township t ON t.id = p.township WHERE p.fund = {} AND p.year = {} "
        "AND p.id = (SELECT MAX(q.id) FROM lending_plan q WHERE q.fund = p.fund "
        "AND q.year = p.year AND q.township = p.township) ORDER BY p.township",
        fund.id,
        year,
    )
    promised = {
        row["township"]: int(row["fen"])
        for row in await fetch(
            "SELECT l.township, SUM(f.amount_fen) AS fen FROM loan_funding f "
            "JOIN loan l ON l.id = f.loan WHERE f.fund = {} AND f.approved_on >= {} "
            "AND f.approved_on <= {} AND NOT EXISTS (SELECT 1 FROM case_step s "
            "WHERE s.fund = l.fund AND s.case_no = l.no AND s.outcome = 'withdrawn') "
            "GROUP BY l.township",
            *(fund.id, date(year, 1, 1), date(year, 12, 31)),
        )
    }
    return [row | {"promised": promised.get(row["township"], 0)} for row in rows]


async def check_share(fund: FundView, loan: Row, on: date) -> None:
    """Refuse an approval beyond the township's share of the year. Raises Refused."""
    found = await shares(fund, on.year)
    if not found:
        return
    mine = next((row for row in found if row["township"] == loan["township"]), None)
    if mine is None:
        raise Refused(f"{on.year} 年投放计划没有安排{loan['township_name']}。", "年度投放计划")
    left = mine["amount_fen"] - mine["promised"]
    if loan["principal_fen"] > left:
        raise Refused(
            f"{on.year} 年{mine['name']}计划投放 {yuan(mine['amount_fen'])} 元，"
            f"还剩 {yuan(max(left, 0))} 元，不足 {yuan(loan['principal_fen'])} 元。",
            f"年度投放计划（{mine['document_no']}）",
        )
