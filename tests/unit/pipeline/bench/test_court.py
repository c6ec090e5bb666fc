"""The bench of the court's JSON runs over a few children. No second is asserted: machines differ."""

from __future__ import annotations

import json

import orjson
import pytest

from waypost.intake.files import discover
from waypost.intake.registry import read_all
from waypost.pipeline.bench import court
from waypost.pipeline.bench.court import decode_all, measure
from waypost.pipeline.bench.figures import Asked


@pytest.fixture(autouse=True)
def small(monkeypatch):
    monkeypatch.setattr(court, "CHILDREN", 20)
    monkeypatch.setattr(court, "_TURNS", 1)
    monkeypatch.setattr(court, "_COPIES_A_COPY", 2)


def asked(tmp_path, samples) -> Asked:
    (tmp_path / "work").mkdir()
    return Asked(samples, tmp_path / "work", {}, copies=1)


def test_both_feeds_are_measured_where_there_are_no_samples(tmp_path):
    lines = measure(asked(tmp_path, tmp_path / "none")).lines
    assert [line.what for line in lines] == [
        "Court JSON, public-law feed, invented",
        "Court JSON, private-law feed, invented",
    ]
    assert all(line.ours_s and line.beside_s for line in lines)
    assert {str(line.aim) for line in lines} == {"at most 15 times as long"}


def test_samples_are_told_often_each_time_with_other_ids(tmp_path):
    samples = tmp_path / "samples"
    samples.mkdir()
    case = {"id": 1673970714366224, "jurisdiction": "PUBLICLAW", "state": "OPEN", "case_data": {"caseName": "x"}}
    (samples / "case.json").write_text(json.dumps({"case_details": case}))
    given = asked(tmp_path, samples)
    lines = measure(given).lines
    assert lines[-1].what == "Court JSON, case data, samples"
    told = [orjson.loads(path.read_bytes())["case_details"]["id"] for path in (given.work / "copies").iterdir()]
    assert len(set(told)) == 2
    assert case["id"] in told


def test_what_is_decoded_is_all_that_is_read(tmp_path):
    given = asked(tmp_path, tmp_path / "none")
    measure(given)
    files = discover(given.work / "feeds").files
    lines = sum(len(file.path.read_bytes().splitlines()) for file in files)
    assert decode_all(files) == lines > 0
    assert sum(reading.records.height for reading in read_all(files)) > 0
