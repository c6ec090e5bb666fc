"""What should tell a field is counted once, and told only where the source itself tells it."""

from __future__ import annotations

from datetime import date

from support.quality_material import DAY, counts, event, material, matter, row
from waypost.pipeline.data_quality.completeness import completeness
from waypost.pipeline.data_quality.matters import Field

LATER = date(2027, 3, 20)


def field(form, **told):
    return Field("f", told.pop("source", "cafcass"), form, "A field", "Because", **told)


def shares(one, **given):
    return completeness(material(**given), matter(fields=[one]))


def test_a_source_covers_the_children_of_whom_it_says_anything():
    told = shares(
        field("covers", law="public"),
        rows=[row(0), row(1), row(2, law="private")],
        events=[event("cafcass", "letter_sent", 0), event("ssd", "care_started", 1)],
    )
    assert counts(told, field="f") == (1, 2)


def test_a_source_that_says_nothing_covers_nobody():
    assert counts(shares(field("covers"), rows=[row(0), row(1)]), field="f") == (0, 2)


def test_an_event_is_looked_for_among_those_of_whom_the_source_tells():
    told = shares(
        field("happened", kinds=("application_issued",)),
        rows=[row(0), row(1), row(2)],
        events=[event("cafcass", "application_issued", 0), event("cafcass", "letter_sent", 1)],
    )
    assert counts(told, field="f") == (1, 2)


def test_an_event_that_goes_with_another_is_looked_for_where_that_one_is_told():
    told = shares(
        field("happened", of="child_joined", of_flag=True, kinds=("child_engaged",)),
        rows=[row(0), row(1), row(2)],
        events=[
            *(event("cafcass", "child_joined", number, flag=number < 2) for number in range(3)),
            *(event("cafcass", "child_engaged", number, LATER) for number in (0, 0, 2)),
        ],
    )
    assert counts(told, field="f") == (1, 2)


def test_an_authoritys_events_are_told_by_child_and_by_sender():
    ours = {"sender": "E06000001", "area": None, "row": None}
    told = shares(
        field("happened", source="ssd", of="pre_proceedings_decided", kinds=("pre_proceedings_ended",)),
        events=[
            event("ssd", "pre_proceedings_decided", 0, **ours),
            event("ssd", "pre_proceedings_decided", 1, **{**ours, "sender": "not a code"}),
            event("ssd", "pre_proceedings_ended", 0, LATER, **ours),
        ],
    )
    assert counts(told, place="E06000001") == (1, 1)
    assert counts(told, place="not_known") == (0, 1)
    assert counts(told) == (1, 2)


def test_a_detail_is_told_where_its_column_is_filled():
    told = shares(
        field("detail", kinds=("hearing_vacated",), column="reason", source="hmcts_public_law"),
        events=[
            event("hmcts_public_law", "hearing_vacated", 0, reason="no_judge"),
            event("hmcts_public_law", "hearing_vacated", 0),
            event("hmcts_public_law", "hearing_held", 0),
            event("cafcass", "hearing_vacated", 0),
        ],
    )
    assert counts(told, field="f") == (1, 2)


def test_what_is_said_no_more_is_not_counted():
    gone = event("cafcass", "case_closed", 0)
    told = shares(
        field("detail", kinds=("case_closed",), column="reason"),
        events=[{**gone, "superseded_at": gone["learnt_at"]}, event("cafcass", "case_closed", 1, reason="final")],
    )
    assert counts(told, field="f") == (1, 1)


def test_a_statement_that_says_unknown_does_not_tell():
    base = {"source": "cafcass", "started_on": DAY, "placed_in": "devon"}
    told = shares(
        field("statement", column="track"),
        stated=[{**base, "track": track} for track in ("public_law_outline", "unknown", None)],
    )
    assert counts(told, field="f") == (1, 3)


def test_a_person_is_told_by_whoever_knows():
    told = shares(field("person", column="sex", source="any"), rows=[row(0, sex="female"), row(1)])
    assert counts(told, source="any") == (1, 2)


def test_places_and_months_add_up_to_their_wholes_and_the_window_closes():
    told = shares(
        field("covers"),
        rows=[
            *(row(0), row(1, area="bristol"), row(2, started_on=date(2026, 12, 5))),
            row(3, started_on=date(2025, 3, 31)),  # a day before the window
            row(4, started_on=date(2027, 4, 1)),  # a day after the record's own
        ],
        events=[event("cafcass", "letter_sent", 0)],
    )
    assert counts(told) == (1, 3)
    assert counts(told, place="devon") == (1, 2)
    assert counts(told, month="2027-03") == (1, 2)
    assert counts(told, place="bristol", month="2027-03") == (0, 1)
    assert counts(told, month="2026-12") == (0, 1)
