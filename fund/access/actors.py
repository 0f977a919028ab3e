"""Who acts, and who may do what. Pure.

Each floor has its table of actions by role; the doorway joins them into one. An action nobody
listed is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fund.errors import Forbidden

# Roles and what the page calls them.
ROLES = {
    "clerk": "经办",
    "approver": "审批（复核）",
    "cashier": "出纳",
    "supervisor": "监督小组",
    "borrower": "借款人",
}

STAFF_ROLES = tuple(role for role in ROLES if role != "borrower")
EVERYONE = frozenset(ROLES)

Permissions = Mapping[str, frozenset[str]]

# The kernel's rows of the table of who may do what.
PERMISSIONS: Permissions = {
    "session.end": EVERYONE,
    "contribution.record": frozenset({"cashier"}),
    "contribution.see": frozenset(STAFF_ROLES),
    "member.register": frozenset({"clerk"}),
    "case.record": frozenset({"clerk"}),
    "entry.review": frozenset({"approver", "clerk"}),
    "rate.see": frozenset(STAFF_ROLES),
    "rate.confirm": frozenset({"clerk", "approver"}),
}


@dataclass(frozen=True)
class Actor:
    """A signed-in person: staff (`id` > 0) or a borrower (`borrower` is the member's id)."""

    id: int
    office: int
    name: str
    roles: frozenset[str]
    actions: frozenset[str]
    borrower: int | None = None

    def may(self, action: str) -> bool:
        """Whether the table lets this person do it."""
        return action in self.actions


def actions_of(roles: Iterable[str], permissions: Permissions) -> frozenset[str]:
    """Every action that one of the roles may do."""
    held = set(roles)
    return frozenset(action for action, allowed in permissions.items() if held & allowed)


def require(actor: Actor, action: str) -> None:
    """Raise Forbidden unless the person may do it."""
    if not actor.may(action):
        raise Forbidden(f"您的角色不能办理此事（{action}）。需要的话请联系本单位管理人员。")
