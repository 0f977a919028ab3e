"""Yearly repricing: contracts that say so take the rate of 1 January from that day on."""

from __future__ import annotations

from datetime import date

from fund.access.actors import Actor
from fund.access.commands import once
from fund.database import fetch
from fund.errors import BadInput
from fund.office.funds import FundView
from fund.rates.keeping import rate_on
from loans.contracts import months_to
from loans.doors import loan_for
from loans.events import Repriced
from loans.plan import surcharged
from loans.servicing.history import history
from loans.servicing.recording import record


async def reprice(actor: Actor, fund: FundView, year: int, key: str) -> int:
    """Reprice every running loan on 1 January; answers how many changed. Raises BadInput, Refused.

    A rate nobody has confirmed for that day is asked for, not guessed (see `rate_for`).
    """
    lending, on = fund.policy.lending, date(year, 1, 1)
    if lending.repricing != "yearly":
        raise BadInput("办法规定合同期内利率不变，不作调整。")

    async def work() -> str:
        changed = 0
        for row in await fetch(
            "SELECT l.no FROM loan l JOIN disbursement d ON d.loan = l.id "
            "WHERE l.fund = {} AND d.disbursed_on < {} ORDER BY l.no",
            fund.id,
            on,
        ):
            loan = await loan_for(actor, fund, row["no"], "loan.reprice")
            account = (await history(loan)).account(fund)
            plan = account.plan
            old, running = plan.step_on(on), plan.undue(on)
            if not running or old.start_on == on:
                continue
            months = months_to(plan.disbursed_on, plan.rows[-1].due_on)
            quote = await rate_on(fund.office, fund.policy, on, months)
            if quote.ppm == account.contract_rate:
                continue
            overdue = surcharged(quote.ppm, lending.surcharge_percent)
            event = Repriced(quote.ppm, overdue, quote.label)
            await record(actor, fund, loan, event, on, key=f"{key}:{row['no']}")
            changed += 1
        return str(changed)

    return int(await once(actor, key, ("reprice", year), work, fund.id))
