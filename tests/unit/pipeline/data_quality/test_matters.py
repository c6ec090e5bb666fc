"""The data files say what they must, and name only what there is."""

from __future__ import annotations

import pytest

from waypost.intake.registry import SOURCES
from waypost.journeys.tables import CHILDREN_IN_PROCEEDINGS, EVENTS, PROCEEDINGS_STATEMENTS
from waypost.pipeline.data_quality.matters import ANY, Field, columns, matters
from waypost.vocabulary.event_meanings import MEANINGS
from waypost.vocabulary.events import EventKind

KNOWN = {*SOURCES, "annex_a", ANY}


@pytest.mark.parametrize("field", matters().fields, ids=lambda field: field.id)
def test_a_field_names_a_source_kinds_and_columns_that_exist(field):
    assert field.source in KNOWN
    for kind in (*field.kinds, *([field.of] if field.of else [])):
        assert field.source in MEANINGS[EventKind(kind)].sources
    places = {"detail": EVENTS, "statement": PROCEEDINGS_STATEMENTS, "person": CHILDREN_IN_PROCEEDINGS}
    assert field.column is None or field.column in places[field.form]
    assert field.law in (None, "public", "private")
    assert field.why.endswith(".")


def test_no_field_and_no_pair_stands_twice():
    told = matters()
    assert len({field.id for field in told.fields}) == len(told.fields)
    assert len({pair.id for pair in told.pairs}) == len(told.pairs)


def test_rhythms_are_of_kinds_that_the_source_tells():
    for rhythm in matters().rhythms:
        assert all(rhythm.source in MEANINGS[EventKind(kind)].sources for kind in rhythm.kinds)
        assert rhythm.late_after_days > 0


def test_columns_rest_on_fields_that_exist():
    ids = {field.id for field in matters().fields}
    for name, behind in columns().behind.items():
        assert {one for line in behind.needs for one in line} <= ids, name


def test_limits_are_in_order():
    told = matters()
    assert 0 < told.partly_from_percent < told.answerable_from_percent <= 100


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"form": "guessed"}, "unknown form"),
        ({"form": "happened"}, "needs kinds"),
        ({"form": "covers", "kinds": ("case_closed",)}, "needs kinds"),
        ({"form": "detail", "kinds": ("case_closed",)}, "needs a column"),
        ({"form": "covers", "column": "reason"}, "needs a column"),
    ],
)
def test_a_field_that_contradicts_itself_is_refused(given, wrong):
    with pytest.raises(ValueError, match=wrong):
        Field("f", "cafcass", given.pop("form"), "t", "w", **given)
