"""A fund and its policy, fetched together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fund.database import fetch
from fund.errors import NotFound, Refused
from fund.policy.loading import load
from fund.policy.rules import Policy


@dataclass(frozen=True)
class FundView:
    """What services and pages need to know of a fund."""

    id: int
    office: int
    code: str
    name: str
    opened_on: date
    is_sample: bool
    policy: Policy


_FUNDS = "SELECT id, office, code, name, policy, opened_on, is_sample FROM fund"


async def all_funds() -> list[FundView]:
    """Every fund of the installation."""
    rows = await fetch(_FUNDS + " ORDER BY id")
    return [FundView(**(row | {"policy": load(row["policy"])})) for row in rows]


async def fund_of(office: int, code: str | None = None) -> FundView:
    """The office's fund of that code, or its only one; raises NotFound or Refused."""
    funds = [fund for fund in await all_funds() if fund.office == office or not office]
    if code:
        funds = [fund for fund in funds if fund.code == code]
        if not funds:
            raise NotFound(f"没有代码为“{code}”的基金。")
    if not funds:
        raise NotFound("还没有设立基金。请先运行 fund init。")
    if len(funds) > 1:
        codes = "、".join(fund.code for fund in funds)
        raise Refused(f"这里有多个基金（{codes}），请用 --fund 指明。")
    return funds[0]
