"""Precision and recall, worked by hand."""

from __future__ import annotations

import polars as pl
import pytest

from waypost.pipeline.linkage_quality import linkage_quality

COURT, PRIVATE, CAFCASS, SSD, RETURN = "hmcts_public_law", "hmcts_private_law", "cafcass", "ssd", "ssda903"

# key: source, found child, true child, ethnicity, is_twin, upn
KEYS = {
    "a1": (COURT, "C1", "A", "white", False, None),
    "a2": (CAFCASS, "C1", "A", "white", False, None),
    "a3": (SSD, "C2", "A", "white", False, None),
    "b1": (COURT, "C2", "B", "asian", True, None),
    "b2": (PRIVATE, "C2", "B", "asian", True, None),
    "c1": (SSD, "C3", "C", "refused", False, "U"),
    "c2": (SSD, "C3", "C", "refused", False, "U"),
    "c3": (RETURN, "C1", "C", None, False, None),
}


def frames(extra=()):
    rows = [(key, *facts) for key, facts in KEYS.items()]
    frame = pl.DataFrame(
        rows,
        schema=["person_key", "source", "child_id", "true_child", "ethnic_group", "is_twin", "upn"],
        orient="row",
        schema_overrides={"upn": pl.String},
    ).with_columns(sender=pl.lit(None, pl.String))
    person = ["source", "sender", "person_key"]
    return frame.select(*person, "child_id"), frame.select(*person, "true_child", *extra)


def test_pairs_of_named_sources():
    """Found: a1-a2, a3-b1, a3-b2, b1-b2, c1-c2. True: a1-a2, a1-a3, a2-a3, b1-b2, c1-c2. The return counts not."""
    found = linkage_quality(*frames())
    assert (found["pairs_found"], found["pairs_true"], found["pairs_right"]) == (5, 5, 3)
    assert found["pairwise_precision"] == found["pairwise_recall"] == pytest.approx(0.6)
    assert (found["keys"], found["children_found"], found["children_true"]) == (7, 3, 3)


def test_clusters_are_b_cubed():
    """Precision by key: a1, a2 1; a3 1/3; b1, b2 2/3; c1, c2 1. Recall: a1, a2 2/3; a3 1/3; the rest 1."""
    found = linkage_quality(*frames())
    assert found["cluster_precision"] == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3 + 1 + 1) / 7)
    assert found["cluster_recall"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 4) / 7)


def test_pairs_of_one_pupil_number_are_counted_apart():
    found = linkage_quality(*frames(["upn"]))
    assert (found["pairs_found"], found["pairs_right"]) == (4, 2)
    assert found["explicit_keys"] == {
        "precision": 1.0,
        "recall": 1.0,
        "pairs_found": 1,
        "pairs_true": 1,
        "pairs_right": 1,
    }


def test_groups_have_their_denominators():
    found = linkage_quality(*frames(["ethnic_group", "is_twin"]))["by_group"]
    assert set(found) == {"ethnic_group", "twins", "pair_of_sources"}
    assert found["ethnic_group"]["white"]["pairs_true"] == 3
    assert found["ethnic_group"]["white"]["recall"] == pytest.approx(1 / 3)
    assert found["ethnic_group"]["refused"]["precision"] == 1.0
    assert found["twins"]["true"]["recall"] == 1.0
    assert found["pair_of_sources"]["cafcass - hmcts_public_law"]["precision"] == 1.0
    assert found["pair_of_sources"]["hmcts_public_law - ssd"]["pairs_found"] == 1


def test_no_keys_is_no_share():
    found = linkage_quality(*(frame.clear() for frame in frames()))
    assert found["pairwise_precision"] is found["cluster_recall"] is None
    assert found["by_group"] == {"pair_of_sources": {}}


def test_nameless_returns_are_told_apart():
    """c3, a return of C, was joined to A's records: of the keys whose child is known by name, none is right."""
    assert linkage_quality(*frames())["nameless"] == {
        RETURN: {"precision": 0.0, "recall": 0.0, "keys": 1, "known_by_name": 1, "joined": 1}
    }


def test_gaps_need_children_enough():
    assert linkage_quality(*frames(["ethnic_group"]))["gaps"] == {}
