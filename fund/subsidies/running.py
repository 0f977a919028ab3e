"""Pay runs: a month paid to everybody entitled, ordered by one person, approved by another.

An order holds only the question (which subsidy, month, township) and the headcount and sum it had
when it was placed; approval asks the books again and refuses if the answer has changed. Each branch
has one voucher, drawn on the sources in the policy's order.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from operator import itemgetter

import msgspec

from fund import clock
from fund.access.actors import Actor, require
from fund.access.commands import once
from fund.contributions.earnings import spendable
from fund.contributions.position import share_out
from fund.database import Row, fetch, insert, insert_one
from fund.errors import BadInput, Refused
from fund.grants.tables import BenefitPayment
from fund.journal.accounts import BANK, SUBSIDIES
from fund.journal.entries import Draft, Line, credit, debit
from fund.journal.posting import post
from fund.money import yuan
from fund.office.funds import FundView
from fund.orders.ordering import Order, is_waiting, place
from fund.policy.benefits import Benefit
from fund.subsidies.tables import PayRun


class AskRun(msgspec.Struct, frozen=True):
    """A month to pay (its first day), in one township or ("") all of them.

    A month other than the current one is arrears and needs the document that approves it.
    """

    benefit: str
    month_of: date
    township: str = ""
    arrears_document: str = ""


# Who is entitled to a month and has not been paid for it, or whose payment came back.
_ENTITLED = (
    "SELECT a.id AS award, a.case_no, a.amount_fen, e.voucher_no, m.name, m.branch, "
    "t.name AS township, (SELECT COUNT(*) FROM benefit_payment p WHERE p.award = a.id "
    "AND p.month_of = {}) AS tried FROM enrolment e JOIN award a ON a.id = e.award "
    "JOIN member m ON m.id = a.member JOIN household h ON h.id = m.household "
    "JOIN township t ON t.id = h.township LEFT JOIN enrolment_stop s ON s.enrolment = e.id "
    "WHERE e.fund = {} AND a.benefit = {} AND e.starts_on <= {} "
    "AND (s.id IS NULL OR s.stops_on > {}) AND ({} = '' OR t.name = {}) "
    "AND NOT EXISTS (SELECT 1 FROM benefit_payment p WHERE p.award = a.id AND p.month_of = {} "
    "AND NOT EXISTS (SELECT 1 FROM payment_return r WHERE r.payment = p.id "
    "AND r.kind = 'bounced')) AND NOT EXISTS (SELECT 1 FROM case_step c WHERE c.fund = a.fund "
    "AND c.case_no = a.case_no AND c.outcome IN ('refused', 'withdrawn')) "
    # Help given the urgent way is run only when all of it is ratified: until then it may fall away.
    "AND EXISTS (SELECT 1 FROM case_step f WHERE f.fund = a.fund AND f.case_no = a.case_no "
    "AND f.final) "
    # What the supervisory group has frozen waits until the freeze is lifted.
    "AND NOT EXISTS (SELECT 1 FROM payment_freeze z WHERE z.fund = a.fund AND z.about = a.case_no "
    "AND NOT EXISTS (SELECT 1 FROM freeze_lift y WHERE y.payment_freeze = z.id)) "
    "ORDER BY t.id, m.branch, m.id"
)


_UNPAID = "SELECT COUNT(*) AS people, SUM(x.amount_fen) AS fen FROM (" + _ENTITLED + ") x"


async def entitled(fund: FundView, benefit: str, month: date, township: str) -> list[Row]:
    """Everybody to be paid for a month, by township and branch."""
    return await fetch(
        _ENTITLED,
        *(month, fund.id, benefit, month, month),
        *(township, township, month),
    )


async def unpaid(fund: FundView, benefit: str, month: date) -> tuple[int, int]:
    """How many are still to be paid for a month, and how much in all (fen)."""
    rows = await fetch(
        _UNPAID,
        *(month, fund.id, benefit, month, month),
        *("", "", month),
    )
    return int(rows[0]["people"]), int(rows[0]["fen"] or 0)


async def ask_run(actor: Actor, fund: FundView, command: AskRun, key: str) -> str:
    """Order a run; answers the order's id. Raises BadInput or Refused."""

    async def work() -> str:
        require(actor, "subsidy.run")
        benefit = _monthly(fund, command.benefit)
        _check_month(benefit, command.month_of, command.arrears_document)
        asked = {"benefit": benefit.key, "month_of": command.month_of.isoformat()}
        if await is_waiting(fund, "pay_run", **asked):
            raise Refused(f"{command.month_of:%Y-%m} 已有一份发放批次等待审批。")
        people = await entitled(fund, benefit.key, command.month_of, command.township)
        if not people:
            raise Refused(f"{command.month_of:%Y-%m} 没有应发而未发的人。", benefit.clause)
        await _check_aside(fund, people, actor.id, actor.id)
        amount = sum(row["amount_fen"] for row in people)
        where = command.township or "全部乡镇"
        summary = f"{benefit.name} {command.month_of:%Y-%m}，{where}，{len(people)} 人"
        about = {"township": command.township, "list": _list_hash(people)}
        papers = {"arrears_document": command.arrears_document.strip()}
        return str(await place(actor, fund, "pay_run", summary, amount, asked | about | papers))

    return await once(actor, key, command, work, fund.id)


