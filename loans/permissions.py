"""Who may do what with loans: this floor's rows of the table. Pure."""

from __future__ import annotations

from fund.access.actors import OFFICE, PEOPLE, Permissions

PERMISSIONS: Permissions = {
    "loan.see": PEOPLE,
    "loan.apply": frozenset({"clerk"}),
    "loan.plan": frozenset({"clerk"}),
    "loan.approve": frozenset({"approver"}),
    "loan.disburse": frozenset({"cashier"}),
    "loan.repay": frozenset({"cashier"}),
    "loan.ask": frozenset({"clerk", "cashier"}),
    "loan.decide": frozenset({"approver"}),
    "loan.collect": frozenset({"clerk"}),
    "loan.reprice": frozenset({"approver"}),
    "price.enter": frozenset({"clerk", "approver"}),
    "commitment.see": OFFICE,
    "commitment.file": frozenset({"clerk"}),
    "my.ask": frozenset({"borrower"}),
    "month.see": OFFICE,
    "month.close": frozenset({"approver"}),
    "my.read": frozenset({"borrower"}),
}
