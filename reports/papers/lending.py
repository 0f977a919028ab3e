"""Papers up to the payout: application, assessment, contract, loan note, payment order."""

from __future__ import annotations

import re

from fund.errors import Refused
from fund.money import percent, yuan_grouped
from reports.papers.loan_file import LoanFile, rmb
from reports.papers.printing import written_day
from reports.papers.sheets import Facts, Grid, Paper, Section, Sections, Signatures, Words

SIGNED = "借款人（签字、手印）"
READ_OUT = "以上内容已由经办人当面宣读，借款人听清并同意。"
BLANK = "＿＿＿＿"  # filled in by hand on the day of the payout
# What a clause of the policy may name; anything else in braces is a fault of the policy file.
_PLACE = re.compile(r"\{(\w*)\}")


def application(loan: LoanFile) -> Paper:
    """借款申请审批表: the application and each conclusion on it."""
    boxes = [Section("申请理由", loan.row["purpose"], tall=False)]
    boxes += [loan.step(step.key, step.name) for step in loan.case.steps]
    return loan.paper(
        "借款申请审批表",
        loan.facts(),
        Sections(tuple(boxes)),
        Signatures(("申请人", "配偶（同意）", "村党支部经办人", "日期"), thumbs=("申请人",)),
    )


def assessment(loan: LoanFile) -> Paper:
    """实地考核表: what the organisation department saw on the spot."""
    asked = ("劳动力与技术", "场地、圈舍或设施", "项目前景与销路", "家庭收入与负债", "还款来源")
    return loan.paper(
        "实地考核表",
        loan.facts(),
        Sections((*(Section(one) for one in asked), loan.step("assessment", "考核结论"))),
        Signatures(("考核人", "考核人（第二人）", "被考核人", "日期"), thumbs=("被考核人",)),
        foot="考核须两人到场，附现场照片。",
    )


def contract(loan: LoanFile) -> Paper:
    """借款合同: the clauses of the policy it was applied for under, their places filled in."""
    clauses = loan.policy.contract
    if loan.case.ended and loan.standing is None:
        raise Refused(f"申请 {loan.no} 没有通过或已经撤回，不能出借款合同。")
    if not clauses:
        raise Refused("现行办法没有合同条款，不能出借款合同。", loan.policy.title)
    row = loan.row
    parties = Words(
        f"出借方（甲方）：{loan.fund.name}。借款方（乙方）：{row['borrower']}，身份证号 "
        f"{loan.id_no}，住{row['township_name']}{row['village']}。甲乙双方根据《"
        f"{loan.policy.title}》，订立本合同。"
    )
    written = [
        Words(f"第{_counted(number)}条　{_filled(one.text, loan)}")
        for number, one in enumerate(clauses, start=1)
    ]
    return loan.paper(
        "借款合同",
        parties,
        *written,
        *_plan(loan),
        Words(READ_OUT),
        Signatures(
            ("甲方（盖章）", "乙方（签字、手印）", "配偶", "见证人", "经办人", "签订日期"),
            thumbs=("乙方（签字、手印）",),
        ),
        mark="" if loan.case.waiting is None else "草稿",
        foot=f"条款依据《{loan.policy.title}》第 {loan.policy.version} 版",
    )


def _counted(number: int) -> str:
    tens, ones = divmod(number, 10)
    digits = "零一二三四五六七八九"
    text = ("" if tens < 2 else digits[tens]) + ("十" if tens else "")
    return text + (digits[ones] if ones else "")


def _filled(text: str, loan: LoanFile) -> str:
    """A clause with its places filled in; raises Refused for a place nobody knows."""
    row = loan.row
    rate = row["overdue_rate_ppm"]
    places = {
        "industry": row["industry"],
        "purpose": row["purpose"],
        "principal": f"{yuan_grouped(loan.principal)} 元（{rmb(loan.principal)}）",
        "months": str(row["months"]),
        "method": loan.product.name,
        "rate": percent(row["rate_ppm"]) if row["rate_ppm"] else BLANK,
        "overdue_rate": percent(rate) if rate else BLANK,
        "commitment": loan.commitment.document_no if loan.commitment else "（待登记）",
        "township": f"{row['township_name']}人民政府",
        "fund": loan.fund.name,
    }

    def put(found: re.Match[str]) -> str:
        if found[1] not in places:
            raise Refused(f"合同条款中的“{found[0]}”不在可用的填写项之列，请改办法文件。")
        return str(places[found[1]])

    return _PLACE.sub(put, text)


def _plan(loan: LoanFile) -> tuple[Grid, ...]:
    """The signed schedule; nothing before the payout."""
    if not loan.signed:
        return ()
    rows = tuple(
        (
            *(str(one["no"]), written_day(one["due_on"])),
            *(yuan_grouped(one[key]) for key in ("principal_fen", "interest_fen")),
            yuan_grouped(one["principal_fen"] + one["interest_fen"]),
        )
        for one in loan.signed
    )
    principal = sum(one["principal_fen"] for one in loan.signed)
    interest = sum(one["interest_fen"] for one in loan.signed)
    sums = tuple(yuan_grouped(fen) for fen in (principal, interest, principal + interest))
    heads = ("期次", "应还日", "本金（元）", "利息（元）", "合计（元）")
    right = (False, False, True, True, True)
    return (Grid(heads, rows, right, ("合计", "", *sums), "还款计划"),)


def note(loan: LoanFile) -> Paper:
    """借款借据: what the borrower signs when he has the money."""
    row, _ = loan.row, loan.paid_out
    last = loan.signed[-1]["due_on"]
    return loan.paper(
        "借款借据",
        Facts(
            (
                ("借款人", row["borrower"], "身份证号", loan.id_no),
                ("借款金额", f"¥{yuan_grouped(loan.principal)}", "大　写", rmb(loan.principal)),
                ("借款日", written_day(row["disbursed_on"]), "到期日", written_day(last)),
                ("年利率", loan.rate(), "逾期年利率", f"{percent(row['overdue_rate_ppm'])}%"),
                ("借款用途", row["industry"], "还款方式", loan.product.name),
                ("合同号", loan.no, "付款方式", "基金专户转账（不付现金）"),
            )
        ),
        *_plan(loan),
        Words("今借到上列款项，保证按期还本付息。"),
        Words(READ_OUT),
        Signatures((SIGNED, "配偶", "见证人", "出纳"), thumbs=(SIGNED,)),
    )


def payment_order(loan: LoanFile) -> Paper:
    """借款发放审批单: which sources pay, and the persons who let it go."""
    if not loan.funding:
        raise Refused(f"借款 {loan.no} 还没有批准放款，不能出发放审批单。")
    rows = tuple(
        (
            source.name if (source := loan.fund.policy.source(one["source"])) else one["source"],
            yuan_grouped(one["amount_fen"]),
        )
        for one in loan.funding
    )
    total = ("合计", yuan_grouped(sum(one["amount_fen"] for one in loan.funding)))
    document = loan.commitment.document_no if loan.commitment else "（未登记）"
    return loan.paper(
        "借款发放审批单",
        loan.facts(),
        Grid(("资金来源", "金额（元）"), rows, (False, True), total, "从下列来源支付"),
        Sections(
            (
                loan.step("assessment", "实地考核"),
                Section("还款承诺", f"承诺书文号：{document}", tall=False),
                loan.step(loan.case.steps[-1].key, "审批意见"),
            )
        ),
        Signatures(("经办人", "审批人（复核）", "出纳", "付款日期")),
        foot="经办、审批、出纳三人分开。",
    )
