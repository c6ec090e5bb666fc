"""Scoring."""

from __future__ import annotations

import math

import polars as pl
import pytest

from support.linkage_people import ANNA, BORIS, CLARA, child, people
from waypost.linkage.blocking import meet
from waypost.linkage.coded import coded
from waypost.linkage.comparisons import WAYS_TO_MEET
from waypost.linkage.evidence import child_evidence, with_frequencies
from waypost.linkage.explain import with_reasons
from waypost.linkage.model import trained_model
from waypost.linkage.scoring import Resources, connection, score
from waypost.linkage.splink_model import linker_on
from waypost.linkage.statements import collapse

ROOM = Resources(threads=1, memory_limit="256MiB", temp_directory=None)


def evidence_of(*statements):
    return child_evidence(collapse(people(*statements)))


def scored(*statements, **given):
    evidence = coded(evidence_of(*statements))
    return with_reasons(score(evidence, meet(evidence, WAYS_TO_MEET), trained_model(), ROOM, **given), trained_model())


THREE = (
    child("hmcts_public_law", "1/a", **ANNA),
    child("cafcass", "2", **ANNA),
    child("ssd", "3", sender="E", **ANNA | {"forenames": "Anabel"}),
)


def test_more_agreement_weighs_more():
    frame = scored(*THREE)
    weights = {
        (left, right): weight for left, right, weight in frame.select("left", "right", "match_weight").iter_rows()
    }
    assert weights[0, 1] > weights[0, 2] > 0


def test_pairs_scored_a_few_at_a_time_are_scored_the_same():
    assert scored(*THREE, pairs_at_once=1).equals(scored(*THREE))


def test_what_is_not_known_is_not_told_as_a_reason():
    reason = scored(child("cafcass", "2", **ANNA), child("ssd", "3", sender="E", **ANNA | {"sex": None}))[
        "reason"
    ].item()
    assert reason == "same forename; same surname; same date of birth; same postcode"


def test_strangers_are_not_worth_a_look():
    assert scored(child("cafcass", "2", **ANNA), child("ssd", "3", sender="E", **CLARA)).height == 0
    assert scored(child("cafcass", "2", **ANNA)).height == 0
    assert scored().height == 0


def test_a_sibling_is_the_better_explanation_of_a_twin():
    """Family evidence all agrees; the weight is bounded by what tells a child from a brother or sister."""
    twin = BORIS | {"sex": "female"}
    frame = scored(child("cafcass", "2", **ANNA), child("ssd", "3", sender="E", **twin))
    assert frame["match_weight"].item() < 0


def test_the_weight_against_strangers_is_the_one_that_splink_predicts():
    """Nobody has siblings here but in the model: taking their part away leaves Splink's own weight."""
    model = trained_model()
    told = [
        child("hmcts_public_law", "1/a", **ANNA),
        child("cafcass", "2", **ANNA | {"forenames": "Anabel", "postcode": "ZZ9 1AC"}),
        child("ssd", "3", sender="E", **ANNA | {"surname": "Quilfeather", "sex": None}),
        child("ssd", "4", sender="F", **BORIS),
    ]
    evidence = evidence_of(*told)
    frame = with_frequencies(evidence, dict(model.usual_frequency), model.weight_of_usual)
    with connection(ROOM) as engine:
        linker = linker_on(engine, frame, model.settings_for(frame.height))
        name = linker.inference.predict(threshold_match_weight=-20, warning_mode="never").physical_name
        predicted = engine.sql(f"from {name}").pl()
    asked = coded(evidence)
    ours = score(asked, meet(asked, WAYS_TO_MEET), model, ROOM, worst=-60)
    both = ours.join(predicted, left_on=["left", "right"], right_on=["unique_id_l", "unique_id_r"])
    assert both.height >= 5
    siblings = model.sibling_weights()
    for row in both.iter_rows(named=True):
        against = -math.log2(model.siblings_per_match) + sum(
            {number: bits for number, bits, _ in levels}[row[f"gamma_{name}"]] for name, levels in siblings.items()
        )
        stranger = row["match_weight_right"]
        bound = min(stranger, against) - math.log2(1 + 2 ** -abs(stranger - against))
        assert row["match_weight"] == pytest.approx(bound, abs=0.001)


def test_the_engine_is_given_what_it_may_use_and_closed(tmp_path):
    with connection(Resources(threads=1, memory_limit="100MiB", temp_directory=tmp_path)) as engine:
        found = engine.sql("select current_setting('threads'), current_setting('temp_directory')").fetchall()
        assert found == [(1, str(tmp_path))]
    with pytest.raises(Exception, match="closed"):
        engine.sql("select 1").fetchall()


def test_what_is_scored_is_sorted():
    frame = scored(*THREE)
    assert frame.equals(frame.sort("left", "right"))
    assert frame.schema["levels"] == pl.Int64
