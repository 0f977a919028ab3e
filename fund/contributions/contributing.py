"""Recording contributions: cash in, capital up, by source."""

from __future__ import annotations

from datetime import date

import msgspec

from fund import clock
from fund.access.actors import Actor, require
from fund.access.commands import once
from fund.contributions.tables import Contribution
from fund.database import insert
from fund.errors import BadInput, Refused
from fund.journal.accounts import BANK, CAPITAL, EARNED
from fund.journal.entries import Draft, credit, debit
from fund.journal.posting import post
from fund.money import read_yuan
from fund.office.funds import FundView


class RecordContribution(msgspec.Struct, frozen=True):
    """Money received into the fund to stay; amount in yuan as typed."""

    source: str
    amount: str
    received_on: date
    payer: str
    document_no: str
    note: str = ""


def check_day(on: date, fund: FundView, what: str) -> None:
    """Refuse money dated before the fund opened or in the future. Raises BadInput."""
    if on < fund.opened_on:
        raise BadInput(f"{what}日期 {on} 早于基金设立日 {fund.opened_on}。", "基金设立之后才有收付")
    if on > clock.today():
        raise BadInput(f"{what}日期 {on} 晚于今天 {clock.today()}。", "不得预记未来的收付")


async def record(actor: Actor, fund: FundView, command: RecordContribution, key: str) -> str:
    """Post a contribution; answers the entry's seq. Raises BadInput or Refused."""
    require(actor, "contribution.record")
    source = fund.policy.source(command.source)
    if source is None or source.key == EARNED:
        raise Refused(f"“{command.source}”不是可以筹入本金的资金来源。")
    amount = read_yuan(command.amount)
    if amount <= 0:
        raise BadInput("筹入金额必须大于零。")
    check_day(command.received_on, fund, "到账")
    if not command.payer.strip() or not command.document_no.strip():
        raise BadInput("请填写缴款单位和凭据号。")

    async def work() -> str:
        draft = Draft(
            "contribution",
            f"收到{source.name}：{command.payer}",
            command.received_on,
            (debit(BANK, source.key, amount), credit(CAPITAL, source.key, amount)),
            (command.document_no,),
        )
        seq = await post(
            draft, office=fund.office, fund=fund.id, maker=actor.id, checker=None, key=key
        )
        await insert(
            Contribution,
            {
                "office": fund.office,
                "fund": fund.id,
                "seq": seq,
                "source": source.key,
                "received_on": command.received_on,
                "amount_fen": amount,
                "payer": command.payer.strip(),
                "document_no": command.document_no.strip(),
                "note": command.note,
                "recorded_at": clock.now(),
            },
        )
        return str(seq)

    return await once(actor, key, command, work, fund.id)
