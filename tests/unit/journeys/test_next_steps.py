"""The timetables of an account: which bind, in what order, and what is left out once it is settled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from told_events import DAY_ONE, day, happened
from waypost.journeys.account import NextStep
from waypost.journeys.next_steps import next_steps
from waypost.journeys.record import ChildInProceedings, Event
from waypost.vocabulary.limit import Limit, Unit
from waypost.vocabulary.local_timetable import LocalTimetable
from waypost.vocabulary.timetable import TIMETABLES, Sureness

LATER = day(70)
CASE = ChildInProceedings(
    **dict.fromkeys(ChildInProceedings.__dataclass_fields__)  # type: ignore[arg-type]
    | {"child_id": "C-1", "proceedings_id": "P-1", "law": "private", "application": "section_8", "area": "birmingham"}
    | {"track": "child_arrangements_programme", "is_told_by_court": True, "is_told_by_cafcass": True}
)
COURT = "hmcts_private_law"
ISSUED = happened("application_issued", 0, "section_8", COURT)
RECEIVED = happened("application_received", 2, "section_8")
GUARDIAN = happened("practitioner_allocated", 60, "childrens_guardian")
DECIDED = happened("pre_proceedings_decided", -90, source="ssd", proceedings_id=None)


def told(*facts: Event, case: ChildInProceedings | None = CASE, on: date = LATER, **given: object) -> list[NextStep]:
    ordered = sorted(facts, key=lambda fact: fact.happened_on)
    return list(next_steps(case, ordered, on, **given))  # type: ignore[arg-type]


def conventions(steps: list[NextStep]) -> list[str]:
    return list(dict.fromkeys(step.convention for step in steps))


def test_private_law_has_the_programme_and_a_guardians_two_clocks() -> None:
    steps = told(ISSUED, RECEIVED, GUARDIAN)
    assert conventions(steps) == [
        "The Child Arrangements Programme",
        "Rule 16.4, from the application",
        "Rule 16.4, from the appointment",
    ]
    letter = next(step for step in steps if step.name == "Safeguarding letter")
    assert (letter.status, letter.counted_in, letter.owner) == ("late", "working_days", "cafcass")
    assert (letter.due_on, letter.days_late) == (date(2026, 1, 30), 31)
    assert letter.source.startswith("Our assumption, not law: ")
    resolved = {step.convention: step.due_on for step in steps if step.name == "Order that settles the application"}
    assert resolved["Rule 16.4, from the application"] == day(182)
    assert resolved["Rule 16.4, from the appointment"] == day(242)


def test_without_a_guardian_or_a_track_nothing_of_theirs_binds() -> None:
    assert conventions(told(ISSUED, RECEIVED)) == ["The Child Arrangements Programme"]
    assert told(ISSUED, RECEIVED, case=replace(CASE, track=None)) == []
    assert told(ISSUED, GUARDIAN, on=day(59), case=replace(CASE, track=None)) == []


def test_two_reports_of_a_kind_are_told_apart_by_the_day_they_were_ordered() -> None:
    first = happened("report_ordered", 5, "section_7", owner="cafcass", due_on=day(60))
    second = happened("report_ordered", 20, "section_7", owner="local_authority", due_on=day(80))
    other = happened("report_ordered", 20, "section_37", owner="local_authority")
    steps = [step for step in told(first, second, other) if step.convention != "The Child Arrangements Programme"]
    assert [(step.name, step.owner, step.status, step.days_late) for step in steps] == [
        ("Section 7 report, ordered 10 January 2026", "cafcass", "late", 10),
        ("Section 7 report, ordered 25 January 2026", "local_authority", "due", 0),
        ("Section 37 report", "local_authority", "due", 0),
    ]
    assert steps[2].due_on == day(20 + 55)
    assert [(step.timetable, step.step, step.number, step.how_sure) for step in steps] == [
        ("section_7", "section_7_report", 1, "court_order"),
        ("section_7", "section_7_report", 2, "court_order"),
        ("section_37", "section_37_report", 1, "statute"),
    ]


def test_a_child_in_no_proceedings_has_the_steps_before_court() -> None:
    steps = told(DECIDED, case=None, on=day(30))
    assert {(step.name, step.status, step.owner) for step in steps if step.convention.endswith("16 weeks")} == {
        ("Letter before proceedings", "due", "local_authority"),
        ("First pre-proceedings meeting", "not_started", "local_authority"),
        ("Decision to issue or to step down", "late", "local_authority"),
    }


def test_before_court_is_told_last_and_is_over_with_the_application() -> None:
    ended = happened("pre_proceedings_ended", -10, "issue", "ssd", proceedings_id=None)
    steps = told(DECIDED, ended, ISSUED, case=replace(CASE, application="section_31", law="public", track=None))
    assert conventions(steps)[-2:] == [
        "Pre-proceedings, the working group's 16 weeks",
        "Pre-proceedings, one area's practice",
    ]
    before = [step for step in steps if step.convention.startswith("Pre-proceedings")]
    assert {step.status for step in before} == {"done"}
    assert next(step.done_on for step in before if step.name.startswith("Decision")) == day(-10)


def test_what_happened_in_other_proceedings_counts_for_none_of_these() -> None:
    other = happened("report_filed", 20, "safeguarding_letter", proceedings_id="P-2")
    letter = next(step for step in told(ISSUED, RECEIVED, other) if step.name == "Safeguarding letter")
    assert letter.status == "late"


def test_an_areas_own_step_is_told_as_the_areas() -> None:
    ours = next(s for s in TIMETABLES["child_arrangements_programme"].steps if s.step == "safeguarding_letter")
    limit = Limit(10, Unit.WORKING_DAYS, is_counting_day_one=False)
    own = replace(ours, limit=limit, sureness=Sureness.SET_BY_AREA, source="The board's minute 12")
    local = [LocalTimetable("birmingham", {"child_arrangements_programme": (own,)})]
    letter = next(step for step in told(ISSUED, RECEIVED, local=local) if step.name == "Safeguarding letter")
    assert (letter.due_on, letter.source) == (date(2026, 1, 21), "Set by the area, not law: The board's minute 12")
    elsewhere = told(ISSUED, RECEIVED, case=replace(CASE, area="leicester"), local=local)
    assert next(step for step in elsewhere if step.name == "Safeguarding letter").due_on == date(2026, 1, 30)


def test_the_first_day_is_day_one_of_the_story() -> None:
    assert day(0) == DAY_ONE
