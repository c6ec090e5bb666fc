"""Figures from answers: periods, places, groups, what adds up, and what there is nothing to say about."""

from __future__ import annotations

from datetime import date
from typing import Any

from invented_records import RecordBuilder, at, event
from waypost.insight.measures.computing import add_up, compute, compute_measures, periods_of
from waypost.insight.measures.library import (
    caseload,
    children_per_case,
    closed_within_26_weeks,
    duration_of_closed_cases,
    open_children_and_cases,
)
from waypost.insight.measures.registry import MEASURES, compute_all
from waypost.journeys.question import Answer, Question
from waypost.journeys.store.memory import MemoryStore

AS_OF = date(2025, 2, 15)


class Counting(MemoryStore):
    """A store that notes what it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Question] = []

    def compute(self, question: Question, **days: Any) -> list[Answer]:
        self.asked.append(question)
        return super().compute(question, **days)


def a_store() -> Counting:
    builder = RecordBuilder()
    case = {"proceedings_id": "P-1", "law": "public", "application": "section_31", "area": "truro"}
    builder.statement(
        "cafcass", "k", at(date(2024, 12, 1)), [event("application_received", date(2024, 12, 1))], case=case
    )
    store = Counting()
    store.load(builder.linked(as_of=AS_OF))
    return store


def test_a_measure_is_told_now_and_a_year_before() -> None:
    assert [period.end for period in periods_of(open_children_and_cases.MEASURE, AS_OF)] == [
        date(2025, 1, 31),
        date(2024, 1, 31),
    ]
    assert [(p.start, p.end) for p in periods_of(closed_within_26_weeks.MEASURE, AS_OF)] == [
        (date(2024, 10, 1), date(2024, 12, 31)),
        (date(2023, 10, 1), date(2023, 12, 31)),
    ]


def test_places_and_groups_have_names() -> None:
    figures = compute(open_children_and_cases.MEASURE, a_store(), AS_OF)
    now = {(f.area_kind, f.area, f.group_kind, f.group): f.value for f in figures if f.value and f.method == "children"}
    assert now == {
        ("england", "england", "all", "all"): 1,
        ("england", "england", "law", "public"): 1,
        ("england", "england", "application", "section_31"): 1,
        ("dfj_area", "truro", "all", "all"): 1,
        ("dfj_area", "truro", "law", "public"): 1,
        ("dfj_area", "truro", "application", "section_31"): 1,
    }


def test_of_nobody_a_count_is_nought_and_a_share_is_not_told() -> None:
    assert {figure.value for figure in compute(open_children_and_cases.MEASURE, a_store(), date(2020, 1, 31))} == {0}
    assert compute(closed_within_26_weeks.MEASURE, a_store(), AS_OF) == []
    assert compute(duration_of_closed_cases.MEASURE, a_store(), AS_OF) == []


def test_what_adds_up_is_asked_once_a_period() -> None:
    store = a_store()
    compute(open_children_and_cases.MEASURE, store, AS_OF)
    assert len(store.asked) == 4
    assert {question.group_by for question in store.asked} == {("law", "application", "area")}


def test_of_each_case_the_parts_add_up_and_of_each_practitioner_they_may_not() -> None:
    store = a_store()
    figures = compute(children_per_case.MEASURE, store, AS_OF)
    assert len(figures) == 6
    assert {(f.numerator, f.denominator, f.value) for f in figures} == {(1, 1, 1.0)}
    assert {question.group_by for question in store.asked} == {("law", "application", "area")}
    store.asked.clear()
    compute(caseload.MEASURE, store, AS_OF)
    assert {question.group_by for question in store.asked} == {()}


def test_adding_up_gives_what_the_store_would_give() -> None:
    parts = [
        Answer((None, "public"), 1, 1, 10, 100),
        Answer(("truro", "private"), 2, 0, 20, 200),
        Answer(("truro", "public"), 3, 2, 30, 300),
    ]
    assert add_up(parts, ("area", "law"), ("area",)) == [
        Answer((None,), 1, 1, 10, 100),
        Answer(("truro",), 5, 2, 50, 500),
    ]
    assert add_up(parts, ("area", "law"), ("law",)) == [
        Answer(("private",), 2, 0, 20, 200),
        Answer(("public",), 4, 3, 40, 400),
    ]
    assert add_up(parts, ("area", "law"), ()) == [Answer((), 6, 3, 60, 600)]
    assert add_up([], ("area", "law"), ()) == [Answer((), 0, 0, 0, 0)]
    assert add_up([], ("area", "law"), ("area",)) == []


def test_figures_come_in_one_declared_order_whatever_the_order_of_measures() -> None:
    store = a_store()
    figures = compute_all(store, AS_OF)
    assert figures == compute_measures(MEASURES[::-1], store, AS_OF)
    assert [figure.area_kind for figure in figures if figure.method == "children"][:1] == ["england"]
