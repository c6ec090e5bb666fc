"""The tasks of many children at once are those of each child alone, whoever they are and whatever happened to them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.lives_in_columns import frames, one_by_one
from waypost.vocabulary.events import EventKind as Kind
from waypost.vocabulary.timetable import TIMETABLES, Timetable
from waypost.vocabulary.timetable_columns import TASKS, aged, tasks
from waypost.vocabulary.timetable_tasks import OURS
from waypost.vocabulary.timetable_told import Fact

FIRST, LAST = date(2025, 1, 1), date(2026, 6, 1)
DAYS = st.dates(FIRST, LAST)
WAYS = {
    "care_proceedings": ("public", "section_31", "public_law_outline"),
    "child_focused_courts": ("private", "section_8", "child_focused_court"),
    "child_arrangements_programme": ("private", "section_8", "child_arrangements_programme"),
    "rule_16_4": ("private", "enforcement", None),
    "section_7": ("private", "section_8", None),
    "section_37": ("public", None, None),
    "pre_proceedings": ("public", "section_31", None),
}
"""Proceedings of each way of working: a child of each is drawn, with what that timetable looks at."""


def marks_of(timetable: Timetable) -> list[tuple[Kind, str | None]]:
    """Return what a timetable looks at, what calls a hearing off, and something that it must not take for its own."""
    marks = [mark for step in timetable.steps for mark in (*step.starts_with, *step.satisfied_by, *step.before)]
    told = {(mark.kind, mark.code) for mark in (*marks, *timetable.binds.when, *timetable.begins_again_with)}
    hearings = {code for kind, code in told if kind is Kind.HEARING_HELD}
    off = {(kind, code) for code in hearings for kind in (Kind.HEARING_LISTED, Kind.HEARING_VACATED)}
    return sorted(told | off | {(Kind.EXTENSION_GRANTED, None), (Kind.REPORT_FILED, None)}, key=str)


def facts_of(timetable: Timetable) -> st.SearchStrategy[tuple[bool, Fact]]:
    """Return events of a timetable, few enough days and days to keep apart that some meet."""
    near = st.integers(0, 12).map(lambda step: FIRST + timedelta(days=step * 20))
    fact = st.builds(
        lambda mark, day, due, flag, owner: Fact(mark[0], day, mark[1], due, flag, owner),
        st.sampled_from(marks_of(timetable)),
        near | DAYS,
        st.none() | st.sampled_from([date(2025, 7, 1), date(2025, 9, 1), date(2026, 2, 14)]),
        st.sampled_from([None, False, False, True]),
        st.sampled_from([None, "cafcass", "local_authority", "expert", "somebody"]),
    )
    where = st.booleans() if timetable.binds.is_before_court else st.sampled_from([True] * 5 + [False])
    return st.tuples(where, fact)


LIVES = st.tuples(
    *(
        st.tuples(st.just(placed), st.lists(facts_of(TIMETABLES[name]), min_size=4, max_size=16))
        for name, placed in WAYS.items()
    )
).map(list)


@given(lives=LIVES, on=DAYS)
def test_many_children_at_once_and_each_alone_have_the_same_tasks_in_the_same_order(lives, on):
    assert tasks(*frames(lives), on).select(TASKS.keys()).to_dicts() == [
        {name: row[name] for name in TASKS} for row in one_by_one(lives, on, OURS)
    ]


@given(lives=LIVES, on=DAYS, nights=st.integers(0, 400))
def test_a_missed_night_needs_no_events(lives, on, nights):
    later = on + timedelta(days=nights)
    quiet = [(placed, [(where, fact) for where, fact in facts if fact.happened_on <= on]) for placed, facts in lives]
    cases, events = frames(quiet)
    order = ["child_id", "proceedings_id", "timetable", "step", "number"]
    was = aged(tasks(cases, events, on), later).sort(order)
    assert was.equals(tasks(cases, events, later).sort(order))


@pytest.mark.parametrize("convention", ["court_service_code", "court_service_report"])
def test_another_convention_may_be_chosen(convention):
    lives = [(("public", "section_31", None), [(True, Fact(Kind.APPLICATION_SUBMITTED, FIRST))])]
    told = tasks(*frames(lives), LAST, conventions={"care_proceedings": convention})
    assert set(told["convention"]) == {convention}
    assert told.height > 0


def test_nobody_has_no_tasks():
    cases, events = frames([])
    assert tasks(cases, events, FIRST).schema == dict(TASKS)
    assert tasks(cases, events, FIRST, timetables=()).height == 0
