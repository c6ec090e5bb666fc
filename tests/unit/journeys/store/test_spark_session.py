"""How Spark is started; what is said where it cannot be stands in tests/functional/test_spark.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from waypost.journeys.store.spark_session import LOOPBACK, SparkSettings


def test_on_this_machine_spark_listens_on_loopback_alone_and_shows_no_page() -> None:
    told = SparkSettings("local[2]").all()
    assert (told["spark.driver.host"], told["spark.driver.bindAddress"]) == (LOOPBACK, LOOPBACK)
    assert told["spark.ui.enabled"] == "false"
    assert told["spark.sql.session.timeZone"] == "UTC"


def test_on_a_cluster_the_workers_must_reach_this_machine() -> None:
    assert "spark.driver.host" not in SparkSettings("spark://10.0.0.1:7077").all()


def test_what_is_spilt_lies_where_it_is_told_and_further_settings_win() -> None:
    further = {"spark.driver.memory": "9g"}
    told = SparkSettings(folder=Path("/out/spill"), jars=(Path("a.jar"), Path("b.jar")), further=further).all()
    assert told["spark.local.dir"] == "/out/spill"
    assert told["spark.jars"] == "a.jar,b.jar"
    assert told["spark.driver.memory"] == "9g"


@pytest.mark.parametrize(("master", "is_here"), [("local[*]", True), ("local", True), ("spark://h:1", False)])
def test_a_master_says_where_the_work_is_done(master: str, is_here: bool) -> None:
    assert SparkSettings(master).is_on_this_machine is is_here
