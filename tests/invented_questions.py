"""A Hypothesis strategy for questions: every node, on every table, with kinds that agree."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
from hypothesis import strategies as st

from waypost.journeys.question import (
    AllOf,
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
)
from waypost.journeys.tables import ASKED

DAYS = {"as_at": date(2026, 8, 31), "period_start": date(2026, 1, 1), "period_end": date(2027, 3, 31)}
_GROUPS = ("law", "application", "area", "track")
_HOLDERS = {"allocations": ("practitioner", "proceedings_id")}


def _columns(table: str, kind: object) -> st.SearchStrategy[Expression]:
    names = sorted(name for name, is_kind in ASKED[table].items() if is_kind == kind)
    return st.sampled_from(names).map(Column) if names else st.nothing()


def _days(table: str) -> st.SearchStrategy[Expression]:
    literal = st.integers(0, 500).map(lambda days: Value(date(2026, 1, 1) + timedelta(days=days)))
    column = _columns(table, pl.Date)
    earliest = st.tuples(column, column).map(Earliest)
    return st.one_of(column, column, st.sampled_from(sorted(DAYS)).map(Day), literal, earliest)


def _numbers(table: str) -> st.SearchStrategy[Expression]:
    days = st.builds(DaysBetween, _days(table), _days(table))
    return st.one_of(days, days.map(WholeWeeks))


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
    return st.sampled_from([*_GROUPS, *_HOLDERS.get(table, ("proceedings_id",))])


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
            st.sampled_from(_GROUPS).map(CountDistinct),
            conditions(table).map(Share),
            _numbers(table).map(Mean),
            _numbers(table).map(Median),
            st.builds(MeanOfEach, _held(table), _held(table)),
            st.builds(ShareOfEach, _held(table), _held(table), st.integers(0, 3)),
        )
    )
    groups = tuple(draw(st.lists(st.sampled_from(_GROUPS), max_size=2, unique=True)))
    return Question(table, aggregate, draw(conditions(table)), groups)
