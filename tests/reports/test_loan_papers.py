"""Papers about a loan: their words and sums, when they are refused, and that they print."""

from __future__ import annotations

from datetime import date

import pytest

from fund.errors import BadInput, NotFound, Refused
from reports.papers.catalogue import PAPERS, Kind, batch, kind_named, of
from reports.papers.printing import pdf, picture
from reports.papers.sheets import Cut, Facts, Grid, Paper, Words
from tests.story import Office


async def one(office: Office, name: str, no: str, on: date | None = None) -> Paper:
    with office.now():
        (paper,) = await of(office.fund, kind_named(name), no, on or office.day)
    return paper


def told(paper: Paper) -> str:
    """Everything a paper says, in order."""
    found: list[str] = [paper.title, paper.to]
    for block in paper.blocks:
        if isinstance(block, Words):
            found.append(block.text)
        elif isinstance(block, Facts):
            found += [cell for row in block.rows for cell in row]
        elif isinstance(block, Grid):
            found += [cell for row in (*block.rows, block.total) for cell in row]
    return "|".join(found)


async def test_the_contract_is_the_policys_clauses_with_the_loans_figures(
    small_office: Office,
) -> None:
    office = small_office
    no = await office.lent("5000")
    said = told(await one(office, "contract", no))
    assert "5,000.00 元（人民币伍仟元整）" in said
    assert "{" not in said
    assert "第九条" in said
    assert "当面宣读" in said
    note = told(await one(office, "note", no))
    rows = await office.schedule(no)
    interest = sum(row["interest_fen"] for row in rows)
    assert f"{interest / 100:,.2f}" in note


async def test_a_clause_that_names_something_unknown_is_refused(small_office: Office) -> None:
    from reports.papers.lending import _filled
    from reports.papers.loan_file import loan_file

    office = small_office
    no = await office.lent("5000")
    with office.now():
        loan = await loan_file(office.fund, no, office.day)
    with pytest.raises(Refused, match=r"\{secret\}"):
        _filled("把{secret}写进来", loan)


async def test_papers_are_refused_where_they_would_be_untrue(small_office: Office) -> None:
    office = small_office
    no = await office.approved("5000")
    for name in ("note", "card", "balance-letter", "write-off", "extension", "interest-slip"):
        with pytest.raises(Refused, match="还没有放款"):
            await one(office, name, no)
    await office.disburses(no)
    with pytest.raises(Refused, match="没有逾期"):
        await one(office, "demand", no)
    with pytest.raises(Refused, match="还没有还清"):
        await one(office, "settled", no)
    with pytest.raises(NotFound, match="没有收款"):
        await one(office, "receipt", no)
    with pytest.raises(NotFound):
        await one(office, "note", "2099-0001")
    with pytest.raises(NotFound, match="contract"):
        kind_named("nonsense")
    with pytest.raises(BadInput, match="不能成批"):
        await batch(office.fund, kind_named("contract"), office.day)
    with pytest.raises(Refused, match="没有需要出的"):
        await batch(office.fund, kind_named("demand"), office.day)


async def test_a_late_loan_is_demanded_and_a_paid_one_is_settled(small_office: Office) -> None:
    office = small_office
    await office.commits()
    late, paid = await office.lent("5000"), await office.lent("4000")
    office.day = date(2024, 12, 31)
    owed = await office.payoff(paid)
    await office.repays(paid, f"{owed / 100:.2f}")
    office.day = date(2025, 2, 1)
    demand = await one(office, "demand", late)
    payable = int((await office.standing(late)).payable[0])
    assert f"{payable / 100:,.2f} 元" in told(demand)
    assert any(isinstance(block, Cut) for block in demand.blocks)
    assert "人民政府" in (await one(office, "call", late)).to
    assert "全部还清" in told(await one(office, "settled", paid))
    receipt = told(await one(office, "receipt", paid))
    assert f"{owed / 100:,.2f}" in receipt
    assert "非财政票据" in receipt
    with office.now():
        made, refused = await batch(office.fund, kind_named("demand"), office.day)
    assert [paper.no for paper in made] == [late]
    assert refused == []


async def test_every_paper_about_a_loan_prints(small_office: Office) -> None:
    office = small_office
    await office.commits()
    await office.registers("𠮷田（生僻字）")
    no = await office.lent("5000")
    office.day = date(2025, 2, 1)
    await office.repays(no, "100")
    made: list[Paper] = []
    kinds: list[Kind] = [kind for kind in PAPERS.values() if kind.about == "loan"]
    for kind in kinds:
        if kind.name in ("settled", "due-notice"):
            continue
        with office.now():
            made += await of(office.fund, kind, no, office.day)
    assert len(made) == len(kinds) - 2
    assert pdf(made).startswith(b"%PDF")
    assert picture(made[0]).startswith(b"\x89PNG")


async def test_a_voucher_prints_with_the_number_of_its_attachments(small_office: Office) -> None:
    office = small_office
    await office.lent("5000")
    office.day = date(2024, 5, 10)
    with office.now():
        made, refused = await batch(office.fund, kind_named("voucher"), date(2024, 3, 31))
    assert refused == []
    (paid,) = [paper for paper in made if "发放借款" in told(paper)]
    assert "附　件|1 张" in told(paid)
    assert "人民币伍仟元整" in told(paid)
    assert "|5,000.00|5,000.00" in told(paid)
    assert pdf(made).startswith(b"%PDF")
