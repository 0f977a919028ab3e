"""What happens in the demo county, and when. Pure, and the same for the same dates.

The seed gives the sums (20万 from four sources and 7万 from the welfare fund, 10万 a year more) and
the kinds of project; how the 20万 splits, and who pays late, is assumed and says so.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from schedules.rehearsal.people import INDUSTRIES, Person, invented

OPENING = (
    ("fiscal", "80000", "县财政局", "拨款通知书（示例）"),
    ("committees", "50000", "各基层党委", "缴款汇总表（示例）"),
    ("dues", "30000", "县委组织部党费专户", "党费划拨批复（示例）"),
    ("collection", "40000", "机关单位党员", "募捐名册（示例）"),
    ("welfare", "70000", "农民党员福利基金", "并入批复（示例）"),
)
YEARLY = (
    ("fiscal", "50000", "县财政局", "年度拨款（示例）"),
    ("committees", "30000", "各基层党委", "年度筹集（示例）"),
    ("collection", "20000", "机关单位党员", "年度募捐（示例）"),
)
SPLIT_NOTE = "来源之间的划分为假定（assumed）：办法只给出合计"

LONG_PROJECTS = 12
SHORT_PROJECTS = 39
HISTORY = timedelta(days=3 * 365)


@dataclass(frozen=True)
class Contribution:
    """Money comes in on a day."""

    on: date
    source: str
    amount: str
    payer: str
    document: str


@dataclass(frozen=True)
class Application:
    """Somebody applies on a day; `pace` is how he will pay; `stops` after so many steps."""

    on: date
    person: Person
    product: str
    months: int
    amount: str
    project_type: str
    industry: str
    purpose: str
    pace: str
    stops: int = 99


@dataclass(frozen=True)
class Story:
    """Everything that will be attempted, in order of date."""

    opened_on: date
    contributions: list[Contribution] = field(default_factory=list)
    applications: list[Application] = field(default_factory=list)


def opening_day(on: date) -> date:
    """The latest 1 March with at least three years of history before `on`."""
    year = on.year
    while date(year, 3, 1) > on - HISTORY:
        year -= 1
    return date(year, 3, 1)


def tell(on: date) -> Story:
    """The story up to a day."""
    chance = random.Random(20030303)  # noqa: S311 - a story, not a secret
    story = Story(opening_day(on))
    first = story.opened_on + timedelta(days=1)
    story.contributions.extend(Contribution(first, *row) for row in OPENING)
    people = invented(chance)
    known: list[Person] = []
    for year in range(first.year, on.year + 1):
        if year > first.year:
            day = date(year, 1, 10)
            story.contributions.extend(Contribution(day, *row) for row in YEARLY)
        story.applications.extend(_year(chance, people, known, year, first))
    story.applications.extend(_on_the_way(chance, people, on))
    story.applications.sort(key=lambda one: one.on)
    return story


def _year(
    chance: random.Random, people: Iterator[Person], known: list[Person], year: int, first: date
) -> Iterator[Application]:
    """A year's applications: long projects in spring, short ones until May."""
    start = first + timedelta(days=7) if year == first.year else date(year, 1, 15)
    kinds = ["long"] * LONG_PROJECTS + ["short"] * SHORT_PROJECTS
    for index, kind in enumerate(kinds):
        day = start + timedelta(days=chance.randrange(20) + 2 * index)
        newcomer = not known or year == first.year or chance.randrange(100) < 35
        person = next(people) if newcomer else chance.choice(known)
        if person not in known:
            known.append(person)
        yield _application(chance, person, day, kind)


def _application(chance: random.Random, person: Person, day: date, kind: str) -> Application:
    industry = chance.choice(list(INDUSTRIES))
    long = kind == "long"
    return Application(
        on=day,
        person=person,
        product=chance.choice(["P2", "P2", "P2M"]) if long else "P1",
        months=24 if long else 12,
        amount=str(chance.choice((3000, 3500, 4000, 4500, 5000))),
        project_type=kind,
        industry=industry,
        purpose=INDUSTRIES[industry],
        pace=chance.choices(("on time", "early", "late", "very late", "stuck"), (70, 10, 13, 5, 2))[
            0
        ],
    )


def _on_the_way(chance: random.Random, people: Iterator[Person], on: date) -> Iterator[Application]:
    """Applications that still wait on the last day, one at each step."""
    for steps in range(5):
        day = on - timedelta(days=9 + 2 * steps)
        made = _application(chance, next(people), day, "long")
        yield Application(**(made.__dict__ | {"stops": steps}))
