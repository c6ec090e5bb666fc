"""A Hypothesis strategy for questions: every node, on every table, with kinds that agree."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
from hypothesis import strategies as st

from waypost.journeys.asked import ASKED
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
)
from waypost.journeys.question import (
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

DAYS = {"as_at": date(2026, 8, 31), "period_start": date(2026, 1, 1), "period_end": date(2027, 3, 31)}
_GROUPS = ("law", "application", "area", "track")
_HOLDERS = {
    "allocations": ("practitioner", "proceedings_id"),
    "pre_proceedings": ("child_id",),
    "placements": ("child_id", "placement"),
}


def _groups(table: str) -> list[str]:
    """Return the columns of text that a table can be asked by."""
    return [name for name in _GROUPS if name in ASKED[table]] or list(_HOLDERS[table])


def _columns(table: str, kind: object) -> st.SearchStrategy[Expression]:
    names = sorted(name for name, is_kind in ASKED[table].items() if is_kind == kind)
    return st.sampled_from(names).map(Column) if names else st.nothing()


@st.composite
def _days(draw: st.DrawFn, table: str) -> Expression:
    literal = st.integers(0, 500).map(lambda days: Value(date(2026, 1, 1) + timedelta(days=days)))
    column = _columns(table, pl.Date)
    both = st.tuples(column, column)
    given = st.sampled_from(sorted(DAYS)).map(Day)
    return draw(st.one_of(column, column, given, literal, both.map(Earliest), both.map(Latest)))


@st.composite
def _numbers(draw: st.DrawFn, table: str) -> Expression:
    first, last = draw(_days(table)), draw(_days(table))
    node = draw(st.sampled_from([DaysBetween, DaysBetween, WholeWeeks, WholeYears, WorkingDays]))
    return WholeWeeks(DaysBetween(first, last)) if node is WholeWeeks else node(first, last)


def _comparisons(table: str) -> st.SearchStrategy[Condition]:
    signs = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])
    text = st.sampled_from(["birmingham", "truro", "public", "section_31"])
    return st.one_of(
        st.builds(Compare, _days(table), signs, _days(table)),
        st.builds(Compare, _numbers(table), signs, st.integers(-100, 400).map(Value)),
        st.builds(Compare, _columns(table, pl.String), st.sampled_from(["=", "!="]), text.map(Value)),
        st.builds(Compare, _columns(table, pl.Boolean), st.just("="), st.booleans().map(Value)),
        st.builds(IsMissing, st.one_of(_columns(table, pl.String), _days(table))),
        st.builds(OneOf, _columns(table, pl.String), st.lists(text, min_size=1, max_size=3, unique=True).map(tuple)),
    )


def _held(table: str) -> st.SearchStrategy[str]:
    return st.sampled_from([*_groups(table), *_HOLDERS.get(table, ("proceedings_id",))])


def conditions(table: str) -> st.SearchStrategy[Condition]:
    """Draw a condition on a table's rows."""

    def deeper(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
        parts = st.lists(inner, max_size=3).map(tuple)
        return st.one_of(parts.map(AllOf), parts.map(AnyOf), inner.map(Not))

    return st.recursive(_comparisons(table), deeper, max_leaves=5)


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """Draw a question."""
    table = draw(st.sampled_from(sorted(ASKED)))
    aggregate = draw(
        st.one_of(
            st.just(Count()),
            st.sampled_from(_groups(table)).map(CountDistinct),
            st.builds(LifeTable, _numbers(table), _numbers(table), st.lists(conditions(table), max_size=2).map(tuple)),
            conditions(table).map(Share),
            _numbers(table).map(Mean),
            _numbers(table).map(Median),
            st.builds(MeanOfEach, _held(table), _held(table)),
            st.builds(ShareOfEach, _held(table), _held(table), st.integers(0, 3)),
        )
    )
    groups = tuple(draw(st.lists(st.sampled_from(_groups(table)), max_size=2, unique=True)))
    return Question(table, aggregate, draw(conditions(table)), groups)
