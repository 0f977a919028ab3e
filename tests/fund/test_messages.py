"""Messages: kept, put in inboxes, sent by a real mail server, naming nobody outside."""

from __future__ import annotations

import asyncio
import email
import socket
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from fund import clock
from fund.access.signing_in import add_staff
from fund.access.tables import RoleGrant
from fund.database import fetch, insert
from fund.errors import BadInput, Refused
from fund.messages import channels as ways
from fund.messages import delivering
from fund.messages.channels import Channels, Smtp, masked_email, open_at, read
from fund.messages.delivering import BACK_OFF, deliver
from fund.messages.telling import Note, SetContact, inbox, mark_read, set_contact, tell
from tests.story import PASSWORD, Office

NOTE = Note(
    "due", date(2024, 3, 1), "到期提醒", "2024-0001 吴某1 5,000.00 元", "1 笔快到期。", "/papers"
)
TEN = 10


class Kept:
    """A mail server that keeps what it gets, or refuses all."""

    def __init__(self) -> None:
        self.mails: list[Any] = []
        self.refuses = False

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        """Take a mail."""
        if self.refuses:
            return "451 busy"
        self.mails.append(envelope)
        return "250 OK"


@pytest.fixture
def server() -> Iterator[tuple[Kept, Smtp]]:
    kept = Kept()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(kept, hostname="127.0.0.1", port=port)
    controller.start()
    yield kept, Smtp("127.0.0.1", port, "fund@example.cn", tls="none")
    controller.stop()


async def wired(office: Office, monkeypatch: pytest.MonkeyPatch, smtp: Smtp | None) -> None:
    """A mail server is configured and the clerk has left an address."""
    found = Channels(smtp, (), "https://fund.example.cn")
    monkeypatch.setattr("fund.messages.telling.configured", lambda: found)
    monkeypatch.setattr("fund.messages.delivering.configured", lambda: found)
    with office.now():
        actor = office.actors["chen"]
        await set_contact(actor, SetContact("chen@example.cn"), office.key())


async def states() -> list[str]:
    return [row["state"] for row in await fetch("SELECT state FROM delivery ORDER BY id")]


async def test_a_mail_reaches_a_real_server_once_and_names_nobody(
    office: Office, monkeypatch: pytest.MonkeyPatch, server: tuple[Kept, Smtp]
) -> None:
    kept, smtp = server
    await wired(office, monkeypatch, smtp)
    with clock.at(clock.instant(date(2024, 3, 1), TEN)):
        await tell(office.fund, NOTE, ("clerk", "approver"))
        sent = await asyncio.gather(deliver(), deliver())  # two workers at once
        assert sum(sent) == 1
        assert await deliver() == 0
    (mail,) = kept.mails
    text = mail.content.decode()
    assert mail.rcpt_tos == ["chen@example.cn"]
    assert "Message-ID: <delivery-1@example.cn>" in text
    body = email.message_from_bytes(mail.content).get_payload(decode=True)
    assert isinstance(body, bytes)
    assert "1 笔快到期。" in body.decode()
    assert "https://fund.example.cn/papers" in body.decode()
    assert "吴某" not in body.decode()
    assert "5,000" not in body.decode()
    rows = await fetch("SELECT address, state FROM delivery")
    assert rows == [{"address": "c***@example.cn", "state": "sent"}]


async def test_a_failing_server_loses_nothing_and_is_tried_later(
    office: Office, monkeypatch: pytest.MonkeyPatch, server: tuple[Kept, Smtp]
) -> None:
    kept, smtp = server
    await wired(office, monkeypatch, smtp)
    kept.refuses = True
    at = clock.instant(date(2024, 3, 1), TEN)
    with clock.at(at):
        await tell(office.fund, NOTE, ("clerk",))
        assert await deliver() == 0
        assert await states() == ["waiting"]
        assert await deliver() == 0  # not again before its time
    kept.refuses = False
    with clock.at(at + BACK_OFF[0]):
        assert await deliver() == 1
    assert len(kept.mails) == 1
    kept.refuses = True
    with clock.at(at):
        await tell(office.fund, NOTE, ("clerk",))
    for days in range(8):
        with clock.at(at + timedelta(days=days)):
            await deliver()
    assert await states() == ["sent", "failed"]
    with office.now():
        assert len(await inbox(office.actors["chen"].id, 10, 0)) == 2  # the inbox has both


async def test_nobody_is_written_to_at_night(
    small_office: Office, monkeypatch: pytest.MonkeyPatch, server: tuple[Kept, Smtp]
) -> None:
    office, (kept, smtp) = small_office, server
    await wired(office, monkeypatch, smtp)
    with clock.at(clock.instant(date(2024, 3, 1), 22)):
        await tell(office.fund, NOTE, ("clerk",))
        assert await deliver() == 0
    assert kept.mails == []
    with clock.at(clock.instant(date(2024, 3, 2), 8)):
        assert await deliver() == 1
    morning = clock.instant(date(2024, 3, 2), 8)
    assert open_at(clock.instant(date(2024, 3, 1), 21)) == morning
    assert open_at(clock.instant(date(2024, 3, 2), 3)) == morning
    assert open_at(clock.instant(date(2024, 3, 2), 20)) == clock.instant(date(2024, 3, 2), 20)


