"""What one person asks for a loan and another decides, on both engines, to the journal's fen."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from fund import clock
from fund.access.actors import Grant
from fund.database import fetch
from fund.errors import BadInput, Forbidden, NotFound, Refused, SamePersonTwice
from fund.journal.accounts import (
    ADVANCE,
    BANK,
    INCOME,
    PRINCIPAL,
    PROVISION,
    RECOURSE,
    UNREALISED_INTEREST,
)
from fund.journal.balances import by_source, of_subject
from loans.servicing.asking import (
    AskCall,
    AskExtension,
    AskMisuse,
    AskRefund,
    AskReversal,
    AskWaiver,
    AskWriteOff,
)
from loans.servicing.collecting import RecordDeath, died, lapses_on
from loans.servicing.collecting import demands as recorded_demands
from reports.asking import question
from reports.catalogue import build
from tests.story import Office, counts, fen, findings

JUST_BEFORE = date(2024, 3, 14)
WHY: dict[str, Any] = {"reason": "因灾减收", "document_no": "纪要8号"}


@pytest.fixture
async def six_percent(office: Office) -> Office:
    """The office, with 6 % published for both tenors."""
    for tenor in ("1Y", "5Y+"):
        await office.publishes(tenor, "6", JUST_BEFORE)
    return office


async def cash(office: Office) -> dict[str, int]:
    """Cash by source now, empty ones left out."""
    with office.now():
        found = await by_source(office.fund.id, BANK, office.day, clock.now())
    return {source: fen for source, fen in found.items() if fen}


async def test_an_extension_is_asked_before_and_granted_by_another(six_percent: Office) -> None:
    office = six_percent
    no = await office.lent("5000", product="P2M", months=12)
    office.day = date(2025, 3, 1)
    asked = AskExtension(months=6, consent_no="同意书3号", **WHY)
    with pytest.raises(Refused, match="不得超过 12 个月"):
        await office.asks(no, AskExtension(months=13, consent_no="同意书3号", **WHY))
    with pytest.raises(BadInput, match="同意展期的文号"):
        await office.asks(no, AskExtension(months=6, consent_no=" ", **WHY))
    request = await office.asks(no, asked)
    with pytest.raises(Refused, match="待审批"):
        await office.asks(no, asked)
    with pytest.raises(Forbidden):
        await office.answers(request, who="chen")
    await office.publishes("5Y+", "7.2", date(2025, 2, 21))  # the tier that 18 months reach
    await office.answers(request)
    rows = await office.schedule(no, 2)
    assert [tuple(row.values())[1:] for row in rows] == [
        (date(2025, 3, 15), 0, 30_000),
        (date(2025, 9, 15), 500_000, 18_000),  # half a year at 7.2 %
    ]
    (event,) = await office.events(no)
    people = {office.actors[who].id for who in ("chen", "li")}
    assert {event["maker"], event["checker"]} == people
    office.day = date(2025, 3, 15)
    await office.repays(no, "300")
    assert int((await office.standing(no, date(2025, 9, 15))).days_past_due[0]) == 0
    assert int((await office.standing(no, date(2025, 9, 16))).days_past_due[0]) == 1
    assert await findings() == []


async def test_an_extension_after_the_due_date_is_refused(six_percent: Office) -> None:
    office = six_percent
    no = await office.lent("5000", product="P2M", months=12)
    office.day = date(2025, 3, 14)
    request = await office.asks(no, AskExtension(months=6, consent_no="同意书3号", **WHY))
    office.day = date(2025, 3, 16)
    before = await counts()
    with pytest.raises(Refused, match="展期须在到期日以前"):
        await office.answers(request)
    assert await counts() == before


async def test_a_repayment_is_reversed_and_what_followed_served_again(
    six_percent: Office,
) -> None:
    """A transfer that bounced: 1000 of 2025-04-04; the 3000 of 2025-05-14 are shared anew."""
    office = six_percent
    no = await office.lent("5000", product="P2M", months=12)
    office.day = date(2025, 4, 4)
    await office.repays(no, "1000")
    office.day = date(2025, 5, 14)
    await office.repays(no, "3000")
    (bounced, _) = await office.events(no)
    office.day = date(2025, 5, 20)
    await office.agrees(no, AskReversal(event=bounced["id"], **WHY))
    account = await office.account(no)
    # As if only the 3000 had come: 60 days on 5000 at 7.8 %: 65.00, then 300.00, then 2635.00.
    assert account.held("overdue_interest") == fen("65.00")
    assert account.held("interest") == fen("300.00")
    assert account.held("principal") == fen("2635.00")
    assert await of_subject(office.fund.id, PRINCIPAL, no) == fen("2365.00")
    entries = await fetch(
        "SELECT kind, effective_on, reverses FROM journal_entry WHERE kind IN "
        "('repaid', 'reversed', 'adjustment') ORDER BY seq"
    )
    assert [(row["kind"], row["effective_on"].day) for row in entries] == [
        ("repaid", 4),
        ("repaid", 14),
        ("reversed", 4),
        ("adjustment", 14),
    ]
    assert entries[2]["reverses"] is not None
    again = AskReversal(event=bounced["id"], **WHY)
    with pytest.raises(Refused, match="已经冲销过"):
        await office.asks(no, again)
    with pytest.raises(NotFound):
        await office.asks(no, AskReversal(event=999, **WHY))
    assert await findings() == []


async def test_a_prepayment_reversed_restores_the_plan(six_percent: Office) -> None:
    office = six_percent
    no = await office.lent("5000", product="P2", months=24)
    signed = await office.schedule(no)
    office.day = date(2024, 9, 15)
    await office.repays(no, "1030", early="smaller")
    (event,) = await office.events(no)
    office.day = date(2024, 9, 20)
    await office.agrees(no, AskReversal(event=event["id"], **WHY))
    assert await office.schedule(no, 3) == signed
    assert await cash(office) == {"fiscal": 20_000_000 - 500_000}
    office.day = date(2025, 3, 15)
    assert int((await office.standing(no)).payable[0]) == fen("2800")
    # With what was known in between, the prepayment stood.
    state = await office.standing(no, date(2024, 9, 16))
    assert int(state.balance[0]) == 500_000
    assert await findings() == []


async def test_money_held_is_given_back_by_two_persons(six_percent: Office) -> None:
    office = six_percent
    no = await office.lent("5000", product="P2M", months=12)
    office.day = date(2025, 3, 15)
    await office.repays(no, "5400", excess="hold")
    assert await of_subject(office.fund.id, ADVANCE, no) == -fen("100")
    with pytest.raises(Refused, match=r"只有 100\.00"):
        await office.asks(no, AskRefund(amount="100.01", **WHY))
    request = await office.asks(no, AskRefund(amount="100", **WHY))
    with pytest.raises(Forbidden):
        await office.answers(request, who="wang")
    await office.answers(request)
    assert await cash(office) == {"fiscal": 20_000_000, "income": 30_000}
    (entry,) = await fetch("SELECT maker, checker FROM journal_entry WHERE kind = 'refunded'")
    assert entry["checker"] is not None
    assert entry["checker"] != entry["maker"]
    assert await findings() == []


async def test_a_waiver_has_a_voucher_and_no_income(six_percent: Office) -> None:
    office = six_percent
    no = await office.lent("5000", product="P2M", months=12)
    office.day = date(2025, 6, 3)
    await office.agrees(no, AskWaiver(overdue_interest="86.67", **WHY))
    assert await office.payoff(no) == fen("5300")
    assert await of_subject(office.fund.id, UNREALISED_INTEREST, no) == fen("86.67")
    await office.repays(no, "5300")
    assert await of_subject(office.fund.id, INCOME, no) == -fen("300")
    assert await findings() == []


async def test_misuse_and_call(six_percent: Office) -> None:
    office = six_percent
    no = await office.lent("5000", product="P2M", months=12)
    office.day = date(2024, 10, 1)
    await office.agrees(no, AskMisuse(happened_on=date(2024, 9, 15), **WHY))
    # 150.00 to the 15th, then 16 days at 9 %: 20.00.
    assert await office.payoff(no) == fen("5170")
    await office.agrees(no, AskCall(**WHY))
    office.day = date(2024, 10, 31)  # 30 days at 9 % on 5000: 37.50
    state = await office.standing(no)
    assert (int(state.payable[0]), int(state.days_past_due[0])) == (fen("5207.50"), 30)
    await office.repays(no, "5207.50")
    assert await office.payoff(no) == 0
    assert await findings() == []


async def test_a_loss_is_written_off_and_recovered_up_to_it(six_percent: Office) -> None:
    office = six_percent
    no = await office.lent("5000", product="P2M", months=12)
    office.day = date(2025, 6, 3)
    with office.now():
        command = RecordDeath(no, date(2025, 5, 1), "died", "死亡证明1号", "其子吴某")
        await died(office.actors["chen"], office.fund, command, office.key())
    await office.agrees(no, AskWriteOff(**WHY))
    assert await of_subject(office.fund.id, PRINCIPAL, no) == 0
    assert await of_subject(office.fund.id, PROVISION, no) == 500_000
    office.day = date(2025, 8, 1)
    await office.repays(no, "5200")
    assert await of_subject(office.fund.id, PROVISION, no) == 0
    assert await cash(office) == {"fiscal": 20_000_000, "income": 20_000}
    with pytest.raises(Refused, match="以损失额为限"):
        await office.repays(no, "186.68")
    await office.repays(no, "186.67")
    assert await findings() == []


async def test_the_township_pays_and_is_paid_back_first(six_percent: Office) -> None:
    office = six_percent
    await office.commits()
    no = await office.lent("5000", product="P2M", months=12)
    office.day = date(2025, 6, 3)  # 80 days late
    with pytest.raises(Refused, match="未到承诺约定的 90 天"):
        await office.guarantor_pays(no, "5000")
    office.day = date(2025, 6, 13)  # 90 days: 97.50
    with pytest.raises(Refused, match="催告函"):
        await office.guarantor_pays(no, "5000")
    await office.demands(no, addressee="guarantor", method="letter", document_no="催告函1号")
    with pytest.raises(Refused, match=r"还可代偿 5000\.00"):
        await office.guarantor_pays(no, "5000.01")
    await office.guarantor_pays(no, "5000")
    assert await of_subject(office.fund.id, RECOURSE, no) == fen("5000")
    assert await office.payoff(no) == fen("397.50")  # 97.50 and 300.00 came first
    office.day = date(2025, 7, 1)
    await office.repays(no, "5200")
    account = await office.account(no)
    assert (account.recourse_left, account.remittable) == (0, fen("5000"))
    assert account.held("principal") == fen("5000") - fen("397.50") + fen("198.45")
    assert await findings() == []


async def test_a_demand_after_the_claim_period_is_too_late(six_percent: Office) -> None:
    office = six_percent
    await office.commits(claim_months=4)
    no = await office.lent("5000", product="P2M", months=12)
    office.day = date(2025, 7, 16)  # due 2025-03-15: the township could be asked to 2025-07-15
    await office.demands(no, addressee="guarantor", method="letter", document_no="催告函1号")
    with pytest.raises(Refused, match="催告期限已于 2025-07-15 届满"):
        await office.guarantor_pays(no, "1000")
    again = await office.lent("5000", product="P2M", months=12)
    office.day = date(2026, 11, 15)
    await office.demands(again, addressee="guarantor", method="letter", document_no="催告函2号")
    office.day = date(2027, 1, 5)  # asked in time, paid later
    await office.guarantor_pays(again, "1000")
    assert await findings() == []


async def test_the_yearly_ceiling_holds(six_percent: Office) -> None:
    office = six_percent
    await office.commits(yearly_ceiling="6000")
    first = await office.lent("5000", product="P2M", months=12)
    second = await office.lent("5000", product="P2M", months=12)
    office.day = date(2025, 6, 13)
    for no in (first, second):
        await office.demands(no, addressee="guarantor", method="letter", document_no="催告函1号")
    await office.guarantor_pays(first, "5000")
    with pytest.raises(Refused, match=r"2025 年度承诺上限内还可代偿 1000\.00"):
        await office.guarantor_pays(second, "1000.01")
    await office.guarantor_pays(second, "1000")
    assert await findings() == []


async def test_a_claim_lapses_three_years_after_the_last_signed_demand(
    six_percent: Office,
) -> None:
    office = six_percent
    no = await office.lent("5000", product="P2", months=24)  # the last falls due 2026-03-15
    office.day = date(2026, 6, 1)
    await office.demands(no, opinion="等卖了猪再还", promised_on=date(2026, 7, 1))
    loan = (await office.account(no)), await _loan_id(no)
    assert lapses_on(loan[0], await recorded_demands(loan[1])) == date(2029, 3, 15)
    await office.demands(no, signed_by="吴某")
    assert lapses_on(loan[0], await recorded_demands(loan[1])) == date(2029, 6, 1)
    with pytest.raises(BadInput, match="催告函编号"):
        await office.demands(no, addressee="guarantor")


async def _loan_id(no: str) -> int:
    (row,) = await fetch("SELECT id FROM loan WHERE no = {}", no)
    return int(row["id"])


async def test_nobody_agrees_to_what_he_asked(six_percent: Office) -> None:
    office = six_percent
    no = await office.lent("5000", product="P2M", months=12)
    office.day = date(2025, 6, 3)
    request = await office.asks(no, AskWaiver(interest="1", **WHY))
    clerk = office.actors["chen"]
    both = type(clerk)(
        clerk.id,
        clerk.office,
        clerk.name,
        clerk.roles,
        (*clerk.grants, Grant(frozenset({"loan.decide"}))),
    )
    office.actors["both"] = both
    with pytest.raises(SamePersonTwice):
        await office.answers(request, who="both")
    other = await office.lent("5000", product="P2M", months=12)
    moved = await office.asks(other, AskExtension(months=1, consent_no="同意书3号", **WHY))
    with pytest.raises(SamePersonTwice):  # also where no money moves
        await office.answers(moved, who="both")
    with pytest.raises(BadInput, match="写明理由"):
        await office.answers(request, "refused", note="")
    await office.answers(request, "refused", note="不符合条件")
    with pytest.raises(NotFound, match="可能已经办理"):
        await office.answers(request)
    assert await findings() == []


async def reverses(office: Office, no: str, which: int) -> None:
    """The event of that place in the loan's history never counted."""
    event = (await office.events(no))[which]
    await office.agrees(no, AskReversal(event=event["id"], **WHY))


