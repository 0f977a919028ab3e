"""Invented people of the demo. Pure, and the same for the same random source.

Names are drawn from lists; identity numbers carry a region code that does not exist (999001), and
telephone numbers begin with 10000, so nobody real can be meant.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from stdnum.cn import ric

SURNAMES = "吴周郑冯蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹喻柏水窦章"
GIVEN = "德福春华秋生水根火旺金贵银花玉兰桂香国强建军志明永平小红大林长庚来喜"

# The six townships that seed 003 names; villages are invented but for 文青村, which it names.
PLACES = {
    "潭溪乡": ("文青村", "上坪村", "石湾村"),
    "社苹乡": ("枫林村", "下洋村"),
    "熊村镇": ("竹山村", "新桥村"),
    "中田乡": ("塘边村", "高田村"),
    "日峰镇": ("河东村", "北门居委会"),
    "宏村镇": ("宏源村", "岭下村"),
}
INDUSTRIES = {
    "养猪": "购三元杂交猪苗和饲料",
    "烤烟": "购烤烟种苗、肥料，修烤房",
    "食用菌": "购菌种、搭菇棚",
    "特种水产养殖": "整修池塘、购鱼苗",
    "经商": "进货周转",
}


@dataclass(frozen=True)
class Person:
    """Somebody who may apply for a loan."""

    name: str
    id_no: str
    phone: str
    township: str
    village: str


def invented(chance: random.Random) -> Iterator[Person]:
    """People without end; no name and no number twice."""
    names: set[str] = set()
    serial = 0
    while True:
        name = chance.choice(SURNAMES) + "".join(chance.sample(GIVEN, 2))
        if name in names:
            continue
        names.add(name)
        serial += 1
        born = date(1951, 1, 1) + timedelta(days=chance.randrange(12_500))
        body = f"999001{born:%Y%m%d}{serial % 1000:03d}"
        township = list(PLACES)[(serial - 1) % len(PLACES)]
        yield Person(
            name=name,
            id_no=body + ric.calc_check_digit(body + "0"),
            phone=f"10000{chance.randrange(10**6):06d}",
            township=township,
            village=chance.choice(PLACES[township]),
        )


def person(serial: int, born: date) -> Person:
    """One person of a given birth date, the same for the same serial number (below 1000)."""
    township = list(PLACES)[serial % len(PLACES)]
    body = f"999001{born:%Y%m%d}{serial:03d}"
    surname, given = SURNAMES[serial % len(SURNAMES)], GIVEN[serial % len(GIVEN)]
    return Person(
        name=f"{surname}{given}{GIVEN[(serial * 7 + 3) % len(GIVEN)]}",
        id_no=body + ric.calc_check_digit(body + "0"),
        phone=f"10000{serial:06d}",
        township=township,
        village=PLACES[township][0],
    )