async def test_inboxes_are_by_role_and_a_stopped_address_gets_nothing(
    small_office: Office, monkeypatch: pytest.MonkeyPatch, server: tuple[Kept, Smtp]
) -> None:
    office, (kept, smtp) = small_office, server
    await wired(office, monkeypatch, smtp)
    with clock.at(clock.instant(date(2024, 3, 1), TEN)):
        await set_contact(office.actors["chen"], SetContact(""), office.key())
        await tell(office.fund, NOTE, ("clerk",))
        assert await deliver() == 0
    assert kept.mails == []
    with office.now():
        chen, wang = office.actors["chen"].id, office.actors["wang"].id
        (copy,) = await inbox(chen, 10, 0)
        assert copy["read_at"] is None
        assert await inbox(wang, 10, 0) == []
        await mark_read(chen, copy["id"])
        assert (await inbox(chen, 10, 0))[0]["read_at"] is not None
        with pytest.raises(BadInput, match="邮箱"):
            await set_contact(office.actors["chen"], SetContact("a@b\nBcc: x@y.cn"), office.key())


async def test_who_holds_his_role_in_one_township_is_told_no_names(
    small_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = small_office
    await wired(office, monkeypatch, None)
    with office.now():
        away = await fetch("SELECT id FROM township WHERE name = '熊村镇'")
        held = {"office": office.fund.office, "role": "township", "recorded_at": clock.now()}
        one = await add_staff(office.fund.office, "xiong", "熊某", PASSWORD, ["clerk"])
        await fetch("DELETE FROM role_grant WHERE staff = {}", one)
        await insert(RoleGrant, held | {"staff": one, "township": away[0]["id"]})
        await tell(office.fund, NOTE, ("clerk", "township"))
        (his,) = await inbox(one, 10, 0)
        (clerks,) = await inbox(office.actors["chen"].id, 10, 0)
    assert his["body"] == NOTE.brief
    assert clerks["body"] == NOTE.body


async def test_channels_that_cannot_be_read_stop_no_message(
    small_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FUND_SMTP", "smtp://mail.example.cn")  # no sender
    ways.channels.cache_clear()
    try:
        with pytest.raises(Refused):
            ways.channels()
        assert ways.configured() == Channels(None, (), "")
        with clock.at(clock.instant(date(2024, 3, 1), TEN)):
            await tell(small_office.fund, NOTE, ("clerk",))
            assert await deliver() == 0
            assert len(await inbox(small_office.actors["chen"].id, 10, 0)) == 1
    finally:
        monkeypatch.delenv("FUND_SMTP")
        ways.channels.cache_clear()


async def test_a_slow_server_does_not_make_claims_old(
    small_office: Office, monkeypatch: pytest.MonkeyPatch, server: tuple[Kept, Smtp]
) -> None:
    """Six minutes a mail: what is claimed later is claimed from then on."""
    office, (_, smtp) = small_office, server
    await wired(office, monkeypatch, smtp)
    moments = iter(clock.instant(date(2024, 3, 1), TEN + n // 10, n % 10 * 6) for n in range(99))
    with clock.at(clock.instant(date(2024, 3, 1), TEN)):
        for _ in range(3):
            await tell(office.fund, NOTE, ("clerk",))
    monkeypatch.setattr("fund.messages.delivering.send_mail", lambda *_: None)
    claims = []
    real = delivering._claim

    async def watched(row: Any, now: Any) -> bool:
        claims.append(now)
        return await real(row, now)

    monkeypatch.setattr(delivering, "_claim", watched)
    monkeypatch.setattr("fund.messages.delivering.clock.now", lambda: next(moments))
    assert await deliver() == 3
    assert claims == sorted(set(claims))
    assert len(claims) == 3


async def test_a_delivery_is_claimed_by_one_worker(
    office: Office, monkeypatch: pytest.MonkeyPatch, server: tuple[Kept, Smtp]
) -> None:
    """Both have read it as waiting; one has it, and a claim that ended may be taken over."""
    await wired(office, monkeypatch, server[1])
    at = clock.instant(date(2024, 3, 1), TEN)
    with clock.at(at):
        await tell(office.fund, NOTE, ("clerk",))
        (row,) = await fetch(delivering._WAITING, at, 10)
        claims = await asyncio.gather(*(delivering._claim(row, at) for _ in range(4)))
        assert sorted(claims) == [False, False, False, True]
        assert await fetch(delivering._WAITING, at, 10) == []
    later = at + delivering.CLAIM
    (again,) = await fetch(delivering._WAITING, later, 10)
    assert await delivering._claim(again, later)


async def test_a_chat_that_takes_nothing_is_tried_again(
    small_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Channels(None, ("json://127.0.0.1:9",), "")
    monkeypatch.setattr("fund.messages.telling.configured", lambda: found)
    monkeypatch.setattr("fund.messages.delivering.configured", lambda: found)
    with clock.at(clock.instant(date(2024, 3, 1), TEN)):
        await tell(small_office.fund, NOTE, ("clerk",))
        assert await deliver() == 0
    assert await states() == ["waiting"]


def test_what_is_configured_is_read_or_refused() -> None:
    found = read("smtp://me:p%40ss@mail.example.cn:2525?from=a@b.cn", "").smtp
    assert found == Smtp("mail.example.cn", 2525, "a@b.cn", "me", "p@ss", "starttls")
    assert read("smtps://mail.example.cn?from=a@b.cn", "x://a y://b").chat == ("x://a", "y://b")
    for wrong in (
        "mail.example.cn",
        "smtp://mail.example.cn",
        "http://x?from=a@b.cn",
        "smtp://:x",
        "smtp://mail.cn?from=a@b.cn&starttls=no",
    ):
        with pytest.raises(Refused):
            read(wrong, "")
    sure = read("smtps://mail.example.cn?from=a@b.cn&starttls=no", "").smtp
    assert sure is not None
    assert sure.tls == "smtps"  # what is encrypted stays so
    assert masked_email("zhao.min@example.cn") == "z***@example.cn"
    assert ways.channels() == read("", "")
