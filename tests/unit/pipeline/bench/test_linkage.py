"""The linkage benchmark: small, whole, and its figures."""

from __future__ import annotations

import subprocess
import sys
from types import SimpleNamespace

import polars as pl
import pytest

from waypost.linkage.bench.peer_splink import settings
from waypost.pipeline.bench import linkage, linkage_turn
from waypost.pipeline.bench.linkage import (
    LEAST_PRECISION,
    LEAST_RECALL,
    RecordsMissing,
    TurnFailed,
    bench_increment,
    bench_linkage,
    cluster_quality,
)
from waypost.pipeline.bench.linkage_records import write_records


def test_pairs_in_one_cluster_are_right_or_wrong():
    clusters = pl.DataFrame(
        {"agency": ["a", "b", "a", "b"], "unique_id": [1, 1, 2, 2], "cluster": ["x", "x", "x", "y"]}
    )
    truth = pl.DataFrame({"agency": ["a", "b", "a", "b"], "unique_id": [1, 1, 2, 2], "true_id": [7, 7, 8, 8]})
    assert cluster_quality(clusters, truth) == (pytest.approx(1 / 3), pytest.approx(1 / 2))


def in_this_process(command, **_):
    """Take the turn here, so that what it runs is seen."""
    assert command[1:3] == ["-m", "waypost.pipeline.bench.linkage_turn"]
    linkage_turn.main(command[3:])
    return SimpleNamespace(returncode=0)


def test_a_turn_that_fails_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(linkage.subprocess, "run", lambda *_, **__: SimpleNamespace(returncode=1))
    with pytest.raises(TurnFailed):
        bench_linkage(tmp_path, per_agency=100, seed=7, times=1)


def test_a_turn_is_a_process_that_ends_well(tmp_path):
    write_records(tmp_path, 200, seed=1)
    command = [sys.executable, "-m", "waypost.pipeline.bench.linkage_turn", "ours", tmp_path, tmp_path, "shipped"]
    assert subprocess.run(command, check=False).returncode == 0
    assert (tmp_path / "ours_shipped.json").is_file()


def test_full_settings_are_the_librarys_own():
    told = str(settings("full_std").get_settings("duckdb").as_dict())
    assert "jaro_winkler" in told
    assert "tf_adjustment_column" in told
    assert "tf_adjustment_column" not in str(settings("lean_std").get_settings("duckdb").as_dict())


def test_ours_is_as_good_as_it_has_to_be_and_every_turn_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(linkage, "TURNS", (("ours", "shipped"), ("peer_splink", "lean_std")))
    monkeypatch.setattr(linkage.subprocess, "run", in_this_process)
    monkeypatch.setattr(linkage, "COMPARED", linkage.COMPARED[:1])
    found = bench_linkage(tmp_path, per_agency=1500, seed=7, times=1)
    (line,) = found.lines
    assert line.size == "3 x 1,500 records"
    assert line.times_as_long > 0
    ours, theirs = found.rows
    assert float(ours[-2]) >= LEAST_PRECISION > float(theirs[-2])
    assert float(ours[-1]) >= LEAST_RECALL
    assert "cluster" in ours[1]
    assert ours[4] > 50  # MiB


def test_records_given_must_be_there(tmp_path):
    with pytest.raises(RecordsMissing):
        bench_linkage(tmp_path, per_agency=1, seed=1, times=1, records=tmp_path)


def test_a_night_is_timed_beside_a_full_run_of_the_same_children(tmp_path, monkeypatch):
    monkeypatch.setattr(linkage.subprocess, "run", in_this_process)
    found = bench_increment(tmp_path, per_agency=400, tonight=12, seed=7, times=1)
    (line,) = found.lines
    assert line.size == "12 among 1,200 records"
    assert line.beside_s > 0
    assert line.aim.seconds == 2
    assert found.rows[0][-1] == "the same children as the full run"


def test_a_night_that_gives_other_children_fails(tmp_path, monkeypatch):
    write_records(tmp_path, 100, seed=1)
    monkeypatch.setattr(linkage, "_turn", lambda *_: {"is_same": False})
    with pytest.raises(TurnFailed, match="other children"):
        bench_increment(tmp_path, per_agency=100, tonight=5, seed=1, times=1, records=tmp_path)
