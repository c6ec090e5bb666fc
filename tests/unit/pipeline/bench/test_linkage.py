"""The linkage benchmark: small, whole, and its figures."""

from __future__ import annotations

import polars as pl
import pytest

from waypost.pipeline.bench import linkage
from waypost.pipeline.bench.linkage import LEAST_PRECISION, LEAST_RECALL, RecordsMissing, bench_linkage, cluster_quality


def test_pairs_in_one_cluster_are_right_or_wrong():
    clusters = pl.DataFrame(
        {"agency": ["a", "b", "a", "b"], "unique_id": [1, 1, 2, 2], "cluster": ["x", "x", "x", "y"]}
    )
    truth = pl.DataFrame({"agency": ["a", "b", "a", "b"], "unique_id": [1, 1, 2, 2], "true_id": [7, 7, 8, 8]})
    assert cluster_quality(clusters, truth) == (pytest.approx(1 / 3), pytest.approx(1 / 2))


def test_ours_is_as_good_as_it_has_to_be_and_every_turn_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(linkage, "TURNS", (("ours", "shipped"), ("peer_splink", "lean_std")))
    monkeypatch.setattr(linkage, "COMPARED", linkage.COMPARED[:1])
    found = bench_linkage(tmp_path, per_agency=3000, seed=7, times=1)
    (line,) = found.lines
    assert line.size == "3 x 3,000 records"
    assert line.times_as_long > 0
    ours, theirs = found.rows
    assert float(ours[-2]) >= LEAST_PRECISION > float(theirs[-2])
    assert float(ours[-1]) >= LEAST_RECALL
    assert "cluster" in ours[1]
    assert ours[4] > 50  # MiB


def test_records_given_must_be_there(tmp_path):
    with pytest.raises(RecordsMissing):
        bench_linkage(tmp_path, per_agency=1, seed=1, times=1, records=tmp_path)
