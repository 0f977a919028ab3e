"""Papers about a case's public notice: what is hung out, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fund import clock
from fund.cases.noticing import objections
from fund.cases.reading import benefit_of
from fund.database import Row, fetch, fetch_one
from fund.errors import NotFound, Refused
from fund.money import yuan_grouped
from fund.office.funds import FundView
from reports.papers.printing import written_day
from reports.papers.sheets import Facts, Paper, Signatures, Words

_CASE = (
    "SELECT c.no, c.kind, c.benefit, c.tier, c.amount_fen, c.policy_version, m.name, m.branch, "
    "t.name AS township, h.village FROM aid_case c JOIN member m ON m.id = c.applicant "
    "JOIN household h ON h.id = m.household JOIN township t ON t.id = h.township "
    "WHERE c.fund = {} AND c.no = {}"
)


@dataclass(frozen=True)
class NoticeFile:
    """A case with the notices hung out for it, newest last, and the objections to it."""

    fund: FundView
    on: date
    row: Row
    notices: tuple[Row, ...]
    objections: tuple[Row, ...]

    @property
    def what(self) -> str:
        """What is asked for, in words."""
        name = benefit_of(self.fund, self.row).name
        amount = self.row["amount_fen"]
        return f"{name} {yuan_grouped(amount)} 元" if amount else name

    def hung(self) -> Row:
        """The last notice; raises Refused where none was hung out."""
        if not self.notices:
            raise Refused(f"申请 {self.row['no']} 还没有公示。")
        return self.notices[-1]


async def notice_file(fund: FundView, no: str, on: date) -> NoticeFile:
    """A case's notices as of a day; raises NotFound."""
    row = await fetch_one(_CASE, fund.id, no)
    if row is None:
        raise NotFound(f"没有编号为“{no}”的申请。")
    notices = await fetch(
        "SELECT posted_on, ends_on, place, phone FROM public_notice WHERE fund = {} "
        "AND case_no = {} AND posted_on <= {} ORDER BY id",
        *(fund.id, no, on),
    )
    return NoticeFile(fund, on, row, tuple(notices), tuple(await objections(fund, no)))


def notice(case: NoticeFile) -> Paper:
    """公示: who is to be helped, until when and where one may object."""
    hung, row = case.hung(), case.row
    return _paper(
        case,
        "公　示",
        Words(
            f"经{row['branch']}评议，拟对下列党员给予帮扶，现予公示。公示时间为 "
            f"{written_day(hung['posted_on'])}至{written_day(hung['ends_on'])}。对公示内容有异议的，"
            f"请在公示期内向我们反映，电话：{hung['phone']}。"
        ),
        Facts(
            (
                ("姓　名", row["name"], "党支部", row["branch"]),
                ("乡镇、村", f"{row['township']}{row['village']}", "拟给予帮扶", case.what),
            )
        ),
        sender=f"{row['branch']}（盖章）",
        dated=written_day(hung["posted_on"]),
        foot=f"张贴地点：{hung['place']}",
    )


def outcome(case: NoticeFile) -> Paper:
    """公示结果报告; raises Refused while the notice hangs or an objection is not answered."""
    hung, row = case.hung(), case.row
    if hung["ends_on"] >= case.on:
        raise Refused(f"公示到 {hung['ends_on']} 才结束，还不能出公示结果报告。")
    if any(one["answered_on"] is None for one in case.objections):
        raise Refused("还有没处理的异议，不能出公示结果报告。")
    found = "期间没有收到异议。"
    if case.objections:
        told = "；".join(
            f"{one['raised_on']} 收到异议，{one['answered_on']} 查明"
            f"{'属实' if one['upheld'] else '不属实'}：{one['note']}"
            for one in case.objections
        )
        found = f"期间收到异议 {len(case.objections)} 条：{told}。"
    return _paper(
        case,
        "公示结果报告",
        Words(
            f"对{row['name']}（{row['branch']}）申请{case.what}，已于 "
            f"{written_day(hung['posted_on'])}至{written_day(hung['ends_on'])}在{hung['place']}公示。"
            f"{found}"
        ),
        Signatures(("党支部（盖章）", "支部书记", "村务监督委员会", "日期")),
    )


def _paper(case: NoticeFile, title: str, *blocks: Words | Facts | Signatures, **more: str) -> Paper:
    mark = "示例" if case.fund.is_sample else ""
    no = str(case.row["no"])
    return Paper(title, case.fund.name, no, blocks, clock.now(), mark=mark, **more)
