"""Duties for the whole database: the named checks of every floor, and the day's copy."""

from __future__ import annotations

import asyncio
import os
from datetime import date
from pathlib import Path

from fund.backups import daily
from fund.checks import verify as find
from fund.database import engine, is_sqlite, number
from fund.messages.telling import Note, tell
from fund.office.funds import FundView
from schedules.checks import CHECKS


async def verify(fund: FundView, on: date, _: date) -> str:
    """Run every check once a day for the whole database, with the first fund's duties."""
    if not await _is_first(fund):
        return "与第一个基金一起核对"
    findings = await find(CHECKS)
    if findings:
        body = "\n".join(finding.text for finding in findings[:50])
        brief = f"每日核对发现 {len(findings)} 处不符，请停止记账并查明。"
        note = Note("verify", on, "核对不符", body, brief, "/duties")
        await tell(fund, note, ("admin", "accountant", "supervisor", "auditor"))
        return f"发现 {len(findings)} 处不符"
    return f"{len(CHECKS)} 项相符"


async def backup(fund: FundView, on: date, _: date) -> str:
    """Copy the database once a day, with the first fund's duties; FUND_BACKUPS names the folder."""
    if not await _is_first(fund):
        return "与第一个基金一起备份"
    if fund.is_sample:
        return "示例数据不备份"
    if not is_sqlite():
        return "PostgreSQL 由数据库自己的备份负责"
    path = Path(str(engine().path))  # type: ignore[union-attr]
    folder = Path(os.environ.get("FUND_BACKUPS") or path.parent / "backups")
    name = await asyncio.to_thread(daily, path, folder, f"fund-{on}")
    return f"已备份 {name}"


async def _is_first(fund: FundView) -> bool:
    """Whether a fund is the one whose duties look after the whole database."""
    return fund.id == await number("SELECT MIN(id) FROM fund")
