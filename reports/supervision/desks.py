"""What the supervisory group's pages show: the overview, a month, and the forms on them."""

from __future__ import annotations

from datetime import date
from typing import Any

from fund import clock
from fund.access.actors import Actor
from fund.calendars import month_end
from fund.database import Row
from fund.errors import NotFound
from fund.journal.months import close_of, closes
from fund.money import yuan_grouped
from fund.office.funds import FundView
from fund.supervision.freezing import freezes
from fund.supervision.inquiring import REOPEN, inquiries
from fund.supervision.reconciling import reconciliation
from fund.supervision.signing import VERDICTS, SignOffs, all_sign_offs, sign_offs
from fund.web.desk import Cell, Desk, Sheet, num
from fund.web.forms import Field, Form
from loans.closing import next_month, unreviewed
from reports.supervision.packs import pack_of


async def overview(actor: Actor, fund: FundView) -> Desk:
    """Closed months and how they stand, open questions, freezes, and what this person may do."""
    months = []
    signed = await all_sign_offs(fund)
    for close in (await closes(fund.id))[:24]:
        done = signed.get(close["id"], SignOffs((), fund.policy.supervision.needed))
        state = Cell("审签完成", css="ok") if done.complete else Cell("待审签", css="late")
        count = num(f"{done.agreed} / {done.needed}")
        href = f"/supervision/{close['month_end']}"
        months.append((Cell(f"{close['month_end']:%Y-%m}", href), close["name"], count, state))
    threads, forms = _threads(await inquiries(fund), actor)
    frozen = await freezes(fund)
    sheets = (
        Sheet("已结账月份", ("月份", "结账人", "同意人数", "状态"), months, "还没有结过账。"),
        threads,
        Sheet(
            "冻结的付款",
            ("编号", "关于", "理由", "谁"),
            [(num(str(r["id"])), r["about"], r["reason"], r["name"]) for r in frozen],
            "没有冻结的付款。",
        ),
    )
    if actor.may("payment.freeze"):
        hint = "申请或借款的编号，或付款单号前加 F，如 F12"
        fields = (Field("about", "冻结哪一笔", hint=hint), Field("reason", "理由", longest=300))
        forms += (Form("冻结付款", "/freezes", "冻结", fields),)
        reason = (Field("reason", "理由", longest=300),)
        forms += tuple(
            Form(f"解除冻结：{r['about']}", f"/freezes/{r['id']}/lift", "解除", reason)
            for r in frozen
        )
    month = await next_month(fund)
    links = ((f"{month:%Y-%m} 结账前核对", f"/supervision/{month}"), ("月末结账", "/closing"))
    return Desk("监督审签", sheets, forms, links)


async def month_desk(actor: Actor, fund: FundView, month: date) -> Desk:
    """A month: its checklist before it is closed, its pack and verdicts after. Raises NotFound."""
    month = known_month(fund, month)
    close = await close_of(fund.id, month)
    threads, forms = _threads(await inquiries(fund, month), actor)
    rows = await _checklist(fund, month, close)
    sheets = [Sheet("核对清单", ("事项", "情况", "状态"), rows)]
    links: list[tuple[str, str]] = []
    if close is None:
        if actor.may("bank.reconcile") and month < clock.today():
            forms = (_bank_form(month), *forms)
    else:
        done = await sign_offs(fund, close)
        verdicts = [
            (
                Cell(
                    r["name"],
                    f"/supervision/{month}/scans/{r['page_sha256']}" if r["page_sha256"] else "",
                ),
                *(VERDICTS[r["verdict"]], r["note"], r["entered"], r["pack_sha256"][:16]),
            )
            for r in done.rows
        ]
        heads = ("签字人", "意见", "理由", "录入人", "月报校验码")
        sheets.append(Sheet("审签", heads, verdicts, "还没有人签字。"))
        issued = await pack_of(fund, close)
        if issued:
            links += [
                ("监督小组月报", f"/archive/{issued['id']}/pdf"),
                ("审签页（手签用）", f"/supervision/{month}/sign.pdf"),
                ("入户抽查表", f"/supervision/{month}/visits.pdf"),
            ]
            if actor.may("month.sign"):
                forms = (_sign_form(month, actor.name), *forms)
        elif actor.may("report.see"):
            forms = (Form("监督小组月报", f"/supervision/{month}/pack", "归档月报", ()), *forms)
        if actor.may("month.close"):
            forms += (_reopening_form(month),)
    if actor.may("inquiry.raise"):
        about = Field("about", "关于哪一笔、哪个数", hint="合同号、凭证号或指标名")
        fields = (about, Field("content", "问题", longest=1000))
        forms += (Form("提出质询", f"/supervision/{month}/inquiries", "提出", fields),)
    return Desk(f"{month:%Y年%m月} 监督审签", (*sheets, threads), forms, tuple(links))


