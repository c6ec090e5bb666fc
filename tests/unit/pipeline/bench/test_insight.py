"""The attribution of waits beside a scan: it runs, and tells both."""

from __future__ import annotations

from pathlib import Path

from waypost.pipeline.bench.insight import FLOOR_SECONDS, bench_insight
from waypost.wiring.engines import engine_named


def test_attribution_is_told_beside_a_scan(tmp_path: Path) -> None:
    found = bench_insight(tmp_path, children=60, seed=1, engine=engine_named("duckdb"))
    (line,) = found.lines
    assert "waits" in line.size
    assert (line.beside_s or 0) >= FLOOR_SECONDS
    assert found.rows[0][0] > 30
