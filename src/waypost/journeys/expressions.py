"""Expressions and conditions over one row of an asked table: frozen nodes that name no engine.

Every store compiles them: `memory` walks the nodes row by row, the engines compile the same nodes. Null follows SQL: a
comparison with null is unknown, and unknown does not count.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

import polars as pl

from waypost.foundation.errors import OursToFix
from waypost.journeys.asked import ASKED

Kind: TypeAlias = Literal["text", "day", "integer", "flag"]
Operator: TypeAlias = Literal["=", "!=", "<", "<=", ">", ">="]
_KINDS: dict[object, Kind] = {pl.String: "text", pl.Date: "day", pl.Int64: "integer", pl.Boolean: "flag"}


class QuestionNotSound(OursToFix):
    """A question names a column that is not there, compares two kinds, or lacks a day."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table that is asked."""

    name: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day that is given when the question is asked: as_at, period_start, period_end."""

    name: str


@dataclass(frozen=True, slots=True)
class Value:
    """A value written into the question."""

    value: str | int | bool | date


@dataclass(frozen=True, slots=True)
class DaysBetween:
    """Whole days from `start` to `end`: 0 on the same day, negative when `end` comes first."""

    start: Expression
    end: Expression


@dataclass(frozen=True, slots=True)
class WholeWeeks:
    """Whole weeks in a number of days, rounded down: 181 days are 25 weeks."""

    days: Expression


@dataclass(frozen=True, slots=True)
class WholeYears:
    """Whole years from `start` to `end`, as a birthday counts them; who is born on 29 February ages on 1 March."""

    start: Expression
    end: Expression


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Working days of England and Wales after `start`, up to and with `end`: 0 on the same day (vocabulary)."""

    start: Expression
    end: Expression


@dataclass(frozen=True, slots=True)
class Earliest:
    """The earliest of some days; a null among them is passed over."""

    of: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Latest:
    """The latest of some days; a null among them is passed over."""

    of: tuple[Expression, ...]


Expression: TypeAlias = Column | Day | Value | DaysBetween | WholeWeeks | WholeYears | WorkingDays | Earliest | Latest


@dataclass(frozen=True, slots=True)
class Compare:
    """Two expressions of one kind, compared. Unknown when either is null."""

    left: Expression
    operator: Operator
    right: Expression


@dataclass(frozen=True, slots=True)
class IsMissing:
    """The expression is null. Never unknown."""

    of: Expression


@dataclass(frozen=True, slots=True)
class OneOf:
    """A text is one of some values. Unknown when it is null."""

    of: Expression
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every condition holds."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one condition holds."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The condition does not hold; unknown stays unknown."""

    condition: Condition


Condition: TypeAlias = Compare | IsMissing | OneOf | AllOf | AnyOf | Not


def kind_of(expression: Expression, table: str) -> Kind:
    """Return the kind of an expression over the table. Raises `QuestionNotSound` where its parts do not agree."""
    match expression:
        case Column(name):
            if name not in ASKED[table]:
                raise QuestionNotSound(f"there is no column {name}", where=table)
            return _KINDS[ASKED[table][name]]
        case Value(value):
            return "flag" if isinstance(value, bool) else _KINDS_OF_VALUES[type(value)]
        case DaysBetween(start, end) | WholeYears(start, end) | WorkingDays(start, end):
            check_kinds((start, end), "day", table)
            return "integer"
        case WholeWeeks(days):
            check_kinds((days,), "integer", table)
            return "integer"
        case Earliest(of) | Latest(of):
            check_kinds(of, "day", table)
            return "day"
        case Day():
            return "day"


_KINDS_OF_VALUES: dict[type, Kind] = {str: "text", int: "integer", date: "day"}


def check_kinds(expressions: tuple[Expression, ...], kind: Kind, table: str) -> None:
    """Raise `QuestionNotSound` unless there is an expression and each is of that kind."""
    if not expressions or any(kind_of(expression, table) != kind for expression in expressions):
        raise QuestionNotSound(f"something that is no {kind} stands where a {kind} is needed", where=table)


def check_condition(condition: Condition, table: str) -> None:
    """Raise `QuestionNotSound` where the condition compares two kinds or names a column that is not there."""
    match condition:
        case Compare(left, _, right):
            check_kinds((right,), kind_of(left, table), table)
        case IsMissing(of):
            kind_of(of, table)
        case OneOf(of, _):
            check_kinds((of,), "text", table)
        case AllOf(conditions) | AnyOf(conditions):
            for part in conditions:
                check_condition(part, table)
        case Not(part):
            check_condition(part, table)


def day_of(days: dict[str, date], name: str) -> date:
    """Return the day of that name that was given with the question, or raise."""
    if name not in days:
        raise QuestionNotSound(f"the day {name} was not given with the question")
    return days[name]
