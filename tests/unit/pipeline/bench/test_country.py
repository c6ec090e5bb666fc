"""Every figure of a country: the record is made of a county's, and every figure is timed, in another process."""

from __future__ import annotations

import shutil

import pytest

from support.agreements import usable
from waypost.foundation.clock import today
from waypost.pipeline.bench import country
from waypost.pipeline.bench.country import bench_figures, make_country
from waypost.vocabulary.sharing_terms import MEASURES
from waypost.wiring.engines import engine_named, open_record


def test_a_country_is_a_county_many_times_over(built, county, tmp_path, monkeypatch):
    monkeypatch.setattr(country, "synthesise", lambda to, **_: shutil.copytree(county / "cafcass", to))
    monkeypatch.setattr(country, "build", lambda files, out, **_: shutil.copytree(built, out))
    out = make_country(tmp_path, children=300, copies=2, seed=1, engine=engine_named("duckdb"), on=today())
    counts = [open_record(usable(one, MEASURES, today())).counts()["events"] for one in (built, out)]
    assert counts[1] == 2 * counts[0] > 0


def test_every_figure_is_timed_in_a_process_of_its_own(built):
    lines = bench_figures(built, open_store=open_record, on=today()).lines
    measures, analyses, whole = lines
    assert whole.ours_s == pytest.approx(measures.ours_s + analyses.ours_s)
    assert whole.ours_mb > 100
    assert whole.aim.seconds == 480
    assert whole.aim.mb == pytest.approx(4 * 1024**3 / 1e6, rel=1e-3)
    assert " 0 figures" not in measures.what + analyses.what
