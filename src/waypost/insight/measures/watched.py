"""Who is under watch in the year that ends with a quarter, from which age to which: what a life table is asked of.

A case that began before the year counts from its age on the year's first day; one that is open on the quarter's last
day counts to its age then, and goes on. So a cleared backlog and a case left open are both told for what they are.
"""

from __future__ import annotations

from waypost.insight.measures.populations import IN_ENGLAND, equals
from waypost.journeys.expressions import (
    AllOf,
    AnyOf,
    Column,
    Compare,
    Condition,
    Day,
    DaysBetween,
    Earliest,
    IsMissing,
    Latest,
    OneOf,
)
from waypost.journeys.question import LifeTable, Question

_STARTED = Column("started_on")
_ENDED = Earliest((Column("completed_on"), Column("closed_on")))
_HAS_ENDED = Compare(_ENDED, "<=", Day("period_end"))
WITHOUT_ORDER = ("withdrawn", "refused", "no_order")
ELSEWHERE = ("consolidated", "transferred", "other")
"""Reasons of closing (the Cafcass extract) that are no decision: ended without an order, and gone on elsewhere."""


def cases_watched(application: str, *ends: Condition) -> Question:
    """Return the life table of England's cases of an application in the year to the quarter's end, by kinds of end."""
    watched = LifeTable(
        entered=DaysBetween(_STARTED, Latest((_STARTED, Day("year_start")))),
        left=DaysBetween(_STARTED, Earliest((_ENDED, Day("period_end")))),
        ends=ends,
    )
    told = (IN_ENGLAND, equals("is_told_by_cafcass", True), equals("application", application))
    return Question("proceedings", watched, AllOf((*told, Compare(_STARTED, "<=", Day("period_end")))))


ANY_END: Condition = _HAS_ENDED
"""The last child had a final order, or Cafcass closed the case."""

DECIDED: Condition = AllOf(
    (_HAS_ENDED, AnyOf((IsMissing(Column("closed_why")), OneOf(Column("closed_why"), ("final_order",)))))
)
ENDED_WITHOUT_ORDER: Condition = AllOf((_HAS_ENDED, OneOf(Column("closed_why"), WITHOUT_ORDER)))
ENDED_ELSEWHERE: Condition = AllOf((_HAS_ENDED, OneOf(Column("closed_why"), ELSEWHERE)))
