"""The chart of accounts (seed 003; domain rules, section 6.4). Pure.

Cash, capital and principal carry their source on every line, so "capital by source" is one account
read by source. Balances are debit-positive sums of lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["asset", "liability", "capital", "income", "expense"]


@dataclass(frozen=True)
class Account:
    """An account of the chart; `code` stands in the journal, `name` on the page."""

    code: str
    name: str
    kind: Kind


BANK = Account("1002", "基金专户存款", "asset")
PRINCIPAL = Account("1301", "借款本金", "asset")
OVERDUE = Account("1302", "逾期借款本金", "asset")
RECOURSE = Account("1303", "代偿应收款（追偿）", "asset")
INTEREST_RECEIVABLE = Account("1304", "应收利息", "asset")
PROVISION = Account("1309", "损失准备", "asset")
SUSPENSE = Account("2201", "暂收待查", "liability")
ADVANCE = Account("2202", "预收还款", "liability")
COLLECTED = Account("2203", "应付追偿款（代收）", "liability")
UNREALISED_INTEREST = Account("2301", "待实现利息", "liability")
CAPITAL = Account("3001", "基金本金", "capital")
INCOME = Account("4001", "收益（可分配）", "income")
GRANTS = Account("5001", "慰问救济支出", "expense")
LOSSES = Account("5002", "损失准备支出", "expense")
SUBSIDIES = Account("5003", "定期补助支出", "expense")

CHART: dict[str, Account] = {
    account.code: account
    for account in (
        BANK,
        PRINCIPAL,
        OVERDUE,
        RECOURSE,
        INTEREST_RECEIVABLE,
        PROVISION,
        SUSPENSE,
        ADVANCE,
        COLLECTED,
        UNREALISED_INTEREST,
        CAPITAL,
        INCOME,
        GRANTS,
        LOSSES,
        SUBSIDIES,
    )
}

# The source of money the fund itself earned.
EARNED = "income"
# Money in the account that is not the fund's: advances and what is collected for a guarantor. It is
# no source of the policy, so it can never be lent.
HELD = "held"
