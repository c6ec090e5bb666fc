"""Training from end to end, small."""

from __future__ import annotations

import json

from waypost.linkage.model import Model
from waypost.pipeline.train_linkage import SHIPPED, train_and_ship


def test_a_model_is_trained_on_invented_files_and_written(tmp_path):
    written = tmp_path / "model.json"
    train_and_ship(written, children=150, seed=5, pairs_of_strangers=100_000)
    model = Model(**json.loads(written.read_text()))
    assert model.fingerprint["children"] > 100
    assert model.matches_per_record > 1
    assert model.siblings["forename"]["different forename"] > 0.9


def test_what_is_shipped_is_in_the_linkage_room():
    assert SHIPPED.is_file()
    assert SHIPPED.parent.name == "linkage"
