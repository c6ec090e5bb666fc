from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waypost.vocabulary.events import EventKind as Kind
from waypost.vocabulary.timetable import TIMETABLES, TimetableWrong
from waypost.vocabulary.timetable_engine import STATUSES, Fact, progress

CARE, COURTS = TIMETABLES["care_proceedings"], TIMETABLES["child_focused_courts"]
SUBMITTED = Fact(Kind.APPLICATION_SUBMITTED, date(2025, 1, 3), "section_31")
ISSUED = Fact(Kind.APPLICATION_ISSUED, date(2025, 1, 6), "section_31")
CODES = [
    None,
    "case_management",
    "issue_resolution",
    "final",
    "decision",
    "gatekeeping",
    "child_impact_report_1",
    "section_7",
    "section_37",
    "issue",
    "step_down",
]
FACTS = st.builds(
    Fact,
    st.sampled_from(list(Kind)),
    st.dates(date(2025, 1, 1), date(2026, 6, 1)),
    st.sampled_from(CODES),
    st.none() | st.dates(date(2025, 6, 1), date(2026, 12, 1)),
    st.sampled_from([None, True, False]),
    st.sampled_from([None, "cafcass", "local_authority", "expert", "somebody"]),
)
WAYS = [(timetable, convention) for timetable in TIMETABLES.values() for convention in timetable.conventions]


def test_nothing_is_known_before_anything_happened():
    told = progress(CARE, "statute", [], date(2025, 1, 1))
    assert {step.status for step in told.steps} == {"not_started"}
    assert all(step.due_on is None and step.started_on is None and step.days_late is None for step in told.steps)
    assert told.next_step == told.steps[0]


def test_what_happens_later_is_not_known_today():
    final = Fact(Kind.ORDER_MADE, date(2025, 7, 1), "care_order", flag=True)
    extension = Fact(Kind.EXTENSION_GRANTED, date(2025, 6, 20), due_on=date(2025, 8, 31))
    facts = [ISSUED, final, extension]
    assert progress(CARE, "statute", facts, date(2025, 6, 1)) == progress(CARE, "statute", [ISSUED], date(2025, 6, 1))


def test_a_hearing_listed_ahead_is_told_until_it_is_held():
    listed = Fact(Kind.HEARING_LISTED, date(2025, 2, 3), "case_management")
    told = progress(CARE, "statute", [ISSUED, listed], date(2025, 1, 20)).step("case_management_hearing")
    assert (told.status, told.listed_on) == ("due", date(2025, 2, 3))
    held = Fact(Kind.HEARING_HELD, date(2025, 1, 27), "case_management")
    told = progress(CARE, "statute", [ISSUED, listed, held], date(2025, 1, 28)).step("case_management_hearing")
    assert (told.status, told.listed_on) == ("done", None)


def test_a_hearing_of_another_type_satisfies_nothing():
    other = Fact(Kind.HEARING_HELD, date(2025, 1, 27), "further_case_management")
    vacated = Fact(Kind.HEARING_VACATED, date(2025, 1, 28), "case_management")
    told = progress(CARE, "statute", [ISSUED, other, vacated], date(2025, 1, 29))
    assert told.step("case_management_hearing").status == "due"


def test_what_happened_before_the_clock_started_does_not_satisfy():
    before = Fact(Kind.HEARING_HELD, date(2025, 1, 2), "case_management")
    assert (
        progress(CARE, "statute", [ISSUED, before], date(2025, 1, 29)).step("case_management_hearing").status == "due"
    )


def test_the_clock_starts_at_the_first_of_several():
    again = replace(ISSUED, happened_on=date(2025, 3, 3))
    told = progress(CARE, "statute", [again, ISSUED], date(2025, 4, 1)).step("proceedings_resolved")
    assert told.started_on == date(2025, 1, 6)


def test_the_two_26_weeks_start_and_end_apart():
    facts, on = [SUBMITTED, ISSUED], date(2025, 7, 5)
    statute = progress(CARE, "statute", facts, on).step("proceedings_resolved")
    program = progress(CARE, "court_service_code", facts, on).step("proceedings_resolved")
    assert (statute.started_on, statute.due_on, statute.status) == (date(2025, 1, 6), date(2025, 7, 6), "due")
    assert (program.started_on, program.due_on, program.status) == (date(2025, 1, 3), date(2025, 7, 4), "late")


def test_extensions_are_told_with_those_longer_than_usual():
    usual = Fact(Kind.EXTENSION_GRANTED, date(2025, 6, 20), due_on=date(2025, 8, 31))
    long = Fact(Kind.EXTENSION_GRANTED, date(2025, 8, 20), due_on=date(2025, 12, 31))
    told = progress(CARE, "statute", [ISSUED, long, usual], date(2025, 9, 1))
    assert [(e.extended_to_on, e.is_longer_than_usual) for e in told.extensions] == [
        (date(2025, 8, 31), False),
        (date(2025, 12, 31), True),
    ]
    step = told.step("proceedings_resolved")
    assert (step.unextended_due_on, step.due_on) == (date(2025, 7, 6), date(2025, 12, 31))


def test_an_extension_that_names_no_day_is_of_the_usual_length():
    nameless = Fact(Kind.EXTENSION_GRANTED, date(2025, 6, 20))
    told = progress(CARE, "statute", [ISSUED, nameless], date(2025, 7, 10)).step("proceedings_resolved")
    assert (told.due_on, told.status) == (date(2025, 7, 6) + timedelta(weeks=8), "due")


