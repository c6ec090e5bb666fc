"""The benchmark of ways: invented ways as a record keeps them, a walk, a scan and a peer."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from waypost.journeys.row_order import SORTED_BY
from waypost.journeys.tables import WAYS
from waypost.pipeline.bench import ways
from waypost.pipeline.bench.ways import PeerFailed, bench_ways
from waypost.pipeline.bench.ways_records import write_ways

TOLD = {"seconds": {"format": 200.0, "graph": 100.0}, "peak_mib": 900, "version": "2.7", "variants": 5}


def a_python(path: Path, text: str) -> Path:
    """A program that is called as the peer's Python is."""
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o700)
    return path


def test_invented_ways_are_kept_as_a_record_keeps_them(tmp_path):
    rows, children = write_ways(tmp_path / "ways.parquet", 5_000, seed=3)
    frame = pl.read_parquet(tmp_path / "ways.parquet")
    assert dict(frame.schema) == dict(pl.DataFrame(schema=dict(WAYS)).schema)
    assert (frame.height, frame["child"].n_unique(), frame["child"].max()) == (rows, children, children)
    assert rows >= 5_000
    assert frame.equals(frame.sort(SORTED_BY["ways"]))
    assert not frame.select("child", "happened_on").is_duplicated().any()
    write_ways(tmp_path / "again.parquet", 5_000, seed=3)
    assert frame.equals(pl.read_parquet(tmp_path / "again.parquet"))


def test_a_walk_stands_beside_a_scan_and_the_peer(tmp_path, monkeypatch):
    monkeypatch.setattr(ways, "_TURNS", 1)
    peer = a_python(tmp_path / "peer", f"echo noise; echo '{json.dumps(TOLD)}'")
    found = bench_ways(tmp_path, events=2_000, peer=peer)
    scan, beside = found.lines
    assert scan.beside == "scan of the same columns"
    assert (beside.beside, beside.beside_s, beside.is_reached) == ("pm4py 2.7", 300.0, True)
    assert found.rows[0][:4] == ("format 200.0, graph 100.0", "300.0", 900, 5)
    assert len(bench_ways(tmp_path, events=1_000).lines) == 1


def test_a_peer_that_fails_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(ways, "_TURNS", 1)
    with pytest.raises(PeerFailed, match="pm4py"):
        bench_ways(tmp_path, events=1_000, peer=a_python(tmp_path / "peer", "exit 1"))
