"""The reference answers: every node, and what null does to it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from waypost.journeys.expressions import (
    AllOf,
    AnyOf,
    Column,
    Compare,
    Condition,
    Day,
    DaysBetween,
    Earliest,
    IsMissing,
    Not,
    OneOf,
    Value,
    WholeWeeks,
)
from waypost.journeys.question import (
    Answer,
    Count,
    CountDistinct,
    Mean,
    MeanOfEach,
    Median,
    Question,
    Share,
    ShareOfEach,
)
from waypost.journeys.store.interpret import answer, holds, value_of

DAYS = {"as_at": date(2026, 1, 31)}
START, CLOSED, AREA, LAW = Column("started_on"), Column("closed_on"), Column("area"), Column("law")
AGE = DaysBetween(START, Day("as_at"))
ROW: dict[str, Any] = {"started_on": date(2026, 1, 1), "closed_on": None, "area": "truro", "law": "public"}
NO_START: dict[str, Any] = ROW | {"started_on": None}
YES, NO, UNKNOWN = IsMissing(CLOSED), IsMissing(START), Compare(CLOSED, "=", CLOSED)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (AGE, 30),
        (WholeWeeks(AGE), 4),
        (WholeWeeks(DaysBetween(Day("as_at"), START)), -5),
        (DaysBetween(START, CLOSED), None),
        (WholeWeeks(DaysBetween(START, CLOSED)), None),
        (Earliest((CLOSED, START, Day("as_at"))), date(2026, 1, 1)),
        (Earliest((CLOSED,)), None),
        (Value("x"), "x"),
    ],
)
def test_expressions(expression: Any, expected: object) -> None:
    assert value_of(expression, ROW, DAYS) == expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (YES, True),
        (NO, False),
        (UNKNOWN, None),
        (Compare(AGE, "<=", Value(30)), True),
        (Compare(AGE, "<", Value(30)), False),
        (Compare(AGE, ">=", Value(30)), True),
        (Compare(AGE, ">", Value(30)), False),
        (Compare(AREA, "!=", Value("truro")), False),
        (OneOf(AREA, ("truro", "leicester")), True),
        (OneOf(AREA, ("leicester",)), False),
        (AllOf(()), True),
        (AnyOf(()), False),
        (AllOf((YES, UNKNOWN)), None),
        (AllOf((NO, UNKNOWN)), False),
        (AnyOf((YES, UNKNOWN)), True),
        (AnyOf((NO, UNKNOWN)), None),
        (AnyOf((NO, NO)), False),
        (AllOf((YES, YES)), True),
        (Not(YES), False),
        (Not(NO), True),
        (Not(UNKNOWN), None),
    ],
)
def test_conditions_are_yes_no_or_unknown(condition: Condition, expected: bool | None) -> None:
    assert holds(condition, ROW, DAYS) is expected


def test_one_of_nothing_known_is_unknown() -> None:
    assert holds(OneOf(AREA, ("truro",)), ROW | {"area": None}, DAYS) is None


def test_unknown_does_not_count() -> None:
    asked = Question("children_in_proceedings", Count(), Compare(AGE, ">", Value(0)))
    assert answer(asked, [ROW, NO_START], DAYS) == [Answer((), 1)]


def test_groups_come_in_order_with_null_first() -> None:
    asked = Question("children_in_proceedings", Count()).by("area", "law")
    rows = [ROW, ROW | {"area": None}, ROW | {"law": "private"}, ROW]
    assert [(one.group, one.counted) for one in answer(asked, rows, DAYS)] == [
        ((None, "public"), 1),
        (("truro", "private"), 1),
        (("truro", "public"), 2),
    ]


def test_aggregates() -> None:
    ten = ROW | {"started_on": date(2026, 1, 21), "area": None}
    rows = [ROW, ten, NO_START]

    def asked(aggregate: Any) -> Answer:
        return answer(Question("children_in_proceedings", aggregate), rows, DAYS)[0]

    assert asked(CountDistinct("area")).counted == 1
    assert asked(Share(Compare(AGE, ">", Value(10)))) == Answer((), 3, numerator=1)
    assert asked(Mean(AGE)) == Answer((), 2, total=40, total_of_squares=1000)
    assert asked(Median(AGE)) == Answer((), 2, lower_middle=10, upper_middle=30)


def test_no_rows_without_groups_is_one_answer_of_nought_and_with_groups_is_none() -> None:
    assert answer(Question("proceedings", Count()), [], DAYS) == [Answer((), 0)]
    assert answer(Question("proceedings", Median(AGE)), [], DAYS) == [Answer((), 0)]
    assert answer(Question("proceedings", Count(), group_by=("area",)), [], DAYS) == []


HELD: list[dict[str, Any]] = [
    {"practitioner": who, "proceedings_id": case, "law": law}
    for who, case, law in (
        ("W1", "P-1", "public"),
        ("W1", "P-2", "public"),
        ("W1", "P-2", "public"),
        ("W2", "P-2", "private"),
        ("W3", None, "private"),
        (None, "P-9", None),
    )
]


def test_of_each_practitioner_the_different_cases_are_counted() -> None:
    mean = MeanOfEach("practitioner", "proceedings_id")
    assert answer(Question("allocations", mean), HELD, {}) == [Answer((), 3, total=3, total_of_squares=5)]
    assert answer(Question("allocations", mean, group_by=("law",)), HELD, {}) == [
        Answer((None,), 0, total=0, total_of_squares=0),
        Answer(("private",), 2, total=1, total_of_squares=1),
        Answer(("public",), 1, total=2, total_of_squares=4),
    ]
    assert answer(Question("allocations", mean), [], {}) == [Answer((), 0, total=0, total_of_squares=0)]


@pytest.mark.parametrize(("at_least", "expected"), [(0, 3), (1, 2), (2, 1), (3, 0)])
def test_share_of_those_who_have_so_many(at_least: int, expected: int) -> None:
    share = ShareOfEach("practitioner", "proceedings_id", at_least)
    assert answer(Question("allocations", share), HELD, {}) == [Answer((), 3, numerator=expected)]
