"""Spark for tests: one session a run, on a standalone cluster of two workers on loopback.

Where Java or PySpark is missing the tests are skipped, and say so; where CI=true they fail instead.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from support.spark_cluster import LOOPBACK, QUICK, cluster
from waypost.foundation.errors import YoursToFix
from waypost.journeys.store.spark_session import SparkSettings, check_spark_can_run, start_spark

ON_SPARK = (pytest.mark.spark, pytest.mark.xdist_group("spark"))
"""Marks of whatever needs Spark: one worker runs it all, for there is one session a process."""
FEW_ROWS = {
    # A few hundred rows: compiling each question to Java would take longer than answering it.
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.shuffle.partitions": "2",
    "spark.default.parallelism": "2",
    "spark.executor.memory": "512m",
    "spark.driver.extraJavaOptions": QUICK,
    "spark.executor.extraJavaOptions": QUICK,
    "spark.driver.host": LOOPBACK,
    "spark.driver.bindAddress": LOOPBACK,
}


@dataclass(frozen=True)
class SparkOfTests:
    """The running session, the address of its cluster, and a folder that every part of it sees."""

    session: Any
    master: str
    folder: Path


def skip_without_spark() -> None:
    """Skip what needs Spark where it cannot run; fail instead where CI=true."""
    try:
        check_spark_can_run()
    except YoursToFix as missing:
        if os.environ.get("CI") == "true":
            pytest.fail(str(missing))
        pytest.skip(str(missing))


@contextmanager
def running(folder: Path) -> Iterator[SparkOfTests]:
    """Yield Spark on a cluster of two workers."""
    skip_without_spark()
    from waypost.linkage.pairing_on_spark import similarity_jar  # noqa: PLC0415  (slow to load, and every test loads this)

    with cluster(folder) as master:
        settings = SparkSettings(master, memory="1g", folder=folder, jars=(similarity_jar(),), further=FEW_ROWS)
        session = start_spark(settings)
        try:
            yield SparkOfTests(session, master, folder)
        finally:
            session.stop()