async def test_same_day_entries_undone_leave_the_contract_as_signed(six_percent: Office) -> None:
    """Typed twice, the second undone, a third made, all undone: nothing was ever paid."""
    office = six_percent
    no = await office.lent("5000", product="P2", months=24)
    signed = await office.schedule(no)
    office.day = date(2024, 5, 15)
    await office.repays(no, "500", early="smaller")
    await office.repays(no, "500", early="smaller")
    ids = [row["id"] for row in await office.events(no)]
    await office.agrees(no, AskReversal(event=ids[1], **WHY))
    await office.repays(no, "300", early="smaller")
    third = max(row["id"] for row in await office.events(no))
    for event in (ids[0], third):
        await office.agrees(no, AskReversal(event=event, **WHY))
    (last,) = await fetch("SELECT MAX(version) AS version FROM loan_schedule")
    assert await office.schedule(no, last["version"]) == signed
    account = await office.account(no)
    assert [row.principal for row in account.plan.rows] == [250_000, 250_000]
    assert int((await office.standing(no, date(2024, 8, 15))).days_past_due[0]) == 0
    assert await findings() == []


async def test_a_recovery_recorded_late_and_a_reversal_before_a_write_off(
    six_percent: Office,
) -> None:
    office = six_percent
    no = await office.lent("5000", product="P2M", months=12)
    office.day = date(2025, 6, 1)
    await office.repays(no, "1000")
    office.day = date(2025, 8, 1)
    await office.agrees(no, AskWriteOff(**WHY))
    loss = (await office.account(no)).recoverable
    office.day = date(2025, 10, 1)
    await office.repays(no, f"{(loss - 2_000) / 100:.2f}")
    office.day = date(2025, 10, 2)
    await office.repays(no, "10.00", on=date(2025, 9, 1))
    assert (await office.account(no)).recoverable == 1_000
    assert await findings() == []
    await reverses(office, no, 0)  # the payment before the write-off bounced
    assert await findings() == []


