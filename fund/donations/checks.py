"""Checks over gifts: each is in the journal, certificates run without gaps and are earned."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter

from fund.checks import Check
from fund.database import fetch
from fund.donations.certifying import certificate_no


async def donations_booked() -> list[str]:
    """Every gift and every refund is the capital its entry books."""
    rows = await fetch(
        "SELECT x.fund, x.seq, x.fen, (SELECT COALESCE(SUM(c.amount_fen), 0) FROM contribution c "
        "WHERE c.fund = x.fund AND c.seq = x.seq) AS booked FROM ("
        "SELECT fund, seq, amount_fen AS fen FROM donation UNION ALL "
        "SELECT fund, seq, -amount_fen AS fen FROM donation_refund) x"
    )
    return [
        f"第 {row['seq']} 笔捐赠登记 {row['fen']} 分，入账 {row['booked']} 分"
        for row in rows
        if int(row["fen"]) != int(row["booked"])
    ]


async def refunds_within() -> list[str]:
    """No more is given back than was given."""
    rows = await fetch(
        "SELECT g.receipt_no FROM donation g WHERE g.amount_fen < (SELECT SUM(r.amount_fen) "
        "FROM donation_refund r WHERE r.donation = g.id)"
    )
    return [f"票据 {row['receipt_no']} 退还超过捐赠" for row in rows]


async def certificates_gapless() -> list[str]:
    """Certificate numbers run from 1 without gaps by fund and year; a gift has one in force."""
    rows = await fetch(
        "SELECT c.fund, c.year, c.serial, c.donation, v.id AS void FROM certificate c "
        "LEFT JOIN certificate_void v ON v.certificate = c.id ORDER BY c.fund, c.year, c.serial"
    )
    found, live = [], set()
    for (_, year), group in groupby(rows, key=itemgetter("fund", "year")):
        for place, row in enumerate(group, start=1):
            if row["serial"] != place:
                found.append(f"捐助证 {certificate_no(year, row['serial'])} 前面缺号")
                break
    for row in rows:
        if row["void"] is None and row["donation"] in live:
            found.append(f"捐助证 {certificate_no(row['year'], row['serial'])} 与另一本重复有效")
        if row["void"] is None:
            live.add(row["donation"])
    return found


CHECKS = [
    Check("donations-booked", "捐赠、退还与总账一致", donations_booked),
    Check("refunds-within", "退还不超过捐赠", refunds_within),
    Check("certificates-gapless", "捐助证编号不断、一笔一证", certificates_gapless),
]
