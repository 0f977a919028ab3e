"""Who reaches what: townships, branches, lent roles, the administrator, the trail."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app import PERMISSIONS
from fund import clock
from fund.access.actors import Actor
from fund.access.administering import (
    AddAccount,
    EndRole,
    GrantRole,
    LendRole,
    SetActive,
    add_account,
    end_role,
    grant_role,
    lend_role,
    set_active,
)
from fund.access.commands import CONSOLE, from_console
from fund.access.signing_in import actor_of, add_staff, change_password, sign_in, staff_actor
from fund.cases.reading import case_for
from fund.database import fetch, fetch_one
from fund.errors import BadInput, Forbidden, NotFound, Refused
from fund.office.holidays import SetHoliday, set_day
from fund.people.own_access import enter, path_for
from fund.people.registering import RegisterMember, member_for, register
from reports.worklist import waiting_cases
from tests.programme import Programme, refused
from tests.story import PASSWORD, id_no

FARMING = {"rural": "yes", "household_income": "600"}


@pytest.fixture
async def county(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Programme]:
    """The county's fund on 2024-03-04, with an administrator."""
    async with Programme.opened(
        sqlite_url, tmp_path / "c.key", "county_revolving", date(2024, 3, 4)
    ) as made:
        for login in ("guan", "guan2"):
            staff = await add_staff(made.fund.office, login, login, PASSWORD, ["admin"])
            made.actors[login] = await staff_actor(staff, PERMISSIONS)
        yield made


async def township(name: str) -> int:
    row = await fetch_one("SELECT id FROM township WHERE name = {}", name)
    assert row is not None
    return int(row["id"])


async def of_role(county: Programme, login: str, **where: Any) -> Actor:
    """A new account with one role in reach, given by the administrator."""
    with county.now():
        guan = county.actors["guan"]
        account = AddAccount(login, login, PASSWORD)
        staff = int(await add_account(guan, account, county.key()))
        await grant_role(guan, GrantRole(staff, **where), county.key())
        return await staff_actor(staff, PERMISSIONS)


async def test_a_township_reaches_its_own_members_and_cases_only(county: Programme) -> None:
    member = await county.registers()  # of 示例乡
    no = await county.applies(member, "listing", FARMING)
    own = await of_role(county, "own", role="township", township=await township("示例乡"))
    other = await of_role(county, "other", role="township", township=await township("邻乡"))
    branch = await of_role(
        county,
        "branch",
        role="branch",
        township=await township("示例乡"),
        branch="另一村党支部",
    )
    with county.now():
        assert (await case_for(own, county.fund, no, "case.see"))["no"] == no
        assert (await member_for(own, member, "member.see"))["id"] == member
        for stranger in (other, branch):
            await refused(NotFound, "没有编号", case_for(stranger, county.fund, no, "case.see"))
            await refused(NotFound, "没有找到", member_for(stranger, member, "member.see"))
            assert await waiting_cases(county.fund, stranger) == []
        assert [case["no"] for case in await waiting_cases(county.fund, own)] == [no]
        abroad = RegisterMember("吴某", id_no(900), "", "邻村党支部", "示例乡", "邻村")
        await refused(Forbidden, "只能登记本乡镇", register(other, abroad, county.key()))
    county.actors["other"] = other
    await county.files(no, "application", "review_minutes")
    await refused(NotFound, "没有编号", county.decides(no, "review", who="other"))
    await refused(
        NotFound, "没有找到这名党员", county.applies(member, "listing", FARMING, who="other")
    )


async def test_a_lent_role_lasts_its_days_and_is_not_lent_on(county: Programme) -> None:
    li, kuai = county.actors["li"], county.actors["kuai"]
    (own,) = await fetch("SELECT id FROM role_grant WHERE staff = {}", li.id)
    lent = LendRole(own["id"], kuai.id, date(2024, 3, 5), date(2024, 3, 6))
    with county.now():
        await lend_role(li, lent, county.key())
        past = LendRole(own["id"], kuai.id, date(2024, 3, 1), date(2024, 3, 6))
        await refused(BadInput, "从今天起", lend_role(li, past, county.key()))
        guan = county.actors["guan"]
        to_admin = LendRole(own["id"], guan.id, date(2024, 3, 5), date(2024, 3, 6))
        await refused(Refused, "不能受托", lend_role(li, to_admin, county.key()))
        await refused(NotFound, "本人自己的", lend_role(kuai, lent, county.key()))
    for day, may in (
        (date(2024, 3, 4), False),
        (date(2024, 3, 5), True),
        (date(2024, 3, 6), True),
        (date(2024, 3, 7), False),
    ):
        county.day = day
        with county.now():
            assert (await staff_actor(kuai.id, PERMISSIONS)).may("grant.approve") is may
    county.day = date(2024, 3, 5)
    with county.now():
        rows = await fetch("SELECT id FROM role_grant WHERE lent_by IS NOT NULL")
        again = LendRole(rows[0]["id"], county.actors["wang"].id, county.day, county.day)
        await refused(NotFound, "不能再转委托", lend_role(kuai, again, county.key()))


