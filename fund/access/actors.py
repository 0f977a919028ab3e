"""Who acts, and who may do what. Pure.

Each floor has its table of actions by role; the doorway joins them into one. An action nobody
listed is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from fund.errors import Forbidden

# Roles and what the page calls them.
ROLES = {
    "branch": "党支部",
    "township": "乡镇",
    "clerk": "经办",
    "approver": "审批（复核）",
    "cashier": "出纳",
    "accountant": "会计",
    "supervisor": "监督小组",
    "auditor": "审计（只读、限期）",
    "admin": "系统管理员（不经手资金）",
    "borrower": "借款人",
}

STAFF_ROLES = tuple(role for role in ROLES if role != "borrower")
EVERYONE = frozenset(ROLES)
# Who works in the fund office, or looks over its shoulder: they see every township.
OFFICE = frozenset({"clerk", "approver", "cashier", "accountant", "supervisor", "auditor"})
# Who sees members and cases, in his own reach.
PEOPLE = OFFICE | {"branch", "township"}

Permissions = Mapping[str, frozenset[str]]

# The kernel's rows of the table of who may do what.
PERMISSIONS: Permissions = {
    "session.end": EVERYONE,
    "password.change": frozenset(STAFF_ROLES),
    "fund.choose": frozenset(STAFF_ROLES),
    "holiday.see": frozenset(STAFF_ROLES),
    "holiday.enter": frozenset({"clerk", "admin"}),
    "contribution.record": frozenset({"cashier"}),
    "contribution.see": OFFICE,
    "member.see": PEOPLE,
    "member.register": frozenset({"clerk", "township", "branch"}),
    "member.key": frozenset({"clerk", "township"}),
    "ledger.keep": frozenset({"clerk", "township", "branch"}),
    "case.see": PEOPLE,
    "case.apply": frozenset({"clerk", "township", "branch"}),
    "case.review": frozenset({"branch", "township", "clerk"}),
    "case.committee": frozenset({"township", "clerk"}),
    "case.record": frozenset({"clerk"}),
    "grant.approve": frozenset({"approver"}),
    "grant.pay": frozenset({"cashier"}),
    "capital.consent": frozenset({"supervisor"}),
    "payment.return": frozenset({"cashier"}),
    "subsidy.see": OFFICE,
    "subsidy.enrol": frozenset({"clerk", "township"}),
    "subsidy.run": frozenset({"clerk"}),
    "subsidy.bankfile": frozenset({"cashier"}),
    "order.see": OFFICE,
    "order.decide": frozenset({"approver"}),
    "transfer.ask": frozenset({"accountant", "clerk"}),
    "distribution.ask": frozenset({"accountant"}),
    "donation.see": OFFICE,
    "donor.register": frozenset({"cashier", "clerk"}),
    "donation.record": frozenset({"cashier"}),
    "donation.refund": frozenset({"clerk"}),
    "certificate.issue": frozenset({"clerk"}),
    "entry.review": frozenset({"accountant", "approver", "clerk"}),
    "rate.see": OFFICE,
    "rate.confirm": frozenset({"clerk", "approver"}),
    "policy.see": PEOPLE,
    "paper.file": frozenset({"clerk"}),
    "inquiry.raise": frozenset({"supervisor", "auditor"}),
    "inquiry.reply": OFFICE,
    "payment.freeze": frozenset({"supervisor"}),
    "bank.reconcile": frozenset({"cashier", "accountant"}),
    "month.sign": frozenset({"supervisor"}),
    "month.reopen": frozenset({"supervisor"}),
    "inbox.read": frozenset(STAFF_ROLES),
    "delivery.see": frozenset({"admin", "clerk", "approver", "supervisor", "auditor"}),
    "tie.declare": frozenset({"branch", "township", "clerk", "approver", "cashier"}),
    "role.lend": frozenset(STAFF_ROLES) - {"admin", "auditor"},
    "access.manage": frozenset({"admin"}),
    "audit.see": frozenset({"admin", "auditor", "supervisor"}),
}


@dataclass(frozen=True)
class Grant:
    """A role held: its actions, and where it reaches; None and "" reach everywhere."""

    actions: frozenset[str]
    fund: int | None = None
    township: int | None = None
    branch: str = ""

    def covers(self, fund: int | None, township: int | None, branch: str) -> bool:
        """Whether something of a township and branch lies within reach, and of a fund if of one.

        Members and households belong to the office: a role for any fund reaches them.
        """
        return (
            (fund is None or self.fund in (None, fund))
            and self.township in (None, township)
            and self.branch in ("", branch)
        )


_UNLIMITED = (None, None, "")


@dataclass(frozen=True)
class Actor:
    """A signed-in person: staff (`id` > 0) or a borrower (`borrower` is the member's id)."""

    id: int
    office: int
    name: str
    roles: frozenset[str]
    grants: tuple[Grant, ...]
    borrower: int | None = None

    def may(self, action: str) -> bool:
        """Whether the table lets this person do it, somewhere."""
        return any(action in grant.actions for grant in self.grants)

    def reaches(
        self, action: str, *, fund: int | None, township: int | None, branch: str = ""
    ) -> bool:
        """Whether the table lets this person do it there."""
        return any(
            action in grant.actions and grant.covers(fund, township, branch)
            for grant in self.grants
        )

    def meets(self, action: str, *, of: int, fund: int | None, township: int, branch: str) -> bool:
        """Whether a thing of member `of` exists for this person at all.

        His own exist for a borrower; for staff what lies within reach, and what they may nowhere
        do, so that they are told so.
        """
        if self.borrower is not None:
            return of == self.borrower
        return not self.may(action) or self.reaches(
            action, fund=fund, township=township, branch=branch
        )

    def everywhere(self, action: str) -> bool:
        """Whether some role lets this person do it in every fund, township and branch."""
        return any(
            action in grant.actions and (grant.fund, grant.township, grant.branch) == _UNLIMITED
            for grant in self.grants
        )

    def in_fund(self, fund: int) -> Actor:
        """The same person with only the roles that reach a fund."""
        return replace(self, grants=tuple(g for g in self.grants if g.fund in (None, fund)))


def actions_of(roles: Iterable[str], permissions: Permissions) -> frozenset[str]:
    """Every action that one of the roles may do."""
    held = set(roles)
    return frozenset(action for action, allowed in permissions.items() if held & allowed)


def require(actor: Actor, action: str) -> None:
    """Raise Forbidden unless the person may do it."""
    if not actor.may(action):
        raise Forbidden(f"您的角色不能办理此事（{action}）。需要的话请联系本单位管理人员。")
