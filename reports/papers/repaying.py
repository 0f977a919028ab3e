"""Papers a borrower holds in his hand: what to pay and when, what was paid, what is settled."""

from __future__ import annotations

import json

from fund.database import Row, fetch
from fund.errors import NotFound, Refused
from fund.money import percent, yuan_grouped
from loans.parts import SETTLING
from reports.papers.lending import READ_OUT, SIGNED
from reports.papers.loan_file import LoanFile, rmb
from reports.papers.printing import written_day
from reports.papers.sheets import Cut, Facts, Grid, Paper, Signatures, Words

WARNING = "还款只转到基金专户，不要把钱交给个人。"
NOT_FISCAL = "本凭条为非财政票据，不作报销凭证。"


def card(loan: LoanFile) -> Paper:
    """还款明白卡: in plain words, large; the reference to write on the transfer."""
    if not loan.owed:
        raise Refused(f"借款 {loan.no} 还没有放款，不能出还款明白卡。")
    rows = tuple(
        (written_day(one.due_on), f"{yuan_grouped(one.principal + one.interest)} 元")
        for one in loan.owed
    )
    return loan.paper(
        "还款明白卡",
        Words(f"{loan.row['borrower']}，您借了 {yuan_grouped(loan.principal)} 元。", False, True),
        Grid(("哪天还", "还多少"), rows, (False, True)),
        Words(f"还到：{loan.fund.name}专户。转账时备注写：{loan.no}。", False, True),
        Words(WARNING, False, True),
        Words("还不上时，早点告诉村党支部，可以申请展期。", False, True),
        foot="提前还款按实际天数计息，不收手续费。",
        size="a5",
    )


def interest_slip(loan: LoanFile) -> Paper:
    """利息计算单: how the interest of each instalment came about."""
    state, row = loan.paid_out, loan.row
    starts = state.book.start.astype(object).tolist()
    rows = tuple(
        (
            str(one.no),
            f"{written_day(start)} 至 {written_day(one.due_on)}",
            *(yuan_grouped(fen) for fen in (one.principal, one.interest, one.surcharge)),
            yuan_grouped(one.left),
        )
        for start, one in zip(starts, loan.owed, strict=True)
    )
    sums = (
        sum(one.principal for one in loan.owed),
        sum(one.interest for one in loan.owed),
        sum(one.surcharge for one in loan.owed),
        sum(one.left for one in loan.owed),
    )
    heads = ("期次", "计息期间", "本金（元）", "利息（元）", "逾期加收未还（元）", "尚欠（元）")
    return loan.paper(
        "利息计算单",
        loan.facts(),
        Grid(
            heads,
            rows,
            (False, False, True, True, True, True),
            ("合计", "", *(yuan_grouped(fen) for fen in sums)),
            f"年利率 {loan.rate()}，计息方式 {row['day_count']}，"
            f"逾期年利率 {percent(row['overdue_rate_ppm'])}%；截至 {loan.on}",
        ),
        Signatures(("计算人", "复核人", "借款人", "日期")),
    )


def due_notice(loan: LoanFile) -> Paper:
    """到期还款通知单: the next instalment, in plain words."""
    one = loan.next
    if one is None:
        raise Refused(f"借款 {loan.no} 在 {loan.on} 之后没有要还的款项，不用发到期通知。")
    due, held = yuan_grouped(one.to_pay), one.left - one.to_pay
    known = f"（已预收 {yuan_grouped(held)} 元，已扣除）" if held else ""
    return loan.paper(
        "到期还款通知单",
        Words(
            f"您向{loan.fund.name}借的款（合同 {loan.no}），第 {one.no} 期应在 "
            f"{written_day(one.due_on)} 前还 {due} 元（{rmb(one.to_pay)}）{known}。本期本金 "
            f"{yuan_grouped(one.left_principal)} 元、利息 {yuan_grouped(one.left_interest)} 元。"
        ),
        Words(f"请转到基金专户，备注写合同号 {loan.no}。{WARNING}"),
        Words("如因灾因病还不上，请在到期前向村党支部提出，可以申请展期。"),
        to=loan.row["borrower"],
        sender=loan.fund.name,
        dated=written_day(loan.on),
    )


