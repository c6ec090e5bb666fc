"""Compiles a question to SQL: one text, in DuckDB's words, which Spark runs as sqlglot turns it (`spark_sql.py`).

Nothing is executed here and no engine is imported. The text is short, and written anew for every day: that takes some
fifty microseconds, where planning it takes an engine milliseconds.
"""
# ruff: noqa: S608  (the text is made of our own columns and values; nothing in it comes from a record)

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from waypost.journeys.asked import ASKED, SAID_EVENTS
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
from waypost.journeys.store.compile_working_days import working_days_sql
from waypost.journeys.tables import EVENTS

Days = dict[str, date]


def sql_of(question: Question, days: Days) -> str:
    """Return the question as SQL: group columns, then what its aggregate answers, in group order, null first."""
    table = asked(question.table)
    match question.aggregate:
        case LifeTable(entered, left, ends):
            return _life_table(question, entered, left, ends, days)
        case MeanOfEach(each, of) | ShareOfEach(each, of, _):
            table = _held(question, each, of, days)
        case Median(of):
            table = _ranked_numbers(question, of, days)
        case _:
            table = f"{table} WHERE {condition_of(question.where, days)}"
    told = (*_quoted(question.group_by), *_sums(question.aggregate, days))
    return f"SELECT {', '.join(told)} FROM {table}{grouped(question.group_by)}"


def grouped(columns: Sequence[str]) -> str:
    """Return the end of a query that answers one row a group, in group order, null first; nothing without columns."""
    if not columns:
        return ""
    names = _quoted(columns)
    return f" GROUP BY {', '.join(names)} ORDER BY {', '.join(f'{name} NULLS FIRST' for name in names)}"


def asked(name: str) -> str:
    """Return the table that a question asks: one that a store keeps, or the events still said, beside their rows."""
    if name != SAID_EVENTS:
        return f'"{name}"'
    columns = (f'{"said" if column in EVENTS else "its"}."{column}"' for column in ASKED[SAID_EVENTS])
    return (
        f'(SELECT {", ".join(columns)} FROM "events" AS said LEFT JOIN "children_in_proceedings" AS its '
        "ON said.child_id = its.child_id AND said.proceedings_id = its.proceedings_id "
        "WHERE said.superseded_at IS NULL) AS said_events"
    )


def _sums(aggregate: Aggregate, days: Days) -> tuple[str, ...]:
    """Return what an aggregate answers, in the order in which `_answer` reads it."""
    match aggregate:
        case Count():
            return ("count(*)",)
        case CountDistinct(column):
            return (f'count(DISTINCT "{column}")',)
        case Share(of):
            return "count(*)", f"count(*) FILTER (WHERE {condition_of(of, days)})"
        case Mean(of):
            number = whole_number_of(of, days)
            return f"count({number})", f"sum({number})", f"sum({number} * {number})"
        case MeanOfEach():
            return "count(each_)", "sum(number)", "sum(number * number)"
        case ShareOfEach(_, _, at_least):
            return "count(each_)", f"count(*) FILTER (WHERE number >= {at_least})"
        case _:
            lower, upper = (f"min(number) FILTER (WHERE 2 * last_place {sign} counted_)" for sign in (">=", ">"))
            return "max(counted_)", lower, upper


def _held(question: Question, each: str, of: str, days: Days) -> str:
    """Return each value of a column once a group, as `each_`, with how many different values of another it has.

    A row without `each` keeps its group there, and its number is null: it is counted nowhere.
    """
    group = _quoted(question.group_by)
    number = f'CASE WHEN "{each}" IS NOT NULL THEN count(DISTINCT "{of}") END AS number'
    told = ", ".join((*group, f'"{each}" AS each_', number))
    by = ", ".join(dict.fromkeys((*group, _quote(each))))
    where = condition_of(question.where, days)
    return f"(SELECT {told} FROM {asked(question.table)} WHERE {where} GROUP BY {by}) AS held"


def _ranked_numbers(question: Question, of: Expression, days: Days) -> str:
    """Return each number of each group once, with the place of its last row in order and how many the group has.

    Counting equal numbers first leaves a window little to sort: a median of weeks is as quick as a mean. Nulls stand
    last and are not counted; a group of nothing but nulls keeps a row, so that it answers with nought.
    """
    group = _quoted(question.group_by)
    by = f"PARTITION BY {', '.join(group)} " if group else ""
    numbers = f"{whole_number_of(of, days)} AS number"
    each = (
        f"SELECT {', '.join((*group, numbers))} FROM {asked(question.table)} WHERE {condition_of(question.where, days)}"
    )
    counts = f"SELECT {', '.join((*group, 'number', 'count(number) AS times'))} FROM ({each}) AS each_row"
    counts += f" GROUP BY {', '.join((*group, 'number'))}"
    in_order = f"{by}ORDER BY number NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW"
    places = (f"sum(times) OVER ({in_order}) AS last_place", f"sum(times) OVER ({by.strip()}) AS counted_")
    return f"(SELECT {', '.join((*group, 'number', *places))} FROM ({counts}) AS each_number) AS ranked"


