"""Ways out of the office that an administrator configured: a mail server, chat services.

FUND_SMTP names the mail server: smtp://user:password@host:587?from=fund@example.cn, smtps:// for
TLS from the first byte, `&starttls=no` only for a server on the same machine. FUND_CHAT names chat
or SMS services as apprise addresses, separated by blanks; it needs the extra `chat`.
"""

from __future__ import annotations

import logging
import os
import smtplib
import ssl
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from functools import cache
from urllib.parse import parse_qs, unquote, urlsplit

from fund import clock
from fund.errors import Refused

log = logging.getLogger("fund.messages")

OPENS, SHUTS = time(8), time(21)  # nobody is written to at night
TIMEOUT = 20  # seconds a server may take


@dataclass(frozen=True)
class Smtp:
    """A mail server and how to speak to it."""

    host: str
    port: int
    sender: str
    user: str = ""
    password: str = ""
    tls: str = "starttls"


@dataclass(frozen=True)
class Channels:
    """What is configured; `public_url` is where a mail's link leads."""

    smtp: Smtp | None
    chat: tuple[str, ...]
    public_url: str


@cache
def channels() -> Channels:
    """What the environment says. Raises Refused for an address that cannot be read."""
    return read(os.environ.get("FUND_SMTP", ""), os.environ.get("FUND_CHAT", ""))


def configured() -> Channels:
    """What is configured, or no way out where it cannot be read: a message is kept all the same."""
    try:
        return channels()
    except Refused:
        log.exception("the channels cannot be read")
        return Channels(None, (), "")


def read(smtp: str, chat: str) -> Channels:
    """Channels from their addresses as configured."""
    site = os.environ.get("FUND_PUBLIC_URL", "").rstrip("/")
    return Channels(_smtp(smtp) if smtp else None, tuple(chat.split()), site)


def _smtp(address: str) -> Smtp:
    try:
        parts = urlsplit(address)
        asked = parse_qs(parts.query)
        sender = asked["from"][0]
        port = parts.port or (465 if parts.scheme == "smtps" else 587)
    except (ValueError, KeyError) as error:
        raise Refused("FUND_SMTP 应像 smtp://用户:密码@服务器:587?from=发件地址。") from error
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise Refused("FUND_SMTP 应以 smtp:// 或 smtps:// 开头，并写明服务器。")
    tls = "starttls"
    if parts.scheme == "smtps":
        tls = "smtps"
    elif asked.get("starttls") == ["no"]:
        if parts.hostname not in ("127.0.0.1", "localhost", "::1"):
            raise Refused("只有本机上的邮件服务器才可以不加密（starttls=no）。")
        tls = "none"
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return Smtp(parts.hostname, port, sender, user, password, tls)


def send_mail(smtp: Smtp, to: str, title: str, text: str, number: int) -> None:
    """Hand one mail to the server; the same delivery always carries the same Message-ID."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = smtp.sender, to, title
    mail["Date"] = format_datetime(clock.now())
    mail["Message-ID"] = f"<delivery-{number}@{smtp.sender.rpartition('@')[2]}>"
    mail.set_content(text)
    secure = ssl.create_default_context()
    server = (
        smtplib.SMTP_SSL(smtp.host, smtp.port, timeout=TIMEOUT, context=secure)
        if smtp.tls == "smtps"
        else smtplib.SMTP(smtp.host, smtp.port, timeout=TIMEOUT)
    )
    with server:
        if smtp.tls == "starttls":
            server.starttls(context=secure)
        if smtp.user:
            server.login(smtp.user, smtp.password)
        server.send_message(mail)


def send_chat(addresses: tuple[str, ...], title: str, text: str) -> None:
    """Hand one line to every chat service; raises Refused where one does not take it."""
    try:
        import apprise
    except ImportError as error:
        raise Refused("没有安装群消息组件（hardship-fund[chat]）。") from error
    services = apprise.Apprise()
    if not all(services.add(address) for address in addresses):
        raise Refused("FUND_CHAT 中有不认识的地址。")
    if not services.notify(title=title, body=text):
        raise Refused("群消息服务没有收下。")


def open_at(now: datetime) -> datetime:
    """The next moment at which somebody may be written to: now, or in the morning."""
    here = clock.local(now)
    if OPENS <= here.time() < SHUTS:
        return now
    day = here.date() + (timedelta(days=1) if here.time() >= SHUTS else timedelta())
    return clock.instant(day, OPENS.hour)


def masked_email(address: str) -> str:
    """z***@example.cn."""
    name, _, host = address.partition("@")
    return f"{name[:1]}***@{host}"[:100]
