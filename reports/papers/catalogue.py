"""The papers there are, by name: what each is about, and how a batch of them is chosen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, timedelta
from inspect import isawaitable
from typing import Any

from fund import clock
from fund.errors import BadInput, NotFound, Refused
from fund.office.funds import FundView
from loans.book import load
from reports.papers import booking, committing, lending, noticing, repaying
from reports.papers.loan_file import LoanFile, loan_file
from reports.papers.sheets import Paper

Choice = Callable[[FundView, date], Awaitable[list[str]]]
AHEAD_DAYS = 60  # how far ahead a batch of due notices looks, unless told


@dataclass(frozen=True)
class Kind:
    """A paper of the catalogue: about a loan, case or entry; `choose` names those of a batch."""

    name: str
    title: str
    about: str
    build: Callable[[Any], Any]
    choose: Choice | None = None


async def _late(fund: FundView, on: date) -> list[str]:
    """Loans past due."""
    book = await load(fund, on, clock.now())
    late = book.standing().days_past_due.tolist()
    return [row["no"] for row, days in zip(book.loans, late, strict=True) if days]


async def _due_soon(fund: FundView, on: date) -> list[str]:
    """Loans with something to pay within the next weeks."""
    book = await load(fund, on, clock.now())
    state = book.standing()
    last = on + timedelta(days=AHEAD_DAYS)
    days = state.book.due.astype(object)
    wanted = (days >= on) & (days <= last) & (state.to_pay > 0)
    found = sorted(set(state.book.row_loan[wanted].tolist()))
    return [book.loans[index]["no"] for index in found]


async def _owing(fund: FundView, on: date) -> list[str]:
    """Loans with principal outstanding."""
    book = await load(fund, on, clock.now())
    balance = book.standing().balance.tolist()
    return [row["no"] for row, fen in zip(book.loans, balance, strict=True) if fen]


PAPERS: dict[str, Kind] = {
    one.name: one
    for one in (
        Kind("application", "借款申请审批表", "loan", lending.application),
        Kind("assessment", "实地考核表", "loan", lending.assessment),
        Kind("contract", "借款合同", "loan", lending.contract),
        Kind("note", "借款借据", "loan", lending.note),
        Kind("commitment", "乡镇还款承诺书", "loan", committing.commitment),
        Kind("payment-order", "借款发放审批单", "loan", lending.payment_order),
        Kind("card", "还款明白卡", "loan", repaying.card, _owing),
        Kind("interest-slip", "利息计算单", "loan", repaying.interest_slip),
        Kind("receipt", "收款凭条", "loan", repaying.receipts),
        Kind("due-notice", "到期还款通知单", "loan", repaying.due_notice, _due_soon),
        Kind("demand", "逾期催收通知书（附回执）", "loan", repaying.demand, _late),
        Kind("call", "履行还款承诺催告函", "loan", committing.call, _late),
        Kind("extension", "展期协议（承诺单位同意书）", "loan", committing.extension),
        Kind("settled", "结清证明", "loan", repaying.settled),
        Kind("write-off", "核销审批表", "loan", repaying.write_off),
        Kind("balance-letter", "借款余额对账函", "loan", repaying.balance_letter, _owing),
        Kind("voucher", "记账凭证", "entry", booking.voucher, booking.of_month),
        Kind("notice", "公示", "case", noticing.notice),
        Kind("notice-report", "公示结果报告", "case", noticing.outcome),
    )
}


def kind_named(name: str) -> Kind:
    """The paper of that name; raises NotFound with the names there are."""
    if name not in PAPERS:
        raise NotFound(f"没有名为“{name}”的文书。可用：{'、'.join(PAPERS)}。")
    return PAPERS[name]


def check_not_ahead(on: date) -> None:
    """Raise BadInput for a day to come: a paper tells of what is, not of what will be."""
    if on > clock.today():
        raise BadInput(f"{on} 还没有到，文书只能出到今天为止的情况。")


async def of(fund: FundView, kind: Kind, no: str, on: date) -> list[Paper]:
    """The papers of one kind about one loan or case, as of a day. Raises NotFound or Refused."""
    check_not_ahead(on)
    about: LoanFile | noticing.NoticeFile | booking.EntryFile
    if kind.about == "loan":
        about = await loan_file(fund, no, on)
        if on < about.row["applied_on"]:
            raise BadInput(f"{on} 时还没有申请 {no}，不能出这一天的文书。")
    elif kind.about == "entry":
        about = await booking.entry_file(fund, no)
    else:
        about = await noticing.notice_file(fund, no, on)
    made = kind.build(about)
    made = await made if isawaitable(made) else made
    return made if isinstance(made, list) else [made]


async def batch(fund: FundView, kind: Kind, on: date) -> tuple[list[Paper], list[str]]:
    """A whole batch, and why some of it could not be made. Raises BadInput, or Refused for none."""
    if kind.choose is None:
        raise BadInput(f"《{kind.title}》按合同或申请编号单独出，不能成批。")
    check_not_ahead(on)
    papers: list[Paper] = []
    refused: list[str] = []
    for no in await kind.choose(fund, on):
        try:
            papers += await of(fund, kind, no, on)
        except Refused as error:
            refused.append(f"{no}：{error}")
    if not papers:
        raise Refused(f"{on} 没有需要出的《{kind.title}》。" + "".join(refused[:3]))
    return papers, refused
