"""Who is counted: conditions that more than one measure shares. Plain questions, no engine."""

from __future__ import annotations

from waypost.journeys.expressions import (
    AllOf,
    AnyOf,
    Column,
    Compare,
    Condition,
    Day,
    DaysBetween,
    IsMissing,
    Not,
    OneOf,
    Value,
)
from waypost.journeys.question import Question, Share
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


def equals(column: str, value: str | bool) -> Condition:
    """Return the condition that a column holds a value."""
    return Compare(Column(column), "=", Value(value))


def told(column: str) -> Condition:
    """Return the condition that a column is told."""
    return Not(IsMissing(Column(column)))


def between(start: str, end: str) -> DaysBetween:
    """Return the days from one column to another."""
    return DaysBetween(Column(start), Column(end))


def within(start: str, end: str, days: int) -> Condition:
    """Return the condition that no more than so many days lie between two columns."""
    return Compare(between(start, end), "<=", Value(days))


def not_negative(start: str, end: str) -> Condition:
    """Return the condition that the second day does not come before the first: what ends before it begins is wrong."""
    return Compare(between(start, end), ">=", Value(0))


def reached_in_period(column: str, days: int) -> Condition:
    """Return the condition that so many days after a column's day falls in the period, both ends counted."""
    return AllOf(
        (
            Compare(DaysBetween(Column(column), Day("period_start")), "<=", Value(days)),
            Compare(DaysBetween(Column(column), Day("period_end")), ">=", Value(days)),
        )
    )


def share(table: str, of: Condition, *where: Condition) -> Question:
    """Return the question of what share of the rows of a table, where all of these hold, hold the condition."""
    return Question(table, Share(of), AllOf(where))


CARE: Condition = Compare(Column("application"), "=", Value("section_31"))
"""Care and supervision proceedings."""

CHILD_FOCUSED_COURT: Condition = Compare(Column("track"), "=", Value("child_focused_court"))
"""The case follows the way of working of a Child Focused Court, formerly Pathfinder."""


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
