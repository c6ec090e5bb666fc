"""The benchmark of a build: every stage, and every family of measures beside a scan of its columns."""

from __future__ import annotations

import shutil

from support.agreements import usable
from waypost.foundation.clock import today
from waypost.insight.measures.registry import MEASURES as ALL
from waypost.pipeline.bench import build_stages
from waypost.pipeline.bench.build_stages import bench_build, families
from waypost.vocabulary.sharing_terms import MEASURES
from waypost.wiring.engines import engine_named, open_record


def test_a_family_is_all_measures_that_ask_one_table(built):
    record = usable(built, MEASURES, today())
    store = open_record(record)
    few = [measure for measure in ALL if measure.id in ("received", "open_over_26_weeks", "caseload")]
    lines = list(families(store, record, few))
    store.close()
    assert len(few) == 3
    assert [line.what.split()[-1] for line in lines] == sorted({one.methods[0].question.table for one in few})
    assert all(line.beside_s >= 1 and line.ours_s > 0 for line in lines)
    assert all(" columns" in line.size and " 0 columns" not in line.size for line in lines)


def test_stages_are_those_of_the_build(built, county, tmp_path, monkeypatch):
    monkeypatch.setattr(build_stages, "synthesise", lambda to, **_: shutil.copytree(county / "cafcass", to))
    monkeypatch.setattr(build_stages, "build", lambda files, out, **_: shutil.copytree(built, out))
    monkeypatch.setattr(build_stages, "families", lambda *_: [])
    given = {"children": 300, "seed": 1, "engine": engine_named("duckdb"), "open_store": open_record, "on": today()}
    found = bench_build(tmp_path, **given)
    assert [row[0] for row in found.rows][:2] == ["read", "link"]
    assert sum(row[2] for row in found.rows) > 90
    assert found.lines[0].beside == "raw read of the same bytes"