def _life_table(
    question: Question, entered: Expression, left: Expression, ends: tuple[Condition, ...], days: Days
) -> str:
    """Return one row an age of each group: how many came under watch then, left it, and left it by each end.

    Only counts by age leave the engine, so that the answer is as long as a life is, however many lived.
    """
    group = _quoted(question.group_by)
    names = [f"end_{number}" for number in range(len(ends))]
    held = [
        f"CASE WHEN {condition_of(end, days)} THEN 1 ELSE 0 END AS {name}"
        for name, end in zip(names, ends, strict=True)
    ]
    ages = f"{whole_number_of(entered, days)} AS first_", f"{whole_number_of(left, days)} AS last_"
    watched = (
        f"SELECT {', '.join((*group, *ages, *held))} FROM {asked(question.table)} "
        f"WHERE {condition_of(question.where, days)}"
    )
    none = [f"0 AS {name}" for name in names]
    came = f"SELECT {', '.join((*group, 'first_ AS age', '1 AS entered', '0 AS left_', *none))}"
    went = f"SELECT {', '.join((*group, 'last_ AS age', '0 AS entered', '1 AS left_', *names))}"
    both = " UNION ALL ".join(f"{each} FROM watched WHERE first_ <= last_" for each in (came, went))
    sums = [f"sum({name})" for name in ("entered", "left_", *names)]
    return (
        f"WITH watched AS ({watched}) SELECT {', '.join((*group, 'age', *sums))} FROM ({both}) AS came_and_went"
        f"{grouped((*question.group_by, 'age'))}"
    )


def whole_number_of(expression: Expression, days: Days) -> str:
    """Return an expression as a whole number of 64 bits, so that its square has room in every engine."""
    return f"CAST({expression_of(expression, days)} AS BIGINT)"


def expression_of(expression: Expression, days: Days) -> str:
    """Return an expression over a table's rows, as SQL."""
    match expression:
        case Column(name):
            return _quote(name)
        case Day(name):
            return _literal(day_of(days, name))
        case Value(value):
            return _literal(value)
        case DaysBetween(start, end):
            return f"date_diff('day', {expression_of(start, days)}, {expression_of(end, days)})"
        case WholeWeeks(inner):
            return f"CAST(floor({expression_of(inner, days)} / 7) AS BIGINT)"
        case WholeYears(start, end):
            return _whole_years(expression_of(start, days), expression_of(end, days))
        case WorkingDays(start, end):
            return working_days_sql(expression_of(start, days), expression_of(end, days))
        case Earliest(of):
            return f"least({', '.join(expression_of(part, days) for part in of)})"
        case Latest(of):
            return f"greatest({', '.join(expression_of(part, days) for part in of)})"


def _whole_years(first: str, last: str) -> str:
    is_before_birthday = f"month({last}) * 100 + day({last}) < month({first}) * 100 + day({first})"
    return f"(year({last}) - year({first}) - CASE WHEN {is_before_birthday} THEN 1 ELSE 0 END)"


def condition_of(condition: Condition, days: Days) -> str:
    """Return a condition on a table's rows, as SQL, in brackets where it has parts."""
    match condition:
        case Compare(left, sign, right):
            return f"({expression_of(left, days)} {sign} {expression_of(right, days)})"
        case IsMissing(of):
            return f"({expression_of(of, days)} IS NULL)"
        case OneOf(of, ()):
            return f"CASE WHEN {expression_of(of, days)} IS NOT NULL THEN FALSE END"
        case OneOf(of, values):
            return f"({expression_of(of, days)} IN ({', '.join(map(_literal, values))}))"
        case AllOf(conditions):
            return _joined("AND", conditions, days) or "TRUE"
        case AnyOf(conditions):
            return _joined("OR", conditions, days) or "FALSE"
        case Not(part):
            return f"(NOT {condition_of(part, days)})"


def _joined(word: str, conditions: tuple[Condition, ...], days: Days) -> str:
    parts = [condition_of(part, days) for part in conditions]
    return f"({f' {word} '.join(parts)})" if len(parts) > 1 else "".join(parts)


def _literal(value: str | int | bool | date) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, date):
        return f"DATE '{value.isoformat()}'"
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"


def _quote(column: str) -> str:
    return f'"{column}"'


def _quoted(columns: Sequence[str]) -> tuple[str, ...]:
    return tuple(_quote(column) for column in columns)


def answers_of(question: Question, rows: Sequence[Sequence[Any]]) -> list[Answer]:
    """Return the rows that an engine answered as answers. A sum over no rows is null in SQL and nought here."""
    width = len(question.group_by)
    if isinstance(question.aggregate, LifeTable):
        return _life_tables(rows, width)
    return [answer_of(question.aggregate, tuple(row[:width]), row[width:]) for row in rows]


def _life_tables(rows: Sequence[Sequence[Any]], width: int) -> list[Answer]:
    """Return one answer a group from its rows, one an age; without groups always exactly one."""
    ages: dict[tuple[str | None, ...], list[tuple[int, ...]]] = {} if width else {(): []}
    for row in rows:
        ages.setdefault(tuple(row[:width]), []).append(tuple(int(value) for value in row[width:]))
    return [Answer(group, sum(age[1] for age in ages[group]), ages=tuple(ages[group])) for group in ages]


def answer_of(aggregate: Aggregate, group: tuple[str | None, ...], told: Sequence[Any]) -> Answer:
    """Return one group's answer from what an engine told of it."""
    counted, *rest = (int(value or 0) for value in told)
    match aggregate:
        case Share() | ShareOfEach():
            return Answer(group, counted, numerator=rest[0])
        case Mean() | MeanOfEach():
            return Answer(group, counted, total=rest[0], total_of_squares=rest[1])
        case Median() if counted:
            return Answer(group, counted, lower_middle=rest[0], upper_middle=rest[1])
        case _:
            return Answer(group, counted)