async def test_a_write_off_is_undone_after_a_late_entry(six_percent: Office) -> None:
    office = six_percent
    no = await office.lent("5000", product="P2M", months=12)
    office.day = date(2024, 6, 30)
    await office.repays(no, "1000", early="smaller")
    office.day = date(2024, 9, 1)
    await office.agrees(no, AskWriteOff(**WHY))
    office.day = date(2024, 9, 5)
    await office.repays(no, "3000", on=date(2024, 8, 1))
    await reverses(office, no, -1)
    assert await of_subject(office.fund.id, PROVISION, no) == 0
    assert int((await office.standing(no)).advance[0]) == 300_000
    assert await findings() == []


async def test_an_extension_keeps_to_its_due_date(six_percent: Office) -> None:
    """What was extended is named by its date: a prepayment undone does not move it."""
    office = six_percent
    no = await office.lent("5000", product="P2", months=24)
    office.day = date(2024, 5, 15)
    await office.repays(no, "500", early="smaller")
    office.day = date(2024, 6, 15)
    given = {"consent_no": "同意书3号", **WHY}
    with pytest.raises(Refused, match="没有 2024-12-01 到期的期次"):
        await office.asks(no, AskExtension(months=6, due_on=date(2024, 12, 1), **given))
    await office.agrees(no, AskExtension(months=6, **given))
    await reverses(office, no, 0)
    account = await office.account(no)
    assert [(row.due_on, row.principal) for row in account.plan.rows] == [
        (date(2025, 3, 15), 0),
        (date(2025, 9, 15), 250_000),
        (date(2026, 3, 15), 0),
        (date(2026, 9, 15), 250_000),
    ]
    assert await findings() == []


