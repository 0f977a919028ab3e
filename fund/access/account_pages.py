"""Accounts and roles for the administrator; lending one's own role for everybody in office."""

from __future__ import annotations

from typing import Any

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Response, Template

from fund import clock
from fund.access.actors import ROLES, STAFF_ROLES, Actor
from fund.access.administering import (
    AddAccount,
    EndRole,
    GrantRole,
    LendRole,
    SetActive,
    accounts,
    add_account,
    end_role,
    grant_role,
    lend_role,
    set_active,
)
from fund.database import fetch
from fund.errors import NotFound
from fund.web.forms import Field, Form, options, read, submitted
from fund.web.guarding import permit

Sent = URLEncodedBody[dict[str, str]]

ADD = Form(
    "新增账号",
    "/accounts",
    "新增",
    (
        Field("login", "用户名", hint="小写字母开头，一人一号"),
        Field("name", "姓名"),
        Field("password", "初始密码", "password", hint="至少 8 位，含三类字符"),
    ),
)


@get("/accounts", opt=permit("access.manage"))
async def accounts_page(actor: NamedDependency[Actor]) -> Template:
    """Every account with its roles."""
    context = {"accounts": await accounts(actor.office), "form": ADD.fresh(), "me": actor.id}
    return Template("accounts.html", context=context)


@post("/accounts", opt=permit("access.manage"))
async def add(actor: NamedDependency[Actor], data: Sent) -> Response[Any]:
    """A new account."""

    async def work(key: str) -> str:
        return await add_account(actor, read(AddAccount, ADD, data), key)

    context = {"accounts": await accounts(actor.office), "me": actor.id}
    return await submitted(
        ADD,
        data,
        work,
        lambda staff: f"/accounts/{staff}?done=1",
        template="accounts.html",
        context=context,
    )


async def _account(actor: Actor, staff: int) -> dict[str, Any]:
    found = next((one for one in await accounts(actor.office) if one["id"] == staff), None)
    if found is None:
        raise NotFound("没有这个账号。")
    return found


async def _grant_form(actor: Actor, staff: int) -> Form:
    towns = await fetch("SELECT id, name FROM township WHERE office = {} ORDER BY id", actor.office)
    everywhere = (("", "全县"), *((str(town["id"]), town["name"]) for town in towns))
    funds = await fetch("SELECT id, name FROM fund WHERE office = {} ORDER BY id", actor.office)
    any_fund = (("", "全部基金"), *((str(fund["id"]), fund["name"]) for fund in funds))
    roles = [(role, ROLES[role]) for role in STAFF_ROLES]
    return Form(
        "给予角色",
        f"/accounts/{staff}/roles",
        "给予",
        (
            Field("role", "角色", "select", options=options(roles)),
            Field("fund", "基金", "select", options=any_fund, required=False),
            Field("township", "乡镇", "select", options=everywhere, required=False),
            Field("branch", "党支部", hint="党支部角色须填", required=False),
            Field("valid_from", "从", "date", required=False),
            Field("valid_to", "到", "date", hint="审计角色须填", required=False),
        ),
    )


def _end_form(staff: int, role: dict[str, Any]) -> Form:
    return Form(
        f"收回角色：{role['name']}", f"/accounts/{staff}/roles/{role['id']}/end", "收回", ()
    )


def _active_form(account: dict[str, Any]) -> Form:
    word = "停用账号" if account["active"] else "启用账号"
    intro = "停用后立即退出所有登录；已办业务的记录不变。" if account["active"] else ""
    return Form(word, f"/accounts/{account['id']}/active", word, (), intro=intro)


async def _forms(actor: Actor, account: dict[str, Any]) -> list[Form]:
    found = [await _grant_form(actor, account["id"])]
    found += [_end_form(account["id"], role) for role in account["roles"]]
    return [*found, _active_form(account)]


