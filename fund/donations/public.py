"""What anybody may see of gifts: whether a certificate is real, and who agreed to be named."""

from __future__ import annotations

from litestar import get
from litestar.params import FromPath
from litestar.response import Template

from fund.capitals import capitals
from fund.donations.certifying import by_code, certificate_no, honour_roll
from fund.donations.donors import KINDS
from fund.errors import NotFound
from fund.money import yuan_grouped
from fund.office.funds import all_funds
from fund.web.desk import Desk, Sheet, num
from fund.web.guarding import PUBLIC, permit


@get("/public/certificates/{code:str}", opt=permit(PUBLIC))
async def certificate_page(code: FromPath[str]) -> Template:
    """Whether a certificate is valid, void or unknown; the name only where the donor agreed."""
    row = await by_code(code) if len(code) <= 32 else None
    if row is None:
        return Template("certificate_check.html", context={"row": None})
    shown = {
        "no": certificate_no(row["year"], row["serial"]),
        "issued_on": row["issued_on"],
        "voided_on": row["voided_on"],
        "name": row["name"] if row["may_publish"] else "",
        "amount": yuan_grouped(row["amount_fen"]) if row["may_publish"] else "",
        "capitals": capitals(row["amount_fen"]) if row["may_publish"] else "",
        "fund": row["fund_name"],
        "office": row["office_name"],
        "is_sample": row["is_sample"],
    }
    return Template("certificate_check.html", context={"row": shown})


@get("/public/honour/{code:str}", opt=permit(PUBLIC))
async def honour_page(code: FromPath[str]) -> Template:
    """The honour roll of a fund: donors who agreed."""
    fund = next((one for one in await all_funds() if one.code == code), None)
    if fund is None:
        raise NotFound("没有这个光荣榜。")
    rows = [
        (row["name"], KINDS[row["kind"]], num(yuan_grouped(int(row["fen"]))))
        for row in await honour_roll(fund)
    ]
    sheet = Sheet("", ("捐赠人", "类型", "累计捐赠（元）"), rows, "还没有同意公布姓名的捐赠人。")
    notes = ("只列本人同意公布的捐赠；未列名的同样受到感谢。",)
    return Desk(f"{fund.name} 捐赠光荣榜", (sheet,), notes=notes).page()


ROUTES = [certificate_page, honour_page]