def demand(loan: LoanFile) -> Paper:
    """逾期催收通知书, with the receipt that interrupts the limitation of actions."""
    if not loan.late:
        raise Refused(f"借款 {loan.no} 在 {loan.on} 没有逾期，不用发催收通知。")
    owed = sum(one.left for one in loan.late)
    rows = tuple(
        (
            *(str(one.no), written_day(one.due_on)),
            *(
                yuan_grouped(fen)
                for fen in (one.left_principal, one.left_interest, one.surcharge, one.left)
            ),
        )
        for one in loan.late
    )
    heads = ("期次", "应还日", "本金（元）", "利息（元）", "逾期加收（元）", "合计（元）")
    right = (False, False, True, True, True, True)
    said = f"逾期催收通知书（合同 {loan.no}，到期未还 {yuan_grouped(owed)} 元）已收到。"
    return loan.paper(
        "逾期催收通知书",
        Words(
            f"您的借款（合同 {loan.no}）自 {written_day(loan.late[0].due_on)} 起逾期，截至 "
            f"{written_day(loan.on)} 到期未还 {yuan_grouped(owed)} 元（{rmb(owed)}），明细如下："
        ),
        Grid(heads, rows, right, ("合计", "", "", "", "", yuan_grouped(owed))),
        Words(f"请在收到本通知后还清，或到村党支部说明情况。{WARNING}"),
        Words(READ_OUT.replace("同意", "知道")),
        Cut("回　执"),
        Words(said),
        Signatures((SIGNED, "送达人", "见证人", "收到日期"), (SIGNED,)),
        to=loan.row["borrower"],
        sender=loan.fund.name,
        dated=written_day(loan.on),
    )


def settled(loan: LoanFile) -> Paper:
    """结清证明: nothing is owed any more. Raises Refused while something is."""
    state = loan.paid_out
    lost = sum(state.total(*(kind for kind in SETTLING if kind.endswith("_lost"))).tolist())
    if sum(one.left for one in loan.owed) or lost:
        raise Refused(f"借款 {loan.no} 在 {loan.on} 还没有还清，不能出结清证明。")
    paid, back = (int(state.total(k)[0]) for k in ("recourse", "recourse_collected"))
    if paid > back:
        raise Refused(
            f"借款 {loan.no} 的乡镇代偿款还有 {yuan_grouped(paid - back)} 元没有追偿完，"
            "不能出结清证明。"
        )
    let_off = sum(state.total(*(k for k in SETTLING if k.endswith("_waived"))).tolist())
    waived = f"（其中依规减免 {yuan_grouped(let_off)} 元）" if let_off else ""
    row = loan.row
    return loan.paper(
        "结清证明",
        Words(
            f"{row['borrower']}（身份证号 {loan.id_no}）于 {written_day(row['disbursed_on'])} "
            f"向{loan.fund.name}借款 {yuan_grouped(loan.principal)} 元（{rmb(loan.principal)}），"
            f"合同 {loan.no}。截至 {written_day(loan.on)}，本金和利息已全部结清{waived}，"
            "本合同终止。"
        ),
        Words("特此证明。"),
        sender=loan.fund.name,
        dated=written_day(loan.on),
    )


def write_off(loan: LoanFile) -> Paper:
    """核销审批表: what is lost, why, and who agreed; the claim stays on file (账销案存)."""
    loan.paid_out  # noqa: B018 - refuses a loan that was never paid out
    interest = sum(one.left_interest + one.surcharge for one in loan.owed)
    return loan.paper(
        "借款核销审批表",
        loan.facts(),
        Facts(
            (
                ("本金余额", f"{yuan_grouped(loan.balance)} 元", "大　写", rmb(loan.balance)),
                ("未还利息", f"{yuan_grouped(interest)} 元", "截　至", written_day(loan.on)),
            )
        ),
        *(Words(text, indent=False) for text in ("核销理由与证明材料：", "", "")),
        Signatures(("经办人", "审批人", "监督小组意见", "日期")),
        foot="核销后账销案存，继续催收；收回的款项转回损失准备。",
    )


