"""Values of a policy file: amounts, rates, multiples, and the base of its tables. Pure.

Each table in the file is one `Rules` struct; `clause` names where in the source a rule stands, so
that a refusal can say so.
"""

from __future__ import annotations

import msgspec


class Fen(int):
    """Yuan in the file, fen in the program."""


class Ppm(int):
    """Percent in the file, parts per million in the program."""


class Times(int):
    """A multiple such as "1.5" in the file, parts per million in the program."""


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of every table in a policy file: a field nobody knows is an error."""
