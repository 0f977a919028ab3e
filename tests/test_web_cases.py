"""Cases through the pages: applied for, refused with every rule, carried to its money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from fund import clock, database
from fund.access.signing_in import add_staff
from fund.database import fetch
from fund.office.funds import all_funds
from fund.office.opening import open_fund
from schedules.rehearsal.programmes import SCAN
from tests.site import ID_NO, Browser, Site, enter, entrance, lend, running
from tests.story import PASSWORD

TODAY = clock.today()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with running(tmp_path) as site:
        yield site


def register(browser: Browser) -> str:
    """A member through the form; answers his id."""
    answer = browser.send(
        "/members",
        {
            "name": "吴某",
            "id_no": ID_NO,
            "phone": "13800001111",
            "township": "潭溪乡",
            "village": "文青村",
            "branch": "文青村党支部",
        },
        page="/members/new",
    )
    assert answer.status_code == 303, answer.text
    found = re.search(r"/members/(\d+)", answer.headers["location"])
    assert found
    return found[1]


def apply(browser: Browser, member: str, income: str = "800") -> str:
    """An application for the ledger; answers the case's number."""
    told = {
        "member": member,
        "applied_on": TODAY.isoformat(),
        "fact_rural": "yes",
        "fact_household_income": income,
        "fact_causes.no_capital": "yes",
    }
    page = f"/cases/new/listing?member={member}"
    answer = browser.send("/cases/new/listing", told, page=page)
    if answer.status_code != 303:
        return str(answer.text)
    return str(answer.headers["location"]).split("/")[2].split("?")[0]


def form_of(browser: Browser, page: str, action: str) -> dict[str, str]:
    """The hidden fields of the form with that action."""
    text = browser.get(page).text
    part = text[text.index(f'action="{action}"') :]
    part = part[: part.index("</form>")]
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', part))


def upload(browser: Browser, no: str, paper: str, content: bytes, name: str = "a.png") -> int:
    """A file put on a case; answers the status."""
    action = f"/cases/{no}/papers"
    data = form_of(browser, f"/cases/{no}", action) | {"paper": paper, "label": ""}
    browser.client.cookies.clear()
    browser.client.cookies.update(browser.cookies)
    answer = browser.client.post(
        action, data=data, files={"file": (name, content, "image/png")}, follow_redirects=False
    )
    return int(answer.status_code)


def test_from_a_refusal_to_a_notice_on_the_board(site: Site) -> None:
    clerk = site.browser("chen")
    member = register(clerk)
    refused = apply(clerk, member, "900")
    assert "应不超过 865.00 元" in refused
    assert "做法之一：农村家庭年收入在865元以下" in refused
    assert 'value="900"' in refused  # what was typed is still there
    assert 'name="fact_causes.no_capital" value="yes" checked' in refused
    no = apply(clerk, member)
    page = clerk.get(f"/cases/{no}").text
    assert "缺少材料《个人申请书》" in page
    assert ID_NO not in page
    assert upload(clerk, no, "application", SCAN) == 303
    assert upload(clerk, no, "application", b"<svg/>", "evil.png") == 422
    assert upload(clerk, no, "review_minutes", SCAN + b"2", "../../../x.png") == 303
    step = f"/cases/{no}/steps/review"
    vote = {
        "outcome": "passed",
        "decided_on": TODAY.isoformat(),
        "document_no": "评议1号",
        "attended": "9",
        "votes_for": "9",
        "votes_against": "0",
        "votes_abstained": "0",
    }
    branch = site.browser("zhi")
    assert no in branch.get("/queue").text
    hidden = form_of(branch, f"/cases/{no}", step)
    assert branch.post(step, hidden | vote).status_code == 303
    notice = f"/cases/{no}/notice"
    hung = {"posted_on": TODAY.isoformat(), "place": "村务公开栏", "phone": "0791-1234567"}
    hidden = form_of(branch, f"/cases/{no}", notice)
    assert branch.post(notice, hidden | hung).status_code == 303
    board = site.browser().get("/public/notices").text
    assert "吴某" in board
    assert "0791-1234567" in board
    for private in (ID_NO, ID_NO[-4:], "13800001111", "文青村，", no):
        assert private not in board, private
    shown = branch.get(f"/cases/{no}").text
    assert "次日起才可办结" in shown


def test_papers_come_back_as_downloads_to_those_who_may_see_the_case(site: Site) -> None:
    clerk = site.browser("chen")
    no = apply(clerk, register(clerk))
    assert upload(clerk, no, "application", SCAN, "申请书.png") == 303
    found = re.search(rf"/cases/{no}/papers/(\d+)", clerk.get(f"/cases/{no}").text)
    assert found
    answer = clerk.get(found[0])
    assert answer.content == SCAN
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert site.browser("guan").get(found[0]).status_code == 403
    assert site.browser().get(found[0]).status_code == 303
    assert clerk.get(f"/cases/{no}/papers/999").status_code == 404