def balance_letter(loan: LoanFile) -> Paper:
    """借款余额对账函, with the reply the borrower signs."""
    loan.paid_out  # noqa: B018 - refuses a loan that was never paid out
    interest = sum(one.left_interest + one.surcharge for one in loan.late)
    said = (
        f"截至 {written_day(loan.on)}，合同 {loan.no} 借款本金余额 {yuan_grouped(loan.balance)} 元"
        f"（{rmb(loan.balance)}），到期未还利息 {yuan_grouped(interest)} 元。"
    )
    return loan.paper(
        "借款余额对账函",
        Words(f"{said}请核对。与您的记录不符的，请在回执上写明。"),
        Cut("回　执"),
        Words(f"{said}"),
        Words("□ 相符　　□ 不符，差别是：", indent=False),
        Signatures((SIGNED, "日期"), thumbs=(SIGNED,)),
        to=loan.row["borrower"],
        sender=loan.fund.name,
        dated=written_day(loan.on),
    )


async def receipts(loan: LoanFile) -> list[Paper]:
    """收款凭条 of each payment received, newest first; marked 非财政票据."""
    rows = await fetch(
        "SELECT e.id, e.kind, e.content, e.receipt_no, e.effective_on, e.amount_fen, "
        "s.name AS taker "
        "FROM loan_event e JOIN staff s ON s.id = e.maker WHERE e.loan = {} "
        "AND e.receipt_no IS NOT NULL AND e.effective_on <= {} "
        "AND NOT EXISTS (SELECT 1 FROM loan_event r WHERE r.reverses = e.id) ORDER BY e.id DESC",
        *(loan.row["id"], loan.on),
    )
    if not rows:
        raise NotFound(f"借款 {loan.no} 在 {loan.on} 之前没有收款。")
    return [
        loan.paper(
            "收款凭条",
            Facts(
                (
                    ("缴款人", _payer(loan, row), "收款日期", written_day(row["effective_on"])),
                    (
                        "金　额",
                        f"¥{yuan_grouped(row['amount_fen'])}",
                        "大　写",
                        rmb(row["amount_fen"]),
                    ),
                    ("合同号", loan.no, "凭条号", row["receipt_no"]),
                )
            ),
            Words(await _used(row["id"]), indent=False),
            Words(NOT_FISCAL, indent=False),
            Signatures(("收款人（出纳）", "缴款人")),
            foot=f"经办 {row['taker']}",
            size="a5",
        )
        for row in rows
    ]


def _payer(loan: LoanFile, row: Row) -> str:
    """Who paid: the township on its commitment, or whoever is written down, or the borrower."""
    if row["kind"] == "guarantor_paid":
        return f"{loan.row['township_name']}人民政府（代偿）"
    return json.loads(row["content"]).get("payer") or str(loan.row["borrower"])


_PARTS = {
    "principal": "本金",
    "interest": "利息",
    "overdue_interest": "逾期加收利息",
    "advance": "预收（待抵下期）",
    "recourse_collected": "追偿款",
    "recovered_principal": "核销后收回本金",
    "recovered_interest": "核销后收回利息",
}


async def _used(event: int) -> str:
    """What a payment was used for."""
    rows = await fetch(
        "SELECT kind, SUM(amount_fen) AS fen FROM loan_part WHERE event = {} GROUP BY kind", event
    )
    found = {row["kind"]: int(row["fen"]) for row in rows}
    parts = [
        f"{name} {yuan_grouped(found[kind])} 元" for kind, name in _PARTS.items() if found.get(kind)
    ]
    return f"其中：{'，'.join(parts)}。" if parts else ""
