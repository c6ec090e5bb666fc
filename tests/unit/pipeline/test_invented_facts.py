"""What agencies tell of the small world by hand, when nothing is misread."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from small_world import AUTHORITY, UNTIL, small_world
from waypost.pipeline.invented_fact import FACTS
from waypost.pipeline.invented_facts import facts
from waypost.vocabulary.event_meanings import MEANINGS
from waypost.vocabulary.events import EventKind


@pytest.fixture(scope="module")
def told() -> pl.DataFrame:
    """Every fact by the last day."""
    return facts(small_world(), UNTIL)


def of(told: pl.DataFrame, *columns: str, **where: object) -> list[tuple[object, ...]]:
    """Return the columns of the facts that have these values, sorted."""
    return sorted(told.filter(**where).select(columns).rows(), key=str)


def test_the_shape_and_who_can_tell_what(told):
    assert dict(told.schema) == dict(pl.DataFrame(schema=FACTS).schema)
    for kind, source in told.select("kind", "source").unique().rows():
        assert source in MEANINGS[EventKind(kind)].sources


def test_cafcass_tells_of_the_children_who_have_joined(told):
    assert of(told, "person_id", "happened_on", kind="child_joined") == [
        (1, date(2025, 3, 6)),
        (1, date(2026, 6, 2)),
        (2, date(2025, 3, 6)),
        (3, date(2025, 9, 15)),
        (7, date(2026, 1, 8)),
    ]
    assert of(told, "person_id", "reason", kind="practitioner_ended") == [(n, "case_closed") for n in (1, 2, 3)]
    assert of(told, "code", "flag", kind="child_engaged") == [("in_person", True)]
    assert of(told, "reason", "due_on", kind="extension_granted") == [("timetable_for_child", date(2025, 10, 30))]
    assert of(told, "person_id", "happened_on", kind="case_reopened") == [(1, date(2026, 5, 1))]
    assert of(told, "person_id", "code", kind="feedback_received") == [(1, "feedback")]


def test_the_public_law_feed_gives_reasons_and_never_says_held(told):
    rows = of(told, "person_id", "kind", "happened_on", "reason", "owner", source="hmcts_public_law", case_id=10)
    own = [row[1:] for row in rows if row[0] == 1 and str(row[1]).startswith("hearing")]
    assert own == [
        ("hearing_adjourned", date(2025, 8, 10), None, None),
        ("hearing_listed", date(2025, 3, 20), None, None),
        ("hearing_listed", date(2027, 4, 10), None, None),
        ("hearing_vacated", date(2025, 7, 10), "JU3", "court"),
    ]
    assert told.filter(source="hmcts_public_law", case_id=30).is_empty()


def test_the_private_law_feed_says_held_and_gives_no_reasons(told):
    rows = of(told, "kind", "happened_on", "code", "reason", "flag", source="hmcts_private_law")
    assert rows == [
        ("application_issued", date(2026, 1, 7), "section_8", None, None),
        ("application_submitted", date(2026, 1, 5), "section_8", None, None),
        ("hearing_adjourned", date(2026, 5, 20), "dispute_resolution", None, None),
        ("hearing_held", date(2026, 2, 20), "first_hearing_dispute_resolution", None, None),
        ("hearing_listed", date(2027, 5, 20), "final", None, None),
        ("order_made", date(2026, 1, 20), "directions", None, None),
        ("order_made", date(2026, 2, 20), "child_arrangements_order", None, None),
        ("order_made", date(2026, 2, 20), "directions", None, None),
        ("report_ordered", date(2026, 1, 20), "safeguarding_letter", None, None),
        ("report_ordered", date(2026, 2, 20), "section_7", None, None),
    ]


def test_authorities_tell_spells_of_care_and_pre_proceedings(told):
    assert of(told, "happened_on", "code", kind="legal_status_started", source="ssd") == [
        (date(2025, 3, 20), "C1"),
        (date(2026, 2, 2), "C2"),
    ]
    assert of(told, "happened_on", kind="placement_started") == [(date(2025, 3, 20),), (date(2025, 6, 1),)]
    assert of(told, "happened_on", "reason", kind="care_ended") == [(date(2026, 9, 1), "E4A")]
    assert of(told, "person_id", "code", kind="pre_proceedings_ended") == [(1, "issue"), (2, "issue")]
    assert set(told.filter(pl.col("source").is_in(["ssd", "ssda903"]))["sender"]) == {AUTHORITY}
    assert told.filter(pl.col("source").is_in(["ssd", "ssda903"]))["case_id"].null_count() == len(
        told.filter(pl.col("source").is_in(["ssd", "ssda903"]))
    )


def test_by_an_earlier_day_nothing_later_is_told():
    day = date(2025, 7, 1)
    told = facts(small_world(), day)
    assert told.filter(pl.col("told_on") > day).is_empty()
    later = told.filter(pl.col("happened_on") > day)
    assert of(later, "person_id", "kind", "happened_on") == [(n, "hearing_listed", date(2025, 7, 10)) for n in (1, 2)]
    assert set(told["person_id"]) == {1, 2}


def test_a_cancellation_is_told_from_its_day_on():
    before, after = (facts(small_world(), date(2025, 7, day)).filter(person_id=1, case_id=10) for day in (7, 8))
    on = date(2025, 7, 10)
    assert of(before, "kind", "reason", happened_on=on) == [("hearing_listed", None)]
    assert of(after, "kind", "reason", happened_on=on) == [("hearing_vacated", "JU3")]


def test_a_private_case_is_in_the_feed_once_a_hearing_is_listed():
    before, after = (facts(small_world(), date(2026, 1, day)).filter(source="hmcts_private_law") for day in (19, 20))
    assert before.is_empty()
    assert set(after["person_id"]) == {7}


def test_the_court_names_the_first_children_in_the_application_itself():
    told = facts(small_world(), date(2025, 3, 4))
    assert of(told, "source", "person_id", kind="application_submitted") == [
        ("hmcts_public_law", 1),
        ("hmcts_public_law", 2),
    ]
