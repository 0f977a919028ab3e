"""Who may read which report: this floor's rows of the table. Pure."""

from __future__ import annotations

from fund.access.actors import OFFICE, Permissions

PERMISSIONS: Permissions = {
    "report.see": OFFICE,
    "paper.print": frozenset({"clerk", "approver", "cashier", "accountant"}),
    "archive.see": OFFICE - {"cashier"},
}