@get("/accounts/{staff:int}", opt=permit("access.manage"))
async def account_page(actor: NamedDependency[Actor], staff: FromPath[int]) -> Template:
    """One account: its roles, and what can be done with it."""
    account = await _account(actor, staff)
    shown = [form.fresh() for form in await _forms(actor, account)]
    return Template("account.html", context={"account": account, "forms": shown})


async def _submit(
    actor: Actor, staff: int, form: Form, data: dict[str, str], work: Any
) -> Response[Any]:
    account = await _account(actor, staff)
    others = [one.fresh() for one in await _forms(actor, account) if one.action != form.action]
    return await submitted(
        form,
        data,
        work,
        lambda _: f"/accounts/{staff}?done=1",
        template="account.html",
        context={"account": account, "forms": others},
    )


@post("/accounts/{staff:int}/roles", opt=permit("access.manage"))
async def give(actor: NamedDependency[Actor], staff: FromPath[int], data: Sent) -> Response[Any]:
    """Give a role."""
    form = await _grant_form(actor, staff)

    async def work(key: str) -> str:
        return await grant_role(actor, read(GrantRole, form, data, staff=staff), key)

    return await _submit(actor, staff, form, data, work)


@post("/accounts/{staff:int}/roles/{grant:int}/end", opt=permit("access.manage"))
async def take(
    actor: NamedDependency[Actor], staff: FromPath[int], grant: FromPath[int], data: Sent
) -> Response[Any]:
    """Take a role away."""
    account = await _account(actor, staff)
    role = next((one for one in account["roles"] if one["id"] == grant), None)
    if role is None:
        raise NotFound("没有这个角色。")

    async def work(key: str) -> str:
        return await end_role(actor, EndRole(grant), key)

    return await _submit(actor, staff, _end_form(staff, role), data, work)


@post("/accounts/{staff:int}/active", opt=permit("access.manage"))
async def switch(actor: NamedDependency[Actor], staff: FromPath[int], data: Sent) -> Response[Any]:
    """Switch an account off or on."""
    account = await _account(actor, staff)

    async def work(key: str) -> str:
        return await set_active(actor, SetActive(staff, not account["active"]), key)

    return await _submit(actor, staff, _active_form(account), data, work)


async def _lend_form(actor: Actor) -> Form:
    own = await fetch(
        "SELECT id, role FROM role_grant WHERE staff = {} AND lent_by IS NULL AND role <> 'admin' "
        "AND (valid_to IS NULL OR valid_to >= {}) ORDER BY id",
        actor.id,
        clock.today(),
    )
    others = await fetch(
        "SELECT id, name FROM staff WHERE office = {} AND active = {} AND id <> {} ORDER BY id",
        *(actor.office, True, actor.id),
    )
    today = clock.today().isoformat()
    return Form(
        "委托他人代办",
        "/delegation",
        "委托",
        (
            Field(
                "grant",
                "我的角色",
                "select",
                options=options([(str(one["id"]), ROLES[one["role"]]) for one in own]),
            ),
            Field(
                "to",
                "受托人",
                "select",
                options=options([(str(one["id"]), one["name"]) for one in others]),
            ),
            Field("valid_from", "从", "date", today),
            Field("valid_to", "到", "date"),
        ),
        intro="受托人以自己的名义办理，经办与复核仍须两人。",
    )


@get("/delegation", opt=permit("role.lend"))
async def lend_page(actor: NamedDependency[Actor]) -> Template:
    """The form of lending one's role."""
    return Template("form.html", context={"form": (await _lend_form(actor)).fresh()})


@post("/delegation", opt=permit("role.lend"))
async def lend(actor: NamedDependency[Actor], data: Sent) -> Response[Any]:
    """Lend one's role."""
    form = await _lend_form(actor)

    async def work(key: str) -> str:
        return await lend_role(actor, read(LendRole, form, data), key)

    return await submitted(form, data, work, lambda _: "/?done=1")


ROUTES = [accounts_page, add, account_page, give, take, switch, lend_page, lend]
NAVIGATION = [("账号", "/accounts", "access.manage"), ("委托", "/delegation", "role.lend")]
