"""监测指标表: how the fund does this year, each indicator with what it was computed from."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import numpy as np

from fund.database import fetch, fetch_one
from fund.journal.accounts import (
    BANK,
    CAPITAL,
    GRANTS,
    HELD,
    INCOME,
    LOSSES,
    PRINCIPAL,
    PROVISION,
    SUBSIDIES,
)
from fund.money import percent, yuan_grouped
from loans.book import LoanBook
from loans.collected import Collected, collected
from loans.indicators import (
    Share,
    at_risk,
    average,
    ppm,
    real_value,
    share,
    yearly_loss_rate,
    yield_gap,
)
from loans.prices import changes_between
from reports.asking import Question
from reports.document import Column, Document, Table

TITLE = "监测指标表"

COLUMNS = (
    Column("key", "代码"),
    Column("name", "指标"),
    Column("value", "数值", "share"),
    Column("figures", "计算"),
)


async def build(asked: Question) -> Document:
    """Indicators from 1 January (or the fund's opening) to a day."""
    first = max(date(asked.as_of.year, 1, 1), asked.fund.opened_on)
    book = await asked.book()
    sums = await Sums.read(asked, first)
    sums.add_pending(book)
    rows = [*_risk(book), *_recovery(book, first), *_growth(sums, book)]
    rows += [*await _reached(asked), *await _value(asked, sums)]
    notes = (
        f"期间 {first} 至 {asked.as_of}；平均数按天加权。没有分母的指标不列数值。",
        "PAR 因新放款或核销而下降，应与核销率和增长一起看；按户数计算的逾期率只作参考。",
    )
    return asked.answer("indicators", TITLE, (Table(COLUMNS, rows),), *notes)


def row(key: str, name: str, value: Share, figures: str) -> dict[str, Any]:
    """One indicator; its value in ppm."""
    return {"key": key, "name": name, "value": ppm(value), "figures": figures}


def _of(part: Any, whole: Any) -> tuple[Share, str]:
    figures = f"{yuan_grouped(int(part))} ÷ {yuan_grouped(int(whole))}"
    return share(part, whole), figures


def _risk(book: LoanBook) -> list[dict[str, Any]]:
    state = book.standing()
    balance, late = state.balance, state.days_past_due
    total, extended = int(balance.sum()), book.rescheduled.astype(int)
    still, overdue = int((balance > 0).sum()), state.overdue(state.principal_left).sum()
    lost = int(state.total("principal_lost").sum())
    lent = sum(loan["principal_fen"] for loan in book.loans)
    return [
        row("par1", "风险贷款率 PAR1", *_of(at_risk(balance, late, 0), total)),
        row("par30", "风险贷款率 PAR30", *_of(at_risk(balance, late, 30), total)),
        row("par90", "风险贷款率 PAR90", *_of(at_risk(balance, late, 90), total)),
        row(
            "par30_rescheduled",
            "PAR30（含展期）",
            *_of(at_risk(balance, late, 30, extended), total),
        ),
        row(
            "late",
            "逾期率（逾期本金占余额）",
            *_of(overdue, total),
        ),
        row(
            "late_loans",
            "逾期笔数率（按笔数）",
            share(int((late > 0).sum()), still),
            f"{int((late > 0).sum())} 笔 ÷ {still} 笔",
        ),
        row("written_off", "核销率（占累计发放）", *_of(lost, lent)),
    ]


def _recovery(book: LoanBook, first: date) -> list[dict[str, Any]]:
    found: Collected = collected(book.standing(), first, book.prepaid)
    crr, figures = _of(found.collected, found.due)
    loss = yearly_loss_rate(crr, Fraction(1), in_instalments=True)
    return [
        row("crr", "当期回收率", crr, figures),
        row("on_time", "按时还款率", *_of(found.on_time, found.due)),
        row("repayment", "到期还款率（累计）", *_of(found.collected_ever, found.due_ever)),
        row("loss_rate", "推算年损失率", loss, "（1－当期回收率）÷ 1 年 × 2"),
        row("late_collected", "清收逾期款", None, f"{yuan_grouped(found.late_collected)} 元"),
    ]


class Sums:
    """Daily balances of the accounts an indicator needs, in fen, and sums of the period."""

    def __init__(self, first: date, last: date, rows: list[dict[str, Any]]) -> None:
        self.first, self.last, self.rows = first, last, rows

    @classmethod
    async def read(cls, asked: Question, first: date) -> Sums:
        """Movements by day, account and kind, up to the day asked."""
        rows = await fetch(
            "SELECT e.effective_on AS day, l.account, e.kind, SUM(l.amount_fen) AS fen "
            "FROM journal_line l JOIN journal_entry e ON e.fund = l.fund AND e.seq = l.seq "
            "WHERE l.fund = {} AND l.source <> {} AND e.effective_on <= {} "
            "AND e.recorded_at <= {} GROUP BY e.effective_on, l.account, e.kind "
            "ORDER BY e.effective_on",
            asked.fund.id,
            HELD,
            asked.as_of,
            asked.known_at,
        )
        return cls(first, asked.as_of, [dict(r) | {"fen": int(r["fen"])} for r in rows])

    def add_pending(self, book: LoanBook) -> None:
        """Count what advances have paid on due dates, though its voucher comes later."""
        state = book.standing()
        interest, principal = state.applied
        for index in np.flatnonzero(interest + principal).tolist():
            day = book.book.due[index].astype(object)
            fees, back = int(interest[index]), int(principal[index])
            for account, fen in (
                (BANK.code, fees + back),
                (INCOME.code, -fees),
                (PRINCIPAL.code, -back),
            ):
                self.rows.append({"day": day, "account": account, "kind": "applied", "fen": fen})
        self.rows.sort(key=lambda r: r["day"])

    def at_end(self, *accounts: str) -> int:
        """The balance of accounts together on the last day."""
        return sum(r["fen"] for r in self.rows if r["account"] in accounts)

    def moved(self, account: str, *kinds: str) -> int:
        """What moved on an account in the period, by entries of some kinds or of all."""
        return sum(
            r["fen"]
            for r in self.rows
            if r["account"] == account
            and r["day"] >= self.first
            and (not kinds or r["kind"] in kinds)
        )

    def average(self, *accounts: str) -> Fraction:
        """The average balance over the period, by days."""
        opening = sum(
            r["fen"] for r in self.rows if r["account"] in accounts and r["day"] < self.first
        )
        balances, day, balance = [], self.first, opening
        for r in self.rows:
            if r["account"] in accounts and r["day"] >= self.first:
                balances.append((balance, (r["day"] - day).days))
                day, balance = r["day"], balance + r["fen"]
        balances.append((balance, (self.last + timedelta(days=1) - day).days))
        return average(balances)


def _growth(sums: Sums, book: LoanBook) -> list[dict[str, Any]]:
    income = -sums.moved(INCOME.code)
    portfolio = sums.average(PRINCIPAL.code)
    size = sums.average(PRINCIPAL.code, BANK.code)
    cash = sums.average(BANK.code)
    lent = sums.moved(PRINCIPAL.code, "disbursement")
    cost = sums.moved(LOSSES.code)
    days = (sums.last - sums.first).days + 1
    agreed = _contract_rate(book)
    yearly = share(lent, size)
    return [
        row("yield", "贷款收益率（期间实收）", *_of(income, portfolio)),
        row(
            "yield_gap",
            "收益差（合同利率－年化贷款收益率）",
            yield_gap(agreed, income, portfolio, days),
            f"在借余额平均合同利率 {percent(agreed)}%",
        ),
        row("oss", "操作自给率（收入÷损失准备等支出）", *_of(income, cost)),
        row("turnover", "周转率（期间放款÷平均基金，100%为一次）", *_of(lent, size)),
        row(
            "turnover_yearly",
            "周转率（年化）",
            None if yearly is None else yearly * 365 / days,
            f"× 365 ÷ {days} 天",
        ),
        row("used", "资金使用率", *_of(portfolio, size)),
        row("idle", "闲置率", *_of(cash, size)),
        row(
            "leverage",
            "放大倍数（累计发放÷累计筹入）",
            *_of(_ever(sums, PRINCIPAL.code, "disbursement"), _put_in(sums)),
        ),
        row(
            "aid",
            "每元基金的帮扶（慰问、救济、补助÷平均基金）",
            *_of(sums.moved(GRANTS.code) + sums.moved(SUBSIDIES.code), size),
        ),
    ]


def _put_in(sums: Sums) -> int:
    """What others put into the fund (fen): not the income it kept by resolution."""
    return -sums.at_end(CAPITAL.code) + _ever(sums, CAPITAL.code, "distribution")


async def _reached(asked: Question) -> list[dict[str, Any]]:
    """How many of those in the hardship ledger were helped in the year of the day (覆盖率)."""
    first = asked.as_of.replace(month=1, day=1)
    moment = (asked.as_of, asked.known_at)
    found = await fetch_one(
        "SELECT COUNT(*) AS registered, SUM(CASE WHEN EXISTS (SELECT 1 FROM benefit_payment p "
        "JOIN award a ON a.id = p.award WHERE a.fund = x.fund AND a.member = x.member "
        "AND p.paid_on >= {} AND p.paid_on <= {} AND p.recorded_at <= {}) OR EXISTS (SELECT 1 "
        "FROM loan l JOIN disbursement d ON d.loan = l.id WHERE l.fund = x.fund "
        "AND l.member = x.member AND d.disbursed_on >= {} AND d.disbursed_on <= {} "
        "AND d.recorded_at <= {}) THEN 1 ELSE 0 END) AS helped FROM (SELECT DISTINCT e.fund, "
        "e.member FROM ledger_entry e WHERE e.fund = {} AND e.kind = 'listed' "
        "AND e.entered_on <= {} AND e.recorded_at <= {} AND NOT EXISTS (SELECT 1 "
        "FROM ledger_entry r WHERE r.fund = e.fund AND r.member = e.member "
        "AND r.kind = 'removed' AND r.id > e.id AND r.entered_on <= {} AND r.recorded_at <= {})) x",
        *(first, *moment, first, *moment, asked.fund.id, *moment, *moment),
    )
    helped, registered = int((found or {})["helped"] or 0), int((found or {})["registered"])
    text = f"本年受助 {helped} 人，在册 {registered} 人"
    return [row("coverage", "困难党员帮扶覆盖率", share(helped, registered), text)]


def _contract_rate(book: LoanBook) -> int:
    """The yearly rate (ppm) of the loans paid out, weighted by what is still owed."""
    balance: list[int] = book.standing().balance.tolist()
    rates: list[int] = [loan["rate_ppm"] for loan in book.loans]
    weighed = sum(fen * rate for fen, rate in zip(balance, rates, strict=True))
    return weighed // max(sum(balance), 1)


def _ever(sums: Sums, account: str, kind: str) -> int:
    return sum(r["fen"] for r in sums.rows if r["account"] == account and r["kind"] == kind)


async def _value(asked: Question, sums: Sums) -> list[dict[str, Any]]:
    """Preservation of what was put in, and what the fund is worth in money of its opening."""
    net = sums.at_end(BANK.code, PRINCIPAL.code, PROVISION.code)
    put_in = _put_in(sums)
    found = [row("preserved", "保值率（净额÷累计筹入）", *_of(net, put_in))]
    changes, missing = await changes_between(
        asked.fund.office, asked.fund.opened_on, asked.as_of, asked.known_at
    )
    if missing:
        years = "、".join(str(year) for year in missing)
        said = f"请先录入 {years} 年居民消费价格涨幅（fund prices）"
        return [*found, row("real", "实际保值率", None, said)]
    real = real_value(net, changes)
    text = f"净额折设立时购买力 {yuan_grouped(round(real))} ÷ {yuan_grouped(put_in)}"
    return [*found, row("real", "实际保值率", share(round(real), put_in), text)]
