"""Contradictions against what was planted, on a county made small."""

from __future__ import annotations

import pytest

from support.agreements import usable
from waypost.pipeline.corrections.evaluate import NoTruthOfCorrections, evaluate_corrections
from waypost.vocabulary.sharing_terms import ASSURANCE


@pytest.fixture(scope="module")
def told(built, county):
    return evaluate_corrections(usable(built, ASSURANCE), county / "truth")


def test_most_of_what_can_be_found_is_found_and_hardly_anything_else(told):
    assert told["comparable"] >= 20
    assert told["share_found"] >= 0.75
    assert told["share_false"] <= 0.05
    assert told["contradictions"] > 20


def test_counts_fit_together(told):
    for one in told["facts"]:
        assert one["found"] <= one["comparable"] <= one["planted"]
    assert sum(one["contradictions"] for one in told["kinds"]) == told["contradictions"]
    assert all(one["misplaced"] <= one["asked"] for one in told["kinds"] if one["asked"] is not None)


def test_a_folder_without_the_truth_is_named(built, tmp_path):
    with pytest.raises(NoTruthOfCorrections, match="--truth"):
        evaluate_corrections(usable(built, ASSURANCE), tmp_path)
