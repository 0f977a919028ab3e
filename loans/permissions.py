"""Who may do what with loans: this floor's rows of the table. Pure."""

from __future__ import annotations

from fund.access.actors import STAFF_ROLES, Permissions

PERMISSIONS: Permissions = {
    "loan.see": frozenset(STAFF_ROLES),
    "loan.apply": frozenset({"clerk"}),
    "loan.approve": frozenset({"approver"}),
    "loan.disburse": frozenset({"cashier"}),
    "loan.repay": frozenset({"cashier"}),
    "loan.key": frozenset({"clerk"}),
    "month.see": frozenset({"clerk", "approver", "supervisor"}),
    "month.close": frozenset({"approver"}),
    "my.read": frozenset({"borrower"}),
}
