"""The compiler writes one engine's SQL or another's from the same nodes, and runs nothing."""

from __future__ import annotations

from datetime import date

import pytest

from waypost.journeys.question import (
    Answer,
    Column,
    Compare,
    Count,
    Day,
    DaysBetween,
    Mean,
    MeanOfEach,
    Question,
    QuestionNotSound,
    Share,
    ShareOfEach,
    Value,
)
from waypost.journeys.store.compile_ibis import COUNTS, answers_of, sql_of

DAYS = {"as_at": date(2026, 1, 31)}
AGE = DaysBetween(Column("started_on"), Day("as_at"))
ASKED = Question("proceedings", Count(), Compare(AGE, ">", Value(364)), ("area", "law"))


@pytest.mark.parametrize(("dialect", "quoted"), [("duckdb", '"proceedings"'), ("pyspark", "`proceedings`")])
def test_sql_names_the_table_and_the_day_in_the_engines_own_way(dialect: str, quoted: str) -> None:
    text = sql_of(ASKED, DAYS, dialect)
    assert quoted in text
    assert "MAKE_DATE(2026, 1, 31)" in text
    assert "364" in text


def test_columns_are_those_grouped_by_then_the_counts() -> None:
    selected = sql_of(ASKED, DAYS, "duckdb")
    places = [selected.rindex(f'"{column}"') for column in ("area", "law", *COUNTS) if f'"{column}"' in selected]
    assert len(places) == 2 + len(COUNTS)
    assert "ORDER BY" in selected
    assert "NULLS FIRST" in selected


def test_a_day_that_was_not_given_is_missed_before_any_engine_is_asked() -> None:
    with pytest.raises(QuestionNotSound):
        sql_of(ASKED, {}, "duckdb")


def test_a_sum_over_no_rows_is_nought() -> None:
    none = (0, None, None, None, None, None)
    share = Question("proceedings", Share(Compare(AGE, ">", Value(0))))
    assert answers_of(share, [none]) == [Answer((), 0, numerator=0)]
    assert answers_of(Question("proceedings", Mean(AGE)), [none]) == [Answer((), 0, total=0, total_of_squares=0)]
    each = MeanOfEach("proceedings_id", "child_id"), ShareOfEach("proceedings_id", "child_id", 2)
    mean, at_least = (Question("children_in_proceedings", aggregate) for aggregate in each)
    assert answers_of(mean, [none]) == [Answer((), 0, total=0, total_of_squares=0)]
    assert answers_of(at_least, [none]) == [Answer((), 0, numerator=0)]
    assert answers_of(ASKED, [("truro", None, 3, None, None, None, None, None)]) == [Answer(("truro", None), 3)]


def test_events_still_said_are_asked_beside_the_row_of_their_child() -> None:
    text = sql_of(
        Question("said_events", Count(), Compare(Column("kind"), "=", Value("letter_sent")), ("law",)), {}, "duckdb"
    )
    assert '"events"' in text
    assert '"children_in_proceedings"' in text
    assert '"superseded_at" IS NULL' in text
