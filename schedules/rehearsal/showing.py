"""Serving the demo: built if absent, announced with its log-ins, opened in the browser."""

from __future__ import annotations

import asyncio
import logging
import socket
import threading
import webbrowser
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import uvicorn
from rich.console import Console
from rich.progress import Progress

from fund import clock
from fund.access.actors import ROLES, Permissions
from fund.errors import Refused
from schedules.rehearsal.building import CAST, PASSWORD, build, fresh_path
from schedules.rehearsal.story import opening_day

FIRST_PORT = 8000


class Announcing(uvicorn.Server):
    """A server that says so once it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then announce."""
        await super().startup(sockets)
        if not self.should_exit:
            self._ready()


def show(
    create: Callable[[str], Any],
    permissions: Permissions,
    *,
    port: int | None,
    browser: bool,
    reset: bool,
    on: date | None,
) -> None:
    """Build what is missing and serve until interrupted. Raises Refused for a port in use."""
    path = fresh_path(Path.cwd(), on)
    chosen = _free_port(port)
    if reset or not path.exists():
        _build(path, on or clock.today(), permissions)
    if on:
        clock.start_on(on)
    config = uvicorn.Config(
        create(f"sqlite:///{path}"),
        host="127.0.0.1",
        port=chosen,
        log_level="warning",
        server_header=False,
    )
    address = f"http://127.0.0.1:{chosen}/"
    Announcing(config, lambda: _announce(address, browser=browser)).run()


def _free_port(port: int | None) -> int:
    for candidate in [port] if port is not None else range(FIRST_PORT, FIRST_PORT + 20):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", candidate))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise Refused(f"端口 {port or FIRST_PORT} 已被占用，请用 --port 另选一个。")


def _build(path: Path, on: date, permissions: Permissions) -> None:
    first = opening_day(on)
    for old in path.parent.glob(path.name + "-*"):
        old.unlink()
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("正在生成三年示例数据", total=(on - first).days + 1)
        asyncio.run(build(path, on, permissions, lambda _: progress.advance(task)))
    logging.getLogger("fund").info("demo built to %s", on)


def _announce(address: str, *, browser: bool) -> None:
    lines = [f"演示已启动：{address}", f"登录（密码都是 {PASSWORD}）："]
    lines += [f"  {login:<6} {ROLES[role]}　{name}" for login, name, role in CAST]
    lines += ["借款人页面：用 chen 登录，打开一笔借款，点“借款人二维码”。", "按 Ctrl+C 结束。"]
    print("\n".join(lines), flush=True)  # noqa: T201 - the command's answer
    if browser:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