async def test_a_lent_role_ends_with_its_lenders(county: Programme) -> None:
    guan, li, kuai = county.actors["guan"], county.actors["li"], county.actors["kuai"]
    (own,) = await fetch("SELECT id FROM role_grant WHERE staff = {}", li.id)
    lent = LendRole(own["id"], kuai.id, date(2024, 3, 4), date(2024, 3, 8))

    async def may() -> bool:
        return (await staff_actor(kuai.id, PERMISSIONS)).may("grant.approve")

    with county.now():
        await lend_role(li, lent, county.key())
        assert await may()
        await set_active(guan, SetActive(li.id, active=False), county.key())
        assert not await may()
        await set_active(guan, SetActive(li.id, active=True), county.key())
        assert await may()
        await end_role(guan, EndRole(own["id"]), county.key())
        assert not await may()
        # What was taken away cannot be lent any more.
        await refused(Refused, "到 2024-03-03 为止", lend_role(li, lent, county.key()))


async def test_a_refused_change_of_roles_is_on_the_trail(county: Programme) -> None:
    guan, key = county.actors["guan"], county.key
    with county.now():
        await refused(Forbidden, "自己", grant_role(guan, GrantRole(guan.id, "admin"), key()))
        li = county.actors["li"]
        nowhere = GrantRole(li.id, "township", township=999)
        await refused(NotFound, "没有这个乡镇", grant_role(guan, nowhere, key()))
        await refused(Forbidden, "角色", grant_role(li, GrantRole(li.id, "cashier"), key()))
    rows = await fetch("SELECT kind, actor FROM refusal ORDER BY id")
    assert [(row["kind"], row["actor"]) for row in rows] == [
        ("GrantRole", guan.id),
        ("GrantRole", guan.id),
        ("GrantRole", li.id),
    ]


async def test_offices_own_roles_are_not_cut_by_township(county: Programme) -> None:
    guan, li, key = county.actors["guan"], county.actors["li"], county.key
    with county.now():
        where = await township("示例乡")
        for role in ("clerk", "cashier", "supervisor"):
            cut = GrantRole(li.id, role, township=where)
            await refused(BadInput, "管全县", grant_role(guan, cut, key()))
        part = GrantRole(county.actors["guan2"].id, "admin", fund=county.fund.id)
        await refused(BadInput, "管整个单位", grant_role(guan, part, key()))
    mine = await of_role(county, "mine2", role="supervisor", fund=county.fund.id)
    assert mine.may("audit.see")
    assert not mine.everywhere("audit.see")
    assert county.actors["guan"].everywhere("audit.see")


async def test_a_role_of_one_fund_keeps_no_other_funds_ledger(county: Programme) -> None:
    member = await county.registers()
    mine = await of_role(county, "mine", role="clerk", fund=county.fund.id)
    with county.now():
        assert await member_for(mine, member, "ledger.keep", county.fund.id)
        other = member_for(mine, member, "ledger.keep", county.fund.id + 1)
        await refused(NotFound, "没有找到这名党员", other)


async def test_the_administrator_touches_no_money_and_not_himself(county: Programme) -> None:
    guan, guan2, key = county.actors["guan"], county.actors["guan2"], county.key
    assert {action for action in PERMISSIONS if guan.may(action)} == {
        "session.end",
        "access.manage",
        "audit.see",
        "fund.choose",
        "password.change",
        "holiday.see",
        "holiday.enter",
        "inbox.read",
        "delivery.see",
        "duty.see",
        "duty.run",
    }
    with county.now():
        for role in ("clerk", "approver", "cashier", "supervisor"):
            await refused(Refused, "不能兼任", grant_role(guan, GrantRole(guan2.id, role), key()))
        await refused(Forbidden, "自己", grant_role(guan, GrantRole(guan.id, "admin"), key()))
        li = county.actors["li"]
        await refused(Refused, "不能兼任", grant_role(guan, GrantRole(li.id, "admin"), key()))
        await refused(Forbidden, "角色", grant_role(li, GrantRole(li.id, "cashier"), key()))
        await refused(BadInput, "截止日期", grant_role(guan, GrantRole(li.id, "auditor"), key()))
        await refused(BadInput, "须指明乡镇", grant_role(guan, GrantRole(li.id, "township"), key()))


