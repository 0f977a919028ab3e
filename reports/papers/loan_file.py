"""A loan with all that its papers name, read once; numbers of persons are masked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from fund import clock
from fund.capitals import capitals
from fund.cases.reading import case_file
from fund.cases.steps import CaseFile
from fund.database import Row, fetch, fetch_one, number
from fund.errors import NotFound, Refused
from fund.money import percent, yuan_grouped
from fund.office.funds import FundView
from fund.people.identity import masked_id_no, masked_phone
from fund.policy.lending import Product
from fund.policy.rules import Policy
from fund.vault import vault
from loans.arrears import Standing
from loans.book import load
from loans.doors import LOAN
from loans.guarantees.committing import commitment_for
from loans.guarantees.cover import Terms
from reports.papers.approval import concluded
from reports.papers.printing import written_day
from reports.papers.sheets import Facts, Paper, Section


@dataclass(frozen=True)
class Owed:
    """One instalment on a day; `left` is what of it is unpaid, all in fen."""

    no: int
    due_on: date
    principal: int
    interest: int
    left_principal: int
    left_interest: int
    surcharge: int
    to_pay: int

    @property
    def left(self) -> int:
        """What is unpaid of it, surcharge included; an advance held may serve it yet."""
        return self.left_principal + self.left_interest + self.surcharge


@dataclass(frozen=True)
class LoanFile:
    """A loan as of a day for its papers; `signed` is the plan as first signed, `owed` today's."""

    fund: FundView
    on: date
    row: Row
    case: CaseFile
    steps: tuple[Row, ...]
    funding: tuple[Row, ...]
    commitment: Terms | None
    standing: Standing | None
    owed: tuple[Owed, ...]
    signed: tuple[Row, ...]

    @property
    def no(self) -> str:
        """The contract's number."""
        return str(self.row["no"])

    @property
    def principal(self) -> int:
        """What was applied for (fen)."""
        return int(self.row["principal_fen"])

    @property
    def policy(self) -> Policy:
        """The rules it was applied for under: they stay its own when the fund adopts others."""
        return self.fund.at_version(self.row["policy_version"])

    @property
    def product(self) -> Product:
        """Its product under its rules; raises Refused where they have none of that name."""
        found = self.policy.product(self.row["product"])
        if found is None:
            raise Refused(f"办法中没有借款品种“{self.row['product']}”。")
        return found

    @property
    def paid_out(self) -> Standing:
        """What it owes; raises Refused before its payout."""
        if self.standing is None:
            raise Refused(f"借款 {self.no} 在 {self.on} 还没有放款，不能出这份文书。")
        return self.standing

    @property
    def late(self) -> tuple[Owed, ...]:
        """Instalments past their due date and not paid."""
        return tuple(one for one in self.owed if one.due_on < self.on and one.left)

    @property
    def next(self) -> Owed | None:
        """The instalment to pay next."""
        return next((one for one in self.owed if one.to_pay and one.due_on >= self.on), None)

    @property
    def balance(self) -> int:
        """Principal outstanding (fen)."""
        return sum(one.left_principal for one in self.owed)

    @property
    def id_no(self) -> str:
        """Masked."""
        return masked_id_no(vault().open(self.row["id_no_sealed"]))

    @property
    def phone(self) -> str:
        """Masked."""
        return masked_phone(vault().open(self.row["phone_sealed"]))

    def facts(self) -> Facts:
        """Who borrows what, for the head of a form."""
        row = self.row
        return Facts(
            (
                ("姓　名", row["borrower"], "身份证号", self.id_no),
                ("乡镇、村", f"{row['township_name']}{row['village']}", "党支部", row["branch"]),
                ("联系电话", self.phone, "户　号", row["household_no"]),
                ("借款用途", f"{row['industry']}：{row['purpose']}", "还款方式", self.product.name),
                ("借款金额", f"{yuan_grouped(self.principal)} 元", "大　写", rmb(self.principal)),
                ("期　限", f"{row['months']} 个月", "申请日期", written_day(row["applied_on"])),
            )
        )

    def rate(self) -> str:
        """The yearly rate its contract fixed, or that it is fixed at payout."""
        return f"{percent(self.row['rate_ppm'])}%" if self.row["rate_ppm"] else "放款日执行利率"

    def step(self, key: str, title: str) -> Section:
        """A step of its case as a box: concluded, or to be filled in."""
        step = next(one for one in self.case.steps if one.key == key)
        row = next((one for one in reversed(self.steps) if one["step"] == key), None)
        return concluded(step, row, title)

    def paper(self, title: str, *blocks: Any, **more: Any) -> Paper:
        """A paper of this loan."""
        more["mark"] = "示例" if self.fund.is_sample else more.get("mark", "")
        return Paper(title, self.fund.name, self.no, blocks, clock.now(), **more)


def rmb(fen: int) -> str:
    """An amount in capitals with its prefix."""
    return f"人民币{capitals(fen)}"


async def loan_file(fund: FundView, no: str, on: date) -> LoanFile:
    """The file of a loan as of a day; raises NotFound."""
    row = await fetch_one(LOAN + "WHERE l.fund = {} AND l.no = {}", fund.id, no)
    if row is None:
        raise NotFound(f"没有编号为“{no}”的借款。")
    row["policy_version"] = await number(
        "SELECT policy_version FROM aid_case WHERE fund = {} AND no = {}", fund.id, no
    )
    book = await load(fund, on, clock.now(), loan=row["id"])
    state = book.standing() if book.loans else None
    steps = await fetch(
        "SELECT step, outcome, decided_on, document_no, note FROM case_step "
        "WHERE fund = {} AND case_no = {} ORDER BY seq",
        *(fund.id, no),
    )
    funding = await fetch(
        "SELECT source, amount_fen FROM loan_funding WHERE loan = {} ORDER BY id", row["id"]
    )
    signed = await fetch(
        "SELECT no, due_on, principal_fen, interest_fen FROM instalment "
        "WHERE loan = {} AND version = 1 ORDER BY no",
        row["id"],
    )
    return LoanFile(
        fund=fund,
        on=on,
        row=row,
        case=await case_file(fund, no),
        steps=tuple(steps),
        funding=tuple(funding),
        commitment=await commitment_for(fund, row),
        standing=state,
        owed=_owed(state) if state is not None else (),
        signed=tuple(signed),
    )


def _owed(state: Standing) -> tuple[Owed, ...]:
    book = state.book
    columns = (
        *(book.row_no, book.due.astype(object), book.principal, book.interest),
        *(state.principal_left, state.interest_left, state.overdue_interest_left),
        state.to_pay,
    )
    found = zip(*(np.asarray(column).tolist() for column in columns), strict=True)
    return tuple(Owed(*one) for one in found)
