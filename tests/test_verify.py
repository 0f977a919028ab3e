"""`fund verify`: green on an honest book, red for every fault planted by hand in a copy."""

from __future__ import annotations

import json
import shutil
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from fund import database
from fund.database import fetch, fetch_one
from main import fund
from schedules.duties import BY_NAME
from schedules.running import run as run_duty
from tests.story import Office, findings


async def busy(office: Office) -> None:
    """Some of everything: contributions, loans, a prepayment, arrears, an issued report."""
    await office.contributes("1000", source="dues")
    first, second = await office.lent(), await office.lent("3000", product="P2", months=24)
    office.day = date(2024, 6, 30)
    await office.repays(first, "1000", early="shorter")
    office.day = date(2025, 4, 30)
    await office.repays(second, "500")
    with office.now():
        await run_duty(office.fund, BY_NAME["interest-report"], date(2025, 3, 31))
    assert await findings() == []


# Each fault as SQL, and the check that must name it. Guards are removed first, as intruders do.
FAULTS = {
    "an amount changed": (
        "UPDATE journal_line SET amount_fen = amount_fen + 1 WHERE seq = 3 AND line = 1",
        "entries-balance",
    ),
    "an amount changed on both sides": (
        "UPDATE journal_line SET amount_fen = amount_fen * 2 WHERE seq = 3",
        "chain-unbroken",
    ),
    "a date changed": (
        "UPDATE journal_entry SET effective_on = '2024-01-03' WHERE seq = 1",
        "chain-unbroken",
    ),
    "a maker changed": ("UPDATE journal_entry SET maker = 4 WHERE seq = 1", "chain-unbroken"),
    "a checker made the maker": (
        "UPDATE journal_entry SET checker = maker WHERE kind = 'repaid'",
        "two-persons",
    ),
    "the last entry dropped": (
        "DELETE FROM journal_entry WHERE seq = (SELECT MAX(seq) FROM journal_entry)",
        "chain-unbroken",
    ),
    "a number skipped": (
        "UPDATE journal_entry SET no = no + 5 WHERE seq = 4",
        "numbers-gapless",
    ),
    "cash before it came": (
        (
            "UPDATE journal_entry SET effective_on = '2024-01-02' WHERE kind = 'disbursement'; "
            "UPDATE journal_entry SET effective_on = '2024-02-02' WHERE seq = 1"
        ),
        "cash-not-negative",
    ),
    "a loan's principal changed": (
        "UPDATE loan SET principal_fen = principal_fen - 1 WHERE id = 1",
        "loans-principal",
    ),
    "an allocation moved": (
        "UPDATE loan_part SET kind = 'recovered_interest' WHERE kind = 'principal'",
        "loans-parts",
    ),
    "a repayment's amount changed": (
        "UPDATE loan_event SET amount_fen = amount_fen + 1 WHERE id = 1",
        "loans-allocated",
    ),
    "a signed instalment postponed": (
        "UPDATE instalment SET due_on = '2030-01-01' WHERE id = 1",
        "loans-signed",
    ),
    "the bytes of a plan changed": (
        "UPDATE packed_plan SET rows = zeroblob(length(rows)) WHERE id = 1",
        "loans-packed",
    ),
    "the bytes of a loan's parts changed": (
        "UPDATE packed_part SET rows = zeroblob(length(rows)) WHERE id = 1",
        "loans-parts-packed",
    ),
    "an instalment dropped": (
        "DELETE FROM instalment WHERE principal_fen > 0 AND id = 1",
        "loans-signed",
    ),
    "a contract's rate raised": (
        "UPDATE disbursement SET rate_ppm = rate_ppm + 1 WHERE id = 1",
        "loans-terms",
    ),
    "a contribution's amount changed": (
        "UPDATE contribution SET amount_fen = amount_fen - 1 WHERE id = 1",
        "contributions",
    ),
    "a payout's source reduced": (
        "UPDATE loan_funding SET amount_fen = amount_fen - 1 WHERE id = 1",
        "loans-approved",
    ),
    "an issued report altered": (
        "UPDATE archived_report SET document = replace(document, '0', '1')",
        "archive-unchanged",
    ),
    "a run of an unknown duty": ("UPDATE duty_run SET duty = 'x'", "duties-known"),
}


def remove_guards(path: Path) -> sqlite3.Connection:
    """An intruder's connection: no triggers, no foreign keys, no checks."""
    raw = sqlite3.connect(path)
    names = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
    for name in names:
        raw.execute(f"DROP TRIGGER {name}")
    raw.execute("PRAGMA ignore_check_constraints = 1")
    return raw


async def test_every_planted_fault_is_caught_by_its_check(small_office: Office) -> None:
    await busy(small_office)
    await fetch("PRAGMA wal_checkpoint(TRUNCATE)")
    original = Path(small_office.url.removeprefix("sqlite:///"))
    caught = {}
    for number, (fault, (sql, check)) in enumerate(FAULTS.items()):
        copy = original.with_name(f"copy{number}.sqlite")
        shutil.copy(original, copy)
        raw = remove_guards(copy)
        raw.executescript(sql)
        raw.commit()
        raw.close()
        async with database.opened(f"sqlite:///{copy}"):
            caught[fault] = check in {finding.check for finding in await findings()}
    assert caught == dict.fromkeys(FAULTS, True)


