"""Money a fund hands to another (市级下拨): a voucher in each, posted together or not at all."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from fund import clock
from fund.access.actors import Actor, require
from fund.access.commands import once
from fund.contributions.contributing import Given, book
from fund.contributions.earnings import spendable
from fund.contributions.tables import FundTransfer
from fund.database import fetch, insert, number
from fund.errors import BadInput, Refused
from fund.journal.accounts import EARNED
from fund.money import read_yuan, yuan
from fund.office.funds import FundView, fund_of
from fund.orders.ordering import Order, place
from fund.policy.rules import Source


class AskTransfer(msgspec.Struct, frozen=True):
    """What shall be handed to which fund (code), from which source to which; yuan as typed.

    `place` is the place of the allocation it belongs to, if it belongs to one, `year` its year.
    """

    to_fund: str
    source: str
    to_source: str
    amount: str
    year: int
    document_no: str
    place: str = ""


async def ask_transfer(actor: Actor, fund: FundView, command: AskTransfer, key: str) -> str:
    """Order a transfer; answers the order's id. Raises BadInput, NotFound or Refused."""

    async def work() -> str:
        require(actor, "transfer.ask")
        amount = read_yuan(command.amount)
        if amount <= 0:
            raise BadInput("拨付金额必须大于零。")
        if not command.document_no.strip():
            raise BadInput("请填写拨款文号。")
        content = {
            "to_fund": command.to_fund,
            "source": command.source,
            "to_source": command.to_source,
            "year": command.year,
            "place": command.place.strip(),
            "document_no": command.document_no.strip(),
        }
        other = await _check(fund, content, amount)
        summary = f"拨付{other.name}（{command.document_no.strip()}）"
        return str(await place(actor, fund, "transfer", summary, amount, content))

    return await once(actor, key, command, work, fund.id)


async def _check(fund: FundView, content: dict[str, object], amount: int) -> FundView:
    """The receiving fund; refuses unknown sources and more than the allocation grants."""
    other = await fund_of(fund.office, str(content["to_fund"]))
    if other.id == fund.id:
        raise BadInput("不能拨给本基金。")
    given, into = (
        _source(view, str(content[key])) for view, key in ((fund, "source"), (other, "to_source"))
    )
    if not set(into.uses) <= set(given.uses):
        raise Refused(f"“{given.name}”的用途比“{into.name}”窄，不能拨入。", given.clause)
    left = await spendable(fund, given, clock.today())
    if amount > left:
        raise Refused(f"“{given.name}”可拨 {yuan(left)} 元，不足 {yuan(amount)} 元。")
    funding, where = fund.policy.funding, content["place"]
    if not where:
        return other
    shares = {one.place: one.amount for one in funding.allocation} if funding else {}
    if funding is None or where not in shares or funding.year != content["year"]:
        raise Refused(f"分配方案中没有 {content['year']} 年“{where}”。")
    done = "SELECT SUM(amount_fen) FROM fund_transfer WHERE fund = {} AND year = {} AND place = {}"
    elsewhere = await fetch(
        "SELECT place FROM fund_transfer WHERE fund = {} AND to_fund = {} "
        "AND place NOT IN ({}, '') LIMIT 1",
        *(fund.id, other.id, where),
    )
    if elsewhere:
        raise Refused(f"{other.name}已按“{elsewhere[0]['place']}”拨过款，一个基金只对应一个地方。")
    left = shares[str(where)] - await number(done, fund.id, content["year"], where)
    if amount > left:
        raise Refused(f"“{where}”的分配额还剩 {yuan(left)} 元。", funding.clause)
    return other


def _source(fund: FundView, key: str) -> Source:
    """A source of capital that may be used; income is not handed on but distributed."""
    source = fund.policy.source(key)
    if source is None or key == EARNED:
        raise BadInput(f"{fund.name}没有“{key}”这个本金来源。")
    if not fund.usable(key):
        raise Refused(f"{fund.name}“{source.name}”的设立文件还没有登记，不能使用。", source.clause)
    return source


async def carry_out_transfer(order: Order) -> None:
    """Post both vouchers. Raises BadInput or Refused."""
    fund, content = order.fund, dict(order.content)
    other = await _check(fund, content, order.amount)
    document = str(content["document_no"])
    source, to_source = str(content["source"]), str(content["to_source"])
    said, heard = f"拨付{other.name}", f"收到{fund.name}拨款"
    out = Given(source, -order.amount, order.on, other.name, document, said)
    into = Given(to_source, order.amount, order.on, fund.name, document, heard)
    seq = await book(
        fund, "transfer_out", out, maker=order.maker, checker=order.checker, key=order.key
    )
    # The receiving fund's own people review what came in (复核).
    to_seq = await book(other, "transfer_in", into, maker=order.maker, checker=None, key=order.key)
    about = {name: content[name] for name in ("source", "to_source", "place", "year")}
    made = {"office": fund.office, "fund": fund.id, "seq": seq, "to_fund": other.id}
    stamp = {"to_seq": to_seq, "amount_fen": order.amount, "transferred_on": order.on}
    await insert(
        FundTransfer, made | about | stamp | {"document_no": document, "recorded_at": clock.now()}
    )


async def handed_down(fund: int, year: int, on: date, known_at: datetime) -> dict[str, int]:
    """Fen handed down through a day for a year, by place of the allocation."""
    rows = await fetch(
        "SELECT place, SUM(amount_fen) AS fen FROM fund_transfer WHERE fund = {} AND year = {} "
        "AND transferred_on <= {} AND recorded_at <= {} GROUP BY place",
        *(fund, year, on, known_at),
    )
    return {row["place"]: int(row["fen"]) for row in rows}
