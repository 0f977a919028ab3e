"""The cast: 陈 enters, 李 approves, 王 keeps the cash book, 赵 supervises; and what they do.

Every action happens on `office.day`, under a clock of its own.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from stdnum.cn import ric

from app import PERMISSIONS
from fund import clock, database
from fund.access.actors import Actor
from fund.access.signing_in import add_staff, staff_actor
from fund.checks import Finding, verify
from fund.contributions.contributing import RecordContribution, record
from fund.database import Row, fetch
from fund.money import read_yuan, yuan
from fund.office.funds import FundView, fund_of
from fund.office.opening import add_townships, migrate, open_fund, open_office
from fund.people.registering import RegisterMember, register
from fund.rates.keeping import AddRate, ConfirmRate, add, confirm
from fund.supervision.reconciling import EnterBankBalance, book_balance, enter
from loans.account import Account
from loans.arrears import Standing
from loans.book import load
from loans.closing import next_month
from loans.disbursing import DisburseLoan, disburse
from loans.doors import loan_for
from loans.guarantees.calling import ReceiveGuarantor, receive
from loans.guarantees.committing import CommitTownship, commit
from loans.lending import ApplyForLoan, DecideStep, apply, decide_step
from loans.servicing.asking import Ask
from loans.servicing.collecting import RecordDemand, demand
from loans.servicing.history import history
from loans.servicing.repaying import RepayLoan, repay
from loans.servicing.requesting import DecideRequest, RequestRelief, ask, decide
from schedules.checks import CHECKS

PASSWORD = "Cast-2024"  # noqa: S105 - of the tests' cast
CAST = {"chen": "clerk", "li": "approver", "wang": "cashier", "zhao": "supervisor"}
# A site has them all.
EVERYBODY = CAST | {
    "kuai": "accountant",
    "zhi": "branch",
    "zhen": "township",
    "shen": "auditor",
    "guan": "admin",
}
AUDIT_ENDS = date(2199, 12, 31)  # an auditor's role has an end
OPENED = date(2024, 1, 2)


def id_no(serial: int, born: date = date(1970, 1, 1)) -> str:
    """An invented identity number: the region code does not exist."""
    body = f"999001{born:%Y%m%d}{serial:03d}"
    return body + ric.calc_check_digit(body + "0")


@dataclass
class Office:
    """An office at work. `key()` makes a fresh idempotency key."""

    url: str
    key_file: Path
    fund: FundView
    actors: dict[str, Actor]
    day: date = date(2024, 3, 15)
    keys: int = 0
    people: int = 0
    borrowers: dict[str, int] = field(default_factory=dict)

    @classmethod
    @asynccontextmanager
    async def opened(cls, url: str, key_file: Path) -> AsyncIterator[Office]:
        """Open everything on 2024-01-02 with 200,000 yuan of fiscal money."""
        async with database.opened(url):
            with clock.at(clock.instant(OPENED)):
                await migrate()
                office = await open_office("测试县", key_file)
                await open_fund(
                    office=office,
                    code="f1",
                    name="测试基金",
                    policy="county_revolving",
                    papers={"approval": "测试批文〔2023〕1号"},
                    opened_on=OPENED,
                )
                await add_townships(office, ["潭溪乡", "熊村镇"])
                actors = {}
                for login, role in CAST.items():
                    staff = await add_staff(office, login, login, PASSWORD, [role])
                    actors[login] = await staff_actor(staff, PERMISSIONS)
            made = cls(url, key_file, await fund_of(office), actors)
            await made.contributes("200000", on=OPENED)
            yield made

    @contextmanager
    def now(self) -> Iterator[None]:
        """This office's day, at ten in the morning."""
        with clock.at(clock.instant(self.day, 10)):
            yield

    def key(self) -> str:
        """A fresh idempotency key."""
        self.keys += 1
        return f"test-key-{self.keys:08d}"

    async def contributes(
        self, amount: str, *, source: str = "fiscal", on: date | None = None, who: str = "wang"
    ) -> str:
        """Money comes in."""
        command = RecordContribution(source, amount, on or self.day, "县财政局", "拨款1号")
        with self.now():
            return await record(self.actors[who], self.fund, command, self.key())

    async def registers(self, name: str = "", household: str = "") -> int:
        """A new member; answers his id."""
        self.people += 1
        command = RegisterMember(
            name or f"吴某{self.people}",
            id_no(self.people),
            "13800000000",
            "文青村党支部",
            "潭溪乡",
            "文青村",
            household,
        )
        with self.now():
            return int(await register(self.actors["chen"], command, self.key()))

    async def applies(
        self,
        amount: str = "5000",
        *,
        product: str = "P1",
        months: int = 12,
        on: date | None = None,
        member: int | None = None,
        who: str = "chen",
        key: str | None = None,
    ) -> str:
        """An application; answers its number."""
        applicant = member if member is not None else await self.registers()
        command = ApplyForLoan(
            applicant, product, amount, months, "short", "养猪", "买猪苗", on or self.day
        )
        with self.now():
            return await apply(self.actors[who], self.fund, command, key or self.key())

    async def decides(
        self,
        no: str,
        step: str,
        *,
        who: str | None = None,
        outcome: str = "passed",
        on: date | None = None,
        document: str = "文件1号",
        source: str = "",
    ) -> str:
        """One step of a case."""
        login = who or ("li" if step == "payout" else "chen")
        command = DecideStep(no, step, outcome, on or self.day, document, "", source)
        with self.now():
            return await decide_step(self.actors[login], self.fund, command, self.key())

    async def approved(self, amount: str = "5000", *, product: str = "P1", months: int = 12) -> str:
        """A loan approved up to the payout."""
        no = await self.applies(amount, product=product, months=months)
        for step in self.fund.policy.benefit("loan").steps:
            await self.decides(no, step.key)
        return no

    async def disburses(
        self, no: str, *, on: date | None = None, who: str = "wang", key: str | None = None
    ) -> str:
        """The cashier pays out."""
        command = DisburseLoan(no, on or self.day)
        with self.now():
            return await disburse(self.actors[who], self.fund, command, key or self.key())

    async def lent(self, amount: str = "5000", *, product: str = "P1", months: int = 12) -> str:
        """A loan paid out on `day`."""
        return await self.disburses(await self.approved(amount, product=product, months=months))

    async def repays(
        self,
        no: str,
        amount: str,
        *,
        on: date | None = None,
        who: str = "wang",
        early: str = "hold",
        excess: str = "refuse",
        order: str = "",
        order_document: str = "",
        key: str | None = None,
    ) -> str:
        """Money comes back."""
        choices = (early, excess, order, order_document)
        command = RepayLoan(no, amount, on or self.day, "bank", "吴某", *choices)
        with self.now():
            return await repay(self.actors[who], self.fund, command, key or self.key())

    async def asks(
        self, no: str, asked: Ask, *, who: str = "chen", follows: int | None = None
    ) -> int:
        """Something asked for a loan; answers the request's number."""
        command = RequestRelief(no, asked, follows)
        with self.now():
            return int(await ask(self.actors[who], self.fund, command, self.key()))

    async def answers(
        self, request: int, outcome: str = "passed", *, who: str = "li", note: str = "同意"
    ) -> str:
        """The second person's decision."""
        command = DecideRequest(request, outcome, note)
        with self.now():
            return await decide(self.actors[who], self.fund, command, self.key())

    async def agrees(self, no: str, asked: Ask) -> None:
        """Asked by the clerk and agreed to by the approver on the same day."""
        await self.answers(await self.asks(no, asked))

    async def commits(self, **terms: Any) -> str:
        """A township's commitment, signed when the fund opened."""
        given: dict[str, Any] = {
            "township": "潭溪乡",
            "document_no": "承诺1号",
            "approving_body": "潭溪乡人民政府",
            "budget_line": "其他支出",
            "loan_ceiling": "5000",
            "yearly_ceiling": "20000",
            "signed_on": OPENED,
            "ends_on": date(2030, 12, 31),
        }
        with self.now():
            command = CommitTownship(**(given | terms))
            return await commit(self.actors["chen"], self.fund, command, self.key())

    async def demands(self, no: str, **given: Any) -> str:
        """A demand on the office's day."""
        usual = {"addressee": "borrower", "method": "visit", "collector": "陈"}
        command = RecordDemand(no, self.day, **(usual | given))
        with self.now():
            return await demand(self.actors["chen"], self.fund, command, self.key())

    async def guarantor_pays(self, no: str, amount: str) -> str:
        """The township pays on its commitment."""
        command = ReceiveGuarantor(no, amount, self.day, "代偿凭据1号")
        with self.now():
            return await receive(self.actors["wang"], self.fund, command, self.key())

    async def events(self, no: str) -> list[Row]:
        """What happened to a loan, in order of effect."""
        return await fetch(
            "SELECT v.id, v.kind, v.effective_on, v.maker, v.checker FROM loan_event v "
            "JOIN loan l ON l.id = v.loan WHERE l.no = {} ORDER BY v.effective_on, v.id",
            no,
        )

    async def account(self, no: str) -> Account:
        """A loan's account as it is now."""
        loan = await loan_for(self.actors["zhao"], self.fund, no, "loan.see")
        return (await history(loan)).account(self.fund)

    async def standing(self, no: str, on: date | None = None) -> Standing:
        """What one loan owes on a day."""
        loan = await loan_for(self.actors["zhao"], self.fund, no, "loan.see")
        with self.now():
            book = await load(self.fund, on or self.day, clock.now(), loan=loan["id"])
        return book.standing()

    async def payoff(self, no: str, on: date | None = None) -> int:
        """The payoff amount in fen."""
        return int((await self.standing(no, on)).payoff[0])

    async def parts(self, no: str) -> list[tuple[int, str, int]]:
        """How everything paid on a loan was allocated: (instalment, kind, fen)."""
        rows = await fetch(
            "SELECT a.instalment, a.kind, a.amount_fen FROM loan_part a "
            "JOIN loan l ON l.id = a.loan WHERE l.no = {} ORDER BY a.id",
            no,
        )
        return [(row["instalment"], row["kind"], row["amount_fen"]) for row in rows]

    async def schedule(self, no: str, version: int = 1) -> list[Row]:
        """A version of the signed schedule."""
        return await fetch(
            "SELECT i.no, i.due_on, i.principal_fen, i.interest_fen FROM instalment i "
            "JOIN loan l ON l.id = i.loan WHERE l.no = {} AND i.version = {} ORDER BY i.no",
            no,
            version,
        )

    async def publishes(self, tenor: str, percent: str, on: date) -> None:
        """A newly published rate."""
        command = AddRate("LPR", tenor, on, percent, "测试公布")
        confirmed = ConfirmRate("LPR", tenor, self.day)
        with self.now():
            await add(self.actors["chen"], self.fund.policy, command, self.key())
            await confirm(self.actors["li"], self.fund.policy, confirmed, self.key())


