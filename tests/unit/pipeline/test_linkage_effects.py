"""What links missed and made wrongly do to figures."""

from __future__ import annotations

import polars as pl

from waypost.pipeline.linkage_effects import effects

COURT, CAFCASS, SSD = "hmcts_public_law", "cafcass", "ssd"
# key: source, found child, true child, proceedings
KEYS = {
    "a1": (COURT, "C1", "A", "P1"),
    "a2": (CAFCASS, "C2", "A", "P2"),  # missed: A came back, and looks like two children
    "a3": (SSD, "C1", "A", None),
    "b1": (COURT, "C3", "B", "P3"),
    "b2": (SSD, "C4", "B", None),  # missed: the authority knows B
}


def frames():
    rows = [(key, *facts) for key, facts in KEYS.items()]
    names = ["person_key", "source", "child_id", "true_child", "proceedings_id"]
    frame = pl.DataFrame(rows, schema=names, orient="row").with_columns(sender=pl.lit(None, pl.String))
    return frame.drop("true_child", "proceedings_id"), frame.drop("child_id", "true_child"), frame.drop("child_id")


def test_figures_as_found_and_as_true():
    found = effects(*frames())
    assert found["children_in_proceedings"] == {"found": 3, "true": 2, "difference": 1}
    assert found["share_back_in_other_proceedings"] == {"found": 0.0, "true": 0.5, "difference": -0.5}
    assert found["share_of_public_law_known_to_authority"] == {"found": 0.5, "true": 1.0, "difference": -0.5}


def test_nobody_is_no_share():
    found = effects(*(frame.clear() for frame in frames()))
    assert found["children_in_proceedings"] == {"found": 0, "true": 0, "difference": 0}
    assert found["share_back_in_other_proceedings"] == {"found": None, "true": None, "difference": None}
