"""The bank's file of a pay run (代发): account numbers as text, whole yuan and fen."""

from __future__ import annotations

import io

import xlsxwriter

from fund.money import yuan
from fund.subsidies.sheets import BankFile

HEADS = ("序号", "户名", "账号", "金额（元）", "用途")


def render(found: BankFile, purpose: str) -> bytes:
    """One sheet for the bank, one of those without an account, to be paid by hand."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    money = book.add_format({"num_format": "0.00"})
    sheet = book.add_worksheet("代发")
    sheet.write_row(0, 0, HEADS)
    for place, row in enumerate(found.rows, start=1):
        sheet.write_number(place, 0, place)
        sheet.write_string(place, 1, row["name"])
        sheet.write_string(place, 2, row["account"])
        sheet.write_number(place, 3, row["amount_fen"] / 100, money)
        sheet.write_string(place, 4, purpose)
    sheet.set_column(1, 4, 22)
    other = book.add_worksheet("无账号（另行发放）")
    other.write_row(0, 0, ("申请编号", "姓名", "党支部", "金额（元）"))
    for place, row in enumerate(found.missing, start=1):
        values = (row["case_no"], row["name"], row["branch"], yuan(row["amount_fen"]))
        for index, value in enumerate(values):
            other.write_string(place, index, value)
    book.close()
    return out.getvalue()
