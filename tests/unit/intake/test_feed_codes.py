"""The feeds' own words are data with a source, and none of them is listed twice with two meanings."""

from __future__ import annotations

from importlib.resources import files

import pytest
import yaml

from waypost.intake.feed_codes import read_feed_codes


@pytest.mark.parametrize("feed", ["hmcts_public_law", "hmcts_private_law"])
def test_each_list_is_sourced_and_says_one_thing(feed: str) -> None:
    given = yaml.safe_load(files("waypost.intake").joinpath(feed, "codes.yaml").read_text(encoding="utf-8"))
    assert given["source"]
    assert given["in_force_from"]
    for name, folded in read_feed_codes(feed).items():
        written = [text for spellings in given["codes"][name].values() for text in spellings]
        assert len(folded) == len(written)


def test_codes_are_found_by_the_folded_spelling() -> None:
    codes = read_feed_codes("hmcts_public_law")
    assert codes["states"]["closed"] == "CLOSED"
    assert codes["sexes"]["they identify in another way"] == "other"
    assert codes["hearing_statuses"]["vacated_to_be_re_listed"] == "vacated"
