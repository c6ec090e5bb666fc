"""Scoring."""

from __future__ import annotations

import pytest

from support.linkage_people import ANNA, BORIS, CLARA, child, people
from waypost.linkage.evidence import child_evidence
from waypost.linkage.model import trained_model
from waypost.linkage.splink_model import Resources, connection, score
from waypost.linkage.statements import collapse

ROOM = Resources(threads=1, memory_limit="256MiB", temp_directory=None)


def scored(*statements):
    return score(child_evidence(collapse(people(*statements))), trained_model(), ROOM)


def test_more_agreement_weighs_more():
    frame = scored(
        child("hmcts_public_law", "1/a", **ANNA),
        child("cafcass", "2", **ANNA),
        child("ssd", "3", sender="E", **ANNA | {"forenames": "Anabel"}),
    )
    weights = {
        (left, right): weight for left, right, weight in frame.select("left", "right", "match_weight").iter_rows()
    }
    assert weights[0, 1] > weights[0, 2] > 0


def test_what_is_not_known_is_not_told_as_a_reason():
    reason = scored(child("cafcass", "2", **ANNA), child("ssd", "3", sender="E", **ANNA | {"sex": None}))[
        "reason"
    ].item()
    assert reason == "same forename; same surname; same date of birth; same postcode"


def test_strangers_are_not_worth_a_look():
    assert scored(child("cafcass", "2", **ANNA), child("ssd", "3", sender="E", **CLARA)).height == 0
    assert scored(child("cafcass", "2", **ANNA)).height == 0


def test_a_sibling_is_the_better_explanation_of_a_twin():
    """Family evidence all agrees; the weight is bounded by what tells a child from a brother or sister."""
    twin = BORIS | {"sex": "female"}
    frame = scored(child("cafcass", "2", **ANNA), child("ssd", "3", sender="E", **twin))
    assert frame["match_weight"].item() < 0


def test_the_engine_is_given_what_it_may_use_and_closed(tmp_path):
    with connection(Resources(threads=1, memory_limit="100MiB", temp_directory=tmp_path)) as engine:
        found = engine.sql("select current_setting('threads'), current_setting('temp_directory')").fetchall()
        assert found == [(1, str(tmp_path))]
    with pytest.raises(Exception, match="closed"):
        engine.sql("select 1").fetchall()
