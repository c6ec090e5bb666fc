"""Who is counted: conditions that more than one measure shares. Plain questions, no engine."""

from __future__ import annotations

from waypost.journeys.question import AllOf, AnyOf, Column, Compare, Condition, Day, IsMissing, Not, OneOf, Value
from waypost.vocabulary.areas import AREAS

AREAS_IN_WALES = tuple(sorted(area for area, entry in AREAS.items() if entry.country == "Wales"))

IN_ENGLAND: Condition = AnyOf((IsMissing(Column("area")), Not(OneOf(Column("area"), AREAS_IN_WALES))))
"""In an area of England, or in none that is known: Cafcass and both of the court service's feeds cover England."""

OPEN_TO_CAFCASS: Condition = AllOf(
    (
        IN_ENGLAND,
        Compare(Column("is_told_by_cafcass"), "=", Value(True)),
        Compare(Column("started_on"), "<=", Day("as_at")),
        AnyOf((IsMissing(Column("closed_on")), Compare(Column("closed_on"), ">", Day("as_at")))),
    )
)
"""Open at the end of the day `as_at`: started on it or before, and not closed on it or before."""


CLOSED_BY_CAFCASS_IN_PERIOD: Condition = AllOf(
    (
        IN_ENGLAND,
        Compare(Column("is_told_by_cafcass"), "=", Value(True)),
        Compare(Column("closed_on"), ">=", Day("period_start")),
        Compare(Column("closed_on"), "<=", Day("period_end")),
    )
)
"""Closed by Cafcass in the period, both ends counted, and not opened again."""


def by(column: str, day: str) -> Condition:
    """Return the condition that a day had come by the end of a day that is given."""
    return Compare(Column(column), "<=", Day(day))


def in_period(column: str) -> Condition:
    """Return the condition that a day falls in the period, both ends counted."""
    return AllOf(
        (
            Compare(Column(column), ">=", Day("period_start")),
            Compare(Column(column), "<=", Day("period_end")),
        )
    )
