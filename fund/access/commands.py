"""A command is carried out once, whatever the network and the mouse do; a refused one is noted.

The record of commands is the audit trail of every change, written in the same transaction; a
refusal rolls its work back and is written after it.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from typing import Any

from fund import clock
from fund.access.actors import Actor
from fund.access.tables import Command, Refusal
from fund.database import Funds, fetch_one, in_transaction, insert, is_sqlite, unit_of_work
from fund.errors import KeyReused, Refused
from fund.journal.entries import input_hash

CONSOLE = -1  # who typed a command at the machine, on the trail

_DONE = "SELECT input_hash, result FROM command WHERE office = {} AND key = {}"


async def once(
    actor: Actor,
    key: str,
    command: Any,
    work: Callable[[], Awaitable[str]],
    fund: Funds = None,
) -> str:
    """Do `work` in one transaction and remember its answer under the key.

    The same key with the same input answers again without doing it again; with other input it
    raises KeyReused. With `fund` the work is the fund's only writer, else the office's.
    """
    try:
        return await _once(actor, key, command, work, fund)
    except KeyReused:
        raise
    except Refused as error:
        await _note(actor, command, error)
        raise


async def done_before(actor: Actor, key: str) -> bool:
    """Whether this person has carried out a command under this key: a form sent twice."""
    row = await fetch_one(
        "SELECT id FROM command WHERE office = {} AND key = {} AND actor = {}",
        *(actor.office, key, actor.id),
    )
    return row is not None


async def from_console(
    office: int, command: Any, work: Callable[[], Awaitable[str]], fund: Funds = None
) -> str:
    """A command typed at the machine itself, under its own name on the trail."""
    typed = Actor(CONSOLE, office, "命令行", frozenset(), ())
    return await once(typed, secrets.token_hex(16), command, work, fund)


async def _note(actor: Actor, command: Any, error: Refused) -> None:
    """Remember what a rule refused, unless it is part of a larger piece of work that is undone."""
    if in_transaction():
        return
    row = {"office": actor.office, "kind": type(command).__name__, "actor": actor.id}
    await insert(Refusal, row | {"reason": error.logged[:500], "recorded_at": clock.now()})


async def _once(
    actor: Actor, key: str, command: Any, work: Callable[[], Awaitable[str]], fund: Funds
) -> str:
    fingerprint = input_hash(command)
    async with unit_of_work(fund):
        if fund is None and not is_sqlite():
            await fetch_one("SELECT id FROM office WHERE id = {} FOR UPDATE", actor.office)
        done = await fetch_one(_DONE, actor.office, key)
        if done:
            if done["input_hash"] != fingerprint:
                raise KeyReused
            return str(done["result"])
        result = await work()
        await insert(
            Command,
            {
                "office": actor.office,
                "key": key,
                "kind": type(command).__name__,
                "input_hash": fingerprint,
                "actor": actor.id,
                "result": result,
                "recorded_at": clock.now(),
            },
        )
        return result
