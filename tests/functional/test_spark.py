"""`waypost build --engine spark`: the same bytes as DuckDB's from a cluster of two workers, or a sentence why not.

What Spark costs it costs a question, not a row. By default one measure is asked of each table and in each way; `make
agree` asks every one, and every analysis.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from conftest import Answer
from support.spark import SparkOfTests
from waypost.insight.measures.computing import compute_measures
from waypost.insight.measures.figure import Figure
from waypost.insight.measures.measure import Measure
from waypost.insight.measures.registry import MEASURES
from waypost.journeys.store.contract import RecordStore
from waypost.journeys.store.duckdb import DuckDBStore
from waypost.pipeline import records
from waypost.pipeline.analyses import Analysed

Run = Callable[..., Answer]


def on_spark(test: Callable[..., None]) -> Callable[..., None]:
    """Mark a test that needs Spark: one worker runs them all."""
    return pytest.mark.spark(pytest.mark.xdist_group("spark")(test))


def one_of_each() -> tuple[Measure, ...]:
    """Return measures that ask every table that any measure asks, in every way in which it is asked."""
    chosen, ways = [], set()
    for measure in MEASURES:
        own = {(method.question.table, type(method.question.aggregate)) for method in measure.methods}
        if own - ways:
            chosen.append(measure)
            ways |= own
    return tuple(chosen)


def build_on(spark: SparkOfTests, county: Path, out: Path) -> Path:
    from waypost.doors.cli.build import build_with_pages  # noqa: PLC0415
    from waypost.wiring.engines import engine_named  # noqa: PLC0415

    build_with_pages(county, out, engine=engine_named("spark", spark_master=spark.master))
    return out


FIGURES: list[Figure] = []
"""What the build on the cluster found, before disclosure control, which weighs a release as a whole."""


@pytest.fixture(scope="module")
def built_on_spark(county: Path, spark: SparkOfTests, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of the small county on the cluster, asked for one measure of each kind."""

    def compute(store: RecordStore, as_of: date) -> list[Figure]:
        FIGURES[:] = compute_measures(one_of_each(), store, as_of)
        return FIGURES

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(records, "compute_all", compute)
        patch.setattr(records, "compute_analyses", lambda *_: Analysed([]))
        return build_on(spark, county, tmp_path_factory.mktemp("built-on-spark") / "out")


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@on_spark
def test_a_cluster_of_two_workers_finds_the_same_figures(
    built: Path, built_on_spark: Path, spark: SparkOfTests
) -> None:
    members = spark.session.sparkContext._jsc.sc().getExecutorMemoryStatus().size()
    assert members == 3, "the driver and two workers"
    store = DuckDBStore.open(built / "record")
    assert compute_measures(one_of_each(), store, store.as_of) == FIGURES
    store.close()
    assert len({figure.measure_id for figure in FIGURES}) > 10
    one, other = (files_of(out / "release" / "data-quality") for out in (built, built_on_spark))
    assert one == other


@on_spark
@pytest.mark.slow
def test_every_measure_and_analysis_is_released_as_the_same_bytes(
    built: Path, county: Path, spark: SparkOfTests, tmp_path: Path
) -> None:
    one, other = (files_of(out / "release") for out in (built, build_on(spark, county, tmp_path / "out")))
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


@on_spark
def test_the_record_and_its_links_are_the_same(built: Path, built_on_spark: Path) -> None:
    for folder in ("record", "linkage"):
        names = [path.name for path in sorted((built / folder).glob("*.parquet"))]
        assert names
        for name in names:
            assert_frame_equal(*(pl.read_parquet(out / folder / name) for out in (built, built_on_spark)))


@on_spark
def test_run_json_names_the_engine_and_what_it_ran_on_and_nothing_is_left_behind(built_on_spark: Path) -> None:
    run = json.loads((built_on_spark / "run.json").read_text())
    assert run["engine"] == "spark"
    assert run["versions"]["pyspark"].startswith("4.0.")
    assert not list(built_on_spark.glob("spill*"))