async def test_a_missing_guard_is_itself_a_finding(office: Office) -> None:
    table = "" if office.url.startswith("sqlite") else " ON loan_part"
    await fetch(f"DROP TRIGGER loan_part_no_delete{table}")
    assert {finding.check for finding in await findings()} == {"loans-guards"}


async def test_a_row_changed_by_hand_on_postgresql(postgres_url: str, tmp_path: Path) -> None:
    async with Office.opened(postgres_url, tmp_path / "key") as office:
        await busy(office)
        await fetch("ALTER TABLE journal_line DISABLE TRIGGER USER")
        await fetch(
            "UPDATE journal_line SET amount_fen = amount_fen + 1 WHERE seq = 3 AND line = 1"
        )
        await fetch("ALTER TABLE journal_line ENABLE TRIGGER USER")
        found = {finding.check for finding in await findings()}
        assert {"entries-balance", "chain-unbroken"} <= found


async def test_the_head_is_where_the_next_entry_hangs(office: Office) -> None:
    await busy(office)
    head = await fetch_one("SELECT last_seq, last_hash FROM journal_head")
    last = await fetch_one("SELECT seq, hash FROM journal_entry ORDER BY seq DESC LIMIT 1")
    assert head
    assert last
    assert list(head.values()) == list(last.values())


@pytest.fixture
def installation(tmp_path: Path) -> str:
    """A real installation made by the commands."""
    url = f"sqlite:///{tmp_path / 'real.sqlite'}"
    runner = CliRunner()
    given = ("--policy", "county_revolving", "--name", "某县基金", "--opened", "2024-01-02")
    done = runner.invoke(fund, ["init", *given, "--township", "甲乡", "--database", url])
    assert done.exit_code == 0, done.output
    added = runner.invoke(
        fund,
        ["users", "add", "chen", "--name", "陈", "--role", "clerk", "--database", url],
        input="Cast-2024\n",
    )
    assert added.exit_code == 0, added.output
    return url


def test_a_new_installation_verifies(installation: str) -> None:
    result = CliRunner().invoke(fund, ["verify", "--format", "json", "--database", installation])
    assert result.exit_code == 0, result.output
    lines = [json.loads(line) for line in result.output.splitlines()]
    assert len(lines) == 26
    assert all(line["findings"] == [] for line in lines)


def test_verify_exits_with_one_and_the_findings(installation: str) -> None:
    raw = remove_guards(Path(installation.removeprefix("sqlite:///")))
    raw.close()
    result = CliRunner().invoke(fund, ["verify", "--database", installation])
    assert result.exit_code == 1
    assert "不符\tguards-present" in result.output
    assert "journal_entry_balanced" in result.output


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("report", "loan-book"), 0, "还没有放出借款"),
        (("report",), 0, "fund-position"),
        (("report", "atlantis"), 1, "没有名为"),
        (("report", "loan-book", "--fund", "f9"), 1, "f9"),
        (("report", "repayment-schedule", "--loan", "2024-0001"), 1, "2024-0001"),
        (("report", "loan-book", "--as-of", "soon"), 2, "soon"),
        (("report", "loan-book", "--known-at", "2024-01-31T18:00:00"), 1, "时区"),
        (("duties", "run", "interest-report", "--on", "2024-01-30"), 1, "没有到期"),
        (("duties", "run", "sweeping", "--on", "2024-01-31"), 1, "没有名为"),
        (("duties", "--on", "2024-02-01"), 0, "interest-report"),
        (("users", "list"), 0, "chen"),
        (("rates", "list"), 0, "LPR"),
        (("holidays", "list", "--year", "2026"), 0, "2026-02-23\t休"),
        (("policy", "list"), 0, "county_revolving"),
    ],
)
def test_commands_answer_in_words(
    installation: str, arguments: tuple[str, ...], code: int, said: str
) -> None:
    given = [*arguments] if arguments[0] == "policy" else [*arguments, "--database", installation]
    result = CliRunner().invoke(fund, given)
    assert result.exit_code == code, result.output
    assert said in result.output


def test_a_duty_runs_once_from_the_command_line(installation: str) -> None:
    run = ("duties", "run", "interest-report", "--on", "2024-01-31", "--database", installation)
    assert "已办理" in CliRunner().invoke(fund, [*run]).output
    assert "没有重复办理" in CliRunner().invoke(fund, [*run]).output


def test_without_its_key_or_its_database_the_command_refuses(installation: str) -> None:
    path = Path(installation.removeprefix("sqlite:///"))
    path.with_name(path.name + ".key").unlink()
    lost = CliRunner().invoke(fund, ["verify", "--database", installation])
    assert lost.exit_code == 1
    assert "密钥" in lost.output
    missing = CliRunner().invoke(fund, ["verify", "--database", f"sqlite:///{path}.none"])
    assert missing.exit_code == 1
    assert "fund init" in missing.output
    wrong = CliRunner().invoke(fund, ["verify", "--database", "mysql://x"])
    assert wrong.exit_code == 1
