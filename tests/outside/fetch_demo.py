"""Wait for a running demo, sign in as the supervisory group, and read its pages."""

from __future__ import annotations

import re
import sys
import time

import httpx

from schedules.rehearsal.building import PASSWORD

WAIT_SECONDS = 240


def wait(client: httpx.Client) -> None:
    """Until the log-in page answers; the demo's history is built first."""
    for _ in range(WAIT_SECONDS):
        try:
            if client.get("/login").status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            time.sleep(1)
    raise SystemExit("the demo did not answer")


def sign_in(client: httpx.Client, login: str) -> None:
    """Fill the log-in form as a browser would."""
    page = client.get("/login").text
    hidden = dict(re.findall(r'name="(\w+)" value="([^"]+)"', page))
    form = {"_csrf_token": hidden["_csrf_token"], "key": hidden["key"]}
    answer = client.post("/login", data=form | {"login": login, "password": PASSWORD})
    assert answer.status_code == httpx.codes.SEE_OTHER, answer.text


def main(address: str) -> None:
    """Read the dashboard, the loan book and a report."""
    with httpx.Client(base_url=address, timeout=30) as client:
        wait(client)
        sign_in(client, "zhao")
        for path, said in (("/", "基金总额"), ("/loans", "借款台账"), ("/reports/arrears", "账龄")):
            page = client.get(path)
            assert page.status_code == httpx.codes.OK, path
            assert said in page.text, path
            print(f"{path}: {page.status_code}, {len(page.text)} characters")  # noqa: T201


main(sys.argv[1])
