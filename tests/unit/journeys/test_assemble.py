"""Events into journeys and rows: which source is believed on which day, and when a case has ended."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from waypost.journeys.assemble import (
    as_told,
    assemble_allocations,
    assemble_children,
    assemble_journey,
    assemble_proceedings,
    in_order,
)
from waypost.journeys.case_statements import ProceedingsStatement
from waypost.journeys.record import Child, ChildInProceedings, Event, Provenance
from waypost.vocabulary.events import EventKind

AS_OF = date(2026, 6, 30)
CHILD = Child("C-1", "statistical", date(2020, 1, 1), "female", "white_irish")


def event(kind: str, day: date, source: str = "cafcass", **given: object) -> Event:
    provenance = Provenance(source, None, f"{kind}/{day}", "f", "p", fact_key=str(given.pop("fact_key", kind)))
    named = {"event_id": f"E-{kind}{day}{source}", "child_id": "C-1", "proceedings_id": "P-1"} | given
    return Event(kind=EventKind(kind), happened_on=day, provenance=provenance, **named)  # type: ignore[arg-type]


def said_of_case(source: str = "cafcass", month: int | None = 1, **given: str | None) -> ProceedingsStatement:
    nothing = dict.fromkeys(ProceedingsStatement.__dataclass_fields__)
    learnt_at = None if month is None else datetime(2026, month, 1, tzinfo=UTC)
    keys = {
        "proceedings_id": "P-1",
        "source": source,
        "record_key": "k",
        "proceedings_key": "k",
        "learnt_at": learnt_at,
    }
    return ProceedingsStatement(**(nothing | keys | given))  # type: ignore[arg-type]


def row(events: list[Event], *statements: ProceedingsStatement) -> ChildInProceedings:
    (only,) = assemble_children(events, statements, {"C-1": CHILD})
    return only


def test_a_hearing_listed_for_a_day_gone_by_is_taken_as_held_and_says_so() -> None:
    listed = event("hearing_listed", date(2026, 6, 29))
    told = as_told(listed, AS_OF)
    assert (told.kind, told.doubt) == (EventKind.HEARING_HELD, "taken_as_held")
    assert as_told(event("hearing_listed", AS_OF), AS_OF).kind is EventKind.HEARING_LISTED
    assert as_told(event("hearing_listed", date(2026, 6, 29), doubt="x"), AS_OF).doubt == "x,taken_as_held"


def test_a_listing_that_was_taken_back_stays_a_listing() -> None:
    moved = event("hearing_listed", date(2026, 1, 2), superseded_at=datetime(2026, 1, 1, tzinfo=UTC))
    assert as_told(moved, AS_OF).kind is EventKind.HEARING_LISTED


def test_events_of_a_day_follow_the_order_of_a_journey_then_declared_ties() -> None:
    day = date(2026, 1, 1)
    events = [
        event("order_made", day, code="care_order"),
        event("order_made", day),
        event("application_issued", day),
        event("application_issued", day, "hmcts_public_law", fact_key="b"),
        event("order_made", date(2025, 12, 31)),
    ]
    assert [(e.happened_on.day, e.kind.value, e.code, e.provenance.source) for e in in_order(events, AS_OF)] == [
        (31, "order_made", None, "cafcass"),
        (1, "application_issued", None, "cafcass"),
        (1, "application_issued", None, "hmcts_public_law"),
        (1, "order_made", None, "cafcass"),
        (1, "order_made", "care_order", "cafcass"),
    ]


def test_the_court_is_believed_on_submission_and_issue_and_cafcass_on_receipt() -> None:
    told = row(
        [
            event("application_submitted", date(2026, 1, 4), "hmcts_public_law"),
            event("application_issued", date(2026, 1, 5), "hmcts_public_law"),
            event("application_issued", date(2026, 1, 3)),
            event("application_received", date(2026, 1, 7)),
            event("application_received", date(2026, 1, 1), "hmcts_public_law"),
        ]
    )
    assert (told.submitted_on, told.issued_on, told.received_on) == (
        date(2026, 1, 4),
        date(2026, 1, 5),
        date(2026, 1, 7),
    )
    assert told.started_on == date(2026, 1, 7)


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (["application_received", "application_issued", "application_submitted"], 1),
        (["application_issued", "application_submitted"], 2),
        (["application_submitted"], 3),
        ([], None),
    ],
)
def test_a_start_is_receipt_else_issue_else_submission(kinds: list[str], expected: int | None) -> None:
    days = {"application_received": 1, "application_issued": 2, "application_submitted": 3}
    told = row([event("letter_sent", date(2026, 1, 9)), *(event(kind, date(2026, 1, days[kind])) for kind in kinds)])
    assert told.started_on == (date(2026, 1, expected) if expected else None)


def test_the_first_order_marked_final_ends_it_whoever_tells() -> None:
    told = row(
        [
            event("order_made", date(2026, 1, 1), code="interim_care_order", flag=False),
            event("order_made", date(2026, 2, 1), "hmcts_private_law", flag=None),
            event("order_made", date(2026, 4, 1), flag=True),
            event("order_made", date(2026, 3, 1), "hmcts_private_law", flag=True),
        ]
    )
    assert told.first_final_order_on == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("closures", "reopenings", "expected"),
    [([1], [], 1), ([1], [2], None), ([1], [1], None), ([1, 3], [2], 3), ([], [2], None)],
)
def test_a_case_is_closed_unless_it_was_opened_again(
    closures: list[int], reopenings: list[int], expected: int | None
) -> None:
    events = [event("case_closed", date(2026, 1, day)) for day in closures]
    events += [event("case_reopened", date(2026, 1, day)) for day in reopenings]
    assert row(events).closed_on == (date(2026, 1, expected) if expected else None)


def test_what_was_taken_back_and_what_is_in_no_proceedings_makes_no_row() -> None:
    gone = event("order_made", date(2026, 1, 1), superseded_at=datetime(2026, 2, 1, tzinfo=UTC))
    assert (
        assemble_children([gone, event("letter_sent", date(2026, 1, 1), proceedings_id=None)], [], {"C-1": CHILD}) == []
    )


def test_the_courts_area_comes_first_and_the_latest_word_on_authority_and_track() -> None:
    statements = [
        said_of_case("hmcts_public_law", 1, area="truro", law="public", authority="E1", application="section_31"),
        said_of_case("cafcass", 3, area="leicester", law="private", authority="E3", track="other"),
        said_of_case("hmcts_public_law", 2, authority="E2", record_key="k2"),
        said_of_case("cafcass", None, track="public_law_outline", service_area="A1", record_key="k3"),
    ]
    for order in (statements, statements[::-1]):
        told = row([event("letter_sent", date(2026, 1, 1))], *order)
        assert (told.area, told.law, told.application) == ("truro", "public", "section_31")
        assert (told.authority, told.track, told.service_area) == ("E3", "other", "A1")


def test_a_case_of_which_nothing_is_said_is_of_unknown_law() -> None:
    told = row([event("letter_sent", date(2026, 1, 1))])
    assert (told.law, told.application, told.area, told.is_told_by_court, told.is_told_by_cafcass) == (
        *("unknown", "unknown", None),
        *(False, True),
    )


def a_row(child_id: str, **given: object) -> ChildInProceedings:
    nothing = dict.fromkeys(ChildInProceedings.__dataclass_fields__) | {"hearings_held": 0, "decision_hearings": 0}
    keys = {"child_id": child_id, "proceedings_id": "P-1", "law": "public", "application": "section_31"}
    return ChildInProceedings(**(nothing | keys | {"is_told_by_court": True, "is_told_by_cafcass": True} | given))  # type: ignore[arg-type]


def test_a_case_ends_with_its_last_child() -> None:
    one = a_row("C-1", first_final_order_on=date(2026, 2, 1), closed_on=date(2026, 3, 1), issued_on=date(2026, 1, 5))
    other = a_row("C-2", first_final_order_on=date(2026, 2, 9), closed_on=None, issued_on=date(2026, 1, 2))
    (case,) = assemble_proceedings([one, other])
    assert (case.completed_on, case.closed_on, case.children) == (date(2026, 2, 9), None, 2)
    assert (case.issued_on, case.started_on) == (date(2026, 1, 2), date(2026, 1, 2))


def test_a_child_of_whom_cafcass_knows_nothing_does_not_hold_a_case_open() -> None:
    known = a_row("C-1", first_final_order_on=date(2026, 2, 1), closed_on=date(2026, 3, 1))
    stranger = a_row("C-2", is_told_by_cafcass=False)
    (case,) = assemble_proceedings([known, stranger])
    assert (case.completed_on, case.closed_on, case.children) == (date(2026, 2, 1), date(2026, 3, 1), 2)
    (unknown,) = assemble_proceedings([stranger])
    assert (unknown.completed_on, unknown.is_told_by_cafcass) == (None, False)


def test_a_journey_holds_one_childs_own_events_and_rows() -> None:
    mine = event("letter_sent", date(2026, 1, 1))
    gone = event("letter_sent", date(2026, 1, 2), superseded_at=datetime(2026, 2, 1, tzinfo=UTC))
    theirs = event("letter_sent", date(2026, 1, 3), child_id="C-2")
    journey = assemble_journey(CHILD, [mine, gone, theirs], [a_row("C-1"), a_row("C-2")])
    assert journey.events == (mine,)
    assert [placed.child_id for placed in journey.proceedings] == ["C-1"]


def test_a_child_who_joined_later_starts_on_that_day() -> None:
    received, joined = date(2026, 1, 5), date(2026, 3, 2)
    told = row([event("application_received", received), event("child_joined", joined, flag=True)])
    assert (told.received_on, told.joined_on, told.started_on) == (received, joined, joined)
    with_the_case = row([event("application_received", received), event("child_joined", received, flag=False)])
    assert with_the_case.started_on == received
    assert row([event("child_joined", joined)]).started_on == joined


@pytest.mark.parametrize(
    ("flags", "expected"), [((), None), ((None,), None), ((False, None), False), ((False, True), True)]
)
def test_eligible_is_cafcasss_word_and_yes_where_two_rows_differ(flags: tuple, expected: bool | None) -> None:
    events = [event("child_joined", date(2026, 1, n + 1), flag=flag) for n, flag in enumerate(flags)]
    assert row([event("letter_sent", date(2026, 1, 1)), *events]).is_eligible_for_engagement is expected


def test_first_meetings_and_the_first_review_of_the_plan() -> None:
    told = row(
        [
            event("child_engaged", date(2026, 1, 20), code="in_person", flag=True),
            event("child_engaged", date(2026, 1, 9), code="video", flag=False),
            event("child_engaged", date(2026, 2, 9), code="in_person", flag=True),
            event("management_review_held", date(2026, 1, 3), code="closure"),
            event("management_review_held", date(2026, 2, 3), code="assessment_and_plan"),
        ]
    )
    assert (told.first_engaged_on, told.first_engaged_in_person_on) == (date(2026, 1, 9), date(2026, 1, 20))
    assert told.first_plan_reviewed_on == date(2026, 2, 3)


def test_a_hearing_that_was_no_longer_needed_is_cancelled_and_not_lost() -> None:
    def cancelled(kind: str, day: int, reason: str | None) -> Event:
        return event(kind, date(2026, 1, day), "hmcts_public_law", reason=reason)

    consent = cancelled("hearing_vacated", 5, "OT13")
    assert row([consent]).first_cancelled_hearing_on == date(2026, 1, 5)
    assert row([consent]).first_lost_hearing_on is None
    assert row([consent, cancelled("hearing_adjourned", 9, "JU3")]).first_lost_hearing_on == date(2026, 1, 9)
    assert row([cancelled("hearing_vacated", 7, None)]).first_lost_hearing_on == date(2026, 1, 7)


DOUBT = "no_reason_given_perhaps_housekeeping"


@pytest.mark.parametrize(
    ("given", "is_cancelled"),
    [
        ({"doubt": DOUBT}, False),
        ({"doubt": DOUBT, "fact_key": "h-2/C-1"}, True),
        ({"doubt": None, "reason": "JU3"}, True),
        ({"doubt": DOUBT, "source": "cafcass"}, True),
    ],
    ids=["no reason, and another source knows", "another hearing", "a reason", "not the court's"],
)
def test_a_hearing_vacated_for_no_reason_is_none_where_the_court_knows_it_for_housekeeping(
    given: dict[str, str], is_cancelled: bool
) -> None:
    day = date(2026, 1, 5)
    source = given.get("source", "hmcts_public_law")
    others = {name: value for name, value in given.items() if name != "source"}
    vacated = event("hearing_vacated", day, source, **{"fact_key": "h-1/C-1", **others})
    removed = event("hearing_removed", day, "hmcts_case_data", fact_key="h-1/C-1", reason="listed_in_error")
    told = row([vacated, removed])
    assert (told.first_cancelled_hearing_on, told.first_lost_hearing_on) == (
        (day, day) if is_cancelled else (None,) * 2
    )
    assert row([vacated]).first_cancelled_hearing_on == day, "alone it is all that is known"


def test_a_case_lost_a_hearing_when_a_child_in_it_did() -> None:
    days = {"first_cancelled_hearing_on": date(2026, 2, 1), "first_lost_hearing_on": date(2026, 2, 9)}
    (case,) = assemble_proceedings([a_row("C-1"), a_row("C-2", **days)])
    assert (case.first_cancelled_hearing_on, case.first_lost_hearing_on) == (date(2026, 2, 1), date(2026, 2, 9))


def test_work_has_the_facts_of_its_case_and_stands_in_declared_order() -> None:
    def work(who: str, key: str, **given: object) -> dict[str, object]:
        nothing = dict.fromkeys(("proceedings_id", "child_id", "ended_on", "sender"))
        usual = {"role": "childrens_guardian", "started_on": date(2026, 1, 5), "source": "cafcass"}
        return nothing | usual | {"practitioner_key": who, "record_key": key} | given

    rows = assemble_allocations(
        [
            work("W2", "a", proceedings_id="P-1"),
            work("W1", "b", proceedings_id="P-1", ended_on=date(2026, 2, 1)),
            work("W1", "c"),
        ],
        [said_of_case(law="public", application="section_31", area="truro", track="other")],
    )
    assert [(row.practitioner, row.record_key, row.law, row.area) for row in rows] == [
        ("W1", "c", "unknown", None),
        ("W1", "b", "public", "truro"),
        ("W2", "a", "public", "truro"),
    ]
    assert (rows[1].ended_on, rows[1].application, rows[1].track) == (date(2026, 2, 1), "section_31", "other")
