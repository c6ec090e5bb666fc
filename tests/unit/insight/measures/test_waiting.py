"""Measures that wait: each says for what, and from whom; none of them is computed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from waypost.insight.measures.registry import MEASURES
from waypost.insight.measures.waiting import WAITING


def test_each_says_what_it_waits_for_and_from_whom():
    assert all(one.waits_for and one.of_source and one.sources for one in WAITING)
    assert not {one.id for one in WAITING} & {measure.id for measure in MEASURES}
    plain = WAITING[0].as_plain()
    assert (plain["status"], plain["partners_who_signed"]) == ("waits_for_its_source", [])


def test_the_six_commitments_have_their_place_and_no_text():
    place = next(one for one in WAITING if one.id == "public_law_outline_commitments")
    assert "nothing is invented" in place.numerator


@pytest.mark.parametrize(
    "given",
    [{"objective": "glory"}, {"direction": "up"}, {"waits_for": ""}, {"of_source": ""}, {"not_told_because": ""}],
)
def test_one_that_is_not_sound_is_refused(given):
    with pytest.raises(ValueError, match="measure"):
        replace(WAITING[0], **given)
