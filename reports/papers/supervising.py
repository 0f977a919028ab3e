"""Papers of the supervisory group: the page it signs, the sheet it visits homes with."""

from __future__ import annotations

from collections.abc import Sequence

from fund import clock
from fund.database import Row
from fund.money import yuan_grouped
from fund.office.funds import FundView
from fund.supervision.signing import VERDICTS, SignOffs
from reports.papers.sheets import Facts, Grid, Paper, Signatures, Words
from reports.supervision.packs import Visit


def sign_page(fund: FundView, close: Row, sha256: str, done: SignOffs) -> Paper:
    """监督小组审签页: what is signed, under which hash, by whom; empty lines for who is to sign."""
    month = f"{close['month_end']:%Y年%m月}"
    rows = tuple(
        (
            one["name"],
            VERDICTS[one["verdict"]],
            one["note"],
            f"{clock.local(one['recorded_at']):%Y-%m-%d}",
            "",
        )
        for one in done.rows
    )
    blank = max(fund.policy.supervision.members - len(rows), 0)
    rows += (("", "□同意　□不同意　□回避", "", "", ""),) * blank
    return _paper(
        fund,
        close,
        "监督小组审签页",
        Words(
            f"我们审阅了{fund.name}{month}的监督小组月报（含简报、逾期、放款与回收、收支、科目余额、"
            f"例外清单）。月报 PDF 的校验码（SHA-256）为："
        ),
        Words(sha256, indent=False),
        Words(
            f"{fund.policy.supervision.needed} 人以上签字同意后，本月账目不再变动；"
            "确需反结账的，须监督小组同意，并重新审签。"
        ),
        Grid(("姓名", "意见", "理由（不同意或回避时）", "日期", "签字"), rows, (False,) * 5),
        Words("候补成员代签的，请在理由栏写明替谁、为什么。", indent=False),
    )


def visit_sheet(fund: FundView, close: Row, sha256: str, homes: Sequence[Visit]) -> Paper:
    """入户抽查表: what the book says, and room for what the borrower says."""
    rows = tuple(
        (
            f"{one.no}\n{one.borrower}",
            one.place,
            yuan_grouped(one.principal),
            yuan_grouped(one.balance),
            *("", "", ""),
        )
        for one in homes
    )
    heads = (
        "合同、姓名",
        "住址",
        "借款（元）",
        "账面余额（元）",
        "本人说的余额",
        "用途、收款人",
        "签字",
    )
    right = (False, False, True, True, False, False, False)
    return _paper(
        fund,
        close,
        "入户抽查表",
        Facts(
            (("月　份", f"{close['month_end']:%Y-%m}", "抽取依据", f"月报校验码 {sha256[:16]}…"),)
        ),
        Words("名单由月报校验码随机抽出，任何人可以重新抽取核对。与账面不符的，回来后登记为质询。"),
        Grid(heads, rows, right),
        Words("问：钱什么时候还的？还给谁？有没有人另外收钱？借款做了什么？", indent=False),
        Signatures(("走访人", "走访人（第二人）", "走访日期")),
    )


def _paper(
    fund: FundView, close: Row, title: str, *blocks: Words | Facts | Grid | Signatures
) -> Paper:
    mark = "示例" if fund.is_sample else ""
    no = f"{close['month_end']:%Y-%m}"
    return Paper(title, fund.name, no, blocks, close["recorded_at"], mark=mark)