async def test_a_role_taken_and_an_account_switched_off_end_at_once(county: Programme) -> None:
    guan, key = county.actors["guan"], county.key
    with county.now():
        token = await sign_in("chen", PASSWORD)
        chen = await actor_of(token, PERMISSIONS)
        assert chen is not None
        (own,) = await fetch("SELECT id FROM role_grant WHERE staff = {}", chen.id)
        await end_role(guan, EndRole(own["id"]), key())
        assert await actor_of(token, PERMISSIONS) is None  # a session without a role is over
        token = await sign_in("li", PASSWORD)
        li = county.actors["li"]
        await set_active(guan, SetActive(li.id, active=False), key())
        await refused(Refused, "不对", sign_in("li", PASSWORD))
        await set_active(guan, SetActive(li.id, active=True), key())
        assert await actor_of(token, PERMISSIONS) is None  # it ended with the account
        assert await sign_in("li", PASSWORD)
        await refused(
            Forbidden, "不能停用自己", set_active(guan, SetActive(guan.id, active=False), key())
        )


async def test_an_old_password_opens_only_the_page_that_changes_it(county: Programme) -> None:
    set_on = date(2024, 1, 1)  # when the accounts were made
    for days, old in ((180, False), (181, True)):
        county.day = set_on + timedelta(days=days)
        with clock.at(clock.instant(county.day, 0)):
            token = await sign_in("chen", PASSWORD)
            actor = await actor_of(token, PERMISSIONS)
        assert actor is not None
        assert actor.may("password.change")
        assert actor.may("case.apply") is not old
    with clock.at(clock.instant(county.day, 1)):
        await change_password(county.actors["chen"].id, PASSWORD, "Andere-2024")
        actor = await actor_of(await sign_in("chen", "Andere-2024"), PERMISSIONS)
        assert actor is not None
        assert actor.may("case.apply")


async def test_what_is_typed_at_the_machine_is_on_the_trail(county: Programme) -> None:
    async def work() -> str:
        await set_day(county.fund.office, date(2024, 4, 3), is_off=True, note="通知")
        return "done"

    command = SetHoliday(date(2024, 4, 3), "off", "通知")
    await from_console(county.fund.office, command, work)
    newest = await fetch("SELECT kind, actor FROM command ORDER BY id DESC LIMIT 1")
    assert newest == [{"kind": "SetHoliday", "actor": CONSOLE}]


async def test_every_change_and_every_refusal_is_on_the_trail(county: Programme) -> None:
    member = await county.registers()
    before = len(await fetch("SELECT id FROM command"))
    await refused(
        Refused,
        "不能受理",
        county.applies(member, "listing", FARMING | {"household_income": "9999"}),
    )
    assert len(await fetch("SELECT id FROM command")) == before
    (row,) = await fetch("SELECT kind, actor, reason FROM refusal")
    assert (row["kind"], row["actor"]) == ("ApplyForAid", county.actors["chen"].id)
    assert "农村家庭年收入在865元以下" in row["reason"]  # the clause, and nobody's circumstances
    assert "9999" not in row["reason"]
    await county.applies(member, "listing", FARMING)
    newest = await fetch("SELECT kind, actor FROM command ORDER BY id DESC LIMIT 1")
    assert newest == [{"kind": "ApplyForAid", "actor": county.actors["chen"].id}]
    with pytest.raises(Exception, match="no_update"):
        await fetch("UPDATE refusal SET reason = ''")


async def test_a_code_locked_by_five_wrong_tries_opens_after_a_quarter_of_an_hour(
    county: Programme,
) -> None:
    member = await county.registers(date(1950, 6, 1))
    right = id_no(county.people, date(1950, 6, 1))[-4:]
    began = clock.instant(county.day, 10)
    with clock.at(began):
        path = await path_for(county.actors["chen"], county.fund, member)
        given = path.rsplit("/", 1)[1]
        for _ in range(5):
            await refused(Refused, "末四位不对", enter("f1", member, given, "0000"))
    for minutes, opens in ((14, False), (16, True)):
        with clock.at(began + timedelta(minutes=minutes)):
            attempt = enter("f1", member, given, right)
            if opens:
                assert await attempt
            else:
                await refused(Refused, "末四位不对", attempt)
