"""Ledgers, vouchers, statements, exceptions: sums tied to the journal, figures worked by hand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from fund import clock
from fund.database import fetch, number
from fund.errors import BadInput, NotFound
from fund.journal.accounts import BANK, PRINCIPAL
from loans.servicing.asking import AskReversal, AskWaiver, AskWriteOff
from reports.asking import question
from reports.catalogue import build
from reports.document import Document
from tests.loans.test_closing import reviews
from tests.story import Office


async def report(office: Office, name: str, on: date | None = None, **filters: Any) -> Document:
    with office.now():
        return await build(name, await question(office.fund, on or office.day, **filters))


async def balance(office: Office, account: str) -> int:
    return await number(
        "SELECT SUM(amount_fen) FROM journal_line WHERE fund = {} AND account = {}",
        *(office.fund.id, account),
    )


async def lively(office: Office) -> str:
    """A loan of 5000 paid out on 2024-03-15, 1000 repaid in May, a second payment taken back."""
    no = await office.lent("5000")
    office.day = date(2024, 5, 10)
    await office.repays(no, "1000")
    office.day = date(2024, 6, 3)
    await office.repays(no, "70")
    return no


async def test_the_trial_balance_balances_and_is_the_journal(office: Office) -> None:
    await lively(office)
    found = await report(office, "trial-balance")
    sums = found.table.totals
    assert sums["opening_debit"] == sums["opening_credit"]
    assert sums["debit"] == sums["credit"] > 0
    assert sums["closing_debit"] == sums["closing_credit"]
    for row in found.table.rows:
        assert row["closing_debit"] - row["closing_credit"] == await balance(office, row["account"])
    of_june = {row["account"]: row for row in found.table.rows}
    assert of_june[BANK.code]["debit"] == 7_000  # only June's payment
    year = await report(office, "general-ledger")
    bank = [row for row in year.table.rows if row["account"] == BANK.code]
    assert [row["closing"] for row in bank][-1] == await balance(office, BANK.code)
    assert sum(row["debit"] - row["credit"] for row in bank) == await balance(office, BANK.code)


async def test_a_ledger_runs_to_the_balance_and_opens_with_last_years(small_office: Office) -> None:
    office = small_office
    await lively(office)
    first = await report(office, "bank-journal")
    opening = first.figures[0].value
    running = opening
    for row in first.table.rows:
        running += (row["debit"] or 0) - (row["credit"] or 0)
        assert row["balance"] == running
    assert running == await balance(office, BANK.code)
    office.day = date(2025, 1, 5)
    later = await report(office, "detailed-ledger", account=PRINCIPAL.code)
    assert later.table.rows == []
    assert later.figures[0].value == await balance(office, PRINCIPAL.code)
    with pytest.raises(BadInput, match="1301 借款本金"):
        await report(office, "detailed-ledger", account="9999")


async def test_reversals_stand_in_red_on_their_own_side(small_office: Office) -> None:
    office = small_office
    no = await lively(office)
    paid = (await office.events(no))[-1]
    await office.agrees(no, AskReversal(event=paid["id"], reason="记错", document_no="1"))
    found = await report(office, "bank-journal")
    assert [row["debit"] for row in found.table.rows][-2:] == [7_000, -7_000]
    trial = {row["account"]: row for row in (await report(office, "trial-balance")).table.rows}
    assert (trial[BANK.code]["debit"], trial[BANK.code]["credit"]) == (0, 0)


async def test_each_line_leads_to_its_voucher(small_office: Office) -> None:
    office = small_office
    no = await lively(office)
    for row in (await report(office, "bank-journal")).table.rows:
        voucher = await report(office, "voucher", voucher=row["voucher"])
        assert voucher.table.totals["debit"] == voucher.table.totals["credit"]
        assert {f.key: f.value for f in voucher.figures}["voucher"] == row["voucher"]
    lent = (await report(office, "statement", loan=no)).table.rows[0]
    assert (lent["lent"], lent["balance"]) == (500_000, 500_000)
    for wrong in (
        "记2024-99999",
        "abc",
        "9" * 30 + "-1",
        "2024-" + "9" * 12,
    ):
        with pytest.raises(NotFound):
            await report(office, "voucher", voucher=wrong)
    with pytest.raises(BadInput):
        await report(office, "voucher")
    book = await report(office, "vouchers", date(2024, 5, 31))
    assert len(book.table.rows) == await number(
        "SELECT COUNT(*) FROM journal_entry WHERE booked_on >= '2024-05-01' "
        "AND booked_on <= '2024-05-31'"
    )


async def test_a_statement_is_the_loans_account(office: Office) -> None:
    no = await lively(office)
    found = await report(office, "statement", loan=no)
    state = await office.standing(no)
    assert found.table.rows[-1]["balance"] == int(state.balance[0])
    paid = {row["effective_on"]: row for row in found.table.rows}[date(2024, 5, 10)]
    assert paid["paid"] == paid["principal"] + paid["interest"] + paid["advance"] == 100_000
    with pytest.raises(NotFound):
        await report(office, "statement", loan="2099-0001")
    with pytest.raises(BadInput):
        await report(office, "statement")


async def test_a_statement_calls_losses_and_waivers_what_they_are(small_office: Office) -> None:
    """3000 lent; interest of 50.00 waived, the rest written off, 700.00 recovered after."""
    office = small_office
    no = await office.lent("3000")
    office.day = date(2025, 2, 1)
    paper = {"reason": "受灾", "document_no": "纪要1号"}
    await office.agrees(no, AskWaiver(interest="50", **paper))
    office.day = date(2027, 3, 1)
    await office.agrees(no, AskWriteOff(**paper))
    await office.repays(no, "700")
    found = await report(office, "statement", loan=no)
    rows = {row["summary"].partition("，")[0]: row for row in found.table.rows}
    assert rows["减免"]["let_off"] == 5_000
    assert rows["减免"]["interest"] == rows["减免"]["paid"] == 0
    assert rows["核销"]["principal"] == 0
    assert rows["核销"]["let_off"] >= 300_000
    assert rows["还款"]["paid"] == 70_000
    assert found.table.totals["paid"] == 70_000
    assert found.table.rows[-1]["balance"] == 0


async def test_a_reversed_payment_counts_nothing_on_the_statement(small_office: Office) -> None:
    office = small_office
    no = await lively(office)
    paid = (await office.events(no))[-1]
    await office.agrees(no, AskReversal(event=paid["id"], reason="记错", document_no="1"))
    found = await report(office, "statement", loan=no)
    assert found.table.totals["paid"] == 100_000
    gone = next(row for row in found.table.rows if "已冲销" in row["summary"])
    assert (gone["paid"], gone["principal"], gone["interest"], gone["advance"]) == (0, 0, 0, 0)


async def test_a_kept_promise_is_not_broken(small_office: Office) -> None:
    office = small_office
    no = await office.lent("5000", product="P2", months=24)
    first, second = await office.schedule(no)
    office.day = first["due_on"] + timedelta(days=10)
    promised = office.day + timedelta(days=5)
    await office.demands(no, promised_on=promised)
    office.day = promised
    assert (await report(office, "call-list")).table.rows[0]["broken"] == ""
    owed = int((await office.standing(no)).payable[0])
    await office.repays(no, f"{owed / 100:.2f}")
    office.day = second["due_on"] + timedelta(days=3)
    (row,) = (await report(office, "call-list")).table.rows
    assert (row["promised_on"], row["broken"]) == (promised, "")
    office.day += timedelta(days=2)
    await office.demands(no, promised_on=office.day + timedelta(days=1))
    office.day += timedelta(days=2)
    assert (await report(office, "call-list")).table.rows[0]["broken"] == "是"


async def test_a_townships_comparison_leaves_the_whole_funds_sums_out(
    small_office: Office,
) -> None:
    office = small_office
    await lively(office)
    items = {r["item"] for r in (await report(office, "comparison", township="熊村镇")).table.rows}
    assert "专户存款" not in items
    assert "借款余额" in items


async def test_who_reviewed_later_did_not_review_then(small_office: Office) -> None:
    office = small_office
    office.day = date(2024, 3, 1)
    await office.contributes("5")
    with office.now():
        then = clock.now()
    before = (await report(office, "vouchers")).table.rows[-1]
    office.day = date(2024, 3, 5)
    await reviews(office)
    with office.now():
        asked = await question(office.fund, date(2024, 3, 1), then)
        again = (await build("vouchers", asked)).table.rows[-1]
        exceptions = [
            (await build("exceptions", await question(office.fund, date(2024, 3, 31), moment)))
            for moment in (then, clock.now())
        ]
    assert again == before
    assert again["checker"] == ""
    assert all("未当日复核" in str(found.table.rows) for found in exceptions)


async def test_interest_by_month_township_and_source_adds_up(small_office: Office) -> None:
    office = small_office
    await lively(office)
    await office.lent("4000")
    office.day = date(2024, 12, 31)
    months, townships, sources = (await report(office, "interest-summary")).tables
    for key in ("accrued", "due", "received"):
        assert months.totals[key] == townships.totals[key] == sources.totals[key]
    for row in months.rows[2:]:
        last = date(2024, int(row["month"][:-1]), 28) + timedelta(days=4)
        on = last.replace(day=1) - timedelta(days=1)
        month = await report(office, "interest", min(on, office.day))
        assert row["accrued"] == month.table.totals["earned"] + month.table.totals["overdue_earned"]
        assert row["received"] == month.table.totals["received"]
    assert months.totals["accrued"] > 0


async def test_planned_against_actual_by_hand(small_office: Office) -> None:
    """5000 at one year's end: due on 31 December with interest; 1000 came on time, the rest not."""
    office = small_office
    no = await office.lent("5000")
    (row,) = await office.schedule(no)
    office.day = row["due_on"]
    await office.repays(no, "1000")
    office.day = date(2025, 1, 20)
    await office.repays(no, "500")
    before = (await report(office, "collection", date(2024, 12, 31))).table.rows
    assert (before[2]["lent"], before[2]["loans"]) == (500_000, 1)
    december = before[-1]
    assert december["cash"] == 100_000
    assert december["due_principal"] == 500_000
    assert december["due_interest"] == row["interest_fen"]
    assert (december["on_time"], december["received"]) == (100_000, 100_000)
    now = (await report(office, "collection")).table.rows
    assert now[0]["received"] == 50_000
    assert now[0]["due_principal"] == 0


