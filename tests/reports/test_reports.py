"""Reports: tied to the journal, the same in every format, the same for ever."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from fund import clock
from fund.database import unit_of_work
from fund.errors import BadInput, NotFound
from fund.journal.accounts import BANK, INCOME, PRINCIPAL
from fund.journal.balances import by_source
from fund.money import yuan
from loans.closing import apply_advances
from reports.archive import file, issued, issued_one, sha256
from reports.asking import question
from reports.catalogue import CATALOGUE, GROUPS, build
from reports.document import Column, Document, Table, human, machine
from reports.listing import Asked, listed
from reports.papers.catalogue import kind_named, of
from reports.papers.sheets import Words
from reports.rendering import FORMATS, format_named
from tests.programme import Programme
from tests.story import Office, fen, findings


async def report(office: Office, name: str, on: date | None = None, **asked: str) -> Document:
    with office.now():
        return await build(name, await question(office.fund, on or office.day, **asked))  # type: ignore[arg-type]


def as_json(document: Document) -> dict[str, object]:
    content: dict[str, object] = json.loads(FORMATS["json"].render(document))
    return content


async def county(office: Office) -> list[str]:
    """Three loans of 2024-03-15: one repaid at the end of the year, one late, one running."""
    loans = [
        await office.lent(),
        await office.lent("4000"),
        await office.lent("3000", product="P2"),
    ]
    office.day = date(2024, 12, 31)
    await office.repays(loans[0], "5137.04")
    office.day = date(2025, 1, 31)
    await office.repays(loans[1], "1000")
    return loans


async def test_the_loan_book_equals_the_journal_on_any_day(office: Office) -> None:
    await county(office)
    for on in (date(2024, 3, 14), date(2024, 3, 15), date(2024, 12, 31), date(2025, 1, 31)):
        found = as_json(await report(office, "loan-book", on))
        with office.now():
            principal = await by_source(office.fund.id, PRINCIPAL, on, clock.now())
            income = await by_source(office.fund.id, INCOME, on, clock.now())
        totals = found["totals"]
        assert isinstance(totals, dict)
        assert totals["balance"] == yuan(sum(principal.values()))
        assert totals["interest_repaid"] == yuan(-sum(income.values()))


async def test_the_loan_book_by_hand(office: Office) -> None:
    await county(office)
    rows = {row["no"]: row for row in (await report(office, "loan-book")).table.rows}
    # 4000 at 3.45 % for 286 thirtieths: 109.63; 31 days late at 4.485 %: 15.45; the rest principal.
    late = rows["2024-0002"]
    assert (late["interest_repaid"], late["balance"]) == (10_963 + 1_545, 400_000 - 87_492)
    assert (late["days_past_due"], late["class"], late["state"]) == (31, "关注", "逾期")
    assert rows["2024-0001"]["state"] == "结清"
    assert rows["2024-0003"]["due_on"] == date(2025, 3, 15)
    assert all("*" in row["id_no"] for row in rows.values())


async def test_interest_of_a_month(office: Office) -> None:
    await county(office)
    found = await report(office, "interest", date(2024, 11, 30))
    rows = {row["no"]: row for row in found.table.rows}
    # Months+days to 30 November: 8 months 15 days = 255/360; to 31 October: 7 m 16 d = 226/360.
    earned = [
        (principal * rate * span * 2 + 360_000_000) // 720_000_000
        for principal, rate, span in ((500_000, 34_500, 255), (500_000, 34_500, 226))
    ]
    assert rows["2024-0001"]["earned"] == earned[0] - earned[1]
    assert rows["2024-0001"]["receivable"] == earned[0]
    assert any("未结账" in getattr(block, "text", "") for block in found.blocks)
    december = await report(office, "interest", date(2024, 12, 31))
    assert {row["no"]: row["received"] for row in december.table.rows}["2024-0001"] == 13_704


async def test_arrears_and_their_ageing(office: Office) -> None:
    await county(office)
    found = await report(office, "arrears", date(2025, 2, 1))
    assert [row["no"] for row in found.table.rows] == ["2024-0002"]
    row = found.table.rows[0]
    assert row["oldest_due"] == date(2024, 12, 31)
    assert row["days_past_due"] == 32
    assert row["overdue_principal"] == 400_000 - 87_492
    par30 = next(item.value for item in found.figures if item.key == "par30")
    assert par30 == 312_508 * 1_000_000 // (312_508 + 300_000)
    ageing = [block for block in found.blocks if isinstance(block, Table)][1]
    assert [bucket["loans"] for bucket in ageing.rows] == [0, 1, 0, 0, 0]


async def test_the_funds_position(office: Office) -> None:
    await office.contributes("30000", source="dues")
    await county(office)
    no = await office.approved("3000")
    found = await report(office, "fund-position")
    rows = {row["source"]: row for row in found.table.rows}
    assert rows["留存党费"]["cash"] == fen("30000")
    assert rows["留存党费"]["lendable"] == 0
    assert rows["财政"]["approved_unpaid"] == fen("3000")
    assert rows["财政"]["lendable"] == rows["财政"]["cash"] - fen("3000")
    with office.now():
        cash = await by_source(office.fund.id, BANK, office.day, clock.now())
    assert found.table.totals["cash"] == sum(cash.values())
    before = await report(office, "fund-position", date(2025, 1, 30))
    assert before.table.totals["approved_unpaid"] == 0
    await office.disburses(no)
    assert await findings() == []


async def test_the_same_question_has_the_same_answer_for_ever(office: Office) -> None:
    await county(office)
    with office.now():
        asked = await question(office.fund, date(2024, 12, 31))
        before = FORMATS["json"].render(await build("loan-book", asked))
    office.day = date(2025, 6, 1)
    await office.contributes("1")
    await office.repays("2024-0002", "100")
    no = await office.approved("3000")
    await office.disburses(no)
    assert FORMATS["json"].render(await build("loan-book", asked)) == before


# What a fund that only gives has to tell as well.
OF_EVERY_FUND = (
    *("monthly-pack", "fund-position", "trial-balance", "general-ledger", "bank-journal"),
    *("vouchers", "yearly-statement", "comparison", "exceptions", "indicators", "cases"),
    *("grants-ledger", "subsidy-sheet", "subsidies", "donations", "certificates"),
    *("committee-report", "hardship-ledger", "review-tasks"),
)
WHOLE = [name for name, report in CATALOGUE.items() if not report.about_one]


def test_every_report_has_its_place_in_the_catalogue() -> None:
    placed = [name for names in GROUPS.values() for name in names]
    assert sorted(placed) == sorted(WHOLE)


async def test_every_report_in_every_format(small_office: Office) -> None:
    await county(small_office)
    for name in WHOLE:
        document = await report(small_office, name)
        for form in FORMATS.values():
            content = form.render(document)
            assert len(content) > 20, (name, form.name)
            assert content == form.render(document), (name, form.name)
        assert FORMATS["pdf"].render(document).startswith(b"%PDF")


@pytest.mark.parametrize(
    "policy", ["jiangsu_care", "yuxi_subsidy", "chengjiang_care", "ganzhou_assistance"]
)
async def test_a_fund_that_does_not_lend_reports_in_every_format(
    policy: str, sqlite_url: str, tmp_path: Path
) -> None:
    opened = Programme.opened(sqlite_url, tmp_path / "k.key", policy, date(2024, 3, 4))
    async with opened as made:
        source = next(one.key for one in made.fund.policy.sources if one.share is None)
        await made.gets("1000", source)
        with made.now():
            for name in OF_EVERY_FUND:
                document = await build(name, await question(made.fund))
                for form in FORMATS.values():
                    assert form.render(document), (name, form.name)


async def test_an_empty_fund_reports_in_words(small_office: Office) -> None:
    for name in WHOLE:
        document = await report(small_office, name)
        assert FORMATS["pdf"].render(document)
        assert FORMATS["text"].render(document)


async def test_files_carry_the_same_rows(small_office: Office) -> None:
    await county(small_office)
    document = await report(small_office, "loan-book")
    from_json = json.loads(FORMATS["json"].render(document))["rows"]
    from_csv = list(csv.DictReader(io.StringIO(FORMATS["csv"].render(document).decode())))
    assert [row["balance"] for row in from_csv] == [row["balance"] for row in from_json]
    book = CalamineWorkbook.from_filelike(io.BytesIO(FORMATS["xlsx"].render(document)))
    sheet = book.get_sheet_by_index(0).to_python()
    heading = next(i for i, row in enumerate(sheet) if row[0] == "合同号")
    column = sheet[heading].index("本金余额")
    figures = [row[column] for row in sheet[heading + 1 : heading + 1 + len(from_json)]]
    assert [yuan(round(float(str(value)) * 100)) for value in figures] == [
        row["balance"] for row in from_json
    ]
    day = sheet[heading + 1][sheet[heading].index("借款日")]
    assert str(day)[:10] == "2024-03-15"  # a real date, not text


def test_no_cell_runs_as_a_formula() -> None:
    table = Table((Column("a", "甲"),), [{"a": "=cmd()"}, {"a": "+1"}, {"a": "普通"}, {"a": ""}])
    document = Document("x", "x", "x", date(2024, 1, 1), clock.now(), (table,))
    lines = FORMATS["csv"].render(document).decode().splitlines()
    assert lines[1:] == ["'=cmd()", "'+1", "普通", '""']
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(FORMATS["xlsx"].render(document)))
    assert ["=cmd()"] in [row[:1] for row in sheet.get_sheet_by_index(0).to_python()]


def test_a_character_without_a_glyph_is_printed_as_its_code() -> None:
    def pdf(name: str) -> bytes:
        table = Table((Column("a", "甲"),), [{"a": name}])
        moment = clock.instant(date(2024, 1, 1))
        return FORMATS["pdf"].render(Document("x", "x", "x", date(2024, 1, 1), moment, (table,)))

    assert pdf("𠮷某😀") == pdf("〔U+20BB7〕某〔U+1F600〕")


async def test_the_excel_file_says_what_the_page_says(small_office: Office) -> None:
    await county(small_office)
    content = FORMATS["xlsx"].render(await report(small_office, "interest", date(2024, 11, 30)))
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert any("未结账" in str(cell) for row in sheet for cell in row)


async def test_a_filter_that_cannot_apply_is_refused(small_office: Office) -> None:
    await county(small_office)
    with pytest.raises(BadInput, match="乡镇"):
        await report(small_office, "fund-position", township="潭溪乡")
    with pytest.raises(BadInput, match="合同号"):
        await report(small_office, "interest", loan="2024-0001")
    with pytest.raises(NotFound, match="海上乡"):
        await report(small_office, "loan-book", township="海上乡")
    found = await report(small_office, "loan-book", township="熊村镇")
    assert found.table.rows == []


def test_cells() -> None:
    assert machine(500_000, "money") == "5000.00"
    assert machine(47_500, "percent") == "4.75"
    assert machine(date(2024, 1, 2), "date") == "2024-01-02"
    assert human(379_310, "share") == "37.93%"
    with pytest.raises(BadInput):
        format_named("docx")


async def test_the_archive_keeps_the_very_bytes(office: Office) -> None:
    await county(office)
    document = await report(office, "interest")
    with office.now():
        hashed = await file(office.fund, document)
        row = (await issued(office.fund, 10, 0))[0]
        kept = await issued_one(office.fund, row["id"])
    assert sha256(bytes(kept["pdf"])) == hashed == row["pdf_sha256"]
    assert bytes(kept["pdf"]) == FORMATS["pdf"].render(document)


def test_lists_filter_sort_and_page() -> None:
    columns = (Column("no", "号"), Column("township", "乡"), Column("state", "态"))
    rows = [
        {"no": f"{n:03d}", "township": "甲" if n % 2 else "乙", "state": "正常", "fen": n}
        for n in range(60)
    ]
    table = Table(columns, rows, {"fen": 0})
    found = listed(table, Asked(township="甲", sort="-no", page=2), ("no",))
    assert (found.count, found.page, found.pages) == (30, 2, 2)
    assert found.rows[0]["no"] == "009"
    assert found.totals == {"fen": sum(range(1, 60, 2))}
    assert listed(table, Asked(q="05 7"), ("no",)).count == 1
    assert listed(table, Asked(sort="1; DROP TABLE loan"), ("no",)).rows[0]["no"] == "000"
    assert listed(table, Asked(page=99), ("no",)).page == 3


async def test_a_letter_to_the_township_and_its_exposure(small_office: Office) -> None:
    """80 % of what is owed: 5300.00 and 90 days at 7.8 %, 97.50; the ceiling a loan is 4000."""
    office = small_office
    await office.publishes("1Y", "6", date(2024, 3, 14))
    await office.commits(share="80", loan_ceiling="4000")
    no = await office.lent("5000", product="P2M", months=12)
    office.day = date(2025, 6, 13)
    with office.now():
        (letter,) = await of(office.fund, kind_named("call"), no, office.day)
    said = "".join(block.text for block in letter.blocks if isinstance(block, Words))
    assert letter.to == "潭溪乡人民政府"
    for words in ("逾期 90 天", "到期未还 5,397.50 元", "4,000.00 元（人民币肆仟元整）"):
        assert words in said
    assert "催告期限于 2025年9月15日 届满" in said
    (row,) = (await report(office, "guarantees")).table.rows
    wanted = {"loans": 1, "balance": 500_000, "covered": 400_000, "triggered": 400_000}
    assert wanted.items() <= row.items()
    await office.demands(no, addressee="guarantor", method="letter", document_no="催告函1号")
    await office.guarantor_pays(no, "4000")
    (row,) = (await report(office, "guarantees")).table.rows
    assert (row["covered"], row["paid"], row["headroom"]) == (0, 400_000, 1_600_000)


async def test_indicators_of_a_small_fund_by_hand(small_office: Office) -> None:
    """One loan of 5000 at 6 %: half due on 2025-03-15 paid on the day, the rest 91 days late."""
    office = small_office
    await office.publishes("5Y+", "6", date(2024, 3, 14))
    no = await office.lent("5000", product="P2", months=24)
    office.day = date(2025, 3, 15)
    await office.repays(no, "2800")
    office.day = date(2026, 6, 14)
    found = {row["key"]: row for row in (await report(office, "indicators")).table.rows}
    shown = {key: found[key]["value"] for key in ("par1", "par30", "par90", "crr", "on_time")}
    assert shown == {"par1": 10**6, "par30": 10**6, "par90": 10**6, "crr": 0, "on_time": 0}
    # 2800.00 of the 5450.00 that ever fell due.
    assert found["repayment"]["value"] == 513_761
    # 5000 lent of the 200,000 put in; 2500 of 200,300 were lent all this year.
    assert found["leverage"]["value"] == 25_000
    assert found["used"]["value"] == 12_481
    # Paid on the due date out of an advance, nobody having posted it: the figures know.
    await office.publishes("5Y+", "6", date(2026, 6, 13))
    second = await office.lent("4000", product="P2", months=24)
    office.day = date(2027, 6, 1)
    await office.repays(second, "2000")
    before = await report(office, "indicators")
    office.day = date(2027, 6, 20)
    posted = await report(office, "indicators")
    with office.now():
        async with unit_of_work(office.fund.id):
            await apply_advances(office.actors["li"], office.fund, office.key())
    after = await report(office, "indicators")
    assert posted.table.rows == after.table.rows
    assert before.table.rows != after.table.rows
