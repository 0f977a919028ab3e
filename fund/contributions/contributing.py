"""Recording contributions: cash in, capital up, by source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import msgspec

from fund import clock
from fund.access.actors import Actor, require
from fund.access.commands import once
from fund.contributions.tables import Contribution
from fund.database import insert
from fund.errors import BadInput, Refused
from fund.journal.accounts import BANK, CAPITAL, EARNED
from fund.journal.balances import lowest_cash
from fund.journal.entries import Draft, credit, debit
from fund.journal.posting import post
from fund.money import PPM, percent, read_yuan, round_ratio, yuan
from fund.office.funds import FundView
from fund.policy.rules import Source

NOTE_LONGEST = 200


class RecordContribution(msgspec.Struct, frozen=True):
    """Money received into the fund to stay; amount in yuan as typed.

    `base` is what a source that is a share of something is reckoned from, in yuan.
    """

    source: str
    amount: str
    received_on: date
    payer: str
    document_no: str
    note: str = ""
    base: str = ""


@dataclass(frozen=True)
class Given:
    """Capital that comes, or goes where `amount` (fen) is negative: source, day, from whom."""

    source: str
    amount: int
    on: date
    payer: str
    document_no: str
    summary: str
    note: str = ""


def check_day(on: date, fund: FundView, what: str) -> None:
    """Refuse money dated before the fund opened or in the future. Raises BadInput."""
    if on < fund.opened_on:
        raise BadInput(f"{what}日期 {on} 早于基金设立日 {fund.opened_on}。", "基金设立之后才有收付")
    if on > clock.today():
        raise BadInput(f"{what}日期 {on} 晚于今天 {clock.today()}。", "不得预记未来的收付")


async def book(
    fund: FundView,
    kind: str,
    given: Given,
    *,
    maker: int,
    checker: int | None,
    key: str,
) -> int:
    """Post capital received, or given back where the amount is negative; answers the entry's seq.

    Raises Refused where the source has not as much. The caller holds the fund's lock.
    """
    fen, source = abs(given.amount), given.source
    lines = (debit(BANK, source, fen), credit(CAPITAL, source, fen))
    if given.amount < 0:
        lines = (debit(CAPITAL, source, fen), credit(BANK, source, fen))
        left = await lowest_cash(fund.id, source, given.on)
        if left < fen:
            raise Refused(f"这个来源的存款 {yuan(left)} 元，不足支付 {yuan(fen)} 元。")
    draft = Draft(kind, given.summary, given.on, lines, (given.document_no,))
    seq = await post(draft, office=fund.office, fund=fund.id, maker=maker, checker=checker, key=key)
    await insert(
        Contribution,
        {
            "office": fund.office,
            "fund": fund.id,
            "seq": seq,
            "source": source,
            "received_on": given.on,
            "amount_fen": given.amount,
            "payer": given.payer,
            "document_no": given.document_no,
            "note": given.note,
            "recorded_at": clock.now(),
        },
    )
    return seq


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
    given = Given(
        source.key,
        amount,
        command.received_on,
        command.payer.strip(),
        command.document_no.strip(),
        f"收到{source.name}：{command.payer.strip()}",
        _share_note(source, amount, command),
    )

    async def work() -> str:
        made = await book(fund, "contribution", given, maker=actor.id, checker=None, key=key)
        return str(made)

    return await once(actor, key, command, work, fund.id)


def _share_note(source: Source, amount: int, command: RecordContribution) -> str:
    """The note, with the base of a source that is a share of one. Raises BadInput.

    Seed 001, article 4: ten percent of the year's balance of party dues.
    """
    if source.share is None:
        return command.note
    if not command.base.strip():
        raise BadInput(f"请填写计提基数（{source.clause}）。", source.clause)
    base = read_yuan(command.base)
    due = int(round_ratio(base * source.share, PPM))
    if amount != due:
        said = f"{yuan(base)} 元的 {percent(source.share)}% 是 {yuan(due)} 元"
        raise BadInput(f"{said}，不是 {yuan(amount)} 元。", source.clause)
    note = f"基数 {yuan(base)} 元的 {percent(source.share)}%。{command.note}".strip()
    if len(note) > NOTE_LONGEST:
        raise BadInput(f"备注连同计提基数最多 {NOTE_LONGEST} 个字，现在有 {len(note)} 个，请缩短。")
    return note
