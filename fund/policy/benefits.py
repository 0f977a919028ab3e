"""What a policy file says about each kind of help: who gets it, how much, by which steps. Pure."""

from __future__ import annotations

from datetime import date
from typing import Literal

from fund.policy.values import Fen, Rules


class Test(Rules, frozen=True, rename={"same": "is"}):
    """One comparison on a fact; exactly one of the operators is given.

    "以上、以内" include the number (at_least, at_most), "超过、不满、低于" do not (over, below):
    Civil Code 1259. Yuan are written as text. `includes` holds if the fact has any of the words;
    `within_years` if the date lies less than so many years before the day; `ended` if the date
    lies before the day.
    """

    __test__ = False  # a rule, not a test of ours

    fact: str
    same: bool | None = None
    at_least: int | str | None = None
    over: int | str | None = None
    at_most: int | str | None = None
    below: int | str | None = None
    before: date | None = None
    after: date | None = None
    includes: tuple[str, ...] = ()
    within_years: int | None = None
    ended: bool | None = None


class Condition(Rules, frozen=True):
    """A rule on an applicant: all its tests hold. `warns` tells and does not refuse."""

    key: str
    text: str
    clause: str
    tests: tuple[Test, ...]
    warns: bool = False


class Tier(Rules, frozen=True):
    """A standard of help; no `amount` means decided case by case within the benefit's limits.

    `conditions` are those that lead here; `quota` persons a year, more of which warn or block;
    with `at_least` the amount is the least and an office may give more.
    """

    key: str
    name: str
    clause: str
    amount: Fen | None = None
    at_least: bool = False
    conditions: tuple[str, ...] = ()
    quota: int | None = None
    quota_blocks: bool = False


class Window(Rules, frozen=True, rename={"start": "from", "end": "to"}):
    """Applications are taken from month-day to month-day, both included."""

    start: str
    end: str
    clause: str


class Round(Rules, frozen=True, rename={"start": "from", "end": "to"}):
    """One year's round for an organisation: its days and how many of each tier it may propose."""

    name: str
    start: date
    end: date
    organisation: str
    quotas: dict[str, int]
    clause: str
    per_branch: int | None = None


class Repeat(Rules, frozen=True):
    """Nobody is helped again within so many years, unless a reason is given."""

    years: int
    clause: str


class Notice(Rules, frozen=True):
    """A public notice (公示): so many days, the posting day not counted, in a place."""

    days: int
    day_type: Literal["calendar", "workdays"]
    scope: str


class Step(Rules, frozen=True):
    """One step on the way: who decides, who may record it, on which papers.

    `document` names the number to enter; `papers` are keys of papers that must be on file by then;
    a step with a `notice` is done when its days are over without an objection. `votes` are asked
    where a meeting votes. One `meeting` may decide a list of cases; the other steps go one by one.
    """

    key: str
    name: str
    body: str
    action: str
    document: str
    clause: str
    papers: tuple[str, ...] = ()
    notice: Notice | None = None
    votes: bool = False
    meeting: bool = False
    assesses: bool = False

    @property
    def listed(self) -> bool:
        """Whether one meeting's minutes may decide a list of cases."""
        return self.meeting or self.votes


class Paper(Rules, frozen=True):
    """A paper a case needs."""

    key: str
    name: str
    clause: str


class Occasion(Rules, frozen=True):
    """When help is given each year: before a festival, by the end of a month, or when needed.

    Where it is `asked`, an application names its occasion; one that is `yearly` is given once a
    year. Else it only says when the money is handed over.
    """

    key: str
    name: str
    clause: str
    festival: Literal["", "spring-festival", "party-day", "double-ninth"] = ""
    month: int | None = None
    asked: bool = True
    yearly: bool = True


class Benefit(Rules, frozen=True):
    """One kind of help and its way: a loan, a grant, a monthly subsidy, or a place in the ledger.

    `required` must all hold, one of `conditions` must, none of `exclusions` may. `urgent` names the
    steps a sudden need may take first; the others follow as ratification. With `from_income` it is
    paid out of what the fund earned; capital needs a document. `once_per` names the fact that tells
    one need from the next (the day somebody was taken to hospital): each is helped once.
    """

    key: str
    name: str
    kind: Literal["loan", "grant", "monthly", "listing"]
    clause: str
    steps: tuple[Step, ...]
    required: tuple[Condition, ...] = ()
    conditions: tuple[Condition, ...] = ()
    exclusions: tuple[Condition, ...] = ()
    tiers: tuple[Tier, ...] = ()
    papers: tuple[Paper, ...] = ()
    windows: tuple[Window, ...] = ()
    rounds: tuple[Round, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    repeat: Repeat | None = None
    once_per: str = ""
    urgent: tuple[str, ...] = ()
    minimum: Fen | None = None
    maximum: Fen | None = None
    from_income: bool = False
    months_at_once: int = 1
    voucher: str = ""

    def tier(self, key: str) -> Tier | None:
        """The tier of that key."""
        return next((tier for tier in self.tiers if tier.key == key), None)

    def step(self, key: str) -> Step | None:
        """The step of that key."""
        return next((step for step in self.steps if step.key == key), None)

    @property
    def papers_by_key(self) -> dict[str, Paper]:
        """The papers by key."""
        return {paper.key: paper for paper in self.papers}

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts its rules mention, in the order of their mention."""
        rules = (*self.required, *self.conditions, *self.exclusions)
        named = (test.fact for rule in rules for test in rule.tests)
        return tuple(dict.fromkeys(named))
