"""Filing commitments and reading them."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from fund import clock
from fund.access.actors import Actor, require
from fund.access.commands import once
from fund.contributions.contributing import check_day
from fund.database import Row, fetch, fetch_one, insert
from fund.errors import BadInput, NotFound, Refused
from fund.money import PPM, read_percent
from fund.office.funds import FundView
from loans.guarantees.cover import Terms
from loans.servicing.repaying import positive
from loans.tables import Commitment


class CommitTownship(msgspec.Struct, frozen=True):
    """A township's commitment as signed; amounts in yuan, share in percent as typed."""

    township: str
    document_no: str
    approving_body: str
    budget_line: str
    loan_ceiling: str
    yearly_ceiling: str
    signed_on: date
    ends_on: date
    share: str = "100"
    trigger_days: int = 90
    claim_months: int = 6


_TERMS = (
    "SELECT id, township, document_no, share_ppm, loan_ceiling_fen, yearly_ceiling_fen, "
    "trigger_days, claim_months, signed_on, ends_on FROM commitment WHERE fund = {} "
)


async def commitments(fund: FundView, as_of: date, known_at: datetime) -> list[Terms]:
    """Commitments signed by a day and known at an instant, newest last."""
    rows = await fetch(
        _TERMS + "AND signed_on <= {} AND recorded_at <= {} ORDER BY signed_on, id",
        fund.id,
        as_of,
        known_at,
    )
    return [Terms(**row) for row in rows]


async def commitment_for(fund: FundView, loan: Row) -> Terms | None:
    """The commitment a loan paid out falls under: the last signed that covers it."""
    if not loan["disbursement"]:
        return None
    found = await commitments(fund, loan["disbursed_on"], clock.now())
    mine = [one for one in found if one.covers(loan["township"], loan["disbursed_on"])]
    return mine[-1] if mine else None


async def commit(actor: Actor, fund: FundView, command: CommitTownship, key: str) -> str:
    """File a commitment; answers its document number. Raises BadInput, NotFound or Refused."""
    require(actor, "commitment.file")
    each = positive(command.loan_ceiling, "每笔上限")
    yearly = positive(command.yearly_ceiling, "年度上限")
    share = read_percent(command.share)
    if not 0 < share <= PPM:
        raise BadInput("承担比例应在 0 与 100% 之间，不含 0。")
    if yearly < each:
        raise BadInput("年度上限不应小于每笔上限。")
    if not 1 <= command.trigger_days <= 3650 or not 1 <= command.claim_months <= 120:
        raise BadInput("触发天数应为 1 至 3650 天，催告期限应为 1 至 120 个月。")
    check_day(command.signed_on, fund, "签订")
    if command.ends_on < command.signed_on:
        raise BadInput("承诺截止日不应早于签订日。")
    document = command.document_no.strip()
    if not document or not command.approving_body.strip():
        raise BadInput("请填写承诺书编号和批准机关。")

    async def work() -> str:
        township = await fetch_one(
            "SELECT id FROM township WHERE office = {} AND name = {}",
            fund.office,
            command.township,
        )
        if township is None:
            raise NotFound(f"没有名为“{command.township}”的乡镇。")
        if await fetch_one(
            "SELECT id FROM commitment WHERE fund = {} AND document_no = {}", fund.id, document
        ):
            raise Refused(f"承诺书 {document} 已经登记过。")
        row = {
            "office": fund.office,
            "fund": fund.id,
            "township": township["id"],
            "document_no": document,
            "approving_body": command.approving_body.strip(),
            "budget_line": command.budget_line.strip(),
            "share_ppm": share,
            "loan_ceiling_fen": each,
            "yearly_ceiling_fen": yearly,
            "trigger_days": command.trigger_days,
            "claim_months": command.claim_months,
            "signed_on": command.signed_on,
            "ends_on": command.ends_on,
            "maker": actor.id,
            "recorded_at": clock.now(),
        }
        await insert(Commitment, row)
        return document

    return await once(actor, key, command, work, fund.id)
