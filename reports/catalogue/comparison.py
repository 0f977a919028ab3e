"""与上期比较: the figures a meeting asks for, now, at the last month's end and a year ago."""

from __future__ import annotations

from datetime import date, timedelta

from fund.calendars import month_end
from fund.journal.accounts import BANK, CAPITAL, GRANTS, INCOME, SUBSIDIES
from fund.journal.balances import by_sources
from reports.asking import Question
from reports.document import Column, Document, Table

TITLE = "与上期比较"
COLUMNS = (
    Column("item", "项目"),
    Column("now", "本期", "money"),
    Column("last", "上月末", "money"),
    Column("change", "比上月", "money"),
    Column("year", "上年同期", "money"),
    Column("over_year", "比上年同期", "money"),
)
COUNTS = tuple(
    Column(column.key, column.label, "text" if column.key == "item" else "count")
    for column in COLUMNS
)


async def build(asked: Question) -> Document:
    """Sums and counts on three days; known as they are known now."""
    days = [asked.as_of, *earlier(asked.as_of)]
    money = [await _sums(asked, day) for day in days]
    counts = [await _counts(asked, day) for day in days]
    tables = (
        Table(COLUMNS, _rows(money), title="金额"),
        Table(COUNTS, _rows(counts), title="户数与笔数"),
    )
    return asked.answer("comparison", TITLE, tables, f"上月末 {days[1]}，上年同期 {days[2]}。")


def earlier(on: date) -> tuple[date, date]:
    """The last month's end, and the same day a year ago (a month's end where this is one)."""
    last = on.replace(day=1) - timedelta(days=1)
    first = date(on.year - 1, on.month, 1)
    end = month_end(first)
    year = end if on == month_end(on) else date(on.year - 1, on.month, min(on.day, end.day))
    return last, year


def _rows(found: list[dict[str, int]]) -> list[dict[str, object]]:
    now, last, year = found
    return [
        {
            "item": item,
            "now": value,
            "last": last[item],
            "change": value - last[item],
            "year": year[item],
            "over_year": value - year[item],
        }
        for item, value in now.items()
    ]


async def _sums(asked: Question, on: date) -> dict[str, int]:
    moment = (on, asked.known_at)
    bank, capital, income, grants, subsidies = (
        sum(one.values())
        for one in await by_sources(
            asked.fund.id, (BANK, CAPITAL, INCOME, GRANTS, SUBSIDIES), *moment
        )
    )
    found: dict[str, int] = {}
    if not asked.township:  # the bank account and capital are the whole fund's
        found = {"专户存款": bank, "累计筹入本金": -capital, "累计收益": -income}
        found |= {"累计慰问救济": grants, "累计定期补助": subsidies}
    if asked.fund.policy.loans is not None:
        state = (await asked.book(on)).standing()
        late = state.days_past_due > 0
        found |= {
            "借款余额": int(state.balance.sum()),
            "逾期借款余额": int(state.balance[late].sum()),
            "到期未还": int(state.payable[late].sum()),
            "应收未收利息": int(state.interest_receivable.sum()),
        }
    return found


async def _counts(asked: Question, on: date) -> dict[str, int]:
    if asked.fund.policy.loans is None:
        return {}
    book = await asked.book(on)
    state = book.standing()
    return {
        "累计放款笔数": len(book.loans),
        "在借户数": int((state.balance > 0).sum()),
        "逾期户数": int((state.days_past_due > 0).sum()),
    }
