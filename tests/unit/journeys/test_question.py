"""A question checks itself at birth: its table, its columns, its kinds."""

from __future__ import annotations

import pytest

from waypost.journeys.expressions import (
    AllOf,
    AnyOf,
    Column,
    Compare,
    Day,
    DaysBetween,
    Earliest,
    IsMissing,
    Not,
    OneOf,
    QuestionNotSound,
    Value,
    WholeWeeks,
)
from waypost.journeys.question import Count, CountDistinct, Mean, MeanOfEach, Median, Question, Share, ShareOfEach

TABLE = "children_in_proceedings"
LAW, START = Column("law"), Column("started_on")
UNSOUND = {
    "no such table": ("events", Count(), AllOf(()), ()),
    "no such column": (TABLE, Count(), IsMissing(Column("nothing")), ()),
    "no such group": (TABLE, Count(), AllOf(()), ("nothing",)),
    "a group that is no text": (TABLE, Count(), AllOf(()), ("started_on",)),
    "text and a day": (TABLE, Count(), Compare(LAW, "=", Day("as_at")), ()),
    "a flag and a number": (TABLE, Count(), Compare(Column("is_told_by_court"), "=", Value(1)), ()),
    "days between texts": (TABLE, Mean(DaysBetween(LAW, START)), AllOf(()), ()),
    "weeks of a day": (TABLE, Mean(WholeWeeks(START)), AllOf(()), ()),
    "a mean of days of the calendar": (TABLE, Mean(START), AllOf(()), ()),
    "a median of text": (TABLE, Median(LAW), AllOf(()), ()),
    "the earliest of nothing": (TABLE, Count(), IsMissing(Earliest(())), ()),
    "one of, of a day": (TABLE, Count(), OneOf(START, ("a",)), ()),
    "deep inside": (TABLE, Count(), Not(AnyOf((AllOf((IsMissing(Column("nothing")),)),))), ()),
    "distinct nothing": (TABLE, CountDistinct("nothing"), AllOf(()), ()),
    "the days of each": (TABLE, MeanOfEach("proceedings_id", "started_on"), AllOf(()), ()),
    "of each nothing": (TABLE, ShareOfEach("nothing", "child_id", 2), AllOf(()), ()),
    "a column of another table": ("said_events", Count(), IsMissing(Column("closed_on")), ()),
    "a share of nonsense": (TABLE, Share(IsMissing(Column("nothing"))), AllOf(()), ()),
}


@pytest.mark.parametrize("wrong", UNSOUND.values(), ids=UNSOUND.keys())
def test_an_unsound_question_is_never_born(wrong: tuple) -> None:
    table, aggregate, where, group_by = wrong
    with pytest.raises(QuestionNotSound):
        Question(table, aggregate, where, group_by)


def test_a_question_narrowed_and_grouped_is_a_new_question() -> None:
    asked = Question(TABLE, Count())
    narrowed = asked.by("law").and_where(Compare(LAW, "=", Value("public")))
    assert (asked.group_by, narrowed.group_by) == ((), ("law",))
    assert narrowed.where == AllOf((AllOf(()), Compare(LAW, "=", Value("public"))))
    assert hash(narrowed) != hash(asked)
