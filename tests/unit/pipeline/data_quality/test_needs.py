"""What a measure rests on is read off its questions; a registered measure that cannot be explained fails here."""

from __future__ import annotations

from dataclasses import replace

import pytest

from waypost.insight.measures.registry import MEASURES
from waypost.journeys.expressions import AllOf, Column, Compare, IsMissing, OneOf, Value
from waypost.journeys.question import CountDistinct, Question
from waypost.pipeline.data_quality.matters import columns, matters
from waypost.pipeline.data_quality.needs import Need, NeedsNotKnown, columns_of, needs_of, sources_of, undocumented

BY_ID = {measure.id: measure for measure in MEASURES}


def measure_of(question):
    some = MEASURES[0]
    return replace(some, methods=(replace(some.methods[0], question=question),))


def needs(measure):
    return needs_of(measure, matters(), columns())


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.id)
def test_every_registered_measure_stands_in_the_table_of_needs(measure):
    assert undocumented(measure, columns()) == ()
    assert needs(measure)


def test_a_measure_without_an_entry_is_told_by_its_columns():
    unknown = measure_of(Question("proceedings", CountDistinct("service_area"), IsMissing(Column("issued_on"))))
    assert undocumented(unknown, columns()) == ("proceedings.service_area",)
    with pytest.raises(NeedsNotKnown, match=r"proceedings\.service_area"):
        needs(unknown)


def test_a_question_about_one_law_needs_that_laws_feed_alone():
    public = {one for need in needs(BY_ID["hearings_cancelled"]) for one in need.any_of}
    assert "public_feed_vacated_why" in public
    assert not any(one.startswith("private_") for one in public)
    assert {need.law for need in needs(BY_ID["section_8_within_26_weeks"])} == {"private"}
    assert {need.law for need in needs(BY_ID["open_children_and_cases"])} == {"public", "private"}


def test_alternatives_stand_in_one_need_and_each_line_in_its_own():
    issued = [need for need in needs(BY_ID["closed_within_26_weeks"]) if need.column == "issued_on"]
    assert Need("issued_on", "public", ("cafcass_issued", "public_feed_issued")) in issued
    assert len(issued) == 2


def test_events_need_what_stands_behind_their_own_kind():
    audited = {one for need in needs(BY_ID["letters_in_audited_files"]) for one in need.any_of}
    assert {"cafcass_audited", "cafcass_letters"} <= audited
    kinds = OneOf(Column("kind"), ("practice_audited", "order_made"))
    other = measure_of(Question("said_events", CountDistinct("child_id"), AllOf((kinds, IsMissing(Column("flag"))))))
    assert undocumented(other, columns()) == ("said_events.flag",)


def test_both_laws_asked_for_by_name_are_both_needed():
    both = OneOf(Column("law"), ("public", "private"))
    assert {need.law for need in needs(measure_of(Question("proceedings", CountDistinct("law"), both)))} == {
        "public",
        "private",
    }


def test_other_comparisons_bind_no_law():
    unlike = Compare(Column("law"), "!=", Value("public"))
    assert {need.law for need in needs(measure_of(Question("proceedings", CountDistinct("law"), unlike)))} == {
        "public",
        "private",
    }


def test_columns_and_sources_of_a_measure():
    told = columns_of(BY_ID["caseload"])
    assert "allocations.practitioner" in told
    assert sources_of(BY_ID["caseload"], matters(), columns()) == ("cafcass", "hmcts_private_law", "hmcts_public_law")
