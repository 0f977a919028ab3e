"""Who may see the duties. Pure."""

from __future__ import annotations

from fund.access.actors import Permissions

PERMISSIONS: Permissions = {"duty.see": frozenset({"supervisor", "approver", "clerk"})}