@on_spark
def test_a_record_built_on_spark_is_read_like_any_other(waypost: Run, built: Path, built_on_spark: Path) -> None:
    child = pl.read_parquet(built / "record" / "children.parquet")["child_id"][0]
    answers = [waypost("journey", out, child).out for out in (built, built_on_spark)]
    assert answers[0] == answers[1]
    assert "happened_on" in answers[0]


def a_java(folder: Path, says: str) -> Path:
    """Return a JAVA_HOME whose java says that it is of some version."""
    java = folder / "bin" / "java"
    java.parent.mkdir(parents=True)
    java.write_text(f"#!/bin/sh\necho '{says}' >&2\n")
    java.chmod(0o755)
    return folder


@pytest.mark.parametrize(
    ("says", "told"),
    [
        ('openjdk version "11.0.21" 2023-10-17', "Java 11, which is too old"),
        ('java version "1.8.0_392"', "Java 8, which is too old"),
        ('openjdk version "25.0.1" 2025-10-21', "Java 25, which is too new"),
        ("segmentation fault", "does not tell its version"),
    ],
)
def test_a_java_that_spark_does_not_run_on_is_said_plainly(
    waypost: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, says: str, told: str
) -> None:
    pytest.importorskip("pyspark")
    monkeypatch.setenv("JAVA_HOME", str(a_java(tmp_path / "java", says)))
    answer = waypost("build", tmp_path, tmp_path / "out", "--engine", "spark")
    assert answer.code == 2
    assert told in answer.err
    assert "Install Java 17" in answer.err
    assert "--engine duckdb" in answer.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("home", ["", "nowhere"])
def test_no_java_is_said_plainly(waypost: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, home: str) -> None:
    pytest.importorskip("pyspark")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("JAVA_HOME", home and str(tmp_path / home))
    answer = waypost("build", tmp_path, tmp_path / "out", "--engine", "spark")
    assert answer.code == 2
    assert "needs Java, and none was found" in answer.err
    assert "apt install openjdk-17" in answer.err
    assert ("JAVA_HOME" in answer.err.split("Install")[0]) == bool(home)


def test_no_pyspark_is_said_plainly(waypost: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("waypost.journeys.store.spark_session.find_spec", lambda name: None)
    answer = waypost("build", tmp_path, tmp_path / "out", "--engine", "spark")
    assert answer.code == 2
    assert "pip install 'waypost[spark]'" in answer.err


def test_another_pyspark_is_said_plainly(waypost: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("waypost.journeys.store.spark_session.find_spec", lambda name: object())
    monkeypatch.setattr("waypost.journeys.store.spark_session._version_of_pyspark", lambda: "3.5.1")
    answer = waypost("build", tmp_path, tmp_path / "out", "--engine", "spark")
    assert answer.code == 2
    assert "made for PySpark 4.0, and 3.5.1 is installed" in answer.err


def test_an_engine_that_nobody_has_is_said_plainly(waypost: Run, tmp_path: Path) -> None:
    answer = waypost("build", tmp_path, tmp_path / "out", "--engine", "sprak")
    assert answer.code == 2
    assert "duckdb, spark or memory" in answer.err


@pytest.mark.spark
@pytest.mark.slow
def test_a_cluster_that_does_not_answer_is_said_plainly(county: Path, tmp_path: Path) -> None:
    """In a process of its own: a process has one Spark."""
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    from support.spark import skip_without_spark  # noqa: PLC0415
    from support.spark_cluster import free_port  # noqa: PLC0415

    skip_without_spark()
    master = f"spark://127.0.0.1:{free_port()}"
    arguments = ["build", str(county), str(tmp_path / "out"), "--engine", "spark", "--spark-master", master]
    command = [sys.executable, "-m", "waypost.doors.cli.main", *arguments]
    asked = subprocess.run(command, capture_output=True, text=True, timeout=300, env=os.environ, check=False)
    assert asked.returncode == 2, asked.stderr
    assert "no Spark cluster answers there" in asked.stderr
    assert not (tmp_path / "out").exists()
