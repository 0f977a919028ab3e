"""Living the story through the same services that pages use, under a clock of its own."""

from __future__ import annotations

import heapq
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from fund import clock, database
from fund.access.actors import Actor, Permissions
from fund.access.signing_in import add_staff, staff_actor
from fund.contributions.contributing import RecordContribution, record
from fund.database import fetch
from fund.errors import Refused
from fund.journal.posting import review
from fund.money import yuan
from fund.office.funds import FundView, fund_of
from fund.office.opening import add_townships, migrate, open_fund, open_office
from fund.people.registering import RegisterMember, register
from fund.rates.keeping import AddRate, ConfirmRate, add, confirm
from fund.supervision.reconciling import EnterBankBalance, book_balance, enter
from loans.book import load
from loans.closing import CloseMonth, close_month, next_month
from loans.disbursing import DisburseLoan, disburse
from loans.lending import ApplyForLoan, DecideStep, apply, decide_step, lendable_now
from loans.servicing.repaying import RepayLoan, repay
from schedules.duties import Setting, due_between
from schedules.rehearsal.giving import give
from schedules.rehearsal.people import PLACES, Person
from schedules.rehearsal.programmes import open_programmes
from schedules.rehearsal.servicing import commit_townships, last_weeks
from schedules.rehearsal.signing import sign_off
from schedules.rehearsal.story import SPLIT_NOTE, Application, Contribution, Story, tell
from schedules.running import run as run_duty
from schedules.running import setting_of

CAST = (
    ("chen", "陈经办（示例）", "clerk"),
    ("li", "李审批（示例）", "approver"),
    ("wang", "王出纳（示例）", "cashier"),
    ("zhao", "赵监督（示例）", "supervisor"),
    ("sun", "孙会计（示例）", "accountant"),
    ("zhou", "周支书（示例）", "branch"),
    ("wu", "吴乡镇（示例）", "township"),
    ("zheng", "郑审计（示例）", "auditor"),
    ("guan", "管系统（示例）", "admin"),
)
AUDIT_DAYS = 90
PASSWORD = "Demo-2026"  # noqa: S105 - of the demo only, printed beside its log-ins
FUND_NAME = "县困难党员帮扶基金（示例数据）"
STEP_DAYS = (3, 6, 9, 11)  # after the application: committee, assessment, commitment, approval
REVIEWED_UNTIL = timedelta(days=3)
UNSIGNED_FOR = timedelta(days=31)  # the last closed month waits for its supervisors
DAILY_FOR = timedelta(days=7)  # what looks every day is shown for a week
CLOSING_DAY = 5  # of the next month
# How many days after the due date each kind of payer comes; None: only in part, and late.
LATENESS = {"on time": -2, "early": -75, "late": 23, "very late": 140, "stuck": None}
# The last published rate that was verified; later ones in the demo repeat it and say "assumed".
VERIFIED_THROUGH = date(2026, 2, 24)

Progress = Callable[[date], None]
Action = Callable[[], Awaitable[None]]


@dataclass
class Rehearsal:
    """The demo in the making: who acts, what is still to come, by day."""

    fund: FundView
    cast: dict[str, Actor]
    last: date
    setting: Setting
    supervisors: tuple[Actor, ...]
    queue: list[tuple[date, int, Action]] = field(default_factory=list)
    members: dict[Person, int] = field(default_factory=dict)
    keys: int = 0

    def key(self) -> str:
        """The next idempotency key: the same in every build."""
        self.keys += 1
        return f"demo-{self.keys:08d}"

    def plan(self, on: date, action: Action) -> None:
        """Do `action` on a day, unless the story ends before."""
        if on <= self.last:
            heapq.heappush(self.queue, (on, len(self.queue) + self.keys * 10_000, action))


async def build(
    path: Path, on: date, permissions: Permissions, progress: Progress = lambda _: None
) -> None:
    """Build the demo up to a day into a new SQLite file; nothing half-built keeps its name."""
    part = path.with_name(path.name + ".building")
    for old in path.parent.glob(part.name + "*"):
        old.unlink()
    key_file = path.with_name(path.name + ".key")
    key_file.unlink(missing_ok=True)
    story = tell(on)
    async with database.opened(f"sqlite:///{part}", durable=False):
        with clock.at(clock.instant(story.opened_on, 8)):
            rehearsal = await _open(key_file, story, on, permissions)
        await _live(rehearsal, story, progress)
        await open_programmes(rehearsal.fund.office, rehearsal.cast, rehearsal.key, on)
        await give(rehearsal.fund.office, rehearsal.cast, rehearsal.key, on)
        await fetch("UPDATE staff SET password_set_at = {}", clock.now())  # of today, like the demo
        await fetch("PRAGMA wal_checkpoint(TRUNCATE)")
    part.replace(path)


