"""Where a case stands and what is still in its way. Pure.

One list of obstacles serves the page ("why not?") and the guard: a case cannot jump a step or miss
a paper because the same function says so to both.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fund.calendars import Workdays
from fund.errors import BadInput, Refused, SamePersonTwice
from fund.policy.benefits import Benefit, Notice, Step
from fund.policy.eligibility import Finding

# After the last step the applicant may still step back, and what was kept for him is free again.
WITHDRAWAL = Step("withdrawal", "撤回", "申请人", "case.record", "撤回书编号", "本人自愿")
OUTCOMES = {"passed": "同意", "refused": "不同意", "returned": "退回", "withdrawn": "撤回"}
CHOICES = {key: name for key, name in OUTCOMES.items() if key != "withdrawn"}
LOAN_APPROVAL = "loan.approve"
APPROVALS = (LOAN_APPROVAL, "grant.approve")


@dataclass(frozen=True)
class Decided:
    """A step as decided: its outcome, on a day, by whom (staff id); `back_to` if returned."""

    step: str
    outcome: str
    decided_on: date
    actor: int
    back_to: str = ""


@dataclass(frozen=True)
class Posted:
    """A public notice of the case: for which step, until which day, with open objections.

    `follows` counts the decisions before it: any later one takes the notice down.
    """

    id: int
    step: str
    posted_on: date
    ends_on: date
    follows: int
    open_objections: int = 0
    upheld: int = 0


@dataclass(frozen=True)
class Ballot:
    """How a meeting voted: of so many present."""

    attended: int
    votes_for: int
    against: int
    abstained: int


@dataclass(frozen=True)
class CaseFile:
    """A case as it stands: its steps in order, what was decided, filed and posted.

    `awarded_after` steps help is due; where the case is urgent the rest ratify it later.
    """

    no: str
    benefit: Benefit
    steps: tuple[Step, ...]
    awarded_after: int
    applied_on: date
    maker: int | None = None
    decided: tuple[Decided, ...] = ()
    papers: frozenset[str] = frozenset()
    notices: tuple[Posted, ...] = ()
    ties: frozenset[int] = frozenset()

    @property
    def ended(self) -> bool:
        """Whether it was refused or withdrawn."""
        return any(done.outcome in ("refused", "withdrawn") for done in self.decided)

    @property
    def position(self) -> int:
        """How many steps stand as passed: a return undoes those from the step named on."""
        at = 0
        for done in self.decided:
            if done.outcome == "passed":
                at += 1
            elif done.outcome == "returned":
                at = next(i for i, step in enumerate(self.steps) if step.key == done.back_to)
        return at

    @property
    def waiting(self) -> Step | None:
        """The step that waits for a decision; None when there is none left."""
        at = self.position
        return None if self.ended or at >= len(self.steps) else self.steps[at]

    @property
    def earlier(self) -> tuple[Step, ...]:
        """The steps passed, to which it may be returned."""
        return self.steps[: self.position]

    @property
    def awarded(self) -> bool:
        """Whether what was asked for has been granted."""
        return not self.ended and self.position >= self.awarded_after

    @property
    def awarding(self) -> Step:
        """The step that grants what is asked for."""
        return self.steps[self.awarded_after - 1]

    @property
    def latest(self) -> date:
        """The day of the last thing decided, or of the application."""
        return max([self.applied_on, *(done.decided_on for done in self.decided)])

    def notice(self, step: Step) -> Posted | None:
        """The notice in force for a step: one posted since the last decision."""
        mine = [one for one in self.notices if one.step == step.key]
        return mine[-1] if mine and mine[-1].follows == len(self.decided) else None

    def check_aside(self, staff: int) -> None:
        """Raise Refused for somebody with a declared tie to the applicant, whatever he would do."""
        if staff in self.ties:
            raise Refused("您与申请人有申报的关系，应当回避，请由他人办理。", "优亲厚友须回避")


def way(benefit: Benefit, *, urgent: bool) -> tuple[tuple[Step, ...], int]:
    """The steps in order, and after how many of them help is due."""
    if not urgent:
        return benefit.steps, len(benefit.steps)
    first = tuple(step for step in benefit.steps if step.key in benefit.urgent)
    rest = tuple(step for step in benefit.steps if step.key not in benefit.urgent)
    return (*first, *rest), len(first)


def notice_ends(notice: Notice, posted_on: date, calendar: Workdays) -> date:
    """The last day of a notice: the posting day is not counted."""
    if notice.day_type == "workdays":
        return calendar.add_workdays(posted_on, notice.days)
    return date.fromordinal(posted_on.toordinal() + notice.days)


def obstacles(case: CaseFile, on: date) -> list[Finding]:
    """What keeps the waiting step from being passed on a day, each with its clause."""
    step = case.waiting
    if step is None:
        return [Finding("这份申请已经办结，不能再登记步骤。", "")]
    found = []
    missing = [key for key in step.papers if key not in case.papers]
    for key in missing:
        paper = case.benefit.papers_by_key[key]
        found.append(Finding(f"缺少材料《{paper.name}》", paper.clause))
    if step.notice:
        found += _notice_obstacles(case, step, step.notice, on)
    return found


def _notice_obstacles(case: CaseFile, step: Step, notice: Notice, on: date) -> list[Finding]:
    posted = case.notice(step)
    kind = "个工作日" if notice.day_type == "workdays" else "天"
    if posted is None:
        return [Finding(f"还没有公示（{notice.scope}，{notice.days} {kind}）", step.clause)]
    waiting = sum(one.open_objections for one in case.notices)  # of earlier notices as well
    if waiting:
        return [Finding(f"有 {waiting} 条异议没有处理，公示冻结", step.clause)]
    if posted.upheld:
        return [Finding("公示异议成立，应退回或不同意", step.clause)]
    if on <= posted.ends_on:
        said = f"公示 {notice.days} {kind}到 {posted.ends_on} 止（张贴当日不计），次日起才可办结"
        return [Finding(said, step.clause)]
    return []


@dataclass(frozen=True)
class Decision:
    """What is to be recorded on a step."""

    step: str
    outcome: str
    decided_on: date
    document_no: str
    back_to: str = ""
    ballot: Ballot | None = None


def check_decision(case: CaseFile, decision: Decision, actor: int) -> Step:
    """The step decided. Raises BadInput or Refused, naming the rule."""
    if decision.outcome == "withdrawn":
        case.check_aside(actor)
        _check_withdrawal(case, decision)
        return WITHDRAWAL
    if decision.outcome not in CHOICES:
        raise BadInput("结论应为同意、不同意或退回。")
    step = case.waiting
    if step is None:
        raise Refused("这份申请已经办结，不能再登记步骤。")
    if decision.step != step.key:
        raise Refused(f"现在应办理“{step.name}”，不能跳到其他步骤。", step.clause)
    case.check_aside(actor)
    if not decision.document_no.strip():
        raise BadInput(f"“{step.name}”须填写{step.document}。", step.clause)
    if decision.decided_on < case.latest:
        raise BadInput(
            f"“{step.name}”日期 {decision.decided_on} 早于上一步 {case.latest}。", step.clause
        )
    if decision.outcome == "returned":
        _check_return(case, decision)
    if decision.outcome == "passed":
        _check_passing(case, step, decision, actor)
    return step


def _check_withdrawal(case: CaseFile, decision: Decision) -> None:
    if case.ended:
        raise Refused("这份申请已经办结，不能再登记步骤。")
    if not decision.document_no.strip():
        raise BadInput("撤回须填写申请人撤回书的编号。")
    if decision.decided_on < case.latest:
        raise BadInput(f"撤回日期 {decision.decided_on} 早于上一步 {case.latest}。")


def _check_return(case: CaseFile, decision: Decision) -> None:
    if decision.back_to not in {step.key for step in case.earlier}:
        names = "、".join(step.name for step in case.earlier) or "（没有）"
        raise BadInput(f"退回须指明回到哪一步：{names}。")


def _check_passing(case: CaseFile, step: Step, decision: Decision, actor: int) -> None:
    found = obstacles(case, decision.decided_on)
    if found:
        raise Refused("；".join(one.text for one in found) + "。", found[0].clause)
    if step.votes:
        _check_ballot(step, decision.ballot)
    # Who approved before a return may approve again: that was this same step.
    others = {done.actor for done in case.decided if done.step != step.key} | {case.maker}
    last = case.position + 1 == case.awarded_after
    if actor in others if step.action in APPROVALS else last and others <= {actor}:
        raise SamePersonTwice("这份申请的登记或前面的步骤")


def _check_ballot(step: Step, ballot: Ballot | None) -> None:
    """A meeting passes what more than half of those present are for."""
    if ballot is None:
        raise BadInput(f"“{step.name}”须填写到会人数和赞成、反对、弃权票数。", step.clause)
    counted = ballot.votes_for + ballot.against + ballot.abstained
    if min(ballot.votes_for, ballot.against, ballot.abstained) < 0 or counted != ballot.attended:
        raise BadInput(
            f"赞成、反对、弃权合计 {counted} 票，与到会 {ballot.attended} 人不符。", step.clause
        )
    if 2 * ballot.votes_for <= ballot.attended:
        raise Refused(
            f"赞成 {ballot.votes_for} 票，没有超过到会 {ballot.attended} 人的半数。", step.clause
        )
