"""The honour certificate: its QR code read back, its words, and its public page."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from fund import clock
from reports import paper_commands
from reports.papers.certificates import certificates_data, certificates_pdf
from reports.rendering.as_pdf import _compiler
from tests.site import Browser, Site, running

TODAY = clock.today().isoformat()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with running(tmp_path) as site:
        yield site


def pictures(rows: list[dict[str, Any]], address: str) -> list[Image.Image]:
    """Each certificate's page as a picture, from the same template and data as the PDF."""
    import json

    data = json.dumps(certificates_data(rows, address), ensure_ascii=False)
    source = (files("reports") / "templates" / "certificate.typ").read_bytes()
    pages = _compiler().compile(input=source, sys_inputs={"data": data}, format="png", ppi=120)
    pages = pages if isinstance(pages, list) else [pages]
    return [Image.open(io.BytesIO(page)) for page in pages]


def read_code(picture: Image.Image) -> str:
    (found,) = zxingcpp.read_barcodes(picture.convert("L"))
    return str(found.text)


ROW: dict[str, Any] = {
    "year": 2026,
    "serial": 7,
    "name": "郑文远（示例）",
    "kind": "member",
    "received_on": date(2026, 3, 1),
    "issued_on": date(2026, 3, 2),
    "fund_name": "党内关爱资金",
    "office_name": "示例县委组织部",
    "amount_fen": 10_700_053,
    "receipt_no": "票0001",
    "code": "0123456789abcdef0123",
    "voided_on": None,
    "is_sample": True,
    "recorded_at": datetime(2026, 3, 2, 1, tzinfo=UTC),
}


def test_every_page_carries_its_own_code() -> None:
    second = ROW | {"serial": 8, "code": "f" * 20, "kind": "branch"}
    pages = pictures([ROW, second], "https://fund.example")
    assert [read_code(page) for page in pages] == [
        "https://fund.example/public/certificates/0123456789abcdef0123",
        f"https://fund.example/public/certificates/{'f' * 20}",
    ]
    one, other = certificates_data([ROW, second], "https://fund.example")["certificates"]
    assert one["capitals"] == "壹拾万柒仟元零伍角叁分"  # the worked example of 107,000.53
    assert (one["amount"], one["no"]) == ("107,000.53", "捐证2026-00007")
    assert (one["thanks"], other["thanks"]) == ("您", "贵单位")


def test_the_same_certificate_is_the_same_bytes() -> None:
    assert certificates_pdf([ROW], "https://f.example") == certificates_pdf(
        [ROW], "https://f.example"
    )


def gift(browser: Browser, amount: str, may_publish: str) -> str:
    """A donor and his gift through the forms; answers the gift's page."""
    donor = {"kind": "member", "name": "郑文远（示例）", "number": "", "phone": ""}
    made = browser.send("/donors", donor, page="/donations")
    assert made.status_code == 303, made.text
    page = made.headers["location"].split("?")[0]
    given = {
        "amount": amount,
        "received_on": TODAY,
        "method": "transfer",
        "receipt_no": f"票{amount}",
        "may_publish": may_publish,
        "earmark": "",
        "pledge": "",
    }
    answer = browser.send(f"{page}/donations", given, page=page)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"].split("?")[0])


@pytest.mark.parametrize("may_publish", ["yes", "no"])
def test_from_the_gift_to_the_public_page_before_and_after_voiding(
    site: Site, may_publish: str
) -> None:
    page = gift(site.browser("wang"), "1000", may_publish)
    chen, anybody = site.browser("chen"), site.browser()
    assert chen.send(f"{page}/certificate", {}, page=page).status_code == 303
    shown = chen.get(page).text
    public = re.search(r"/public/certificates/[0-9a-f]{20}", shown)
    pdf = re.search(r"/certificates/\d+/pdf", shown)
    assert public
    assert pdf
    assert chen.get(pdf[0]).content.startswith(b"%PDF")
    valid = anybody.get(public[0]).text
    assert "有效" in valid
    assert "不是财政票据" in valid
    assert ("郑文远" in valid) is (may_publish == "yes")
    number = pdf[0].split("/")[2]
    gone = {"reason": "姓名写错", "reissue": "yes", "name": "郑文元（示例）"}
    assert chen.send(f"/certificates/{number}/void", gone, page=page).status_code == 303
    void = anybody.get(public[0]).text
    assert "已作废" in void
    assert "姓名写错" not in void
    unknown = anybody.get(f"/public/certificates/{'0' * 20}").text
    assert "查无此证" in unknown
    assert "捐证" not in unknown
    roll = anybody.get("/public/honour/f1").text
    assert ("郑文远" in roll) is (may_publish == "yes")


def test_an_order_is_decided_by_another_on_its_page(site: Site) -> None:
    page = gift(site.browser("wang"), "800", "no")
    chen, li = site.browser("chen"), site.browser("li")
    asked = chen.send(f"{page}/refund", {"amount": "800", "reason": "本人要求"}, page=page)
    order = asked.headers["location"].split("?")[0]
    assert order.startswith("/orders/")
    assert "撤回" in chen.get(order).text
    refused = li.send(order, {"outcome": "refused", "reason": ""}, page=order)
    assert "须写明理由" in refused.text
    assert li.send(order, {"outcome": "approved", "reason": ""}, page=order).status_code == 303
    assert "同意" in chen.get("/orders").text
    late = site.browser("wang").send(order, {"outcome": "approved"}, page="/orders")
    assert late.status_code == 403
    assert "800.00 元" in chen.get(page).text


def test_a_run_of_certificates_is_whole_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(paper_commands, "PER_FILE", 2)
    rows = [ROW | {"serial": serial} for serial in range(1, 6)]
    paper_commands.write(rows, "https://fund.example", tmp_path / "out", 2026)
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == [
        "certificates-2026-00001-00002.pdf",
        "certificates-2026-00003-00004.pdf",
        "certificates-2026-00005-00005.pdf",
    ]
    assert len(capsys.readouterr().out.splitlines()) == 3
