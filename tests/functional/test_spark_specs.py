"""Every table of every measure's specification, on Spark: long, so part of `make agree` alone."""

from __future__ import annotations

from datetime import date

import pytest

from invented_records import RecordBuilder
from spec.measures.reference_page import SPECS
from spec.measures.spec_tables import Spec
from support.spark import SparkOfTests
from support.stores import new_folder
from waypost.insight.measures.computing import compute
from waypost.insight.measures.library import duration_of_closed_cases
from waypost.insight.measures.registry import MEASURES
from waypost.journeys.store.memory import MemoryStore
from waypost.journeys.store.spark import SparkStore

pytestmark = [pytest.mark.spark, pytest.mark.slow, pytest.mark.xdist_group("spark")]


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.measure_id)
def test_spark_answers_every_question_as_memory_does(spark: SparkOfTests, spec: Spec) -> None:
    measure = next(measure for measure in MEASURES if measure.id == spec.measure_id)
    expected = compute(measure, spec.load(MemoryStore()), spec.as_of)
    store = SparkStore(spark.session, new_folder(spark))
    assert compute(measure, spec.load(store), spec.as_of) == expected
    store.close()


@pytest.mark.parametrize("aggregate", ["cafcass", "applications_median", "moj_table_8_within_26_weeks"])
def test_spark_answers_for_an_empty_record(spark: SparkOfTests, aggregate: str) -> None:
    question = duration_of_closed_cases.MEASURE.method(aggregate).question
    days = {"period_start": date(2024, 10, 1), "period_end": date(2024, 12, 31)}
    memory, engine = MemoryStore(), SparkStore(spark.session, new_folder(spark))
    for store in (memory, engine):
        store.load(RecordBuilder().linked())
    assert engine.compute(question, **days) == memory.compute(question, **days)
    assert engine.compute(question.by("area"), **days) == []
