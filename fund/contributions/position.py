"""What the fund may lend, by source. Pure.

Design promise 6: every yuan has a source; lendable per source = cash - reserve - approved but
unpaid, and only where the policy lets that source be lent.
"""

from __future__ import annotations

from collections.abc import Mapping

from fund.errors import Refused
from fund.money import yuan
from fund.policy.rules import Policy

Fens = Mapping[str, int]


def lendable(policy: Policy, cash: Fens, approved_unpaid: Fens) -> dict[str, int]:
    """Lendable fen by source, in the policy's order; 0 for a source that may not be lent."""
    free = {}
    for source in policy.sources:
        rest = cash.get(source.key, 0) - source.reserve - approved_unpaid.get(source.key, 0)
        free[source.key] = max(rest, 0) if "loans" in source.uses else 0
    return free


def share_out(free: Fens, amount: int) -> tuple[list[tuple[str, int]], int]:
    """What each source gives of an amount, in order, and what none of them can (fen)."""
    drawn, left = [], amount
    for key, available in free.items():
        taken = min(left, available)
        if taken > 0:
            drawn.append((key, taken))
            left -= taken
    return drawn, left


def draw(policy: Policy, free: Fens, amount: int, chosen: str = "") -> list[tuple[str, int]]:
    """Which sources pay `amount` (fen): the one chosen, or the policy's order. Raises Refused."""
    if chosen:
        source = policy.source(chosen)
        if source is None:
            raise Refused(f"没有“{chosen}”这个资金来源。")
        if "loans" not in source.uses:
            raise Refused(f"“{source.name}”不能用于借款。", source.clause)
        free = {chosen: free.get(chosen, 0)}
    drawn, left = share_out(free, amount)
    if left:
        raise Refused(
            f"可借余额 {yuan(sum(free.values()))} 元，不足支付 {yuan(amount)} 元。",
            "可借余额＝存款－备付－已批未付，且该来源可用于借款",
        )
    return drawn
