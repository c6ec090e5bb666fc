"""One fact told by two sources is one line; where they differ the line says so."""

from __future__ import annotations

from told_events import day, happened
from waypost.journeys.account_lines import line, merge

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
