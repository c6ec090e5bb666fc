"""An invented county linked by Waypost and by Splink."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import polars as pl
import pytest

from support.linkage_people import ANNA, at, born, child, people
from waypost.linkage.bench import peer_default
from waypost.pipeline.bench import county
from waypost.pipeline.bench.county import NoTruthHere, PeerFailed, bench_county, by_splink, plain_records
from waypost.synthetic.synthesise import synthesise


def in_this_process(command, **_):
    """Let Splink run here, so that what it runs is seen."""
    assert command[1:3] == ["-m", "waypost.linkage.bench.peer_default"]
    peer_default.main(*map(Path, command[3:]))
    return SimpleNamespace(returncode=0)


def test_ours_misses_fewer_and_is_wrong_less_often(tmp_path, monkeypatch):
    monkeypatch.setattr(county.subprocess, "run", in_this_process)
    files, work = tmp_path / "files", tmp_path / "work"
    work.mkdir()
    synthesise(files, children=300, seed=2, truth=True)
    found = bench_county(files, work)
    ours, splink = found["ours"], found["splink"]
    assert ours["pairs_true"] == splink["pairs_true"] > 500
    assert ours["pairwise_recall"] > splink["pairwise_recall"] + 0.02
    assert ours["pairwise_precision"] > 0.997 > splink["pairwise_precision"]


def test_splink_is_given_what_each_source_said_last():
    said = people(
        child("cafcass", "1", learnt_at=at("2024-01-01"), **ANNA | {"surname": "Old"}),
        child("cafcass", "1", learnt_at=at("2025-01-01"), **ANNA | {"postcode": None}),
        child("ssda903", "2", sender="E", born_on=born("2016-05-09")),
        child("cafcass", "m", role="mother", **ANNA),
    )
    (row,) = plain_records(said).drop("unique_id", "sender", "person_key").rows(named=True)
    assert (row["first_name"], row["surname"], row["dob"]) == ("annabel", "quillfeather", "2016-05-09")
    assert row["postcode"] == "ZZ9 1AB"


def test_files_without_truth_cannot_be_measured(tmp_path):
    with pytest.raises(NoTruthHere):
        bench_county(tmp_path, tmp_path)


def test_a_peer_that_fails_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(county.subprocess, "run", lambda *_, **__: SimpleNamespace(returncode=1))
    with pytest.raises(PeerFailed):
        by_splink(pl.DataFrame({"unique_id": [1]}), tmp_path)
