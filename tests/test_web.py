"""Pages over HTTP: who may, forms once, sessions, borrowers, and nothing personal in sight."""

from __future__ import annotations

import asyncio
import csv
import re
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

import app as doorway
from fund import clock
from fund.access import signing_in
from fund.access.actors import ROLES
from fund.access.signing_in import add_staff, sign_in
from fund.access.tables import RoleGrant
from fund.database import fetch, insert, number
from fund.errors import Refused
from fund.office.opening import open_fund
from fund.web.guarding import COOKIE, PUBLIC
from tests.site import ID_NO, OTHER_ID, Site, enter, entrance, lend, running
from tests.story import EVERYBODY, PASSWORD, Office

MATRIX = Path(__file__).parent / "data" / "access.csv"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """A running site."""
    with running(tmp_path) as site:
        yield site


def handlers(site: Site) -> list[tuple[str, str, str]]:
    """(method, path, action) of every route."""
    return sorted(
        (method, route.path_format, handler.opt.get("permit", ""))
        for route in site.app.routes
        for handler in getattr(route, "route_handlers", ())
        for method in handler.http_methods - {"HEAD", "OPTIONS"}
    )


def test_every_route_declares_its_roles_and_the_table_says_the_same(site: Site) -> None:
    with MATRIX.open(encoding="utf-8") as file:
        table = {(row["method"], row["path"]): row for row in csv.DictReader(file)}
    real = {(method, path): action for method, path, action in handlers(site)}
    assert set(table) == set(real)
    for place, action in real.items():
        row = table[place]
        assert row["action"] == action
        for role in ROLES:
            allowed = action == PUBLIC or role in doorway.PERMISSIONS[action]
            assert row[role] == ("yes" if allowed else "no"), (place, role)


def test_the_table_is_what_the_site_does(site: Site) -> None:
    """Every route is asked by everybody; who may not is answered 403, a stranger the log-in."""
    no = lend(site, ID_NO)
    borrower = enter(site, no)
    people = {"borrower": borrower}  # first: the clerk revokes his code in the end
    people |= {role: site.browser(login) for login, role in EVERYBODY.items()}
    nobody = site.browser()
    with MATRIX.open(encoding="utf-8") as file:
        table = sorted(csv.DictReader(file), key=lambda row: row["path"].endswith("revoke"))
    probed = 0
    for row in table:
        path = re.sub(r"\{no[^}]*\}", no, row["path"])
        path = re.sub(r"\{kind[^}]*\}", "called", path)
        path = re.sub(r"\{name[^}]*\}", "arrears", path)
        path = re.sub(r"\{benefit[^}]*\}", "listing", path)
        path = re.sub(r"\{code[^}]*\}", "f1", path)
        path = re.sub(r"\{(seq|number|request_id|staff|grant)[^}]*\}", "99", path)
        path = re.sub(r"\{(month|on)(:\w+)?\}", "2024-01-31", path)
        path = re.sub(r"\{[^}]*\}", "x", path)
        if path in ("/logout", "/login") or path.startswith("/static"):
            continue
        for role, browser in [*people.items(), ("nobody", nobody)]:
            if row["method"] == "GET":
                answer = browser.get(path)
            else:
                token = browser.cookies.get("fund_csrf", "")
                answer = browser.post(path, {"_csrf_token": token})
            probed += 1
            if row["action"] == PUBLIC:
                assert answer.status_code in (200, 409, 422), (row, role)
            elif role == "nobody":
                wanted = (303,) if row["method"] == "GET" else (401, 403)
                assert answer.status_code in wanted, (row, answer.status_code)
            else:
                refused = answer.status_code == 403
                assert refused == (row[role] == "no"), (row, role, answer.status_code)
    assert probed > 700


