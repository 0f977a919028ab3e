"""Papers about a loan: their words and sums, when they are refused, and that they print."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import msgspec
import pytest

from fund import clock
from fund.errors import BadInput, NotFound, Refused
from loans.book import load
from reports.papers.catalogue import PAPERS, Kind, batch, kind_named, of
from reports.papers.printing import pdf, picture
from reports.papers.sheets import Cut, Facts, Grid, Paper, Words
from schedules.bodies.reminding import coming
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
    await office.commits(trigger_days=30)
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
    assert "全部结清" in told(await one(office, "settled", paid))
    receipt = told(await one(office, "receipt", paid))
    assert f"{owed / 100:,.2f}" in receipt
    assert "非财政票据" in receipt
    with office.now():
        made, refused = await batch(office.fund, kind_named("demand"), office.day)
    assert [paper.no for paper in made] == [late]
    assert refused == []


async def test_what_is_held_already_is_not_asked_for_again(small_office: Office) -> None:
    office = small_office
    no = await office.lent("5000", product="P2", months=24)
    first, second = await office.schedule(no)
    office.day = date(2025, 1, 10)
    due = first["principal_fen"] + first["interest_fen"]
    await office.repays(no, "1000")
    said = told(await one(office, "due-notice", no))
    assert f"前还 {(due - 100_000) / 100:,.2f} 元" in said
    assert "已预收 1,000.00 元" in said
    await office.repays(no, f"{(due - 100_000) / 100:.2f}")
    said = told(await one(office, "due-notice", no))
    assert str(second["due_on"].year) in said
    assert "预收" not in said
    with office.now():
        book = await load(office.fund, office.day, clock.now())
        assert coming(book, (60,), first["due_on"] - timedelta(days=60), office.day) == []


async def test_papers_of_a_township_that_paid(small_office: Office) -> None:
    office = small_office
    await office.commits(trigger_days=30)
    no = await office.lent("3000")
    office.day = date(2025, 1, 20)
    with pytest.raises(Refused, match="满 30 天才触发"):
        await one(office, "call", no)
    office.day = date(2025, 3, 1)
    owed = await office.payoff(no)
    await office.demands(no, addressee="guarantor", method="letter", document_no="催告函1号")
    await office.guarantor_pays(no, f"{owed / 100:.2f}")
    with pytest.raises(Refused, match="没有追偿完"):
        await one(office, "settled", no)
    assert "人民政府（代偿）" in told(await one(office, "receipt", no))
    other = await office.lent("3000")
    office.day = date(2025, 4, 1)
    await office.repays(other, "100")
    assert "缴款人|吴某|" in told(await one(office, "receipt", other))


async def test_a_contract_before_the_payout_and_after_an_early_payoff(
    small_office: Office,
) -> None:
    office = small_office
    no = await office.applies("5000")
    draft = await one(office, "contract", no)
    assert draft.mark == "草稿"
    assert "年利率＿＿＿＿%" in told(draft)
    steps = office.fund.policy.benefit("loan").steps
    for step in steps:
        await office.decides(no, step.key)
    assert (await one(office, "contract", no)).mark == ""
    await office.disburses(no)
    signed = told(await one(office, "note", no))
    office.day = date(2024, 5, 1)
    owed = await office.payoff(no)
    await office.repays(no, f"{owed / 100:.2f}", early="shorter")
    assert told(await one(office, "note", no)) == signed  # what was signed stays as it was
    refused = await office.applies("3000")
    await office.decides(refused, steps[0].key, outcome="refused")
    with pytest.raises(Refused, match="没有通过"):
        await one(office, "contract", refused)


async def test_no_paper_tells_of_days_to_come(small_office: Office) -> None:
    office = small_office
    no = await office.lent("5000")
    with pytest.raises(BadInput, match="还没有到"):
        await one(office, "balance-letter", no, office.day + timedelta(days=1))
    with office.now(), pytest.raises(BadInput, match="还没有到"):
        await batch(office.fund, kind_named("card"), office.day + timedelta(days=1))


async def test_every_paper_about_a_loan_prints(small_office: Office) -> None:
    office = small_office
    await office.commits(trigger_days=30)
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


async def test_a_contract_keeps_the_clauses_it_was_applied_for_under(small_office: Office) -> None:
    office = small_office
    no = await office.lent("5000")
    before = told(await one(office, "contract", no))
    first = office.fund.policy
    clause = msgspec.structs.replace(first.contract[0], text="一切照新办法。")
    later = msgspec.structs.replace(first, version=2, contract=(clause,))
    office.fund = replace(office.fund, policy=later, versions={1: first, 2: later})
    assert told(await one(office, "contract", no)) == before
    assert "新办法" not in before
    assert "新办法" in told(await one(office, "contract", await office.applies("3000")))
