from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from waypost.foundation.errors import OursToFix
from waypost.vocabulary.applications import APPLICATIONS
from waypost.vocabulary.cafcass_extract import subjects
from waypost.vocabulary.hearings import HEARINGS
from waypost.vocabulary.orders import ORDERS
from waypost.vocabulary.reports import REPORTS
from waypost.vocabulary.timetable import TIMETABLES, Sureness, TimetableWrong, timetable_for

ISSUED = date(2025, 1, 6)


def of_extract(subject, column):
    return next(one.codes for one in subjects()[subject].columns if one.name == column)


CODES = {
    "hearing": HEARINGS.codes,
    "order": ORDERS.codes,
    "report": REPORTS.codes,
    "practitioner": of_extract("allocations", "role"),
    "pre": ("issue", "step_down"),
}
STEPS = [(timetable, step) for timetable in TIMETABLES.values() for step in timetable.steps]


def is_known(mark):
    return mark.code is None or mark.code in CODES[mark.kind.value.split("_")[0]]


@pytest.mark.parametrize(("timetable", "step"), STEPS, ids=lambda value: getattr(value, "step", None))
def test_every_step_is_dated_and_cited_and_speaks_the_vocabulary(timetable, step):
    assert len(step.source) > 20
    assert isinstance(step.in_force_from, date)
    assert all(is_known(mark) for mark in (*step.starts_with, *step.satisfied_by, *step.before))
    assert step.limit or step.before or step.is_set_by_order or step.sureness is not Sureness.STATUTE


@pytest.mark.parametrize("timetable", TIMETABLES.values(), ids=lambda timetable: timetable.timetable)
def test_whom_it_binds_and_what_ends_it_speaks_the_vocabulary(timetable):
    marks = (*timetable.binds.when, *timetable.ends_with, *timetable.begins_again_with, *timetable.starts_anew_with)
    assert all(is_known(mark) for mark in marks)
    assert all(APPLICATIONS.known(code) for code in (*timetable.binds.applications, *timetable.binds.not_applications))
    assert set(timetable.binds.tracks) <= set(of_extract("cases", "track"))
    assert set(timetable.binds.laws) <= {"public", "private"}
    assert timetable.for_tasks in timetable.conventions


def test_two_conventions_never_have_one_title():
    titles = [convention.title for timetable in TIMETABLES.values() for convention in timetable.conventions.values()]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("changes", [{"owner": "the judge"}, {"role": "wizard"}, {"owner": "author"}])
def test_a_step_is_somebodys_move(changes):
    with pytest.raises(ValueError, match="case_management_hearing"):
        replace(STEPS[0][1], **changes)


@pytest.mark.parametrize("timetable", TIMETABLES.values(), ids=lambda timetable: timetable.timetable)
def test_every_convention_says_what_it_means_and_has_each_step_once(timetable):
    for name, convention in timetable.conventions.items():
        steps = [step.step for step in timetable.steps_of(name)]
        assert steps
        assert len(set(steps)) == len(steps)
        assert convention.convention == name
        assert len(convention.meaning) > 40
        assert convention.source


def test_only_the_law_is_called_statute():
    statute = {(timetable.timetable, step.step) for timetable, step in STEPS if step.sureness is Sureness.STATUTE}
    assert statute == {("care_proceedings", "proceedings_resolved"), ("section_37", "section_37_report")}


def test_an_unknown_convention_is_a_fault():
    with pytest.raises(TimetableWrong, match="statute"):
        TIMETABLES["care_proceedings"].steps_of("the 26 weeks")


def test_a_convention_without_a_step_is_a_fault():
    care = TIMETABLES["care_proceedings"]
    with pytest.raises(OursToFix, match="convention"):
        replace(care, steps=care.steps[:1])


def test_a_step_binds_clocks_that_start_while_it_is_in_force():
    step = replace(STEPS[0][1], in_force_from=date(2014, 4, 22), in_force_to=date(2025, 12, 31))
    days = [date(2014, 4, 21), date(2014, 4, 22), date(2025, 12, 31), date(2026, 1, 1)]
    assert [step.is_in_force_on(day) for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("application", "track", "name"),
    [
        ("section_31", "public_law_outline", "care_proceedings"),
        ("section_31", None, "care_proceedings"),
        ("section_8", "child_focused_court", "child_focused_courts"),
        ("enforcement", "child_focused_court", "child_focused_courts"),
        ("section_8", "child_arrangements_programme", "child_arrangements_programme"),
        ("section_8", None, None),
        (None, None, None),
    ],
)
def test_which_timetable_binds(application, track, name):
    timetable = timetable_for(application, track)
    assert (timetable.timetable if timetable else None) == name
