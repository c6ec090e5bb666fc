"""The measures on Spark: the same questions, compiled by the same compiler, must answer as the reference does.

Needs PySpark and Java. Where they are missing the test is skipped and says so; where CI=true it fails instead.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from invented_records import RecordBuilder
from spec.measures.reference_page import SPECS
from spec.measures.spec_tables import Spec
from waypost.insight.measures.computing import compute_measures, periods_of
from waypost.insight.measures.registry import MEASURES
from waypost.journeys.question import Answer, Question
from waypost.journeys.store.compile_ibis import answers_of, sql_of
from waypost.journeys.store.memory import MemoryStore
from waypost.journeys.tables import QUESTION_TABLES, SCHEMAS

pytestmark = pytest.mark.spark
SETTINGS = {
    "spark.ui.enabled": "false",
    # A zone with summer time: a day must be a day when the clocks change.
    "spark.sql.session.timeZone": "Europe/London",
    # A few dozen rows: compiling each question to Java would take longer than answering it.
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.shuffle.partitions": "1",
    "spark.default.parallelism": "1",
}
_SQL_TYPES = {"String": "string", "Date": "date", "Int64": "bigint", "Boolean": "boolean"}


class OnSpark(MemoryStore):
    """The reference record, with its questions answered by Spark."""

    def __init__(self, session: Any) -> None:
        super().__init__()
        self._session = session

    def load(self, linked: Any) -> None:
        """Assemble in memory, and give Spark the tables that questions ask."""
        super().load(linked)
        for name in QUESTION_TABLES:
            schema = ", ".join(
                f"{column} {_SQL_TYPES[str(kind().base_type())]}" for column, kind in SCHEMAS[name].items()
            )
            frame = self._session.createDataFrame(self._tables[name].rows(), schema)
            frame.createOrReplaceTempView(name)

    def compute(self, question: Question, **days: Any) -> list[Answer]:
        """Return the answers of Spark."""
        return answers_of(question, self._session.sql(sql_of(question, days, "pyspark")).collect())


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    """A Spark session on two cores of this machine."""
    missing = [what for what, is_there in (("PySpark", _has_pyspark()), ("Java", shutil.which("java"))) if not is_there]
    if missing:
        reason = f"{' and '.join(missing)} not found: pip install 'waypost[spark]' and a Java runtime"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    from pyspark.sql import SparkSession  # noqa: PLC0415  (an optional extra)

    builder = SparkSession.builder.master("local[2]")
    for key, value in SETTINGS.items():
        builder = builder.config(key, value)
    running = builder.getOrCreate()
    yield running
    running.stop()


def _has_pyspark() -> bool:
    return importlib.util.find_spec("pyspark") is not None


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.measure_id)
def test_spark_answers_every_question_as_memory_does(session: Any, spec: Spec) -> None:
    measure = next(measure for measure in MEASURES if measure.id == spec.measure_id)
    expected = compute_measures([measure], spec.load(MemoryStore()), spec.as_of)
    assert compute_measures([measure], spec.load(OnSpark(session)), spec.as_of) == expected
    assert {figure.period_end for figure in expected} <= {period.end for period in periods_of(measure, spec.as_of)}


def test_spark_answers_for_an_empty_record(session: Any) -> None:
    empty = RecordBuilder().linked()
    memory, spark = MemoryStore(), OnSpark(session)
    memory.load(empty)
    spark.load(empty)
    assert compute_measures(MEASURES, spark, empty.as_of) == compute_measures(MEASURES, memory, empty.as_of)
