"""Papers between the fund and the township that committed itself to repay."""

from __future__ import annotations

from fund.database import fetch_one
from fund.errors import Refused
from fund.money import percent, yuan_grouped
from reports.papers.lending import READ_OUT, SIGNED
from reports.papers.loan_file import LoanFile, rmb
from reports.papers.printing import written_day
from reports.papers.sheets import Cut, Paper, Signatures, Words


def extension(loan: LoanFile) -> Paper:
    """展期协议, with the consent of the township that committed itself (承诺单位同意书)."""
    document = loan.commitment.document_no if loan.commitment else "（未登记）"
    loan.paid_out  # noqa: B018 - refuses a loan that was never paid out
    return loan.paper(
        "展期协议",
        loan.facts(),
        Words(
            f"截至 {written_day(loan.on)}，本合同借款余额 {yuan_grouped(loan.balance)} 元"
            f"（{rmb(loan.balance)}）。因　　　　　　　　　　　　　　，借款人申请将原定　　　　年"
            "　　月　　日到期的本金　　　　　　元展期至　　　　年　　月　　日。"
            "展期期间按原合同利率计息；展期后达到更高期限档次的，自原到期日起按新档次利率执行。"
        ),
        Words(READ_OUT),
        Signatures(
            (SIGNED, "出借方（盖章）", "经办人", "日期"),
            thumbs=(SIGNED,),
        ),
        Cut("承诺单位同意书"),
        Words(f"我单位同意上述展期，还款承诺书（{document}）对展期后的借款继续有效。"),
        Signatures(("承诺单位（盖章）", "负责人", "日期")),
    )


async def call(loan: LoanFile) -> Paper:
    """履行还款承诺催告函: what the township is asked to pay. Raises Refused where it is not due."""
    terms = loan.commitment
    if terms is None:
        raise Refused("这笔借款没有登记在案的还款承诺书，不能出催告函。")
    if not loan.late:
        raise Refused("这笔借款没有逾期，不能出催告函。", f"还款承诺书 {terms.document_no}")
    days = int(loan.paid_out.days_past_due[0])
    if days < terms.trigger_days and not await _gone(loan):
        raise Refused(
            f"这笔借款逾期 {days} 天，还款承诺满 {terms.trigger_days} 天才触发，不能出催告函。",
            f"还款承诺书 {terms.document_no}",
        )
    owed = sum(one.left for one in loan.late)
    paid = int(loan.paid_out.total("recourse")[0])
    asked = terms.covered(owed + paid, paid)
    oldest = loan.late[0].due_on
    row = loan.row
    return loan.paper(
        "履行还款承诺催告函",
        Words(
            f"贵单位 {terms.document_no} 号还款承诺书承诺范围内，借款人{row['borrower']}"
            f"（{row['village']}，合同 {loan.no}）自 {written_day(oldest)} 起逾期 "
            f"{(loan.on - oldest).days} 天，截至 {written_day(loan.on)} 到期未还 "
            f"{yuan_grouped(owed)} 元。请按承诺代为偿还 {yuan_grouped(asked)} 元（{rmb(asked)}）。"
        ),
        Words(
            f"催告期限于 {written_day(terms.claim_by(oldest))} 届满。代偿后，贵单位可向借款人追偿。"
        ),
        Words("还款承诺书是还款承诺，不是保证合同（民法典第683条）。"),
        Cut("回　执"),
        Words(f"关于合同 {loan.no} 的履行还款承诺催告函已收到。"),
        Signatures(("签收单位（盖章）", "签收人", "签收日期")),
        to=f"{row['township_name']}人民政府",
        sender=loan.fund.name,
        dated=written_day(loan.on),
    )


async def _gone(loan: LoanFile) -> bool:
    """Whether the borrower died or is lost: then the township may be asked at once."""
    found = await fetch_one(
        "SELECT v.id FROM loan_event v WHERE v.loan = {} AND v.kind = 'died' "
        "AND v.effective_on <= {} AND NOT EXISTS (SELECT 1 FROM loan_event r "
        "WHERE r.reverses = v.id)",
        *(loan.row["id"], loan.on),
    )
    return found is not None


async def commitment(loan: LoanFile) -> Paper:
    """乡镇还款承诺书: a capped promise to repay, for the township to sign."""
    row = loan.row
    terms = loan.commitment
    filed = None
    if terms is not None:
        filed = await fetch_one(
            "SELECT approving_body, budget_line FROM commitment WHERE id = {}", terms.id
        )
    blank = "　　　　　　"
    ceiling = yuan_grouped(terms.loan_ceiling_fen) if terms else blank
    yearly = yuan_grouped(terms.yearly_ceiling_fen) if terms else blank
    days = str(terms.trigger_days) if terms else "90"
    share = f"{percent(terms.share_ppm)}%" if terms else "100%"
    body = filed["approving_body"] if filed else blank
    line = filed["budget_line"] if filed else blank
    return loan.paper(
        "还款承诺书",
        Words(
            f"对{row['township_name']}辖区内党员向贵基金的借款，借款人逾期满 {days} 天仍未归还的，"
            f"我单位承诺按未还款项的 {share} 代为偿还，每笔不超过 {ceiling} 元，"
            f"每年合计不超过 {yearly} 元。"
        ),
        Words(f"所需资金列入预算科目“{line}”，已经{body}批准。我单位代偿后向借款人追偿。"),
        Words("本承诺是有限额的还款承诺，不构成保证（民法典第683条：机关法人不得为保证人）。"),
        Signatures(("承诺单位（盖章）", "负责人", "财政所负责人", "签订日期")),
        to=loan.fund.name,
        foot=f"文号：{terms.document_no}" if terms else "文号：",
    )
