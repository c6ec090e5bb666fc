"""Questions asked of the record: frozen expressions that name no engine. Every store compiles them.

A `Question` asks one table (`asked.ASKED`) for one aggregate, over the rows where a condition holds, by some columns.
`memory` walks the nodes row by row; the engines compile the same nodes. Null follows SQL: a comparison with null is
unknown, and unknown does not count.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows."""


@dataclass(frozen=True, slots=True)
class CountDistinct:
    """How many different values of a column; null is none."""

    column: str


@dataclass(frozen=True, slots=True)
class Share:
    """How many rows hold the condition, of how many."""

    of: Condition


@dataclass(frozen=True, slots=True)
class Mean:
    """The sum and the sum of squares of a whole number, so that a mean is exact whatever the order of rows."""

    of: Expression


@dataclass(frozen=True, slots=True)
class Median:
    """The two middle values of a whole number: the same one twice when the count is odd."""

    of: Expression


@dataclass(frozen=True, slots=True)
class MeanOfEach:
    """How many different values of `of` each value of `each` has: the cases of each practitioner. Null is none.

    Like `Mean`, its sum and its sum of squares, over the different values of `each`.
    """

    each: str
    of: str


@dataclass(frozen=True, slots=True)
class ShareOfEach:
    """Of the different values of `each`, how many have `at_least` so many different values of `of`. Null is none."""

    each: str
    of: str
    at_least: int


@dataclass(frozen=True, slots=True)
class LifeTable:
    """How many came under watch at each age, how many left it, and how many left it by each kind of end.

    `entered` and `left` are ages in whole days, both of a day on which the row is watched. A row that left before it
    entered, or of which either is unknown, counts nowhere. A row that left by none of `ends` is one of which no more is
    known: it goes on.
    """

    entered: Expression
    left: Expression
    ends: tuple[Condition, ...]


Aggregate: TypeAlias = Count | CountDistinct | Share | Mean | Median | MeanOfEach | ShareOfEach | LifeTable


@dataclass(frozen=True, slots=True)
class Answer:
    """One row of what a store answers. `group` holds the values of `Question.group_by`, in its order.

    `counted` is the count, the different values, the denominator of a share, or how many values are averaged.
    """

    group: tuple[str | None, ...]
    counted: int
    numerator: int | None = None
    total: int | None = None
    total_of_squares: int | None = None
    lower_middle: int | None = None
    upper_middle: int | None = None
    ages: tuple[tuple[int, ...], ...] = ()
    """Of a life table: age in days, how many entered, how many left, and of these how many by each end; ages rising."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question. It checks at birth that its columns are there and its kinds agree."""

    table: str
    aggregate: Aggregate
    where: Condition = AllOf(())
    group_by: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.table not in ASKED:
            raise QuestionNotSound(f"no question may ask the table {self.table}")
        for column in self.group_by:
            if _kind(Column(column), self.table) != "text":
                raise QuestionNotSound(f"a question groups by text, and {column} is none", where=self.table)
        _check_condition(self.where, self.table)
        _check_aggregate(self.aggregate, self.table)

    def by(self, *columns: str) -> Question:
        """Return the same question asked by these columns."""
        return replace(self, group_by=columns)

    def and_where(self, condition: Condition) -> Question:
        """Return the same question asked of fewer rows."""
        return replace(self, where=AllOf((self.where, condition)))


def _check_aggregate(aggregate: Aggregate, table: str) -> None:
    match aggregate:
        case CountDistinct(column):
            _kind(Column(column), table)
        case MeanOfEach(each, of) | ShareOfEach(each, of, _):
            _check_kinds((Column(each), Column(of)), "text", table)
        case Share(condition):
            _check_condition(condition, table)
        case Mean(expression) | Median(expression):
            if _kind(expression, table) != "integer":
                raise QuestionNotSound("only a whole number has a mean or a median", where=table)
        case LifeTable(entered, left, ends):
            _check_kinds((entered, left), "integer", table)
            _check_condition(AllOf(ends), table)
        case Count():
            pass


def _kind(expression: Expression, table: str) -> Kind:
    """Return the kind of an expression, or raise."""
    match expression:
        case Column(name):
            if name not in ASKED[table]:
                raise QuestionNotSound(f"there is no column {name}", where=table)
            return _KINDS[ASKED[table][name]]
        case Value(value):
            return "flag" if isinstance(value, bool) else _KINDS_OF_VALUES[type(value)]
        case DaysBetween(start, end) | WholeYears(start, end) | WorkingDays(start, end):
            _check_kinds((start, end), "day", table)
            return "integer"
        case WholeWeeks(days):
            _check_kinds((days,), "integer", table)
            return "integer"
        case Earliest(of) | Latest(of):
            _check_kinds(of, "day", table)
            return "day"
        case Day():
            return "day"


_KINDS_OF_VALUES: dict[type, Kind] = {str: "text", int: "integer", date: "day"}


def _check_kinds(expressions: tuple[Expression, ...], kind: Kind, table: str) -> None:
    if not expressions or any(_kind(expression, table) != kind for expression in expressions):
        raise QuestionNotSound(f"something that is no {kind} stands where a {kind} is needed", where=table)


def _check_condition(condition: Condition, table: str) -> None:
    match condition:
        case Compare(left, _, right):
            _check_kinds((right,), _kind(left, table), table)
        case IsMissing(of):
            _kind(of, table)
        case OneOf(of, _):
            _check_kinds((of,), "text", table)
        case AllOf(conditions) | AnyOf(conditions):
            for part in conditions:
                _check_condition(part, table)
        case Not(part):
            _check_condition(part, table)


def day_of(days: dict[str, date], name: str) -> date:
    """Return the day of that name that was given with the question, or raise."""
    if name not in days:
        raise QuestionNotSound(f"the day {name} was not given with the question")
    return days[name]
