"""Identity numbers and phones: checked, and masked for the eye. Pure.

GB 11643-1999 (domain rules, section 7): check digit and birth date must hold; the region may be an
abolished code, so it is not checked.
"""

from __future__ import annotations

import re
from datetime import date

from stdnum.cn import ric
from stdnum.exceptions import ValidationError

from fund.errors import BadInput

_NARROW = str.maketrans("０１２３４５６７８９ｘＸ　", "0123456789XX ")
_OLDEST_YEARS = 120


def read_id_no(text: str, today: date) -> str:
    """An 18-digit identity number as stored (upper-case X). Raises BadInput, never echoing it.

    A 15-digit number is completed with 19 after the region and its check digit.
    """
    plain = re.sub(r"[\s-]", "", text.translate(_NARROW)).upper()
    if re.fullmatch(r"\d{15}", plain):
        body = plain[:6] + "19" + plain[6:]
        plain = body + ric.calc_check_digit(body + "0")
    if not re.fullmatch(r"\d{17}[\dX]", plain):
        raise BadInput("身份证号应为 18 位（末位可为 X），请核对。", "GB 11643-1999")
    try:
        if ric.calc_check_digit(plain) != plain[-1]:
            raise BadInput(
                "身份证号校验位不对，多半是有一位输错了，请对照证件核对。", "GB 11643-1999"
            )
        born = date(int(plain[6:10]), int(plain[10:12]), int(plain[12:14]))
    except (ValueError, ValidationError) as error:
        raise BadInput("身份证号中的出生日期不存在，请核对。", "GB 11643-1999") from error
    if not 0 <= (today - born).days <= _OLDEST_YEARS * 366:
        raise BadInput("身份证号中的出生日期不合理，请核对。", "GB 11643-1999")
    return plain


def born_on(id_no: str) -> date:
    """The birth date an 18-digit number carries."""
    return date(int(id_no[6:10]), int(id_no[10:12]), int(id_no[12:14]))


def sex_of(id_no: str) -> str:
    """男 for an odd sequence number, 女 for an even one."""
    return "男" if int(id_no[16]) % 2 else "女"


def read_phone(text: str) -> str:
    """A Chinese mobile or fixed number; empty is allowed. Raises BadInput."""
    plain = re.sub(r"[\s-]", "", text.translate(_NARROW))
    if plain and not re.fullmatch(r"(1\d{10}|0\d{9,11})", plain):
        raise BadInput("电话号码应为 11 位手机号，或带区号的固定电话。")
    return plain


def masked_id_no(id_no: str) -> str:
    """First six and last four: 110105********002X."""
    return f"{id_no[:6]}{'*' * 8}{id_no[-4:]}"


def masked_phone(phone: str) -> str:
    """138****5678; shorter numbers show their last four."""
    return f"{phone[:3]}****{phone[-4:]}" if len(phone) >= 11 else f"****{phone[-4:]}"[-8:]
