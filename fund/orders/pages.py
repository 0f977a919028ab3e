"""Orders of money out: what waits for the approver, and what was decided."""

from __future__ import annotations

from typing import Any

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Response, Template

from fund import clock
from fund.access.actors import Actor
from fund.database import Row, row_id
from fund.errors import Forbidden
from fund.money import yuan_grouped
from fund.office.funds import FundView
from fund.orders.deciding import KINDS, OUTCOMES, DecideOrder, decide
from fund.orders.ordering import order_for, orders
from fund.web.desk import Cell, Desk, Sheet, num
from fund.web.forms import Field, Form, options, read
from fund.web.guarding import permit

HEADS = ("编号", "事项", "摘要", "金额（元）", "经办", "时间", "结果")


def _line(row: Row) -> tuple[str | Cell, ...]:
    said = "待审批"
    if row["outcome"]:
        reason = f"：{row['reason']}" if row["reason"] else ""
        said = f"{OUTCOMES[row['outcome']]}（{row['actor_name']}）{reason}"
    when = f"{clock.local(row['recorded_at']):%Y-%m-%d %H:%M}"
    number = Cell(str(row["id"]), f"/orders/{row['id']}")
    kind, amount = KINDS[row["kind"]].name, num(yuan_grouped(row["amount_fen"]))
    return number, kind, row["summary"], amount, row["maker_name"], when, said


@get("/orders", opt=permit("order.see"))
async def orders_page(fund: NamedDependency[FundView]) -> Template:
    """What waits, and the last fifty decided."""
    waiting = [_line(row) for row in await orders(fund, waiting=True)]
    done = [_line(row) for row in await orders(fund, waiting=False)]
    sheets = (
        Sheet("", HEADS, waiting, "没有等待审批的付款单。"),
        Sheet("已处理", HEADS, done, "还没有处理过付款单。"),
    )
    return Desk("付款审批", sheets).page()


async def _desk(actor: Actor, fund: FundView, number: int) -> Desk:
    row = await order_for(fund, row_id(number))
    facts = tuple((label, str(value)) for label, value in zip(HEADS, _shown(row), strict=True))
    return Desk("付款单", forms=_forms(actor, row), links=(("全部付款单", "/orders"),), facts=facts)


def _shown(row: Row) -> tuple[str, ...]:
    return tuple(cell if isinstance(cell, str) else cell.text for cell in _line(row))


def _forms(actor: Actor, row: Row) -> tuple[Form, ...]:
    """Approve or refuse for another, withdraw for the maker; nothing once it is decided."""
    own = row["maker"] == actor.id
    if row["outcome"] or not (own or actor.may("order.decide")):
        return ()
    given = [("withdrawn", "撤回")] if own else [("approved", "同意并付款"), ("refused", "不同意")]
    fields = (
        Field("outcome", "结论", "select", options=options(given)),
        Field("reason", "理由", hint="不同意或撤回时填写", required=False, longest=300),
    )
    return (Form("审批", f"/orders/{row['id']}", "确认", fields),)


@get("/orders/{number:int}", opt=permit("order.see"))
async def order_page(
    actor: NamedDependency[Actor], fund: NamedDependency[FundView], number: FromPath[int]
) -> Template:
    """One order."""
    return (await _desk(actor, fund, number)).page()


@post("/orders/{number:int}", opt=permit("order.see"))
async def decide_order(
    actor: NamedDependency[Actor],
    fund: NamedDependency[FundView],
    number: FromPath[int],
    data: URLEncodedBody[dict[str, str]],
) -> Response[Any]:
    """Decide on it; who may is the service's to say."""
    row = await order_for(fund, row_id(number))
    form = _forms(actor, row | {"outcome": None})
    if not form:
        raise Forbidden("您的角色不能审批付款单。")

    async def work(key: str) -> str:
        command = read(DecideOrder, form[0], data, order=row["id"])
        return await decide(actor, fund, command, key)

    desk = await _desk(actor, fund, number)
    return await desk.submitted(form[0], data, work, lambda _: "/orders?done=1")


ROUTES = [orders_page, order_page, decide_order]
NAVIGATION = [("付款审批", "/orders", "order.see")]
