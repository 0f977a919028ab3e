"""The forms of servicing: what is asked for each kind of request and record."""

from __future__ import annotations

from collections.abc import Sequence

from fund import clock
from fund.money import yuan_grouped
from fund.office.funds import FundView
from fund.web.forms import Field, Form, options
from loans.events import NAMES as EVENT_NAMES
from loans.servicing import asking
from loans.servicing.collecting import ADDRESSEES, METHODS
from loans.servicing.history import History

INTROS = {
    "disaster": "代借款人提出；由另一人受理后，再提出展期或减免。",
    "extended": "须在到期日以前办理，并有担保（承诺）单位书面同意；累计展期不超过法定上限。",
    "waived": "只能减免到期未付的利息；本金只限尾差。",
    "misused": "自挪用之日起加收，与逾期加收不并收。",
    "called": "批准当日全部到期，利息算到当日。",
    "written_off": "账销案存：出账以后继续催收，收回以损失额为限。",
    "refunded": "退回多收或预收的款项，须两人经手。",
    "remitted": "把向借款人追回的代偿款转付乡镇，须两人经手。",
    "reversed": "原业务保留，红字冲销，其后的业务重新冲抵。",
}


def ask_form(
    fund: FundView, past: History, kind: str, disasters: Sequence[tuple[str, str]]
) -> Form:
    """The form of a request for a loan; fields are those of its struct.

    `disasters` are the borrower's requests (number, words) that it may answer.
    """
    no = past.loan["no"]
    account = past.account(fund)
    own: tuple[Field, ...] = ()
    if kind == "extended":
        rows = account.plan.undue(clock.today())
        undue = [(row.due_on.isoformat(), f"第 {row.no} 期（{row.due_on}）") for row in rows]
        own = (
            Field(
                "no", "从哪一期起展", "select", undue[0][0] if undue else "", options=tuple(undue)
            ),
            Field("months", "展期月数", "number"),
            Field("consent_no", "担保（承诺）单位同意书编号", longest=100),
        )
    elif kind == "waived":
        own = (
            Field("overdue_interest", "减免逾期利息（元）", "money", required=False),
            Field("interest", "减免利息（元）", "money", required=False),
            Field("principal", "减免本金尾差（元）", "money", required=False),
        )
    elif kind == "misused":
        own = (Field("happened_on", "挪用日期", "date", clock.today().isoformat()),)
    elif kind in ("refunded", "remitted"):
        own = (Field("amount", "金额（元）", "money"),)
    elif kind == "reversed":
        own = (Field("event", "冲销哪一笔", "select", options=options(_reversible(past))),)
    if disasters and kind != "disaster":
        given = (("", "无"), *disasters)
        own += (Field("follows", "答复哪份遇灾申请", "select", required=False, options=given),)
    paper = Field("document_no", "依据文件（纪要、批复）编号", longest=100)
    reason = Field("reason", "理由", longest=500)
    return Form(
        f"{asking.NAMES[kind]}：借款 {no}",
        f"/loans/{no}/ask/{kind}",
        "提交，由另一人审批",
        (*own, reason, paper),
        intro=INTROS[kind],
    )


def _reversible(past: History) -> list[tuple[str, str]]:
    """Events that may be reversed, newest first."""
    found = [
        (
            str(row["id"]),
            f"{row['effective_on']} {EVENT_NAMES[row['kind']]} {yuan_grouped(row['amount_fen'])}",
        )
        for row in past.stored
        if row["kind"] not in ("applied", "reversed") and row["id"] not in past.reversed
    ]
    return found[::-1]


def demand_form(no: str) -> Form:
    """A demand."""
    today = clock.today().isoformat()
    return Form(
        f"登记催收：借款 {no}",
        f"/loans/{no}/demands",
        "登记",
        (
            Field("demanded_on", "催收日期", "date", today),
            Field("addressee", "对象", "select", "borrower", options=tuple(ADDRESSEES.items())),
            Field("method", "方式", "select", options=options(tuple(METHODS.items()))),
            Field("collector", "催收人"),
            Field("opinion", "对方意见", required=False, longest=300),
            Field("promised_on", "承诺还款日", "date", required=False),
            Field("signed_by", "签收人", required=False, hint="有人签收的，诉讼时效重新计算"),
            Field("document_no", "通知书（催告函）编号", required=False, longest=100),
        ),
    )


def death_form(no: str) -> Form:
    """The borrower's death or loss."""
    choices = (("died", "身故"), ("lost", "失联"))
    return Form(
        f"登记身故或失联：借款 {no}",
        f"/loans/{no}/death",
        "登记",
        (
            Field("happened_on", "日期", "date", clock.today().isoformat()),
            Field("happened", "情形", "select", options=options(choices)),
            Field("document_no", "证明文件编号", longest=100),
            Field("heirs", "继承人及关系", required=False, longest=200),
        ),
        intro="继承人在所得遗产范围内清偿（民法典第1161条）；逾期即可催告承诺单位履行。",
    )


def guarantor_form(no: str) -> Form:
    """The township's payment."""
    return Form(
        f"登记代偿：借款 {no}",
        f"/loans/{no}/guarantor",
        "入账并开收据",
        (
            Field("amount", "代偿金额（元）", "money"),
            Field("paid_on", "到账日期", "date", clock.today().isoformat()),
            Field("document_no", "凭据号", longest=100),
        ),
        intro="须有登记在案的还款承诺书、到触发天数、且已登记对乡镇的催告函。",
    )
