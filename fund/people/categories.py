"""Which kind of help suits a member: 造血, 输血 or 关爱 (seed 004, three (一) 3). Pure."""

from __future__ import annotations

from collections.abc import Mapping

CATEGORIES = {"production": "造血型", "relief": "输血型", "care": "关爱型"}
_RELIEF = {"old", "illness", "disaster", "accident", "disabled"}
CARE_AGE = 70


def suggested_category(facts: Mapping[str, object]) -> str:
    """The category circumstances suggest; who decides may choose another.

    Seventy and more: care. Poor by age, illness or disaster, or unable to work: relief. Able to
    work but short of means or skill: production.
    """
    age, causes = facts.get("age"), facts.get("causes")
    if isinstance(age, int) and age >= CARE_AGE:
        return "care"
    named = set(causes) if isinstance(causes, (list, frozenset, set)) else set()
    if named & _RELIEF or facts.get("can_work") is False:
        return "relief"
    return "production"