async def test_exceptions_are_found_and_an_honest_month_has_none(small_office: Office) -> None:
    office = small_office
    office.day = date(2024, 3, 10)
    assert (await report(office, "exceptions", date(2024, 2, 29))).table.rows == []
    no = await office.lent("5000")
    office.day = date(2024, 5, 20)
    await office.repays(no, "1000", on=date(2024, 5, 2))

    def kinds(found: Document) -> set[str]:
        return {row["kind"] for row in found.table.rows}

    office.day = date(2024, 5, 31)
    found = await report(office, "exceptions")
    assert {"补记", "未当日复核"} <= kinds(found)
    late = next(row for row in found.table.rows if row["kind"] == "补记")
    assert (late["on"], late["amount"]) == (date(2024, 5, 2), 100_000)
    owed = await office.payoff(no)
    await office.repays(no, f"{owed / 100:.2f}")
    office.day = date(2024, 6, 3)
    (member,) = await fetch("SELECT member FROM loan WHERE no = {}", no)
    again = await office.applies("3000", member=member["member"])
    for step in office.fund.policy.benefit("loan").steps:
        await office.decides(again, step.key)
    await office.disburses(again)
    assert "借新还旧嫌疑" in kinds(await report(office, "exceptions"))


async def test_the_pack_opens_with_a_brief_and_holds_the_month(small_office: Office) -> None:
    office = small_office
    await lively(office)
    pack = await report(office, "monthly-pack")
    brief: dict[str, dict[str, Any]] = {row["item"]: row for row in pack.table.rows}
    assert brief["专户存款余额"]["amount"] == await balance(office, BANK.code)
    assert brief["借款余额"]["amount"] == await balance(office, PRINCIPAL.code)
    assert brief["本月收款"]["amount"] == 7_000
    assert brief["借款余额"]["count"] == 1
    titles = [table.title for table in pack.tables]
    assert any(title.startswith("科目余额表") for title in titles)
    assert any(title.startswith("例外清单") for title in titles)
    compared = (await report(office, "comparison")).table.rows
    bank = next(row for row in compared if row["item"] == "专户存款")
    assert bank["change"] == 7_000
    yearly = await report(office, "committee-report")
    assert "2024 年" in yearly.blocks[0].text  # type: ignore[union-attr]


async def test_known_at_keeps_a_ledger_as_it_was(small_office: Office) -> None:
    office = small_office
    no = await lively(office)
    with office.now():
        moment = clock.now()
    before = await report(office, "bank-journal")
    office.day = date(2024, 6, 20)
    await office.repays(no, "10", on=date(2024, 6, 3))
    with office.now():
        asked = await question(office.fund, date(2024, 6, 3), moment)
        again = await build("bank-journal", asked)
    assert again.table.rows == before.table.rows


async def test_a_number_that_serves_several_homes_is_one_exception(small_office: Office) -> None:
    """The tests' people all have one telephone: three homes that borrowed, one row."""
    office = small_office
    for _ in range(3):
        await office.lent("3000")
    await office.registers()  # never borrowed
    rows = (await report(office, "exceptions")).table.rows
    (shared,) = [row for row in rows if row["kind"] == "共用电话"]
    assert shared["detail"] == "吴某1、吴某2、吴某3（3 户）"
