"""Compiles a question to the SQL of an engine, through ibis. One compiler for DuckDB and Spark.

Nothing is executed here and no engine is imported: ibis writes the text from the declared columns alone.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Any

import ibis
import polars as pl

from waypost.journeys.question import (
    AllOf,
    Answer,
    AnyOf,
    Column,
    Compare,
    Condition,
    Count,
    CountDistinct,
    Day,
    DaysBetween,
    Earliest,
    Expression,
    IsMissing,
    Latest,
    LifeTable,
    Mean,
    MeanOfEach,
    Median,
    Not,
    OneOf,
    Question,
    Share,
    ShareOfEach,
    Value,
    WholeWeeks,
    WholeYears,
    WorkingDays,
    day_of,
)
from waypost.journeys.store.compile_working_days import working_days_sql
from waypost.journeys.tables import ASKED, EVENTS, SAID_EVENTS

Days = dict[str, date]
GivenDays = tuple[tuple[str, date], ...]
COUNTS = ("counted", "numerator", "total", "total_of_squares", "lower_middle", "upper_middle")
"""The columns that the SQL answers after those it groups by, in the order of `Answer`."""

_TYPES: dict[object, str] = {pl.String: "string", pl.Date: "date", pl.Int64: "int64", pl.Boolean: "boolean"}
_OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def sql_of(question: Question, days: Days, dialect: str) -> str:
    """Return the question as SQL of a dialect (duckdb, pyspark): group columns, then `COUNTS`, in group order."""
    return with_days(_compiled, question, days, dialect)


def with_days(compiled: Callable[[Any, GivenDays, str], str], asked_for: Any, days: Days, dialect: str) -> str:
    """Return SQL that was compiled once with days that stand for any, with the days that are given in their place."""
    names = sorted(days)
    sql = compiled(asked_for, tuple((name, _stand_in(number)) for number, name in enumerate(names)), dialect)
    for number, name in enumerate(names):
        sql = sql.replace(_written(_stand_in(number), dialect), _written(days[name], dialect))
    return sql


def _stand_in(number: int) -> date:
    """Return a day that stands for a given one while a question is compiled: no record reaches that far."""
    return date(9000 + number, 1, 1)


@cache
def _written(day: date, dialect: str) -> str:
    """Return a day as ibis writes it in a dialect."""
    return str(ibis.to_sql(ibis.literal(day), dialect=dialect)).removeprefix("SELECT").split(" AS ")[0].strip()


@lru_cache(maxsize=2048)  # compiling takes longer than answering, and every period is asked the same
def _compiled(question: Question, given: GivenDays, dialect: str) -> str:
    days = dict(given)
    table = asked(question.table)
    rows = table.filter(condition_of(question.where, table, days))
    answered, counts = _answered(question, rows, days)
    columns = [answered[name] for name in question.group_by]
    ordered = answered.select(*columns, *(answered[name].cast("int64") for name in counts))
    by = [*question.group_by, *(("age",) if "age" in counts else ())]
    if by:
        ordered = ordered.order_by([ordered[name].asc(nulls_first=True) for name in by])
    return str(ibis.to_sql(ordered, dialect=dialect))


def _answered(question: Question, rows: Any, days: Days) -> tuple[Any, tuple[str, ...]]:
    """Return the aggregated table, and the columns that are answered after those it groups by."""
    match question.aggregate:
        case LifeTable(entered, left, ends):
            return _life_table(question, entered, left, ends, rows, days)
        case _:
            return _aggregate(question, rows, days), COUNTS


def _life_table(
    question: Question, entered: Expression, left: Expression, ends: tuple[Condition, ...], rows: Any, days: Days
) -> tuple[Any, tuple[str, ...]]:
    """Return one row an age of each group: how many came under watch then, left it, and left it by each end.

    Only counts by age leave the engine, so that the answer is as long as a life is, however many lived.
    """
    names = tuple(f"end_{number}" for number in range(len(ends)))
    held = {name: condition_of(end, rows, days).ifelse(1, 0) for name, end in zip(names, ends, strict=True)}
    first, last = (expression_of(one, rows, days).cast("int64") for one in (entered, left))
    watched = rows.mutate(first_=first, last_=last, **held)
    watched = watched.filter(watched["first_"] <= watched["last_"])
    group = [watched[name] for name in question.group_by]
    none = dict.fromkeys(names, ibis.literal(0))
    came = watched.select(*group, age=watched["first_"], entered=ibis.literal(1), left_=ibis.literal(0), **none)
    went = watched.select(
        *group,
        age=watched["last_"],
        entered=ibis.literal(0),
        left_=ibis.literal(1),
        **{name: watched[name].fill_null(0).cast("int8") for name in names},
    )
    both = came.union(went)
    counts = ("entered", "left_", *names)
    return both.group_by([*question.group_by, "age"]).aggregate(**{n: both[n].sum() for n in counts}), ("age", *counts)


@cache
def asked(name: str) -> Any:
    """Return the table that a question asks: one that a store keeps, or the events still said, beside their rows."""
    if name != SAID_EVENTS:
        return _kept(name)
    columns, rows = ASKED[SAID_EVENTS], _kept("children_in_proceedings")
    of_event = {column: _TYPES[kind] for column, kind in columns.items() if column in EVENTS}
    events = ibis.table({**of_event, "superseded_at": "timestamp"}, name="events")
    said = events.filter(events["superseded_at"].isnull())
    is_same = [said[key] == rows[key] for key in ("child_id", "proceedings_id")]
    beside = said.left_join(rows, is_same, rname="its_{name}")
    return beside.select(*(beside[column] for column in columns))


def _kept(name: str) -> Any:
    return ibis.table({column: _TYPES[kind] for column, kind in ASKED[name].items()}, name=name)


def answers_of(question: Question, rows: Sequence[Sequence[Any]]) -> list[Answer]:
    """Return the rows that an engine answered as answers. A sum over no rows is null in SQL and nought here."""
    width = len(question.group_by)
    if isinstance(question.aggregate, LifeTable):
        return _life_tables(rows, width)
    return [_answer(question, tuple(row[:width]), row[width:]) for row in rows]


def _life_tables(rows: Sequence[Sequence[Any]], width: int) -> list[Answer]:
    """Return one answer a group from its rows, one an age; without groups always exactly one."""
    ages: dict[tuple[str | None, ...], list[tuple[int, ...]]] = {} if width else {(): []}
    for row in rows:
        ages.setdefault(tuple(row[:width]), []).append(tuple(int(value) for value in row[width:]))
    return [Answer(group, sum(age[1] for age in ages[group]), ages=tuple(ages[group])) for group in ages]


def _answer(question: Question, group: tuple[str | None, ...], row: Sequence[Any]) -> Answer:
    counted, numerator, total, squares, lower, upper = (None if value is None else int(value) for value in row)
    match question.aggregate:
        case Share() | ShareOfEach():
            numerator = numerator or 0
        case Mean() | MeanOfEach():
            total, squares = total or 0, squares or 0
        case _:
            pass
    return Answer(group, counted or 0, numerator, total, squares, lower, upper)


def _aggregate(question: Question, rows: Any, days: Days) -> Any:
    """Return the aggregated table, with every column of `COUNTS`."""
    nothing = dict.fromkeys(COUNTS, ibis.null("int64"))
    match question.aggregate:
        case Count():
            sums = nothing | {"counted": rows.count()}
        case CountDistinct(column):
            sums = nothing | {"counted": rows[column].nunique()}
        case Share(of):
            rows = rows.mutate(held=condition_of(of, rows, days).ifelse(1, 0))
            sums = nothing | {"counted": rows.count(), "numerator": rows["held"].sum()}
        case Mean(of):
            rows = _with_number(of, rows, days)
            sums = nothing | {
                "counted": rows["number"].count(),
                "total": rows["number"].sum(),
                "total_of_squares": (rows["number"] * rows["number"]).sum(),
            }
        case MeanOfEach(each, of):
            rows = _held(question, each, of, rows)
            sums = nothing | {
                "counted": rows["each_"].count(),
                "total": rows["number"].sum(),
                "total_of_squares": (rows["number"] * rows["number"]).sum(),
            }
        case ShareOfEach(each, of, at_least):
            rows = _held(question, each, of, rows)
            held = (rows["number"] >= at_least).ifelse(1, 0)
            sums = nothing | {"counted": rows["each_"].count(), "numerator": held.sum()}
        case Median(of):
            rows = _ranked_numbers(question, _with_number(of, rows, days))
            number, total = rows["number"], rows["counted_"]
            sums = nothing | {
                "counted": total.max(),
                "lower_middle": number.min(where=rows["last_place"] >= (total + 1) // 2),
                "upper_middle": number.min(where=rows["last_place"] >= total // 2 + 1),
            }
    return rows.aggregate(**sums, by=[rows[name] for name in question.group_by])


def _with_number(of: Expression, rows: Any, days: Days) -> Any:
    return rows.mutate(number=expression_of(of, rows, days).cast("int64"))


def _held(question: Question, each: str, of: str, rows: Any) -> Any:
    """Return each value of a column once a group, as `each_`, with how many different values of another it has.

    A row without `each` keeps its group there, and its number is null: it is counted nowhere.
    """
    rows = rows.mutate(each_=rows[each], of_=rows[each].notnull().ifelse(rows[of], ibis.null("string")))
    held = rows.group_by([*question.group_by, "each_"]).aggregate(held_=rows["of_"].nunique())
    return held.mutate(number=held["each_"].notnull().ifelse(held["held_"], ibis.null("int64")))


def _ranked_numbers(question: Question, rows: Any) -> Any:
    """Return each number of each group once, with the place of its last row in order and how many the group has.

    Counting equal numbers first leaves a window little to sort: a median of weeks is as quick as a mean. Nulls stand
    last and are not counted; a group of nothing but nulls keeps a row, so that it answers with nought.
    """
    group = list(question.group_by)
    counts = rows.group_by([*group, "number"]).aggregate(times=rows["number"].count())
    in_order = ibis.cumulative_window(group_by=group, order_by=[counts["number"].asc(nulls_first=False)])
    return counts.mutate(
        last_place=counts["times"].sum().over(in_order),
        counted_=counts["times"].sum().over(ibis.window(group_by=group)),
    )


def expression_of(expression: Expression, table: Any, days: Days) -> Any:
    """Return an expression over a table's rows, as ibis has it."""
    match expression:
        case Column(name):
            return table[name]
        case Day(name):
            return ibis.literal(day_of(days, name))
        case Value(value):
            return ibis.literal(value)
        case DaysBetween(start, end):
            return expression_of(end, table, days).delta(expression_of(start, table, days), unit="day")
        case WholeWeeks(inner):
            return expression_of(inner, table, days) // 7
        case WholeYears(start, end):
            first, last = (expression_of(one, table, days) for one in (start, end))
            is_before_birthday = (last.month() * 100 + last.day()) < (first.month() * 100 + first.day())
            return (last.year() - first.year() - is_before_birthday.ifelse(1, 0)).cast("int64")
        case WorkingDays(start, end):
            return working_days_sql(*(expression_of(one, table, days) for one in (start, end)))
        case Earliest(of):
            return ibis.least(*(expression_of(part, table, days) for part in of))
        case Latest(of):
            return ibis.greatest(*(expression_of(part, table, days) for part in of))


def condition_of(condition: Condition, table: Any, days: Days) -> Any:
    """Return a condition on a table's rows, as ibis has it."""
    match condition:
        case Compare(left, sign, right):
            return _OPERATORS[sign](expression_of(left, table, days), expression_of(right, table, days))
        case IsMissing(of):
            return expression_of(of, table, days).isnull()
        case OneOf(of, values):
            return expression_of(of, table, days).isin(values)
        case AllOf(conditions):
            return ibis.and_(*(condition_of(part, table, days) for part in conditions))
        case AnyOf(conditions):
            return ibis.or_(*(condition_of(part, table, days) for part in conditions))
        case Not(part):
            return ~condition_of(part, table, days)
