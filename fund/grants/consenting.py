"""Capital for a gift: only with a document and the supervisory group's own note (seed 003)."""

from __future__ import annotations

import msgspec

from fund import clock
from fund.access.actors import Actor
from fund.access.commands import once
from fund.cases.reading import benefit_of, case_file, case_for
from fund.database import Row, fetch_one, insert
from fund.errors import BadInput, Refused, SamePersonTwice
from fund.grants.tables import CapitalConsent
from fund.office.funds import FundView


class ConsentCapital(msgspec.Struct, frozen=True):
    """What a member of the supervisory group says to paying a case from capital."""

    no: str
    document_no: str
    note: str


async def consent(actor: Actor, fund: FundView, command: ConsentCapital, key: str) -> str:
    """Let a case be paid from capital. Raises BadInput, NotFound or Refused."""

    async def work() -> str:
        row = await case_for(actor, fund, command.no, "capital.consent")
        case = await case_file(fund, command.no)
        case.check_aside(actor.id)
        if actor.id in {row["maker"], *(done.actor for done in case.decided)}:
            raise SamePersonTwice("这份申请的登记或审批")
        benefit = benefit_of(fund, row)
        if not benefit.from_income:
            raise Refused("这项帮扶不从收益中支付，不需要动用本金的意见。", benefit.clause)
        if not command.document_no.strip() or not command.note.strip():
            raise BadInput("请填写批准文号和监督小组意见。", benefit.clause)
        if await consent_of(fund, command.no):
            raise Refused("这份申请已有动用本金的意见。")
        made = {"office": fund.office, "fund": fund.id, "case_no": command.no}
        about = {"document_no": command.document_no.strip(), "note": command.note.strip()}
        stamp = {"supervisor": actor.id, "recorded_at": clock.now()}
        await insert(CapitalConsent, made | about | stamp)
        return command.no

    return await once(actor, key, command, work, fund.id)


async def consent_of(fund: FundView, no: str) -> Row | None:
    """The note on a case, with who gave it."""
    return await fetch_one(
        "SELECT c.document_no, c.note, c.recorded_at, c.supervisor, s.name FROM capital_consent c "
        "JOIN staff s ON s.id = c.supervisor WHERE c.fund = {} AND c.case_no = {}",
        *(fund.id, no),
    )
