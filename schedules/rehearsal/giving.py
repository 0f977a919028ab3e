"""What the demo's programmes get and give beside their cases: gifts, certificates, a pay run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from fund import clock
from fund.access.actors import Actor
from fund.contributions.transferring import AskTransfer, ask_transfer
from fund.donations.certifying import IssueAll, issue_all
from fund.donations.donating import MakePledge, RecordDonation, donate, pledge
from fund.donations.donors import RegisterDonor, register_donor
from fund.donations.refunding import AskRefund, ask_refund
from fund.office.funds import FundView, fund_of
from fund.orders.deciding import DecideOrder, decide
from fund.subsidies.running import AskRun, ask_run, entitled

Cast = Mapping[str, Actor]
# Donors: kind, name, yuan, whether they agreed to be named.
GIFTS = (
    ("member", "郑文远（示例）", "2000", "yes"),
    ("branch", "示例机关党支部", "20000", "yes"),
    ("person", "一位不愿留名的人（示例）", "500", "no"),
)


async def give(office: int, cast: Cast, key: Callable[[], str], last: date) -> None:
    """Gifts to the care fund, a transfer and this month's pay run."""
    with clock.at(clock.instant(last - timedelta(days=20), 9)):
        await _gifts(await fund_of(office, "care"), cast, key, last)
    with clock.at(clock.instant(last - timedelta(days=10), 9)):
        await _transfer(await fund_of(office, "monthly"), cast, key)
    with clock.at(clock.instant(last, 8)):
        await _run(await fund_of(office, "monthly"), cast, key, last.replace(day=1))


async def _gifts(fund: FundView, cast: Cast, key: Callable[[], str], last: date) -> None:
    cashier, clerk, on = cast["cashier"], cast["clerk"], clock.today()
    gift = donor = 0
    for index, (kind, name, yuan, may_publish) in enumerate(GIFTS, start=1):
        donor = int(await register_donor(cashier, RegisterDonor(kind, name), key()))
        receipt = f"示例票{index:05d}"
        command = RecordDonation(donor, yuan, on, "transfer", receipt, may_publish)
        gift = int(await donate(cashier, fund, command, key()))
    promise = MakePledge(donor, "1000", on, last + timedelta(days=30), "年底前到账（示例）")
    await pledge(cashier, fund, promise, key())
    await issue_all(clerk, fund, IssueAll(on), key())
    await ask_refund(clerk, fund, AskRefund(gift, "500", "捐赠人要求退还（示例）"), key())


async def _transfer(fund: FundView, cast: Cast, key: Callable[[], str]) -> None:
    year = clock.today().year
    command = AskTransfer("visits", "city", "upper", "10000", year, "示例拨款〔1〕号")
    order = int(await ask_transfer(cast["clerk"], fund, command, key()))
    await decide(cast["approver"], fund, DecideOrder(order, "approved"), key())


async def _run(fund: FundView, cast: Cast, key: Callable[[], str], month: date) -> None:
    """The month's run waits for the approver, if somebody has not been paid yet."""
    if await entitled(fund, "monthly", month, ""):
        await ask_run(cast["clerk"], fund, AskRun("monthly", month), key())
