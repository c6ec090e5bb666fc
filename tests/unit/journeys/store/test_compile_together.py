"""Several questions in one query: each condition worked out once a row, each answer as if it had been asked alone."""

from __future__ import annotations

from datetime import date

from waypost.journeys.expressions import Column, Compare, Day, DaysBetween, Value
from waypost.journeys.question import Answer, Count, Mean, Question, Share
from waypost.journeys.store.compile_together import answers_of_all, sql_of_all

DAYS = {"as_at": date(2026, 1, 31)}
AGE = DaysBetween(Column("started_on"), Day("as_at"))
OPEN = Compare(Column("closed_on"), ">", Day("as_at"))
COUNT = Question("proceedings", Count(), OPEN, ("area",))
SHARE = Question("proceedings", Share(Compare(AGE, ">", Value(364))), OPEN, ("area",))
MEAN = Question("proceedings", Mean(AGE), OPEN, ("area",))


def test_a_condition_that_several_share_is_worked_out_once() -> None:
    text = sql_of_all([COUNT, SHARE, MEAN], DAYS)
    inner = text[text.index("FROM (SELECT") : text.index("AS each_row")]
    assert inner.count(" AS of_row_") == 3  # the condition, what the share asks, and the number that is averaged
    assert text.count("FILTER (WHERE of_row_0)") == 3
    assert text.endswith('GROUP BY "area" ORDER BY "area" NULLS FIRST')


def test_what_is_dear_is_worked_out_only_where_it_is_asked() -> None:
    text = sql_of_all([MEAN], DAYS)
    assert "CASE WHEN (\"closed_on\" > DATE '2026-01-31') THEN CAST(date_diff(" in text


def test_each_question_finds_its_own_sums_and_a_group_without_rows_is_no_answer() -> None:
    rows = [("devon", 3, 3, 2, 3, 3, 30, 500), ("truro", 0, 0, 0, 0, 0, None, None)]
    assert answers_of_all([COUNT, SHARE, MEAN], rows) == [
        [Answer(("devon",), 3)],
        [Answer(("devon",), 3, numerator=2)],
        [Answer(("devon",), 3, total=30, total_of_squares=500)],
    ]
