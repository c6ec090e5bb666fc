"""One fact told by two sources is one line; where they differ the line says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from told_events import day, happened
from waypost.journeys.account_lines import line, merge
from waypost.journeys.record import Event

COURT = "hmcts_public_law"


def test_the_same_fact_of_two_sources_is_one_line_that_names_both_the_court_first() -> None:
    ((fact, tellers),) = merge(
        [
            happened("order_made", 3, "care_order", flag=True),
            happened("order_made", 3, "care_order", "hmcts_private_law"),
        ]
    )
    told = line(fact, tellers)
    assert told.sources == ("The court (private law)", "Cafcass")
    assert (told.title, told.doubt) == ("Care order made", None)
    assert told.sentence.endswith("It settles the application for this child.")


def test_sources_that_give_two_days_for_what_happens_once_are_one_line_that_says_so() -> None:
    events = [happened("application_issued", 2, "section_31"), happened("application_issued", 3, "section_31", COURT)]
    ((fact, tellers),) = merge(events)
    told = line(fact, tellers)
    assert told.happened_on == day(3)
    assert told.doubt == "Cafcass says 7 January 2026."


def test_different_facts_of_one_day_stay_apart() -> None:
    events = [
        happened("order_made", 3, "care_order"),
        happened("order_made", 3, "placement_order"),
        happened("advice_given", 3, "order", reason="care_order"),
        happened("advice_given", 3, "order", reason="placement_order"),
        happened("hearing_held", 4, "final", COURT),
        happened("hearing_held", 5, "final", COURT),
    ]
    assert len(merge(events)) == 6


def test_a_doubt_falls_where_another_source_says_it_plainly() -> None:
    doubted = happened("legal_status_started", 3, "C1", "ssda903", doubt="legal_status_differs")
    ((fact, tellers),) = merge([doubted, happened("legal_status_started", 3, "C1", "ssd")])
    assert line(fact, tellers).doubt is None
    ((fact, tellers),) = merge([doubted])
    assert "return" in str(line(fact, tellers).doubt)


def test_details_come_from_whoever_has_them() -> None:
    court = happened("report_ordered", 3, "section_7", "hmcts_private_law")
    cafcass = happened("report_ordered", 3, "section_7", owner="cafcass", due_on=day(30))
    ((fact, _),) = merge([court, cafcass])
    assert (fact.owner, fact.due_on, fact.provenance.source) == ("cafcass", day(30), "hmcts_private_law")


def heard(kind: str, source: str, learnt: int = 1, hearing: str = "h-1", number: int = 9, **given: object) -> Event:
    event = happened(kind, number, "final", source, learnt_at=datetime(2026, 2, learnt, tzinfo=UTC), **given)
    return replace(event, provenance=replace(event.provenance, fact_key=f"{hearing}/child"))


HELD = {"doubt": "taken_as_held"}
LOST = {"doubt": "no_reason_given_perhaps_housekeeping"}
DATA, HMC = "hmcts_case_data", "hmcts_hearings"


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        (heard("hearing_held", COURT, 9, **HELD), heard("hearing_vacated", DATA, 1), "hearing_vacated"),
        (heard("hearing_vacated", COURT, 9, **LOST), heard("hearing_removed", DATA, 1), "hearing_removed"),
        (heard("hearing_listed", COURT, 1), heard("hearing_vacated", HMC, 2), "hearing_vacated"),
        (heard("hearing_listed", COURT, 3), heard("hearing_vacated", HMC, 2), "hearing_listed"),
        (heard("hearing_held", COURT, 3, **HELD), heard("hearing_held", HMC, 2), "hearing_held"),
    ],
)
def test_one_hearing_told_by_two_of_the_courts_sources_is_one_line(first: Event, second: Event, kind: str) -> None:
    for events in ([first, second], [second, first]):
        ((fact, tellers),) = merge(events)
        assert fact.kind == kind
        assert fact.doubt is None
        assert len(line(fact, tellers).sources) == 2


def test_a_reason_of_a_telling_that_is_not_believed_is_not_taken_over() -> None:
    lost = heard("hearing_vacated", COURT, 1, reason="JU3", owner="court")
    ((fact, _),) = merge([lost, heard("hearing_held", HMC, 2)])
    assert (fact.kind, fact.reason, fact.owner) == ("hearing_held", None, None)
    ((fact, _),) = merge([lost, heard("hearing_vacated", DATA, 2)])
    assert fact.reason == "JU3"


def test_hearings_of_two_ids_and_days_of_one_hearing_that_differ() -> None:
    assert len(merge([heard("hearing_listed", COURT), heard("hearing_listed", HMC, hearing="h-2")])) == 2
    ((fact, tellers),) = merge(
        [heard("hearing_listed", COURT, 1, number=9), heard("hearing_listed", HMC, 2, number=12)]
    )
    assert fact.happened_on == day(12)
    assert "The court (public law) says 14 January 2026." in str(line(fact, tellers).doubt)


def test_what_the_return_the_system_and_the_list_tell_is_one_line_that_names_all_three() -> None:
    events = [happened("legal_status_started", 3, "C1", source) for source in ("ssda903", "ssd", "annex_a")]
    ((fact, tellers),) = merge(events)
    assert line(fact, tellers).sources == (
        "The local authority (lists for Ofsted)",
        "The local authority (its own records)",
        "The local authority (return of children looked after)",
    )


@pytest.mark.parametrize("kind", ["care_started", "legal_status_started", "placement_started"])
def test_a_telling_that_does_not_say_which_joins_the_one_of_that_day_that_does(kind: str) -> None:
    unnamed = happened(kind, 3, None, "annex_a", doubt="legal_status_in_group")
    named = happened(kind, 3, "C1" if kind != "placement_started" else "U4", "ssd")
    for events in ([unnamed, named], [named, unnamed]):
        ((fact, tellers),) = merge(events)
        assert (fact.code, fact.doubt, len(tellers)) == (named.code, None, 2)


def test_a_telling_that_does_not_say_which_stands_alone_where_none_or_several_of_the_day_do() -> None:
    unnamed = happened("placement_started", 3, None, "annex_a")
    assert len(merge([unnamed, happened("placement_started", 4, "U4", "ssd")])) == 2
    two = [happened("placement_started", 3, code, "ssd") for code in ("U4", "T4")]
    assert len(merge([unnamed, *two])) == 3
    assert len(merge([unnamed, happened("care_started", 3, "C1", "ssd")])) == 2


def test_kinds_that_always_say_which_are_never_joined() -> None:
    assert len(merge([happened("order_made", 3, None), happened("order_made", 3, "care_order", COURT)])) == 2
