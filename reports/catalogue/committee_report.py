"""向常委会的年度报告: what the year brought, in words first, then the statement and indicators."""

from __future__ import annotations

from fund.money import PPM, yuan_grouped
from reports.asking import Question
from reports.catalogue import comparison, indicators, yearly_statement
from reports.document import Block, Document, Figure, Table, Text, human

TITLE = "年度工作报告（报常委会）"


async def build(asked: Question) -> Document:
    """The year of the day, through the day."""
    statement = await yearly_statement.build(asked)
    measured = await indicators.build(asked)
    compared = await comparison.build(asked)
    worth = _value(statement.figures, "worth")
    said = (
        f"{asked.as_of.year} 年，{asked.fund.name}收入 "
        f"{yuan_grouped(_value(statement.figures, 'received'))} 元，支出 "
        f"{yuan_grouped(_value(statement.figures, 'spent'))} 元，年末专户存款 "
        f"{yuan_grouped(_value(statement.figures, 'closing'))} 元，基金总额 "
        f"{yuan_grouped(worth)} 元。"
    )
    target = asked.fund.policy.target
    if target is not None:
        share = human(worth * PPM // target.amount, "share")
        said += f"目标 {yuan_grouped(target.amount)} 元，已达到 {share}。"
    blocks: list[Block] = [Text(said)]
    for document in (statement, compared, measured):
        for block in document.blocks:
            if isinstance(block, Table):
                title = block.title or document.title
                blocks.append(Table(block.columns, block.rows, block.totals, title, block.empty))
            else:
                blocks.append(block)
    notes = dict.fromkeys((*statement.notes, *compared.notes, *measured.notes))
    return asked.answer("committee-report", TITLE, tuple(blocks), *notes)


def _value(figures: tuple[Figure, ...], key: str) -> int:
    return int(next(figure.value for figure in figures if figure.key == key))
