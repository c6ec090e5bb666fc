"""An invented county linked by Waypost and by Splink."""

from __future__ import annotations

import pytest

from support.linkage_people import ANNA, at, born, child, people
from waypost.pipeline.bench.county import NoTruthHere, bench_county, plain_records
from waypost.synthetic.synthesise import synthesise


def test_ours_misses_fewer_and_is_wrong_less_often(tmp_path):
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
