"""Frozen children are left out of what leaves in bulk."""

from __future__ import annotations

import polars as pl
import pytest

from waypost.pipeline.identity import left_out


@pytest.fixture
def usable(tmp_path, monkeypatch):
    class Opened:
        record = tmp_path

    keys = {"source": ["ssd", "ssd"], "sender": ["E", "E"], "person_key": ["1", "2"], "child_id": ["C-1", "C-2"]}
    pl.DataFrame(keys).write_parquet(tmp_path / "identities.parquet")
    monkeypatch.setattr(left_out, "frozen_children", lambda _: frozenset({"C-2"}))
    return Opened()


def test_corrections_of_frozen_children_are_not_asked_and_files_still_are(usable):
    items = pl.DataFrame(
        {"source": ["ssd"] * 3, "sender": ["E"] * 3, "person_key": ["1", "2", None], "field": ["a", "b", "c"]}
    )
    told = left_out.with_children(usable, items)
    assert told.select("field", "child_id").rows() == [("a", "C-1"), ("c", None)]
