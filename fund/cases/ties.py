"""Ties (优亲厚友): whoever in office is close to an applicant stands aside (回避)."""

from __future__ import annotations

import msgspec

from fund import clock
from fund.access.actors import Actor
from fund.access.commands import once
from fund.cases.reading import case_for
from fund.cases.tables import CaseTie
from fund.database import fetch_one, insert
from fund.errors import BadInput, NotFound, Refused
from fund.office.funds import FundView


class DeclareTie(msgspec.Struct, frozen=True):
    """Somebody in office is close to an applicant; `staff` is his account's id."""

    no: str
    staff: int
    relation: str


async def declare_tie(actor: Actor, fund: FundView, command: DeclareTie, key: str) -> str:
    """Declare that somebody in office is close to the applicant. BadInput, NotFound or Refused."""
    if not command.relation.strip():
        raise BadInput("请填写与申请人的关系。")

    async def work() -> str:
        await case_for(actor, fund, command.no, "tie.declare")
        known = "SELECT id FROM staff WHERE office = {} AND id = {}"
        if not await fetch_one(known, fund.office, command.staff):
            raise NotFound("没有这个账号。")
        told = "SELECT id FROM case_tie WHERE fund = {} AND case_no = {} AND staff = {}"
        if await fetch_one(told, fund.id, command.no, command.staff):
            raise Refused("这个关系已经申报过。")
        row = {"office": fund.office, "fund": fund.id, "case_no": command.no}
        about = {"staff": command.staff, "relation": command.relation.strip()}
        await insert(CaseTie, row | about | {"maker": actor.id, "recorded_at": clock.now()})
        return command.no

    return await once(actor, key, command, work, fund.id)
