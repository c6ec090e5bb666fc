from __future__ import annotations

import pytest

from waypost.pipeline.exchange.fetched import Fetched, Wanted

QUIET = {"windows": 96, "empty": 90, "halved": 3, "retries": 5, "too_early": 1, "clock_behind_seconds": 119.0}


@pytest.mark.parametrize("finding", ["gaps", "doubles", "full_seconds", "totals_differ"])
def test_what_a_person_has_to_look_at(finding):
    assert Fetched("public-law", **QUIET).findings() == []
    sentences = Fetched("public-law", **{finding: 3}).findings()
    assert len(sentences) == 1
    assert sentences[0].startswith("3 time(s): ")


def test_a_clock_that_is_far_behind_is_told():
    assert "121 seconds behind" in Fetched("public-law", clock_behind_seconds=121.0).findings()[0]


def test_nothing_is_asked_for_unless_it_is_said():
    assert Wanted() == (None, None, 0.0)