def test_the_administrators_pages(site: Site) -> None:
    guan = site.browser("guan")
    assert guan.get("/").headers["location"] == "/accounts"
    made = guan.send(
        "/accounts", {"login": "xin", "name": "新来", "password": "Zhang-2026"}, page="/accounts"
    )
    assert made.status_code == 303
    path = made.headers["location"].split("?")[0]
    assert "没有角色，不能登录" in guan.get("/accounts").text
    roles = f"{path}/roles"
    hidden = form_of(guan, path, roles)
    town = re.search(r'value="(\d+)">潭溪乡', guan.get(path).text)
    assert town
    given = {"role": "township", "township": town[1], "branch": ""}
    assert guan.post(roles, hidden | given).status_code == 303
    assert "乡镇（潭溪乡）" in guan.get("/accounts").text
    again = form_of(guan, path, roles)
    both = guan.post(roles, again | {"role": "admin"})
    assert (both.status_code, "不能兼任" in both.text) == (409, True)
    trail = guan.get("/audit").text
    assert "GrantRole" in trail
    assert "拒绝：系统管理员不经手资金" in trail


def test_lists_and_rules_are_shown(site: Site) -> None:
    clerk = site.browser("chen")
    member = register(clerk)
    assert "第 1 版" in clerk.get("/policy").text
    for path, said in (
        ("/cases/new", "有偿扶助借款"),
        (f"/members/{member}", "文青村党支部"),
        ("/reports/hardship-ledger", "台账中还没有党员"),
        ("/reports/cases", "还没有申请"),
        ("/holidays?year=2026", "2026-02-16"),
        ("/funds", "测试基金"),
    ):
        answer = clerk.get(path)
        assert answer.status_code == 200, path
        assert said in answer.text, path
    assert clerk.get("/?fund=nowhere").status_code == 404
    day = TODAY + timedelta(days=3)
    told = {"day": day.isoformat(), "kind": "off", "note": "国办发明电〔2026〕1号"}
    assert clerk.send("/holidays", told, page="/holidays").status_code == 303


def test_a_member_page_records_and_keeps_history(site: Site) -> None:
    clerk = site.browser("chen")
    member = register(clerk)
    path = f"/members/{member}"
    record = f"{path}/record"
    told = {"joined_on": "1990-07-01", "full_member_on": "1991-07-01", "people": "4"}
    assert clerk.post(record, form_of(clerk, path, record) | told).status_code == 303
    wrong = clerk.post(record, form_of(clerk, path, record) | told | {"joined_on": "1987-01-01"})
    assert (wrong.status_code, "未满 18 周岁" in wrong.text) == (422, True)
    veteran = told | {"joined_on": "1989-06-01", "full_member_on": "1990-06-01"}
    assert clerk.post(record, form_of(clerk, path, record) | veteran).status_code == 303
    assert clerk.post(record, form_of(clerk, path, record) | told).status_code == 303
    shown = clerk.get(path).text
    assert "1990-07-01，1991-07-01" in shown
    assert ID_NO not in shown


def test_csrf_guards_the_upload(site: Site) -> None:
    clerk = site.browser("chen")
    no = apply(clerk, register(clerk))
    clerk.client.cookies.clear()
    clerk.client.cookies.update(clerk.cookies)
    answer = clerk.client.post(
        f"/cases/{no}/papers",
        data={"paper": "application", "label": "", "key": "k" * 20},
        files={"file": ("a.png", SCAN, "image/png")},
        follow_redirects=False,
    )
    assert answer.status_code == 403


def test_a_meeting_is_entered_as_a_list(site: Site) -> None:
    clerk = site.browser("chen")
    no = apply(clerk, register(clerk))
    for paper in ("application", "review_minutes"):
        assert upload(clerk, no, paper, SCAN + paper.encode()) == 303
    assert "登记会议纪要" in clerk.get("/meetings").text
    path = "/meetings/listing/review"
    told = {
        "minutes_no": "纪要1号",
        "held_on": TODAY.isoformat(),
        "expected": "12",
        "attended": "10",
        f"outcome_{no}": "passed",
    }
    wrong = clerk.send(path, told | {f"votes_{no}": "9/1"})
    assert (wrong.status_code, "应写成" in wrong.text) == (422, True)
    assert clerk.send(path, told | {f"votes_{no}": "9/1/0"}).status_code == 303
    assert "赞成 9 反对 1 弃权 0" in clerk.get(f"/cases/{no}").text
    assert clerk.get(path).status_code == 404


def test_an_applicant_follows_his_own_case(site: Site) -> None:
    no = lend(site, ID_NO)
    clerk = site.browser("chen")
    apply(clerk, "1")
    page = enter(site, no).get("/my/cases").text
    assert "列入困难党员台账" in page
    assert "待民主评议" in page
    assert "缺少材料《个人申请书》" in page


