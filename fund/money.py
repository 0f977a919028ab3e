"""Money in whole fen: reading, printing, exact rounding. Pure.

Money is `int` fen in Python and `int64` in arrays; yuan appear only at the edges, as decimal
strings. Rates are whole parts per million of one year (6 % = 60 000 ppm).
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from fund.errors import BadInput, Unreadable

PPM = 1_000_000
COUNT_MAX = 2**31 - 1
FEN_MAX = 10**15  # ten thousand billion yuan: far above any fund, far below 2**63

Rounding = Literal["half-up", "half-even"]
Ints = npt.NDArray[np.int64]

# Full-width digits and punctuation come from Chinese input methods and from copied documents.
_NARROW = str.maketrans("０１２３４５６７８９．，－＋％　", "0123456789.,-+% ")


def _decimal(text: str) -> Decimal:
    plain = text.translate(_NARROW).strip().removeprefix("¥").removeprefix("￥").removesuffix("元")
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", plain):
        plain = plain.replace(",", "")
    if not re.fullmatch(r"-?\d{1,15}(\.\d{1,12})?", plain):
        raise Unreadable(f"“{text}”不是金额或数字，请写成如 5000 或 5000.00。")
    try:
        return Decimal(plain)
    except InvalidOperation as error:  # pragma: no cover - the pattern admits only decimals
        raise Unreadable(f"“{text}”不是数字。") from error


def read_yuan(text: str) -> int:
    """Read an amount in yuan as typed by a person; the result is in fen.

    Raises BadInput for text that is no amount and for anything finer than one fen.
    """
    fen = _decimal(text) * 100
    if fen != fen.to_integral_value():
        raise BadInput(
            f"金额“{text}”精确到了分以下；金额最小单位是分（两位小数）。", "金额以分为最小单位"
        )
    if abs(fen) > FEN_MAX:
        raise BadInput(f"金额“{text}”超出本系统可记的范围。")
    return int(fen)


def read_count(text: str) -> int:
    """A whole number that fits into a column; raises ValueError for anything else."""
    found = int(text)
    if abs(found) > COUNT_MAX:
        raise ValueError(text)
    return found


def read_percent(text: str) -> int:
    """Read a yearly rate in percent ("4.75"); the result is in ppm. Raises BadInput."""
    ppm = _decimal(text.removesuffix("%").removesuffix("％")) * 10_000
    if ppm != ppm.to_integral_value():
        raise BadInput(f"利率“{text}”最多四位小数（百万分之一）。")
    if not 0 <= ppm <= PPM:
        raise BadInput(f"年利率“{text}”应在 0 到 100 之间（百分数）。")
    return int(ppm)


def yuan(fen: int) -> str:
    """Fen as a plain decimal string: 523833 -> "5238.33"."""
    sign = "-" if fen < 0 else ""
    whole, part = divmod(abs(int(fen)), 100)
    return f"{sign}{whole}.{part:02d}"


def yuan_grouped(fen: int) -> str:
    """Fen for the eye: 27000000 -> "270,000.00"."""
    sign = "-" if fen < 0 else ""
    whole, part = divmod(abs(int(fen)), 100)
    return f"{sign}{whole:,}.{part:02d}"


def percent(ppm: int) -> str:
    """Ppm as a percent string with at least two decimals: 47500 -> "4.75", 34567 -> "3.4567"."""
    whole, part = divmod(int(ppm), 10_000)
    digits = f"{part:04d}".rstrip("0").ljust(2, "0")
    return f"{whole}.{digits}"


def round_ratio(numerator: Any, denominator: Any, rounding: Rounding = "half-up") -> Any:
    """Divide exactly and round once, for ints and integer arrays alike (numerator >= 0).

    Rule: half up per posting (domain rules, section 1); half-even where a contract says so.
    """
    quotient, remainder = numerator // denominator, numerator % denominator
    twice = remainder * 2
    if rounding == "half-up":
        return quotient + (twice >= denominator)
    return quotient + ((twice > denominator) | ((twice == denominator) & (quotient % 2 == 1)))


def exact(*factors: Any) -> tuple[Any, ...]:
    """Prepare integer arrays for a product: int64 where it cannot overflow, Python ints else.

    The bound is the product of the largest magnitudes (doubled for rounding) against 2**63 - 1, so
    the fast path and the big-number path give the same figures.
    """
    bound = 2
    for factor in factors:
        bound *= max(1, int(np.max(np.abs(factor), initial=0)))
    kind: Any = np.int64 if bound < 2**63 else object
    return tuple(np.asarray(factor).astype(kind) for factor in factors)


def interest(
    balance: Any, rate_ppm: Any, units: Any, base: int, rounding: Rounding = "half-up"
) -> Any:
    """Interest in fen: round(balance * rate * units / base), multiplied first, rounded once.

    balance (fen), rate_ppm and units broadcast against each other; base is units in a year.
    """
    b, r, u = exact(balance, rate_ppm, units)
    if b.dtype == object or 2 * base * PPM >= 2**63:
        b, r, u = b.astype(object), r.astype(object), u.astype(object)
    result = round_ratio(b * r * u, base * PPM, rounding)
    return np.asarray(result).astype(np.int64)
