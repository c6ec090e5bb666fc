"""Fitting the model to records of which nobody knows who is who."""

from __future__ import annotations

import polars as pl
import pytest

from waypost.linkage.bench.ours import read
from waypost.linkage.evidence import plain_evidence
from waypost.linkage.model import trained_model
from waypost.linkage.scoring import Resources
from waypost.linkage.train_unlabelled import _part, train_unlabelled
from waypost.pipeline.bench.linkage_records import write_records

ROOM = Resources(threads=1, memory_limit="1GiB", temp_directory=None)


@pytest.fixture(scope="module")
def evidence(tmp_path_factory):
    folder = tmp_path_factory.mktemp("records")
    write_records(folder, 2000, seed=3)
    return plain_evidence(read(folder))


@pytest.fixture(scope="module")
def fitted(evidence):
    return train_unlabelled(evidence, trained_model(), ROOM)


def chances(model, comparison):
    found = next(each for each in model.settings["comparisons"] if each["output_column_name"] == comparison)
    return {
        level["label_for_charts"]: (level["m_probability"], level["u_probability"])
        for level in found["comparison_levels"]
        if not level.get("is_null_level")
    }


def test_it_learns_from_the_records_how_often_one_child_agrees_and_strangers_do(fitted):
    match, stranger = chances(fitted, "postcode")["same postcode"]
    assert 0.5 < match < 0.9  # one record in seven has moved, and one in fifty has a slip
    assert stranger < 0.01
    assert chances(fitted, "sex")["same sex"][1] == pytest.approx(0.5, abs=0.05)


def test_what_nobody_tells_stays_as_it_was(fitted):
    assert chances(fitted, "mother") == chances(trained_model(), "mother")
    assert fitted.siblings == trained_model().siblings


def test_the_model_shipped_is_not_touched_and_every_level_has_a_chance(fitted):
    assert chances(fitted, "postcode") != chances(trained_model(), "postcode")
    for comparison in fitted.settings["comparisons"]:
        for m, u in chances(fitted, comparison["output_column_name"]).values():
            assert 0 < m <= 1
            assert 0 < u <= 1


def test_a_part_of_many_records_keeps_together_who_meets(evidence):
    part = _part(evidence, ("born_on",))
    assert part.height == evidence.height  # few records are all learnt from
    assert set(part.columns) - set(evidence.columns) == {"tf_forename", "tf_family_name"}
    assert isinstance(part, pl.DataFrame)
