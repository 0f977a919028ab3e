"""RMB capitals (大写金额) on vouchers and papers, and their reading back. Pure.

Rule: 支付结算办法 annex, as tabled in the domain rules, section 7. Where the rule leaves a 零 or a
整 optional, we write 零 after a zero 元 (1680.32 -> …捌拾元零叁角贰分), and 整 after 元 and
after 角.
"""

from __future__ import annotations

from fund.errors import BadInput

DIGITS = "零壹贰叁肆伍陆柒捌玖"
SMALL = ("", "拾", "佰", "仟")
LARGE = ("", "万", "亿", "万亿")


def _group(number: int) -> str:
    """One group of four digits; a zero gap inside it is one 零."""
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            text += ("零" if gap and text else "") + DIGITS[digit] + SMALL[place]
            gap = False
        else:
            gap = True
    return text


def _whole(number: int) -> str:
    text, gap = "", False
    for index in (3, 2, 1, 0):
        group = number // 10_000**index % 10_000
        if not group:
            gap = bool(text)
            continue
        # An empty group before this one, or a leading zero in it, reads as one 零.
        text += ("零" if text and (gap or group < 1000) else "") + _group(group)
        # 万亿 only where the 亿 group itself is empty: 壹万亿, but 壹万贰仟亿.
        text += "万" if index == 3 and number // 10**8 % 10_000 else LARGE[index]
        gap = False
    return text


def capitals(fen: int) -> str:
    """Amount in fen as RMB capitals without the 人民币 prefix; negative amounts begin with 负."""
    if fen < 0:
        return "负" + capitals(-fen)
    whole, jiao, cent = fen // 100, fen // 10 % 10, fen % 10
    text = _whole(whole) + "元" if whole else ""
    if not jiao and not cent:
        return (text or "零元") + "整"
    if whole and (not jiao or whole % 10 == 0):
        text += "零"
    if jiao:
        text += DIGITS[jiao] + "角"
    return text + (DIGITS[cent] + "分" if cent else "整")


def read_capitals(text: str) -> int:
    """Read RMB capitals back to fen, so that spellings compare by value. Raises BadInput."""
    rest = text.removeprefix("人民币").removesuffix("整").removesuffix("正")
    sign = -1 if rest.startswith("负") else 1
    rest = rest.removeprefix("负")
    total = section = group = digit = fen = 0
    for mark in rest:
        if mark in DIGITS:
            digit = DIGITS.index(mark)
            continue
        if mark in SMALL[1:]:
            group += digit * 10 ** SMALL.index(mark)
        elif mark == "万":
            section += (group + digit) * 10_000
            group = 0
        elif mark == "亿":
            total += (section + group + digit) * 10**8
            section = group = 0
        elif mark == "元":
            fen += (total + section + group + digit) * 100
        elif mark == "角":
            fen += digit * 10
        elif mark == "分":
            fen += digit
        else:
            raise BadInput(f"大写金额“{text}”中的“{mark}”不能识别。")
        digit = 0
    return sign * fen