async def test_a_closed_month_keeps_its_classes(six_percent: Office) -> None:
    """An extension reversed later was known when the month was closed."""
    office = six_percent
    no = await office.lent("5000", product="P2M", months=12)
    office.day = date(2024, 4, 10)
    await office.agrees(no, AskExtension(months=6, consent_no="同意书3号", **WHY))
    office.day = date(2024, 5, 1)
    with office.now():
        then = await question(office.fund, date(2024, 4, 30))
        before = await build("at-risk", then)
    office.day = date(2024, 5, 20)
    await reverses(office, no, 0)
    with office.now():
        assert (await build("at-risk", then)).blocks == before.blocks
        now = await build("at-risk", await question(office.fund, date(2024, 4, 30)))
    assert now.blocks != before.blocks


async def test_a_fen_paid_late_does_not_make_a_loss(six_percent: Office) -> None:
    """Paid on the day but for half a yuan, which came a year later: never late, never 损失."""
    office = six_percent
    no = await office.lent("5000", product="P2", months=24)
    office.day = date(2025, 3, 15)
    await office.repays(no, "2799.50")
    office.day = date(2026, 3, 14)
    await office.repays(no, "0.50")
    late = await office.lent("5000", product="P2M", months=12)
    with office.now():
        document = await build("loan-book", await question(office.fund))
    assert {row["no"]: row["class"] for row in document.table.rows} == {no: "正常", late: "正常"}


