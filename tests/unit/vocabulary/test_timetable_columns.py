"""Columns of tasks, by hand: what a draw might miss. The rule is one answer for a child alone and for a country."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from support.lives_in_columns import frames, one_by_one
from waypost.vocabulary.events import EventKind as Kind
from waypost.vocabulary.limit import Limit, Unit
from waypost.vocabulary.timetable import TIMETABLES, Sureness, TimetableWrong
from waypost.vocabulary.timetable_columns import TASKS, aged, tasks
from waypost.vocabulary.timetable_tasks import OURS, Task, tasks_in_proceedings
from waypost.vocabulary.timetable_told import Fact

CARE = ("public", "section_31", "public_law_outline")
COURTS = ("private", "section_8", "child_focused_court")
PROGRAMME = ("private", "section_8", "child_arrangements_programme")
ISSUED = Fact(Kind.APPLICATION_ISSUED, date(2025, 1, 6), "section_31")
RECEIVED = Fact(Kind.APPLICATION_RECEIVED, date(2026, 3, 4), "section_8")
ON = date(2025, 9, 1)


def extended(day: date, to: date | None) -> Fact:
    return Fact(Kind.EXTENSION_GRANTED, day, due_on=to)


def ordered(day: date, due: date | None, code: str | None = "section_7", owner: str | None = "cafcass") -> Fact:
    return Fact(Kind.REPORT_ORDERED, day, code, due, owner=owner)


def filed(day: date, code: str | None = "section_7") -> Fact:
    return Fact(Kind.REPORT_FILED, day, code)


EARLY, MAY, JUNE = date(2025, 4, 1), date(2025, 5, 1), date(2025, 6, 2)
LISTED = Fact(Kind.HEARING_LISTED, date(2026, 5, 12), "decision")
LIVES = {
    "an extension that would bring the end forward": (CARE, [ISSUED, extended(MAY, EARLY)], ON),
    "an extension that names no day, after one that does": (
        CARE,
        [ISSUED, extended(MAY, date(2025, 8, 31)), extended(JUNE, None)],
        ON,
    ),
    "an extension of before the clock started": (CARE, [ISSUED, extended(date(2024, 12, 1), JUNE)], ON),
    "two reports, the second filed": (
        CARE,
        [ISSUED, ordered(EARLY, MAY), ordered(MAY, JUNE), filed(MAY), filed(date(2025, 4, 20))],
        ON,
    ),
    "a report filed before it was ordered answers nothing": (CARE, [filed(EARLY), ordered(MAY, JUNE)], ON),
    "two ordered on one day, one answer": (CARE, [ordered(MAY, JUNE), ordered(MAY, None), filed(JUNE)], ON),
    "one ordered twice for one day": (CARE, [ordered(MAY, ON), ordered(JUNE, ON, owner="expert")], ON),
    "a report of nobody known": (CARE, [ordered(MAY, JUNE, owner=None), ordered(JUNE, ON, owner="x")], ON),
    "a hearing of no known type called off takes another's place with it": (
        COURTS,
        [RECEIVED, Fact(Kind.HEARING_LISTED, date(2026, 4, 1)), Fact(Kind.HEARING_VACATED, date(2026, 4, 1)), LISTED],
        date(2026, 3, 20),
    ),
    "a decision hearing that was vacated": (
        COURTS,
        [RECEIVED, LISTED, Fact(Kind.HEARING_VACATED, date(2026, 5, 12), "decision")],
        date(2026, 5, 20),
    ),
    "closed and reopened on one day is closed": (
        PROGRAMME,
        [RECEIVED, Fact(Kind.CASE_CLOSED, date(2026, 3, 9)), Fact(Kind.CASE_REOPENED, date(2026, 3, 9))],
        date(2026, 4, 9),
    ),
    "reopened later is open": (
        PROGRAMME,
        [RECEIVED, Fact(Kind.CASE_CLOSED, date(2026, 3, 9)), Fact(Kind.CASE_REOPENED, date(2026, 3, 10))],
        date(2026, 4, 9),
    ),
    "a clock of before the step was in force": (CARE, [replace(ISSUED, happened_on=date(2013, 1, 7))], ON),
}


@pytest.mark.parametrize("name", LIVES)
def test_one_answer_alone_and_in_columns(name):
    placed, facts, on = LIVES[name]
    lives = [(placed, [(True, fact) for fact in facts]), (placed, [])]
    found = tasks(*frames(lives), on).select(TASKS.keys()).to_dicts()
    assert found == [{key: row[key] for key in TASKS} for row in one_by_one(lives, on, OURS)]
    again = tasks(*frames([(placed, [(True, fact) for fact in reversed(facts)])]), on)
    assert again.to_dicts() == found


def test_a_task_says_what_whose_when_and_on_whose_word():
    (letter, order) = (
        tasks_in_proceedings(*PROGRAMME, [RECEIVED], date(2026, 3, 30))[:1]
        + tasks_in_proceedings(*CARE, [ISSUED], date(2025, 7, 8))[-1:]
    )
    assert (letter.name, letter.owner, letter.role) == ("Safeguarding letter", "cafcass", "family_court_adviser")
    assert (letter.status, letter.due_on, letter.working_days_left) == ("late", date(2026, 3, 27), -1)
    assert (letter.days_late, letter.counted_in, letter.sureness) == (1, "working_days", "assumption")
    assert (order.step, order.due_on, order.days_late) == ("proceedings_resolved", date(2025, 7, 6), 2)
    assert order.source.startswith("Children Act 1989 section 32")


def test_the_late_come_first_then_the_soonest_and_what_has_no_day_last():
    facts = [ISSUED, ordered(MAY, None), ordered(JUNE, date(2025, 7, 1))]
    told = tasks_in_proceedings(*CARE, facts, date(2025, 6, 10))
    assert [(task.step, task.number, task.status) for task in told] == [
        ("case_management_hearing", 1, "late"),
        ("issues_resolution_hearing", 1, "late"),
        ("section_7_report", 2, "due"),
        ("final_hearing", 1, "due"),
        ("proceedings_resolved", 1, "due"),
        ("section_7_report", 1, "due"),
    ]


def test_a_child_before_court_has_tasks_once_whatever_proceedings_they_are_in():
    cases, events = frames([(CARE, [(False, Fact(Kind.PRE_PROCEEDINGS_DECIDED, EARLY))])])
    twice = pl.concat([cases, cases.with_columns(proceedings_id=pl.lit("P-other"))])
    told = tasks(twice, events, MAY)
    assert told["step"].to_list() == ["outcome", "letter_before_proceedings"]
    assert told["proceedings_id"].to_list() == [None, None]


def test_an_areas_own_step_takes_the_place_of_ours_while_it_is_in_force():
    programme = TIMETABLES["child_arrangements_programme"]
    ours = next(step for step in programme.steps if step.step == "safeguarding_letter")
    limit = Limit(10, Unit.WORKING_DAYS, is_counting_day_one=False)
    own = replace(ours, limit=limit, in_force_from=date(2026, 3, 1), sureness=Sureness.SET_BY_AREA)
    laid = (replace(programme, steps=(own, *programme.steps)),)
    lives = [(PROGRAMME, [(True, RECEIVED)]), (PROGRAMME, [(True, replace(RECEIVED, happened_on=date(2026, 2, 3)))])]
    found = tasks(*frames(lives), date(2026, 3, 6), timetables=laid)
    assert found["due_on"].to_list() == [date(2026, 3, 18), date(2026, 2, 26)]
    assert found.to_dicts() == one_by_one(lives, date(2026, 3, 6), laid)


def test_a_day_mistyped_by_centuries_stops_nobody_elses():
    lives = [(CARE, [(True, ordered(MAY, date(2925, 6, 1)))]), (CARE, [(True, ordered(MAY, JUNE))])]
    told = tasks(*frames(lives), ON)
    assert told["due_on"].to_list() == [date(2925, 6, 1), JUNE]
    assert told["working_days_left"][1] < 0 < told["working_days_left"][0]


def test_a_listing_that_went_by_is_no_longer_to_come():
    told = tasks(*frames([(COURTS, [(True, RECEIVED), (True, LISTED)])]), date(2026, 5, 11))
    listed = {row["step"]: row["listed_on"] for row in told.to_dicts()}
    assert listed["decision_hearing"] == date(2026, 5, 12)
    assert aged(told, date(2026, 5, 12))["listed_on"].null_count() == told.height


def test_a_convention_that_is_none_is_a_fault():
    with pytest.raises(TimetableWrong, match="statute"):
        tasks(*frames([]), ON, conventions={"care_proceedings": "my own"})


def test_a_task_without_a_day_has_no_days_left():
    task = tasks_in_proceedings(*CARE, [ISSUED], ON)[0]
    with pytest.raises(ValueError, match="no days left"):
        replace(task, due_on=None)
    assert isinstance(task, Task)
