"""The village board: notices as they hang, for everybody; nothing personal that need not be there.

Name, branch, kind and tier of help, amount, days and the telephone for objections; never identity
or telephone numbers, bank accounts, addresses below the village or illnesses (domain rules, section
3; PIPL). A notice is gone from here when its days are over, or something was decided since.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from litestar import get
from litestar.params import FromPath
from litestar.response import Template

from fund import clock
from fund.database import fetch
from fund.errors import NotFound
from fund.office.funds import FundView, all_funds
from fund.web.guarding import PUBLIC, permit

_HANGING = (
    "SELECT n.case_no, n.posted_on, n.ends_on, n.place, n.phone, c.benefit, c.policy_version, "
    "c.tier, c.amount_fen, m.name, m.branch, t.name AS township_name FROM public_notice n "
    "JOIN aid_case c ON c.fund = n.fund AND c.no = n.case_no JOIN member m ON m.id = c.applicant "
    "JOIN household h ON h.id = m.household JOIN township t ON t.id = h.township "
    "WHERE n.fund = {} AND n.posted_on <= {} AND n.ends_on >= {} "
    "AND n.follows = (SELECT COUNT(*) FROM case_step s WHERE s.fund = n.fund "
    "AND s.case_no = n.case_no) ORDER BY n.posted_on, n.id"
)


async def hanging(fund: FundView, on: date) -> list[dict[str, Any]]:
    """The notices that hang on a day, as anybody may read them."""
    found = []
    for row in await fetch(_HANGING, fund.id, on, on):
        policy = fund.at_version(row["policy_version"])
        benefit = policy.benefit(row["benefit"])
        tier = benefit.tier(row["tier"])
        found.append(
            {
                "title": benefit.name,
                "policy": policy.title,
                "name": row["name"],
                "branch": row["branch"],
                "township": row["township_name"],
                "tier": tier.name if tier else "",
                "amount": row["amount_fen"],
                "posted_on": row["posted_on"],
                "ends_on": row["ends_on"],
                "place": row["place"],
                "phone": row["phone"],
            }
        )
    return found


@get("/public/notices", opt=permit(PUBLIC))
async def notices_page() -> Template:
    """Every notice that hangs today."""
    funds = await all_funds()
    boards = [(fund, await hanging(fund, clock.today())) for fund in funds]
    boards = [board for board in boards if board[1]] or boards[:1]
    return Template("notices.html", context={"boards": boards, "today": clock.today()})


@get("/public/notices/{code:str}", opt=permit(PUBLIC))
async def board_page(code: FromPath[str]) -> Template:
    """One fund's notices, to print and hang."""
    funds = [fund for fund in await all_funds() if fund.code == code]
    if not funds:
        raise NotFound("没有这个公示栏。")
    boards = [(fund, await hanging(fund, clock.today())) for fund in funds]
    return Template("notices.html", context={"boards": boards, "today": clock.today()})


ROUTES = [notices_page, board_page]
