"""Names on Spark: what is in doubt is decided by DuckDB, and nothing else need be."""

from __future__ import annotations

from pathlib import Path

import duckdb
import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from support.side_by_side import drawn
from support.spark import SparkOfTests
from waypost.linkage.likeness_on_spark import MOST_APART, decide_doubtful, register_functions, spark_level
from waypost.linkage.model import numbered, trained_model
from waypost.linkage.scoring import Resources

LETTERS = "abeinrsó"
NAMES = 400


def test_likeness_is_asked_of_duckdb_first() -> None:
    told = spark_level("(case when jaro_winkler_similarity(forename_l, forename_r) >= 0.88 then 1 else 0 end)::bigint")
    assert "COALESCE(likeness_forename, JARO_WINKLER(forename_l, forename_r)) >= 0.88" in told


def test_every_comparison_of_the_model_can_be_told_to_spark() -> None:
    for comparison in trained_model().settings["comparisons"]:
        levels = numbered(comparison["comparison_levels"])
        sql = " ".join(f"when {level['sql_condition']} then {number}" for number, level in levels if number)
        told = spark_level(f"(case {sql} else 0 end)::bigint")
        assert "jaro_winkler_similarity" not in told.lower()
        assert "&&" not in told


@pytest.mark.spark
@pytest.mark.xdist_group("spark")
def test_what_is_not_in_doubt_is_the_same_on_both(spark: SparkOfTests, tmp_path: Path) -> None:
    few = settings(
        max_examples=NAMES,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    names = st.text(LETTERS, min_size=1, max_size=9)
    near = names.flatmap(lambda name: st.tuples(st.just(name), st.permutations(name).map("".join)))
    pairs = pl.DataFrame(
        drawn(st.one_of(st.tuples(names, names), near), few), schema=["forename_l", "forename_r"], orient="row"
    ).unique()
    pairs.write_parquet(tmp_path / "pairs.parquet")
    session, folder = spark.session.newSession(), spark.folder / "likeness"
    folder.mkdir()
    register_functions(session)
    session.read.parquet(str(tmp_path / "pairs.parquet")).createOrReplaceTempView("both_sides")
    threshold = 0.88
    asked = f"(case when jaro_winkler_similarity(forename_l, forename_r) >= {threshold} then 1 else 0 end)"
    decide_doubtful(session, [asked], folder, Resources(1, "256MiB", tmp_path))
    sql = "SELECT forename_l, forename_r, jaro_winkler(forename_l, forename_r) AS theirs FROM both_sides"
    theirs = pl.DataFrame(session.sql(sql).toArrow())
    engine = duckdb.connect()
    engine.register("theirs", theirs.to_arrow())
    likeness = "jaro_winkler_similarity(forename_l, forename_r) AS ours"
    both = pl.DataFrame(engine.sql(f"SELECT *, {likeness} FROM theirs").to_arrow_table())
    told = pl.read_parquet(folder / "likeness.parquet")
    settled = both.join(told, left_on=["forename_l", "forename_r"], right_on=["one", "other"], how="left")
    decided = pl.coalesce("likeness", "theirs")
    assert settled.filter((decided >= threshold) != (pl.col("ours") >= threshold)).is_empty()
    assert told.height > 0, "nothing was in doubt: this test saw nothing"
    plain = settled.filter(~pl.concat_str("forename_l", "forename_r").str.contains("ó"), pl.col("ours") >= threshold)
    assert plain.filter((pl.col("ours") - pl.col("theirs")) > MOST_APART + 1e-12).is_empty()