def test_signing_in_and_out(site: Site) -> None:
    browser = site.browser()
    assert browser.get("/").status_code == 303
    wrong = browser.send("/login", {"login": "chen", "password": "x"})
    assert (wrong.status_code, "不对" in wrong.text) == (409, True)
    right = browser.send("/login", {"login": "chen", "password": PASSWORD})
    cookie = right.headers["set-cookie"]
    assert COOKIE in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    token = browser.cookies[COOKIE]
    assert browser.get("/").status_code == 200
    assert browser.post("/logout", {}).status_code == 403  # no form token
    assert browser.send("/logout", {}, page="/").status_code == 303
    other = site.browser()
    other.cookies[COOKIE] = token
    assert other.get("/").status_code == 303  # the old token is worth nothing


def test_five_wrong_passwords_lock_the_account(site: Site) -> None:
    browser = site.browser()
    for _ in range(5):
        browser.send("/login", {"login": "chen", "password": "wrong"})
    assert browser.send("/login", {"login": "chen", "password": PASSWORD}).status_code == 409
    assert site.browser("li").get("/").status_code == 200


def test_every_answer_carries_safe_headers(site: Site) -> None:
    browser = site.browser()
    for path, status in (("/login", 200), ("/", 303), ("/nowhere", 404), ("/static/fund.css", 200)):
        answer = browser.get(path)
        assert answer.status_code == status
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"