async def _open(key_file: Path, story: Story, on: date, permissions: Permissions) -> Rehearsal:
    await migrate()
    office = await open_office("示例县委组织部", key_file)
    await open_fund(
        office=office,
        code="demo",
        name=FUND_NAME,
        policy="county_revolving",
        papers={"approval": "示例批文〔2023〕1号"},
        opened_on=story.opened_on,
        is_sample=True,
    )
    await add_townships(office, list(PLACES))
    cast = {}
    for login, name, role in CAST:
        until = on + timedelta(days=AUDIT_DAYS) if role == "auditor" else None
        staff = await add_staff(office, login, name, PASSWORD, [role], until=until)
        cast[role] = await staff_actor(staff, permissions)
    fund = await fund_of(office, "demo")
    second = await add_staff(office, "qian", "钱监督（示例）", PASSWORD, ["supervisor"])
    supervisors = (cast["supervisor"], await staff_actor(second, permissions))
    return Rehearsal(fund, cast, on, await setting_of(fund), supervisors)


async def _live(made: Rehearsal, story: Story, progress: Progress) -> None:
    """Day after day: what was planned, then the evening's reviews and duties."""
    _plan_rates(made)
    opening = clock.instant(story.opened_on, 8, 30)
    with clock.at(opening):
        towns = list(PLACES)
        await commit_townships(made.fund, made.cast, made.key, towns, story.opened_on)
    for on, action in last_weeks(made.fund, made.cast, made.key, made.last):
        made.plan(on, action)
    for one in story.contributions:
        made.plan(one.on, _contribution(made, one))
    for application in story.applications:
        made.plan(application.on, _application(made, application))
    day = story.opened_on
    while day <= made.last:
        minutes = 0
        while made.queue and made.queue[0][0] <= day:
            _, _, action = heapq.heappop(made.queue)
            with clock.at(clock.instant(day, 9 + minutes // 60, minutes % 60)):
                await action()
            minutes += 1
        with clock.at(clock.instant(day, 18, 30)):
            await _evening(made, day)
        progress(day)
        day += timedelta(days=1)


async def _evening(made: Rehearsal, day: date) -> None:
    if made.last - day > REVIEWED_UNTIL:
        for row in await fetch(
            "SELECT e.seq FROM journal_entry e WHERE e.fund = {} AND e.checker IS NULL "
            "AND e.effective_on = {}",
            made.fund.id,
            day,
        ):
            approver = made.cast["approver"].id
            await review(
                office=made.fund.office, fund=made.fund.id, seq=row["seq"], reviewer=approver
            )
    if day.day == CLOSING_DAY and made.last - day > REVIEWED_UNTIL:
        month = await next_month(made.fund)
        if month < day:
            await _reconcile(made, month)
            await close_month(made.cast["approver"], made.fund, CloseMonth(month), made.key())
    if day < made.last:
        for _, duty in due_between(made.setting, day, day):
            if not duty.daily or made.last - day <= DAILY_FOR:
                await run_duty(made.fund, duty, day)
            if duty.name == "month-pack" and made.last - day > UNSIGNED_FOR:
                await sign_off(made.fund, made.supervisors, made.key, day)


async def _reconcile(made: Rehearsal, month: date) -> None:
    """The bank's statement says what the book says."""
    balance = yuan(await book_balance(made.fund, month))
    command = EnterBankBalance(month, balance, f"对账单{month:%Y%m}（示例）")
    await enter(made.cast["accountant"], made.fund, command, made.key())


def _plan_rates(made: Rehearsal) -> None:
    """After the verified history the demo repeats the last rate each month, marked assumed."""
    months = (VERIFIED_THROUGH.year - 1) * 12 + VERIFIED_THROUGH.month
    while True:
        months += 1
        day = date(months // 12 + 1, months % 12 + 1, 20)
        if day > made.last:
            return
        for tenor, percent in (("1Y", "3.00"), ("5Y+", "3.50")):
            command = AddRate("LPR", tenor, day, percent, "示例假定值，未经核实", "assumed")
            made.plan(day, _rate(made, command))


def _rate(made: Rehearsal, command: AddRate) -> Action:
    async def action() -> None:
        policy = made.fund.policy
        await add(made.cast["clerk"], policy, command, made.key())
        confirmed = ConfirmRate(command.basis, command.tenor, command.effective_on)
        await confirm(made.cast["approver"], policy, confirmed, made.key())

    return action


def _contribution(made: Rehearsal, one: Contribution) -> Action:
    async def action() -> None:
        command = RecordContribution(
            one.source, one.amount, one.on, one.payer, one.document, SPLIT_NOTE
        )
        await record(made.cast["cashier"], made.fund, command, made.key())

    return action


def _application(made: Rehearsal, one: Application) -> Action:
    async def action() -> None:
        if one.stops == 99 and sum((await lendable_now(made.fund)).values()) < 6_000_00:
            return
        clerk = made.cast["clerk"]
        member = await _member(made, one.person)
        command = ApplyForLoan(
            member,
            one.product,
            one.amount,
            one.months,
            one.project_type,
            one.industry,
            one.purpose,
            one.on,
        )
        try:
            no = await apply(clerk, made.fund, command, made.key())
        except Refused:
            return  # the household still has a loan: as in life, the clerk tells them to wait
        for index in range(min(one.stops, len(made.fund.policy.benefit("loan").steps))):
            made.plan(one.on + timedelta(days=STEP_DAYS[index]), _step(made, no, index))
        if one.stops == 99:
            made.plan(one.on + timedelta(days=STEP_DAYS[-1] + 1), _payout(made, no, one))

    return action


async def _member(made: Rehearsal, person: Person) -> int:
    if person not in made.members:
        command = RegisterMember(
            person.name,
            person.id_no,
            person.phone,
            f"{person.village}党支部",
            person.township,
            person.village,
        )
        made.members[person] = int(await register(made.cast["clerk"], command, made.key()))
    return made.members[person]


def _step(made: Rehearsal, no: str, index: int) -> Action:
    step = made.fund.policy.benefit("loan").steps[index]

    async def action() -> None:
        actor = made.cast["approver" if step.action == "loan.approve" else "clerk"]
        paper = f"{step.document[:2]}{no}（示例）"
        command = DecideStep(no, step.key, "passed", clock.today(), paper)
        try:
            await decide_step(actor, made.fund, command, made.key())
        except Refused:
            command = DecideStep(
                no, step.key, "refused", clock.today(), paper, "可借余额不足，缓办"
            )
            await decide_step(actor, made.fund, command, made.key())

    return action


def _payout(made: Rehearsal, no: str, one: Application) -> Action:
    async def action() -> None:
        rows = await fetch(
            "SELECT l.id, f.id AS funded FROM loan l LEFT JOIN loan_funding f ON f.loan = l.id "
            "WHERE l.fund = {} AND l.no = {}",
            made.fund.id,
            no,
        )
        if rows[0]["funded"] is None:
            return
        command = DisburseLoan(no, clock.today())
        await disburse(made.cast["cashier"], made.fund, command, made.key())
        loan = rows[0]["id"]
        for row in await fetch(
            "SELECT due_on, principal_fen + interest_fen AS total FROM instalment "
            "WHERE loan = {} AND version = 1 ORDER BY no",
            loan,
        ):
            _plan_payment(made, no, loan, row["due_on"], row["total"], one)

    return action


def _plan_payment(
    made: Rehearsal, no: str, loan: int, due: date, total: int, one: Application
) -> None:
    late = LATENESS[one.pace]
    if late is None:  # a third of it five weeks late, the rest not yet
        made.plan(due + timedelta(days=35), _payment(made, no, loan, one, total // 300 * 100))
    elif late < 0 and one.pace == "early":
        made.plan(due + timedelta(days=late), _payment(made, no, loan, one, None))
    else:
        made.plan(due + timedelta(days=late), _payment(made, no, loan, one, 0))


def _payment(made: Rehearsal, no: str, loan: int, one: Application, amount: int | None) -> Action:
    """Pay an amount (fen); 0: what the next instalment asks; None: everything."""

    async def action() -> None:
        book = await load(made.fund, clock.today(), clock.now(), loan=loan)
        state = book.standing()
        payoff = int(state.payoff[0])
        if not payoff:
            return
        asked = amount
        if amount == 0:
            # On time means the instalment's due day is near: pay what is due, or the running one.
            left = state.principal_left + state.interest_left + state.overdue_interest_left
            asked = int(state.payable[0]) or int(left[left > 0][0])
        fen = min(payoff if asked is None else asked, payoff)
        channel = "cash" if len(no) % 2 else "bank"
        command = RepayLoan(no, yuan(fen), clock.today(), channel, one.person.name)
        await repay(made.cast["cashier"], made.fund, command, made.key())

    return action


def fresh_path(folder: Path, on: date | None) -> Path:
    """Where the demo of a day lies; without a day, the demo of whenever it was built."""
    return folder / (f"demo-{on}.sqlite" if on else "demo.sqlite")
