"""A large world, written in shards, reads as one country."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import polars as pl
import pytest

from waypost.intake.files import discover
from waypost.intake.registry import read_all
from waypost.synthetic import country as room
from waypost.synthetic.synthesise import ALL, Summary, synthesise

CHILDREN, SHARD = 900, 250


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file's bytes by its path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def write(out: Path, workers: int, **other: object) -> Summary:
    """Write a small country in two shards."""
    return synthesise(
        out, children=CHILDREN, truth=True, years=2, most_children_a_shard=SHARD, workers=workers, **other
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Summary, list[tuple[str, int, int]]]:
    """The country by one worker, and what was told of it."""
    out, told = tmp_path_factory.mktemp("country") / "files", []
    summary = write(out, 1, progress=lambda *one: told.append(one))
    return out, summary, told


def test_two_workers_write_the_same_bytes_as_one(made, tmp_path):
    out, summary, _ = made
    again = write(tmp_path / "two", 2)
    assert contents(tmp_path / "two") == contents(out)
    assert (again.records, again.events, again.files, again.bytes) == (
        summary.records,
        summary.events,
        summary.files,
        summary.bytes,
    )
    assert again.peak_rss_mib > 0


def test_the_summary_counts_what_stands_there(made):
    out, summary, told = made
    files = contents(out)
    assert summary.shards == 2
    assert (summary.files, summary.bytes) == (len(files), sum(map(len, files.values())))
    assert summary.events == pl.read_parquet(out / "truth" / "events.parquet").height
    assert summary.records["cafcass"] == sum(
        len(list(csv.reader(path.open(encoding="utf-8")))) - 1 for path in (out / "cafcass").glob("*.csv")
    )
    assert told[:3] == [("shards", 0, 2), ("shards", 1, 2), ("shards", 2, 2)]
    assert [stage for stage, _, _ in told][-1] == "written"


def test_it_looks_like_one_delivery(made):
    out, _, _ = made
    assert sorted(path.name for path in out.iterdir()) == [
        "README.txt",
        "areas.csv",
        "cafcass",
        "court",
        "local-authority",
        "manifest.json",
        "truth",
    ]
    assert json.loads((out / "manifest.json").read_text())["children"] == CHILDREN
    for feed in ("public-law", "private-law"):
        for month in (out / "court" / feed).glob("*.jsonl"):
            lines = [json.loads(line) for line in month.read_text(encoding="utf-8").splitlines()]
            polls = [tuple(line["poll"].values()) for line in lines]
            assert len(set(polls)) == len(polls)
            assert [line["poll"]["polled_at"] for line in lines] == sorted(line["poll"]["polled_at"] for line in lines)
            assert all(line["total"] == len(line["cases"]) for line in lines)
    children = pl.read_csv(out / "cafcass" / "children.csv", infer_schema=False)
    assert children["case_id"].is_sorted()


def test_exactly_the_children_asked_for_are_in_court(made):
    out, _, _ = made
    truth = {name: pl.read_parquet(out / "truth" / f"{name}.parquet") for name in ("people", "children", "journeys")}
    assert truth["children"]["true_child"].n_unique() == truth["children"].height >= CHILDREN
    in_court = truth["journeys"].filter(kind="application_submitted")["true_child"]
    assert in_court.n_unique() == CHILDREN
    children = truth["people"].filter(role="child")
    per_key = children.group_by("source", "sender", "person_key").agg(pl.col("true_child").n_unique())
    assert per_key["true_child"].max() == 1


def test_every_reader_takes_every_file_and_no_two_cases_share_a_number(made):
    out, _, _ = made
    found = discover(out)
    readings = {reading.source: reading for reading in read_all(found.files)}
    refused = {source: sum(file.refused for file in reading.files) for source, reading in readings.items()}
    assert set(refused.values()) == {0}
    assert set(readings) == set(ALL)
    proceedings = pl.concat([reading.proceedings for reading in readings.values()])
    law = (
        proceedings.filter(pl.col("source").str.starts_with("hmcts"))
        .group_by("proceedings_key")
        .agg(pl.col("source").n_unique())
    )
    assert law["source"].max() == 1
    truth = pl.read_parquet(out / "truth" / "proceedings.parquet")
    assert truth.group_by("source", "proceedings_key").len()["len"].max() == 1


def test_a_fault_in_a_shard_leaves_no_folder(tmp_path, monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(room, "write_world", fail)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "x", 1)
    assert list(tmp_path.iterdir()) == []
