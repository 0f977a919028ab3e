"""The same annuities by other libraries: 24 months, each loan of the portfolio in turn.

Each answers with rows of (principal, interest) in fen. Those that know no fen are rounded here,
row by row, as an office would have to.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import amortization as amortization_package
import numpy as np
import numpy_financial as npf
import QuantLib as ql  # noqa: N813 - the name its own documents use
from loan import STRATEGIES, LoanRequest

from loans.amortization import amortize
from tests.bench.portfolio import PERIODS, PRINCIPAL, RATE, WHOLE_MONTHS

Rows = list[tuple[int, int]]

_YEARS = ql.Period(PERIODS // 12, ql.Years)
_START = ql.Date(15, 3, 2024)
_MONTHLY = (ql.Monthly, ql.NullCalendar())
_BOND_BASIS = ql.Thirty360(ql.Thirty360.BondBasis)


def ours(index: int) -> Rows:
    """This engine, one loan at a time."""
    found = amortize("annuity", PRINCIPAL[index], RATE[index], WHOLE_MONTHS, 360)
    return list(zip(found.principal[:, 0].tolist(), found.interest[:, 0].tolist(), strict=True))


def amortization(index: int) -> Rows:
    """The package `amortization`: yuan in floats, interest rounded to two places."""
    yuan, rate = int(PRINCIPAL[index]) / 100, int(RATE[index]) / 1e6
    rows = amortization_package.amortization_schedule(yuan, rate, PERIODS)
    return [(round(row.principal * 100), round(row.interest * 100)) for row in rows]


def loankit(index: int) -> Rows:
    """The package `loankit`: yuan in decimals, half up."""
    yuan, rate = Decimal(int(PRINCIPAL[index])) / 100, Decimal(int(RATE[index])) / 10_000
    request = LoanRequest(yuan, rate, PERIODS, "equal-installment")
    rows = STRATEGIES["equal-installment"]().generate(request).installments
    return [(int(row.principal * 100), int(row.interest * 100)) for row in rows]


def quantlib(index: int) -> Rows:
    """QuantLib's amortizing bond: floats, no fen; its flows come as interest, principal, …."""
    yuan, rate = int(PRINCIPAL[index]) / 100, int(RATE[index]) / 1e6
    schedule = ql.sinkingSchedule(_START, _YEARS, *_MONTHLY)
    notionals = list(ql.sinkingNotionals(_YEARS, ql.Monthly, rate, yuan))[:PERIODS]
    bond = ql.AmortizingFixedRateBond(0, notionals, schedule, [rate], _BOND_BASIS)
    flows = [round(flow.amount() * 100) for flow in bond.cashflows()]
    return list(zip(flows[1::2], flows[::2], strict=True))


ONE_BY_ONE = {
    "this engine, one loan a call": ours,
    "amortization": amortization,
    "loankit": loankit,
    "QuantLib (no fen of its own)": quantlib,
}


def numpy_financial(loans: int) -> tuple[Any, Any]:
    """Vectorised pmt, ipmt and ppmt, each rounded to the fen: principal and interest [N, L]."""
    rate, fen = RATE[:loans] / 12e6, PRINCIPAL[:loans].astype(np.float64)
    number = np.arange(1, PERIODS + 1)[:, None]
    level = np.rint(-npf.pmt(rate, PERIODS, fen))
    interest = np.rint(-npf.ipmt(rate, number, PERIODS, fen))
    principal = np.rint(-npf.ppmt(rate, number, PERIODS, fen))
    return np.where(np.isfinite(level), principal, 0).astype(np.int64), interest.astype(np.int64)