def test_members_are_found_within_reach(site: Site) -> None:
    clerk = site.browser("chen")
    register(clerk)
    page = clerk.get("/members?q=吴").text
    assert "文青村党支部" in page
    assert ID_NO not in page
    assert ID_NO[:6] in page
    assert "没有找到党员" in clerk.get("/members?q=郑").text
    assert "吴某" in clerk.get("/members?q=%25").text  # a wildcard is no wildcard here
    guan = site.browser("guan")
    hidden = guan.hidden("/accounts") | {"login": "lin", "name": "邻", "password": "Zhang-2026"}
    path = guan.post("/accounts", hidden).headers["location"].split("?")[0]
    town = re.search(r'value="(\d+)">潭溪乡', guan.get(path).text)
    assert town
    roles = f"{path}/roles"
    given = {"role": "branch", "township": town[1], "branch": "另一村党支部"}
    assert guan.post(roles, form_of(guan, path, roles) | given).status_code == 303
    lin = site.browser()
    assert lin.send("/login", {"login": "lin", "password": "Zhang-2026"}).status_code == 303
    assert "没有找到党员" in lin.get("/members").text
    assert lin.get("/").headers["location"] == "/queue"


def test_a_password_is_changed_by_who_knows_it(site: Site) -> None:
    chen = site.browser("chen")
    new = {"old": "Cast-2024", "new": "Zhang-2026", "again": "Zhang-2026"}
    for wrong, said in (
        ({"old": "x"}, "原密码不对"),
        ({"again": "other"}, "不一样"),
        ({"new": "short", "again": "short"}, "至少 8 位"),
        ({"new": "Cast-2024", "again": "Cast-2024"}, "不能与原密码相同"),
    ):
        answer = chen.send("/password", new | wrong)
        assert answer.status_code in (409, 422)
        assert said in answer.text
    assert chen.send("/password", new).status_code == 303
    assert chen.get("/").headers["location"] == "/login"
    again = site.browser()
    assert again.send("/login", {"login": "chen", "password": "Cast-2024"}).status_code == 409
    assert again.send("/login", {"login": "chen", "password": "Zhang-2026"}).status_code == 303


async def second_fund(url: str) -> None:
    """Another fund, and a cashier of that one only."""
    async with database.opened(url):
        office = (await all_funds())[0].office
        fund = await open_fund(
            office=office,
            code="f2",
            name="第二基金",
            policy="chengjiang_care",
            opened_on=TODAY - timedelta(days=30),
        )
        staff = await add_staff(office, "chu", "出纳", PASSWORD, ["cashier"])
        await fetch("UPDATE role_grant SET fund = {} WHERE staff = {}", fund, staff)


def test_a_role_for_one_fund_ends_at_it(tmp_path: Path) -> None:
    money = {
        "source": "fiscal",
        "amount": "100",
        "received_on": TODAY.isoformat(),
        "payer": "财政局",
        "document_no": "拨1",
    }
    with running(tmp_path, second_fund) as site:
        chu = site.browser("chu")
        assert "第二基金" in chu.get("/").text  # the only one in reach
        assert "测试基金" not in chu.get("/funds").text
        assert chu.get("/?fund=f1").status_code == 404
        there = "/contributions?fund=f1"
        hidden = chu.hidden("/contributions/new")
        assert chu.post(there, hidden | money).status_code == 404
        assert chu.post("/contributions", hidden | money).status_code == 303
        clerk = site.browser("chen")
        assert "测试基金" in clerk.get("/").text
        assert clerk.send("/funds/f2", {}, page="/funds").status_code == 303
        assert "第二基金" in clerk.get("/").text
        assert "借款台账" not in clerk.get("/").text  # it does not lend
        assert clerk.get("/loans/new").status_code == 409


def test_odd_requests_are_answered_not_broken(site: Site) -> None:
    clerk = site.browser("chen")
    member = register(clerk)
    no = apply(clerk, member)
    early = clerk.post(
        f"/members/{member}/ledger",
        {"_csrf_token": clerk.cookies["fund_csrf"], "key": "k" * 20, "kind": "visited"}
        | {"entered_on": TODAY.isoformat(), "note": "x"},
    )
    assert (early.status_code, "先办理列入" in early.text) == (409, True)
    tie = clerk.hidden(f"/cases/{no}/ties") | {"staff": "9" * 20, "relation": "x"}
    assert clerk.post(f"/cases/{no}/ties", tie).status_code == 422
    for path in (f"/cases/{no}%00", "/members?township=%00", "/members/99999999999999999999"):
        assert clerk.get(path).status_code in (404, 422), path


def test_who_only_applied_follows_his_case_on_his_phone(site: Site) -> None:
    clerk = site.browser("chen")
    no = apply(clerk, register(clerk))
    phone = site.browser()
    path = entrance(site, no, "cases")
    answer = phone.send(path, {"last_four": ID_NO[-4:]})
    assert answer.headers["location"] == "/my"
    assert phone.get("/my").headers["location"] == "/my/cases"
    page = phone.get("/my/cases").text
    assert "列入困难党员台账" in page
    assert "缺少材料《个人申请书》" in page
    assert phone.get(f"/cases/{no}").status_code == 403