async def test_thirty_guesses_at_once_are_no_more_than_five(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The try is counted before the password is looked at."""
    looked_at: list[str] = []

    def verify(hashed: str, _: str) -> bool:
        looked_at.append(hashed)
        return False

    monkeypatch.setattr(signing_in, "_verify", verify)
    with office.now():
        await asyncio.gather(*(sign_in("chen", "wrong") for _ in range(30)), return_exceptions=True)
        assert len(looked_at) == 30  # an answer takes as long either way
        assert 1 <= sum(hashed != signing_in._DUMMY for hashed in looked_at) <= 5
        monkeypatch.undo()
        with pytest.raises(Refused):
            await sign_in("chen", PASSWORD)
        assert isinstance(await sign_in("li", PASSWORD), str)


def test_input_no_paper_can_hold_is_refused_before_the_database(site: Site) -> None:
    chen = site.browser("chen")
    person = {"name": "王" * 61, "id_no": ID_NO, "phone": "", "township": "潭溪乡"}
    person |= {"village": "文青村", "branch": "支部", "household_no": ""}
    long = chen.send("/members", person, page="/members/new")
    assert (long.status_code, "最多 60 个字" in long.text) == (422, True)
    odd = chen.send("/members", person | {"name": "王\x00某"}, page="/members/new")
    assert (odd.status_code, "不能打印" in odd.text) == (422, True)


def test_an_account_without_a_role_is_signed_out(site: Site) -> None:
    browser = site.browser("zhao")
    assert browser.get("/").status_code == 200

    with sqlite3.connect(site.url.removeprefix("sqlite:///"), timeout=30) as raw:
        raw.execute("DELETE FROM role_grant WHERE staff = 4")
    assert browser.get("/").status_code == 303
    assert browser.send("/login", {"login": "zhao", "password": PASSWORD}).status_code == 409


def test_a_form_sent_twice_is_done_once_and_a_wrong_one_comes_back_filled(site: Site) -> None:
    no = lend(site, ID_NO)
    wang = site.browser("wang")
    page = f"/loans/{no}"
    given = {"amount": "9999", "paid_on": clock.today().isoformat(), "channel": "bank"}
    given |= {"payer": "吴某", "early": "hold", "excess": "refuse"}
    refused = wang.send(f"{page}/repayments", given, page=page)
    assert refused.status_code == 409
    assert "超过结清应还额 4000.00" in refused.text
    assert 'value="9999"' in refused.text
    hidden = wang.hidden(page)
    given["amount"] = "100"
    first = wang.post(f"{page}/repayments", hidden | given)
    again = wang.post(f"{page}/repayments", hidden | given)
    assert (first.status_code, again.status_code) == (303, 303)
    assert wang.get(page).text.count("还款 100.00 元") == 1
    changed = wang.post(f"{page}/repayments", hidden | given | {"amount": "200"})
    assert (changed.status_code, "用不同内容提交过" in changed.text) == (409, True)
    unreadable = wang.send(f"{page}/repayments", given | {"paid_on": "soon"}, page=page)
    assert (unreadable.status_code, "还款日期" in unreadable.text) == (422, True)


def test_a_borrower_reads_his_own_loan_only(site: Site) -> None:
    mine, others = lend(site, ID_NO), lend(site, OTHER_ID)
    browser = enter(site, mine)
    page = browser.get(f"/my/{mine}")
    assert page.status_code == 200
    assert "下一次要还" in page.text
    assert browser.get(f"/my/{mine}/schedule.pdf").content.startswith(b"%PDF")
    assert browser.get(f"/my/{others}").status_code == 404
    assert browser.get(f"/my/{others}/schedule.pdf").status_code == 404
    assert browser.get(f"/loans/{mine}").status_code == 403
    assert browser.get("/").headers["location"] == "/my"


def test_the_qr_code_alone_is_not_enough_and_tries_are_limited(site: Site) -> None:
    no = lend(site, ID_NO)
    path = entrance(site, no)
    browser = site.browser()
    forged = path[:-32] + "0" * 32
    assert browser.send(forged, {"last_four": ID_NO[-4:]}).status_code == 409
    for _ in range(5):
        assert browser.send(path, {"last_four": "0000"}).status_code == 409
    assert browser.send(path, {"last_four": ID_NO[-4:]}).status_code == 409  # locked


def test_a_revoked_code_opens_nothing_and_ends_what_it_opened(site: Site) -> None:
    no = lend(site, ID_NO)
    browser = enter(site, no)
    chen = site.browser("chen")
    page = f"/members/{entrance(site, no).split('/')[3]}/key"
    assert chen.send(f"{page}/revoke", {}, page=page).status_code == 303
    assert browser.get(f"/my/{no}").status_code == 303
    path = entrance(site, no)
    assert site.browser().send(path, {"last_four": ID_NO[-4:]}).status_code == 409


def test_no_page_shows_a_whole_personal_number(site: Site) -> None:
    no = lend(site, ID_NO)
    pages = ["/", "/loans", f"/loans/{no}", "/reports", "/archive", "/duties", "/rates", "/reviews"]
    pages += [f"/reports/{name}" for name in ("loan-book", "interest", "arrears", "fund-position")]
    pages += [f"/reports/loan-book?format={form}" for form in ("csv", "json", "html", "text")]
    pages += [f"/reports/repayment-schedule?loan={no}", f"/members/{1}/key"]
    pages += ["/members", "/members/1", "/queue?all_=1", "/audit", "/policy", "/plan", "/funds"]
    pages += [f"/reports/{name}" for name in ("hardship-ledger", "cases", "review-tasks")]
    read = 0
    for login in EVERYBODY:
        browser = site.browser(login)
        for page in pages:
            answer = browser.get(page)
            read += answer.status_code == 200
            assert ID_NO not in answer.text
            assert "13812345678" not in answer.text
    mine = enter(site, no).get(f"/my/{no}")
    assert ID_NO not in mine.text
    assert read > 50


def test_wrong_addresses_are_answered_in_words(site: Site) -> None:
    zhao = site.browser("zhao")
    assert zhao.get("/loans/2024-9999").status_code == 404
    assert "没有编号" in zhao.get("/loans/2024-9999").text
    assert zhao.get("/nowhere").status_code == 404
    assert zhao.get("/reports/loan-book?as_of=soon").status_code == 422
    assert zhao.get("/reports/loan-book?format=exe").status_code == 422
    assert zhao.get("/archive/99/pdf").status_code == 404
    assert zhao.get("/loans?page=two").status_code == 400
    huge = "9" * 19
    for path in (
        f"/archive/{huge}/pdf",
        "/static/%00",
        f"/static/{huge * 20}",
        "/my/f1/2024-0001/%C3%A9/x",
    ):
        assert zhao.get(path).status_code == 404, path
    for path in (f"/archive?page={huge}", f"/loans?page={huge}"):
        assert zhao.get(path).status_code == 200, path
    for day in ("9999-12-31", "0001-01-01"):
        assert zhao.get(f"/reports/interest?as_of={day}").status_code == 422
        assert zhao.get(f"/reports/interest?known_at={day}T00:00:00%2B14:00").status_code == 422
    far = zhao.send(f"/my/f1/-{huge * 2}/abc", {"last_four": "1234"})
    assert far.status_code == 409
    assert site.browser("chen").get(f"/members/-{huge * 2}").status_code == 404
    strange = zhao.send("/my/f1/1/%C3%A9", {"last_four": "1234"})
    assert strange.status_code == 409
    assert zhao.get("/loans?sort=%27;DROP&page=9").status_code == 200


def test_a_second_person_reviews_a_receipt(site: Site) -> None:
    li, wang = site.browser("li"), site.browser("wang")
    assert "收到财政" in li.get("/reviews").text
    token = li.hidden("/reviews")
    assert wang.get("/reviews").status_code == 403
    assert li.post("/reviews/1", token).status_code == 303
    assert "没有待复核" in li.get("/reviews").text
    assert li.post("/reviews/1", token).status_code == 409


def test_what_is_asked_on_a_page_is_decided_on_another(site: Site) -> None:
    """The clerk asks, another decides, the loan's page tells both; a borrower asks for relief."""
    no = lend(site, ID_NO)
    chen, li, wang = (site.browser(login) for login in ("chen", "li", "wang"))
    path = f"/loans/{no}/ask/called"
    given = {"reason": "转借他人", "document_no": "纪要3号"}
    refused = chen.send(path, given | {"reason": ""}, page=path)
    assert (refused.status_code, "请填写“理由”" in refused.text) == (422, True)
    assert chen.send(path, given, page=path).status_code == 303
    assert "待另一人审批" in chen.get(f"/loans/{no}").text
    (request,) = re.findall(r'href="/requests/(\d+)"', li.get("/requests").text)
    page = f"/requests/{request}"
    assert "转借他人" in li.get(page).text
    assert wang.get(page).status_code == chen.get(page).status_code == 403
    silent = li.send(page, {"outcome": "refused", "note": ""}, page=page)
    assert (silent.status_code, "写明理由" in silent.text) == (422, True)
    assert li.send(page, {"outcome": "passed", "note": "同意"}, page=page).status_code == 303
    told = li.get(f"/loans/{no}").text
    assert "提前收回" in told
    assert "今日应还" in told
    assert li.get(page).status_code == 404  # decided
    borrower = enter(site, no)
    mine = f"/my/{no}/disaster"
    assert borrower.send(mine, {"reason": "大水冲了猪圈"}, page=mine).status_code == 303
    assert "遇灾申请" in borrower.get(f"/my/{no}").text
    again = borrower.send(mine, {"reason": "再说一遍"}, page=mine)
    assert (again.status_code, "待审批" in again.text) == (409, True)
    assert "大水冲了猪圈" in li.get("/requests").text
    other = lend(site, OTHER_ID)
    assert borrower.get(f"/my/{other}/disaster").status_code == 404


def test_records_of_servicing_from_the_pages(site: Site) -> None:
    no = lend(site, ID_NO)
    chen, wang = site.browser("chen"), site.browser("wang")
    demand = f"/loans/{no}/demands"
    today = clock.today().isoformat()
    given = {"demanded_on": today, "addressee": "borrower", "method": "visit", "collector": "陈"}
    assert chen.send(demand, given | {"promised_on": "soon"}, page=demand).status_code == 422
    assert chen.send(demand, given | {"signed_by": "吴某"}, page=demand).status_code == 303
    assert "吴某 签收" in chen.get(f"/loans/{no}").text
    commitment = {
        "township": "潭溪乡",
        "document_no": "承诺9号",
        "approving_body": "潭溪乡人民政府",
        "share": "100",
        "loan_ceiling": "5000",
        "yearly_ceiling": "20000",
        "trigger_days": "90",
        "claim_months": "6",
        "signed_on": today,
        "ends_on": "2099-12-31",
    }
    page = "/commitments"
    low = chen.send(page, commitment | {"yearly_ceiling": "1"}, page=page)
    assert (low.status_code, "不应小于每笔上限" in low.text) == (422, True)
    assert chen.send(page, commitment, page=page).status_code == 303
    assert "承诺9号" in wang.get(page).text
    paid = f"/loans/{no}/guarantor"
    given = {"amount": "100", "paid_on": today, "document_no": "凭据1号"}
    early = wang.send(paid, given, page=paid)
    assert (early.status_code, "未到承诺约定的 90 天" in early.text) == (409, True)
    death = f"/loans/{no}/death"
    given = {"happened_on": today, "happened": "died", "document_no": "证明1号", "heirs": "其子"}
    assert chen.send(death, given, page=death).status_code == 303
    assert "其子" in chen.get(f"/loans/{no}").text


def test_a_role_in_one_fund_opens_no_other(tmp_path: Path) -> None:
    """Cashier of one fund, township in the other: what the first allows the second does not."""

    async def second(_: str) -> None:
        office = await number("SELECT MIN(id) FROM office")
        await open_fund(
            office=office,
            code="f2",
            name="另一基金",
            policy="county_revolving",
            papers={"approval": "批文2号"},
            opened_on=clock.today() - timedelta(days=40),
        )
        made = await add_staff(office, "both", "两边", PASSWORD, ["cashier"])
        await fetch("DELETE FROM role_grant WHERE staff = {}", made)
        (first, other) = await fetch("SELECT id FROM fund ORDER BY id")
        town = await number("SELECT MIN(id) FROM township")
        held = {"office": office, "staff": made, "recorded_at": clock.now()}
        await insert(RoleGrant, held | {"role": "cashier", "fund": other["id"]})
        await insert(RoleGrant, held | {"role": "township", "fund": first["id"], "township": town})

    with running(tmp_path, second) as site:
        lend(site, ID_NO)
        both = site.browser("both")
        for path in (
            "/reports/loan-book",
            "/papers/card",
            "/growth",
            "/loans",
            "/papers",
            "/orders",
        ):
            assert both.get(f"{path}?fund=f1").status_code == 403, path
            assert both.get(f"{path}?fund=f2").status_code in (200, 409), path
        assert both.get("/queue?fund=f1").status_code == 200


def test_a_fund_named_in_the_address_is_what_the_page_is_about(tmp_path: Path) -> None:
    with running(tmp_path) as site:
        zhao = site.browser("zhao")
        zhao.get("/supervision?fund=f1")
        assert zhao.cookies["fund_chosen"] == "f1"
        assert zhao.get("/supervision?fund=f9").status_code == 404


def test_odd_text_in_forms_is_refused_in_words(site: Site) -> None:
    nobody = site.browser()
    hidden = nobody.hidden("/login")
    wrong = nobody.post("/login", hidden | {"login": "a\x00b", "password": "x"})
    assert wrong.status_code == 409
    assert "用户名或密码不对" in wrong.text
    zhao = site.browser("zhao")
    hidden = zhao.hidden("/inbox/contact")
    answer = zhao.post("/inbox/contact", hidden | {"key": "\x00" * 20, "email": ""})
    assert answer.status_code == 422
    assert "重新打开" in answer.text


def test_a_voucher_is_printed_by_its_own_number(site: Site) -> None:
    lend(site, ID_NO)
    chen = site.browser("chen")
    year = clock.today().year
    sent = chen.get(f"/papers/voucher?no=记{year}-00001")
    assert sent.status_code == 303
    paper = chen.get(sent.headers["location"])
    assert paper.status_code == 200
    assert paper.content.startswith(b"%PDF")


def test_a_form_sent_twice_is_answered_twice_alike(site: Site) -> None:
    no = lend(site, ID_NO)
    zhao = site.browser("zhao")
    page = zhao.hidden("/supervision")
    zhao.post("/freezes", page | {"about": no, "reason": "查一查"})
    text = zhao.get("/supervision").text
    place = re.search(r'action="(/freezes/\d+/lift)"', text)
    assert place
    form = text[text.index(place[1]) :]
    key = re.search(r'name="key" value="([^"]+)"', form)
    assert key
    sent = page | {"key": key[1], "reason": "看过了"}
    assert [zhao.post(place[1], sent).status_code for _ in range(2)] == [303, 303]
