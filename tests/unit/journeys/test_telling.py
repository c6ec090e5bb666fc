"""The account: which proceedings, from when to when, week by week, and what the reader must know."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from told_events import DAY_ONE, day, happened
from waypost.journeys.account import Account
from waypost.journeys.record import Child, ChildInProceedings, Event, Journey
from waypost.journeys.telling import tell

CHILD = Child("C-1", "statistical", date(2020, 1, 1), "female", None)
COURT = "hmcts_public_law"
CASE = ChildInProceedings(
    **dict.fromkeys(ChildInProceedings.__dataclass_fields__)  # type: ignore[arg-type]
    | {"child_id": "C-1", "proceedings_id": "P-1", "law": "public", "application": "section_31", "area": "truro"}
    | {"issued_on": DAY_ONE, "started_on": DAY_ONE, "is_told_by_court": True, "is_told_by_cafcass": True}
)
LATER = day(30)
ISSUED = happened("application_issued", 0, "section_31", COURT)


def account(*events: Event, case: ChildInProceedings | None = CASE, as_of: date = LATER, **given: object) -> Account:
    ordered = tuple(sorted(events, key=lambda event: event.happened_on))
    journey = Journey(CHILD, ordered, (case,) if case else ())
    return tell(journey, as_of=as_of, is_invented=True, **given)  # type: ignore[arg-type]


def test_weeks_run_from_the_first_day_to_the_day_it_is_told() -> None:
    told = account(ISSUED, happened("hearing_held", 7, "case_management", COURT))
    assert (told.started_on, told.title, told.law) == (
        day(0),
        "Care or supervision order (section 31), Truro",
        "public",
    )
    assert [(week.number, week.starts_on) for week in told.weeks] == [(n + 1, day(7 * n)) for n in range(5)]
    assert [[line.title for line in week.lines] for week in told.weeks[:3]] == [
        ["Application issued"],
        ["Case management hearing held"],
        [],
    ]


def test_each_week_says_what_was_waited_for_and_whose_move_it_was() -> None:
    told = account(ISSUED, happened("report_ordered", 8, "care_plan", owner="local_authority", due_on=day(10)))
    assert [week.whose_move for week in told.weeks[:3]] == [
        ("court",),
        ("court", "local_authority"),
        ("court", "local_authority"),
    ]
    assert [wait.what for wait in told.weeks[1].waits] == [
        "A hearing: none is listed",
        "Care plan, due 15 January 2026",
    ]


def test_a_wait_that_ended_on_the_first_day_of_a_week_is_not_in_it() -> None:
    told = account(ISSUED, happened("hearing_held", 7, "case_management", COURT))
    assert [wait.what for wait in told.weeks[0].waits] == ["The next hearing: case management hearing"]
    assert [wait.what for wait in told.weeks[1].waits] == ["A hearing: none is listed"]


def test_an_account_begins_with_the_pre_proceedings_that_led_to_court() -> None:
    before = [
        happened("pre_proceedings_decided", -100, source="ssd", proceedings_id=None),
        happened("pre_proceedings_ended", -10, "issue", "ssd", proceedings_id=None),
    ]
    assert account(ISSUED, *before).started_on == day(-100)
    stepped_down = [before[0], happened("pre_proceedings_ended", -50, "step_down", "ssd", proceedings_id=None)]
    told = account(ISSUED, *stepped_down)
    assert told.started_on == day(0)
    assert "2 earlier events of this child's care stand outside this account." in told.notes
    not_said = [before[0], happened("pre_proceedings_ended", -50, None, "cin", proceedings_id=None)]
    assert account(ISSUED, *not_said).started_on == day(-100)


def test_an_account_ends_when_cafcass_closed_the_case_or_with_what_came_after() -> None:
    closed = replace(CASE, closed_on=day(10), first_final_order_on=day(8))
    events = [ISSUED, happened("order_made", 8, "care_order", flag=True), happened("case_closed", 10)]
    assert len(account(*events, case=closed).weeks) == 2
    late = happened("order_received", 15, "care_order", flag=True)
    assert len(account(*events, late, case=closed).weeks) == 3
    assert len(account(*events, case=closed, as_of=day(9)).weeks) == 2


def test_an_extension_lies_over_its_weeks_and_is_no_wait() -> None:
    told = account(ISSUED, happened("extension_granted", 8, reason="timetable_for_child", due_on=day(20)))
    assert [week.extended_to_on for week in told.weeks] == [None, day(20), day(20), None, None]
    assert not any("extension" in wait.what.lower() for week in told.weeks for wait in week.waits)
    assert "The court extended the time to 25 January 2026. That is a permission, not a wait." in told.notes


def test_a_step_that_no_law_sets_says_so_and_the_statute_stands_alone() -> None:
    told = account(ISSUED, as_of=day(200))
    said = {(step.convention, step.name): step.source for step in told.next_steps}
    resolution = {source for (_, name), source in said.items() if name == "Issues resolution hearing"}
    assert any(source.startswith("Local practice, not law: ") for source in resolution)
    assert said[("The statute's 26 weeks", "Proceedings resolved")].startswith("Children Act 1989")


def test_next_steps_come_from_the_timetable_under_each_convention() -> None:
    told = account(ISSUED, happened("application_submitted", 0, "section_31", COURT), as_of=day(200))
    resolved = {step.convention: step for step in told.next_steps if step.name == "Proceedings resolved"}
    assert (resolved["The statute's 26 weeks"].due_on, resolved["The court service's program"].due_on) == (
        day(181),
        day(182),
    )
    assert (resolved["The statute's 26 weeks"].status, resolved["The statute's 26 weeks"].days_late) == ("late", 19)


def test_once_it_is_settled_only_what_was_done_is_told_of_the_timetable() -> None:
    settled = replace(CASE, first_final_order_on=day(20))
    told = account(ISSUED, happened("order_made", 20, "care_order", flag=True), case=settled)
    assert {step.status for step in told.next_steps} == {"done"}


def test_the_proceedings_that_started_last_are_told_or_those_asked_for() -> None:
    other = replace(CASE, proceedings_id="P-2", application="section_8", law="private", started_on=day(5), area=None)
    events = (ISSUED, happened("application_issued", 5, "section_8", "hmcts_private_law", proceedings_id="P-2"))
    journey = Journey(CHILD, events, (CASE, other))
    latest = tell(journey, as_of=day(30), is_invented=False)
    assert (latest.proceedings_id, latest.started_on, latest.next_steps) == ("P-2", day(5), ())
    assert "This child is in 1 more set of proceedings, told apart." in latest.notes
    asked = tell(journey, as_of=day(30), is_invented=False, proceedings_id="P-1")
    assert (asked.proceedings_id, len(asked.weeks[0].lines)) == ("P-1", 1)
    assert "Every person and event here is invented." not in asked.notes


def test_a_child_in_no_proceedings_has_an_account_of_what_the_authority_tells() -> None:
    told = account(happened("placement_started", 3, "U6", "ssda903", proceedings_id=None), case=None)
    assert (told.title, told.law, told.started_on) == ("Before court, and in care", None, day(3))
    assert [line.sources for line in told.weeks[0].lines] == [
        ("The local authority (return of children looked after)",)
    ]
    nothing = account(case=None)
    assert (nothing.weeks, nothing.started_on) == ((), None)


def test_notes_say_how_sure_the_match_is_and_who_is_silent() -> None:
    assert "Nothing here comes from Cafcass or the local authority." in account(ISSUED).notes
    everyone = account(
        ISSUED, happened("letter_sent", 1), happened("placement_started", 1, "U6", "ssda903", proceedings_id=None)
    )
    assert "The court, Cafcass and the local authority all tell of this child." in everyone.notes
    assert any("not to act on" in note for note in everyone.notes)
    journey = Journey(replace(CHILD, identity="confirmed"), (ISSUED,), (CASE,))
    assert not any("not to act on" in note for note in tell(journey, as_of=day(9), is_invented=True).notes)


def test_an_application_that_no_list_knows_is_still_told() -> None:
    assert account(ISSUED, case=replace(CASE, application="unknown", area=None)).title == "Family proceedings"
