"""Money that comes back: returned by the bank (退汇), or recovered (追回).

It goes back to the sources that paid, last drawn first returned.
"""

from __future__ import annotations

from datetime import date

import msgspec

from fund import clock
from fund.access.actors import Actor
from fund.access.commands import once
from fund.cases.reading import case_file, case_for
from fund.contributions.contributing import check_day
from fund.database import Row, fetch, insert, number
from fund.errors import BadInput, NotFound, Refused
from fund.grants.tables import PaymentReturn, RecoveryDemand
from fund.journal.accounts import BANK, CHART, GRANTS, SUBSIDIES
from fund.journal.entries import Draft, Line, credit, debit
from fund.journal.posting import post
from fund.money import read_yuan, yuan
from fund.office.funds import FundView

KINDS = {"bounced": "银行退汇", "recovered": "追回"}


class ReturnPayment(msgspec.Struct, frozen=True):
    """Money of one payment that came back, in yuan as typed; a bounce is the whole of it."""

    no: str
    payment: int
    kind: str
    returned_on: date
    document_no: str
    reason: str
    amount: str = ""


class DemandRecovery(msgspec.Struct, frozen=True):
    """What somebody has to give back, in yuan as typed, by which document and why."""

    no: str
    amount: str
    demanded_on: date
    document_no: str
    reason: str


async def return_payment(actor: Actor, fund: FundView, command: ReturnPayment, key: str) -> str:
    """Post money that came back; answers the entry's seq. Raises BadInput, NotFound or Refused."""

    async def work() -> str:
        await case_for(actor, fund, command.no, "payment.return")
        (await case_file(fund, command.no)).check_aside(actor.id)
        row = next(
            (one for one in await payments_of(fund, command.no) if one["id"] == command.payment),
            None,
        )
        if row is None:
            raise NotFound("这份申请没有这笔发放。")
        fen = _check(fund, command, row)
        lines = await _lines(fund, row, fen)
        summary = f"{KINDS[command.kind]} {command.no}"
        draft = Draft(
            "payment_return", summary, command.returned_on, lines, (command.document_no.strip(),)
        )
        where = {"office": fund.office, "fund": fund.id}
        seq = await post(draft, **where, maker=actor.id, checker=None, key=key)
        about = {"payment": row["id"], "kind": command.kind, "amount_fen": fen}
        stamp = {"returned_on": command.returned_on, "reason": command.reason.strip()}
        made = where | about | stamp | {"seq": seq, "maker": actor.id}
        await insert(PaymentReturn, made | {"recorded_at": clock.now()})
        return str(seq)

    return await once(actor, key, command, work, fund.id)


def _check(fund: FundView, command: ReturnPayment, row: Row) -> int:
    """The amount that came back (fen). Raises BadInput or Refused."""
    if command.kind not in KINDS:
        raise BadInput("请选择银行退汇或追回。")
    check_day(command.returned_on, fund, "退回")
    if command.returned_on < row["paid_on"]:
        raise BadInput(f"退回日期 {command.returned_on} 早于发放日 {row['paid_on']}。")
    if not command.reason.strip() or not command.document_no.strip():
        raise BadInput("请填写原因和凭据号。")
    left = int(row["left"])
    if command.kind == "bounced":
        if row["method"] != "transfer" or left < row["amount_fen"]:
            raise Refused("只有还没有退回过的转账才能登记退汇。")
        return left
    fen = read_yuan(command.amount)
    if not 0 < fen <= left:
        raise BadInput(f"追回金额应大于零，不超过 {yuan(left)} 元。")
    return fen


async def _lines(fund: FundView, row: Row, fen: int) -> tuple[Line, ...]:
    """Debit the bank, credit what was spent, in the sources that paid it and have it left."""
    spent = await fetch(
        "SELECT l.account, l.source, l.subject, l.amount_fen, l.line FROM journal_line l "
        "WHERE l.fund = {} AND l.seq = {} AND l.account IN ({}, {}) ORDER BY l.line DESC",
        *(fund.id, row["seq"], GRANTS.code, SUBSIDIES.code),
    )
    lines: list[Line] = []
    left = fen
    for line in spent:
        back = await number(
            "SELECT -SUM(l.amount_fen) FROM journal_line l JOIN payment_return r "
            "ON r.fund = l.fund AND r.seq = l.seq JOIN benefit_payment p ON p.id = r.payment "
            "WHERE p.fund = {} AND p.seq = {} AND l.account = {} AND l.source = {}",
            *(fund.id, row["seq"], line["account"], line["source"]),
        )
        taken = min(left, line["amount_fen"] - back)
        if taken > 0:
            lines.append(debit(BANK, line["source"], taken))
            lines.append(credit(CHART[line["account"]], line["source"], taken, line["subject"]))
            left -= taken
    return tuple(lines)


async def demand_recovery(actor: Actor, fund: FundView, command: DemandRecovery, key: str) -> str:
    """Demand money back; answers the case's number. Raises BadInput, NotFound or Refused."""

    async def work() -> str:
        await case_for(actor, fund, command.no, "case.record")
        (await case_file(fund, command.no)).check_aside(actor.id)
        fen = read_yuan(command.amount)
        if not command.document_no.strip() or not command.reason.strip():
            raise BadInput("请填写追回决定的文号和理由。")
        check_day(command.demanded_on, fund, "追回")
        rows = await payments_of(fund, command.no)
        asked = await number(
            "SELECT SUM(amount_fen) FROM recovery_demand WHERE fund = {} AND case_no = {}",
            *(fund.id, command.no),
        )
        most = sum(row["amount_fen"] for row in rows if row["bounced"] == 0) - asked
        if not 0 < fen <= most:
            raise BadInput(
                f"追回金额应大于零，不超过已发放而未要求追回的 {yuan(max(most, 0))} 元。"
            )
        made = {"office": fund.office, "fund": fund.id, "case_no": command.no, "amount_fen": fen}
        about = {"demanded_on": command.demanded_on, "document_no": command.document_no.strip()}
        stamp = {"reason": command.reason.strip(), "maker": actor.id, "recorded_at": clock.now()}
        await insert(RecoveryDemand, made | about | stamp)
        return command.no

    return await once(actor, key, command, work, fund.id)


async def payments_of(fund: FundView, no: str) -> list[Row]:
    """What was paid on a case, in order, with what came back and what is left of each (fen)."""
    rows = await fetch(
        "SELECT p.*, (SELECT COALESCE(SUM(r.amount_fen), 0) FROM payment_return r "
        "WHERE r.payment = p.id) AS back, (SELECT COUNT(*) FROM payment_return r "
        "WHERE r.payment = p.id AND r.kind = 'bounced') AS bounced FROM benefit_payment p "
        "JOIN award a ON a.id = p.award WHERE a.fund = {} AND a.case_no = {} "
        "ORDER BY p.month_of, p.id",
        *(fund.id, no),
    )
    return [row | {"left": row["amount_fen"] - int(row["back"])} for row in rows]


async def demands_of(fund: FundView, no: str) -> list[Row]:
    """What was demanded back on a case."""
    return await fetch(
        "SELECT amount_fen, demanded_on, document_no, reason FROM recovery_demand "
        "WHERE fund = {} AND case_no = {} ORDER BY id",
        *(fund.id, no),
    )
