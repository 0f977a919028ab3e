"""The loan book: one path from either database to columns, for one loan and for a country."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from operator import itemgetter

import numpy as np

from fund.calendars import Ints, days
from fund.columns import Column, Wanted, coded, read_columns
from fund.database import Row, fetch
from fund.office.funds import FundView
from loans.arrears import Book, Flags, Standing, standing
from loans.daycount import DAY_COUNTS
from loans.packing import instant, unpacked_parts, unpacked_plans
from loans.parts import SETTLING

_LENT = (
    "FROM disbursement d JOIN loan l ON l.id = d.loan "
    "WHERE l.fund BETWEEN {} AND {} AND d.disbursed_on <= {} AND d.recorded_at <= {} "
    "AND ({} = 0 OR l.id = {}) AND ({} = '' OR EXISTS "
    "(SELECT 1 FROM township o WHERE o.id = l.township AND o.name = {}))"
)
_FACTS = (
    "SELECT l.id, l.no, l.member, m.name AS borrower, m.branch, m.id_no_sealed, "
    "t.name AS township, h.village, l.product, l.months, l.project_type, l.industry, "
    "l.purpose, l.principal_fen, "
    "d.disbursed_on, d.rate_ppm, d.overdue_rate_ppm, d.rate_basis, d.day_count, "
    "l.township AS township_id "
    "FROM disbursement d JOIN loan l ON l.id = d.loan JOIN member m ON m.id = l.member "
    "JOIN household h ON h.id = l.household JOIN township t ON t.id = l.township "
    + _LENT[_LENT.index("WHERE") :]
    + " ORDER BY l.id"
)
_VERSIONS = (
    "(SELECT loan, MAX(version) AS version FROM loan_schedule "
    "WHERE fund BETWEEN {} AND {} AND effective_on <= {} AND recorded_at <= {} "
    "AND ({} = 0 OR loan = {}) "
    "GROUP BY loan) v"
)
_PLANS = (
    f"SELECT p.loan, p.rows FROM {_VERSIONS} "
    "JOIN packed_plan p ON p.loan = v.loan AND p.version = v.version"
)
_STEPS = f"FROM {_VERSIONS} JOIN rate_step s ON s.loan = v.loan AND s.version = v.version"
_PARTS = (
    "SELECT p.loan, p.rows FROM packed_part p "
    "WHERE p.fund BETWEEN {} AND {} AND ({} = 0 OR p.loan = {})"
)


@dataclass(frozen=True)
class LoanBook:
    """The loans paid out as of a day, as known at an instant: facts by row, figures by column."""

    as_of: date
    loans: list[Row]
    book: Book
    rescheduled: Flags
    prepaid: Flags
    _standings: dict[date, Standing] = field(default_factory=dict, compare=False)

    def standing(self, on: date | None = None) -> Standing:
        """What each loan owes, on `as_of` unless an earlier day is asked."""
        day = on or self.as_of
        if day not in self._standings:
            self._standings[day] = standing(self.book, day)
        return self._standings[day]

    @property
    def matures(self) -> list[date]:
        """The last due date of each loan."""
        last = np.searchsorted(self.book.row_loan, np.arange(1, len(self.loans) + 1)) - 1
        found: list[date] = self.book.due[last].astype(object).tolist()
        return found


@dataclass(frozen=True)
class Moment:
    """What of the books is asked: of funds, as of a day, known at an instant, one loan or all."""

    funds: tuple[FundView, ...]
    as_of: date
    known_at: datetime
    loan: int = 0

    @property
    def asked(self) -> tuple[object, ...]:
        """The moment as bound parameters: funds are read as a range of ids."""
        ids = [fund.id for fund in self.funds]
        return (min(ids), max(ids), self.as_of, self.known_at, self.loan, self.loan)

    def small_fen(self, fund: Ints) -> Ints:
        """The small difference that is no arrears, by fund id [L]."""
        by_id = {
            one.id: int(one.policy.loans.small_difference) if one.policy.loans else 0
            for one in self.funds
        }
        ids = np.array(sorted(by_id), dtype=np.int64)
        small = np.array([by_id[one] for one in ids.tolist()], dtype=np.int64)
        found: Ints = small[np.searchsorted(ids, fund)]
        return found


async def load(
    fund: FundView, as_of: date, known_at: datetime, *, loan: int = 0, township: str = ""
) -> LoanBook:
    """The book of a fund, or one loan of it by id, or one township's, with each loan's facts."""
    moment = Moment((fund,), as_of, known_at, loan)
    facts = await fetch(_FACTS, *moment.asked, township, township)
    ids = np.array([row["id"] for row in facts], dtype=np.int64)
    counts = np.array([DAY_COUNTS.index(row["day_count"]) for row in facts], dtype=np.int64)
    book = await _book(moment, ids, counts, moment.small_fen(np.full(ids.size, fund.id)))
    extended, prepaid = await _rescheduled(moment, ids), await _prepaid(moment, ids, book)
    return LoanBook(as_of, facts, book, extended, prepaid)


async def load_columns(moment: Moment) -> tuple[Book, Ints, Flags]:
    """The books of many funds without names, and by loan its township's id and if it was extended.

    Other funds, whose ids lie between those asked for, are left out.
    """
    lent = await read_columns(_LENT_COLUMNS, _LENT, *moment.asked, "", "")
    known = np.isin(lent["fund"], [fund.id for fund in moment.funds])
    order = np.argsort(lent["id"][known], kind="stable")
    lent = {name: values[known][order] for name, values in lent.items()}
    book = await _book(moment, lent["id"], lent["day_count"], moment.small_fen(lent["fund"]))
    return book, lent["township"], await _rescheduled(moment, lent["id"])


async def _rescheduled(moment: Moment, ids: Ints) -> Flags:
    """Which loans [L] were extended."""
    rows = await fetch(_EXTENDED, *moment.asked, moment.known_at)
    found: Flags = np.isin(ids, np.array([row["loan"] for row in rows], dtype=np.int64))
    return found


async def _prepaid(moment: Moment, ids: Ints, book: Book) -> Flags:
    """Which instalments [I] are prepayments: they never fell due."""
    marks = _of(ids, await read_columns(_PREPAID_COLUMNS, _PREPAID, *moment.asked))
    wide = np.int64(1) << 24
    keys = marks["loan"] * wide + marks["day"].astype(np.int64)
    marked = np.isin(book.row_loan * wide + book.due.astype(np.int64), keys)
    # A prepayment shares its period with the rest of the instalment, or closes the loan.
    last = np.append(
        book.row_loan[1:] != book.row_loan[:-1], np.ones(min(book.start.size, 1), bool)
    )
    shared = np.append(book.start[1:] == book.start[:-1], np.zeros(min(book.start.size, 1), bool))
    found: Flags = marked & (last | shared)
    return found


async def _book(moment: Moment, ids: Ints, day_count: Ints, small_fen: Ints) -> Book:
    """Columns of the loans with these ids (ascending)."""
    steps = _of(ids, await read_columns(_STEP_COLUMNS, _STEPS, *moment.asked), "start_on")
    rows, counts = await _plans(moment, ids)
    parts = await _parts(moment, ids)
    settling = parts["kind"] < len(SETTLING)
    # Rows are numbered from one; parts of rows an earlier version had add up to nothing.
    kept = ~settling | (parts["instalment"] <= counts[parts["loan"]])
    if not kept.all():
        parts, settling = {name: of[kept] for name, of in parts.items()}, settling[kept]
    place = (np.cumsum(counts) - counts - 1)[parts["loan"]] + parts["instalment"]
    return Book(
        day_count=day_count,
        small_fen=small_fen,
        step_loan=steps["loan"],
        step_on=steps["start_on"],
        step_ppm=steps["rate"],
        step_overdue=steps["overdue"],
        step_compound=steps["compound"].astype(np.bool_),
        row_loan=rows["loan"],
        row_no=rows["no"],
        start=rows["start_on"],
        due=rows["due_on"],
        principal=rows["principal"],
        interest=rows["interest"],
        part_loan=parts["loan"],
        part_row=np.where(settling, place, -1),
        part_kind=parts["kind"],
        part_on=parts["day"],
        part_fen=parts["fen"],
    )


async def _plans(moment: Moment, ids: Ints) -> tuple[dict[str, Column], Ints]:
    """The instalments in force, and how many each loan has [L]."""
    index, packs = _known(ids, await fetch(_PLANS, *moment.asked))
    many, columns = unpacked_plans(packs)
    counts = np.zeros(ids.size, dtype=np.int64)
    counts[index] = many
    return columns | {"loan": np.repeat(index, many)}, counts


async def _parts(moment: Moment, ids: Ints) -> dict[str, Column]:
    """The parts of events effective and known at the moment."""
    first, last, *_ = moment.asked
    index, packs = _known(ids, await fetch(_PARTS, first, last, moment.loan, moment.loan))
    many, columns = unpacked_parts(packs)
    columns["loan"] = np.repeat(index, many)
    known = columns.pop("known") <= instant(moment.known_at)
    known &= columns["day"] <= days(moment.as_of)
    return columns if known.all() else {name: of[known] for name, of in columns.items()}


def _known(ids: Ints, packs: list[Row]) -> tuple[Ints, list[bytes]]:
    """Packs of the loans in `ids`, in their order: indices into `ids`, and the bytes."""
    packs.sort(key=itemgetter("loan"))
    loan = np.array([pack["loan"] for pack in packs], dtype=np.int64)
    known = np.isin(loan, ids)
    index: Ints = np.searchsorted(ids, loan[known])
    return index, [pack["rows"] for pack, is_known in zip(packs, known, strict=True) if is_known]


_PREPAID = (
    "FROM loan_schedule s WHERE s.event = 'prepaid' AND s.fund BETWEEN {} AND {} "
    "AND s.effective_on <= {} AND s.recorded_at <= {} AND ({} = 0 OR s.loan = {})"
)
_PREPAID_COLUMNS: Wanted = {"loan": ("s.loan", "int"), "day": ("s.effective_on", "date")}
_EXTENDED = (
    "SELECT v.loan FROM loan_event v WHERE v.kind = 'extended' AND v.fund BETWEEN {} AND {} "
    "AND v.effective_on <= {} AND v.recorded_at <= {} AND ({} = 0 OR v.loan = {}) "
    "AND NOT EXISTS (SELECT 1 FROM loan_event r WHERE r.reverses = v.id AND r.recorded_at <= {})"
)
_LENT_COLUMNS: Wanted = {
    "id": ("l.id", "int"),
    "fund": ("l.fund", "int"),
    "township": ("l.township", "int"),
    "day_count": (coded("d.day_count", DAY_COUNTS), "int"),
}
_STEP_COLUMNS: Wanted = {
    "loan": ("s.loan", "int"),
    "start_on": ("s.start_on", "date"),
    "rate": ("s.rate_ppm", "int"),
    "overdue": ("s.overdue_ppm", "int"),
    "compound": ("CASE WHEN s.compound THEN 1 ELSE 0 END", "int"),
}


def _of(ids: Ints, columns: dict[str, Column], then: str = "") -> dict[str, Column]:
    """Columns with loan ids as indices into `ids`, others left out; in order of loan and `then`."""
    loan = columns["loan"]
    index = np.searchsorted(ids, loan)
    known = index < ids.size
    known[known] = ids[index[known]] == loan[known]
    if not known.all():
        columns = {name: values[known] for name, values in columns.items()}
        index = index[known]
    columns = columns | {"loan": index}
    if then:
        key = index * (1 << 24) + columns[then].astype(np.int64)
        if (np.diff(key) < 0).any():
            order = np.argsort(key, kind="stable")
            columns = {name: values[order] for name, values in columns.items()}
    return columns
