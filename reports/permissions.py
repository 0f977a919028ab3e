"""Who may read which report: this floor's rows of the table. Pure."""

from __future__ import annotations

from fund.access.actors import STAFF_ROLES, Permissions

PERMISSIONS: Permissions = {
    "report.see": frozenset(STAFF_ROLES),
    "archive.see": frozenset({"supervisor", "approver", "clerk"}),
}
