"""The gap map of the registered measures: a source that is missing is named, place by place. More in tests/spec."""

from __future__ import annotations

import polars as pl
import pytest

from support.quality_material import event, material, row
from waypost.disclosure.shares import profile_for_shares, release_shares
from waypost.insight.measures.registry import MEASURES
from waypost.pipeline.data_quality.completeness import COMPLETENESS_BY, completeness
from waypost.pipeline.data_quality.gap_map import gap_map
from waypost.pipeline.data_quality.matters import columns, matters

FEED = ("application_submitted", "application_issued", "hearing_held", "hearing_vacated")


@pytest.fixture(scope="module")
def states():
    """60 children in Devon and 60 in Bristol, of whom the public-law feed tells of those in Devon alone."""
    rows = [row(number, area="devon" if number < 60 else "bristol") for number in range(120)]
    told = [event("hmcts_public_law", kind, number, reason="no_judge") for number in range(60) for kind in FEED] + [
        event("cafcass", "letter_sent", number, area="bristol" if number >= 60 else "devon") for number in range(120)
    ]
    shares = completeness(material(rows=rows, events=told), matters())
    released = release_shares("c", shares, COMPLETENESS_BY, profile_for_shares(), fewest=50)
    frame = gap_map(MEASURES, released, matters(), columns()).frame.filter(pl.col("month") == "all")
    return {(one["measure"], one["place"]): one for one in frame.to_dicts()}


def test_a_measure_stands_where_its_feed_tells_and_falls_where_it_does_not(states):
    assert states["hearings_cancelled", "devon"]["state"] == "answerable"
    missing = states["hearings_cancelled", "bristol"]
    assert missing["state"] == "not"
    assert missing["because"].split(";")[0] == "public_feed_covers"
    assert states["hearings_cancelled", "england"]["state"] == "partly"


def test_every_measure_of_which_anything_is_asked_is_mapped(states):
    assert {measure for measure, place in states if place == "england"} == {measure.id for measure in MEASURES}
