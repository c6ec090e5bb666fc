"""The measures on Spark: the same questions, compiled by the same compiler, must answer as the reference does.

Needs PySpark and Java. Where they are missing the test is skipped and says so; where CI=true it fails instead.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from invented_records import RecordBuilder
from spec.measures.reference_page import SPECS
from spec.measures.spec_tables import Spec
from waypost.insight.measures.computing import compute
from waypost.insight.measures.library import duration_of_closed_cases
from waypost.insight.measures.registry import MEASURES
from waypost.journeys.linked import LinkedRecord
from waypost.journeys.question import Answer, Question
from waypost.journeys.store.compile_ibis import answers_of, sql_of
from waypost.journeys.store.memory import MemoryStore
from waypost.journeys.tables import KEPT_FOR_QUESTIONS

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


class OnSpark(MemoryStore):
    """The reference record, with its questions answered by Spark from the Parquet files that the reference saves."""

    def __init__(self, session: Any, folder: Path) -> None:
        super().__init__()
        self._session, self._folder = session, folder

    def load(self, linked: LinkedRecord) -> None:
        """Assemble in memory, save, and show Spark the tables that questions ask."""
        super().load(linked)
        self.save(self._folder)
        for name in KEPT_FOR_QUESTIONS:
            self._session.read.parquet(str(self._folder / f"{name}.parquet")).createOrReplaceTempView(name)

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
def test_spark_answers_every_question_as_memory_does(session: Any, spec: Spec, tmp_path: Path) -> None:
    measure = next(measure for measure in MEASURES if measure.id == spec.measure_id)
    expected = compute(measure, spec.load(MemoryStore()), spec.as_of)
    assert compute(measure, spec.load(OnSpark(session, tmp_path)), spec.as_of) == expected


@pytest.mark.parametrize("aggregate", ["cafcass", "applications_median", "moj_table_8_within_26_weeks"])
def test_spark_answers_for_an_empty_record(session: Any, aggregate: str, tmp_path: Path) -> None:
    question = duration_of_closed_cases.MEASURE.method(aggregate).question
    days = {"period_start": date(2024, 10, 1), "period_end": date(2024, 12, 31)}
    memory, spark = MemoryStore(), OnSpark(session, tmp_path)
    for store in (memory, spark):
        store.load(RecordBuilder().linked())
    assert spark.compute(question, **days) == memory.compute(question, **days)
    assert spark.compute(question.by("area"), **days) == []
