"""Turns the statements that assemble a record into Spark's SQL: one source of truth, in DuckDB's words.

sqlglot knows most of both dialects. What it does not know is declared here, rule by rule; a statement that needs more
is to be written so that both engines accept it, and the contract suite runs every statement on both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache

import sqlglot
from sqlglot import exp

_FUNCTIONS = {"md5_number": "md5", "epoch_us": "unix_micros"}
"""Functions that Spark has under another name. A digest is compared and nothing else, so its kind does not matter."""
_FIELD = "part_"
_PLACES = (exp.RowNumber, exp.Rank, exp.DenseRank, exp.Lag, exp.Lead)


@dataclass(frozen=True, slots=True)
class SparkStatement:
    """A statement for Spark: the table it makes (none for a plain question), the query of its rows, and what it reads.

    `reads` are names of tables, its own passing ones (WITH) among them.
    """

    makes: str | None
    query: str
    reads: frozenset[str]


def spark_statement(sql: str, given: Mapping[str, date | datetime]) -> SparkStatement:
    """Return a statement of DuckDB as Spark has it, with days and instants in the place of `$name`.

    An instant needs a zone, and stands as the same instant in UTC: the session's zone must be UTC.
    """
    statement = _translated(sql)
    query = statement.query
    for name, value in given.items():
        query = query.replace(f":{name}", _literal(value))
    return replace(statement, query=query)


@cache
def _translated(sql: str) -> SparkStatement:
    statement = sqlglot.parse_one(sql, read="duckdb")
    makes = None
    if isinstance(statement, exp.Create):
        makes, statement = statement.this.name, statement.expression
    reads = frozenset(table.name for table in statement.find_all(exp.Table))
    return SparkStatement(makes, spark_query(statement), reads)


def spark_query(statement: exp.Expr) -> str:
    """Return a parsed statement of DuckDB as Spark's SQL, with every rule applied."""
    for kind, rule in _RULES:
        for found in list(statement.find_all(kind)):
            found.replace(rule(found))
    return statement.sql(dialect="spark", unsupported_level=sqlglot.ErrorLevel.RAISE)


def _row(found: exp.Expr) -> exp.Expr:
    """(a, b) is a row, and compares as one. Its fields need names."""
    if isinstance(found.parent, exp.In | exp.Values):
        return found
    fields = [
        part
        for place, value in enumerate(found.expressions, start=1)
        for part in (exp.Literal.string(f"{_FIELD}{place}"), value)
    ]
    return exp.func("named_struct", *fields)


def _taken(found: exp.Expr) -> exp.Expr:
    """x[2] of a row is its second field; x[:16] of a text its first letters; list[n] with a computed n is of a list."""
    (index,) = found.expressions
    if isinstance(index, exp.Slice):
        return exp.func("substring", found.this, exp.Literal.number(1), index.expression)
    if isinstance(index, exp.Literal):
        return exp.Dot(this=found.this, expression=exp.to_identifier(f"{_FIELD}{int(index.name) + 1}"))  # read from 0
    return exp.func("element_at", found.this, index)


def _renamed(found: exp.Expr) -> exp.Expr:
    name = _FUNCTIONS.get(found.name.lower())
    return exp.Anonymous(this=name, expressions=found.expressions) if name else found


def _numbered(found: exp.Expr) -> exp.Expr:
    """A number without an order is any number that no other row has: no cluster can count rows one by one.

    A place in an order has no frame in Spark: where a named window has one, its order is taken alone.
    """
    if not isinstance(found.this, _PLACES):
        return found
    named = _named_window(found)
    if named is not None and named.args.get("spec"):
        parts = {key: value.copy() for key, value in named.args.items() if key == "order" and value}
        partition = [column.copy() for column in named.args.get("partition_by") or ()]
        return exp.Window(this=found.this.copy(), partition_by=partition, over="OVER", **parts)
    has_order = named is not None or any(found.args.get(key) for key in ("partition_by", "order"))
    return found if has_order else exp.func("monotonically_increasing_id")


def _named_window(found: exp.Expr) -> exp.Expr | None:
    """Return the window that a SELECT's own WINDOW clause names."""
    select = found.find_ancestor(exp.Select)
    windows = (select.args.get("windows") or ()) if select is not None else ()
    return next((one for one in windows if found.alias and one.this.name == found.alias), None)


def _of_some(found: exp.Expr) -> exp.Expr:
    """Spark has no FILTER in a window: what is left out is null there, and no aggregate counts a null."""
    if isinstance(found.parent, exp.Window):
        aggregate, condition = found.this, found.expression.this
        of = exp.Literal.number(1) if isinstance(aggregate.this, exp.Star) else aggregate.this.copy()
        aggregate.set("this", exp.Case().when(condition.copy(), of))
        told: exp.Expr = aggregate.copy()
        return told
    return found


_RULES: tuple[tuple[type[exp.Expr], Callable[[exp.Expr], exp.Expr]], ...] = (
    (exp.Window, _numbered),
    (exp.Tuple, _row),
    (exp.Bracket, _taken),
    (exp.Anonymous, _renamed),
    (exp.Filter, _of_some),
)


def _literal(value: date | datetime) -> str:
    if isinstance(value, datetime):
        return f"TIMESTAMP '{value:%Y-%m-%d %H:%M:%S.%f}'"
    return f"DATE '{value:%Y-%m-%d}'"
