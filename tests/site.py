"""A running site for the tests: an office, its browsers, a loan through the forms."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from litestar import Litestar
from litestar.testing import TestClient

import app as doorway
from fund import clock, database
from fund.access.signing_in import add_staff, staff_actor
from fund.contributions.contributing import RecordContribution, record
from fund.office.funds import fund_of
from fund.office.opening import add_townships, migrate, open_fund, open_office
from fund.vault import Vault
from tests.story import AUDIT_ENDS, EVERYBODY, PASSWORD, id_no

ID_NO, OTHER_ID = id_no(501), id_no(502)


@dataclass
class Site:
    """The application over a new database, and browsers to visit it with."""

    app: Litestar
    url: str
    key_file: Path
    client: TestClient[Litestar]

    def browser(self, login: str = "") -> Browser:
        """A fresh browser, signed in if a login is given."""
        made = Browser(self.client)
        if login:
            answer = made.send("/login", {"login": login, "password": PASSWORD})
            assert answer.status_code == 303, answer.text
        return made


class Browser:
    """Its own cookies over the site's one connection; follows nothing by itself."""

    def __init__(self, client: TestClient[Litestar]) -> None:
        self.client = client
        self.cookies: dict[str, str] = {}

    def ask(self, method: str, path: str, data: dict[str, str] | None = None) -> Any:
        """One request with this browser's cookies, keeping what comes back."""
        self.client.cookies.clear()
        self.client.cookies.update(self.cookies)
        answer = self.client.request(method, path, data=data, follow_redirects=False)
        self.cookies = {one.name: one.value or "" for one in self.client.cookies.jar}
        return answer

    def get(self, path: str) -> Any:
        """Read a page."""
        return self.ask("GET", path)

    def post(self, path: str, data: dict[str, str]) -> Any:
        """Send exactly these fields."""
        return self.ask("POST", path, data)

    def hidden(self, path: str) -> dict[str, str]:
        """The hidden fields of a page's forms; the last form's win."""
        return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', self.get(path).text))

    def send(self, path: str, data: dict[str, str], page: str = "") -> Any:
        """Fill the form of a page (by default at the same path) and send it."""
        return self.post(path, self.hidden(page or path) | data)


async def prepare(url: str, key_file: Path) -> None:
    """An office open since forty days, with its cast and money."""
    today = clock.today()
    async with database.opened(url):
        await migrate()
        office = await open_office("测试县", key_file)
        opened = today - timedelta(days=40)
        await open_fund(
            office=office,
            code="f1",
            name="测试基金",
            policy="county_revolving",
            opened_on=opened,
            papers={"approval": "测试批文〔2023〕1号"},
        )
        await add_townships(office, ["潭溪乡"])
        for login, role in EVERYBODY.items():
            until = AUDIT_ENDS if role == "auditor" else None
            await add_staff(office, login, login, PASSWORD, [role], until=until)
        command = RecordContribution("fiscal", "200000", opened, "县财政局", "拨1")
        await record(
            await staff_actor(3, doorway.PERMISSIONS),
            await fund_of(office),
            command,
            "opening-key-1",
        )


def lend(site: Site, number: str, amount: str = "4000") -> str:
    """A loan through the forms, by everybody in turn; answers its number."""
    today = clock.today().isoformat()
    chen, li, wang = (site.browser(login) for login in ("chen", "li", "wang"))
    for tenor in ("1Y", "5Y+"):
        confirmed = chen.send("/rates/confirm", {"basis": "LPR", "tenor": tenor}, page="/rates")
        assert confirmed.status_code == 303
    person = {"name": "吴某", "id_no": number, "phone": "13812345678", "township": "潭溪乡"}
    person |= {"village": "文青村", "branch": "文青村支部", "household_no": ""}
    registered = chen.send("/members", person, page="/members/new")
    assert registered.status_code == 303, registered.text
    blanks = {"product": "P2", "amount": amount, "months": "24", "project_type": "long"}
    blanks |= {"industry": "养猪", "purpose": "买猪苗", "applied_on": today, "id_no": number}
    applied = chen.send("/loans", blanks, page="/loans/new")
    assert applied.status_code == 303, applied.text
    no = str(applied.headers["location"]).split("/")[2].split("?")[0]
    for step in ("committee", "assessment", "commitment", "payout"):
        who = li if step == "payout" else chen
        given = {"outcome": "passed", "decided_on": today, "document_no": "文1", "note": ""}
        decided = who.send(f"/loans/{no}/steps/{step}", given, page=f"/loans/{no}")
        assert decided.status_code == 303, decided.text
    paid = wang.send(f"/loans/{no}/disbursement", {"disbursed_on": today}, page=f"/loans/{no}")
    assert paid.status_code == 303, paid.text
    return no


def enter(site: Site, no: str, number: str = ID_NO, last_four: str = "") -> Browser:
    """A borrower's browser after scanning his code."""
    found = site.browser()
    path = entrance(site, no)
    answer = found.send(path, {"last_four": last_four or number[-4:]})
    assert answer.status_code == 303, answer.text
    return found


def entrance(site: Site, no: str, kind: str = "loans") -> str:
    """The address in the applicant's first QR code: its secret is derived from the key."""
    chen = site.browser("chen")
    found = re.search(r"/members/(\d+)/key", chen.get(f"/{kind}/{no}").text)
    assert found
    assert "<svg" in chen.get(found[0]).text
    secret = Vault.read(site.key_file).fingerprint(f"{found[1]}:1", "member")[:32]
    return f"/my/f1/{found[1]}/{secret}"


@contextmanager
def running(folder: Path, more: Callable[[str], Awaitable[None]] | None = None) -> Iterator[Site]:
    """A site over a new database in a folder; `more` prepares more of it."""
    url, key_file = f"sqlite:///{folder / 'web.sqlite'}", folder / "web.sqlite.key"

    async def made_ready() -> None:
        await prepare(url, key_file)
        if more:
            await more(url)

    asyncio.run(made_ready())
    made = doorway.create(url)
    with TestClient(made) as client:
        yield Site(made, url, key_file, client)