def known_month(fund: FundView, on: date) -> date:
    """The end of the month a page is about; raises NotFound for one before or after the books."""
    last = month_end(clock.today())
    if not fund.opened_on <= on <= last:
        raise NotFound("账上没有这个月份。")
    return month_end(on)


async def _checklist(fund: FundView, month: date, close: Row | None) -> list[tuple[Any, ...]]:
    waiting = await unreviewed(fund, month)
    bank = await reconciliation(fund, month)
    said = "未填"
    if bank:
        said = (
            f"对账单 {yuan_grouped(bank.statement)}，账面 {yuan_grouped(bank.book)}，"
            f"未达 {len(bank.items)} 项，差额 {yuan_grouped(bank.difference)}"
        )
    reconciled = bank is not None and not bank.difference
    asked = [row for row in await inquiries(fund, month) if not row["settled"]]
    lines = [
        ("凭证复核", f"未复核 {waiting} 张", not waiting),
        ("银行对账", said, reconciled),
        ("质询", f"未办结 {len(asked)} 条", not asked),
        ("结账", f"{close['name']} 已结" if close else "未结", close is not None),
    ]
    return [
        (item, told, Cell("已办", css="ok") if good else Cell("未办", css="late"))
        for item, told, good in lines
    ]


def _threads(rows: list[Row], actor: Actor) -> tuple[Sheet, tuple[Form, ...]]:
    """Questions with their replies, and a form for each that is open."""
    lines = []
    forms = []
    for row in rows:
        state = "已办结" if row["settled"] else "待办"
        lines.append(
            (f"{row['month_end']:%Y-%m}", row["about"], row["content"], row["name"], state)
        )
        lines += [("", "", f"　↳ {r['content']}", r["name"], "") for r in row["replies"]]
        if not row["settled"] and row["about"] != REOPEN:
            forms += _reply_forms(row, actor)
        elif not row["settled"] and actor.may("month.reopen"):
            month = f"{row['month_end']:%Y-%m}"
            place = f"/supervision/reopenings/{row['id']}"
            forms.append(Form(f"同意 {month} 反结账", place, "同意反结账", ()))
            why = (Field("content", "理由", longest=1000),)
            forms.append(
                Form(f"不同意 {month} 反结账", f"/inquiries/{row['id']}/settle", "不同意", why)
            )
    heads = ("月份", "关于", "内容", "谁", "状态")
    return Sheet("质询与答复", heads, lines, "没有质询。"), tuple(forms)


def _reply_forms(row: Row, actor: Actor) -> list[Form]:
    found = []
    content = Field("content", "内容", longest=1000)
    place = f"/inquiries/{row['id']}"
    if actor.may("inquiry.reply") and not actor.may("inquiry.raise"):
        found.append(Form(f"答复：{row['about']}", f"{place}/reply", "答复", (content,)))
    if actor.may("inquiry.raise") and row["replies"]:
        found.append(Form(f"办结：{row['about']}", f"{place}/settle", "认可并办结", (content,)))
    return found


def _bank_form(month: date) -> Form:
    hint = "一条一项，用分号隔开：金额 说明，如 -12.50 手续费；对账单加未达账项应等于账面"
    fields = (
        Field("statement", "对账单余额（元）", "money"),
        Field("document_no", "对账单号"),
        Field("items", "未达账项", required=False, longest=1000, hint=hint),
    )
    return Form(f"{month:%Y-%m} 银行对账", f"/supervision/{month}/bank", "保存", fields)


def _sign_form(month: date, name: str) -> Form:
    by_hand = "代录他人的，写他的姓名并上传手签的审签页"
    fields = (
        Field("verdict", "意见", "select", options=tuple(VERDICTS.items())),
        Field(
            "name",
            "签字人",
            value=name,
            longest=20,
            hint=by_hand,
        ),
        Field("note", "理由", required=False, longest=300, hint="不同意或回避时必填；候补写明替谁"),
        Field("file", "手签页扫描件", "file", required=False),
    )
    return Form(f"审签 {month:%Y年%m月}", f"/supervision/{month}/sign", "签字", fields)


def _reopening_form(month: date) -> Form:
    reason = Field("reason", "理由", longest=300)
    place = f"/supervision/{month}/reopening"
    return Form(f"申请 {month:%Y-%m} 反结账", place, "提出申请", (reason,))
