"""From application to approved payout."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from fund import clock
from fund.access.actors import Actor, require
from fund.access.commands import once
from fund.cases.deciding import DecideCase, decide
from fund.cases.opening import open_case
from fund.cases.reading import case_file
from fund.cases.vetting import Asked
from fund.contributions.contributing import check_day
from fund.contributions.position import draw, lendable
from fund.database import Row, fetch, insert, number
from fund.errors import BadInput, Refused
from fund.journal.accounts import PRINCIPAL
from fund.journal.balances import cash, of_subject
from fund.money import read_yuan
from fund.office.funds import FundView
from fund.people.registering import member_for
from loans.contracts import check_amount, check_months
from loans.doors import loan_for
from loans.planning import check_share
from loans.tables import Loan, LoanFunding

APPROVE = "loan.approve"


class ApplyForLoan(msgspec.Struct, frozen=True):
    """An application as entered; amount in yuan as typed, `member` the applicant's id."""

    member: int
    product: str
    amount: str
    months: int
    project_type: str
    industry: str
    purpose: str
    applied_on: date


class DecideStep(msgspec.Struct, frozen=True):
    """A decision on a step; `source` may name the one source an approved payout draws on."""

    loan_no: str
    step: str
    outcome: str
    decided_on: date
    document_no: str
    note: str = ""
    source: str = ""
    back_to: str = ""


async def apply(actor: Actor, fund: FundView, command: ApplyForLoan, key: str) -> str:
    """Enter an application; answers the loan's number. Raises BadInput, NotFound or Refused."""
    require(actor, "loan.apply")
    product = fund.policy.product(command.product)
    if product is None:
        raise BadInput(f"没有“{command.product}”这个借款品种。")
    principal = read_yuan(command.amount)
    check_amount(fund.policy.lending, principal)
    check_months(fund.policy, product, command.months)
    check_day(command.applied_on, fund, "申请")
    if command.project_type not in ("short", "long"):
        raise BadInput("项目类型应为短平快或长期。")

    async def work() -> str:
        home = await member_for(actor, command.member, "loan.apply", fund.id)
        await _check_household(fund, home["household"])
        year = command.applied_on.year
        taken = "SELECT COUNT(*) AS n FROM loan WHERE fund = {} AND no LIKE {}"
        no = f"{year}-{await number(taken, fund.id, f'{year}-%') + 1:04d}"
        benefit, asked = fund.policy.benefit("loan"), Asked(amount=principal)
        await open_case(actor, fund, no, benefit, command.member, command.applied_on, asked)
        await insert(
            Loan,
            {
                "office": fund.office,
                "fund": fund.id,
                "no": no,
                "member": command.member,
                "household": home["household"],
                "township": home["township"],
                "product": product.key,
                "months": command.months,
                "project_type": command.project_type,
                "industry": command.industry.strip(),
                "purpose": command.purpose.strip(),
                "principal_fen": principal,
                "applied_on": command.applied_on,
                "maker": actor.id,
                "recorded_at": clock.now(),
            },
        )
        return no

    return await once(actor, key, command, work, fund.id)


async def _check_household(fund: FundView, household: int) -> None:
    """Refuse while the household has as many unfinished loans as the policy allows."""
    rows = await fetch(
        "SELECT l.no, d.id AS disbursement FROM loan l LEFT JOIN disbursement d ON d.loan = l.id "
        "WHERE l.fund = {} AND l.household = {}",
        fund.id,
        household,
    )
    unfinished = []
    for row in rows:
        if row["disbursement"]:
            is_open = await of_subject(fund.id, PRINCIPAL, row["no"]) > 0
        else:
            is_open = not (await case_file(fund, row["no"])).ended
        if is_open:
            unfinished.append(row["no"])
    lending = fund.policy.lending
    if len(unfinished) >= lending.open_loans_per_household:
        raise Refused(f"这一户还有未办结的借款（{unfinished[0]}）。", lending.household_clause)


async def approved_unpaid(fund: int, as_of: date, known_at: datetime) -> dict[str, int]:
    """Fen by source promised on a day to approved payouts that were not paid by then."""
    rows = await fetch(
        "SELECT f.source, SUM(f.amount_fen) AS fen FROM loan_funding f "
        "LEFT JOIN disbursement d ON d.loan = f.loan "
        "AND d.disbursed_on <= {} AND d.recorded_at <= {} "
        "WHERE f.fund = {} AND f.approved_on <= {} AND f.recorded_at <= {} AND d.id IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM loan l JOIN case_step s ON s.fund = l.fund "
        "AND s.case_no = l.no WHERE l.id = f.loan AND s.outcome = 'withdrawn' "
        "AND s.decided_on <= {} AND s.recorded_at <= {}) GROUP BY f.source",
        *(as_of, known_at),
        *(fund, as_of, known_at),
        *(as_of, known_at),
    )
    return {row["source"]: int(row["fen"]) for row in rows}


async def lendable_now(fund: FundView) -> dict[str, int]:
    """Lendable fen by source at this moment."""
    waiting = await approved_unpaid(fund.id, clock.today(), clock.now())
    free = lendable(fund.policy, await cash(fund.id), waiting)
    return {key: fen if fund.usable(key) else 0 for key, fen in free.items()}


async def decide_step(actor: Actor, fund: FundView, command: DecideStep, key: str) -> str:
    """Record a decision; approving the payout also names its sources. Answers the loan's number."""

    async def work() -> str:
        loan = await loan_for(actor, fund, command.loan_no, "loan.see")
        if loan["disbursement"]:
            raise Refused(f"借款 {loan['no']} 已经放款，申请步骤不能再改。")
        decision = DecideCase(
            command.loan_no,
            command.step,
            command.outcome,
            command.decided_on,
            command.document_no,
            command.note,
            command.back_to,
        )
        _, step = await decide(actor, fund, decision)
        if step.action == APPROVE and command.outcome == "passed":
            await _fund_payout(fund, loan, command)
        return str(loan["no"])

    return await once(actor, key, command, work, fund.id)


async def _fund_payout(fund: FundView, loan: Row, command: DecideStep) -> None:
    await check_share(fund, loan, command.decided_on)
    free = await lendable_now(fund)
    sources = draw(fund.policy, free, loan["principal_fen"], command.source)
    shared = {"office": fund.office, "fund": fund.id, "loan": loan["id"]}
    stamp = {"approved_on": command.decided_on, "recorded_at": clock.now()}
    await insert(
        LoanFunding,
        *(shared | stamp | {"source": key, "amount_fen": fen} for key, fen in sources),
    )
