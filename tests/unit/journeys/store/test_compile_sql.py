"""The compiler writes one text from the nodes of a question, and runs nothing."""

from __future__ import annotations

from datetime import date

import pytest

from waypost.journeys.expressions import Column, Compare, Day, DaysBetween, OneOf, QuestionNotSound, Value
from waypost.journeys.question import Answer, Count, Mean, MeanOfEach, Median, Question, Share, ShareOfEach
from waypost.journeys.store.compile_sql import answers_of, sql_of
from waypost.journeys.store.spark_sql import spark_statement

DAYS = {"as_at": date(2026, 1, 31)}
AGE = DaysBetween(Column("started_on"), Day("as_at"))
ASKED = Question("proceedings", Count(), Compare(AGE, ">", Value(364)), ("area", "law"))


def test_the_text_names_the_table_the_day_and_the_order() -> None:
    text = sql_of(ASKED, DAYS)
    assert text == (
        'SELECT "area", "law", count(*) FROM "proceedings" '
        "WHERE (date_diff('day', \"started_on\", DATE '2026-01-31') > 364) "
        'GROUP BY "area", "law" ORDER BY "area" NULLS FIRST, "law" NULLS FIRST'
    )


def test_spark_asks_the_same_in_its_own_words() -> None:
    asked = spark_statement(sql_of(ASKED, DAYS), {})
    assert asked.reads == {"proceedings"}
    assert "`proceedings`" in asked.query
    assert "DATEDIFF(DAY, `started_on`, CAST('2026-01-31' AS DATE))" in asked.query


def test_a_value_with_a_quotation_mark_stays_a_value() -> None:
    one = Question("proceedings", Count(), OneOf(Column("area"), ("o'brien",)))
    assert "('o''brien')" in sql_of(one, {})


def test_a_day_that_was_not_given_is_missed_before_any_engine_is_asked() -> None:
    with pytest.raises(QuestionNotSound):
        sql_of(ASKED, {})


def test_a_sum_over_no_rows_is_nought() -> None:
    share = Question("proceedings", Share(Compare(AGE, ">", Value(0))))
    assert answers_of(share, [(0, 0)]) == [Answer((), 0, numerator=0)]
    none = (0, None, None)
    assert answers_of(Question("proceedings", Mean(AGE)), [none]) == [Answer((), 0, total=0, total_of_squares=0)]
    each = MeanOfEach("proceedings_id", "child_id"), ShareOfEach("proceedings_id", "child_id", 2)
    mean, at_least = (Question("children_in_proceedings", aggregate) for aggregate in each)
    assert answers_of(mean, [none]) == [Answer((), 0, total=0, total_of_squares=0)]
    assert answers_of(at_least, [(0, 0)]) == [Answer((), 0, numerator=0)]
    assert answers_of(Question("proceedings", Median(AGE)), [(None, None, None)]) == [Answer((), 0)]
    assert answers_of(ASKED, [("truro", None, 3)]) == [Answer(("truro", None), 3)]


def test_events_still_said_are_asked_beside_the_row_of_their_child() -> None:
    one = Question("said_events", Count(), Compare(Column("kind"), "=", Value("letter_sent")), ("law",))
    text = sql_of(one, {})
    assert '"events"' in text
    assert '"children_in_proceedings"' in text
    assert "superseded_at IS NULL" in text
