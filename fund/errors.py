"""Refusals: small, typed, worded for the person who reads them."""

from __future__ import annotations


class Refused(Exception):
    """A rule said no.

    `str()` is a whole sentence in the reader's language that names the rule; `clause` is where the
    rule stands. `status` is the HTTP answer; the command line answers with exit code 1. `logged` is
    what the trail keeps where the sentence tells of somebody's circumstances.
    """

    status = 409

    def __init__(self, message: str, clause: str = "", *, logged: str = "") -> None:
        self.message = message
        self.clause = clause
        super().__init__(f"{message}（依据：{clause}）" if clause else message)
        self.logged = logged or str(self)


class BadInput(Refused):
    """What was entered cannot be read or breaks a limit of its own form."""

    status = 422


class Unreadable(BadInput):
    """What was typed is no amount, date or rate at all: on the command line, wrong usage."""


class NotFound(Refused):
    """The thing named does not exist, or not for this person: strangers cannot tell which."""

    status = 404


class Forbidden(Refused):
    """Known, and known not to be allowed."""

    status = 403


class KeyReused(Refused):
    """An idempotency key came back with other input."""

    def __init__(self) -> None:
        super().__init__("同一份表单已用不同内容提交过。请重新打开页面再填写。")


class SamePersonTwice(Refused):
    """The maker tried to be the checker."""

    def __init__(self, maker_step: str) -> None:
        super().__init__(
            f"{maker_step}由您本人经办，须由另一人复核办理。", "两人经手：经办与复核分开"
        )


def reason_of(error: Exception) -> str:
    """What a log may keep of a failure: a refusal's sentence, of anything else its name alone."""
    return str(error)[:200] if isinstance(error, Refused) else type(error).__name__