def test_an_extension_that_names_no_day_runs_from_the_end_as_it_then_stood():
    first = Fact(Kind.EXTENSION_GRANTED, date(2025, 6, 20), due_on=date(2025, 8, 31))
    nameless = Fact(Kind.EXTENSION_GRANTED, date(2025, 8, 20))
    told = progress(CARE, "statute", [ISSUED, first, nameless], date(2025, 9, 10)).step("proceedings_resolved")
    assert told.due_on == date(2025, 8, 31) + timedelta(weeks=8)


@pytest.mark.parametrize(("held_on", "is_early"), [(date(2025, 1, 20), True), (date(2025, 1, 21), False)])
def test_day_12_itself_is_not_too_early(held_on, is_early):
    held = Fact(Kind.HEARING_HELD, held_on, "case_management")
    told = progress(CARE, "statute", [ISSUED, held], date(2025, 2, 1)).step("case_management_hearing")
    assert (told.earliest_on, told.is_before_earliest) == (date(2025, 1, 21), is_early)


def test_an_extension_never_brings_the_end_forward():
    early = Fact(Kind.EXTENSION_GRANTED, date(2025, 3, 1), due_on=date(2025, 5, 1))
    told = progress(CARE, "statute", [ISSUED, early], date(2025, 6, 1)).step("proceedings_resolved")
    assert told.due_on == date(2025, 7, 6)


def test_an_extension_before_the_clock_started_is_not_of_these_proceedings():
    early = Fact(Kind.EXTENSION_GRANTED, date(2024, 12, 1), due_on=date(2025, 12, 1))
    assert progress(CARE, "statute", [ISSUED, early], date(2025, 6, 1)).extensions == ()
    assert progress(CARE, "statute", [early], date(2025, 6, 1)).extensions == ()


def test_a_step_binds_only_clocks_that_start_while_it_is_in_force():
    old = replace(ISSUED, happened_on=date(2013, 5, 1))
    assert progress(CARE, "statute", [old], date(2014, 1, 1)).steps == ()
    assert progress(CARE, "statute", [old], date(2014, 1, 1)).next_step is None


def test_the_child_must_be_seen_before_the_decision_hearing():
    received = Fact(Kind.APPLICATION_RECEIVED, date(2026, 3, 2), "section_8")
    seen = Fact(Kind.CHILD_ENGAGED, date(2026, 3, 20), "in_person")
    decision = Fact(Kind.HEARING_HELD, date(2026, 5, 12), "decision")
    step = "child_seen_before_decision_hearing"
    nothing_listed = progress(COURTS, "strategic_plan", [received], date(2026, 6, 1)).step(step)
    assert (nothing_listed.status, nothing_listed.due_on, nothing_listed.days_late) == ("due", None, None)
    late = progress(COURTS, "strategic_plan", [received, decision], date(2026, 5, 13)).step(step)
    assert (late.status, late.days_late) == ("late", 2)
    done = progress(COURTS, "strategic_plan", [received, seen, decision], date(2026, 5, 13)).step(step)
    assert (done.status, done.done_on, done.days_late) == ("done", date(2026, 3, 20), -52)


def test_where_few_tell_that_a_step_was_done_silence_makes_nobody_late():
    programme = TIMETABLES["child_arrangements_programme"]
    issued = Fact(Kind.APPLICATION_ISSUED, date(2026, 3, 2))
    silent = progress(programme, "programme", [issued], date(2026, 6, 1))
    assert "gatekeeping" not in {step.step for step in silent.steps}
    told = Fact(Kind.SENT_TO_GATEKEEPING, date(2026, 3, 5))
    said = progress(programme, "programme", [issued, told], date(2026, 6, 1)).step("gatekeeping")
    assert (said.status, said.days_late) == ("done", 2)


def test_a_report_is_its_authors_and_an_authors_alone():
    ordered = Fact(Kind.REPORT_ORDERED, date(2026, 3, 2), "section_7", date(2026, 5, 1), owner="expert")
    told = progress(TIMETABLES["section_7"], "court_order", [ordered], date(2026, 3, 3))
    assert (told.step("section_7_report").owner, told.next_step) == ("experts", told.steps[0])
    with pytest.raises(KeyError):
        told.step("section_7_report", 2)


def test_an_unknown_convention_is_a_fault():
    with pytest.raises(TimetableWrong):
        progress(CARE, "my own", [], date(2025, 1, 1))


def test_a_status_is_one_of_four():
    told = progress(CARE, "statute", [], date(2025, 1, 1)).steps[0]
    with pytest.raises(ValueError, match="not_started"):
        replace(told, status="soon")


@pytest.mark.parametrize(("timetable", "convention"), WAYS, ids=lambda value: getattr(value, "timetable", value))
@given(facts=st.lists(FACTS, max_size=12), on=st.dates(date(2025, 1, 1), date(2026, 6, 1)), seed=st.randoms())
def test_every_answer_is_sound_and_the_order_of_facts_does_not_matter(timetable, convention, facts, on, seed):
    told = progress(timetable, convention, facts, on)
    shuffled = list(facts)
    seed.shuffle(shuffled)
    assert progress(timetable, convention, shuffled, on) == told
    for step in told.steps:
        assert step.status in STATUSES
        assert (step.status == "done") == (step.done_on is not None)
        assert (step.status == "not_started") == (step.started_on is None)
        assert (step.status == "late") <= (step.due_on is not None and on > step.due_on and (step.days_late or 0) >= 0)
        assert step.done_on is None or (step.started_on is not None and step.started_on <= step.done_on <= on)
        assert (step.days_late is None) == (step.due_on is None)
    is_over = told.ended_on is not None or all(step.status == "done" for step in told.steps)
    assert (told.next_step is None) == is_over == (not told.open_steps)
