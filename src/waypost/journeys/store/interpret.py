"""Answers a question by walking its nodes, row by row: the reference that every engine must agree with."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from waypost.journeys.expressions import (
    AllOf,
    AnyOf,
    Column,
    Compare,
    Condition,
    Day,
    DaysBetween,
    Earliest,
    Expression,
    IsMissing,
    Latest,
    Not,
    OneOf,
    Value,
    WholeWeeks,
    WholeYears,
    WorkingDays,
    day_of,
)
from waypost.journeys.question import (
    Aggregate,
    Answer,
    Count,
    CountDistinct,
    LifeTable,
    Mean,
    MeanOfEach,
    Median,
    Question,
    Share,
    ShareOfEach,
)
from waypost.vocabulary.working_days import working_days_between

Row = Mapping[str, Any]
_OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def answer(question: Question, rows: Iterable[Row], days: dict[str, date]) -> list[Answer]:
    """Return one answer a group, groups in order, null first; without groups always exactly one.

    A group of which nobody came under watch has no life table.
    """
    groups: dict[tuple[str | None, ...], list[Row]] = {} if question.group_by else {(): []}
    for row in rows:
        if holds(question.where, row, days):
            groups.setdefault(tuple(row[column] for column in question.group_by), []).append(row)
    in_order = sorted(groups, key=lambda group: [(value is not None, value or "") for value in group])
    answers = [_aggregate(question.aggregate, group, groups[group], days) for group in in_order]
    is_of_lives = isinstance(question.aggregate, LifeTable) and question.group_by
    return [one for one in answers if one.ages] if is_of_lives else answers


def value_of(expression: Expression, row: Row, days: dict[str, date]) -> Any:
    """Return the value of an expression for a row, or null."""
    match expression:
        case Column(name):
            return row[name]
        case Day(name):
            return day_of(days, name)
        case Value(value):
            return value
        case DaysBetween(start, end):
            first, last = value_of(start, row, days), value_of(end, row, days)
            return None if first is None or last is None else (last - first).days
        case WholeWeeks(inner):
            number = value_of(inner, row, days)
            return None if number is None else number // 7
        case WholeYears(start, end):
            first, last = value_of(start, row, days), value_of(end, row, days)
            return None if first is None or last is None else whole_years(first, last)
        case WorkingDays(start, end):
            first, last = value_of(start, row, days), value_of(end, row, days)
            return None if first is None or last is None else working_days_between(first, last)
        case Earliest(of):
            return min((day for part in of if (day := value_of(part, row, days)) is not None), default=None)
        case Latest(of):
            return max((day for part in of if (day := value_of(part, row, days)) is not None), default=None)


def whole_years(first: date, last: date) -> int:
    """Return how many birthdays of the day `first` have been by the day `last`."""
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


def holds(condition: Condition, row: Row, days: dict[str, date]) -> bool | None:
    """Return whether a condition holds for a row: yes, no, or null for unknown."""
    match condition:
        case Compare(left, sign, right):
            first, second = value_of(left, row, days), value_of(right, row, days)
            return None if first is None or second is None else _OPERATORS[sign](first, second)
        case IsMissing(of):
            return value_of(of, row, days) is None
        case OneOf(of, values):
            value = value_of(of, row, days)
            return None if value is None else value in values
        case AllOf(conditions):
            answers = [holds(part, row, days) for part in conditions]
            return False if False in answers else None if None in answers else True
        case AnyOf(conditions):
            answers = [holds(part, row, days) for part in conditions]
            return True if True in answers else None if None in answers else False
        case Not(part):
            inner = holds(part, row, days)
            return None if inner is None else not inner


def _aggregate(aggregate: Aggregate, group: tuple[str | None, ...], rows: list[Row], days: dict[str, date]) -> Answer:
    match aggregate:
        case Count():
            return Answer(group, len(rows))
        case CountDistinct(column):
            return Answer(group, len({row[column] for row in rows if row[column] is not None}))
        case Share(of):
            return Answer(group, len(rows), numerator=sum(holds(of, row, days) is True for row in rows))
        case Mean(of):
            numbers = _numbers(of, rows, days)
            return Answer(group, len(numbers), total=sum(numbers), total_of_squares=sum(n * n for n in numbers))
        case MeanOfEach(each, of):
            held = _held(each, of, rows)
            return Answer(group, len(held), total=sum(held), total_of_squares=sum(n * n for n in held))
        case ShareOfEach(each, of, at_least):
            held = _held(each, of, rows)
            return Answer(group, len(held), numerator=sum(number >= at_least for number in held))
        case LifeTable(entered, left, ends):
            return _life_table(group, entered, left, ends, rows, days)
        case Median(of):
            numbers = sorted(_numbers(of, rows, days))
            count = len(numbers)
            if not count:
                return Answer(group, 0)
            return Answer(group, count, lower_middle=numbers[(count - 1) // 2], upper_middle=numbers[count // 2])


def _life_table(
    group: tuple[str | None, ...],
    entered: Expression,
    left: Expression,
    ends: tuple[Condition, ...],
    rows: list[Row],
    days: dict[str, date],
) -> Answer:
    """Return the ages at which rows came under watch and left it, each age once, in order."""
    ages: dict[int, list[int]] = {}
    counted = 0
    for row in rows:
        first, last = value_of(entered, row, days), value_of(left, row, days)
        if first is None or last is None or last < first:
            continue
        counted += 1
        ages.setdefault(first, [0] * (2 + len(ends)))[0] += 1
        left_then = ages.setdefault(last, [0] * (2 + len(ends)))
        left_then[1] += 1
        for number, end in enumerate(ends, start=2):
            left_then[number] += holds(end, row, days) is True
    return Answer(group, counted, ages=tuple((age, *ages[age]) for age in sorted(ages)))


def _held(each: str, of: str, rows: list[Row]) -> list[int]:
    """Return, for each value of one column, how many different values of another it has."""
    held: dict[str, set[str]] = {}
    for row in rows:
        if row[each] is not None:
            held.setdefault(row[each], set()).update(() if row[of] is None else (row[of],))
    return [len(values) for values in held.values()]


def _numbers(of: Expression, rows: list[Row], days: dict[str, date]) -> list[int]:
    return [number for row in rows if (number := value_of(of, row, days)) is not None]
