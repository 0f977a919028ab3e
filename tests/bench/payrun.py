"""A pay run of 20,000 people in 200 branches: ordered, posted, signed off, reported.

Run as `python -m tests.bench.payrun [PEOPLE]`: times of each part in one run, and the most memory.
"""

from __future__ import annotations

import asyncio
import resource
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from fund import clock
from fund.database import fetch, insert, number
from fund.grants.tables import Enrolment
from fund.people.tables import Household, Member
from fund.subsidies.running import AskRun, ask_run
from fund.subsidies.sheets import ReturnSheet, branches_of, completion, return_sheet
from fund.vault import vault
from reports.asking import question
from reports.catalogue import build
from reports.rendering.as_xlsx import render as as_xlsx
from tests.programme import Programme
from tests.story import findings, id_no

DAY = date(2023, 3, 6)
BRANCHES = 200


async def enrolled(made: Programme, people: int) -> None:
    """People with an approved award and a book, written as the services would leave them."""
    pattern = await made.registers(date(1950, 1, 1))
    no = await made.applies(
        pattern, "monthly", {"rural": "yes", "hardship": "yes"}, tier="standard"
    )
    await made.goes(no)
    await made.enrols(no, "证0", DAY.replace(day=1))
    fund, sealed, now = made.fund, vault().seal(id_no(1, date(1950, 1, 1))), clock.now()
    (town,) = await fetch("SELECT id FROM township ORDER BY id LIMIT 1")
    shared = {"office": fund.office}
    homes = [
        shared | {"no": f"B{n}", "township": town["id"], "village": "示例村"} for n in range(people)
    ]
    await insert(Household, *homes)
    home_ids = await fetch("SELECT id FROM household WHERE no LIKE 'B%' ORDER BY id")
    rows = [
        shared
        | {
            "household": home["id"],
            "name": f"示例{n}",
            "branch": f"第{n % BRANCHES:03d}党支部",
            "id_no_sealed": sealed,
            "id_no_hash": f"bench-{n}",
            "phone_sealed": sealed,
            "phone_hash": "",
            "recorded_at": now,
        }
        for n, home in enumerate(home_ids)
    ]
    await insert(Member, *rows)
    # Cases, steps and awards are copied from the one that went through every step.
    await fetch(
        "INSERT INTO aid_case (office, fund, no, kind, applicant, recorded_at, benefit, "
        "policy_version, applied_on, tier, amount_fen, occasion, organisation, urgent_reason, "
        "maker) SELECT c.office, c.fund, 'B' || m.id, c.kind, m.id, c.recorded_at, c.benefit, "
        "c.policy_version, c.applied_on, c.tier, c.amount_fen, c.occasion, c.organisation, "
        "c.urgent_reason, c.maker FROM aid_case c, member m WHERE c.no = {} AND m.id <> {}",
        *(no, pattern),
    )
    await fetch(
        "INSERT INTO case_step (office, fund, case_no, seq, step, outcome, decided_on, body, "
        "document_no, note, actor, recorded_at, back_to, final) SELECT s.office, s.fund, "
        "'B' || m.id, s.seq, s.step, s.outcome, s.decided_on, s.body, s.document_no, s.note, "
        "s.actor, s.recorded_at, s.back_to, s.final FROM case_step s, member m "
        "WHERE s.case_no = {} AND m.id <> {}",
        *(no, pattern),
    )
    await fetch(
        "INSERT INTO award (office, fund, case_no, member, benefit, tier, amount_fen, awarded_on, "
        "override, approver, recorded_at) SELECT a.office, a.fund, 'B' || m.id, m.id, a.benefit, "
        "a.tier, a.amount_fen, a.awarded_on, a.override, a.approver, a.recorded_at "
        "FROM award a, member m WHERE a.case_no = {} AND m.id <> {}",
        *(no, pattern),
    )
    awards = await fetch("SELECT id FROM award WHERE case_no <> {} ORDER BY id", no)
    books = [
        shared
        | {
            "fund": fund.id,
            "award": row["id"],
            "voucher_no": f"证{row['id']}",
            "starts_on": DAY.replace(day=1),
            "maker": made.actors["chen"].id,
            "recorded_at": now,
        }
        for row in awards
    ]
    await insert(Enrolment, *books)


async def main(people: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/run.sqlite"
        opened = Programme.opened(url, Path(folder) / "run.key", "yuxi_subsidy", date(2023, 2, 1))
        async with opened as made:
            with clock.at(clock.instant(DAY, 8)):
                await enrolled(made, people - 1)
            made.day = DAY
            await made.gets("1000000", "city")
            await timed(made, people)


async def timed(made: Programme, people: int) -> None:
    marks = [time.perf_counter()]

    def mark(said: str) -> None:
        marks.append(time.perf_counter())
        print(f"{said:<28}{marks[-1] - marks[-2]:8.2f} s")

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    with made.now():
        order = await ask_run(
            made.actors["chen"], made.fund, AskRun("monthly", DAY.replace(day=1)), made.key()
        )
        mark("ordered")
    await made.ordered(order)
    mark("approved and posted")
    with made.now():
        for row in await branches_of(1):
            sheet = ReturnSheet(1, row["township"], row["branch"], DAY, int(row["people"]))
            await return_sheet(made.actors["chen"], made.fund, sheet, made.key())
            if row["branch"].startswith("第009"):
                break
        mark("ten sheets signed off")
        told = await build("subsidy-sheet", await question(made.fund, DAY))
        mark("reported")
        size = len(as_xlsx(told))
        mark(f"as XLSX ({size // 1024} KB)")
        paid, due = await completion(made.fund, DAY.year, DAY, clock.now())
    assert (paid, due) == (people, people)
    assert len(told.table.rows) == people, len(told.table.rows)
    vouchers = await number("SELECT COUNT(*) FROM journal_entry WHERE kind = 'subsidy'")
    spent = await number("SELECT SUM(amount_fen) FROM journal_line WHERE account = '5003'")
    assert spent == people * 2_000
    assert await findings() == []
    mark("verified")
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{people} people, {vouchers} vouchers, {spent / 100:.2f} yuan; {before} -> {after} MB")


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000))
