"""Questions asked of the record: one table (`asked.ASKED`), one aggregate, over the rows where a condition holds.

The nodes of expressions and conditions are in `expressions`. Every store answers the same questions.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

from waypost.journeys.asked import ASKED
from waypost.journeys.expressions import (
    AllOf,
    Column,
    Condition,
    Expression,
    QuestionNotSound,
    check_condition,
    check_kinds,
    kind_of,
)


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


EVERY_ROW = AllOf(())


@dataclass(frozen=True, slots=True)
class Question:
    """One question. It checks at birth that its columns are there and its kinds agree."""

    table: str
    aggregate: Aggregate
    where: Condition = EVERY_ROW
    group_by: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.table not in ASKED:
            raise QuestionNotSound(f"no question may ask the table {self.table}")
        for column in self.group_by:
            if kind_of(Column(column), self.table) != "text":
                raise QuestionNotSound(f"a question groups by text, and {column} is none", where=self.table)
        check_condition(self.where, self.table)
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
            kind_of(Column(column), table)
        case MeanOfEach(each, of) | ShareOfEach(each, of, _):
            check_kinds((Column(each), Column(of)), "text", table)
        case Share(condition):
            check_condition(condition, table)
        case Mean(expression) | Median(expression):
            if kind_of(expression, table) != "integer":
                raise QuestionNotSound("only a whole number has a mean or a median", where=table)
        case LifeTable(entered, left, ends):
            check_kinds((entered, left), "integer", table)
            check_condition(AllOf(ends), table)
        case Count():
            pass