def _monthly(fund: FundView, key: str) -> Benefit:
    benefit = fund.policy.benefit(key)
    if benefit.kind != "monthly":
        raise Refused(f"“{benefit.name}”不是按月补助。", benefit.clause)
    return benefit


def _check_month(benefit: Benefit, month: date, document: str) -> None:
    """One month at a time, and the current one unless arrears are approved (seed 000)."""
    current = clock.today().replace(day=1)
    if month.day != 1 or month > current:
        raise BadInput("发放月份应写成每月 1 日，不晚于本月。", benefit.clause)
    if month < current and not document.strip():
        raise Refused("只能发放当月；补发以前月份须有批准文号。", benefit.clause)


async def _check_aside(fund: FundView, people: Sequence[Row], maker: int, checker: int) -> None:
    """Refuse a list with somebody close to one of these (staff ids)."""
    rows = await fetch(
        "SELECT case_no FROM case_tie WHERE fund = {} AND staff IN ({}, {})",
        *(fund.id, maker, checker),
    )
    tied = {row["case_no"] for row in rows} & {row["case_no"] for row in people}
    if tied:
        named = "、".join(sorted(tied))
        raise Refused(f"申请 {named} 与经办或审批人有申报的关系，应由他人办理。", "优亲厚友须回避")


def _list_hash(people: Sequence[Row]) -> str:
    """A fingerprint of who is to be paid how much."""
    pairs = sorted((row["award"], row["amount_fen"]) for row in people)
    return hashlib.sha256(repr(pairs).encode()).hexdigest()


async def carry_out_run(order: Order) -> None:
    """Post one voucher a branch and keep who was paid. Raises Refused."""
    fund, content = order.fund, order.content
    month = date.fromisoformat(content["month_of"])
    benefit = _monthly(fund, content["benefit"])
    people = await entitled(fund, benefit.key, month, content["township"])
    _check_month(benefit, month, content["arrears_document"])
    await _check_aside(fund, people, order.maker, order.checker)
    amount = sum(row["amount_fen"] for row in people)
    if _list_hash(people) != content["list"]:
        raise Refused(
            f"名单有变动：现在是 {len(people)} 人 {yuan(amount)} 元。请撤回，重新编制批次。"
        )
    run = await insert_one(
        PayRun,
        {
            "office": fund.office,
            "fund": fund.id,
            "payment_order": order.id,
            "benefit": benefit.key,
            "month_of": month,
            "township": content["township"],
            "paid_on": order.on,
            "people": len(people),
            "amount_fen": amount,
            "recorded_at": clock.now(),
        },
    )
    purse = await _purse(fund, order.on)
    branches = groupby(people, key=itemgetter("township", "branch"))
    for index, (branch, group) in enumerate(branches, start=1):
        part = replace(order, key=f"{order.key}/{index}")  # each voucher has a key of its own
        await _pay_branch(part, run, month, branch, list(group), purse)


async def _purse(fund: FundView, on: date) -> dict[str, int]:
    """What each source that may pay subsidies has on the day (fen), in the policy's order."""
    return {
        source.key: await spendable(fund, source, on)
        for source in fund.policy.sources
        if "subsidies" in source.uses and fund.usable(source.key)
    }


def _drawn(purse: dict[str, int], fen: int, subject: str) -> Iterator[Line]:
    """Lines that pay `fen` out of the purse, which they empty; raises Refused if too little."""
    drawn, left = share_out(purse, fen)
    for source, taken in drawn:
        purse[source] -= taken
        yield debit(SUBSIDIES, source, taken, subject)
        yield credit(BANK, source, taken)
    if left:
        raise Refused(f"可用于补助的存款不足，还差 {yuan(left)} 元。")


async def _pay_branch(
    order: Order,
    run: int,
    month: date,
    branch: tuple[str, str],
    people: Sequence[Row],
    purse: dict[str, int],
) -> None:
    fund, subject = order.fund, f"R{run}"
    fen = sum(row["amount_fen"] for row in people)
    papers = (order.content["arrears_document"],) if order.content["arrears_document"] else ()
    summary = f"{month:%Y-%m} 补助，{''.join(branch)}，{len(people)} 人"
    lines = tuple(_drawn(purse, fen, subject))
    where = {"office": fund.office, "fund": fund.id}
    seq = await post(
        Draft("subsidy", summary, order.on, lines, papers),
        **where,
        maker=order.maker,
        checker=order.checker,
        key=order.key,
    )
    shared = where | {"seq": seq, "month_of": month, "paid_on": order.on, "relation": "本人"}
    shared |= {"method": "transfer", "mark": "sheet", "pay_run": run, "recorded_at": clock.now()}
    await insert(
        BenefitPayment,
        *(
            shared
            | {
                "award": row["award"],
                "attempt": int(row["tried"]) + 1,
                "amount_fen": row["amount_fen"],
                "receiver": row["name"],
                "voucher_no": row["voucher_no"],
            }
            for row in people
        ),
    )
