"""From application to payout, and every way it can be refused with nothing written."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from functools import partial

import pytest

from fund.database import fetch, fetch_one
from fund.errors import BadInput, Forbidden, KeyReused, NotFound, Refused, SamePersonTwice
from fund.journal.accounts import BANK, PRINCIPAL
from tests.story import Office, counts, findings


async def test_a_loan_from_application_to_payout(office: Office) -> None:
    no = await office.lent("5000")
    assert no == "2024-0001"
    rows = await office.schedule(no)
    # P1 on 2024-03-15 at LPR 1Y 3.45 %: 9 months 16 days = 286 thirtieths of a month.
    assert rows == [
        {"no": 1, "due_on": date(2024, 12, 31), "principal_fen": 500_000, "interest_fen": 13_704}
    ]
    lines = await fetch(
        "SELECT account, source, subject, amount_fen FROM journal_line WHERE seq = 2 ORDER BY line"
    )
    assert [tuple(line.values()) for line in lines] == [
        (PRINCIPAL.code, "fiscal", no, 500_000),
        (BANK.code, "fiscal", "", -500_000),
    ]
    entry = await fetch_one("SELECT maker, checker FROM journal_entry WHERE seq = 2")
    assert entry == {"maker": office.actors["wang"].id, "checker": office.actors["li"].id}
    assert await findings() == []


# At the 5Y+ LPR of 2024-03-15, 3.95 %: 5000 * 3.95 % = 197.50; half of it the second year.
@pytest.mark.parametrize(
    ("product", "wanted"),
    [("P2", [(250_000, 19_750), (250_000, 9_875)]), ("P2M", [(0, 19_750), (500_000, 19_750)])],
)
async def test_two_year_products_fall_due_on_anniversaries(
    small_office: Office, product: str, wanted: list[tuple[int, int]]
) -> None:
    no = await small_office.lent("5000", product=product, months=24)
    rows = await small_office.schedule(no)
    assert [row["due_on"] for row in rows] == [date(2025, 3, 15), date(2026, 3, 15)]
    assert [(row["principal_fen"], row["interest_fen"]) for row in rows] == wanted


async def expect_refused(
    kind: type[Refused], said: str, attempt: Callable[[], Awaitable[object]]
) -> None:
    """The attempt is refused with a sentence that says so, and nothing is written."""
    before = await counts()
    with pytest.raises(kind) as caught:
        await attempt()
    assert said in str(caught.value)
    assert await counts() == before
    assert await findings() == []


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("2999.99", "3000—5000"),
        ("5000.01", "3000—5000"),
        ("4000.001", "分"),
        ("0", "3000—5000"),
        ("abc", "不是金额"),
    ],
)
async def test_amounts_outside_the_policy(office: Office, amount: str, said: str) -> None:
    member = await office.registers()
    await expect_refused(BadInput, said, lambda: office.applies(amount, member=member))


@pytest.mark.parametrize("amount", ["3000", "5000", "3000.00"])
async def test_the_limits_themselves_are_allowed(small_office: Office, amount: str) -> None:
    assert await small_office.lent(amount)


async def test_terms_and_dates_are_refused_at_their_limits(office: Office) -> None:
    member = await office.registers()

    def attempt(
        product: str = "P2", months: int = 24, on: date | None = None
    ) -> Callable[[], Awaitable[str]]:
        return lambda: office.applies(product=product, months=months, on=on, member=member)

    await expect_refused(BadInput, "两年还本", attempt(months=25))
    await expect_refused(BadInput, "两年还本", attempt(months=36))
    await expect_refused(BadInput, "整数倍", attempt(months=18))
    await expect_refused(BadInput, "没有“P9”", attempt("P9"))
    await expect_refused(BadInput, "早于基金设立日", attempt(on=date(2024, 1, 1)))
    await expect_refused(BadInput, "晚于今天", attempt(on=date(2024, 3, 16)))
    assert await office.applies(product="P2", months=12, member=member)


async def test_a_household_has_one_open_loan(office: Office) -> None:
    no = await office.lent()
    household = await fetch_one("SELECT no FROM household ORDER BY id LIMIT 1")
    spouse = await office.registers("郑某", household=str(household and household["no"]))
    await expect_refused(Refused, no, lambda: office.applies(member=spouse))
    office.day = date(2024, 12, 31)
    await office.repays(no, "5137.04")
    assert await office.applies(member=spouse) == "2024-0002"


async def test_steps_go_in_order_with_their_papers(office: Office) -> None:
    no = await office.applies()
    await expect_refused(Refused, "党委批准", lambda: office.decides(no, "assessment"))
    await expect_refused(
        BadInput, "会议纪要号", lambda: office.decides(no, "committee", document=" ")
    )
    await expect_refused(
        BadInput, "早于上一步", lambda: office.decides(no, "committee", on=date(2024, 3, 14))
    )
    await expect_refused(
        BadInput, "晚于今天", lambda: office.decides(no, "committee", on=date(2024, 4, 1))
    )
    await expect_refused(Refused, "还没有办完", lambda: office.disburses(no))
    await office.decides(no, "committee", outcome="refused")
    await expect_refused(Refused, "已经办结", lambda: office.decides(no, "assessment"))
    await expect_refused(Refused, "没有通过", lambda: office.disburses(no))


async def test_only_the_right_role_acts(office: Office) -> None:
    member = await office.registers()
    for who in ("li", "wang", "zhao"):
        attempt = partial(office.applies, member=member, who=who)
        await expect_refused(Forbidden, "角色", attempt)
    no = await office.approved()
    for who in ("chen", "li", "zhao"):
        await expect_refused(Forbidden, "角色", partial(office.disburses, no, who=who))
    other = await office.applies()
    await expect_refused(Forbidden, "角色", lambda: office.decides(other, "committee", who="li"))
    await office.decides(other, "committee")
    await office.decides(other, "assessment")
    await office.decides(other, "commitment")
    await expect_refused(Forbidden, "角色", lambda: office.decides(other, "payout", who="chen"))
    await expect_refused(Forbidden, "角色", lambda: office.contributes("5", who="chen"))


async def test_a_maker_who_also_holds_the_checkers_role_is_refused(office: Office) -> None:
    from dataclasses import replace

    chen, li, wang = (office.actors[name] for name in ("chen", "li", "wang"))
    office.actors["chen"] = replace(chen, grants=chen.grants + li.grants + wang.grants)
    no = await office.applies()
    for step in ("committee", "assessment", "commitment"):
        await office.decides(no, step)
    await expect_refused(
        SamePersonTwice, "另一人", lambda: office.decides(no, "payout", who="chen")
    )
    await office.decides(no, "payout")
    await expect_refused(SamePersonTwice, "另一人", lambda: office.disburses(no, who="chen"))
    office.actors["li"] = replace(li, grants=li.grants + wang.grants)
    await expect_refused(SamePersonTwice, "另一人", lambda: office.disburses(no, who="li"))
    assert await office.disburses(no) == no


async def test_disbursement_dates(office: Office) -> None:
    no = await office.approved()
    await expect_refused(BadInput, "晚于今天", lambda: office.disburses(no, on=date(2024, 3, 16)))
    await expect_refused(
        BadInput, "早于基金设立日", lambda: office.disburses(no, on=date(2023, 12, 31))
    )
    await expect_refused(
        BadInput, "早于发放审批日", lambda: office.disburses(no, on=date(2024, 3, 14))
    )
    await office.disburses(no)
    await expect_refused(Refused, "不能重复发放", lambda: office.disburses(no))


async def test_a_year_end_loan_cannot_be_paid_out_on_the_last_day(small_office: Office) -> None:
    small_office.day = date(2024, 12, 31)
    no = await small_office.approved()
    await expect_refused(Refused, "年终以前", lambda: small_office.disburses(no))


async def test_the_lendable_balance_is_the_limit(office: Office) -> None:
    for _ in range(40):
        await office.approved("5000")  # 200,000 promised, nothing paid out yet
    no = await office.applies("3000")
    for step in ("committee", "assessment", "commitment"):
        await office.decides(no, step)
    await expect_refused(Refused, "可借余额 0.00 元", lambda: office.decides(no, "payout"))
    await office.contributes("30000", source="dues")
    await expect_refused(Refused, "可借余额 0.00 元", lambda: office.decides(no, "payout"))
    await expect_refused(
        Refused, "不能用于借款", lambda: office.decides(no, "payout", source="dues")
    )
    await office.contributes("2999.99", source="welfare")
    await expect_refused(Refused, "2999.99", lambda: office.decides(no, "payout"))
    await office.contributes("0.01", source="collection")
    await office.decides(no, "payout")
    await office.disburses(no)
    rows = await fetch("SELECT source, amount_fen FROM loan_funding WHERE loan = 41 ORDER BY id")
    # The policy's order: collection comes before the welfare fund.
    assert [tuple(row.values()) for row in rows] == [("collection", 1), ("welfare", 299_999)]
    assert await findings() == []


async def test_two_payouts_race_for_the_last_money(office: Office) -> None:
    for _ in range(39):
        await office.approved("5000")
    rivals = [await office.applies("5000") for _ in range(4)]
    for no in rivals:
        for step in ("committee", "assessment", "commitment"):
            await office.decides(no, step)
    results = await asyncio.gather(
        *(office.decides(no, "payout") for no in rivals), return_exceptions=True
    )
    assert sum(isinstance(result, str) for result in results) == 1
    assert sum(isinstance(result, Refused) for result in results) == 3
    assert await findings() == []


async def test_money_that_comes_later_cannot_pay_an_earlier_day(office: Office) -> None:
    for _ in range(40):
        await office.lent("5000")
    office.day = date(2024, 4, 20)
    await office.contributes("5000", on=date(2024, 4, 19))
    no = await office.applies("5000", on=date(2024, 4, 1))
    for step in ("committee", "assessment", "commitment", "payout"):
        await office.decides(no, step, on=date(2024, 4, 2))
    await expect_refused(
        Refused, "最低只有 0.00 元", lambda: office.disburses(no, on=date(2024, 4, 10))
    )
    await office.disburses(no, on=date(2024, 4, 19))
    assert await findings() == []


async def test_the_same_form_sent_twice_is_done_once(office: Office) -> None:
    member = await office.registers()
    first = await office.applies(member=member, key="form-key-1234567890")
    before = await counts()
    assert await office.applies(member=member, key="form-key-1234567890") == first
    assert await counts() == before
    with pytest.raises(KeyReused):
        await office.applies("3000", member=member, key="form-key-1234567890")
    for step in office.fund.policy.benefit("loan").steps:
        await office.decides(first, step.key)
    answers = await asyncio.gather(
        *(office.disburses(first, key="payout-key-1234567890") for _ in range(50))
    )
    assert set(answers) == {first}
    assert await fetch_one("SELECT COUNT(*) AS n FROM disbursement") == {"n": 1}
    assert await findings() == []


async def test_an_unknown_loan_is_not_found(small_office: Office) -> None:
    with pytest.raises(NotFound):
        await small_office.disburses("2024-9999")


async def test_an_approved_applicant_may_withdraw_and_frees_the_money(office: Office) -> None:
    for _ in range(40):
        await office.approved("5000")
    no = await office.applies("3000")
    for step in ("committee", "assessment", "commitment"):
        await office.decides(no, step)
    await expect_refused(Refused, "可借余额 0.00 元", lambda: office.decides(no, "payout"))
    first = "2024-0001"
    await expect_refused(Forbidden, "角色", lambda: office.decides(first, "withdrawal", who="wang"))
    await expect_refused(
        BadInput, "撤回书", lambda: office.decides(first, "withdrawal", document="")
    )
    await office.decides(first, "withdrawal")
    await expect_refused(Refused, "没有通过", lambda: office.disburses(first))
    await expect_refused(Refused, "已经办结", lambda: office.decides(first, "withdrawal"))
    await office.decides(no, "payout")
    paid = await office.disburses(no)
    await expect_refused(Refused, "已经放款", lambda: office.decides(paid, "withdrawal"))
    assert await findings() == []
