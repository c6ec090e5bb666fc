"""Spark must say the same as the reference, on records and questions that nobody would think of.

What Spark costs it costs a statement, not a row: drawn records stand side by side in one, and are assembled at once.
`make agree` draws many more than a run of every test does.
"""

from __future__ import annotations

import os
from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, settings
from polars.testing import assert_frame_equal

from invented_questions import DAYS, questions
from invented_records import AS_OF, linked_records
from support.side_by_side import drawn, side_by_side
from support.spark import ON_SPARK, SparkOfTests
from support.stores import new_folder
from waypost.insight.measures.computing import compute_measures
from waypost.insight.measures.registry import MEASURES
from waypost.journeys.linked import LinkedRecord
from waypost.journeys.store.memory import MemoryStore
from waypost.journeys.store.spark import SparkStore
from waypost.journeys.tables import SCHEMAS

pytestmark = list(ON_SPARK)
EXAMPLES = int(os.environ.get("WAYPOST_AGREE_EXAMPLES", "60"))
QUESTIONS_AN_EXAMPLE = 0.5
MIDDLE = date(2026, 7, 31)
"""A day in the middle of what is drawn: some of it is not known yet, some not taken back yet."""


def few(examples: int) -> settings:
    """Return settings that draw so many, the same each time unless many are asked for."""
    return settings(
        max_examples=examples,
        derandomize="WAYPOST_AGREE_EXAMPLES" not in os.environ,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


@pytest.fixture(scope="module")
def records() -> list[LinkedRecord]:
    return drawn(linked_records(), few(EXAMPLES))


def both(records: list[LinkedRecord], as_of: date, spark: SparkOfTests) -> tuple[MemoryStore, SparkStore]:
    """Return the reference and Spark with every record."""
    linked = side_by_side(records, as_of)
    memory, engine = MemoryStore(), SparkStore(spark.session, new_folder(spark))
    memory.load(linked)
    engine.load(linked)
    return memory, engine


@pytest.fixture(scope="module")
def stores(records: list[LinkedRecord], spark: SparkOfTests) -> tuple[MemoryStore, SparkStore]:
    return both(records, MIDDLE, spark)


def test_spark_holds_the_same_record_as_memory(
    records: list[LinkedRecord], stores: tuple[MemoryStore, SparkStore], record_property
) -> None:
    memory, engine = stores
    for name in SCHEMAS:
        if name != "source_records":
            assert_frame_equal(engine.table(name), memory.table(name))
    assert engine.counts() == memory.counts()
    child = engine.child_ids()[0]
    assert engine.journey(child) == memory.journey(child)
    record_property("engine_agreement_examples", len(records))


def test_spark_answers_every_question_as_memory_does(stores: tuple[MemoryStore, SparkStore], record_property) -> None:
    memory, engine = stores
    asked = drawn(questions(), few(int(EXAMPLES * QUESTIONS_AN_EXAMPLE)))
    for question in asked:
        assert engine.compute(question, **DAYS) == memory.compute(question, **DAYS), question
    record_property("engine_agreement_examples", len(asked))


@pytest.mark.slow
@pytest.mark.parametrize("as_of", [AS_OF, date(2028, 1, 1)])
def test_spark_holds_the_same_record_on_other_days(
    as_of: date, records: list[LinkedRecord], spark: SparkOfTests, record_property
) -> None:
    memory, engine = both(records, as_of, spark)
    for name in SCHEMAS:
        if name != "source_records":
            assert_frame_equal(engine.table(name), memory.table(name))
    record_property("engine_agreement_examples", len(records))


@pytest.mark.slow
def test_every_measure_has_the_same_figures_on_spark(stores: tuple[MemoryStore, SparkStore], record_property) -> None:
    memory, engine = stores
    figures = compute_measures(MEASURES, engine, MIDDLE)
    assert figures == compute_measures(MEASURES, memory, MIDDLE)
    record_property("engine_agreement_examples", len(figures))