async def reconciles(made: Any, month: date) -> None:
    """The bank's statement of a month that is next to close says what the book says."""
    if month < clock.today() and month == await next_month(made.fund):
        balance = yuan(await book_balance(made.fund, month))
        command = EnterBankBalance(month, balance, "对账单1号")
        await enter(made.actors["wang"], made.fund, command, made.key())


async def findings() -> list[Finding]:
    """What the verifier finds; every story ends in it."""
    return await verify(CHECKS)


async def counts() -> dict[str, int]:
    """Rows of every table that a refused command must leave alone."""
    tables = (
        "command",
        "aid_case",
        "case_step",
        "loan",
        "loan_funding",
        "disbursement",
        "loan_schedule",
        "instalment",
        "rate_step",
        "packed_plan",
        "packed_part",
        "loan_event",
        "loan_part",
        "loan_request",
        "loan_request_decision",
        "collection_record",
        "commitment",
        "lending_plan",
        "award",
        "benefit_payment",
        "ledger_entry",
        "meeting",
        "journal_entry",
        "journal_line",
        "contribution",
        "member",
    )
    return {table: (await fetch(f"SELECT COUNT(*) AS n FROM {table}"))[0]["n"] for table in tables}


def fen(text: str) -> int:
    """Yuan as typed, in fen."""
    return read_yuan(text)
