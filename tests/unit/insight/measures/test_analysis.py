"""An analysis is defined as fully as a measure, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from waypost.insight.measures.analysis import Told
from waypost.insight.measures.registry import MEASURES
from waypost.pipeline.analyses import ANALYSES


def test_every_analysis_says_all_that_a_measure_says():
    measure = MEASURES[0].as_plain()
    for analysis in ANALYSES:
        plain = analysis.as_plain()
        assert set(measure) <= set(plain)
        assert plain["sources"]
        assert plain["cautions"]
        assert plain["partners_who_signed"] == []


def test_no_two_have_one_id():
    ids = [one.id for one in (*MEASURES, *ANALYSES)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("given", [{"objective": "glory"}, {"direction": "up"}, {"told": ()}, {"denominator": "All."}])
def test_one_that_is_not_sound_is_refused(given):
    with pytest.raises(ValueError, match="analysis"):
        replace(ANALYSES[0], **given)


def test_an_unknown_unit_is_refused():
    with pytest.raises(ValueError, match="unit"):
        Told("one", "One", "furlongs")