async def test_a_late_instalment_keeps_its_class_until_it_is_cured(six_percent: Office) -> None:
    """91 days late when it was settled: 次级 for six months, then 正常."""
    office = six_percent
    no = await office.lent("5000", product="P2", months=24)
    office.day = date(2025, 6, 14)
    await office.repays(no, "2860")
    found = {}
    for on in (date(2025, 6, 14), date(2025, 12, 13), date(2025, 12, 14)):
        office.day = on
        with office.now():
            document = await build("loan-book", await question(office.fund))
        found[on] = document.table.rows[0]["class"]
    assert list(found.values()) == ["次级", "次级", "正常"]


async def test_money_after_the_loan_was_closed_is_held(six_percent: Office) -> None:
    office = six_percent
    no = await office.lent("5000")
    office.day = date(2024, 12, 31)
    await office.repays(no, "5238.33")
    with pytest.raises(Refused, match="已经结清"):
        await office.repays(no, "5238.33")
    await office.repays(no, "5238.33", excess="hold")
    assert int((await office.standing(no)).advance[0]) == 523_833
    await office.agrees(no, AskRefund(amount="5238.33", **WHY))
    assert await findings() == []


async def test_a_reversal_that_would_overdraw_a_source_is_refused(six_percent: Office) -> None:
    """What came back was lent again: the repayment cannot be undone before money is there."""
    office = six_percent
    no = await office.lent("5000")
    office.day = date(2024, 12, 31)
    await office.repays(no, "5238.33")
    for _ in range(40):
        await office.lent("5000", product="P2M", months=12)
    (event,) = await office.events(no)
    request = await office.asks(no, AskReversal(event=event["id"], **WHY))
    before = await counts()
    with pytest.raises(Refused, match="存款会不足"):
        await office.answers(request)
    assert await counts() == before
    await office.contributes("5000")
    await office.answers(request)
    assert await findings() == []
