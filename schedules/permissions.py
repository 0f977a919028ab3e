"""Who may see the duties. Pure."""

from __future__ import annotations

from fund.access.actors import OFFICE, Permissions

PERMISSIONS: Permissions = {
    "duty.see": OFFICE - {"cashier"} | {"admin"},
    "duty.run": frozenset({"clerk", "admin"}),
}
