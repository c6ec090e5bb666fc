"""Every store must say the same as the reference, on records and questions that nobody would think of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from invented_questions import DAYS, questions
from invented_records import linked_records
from waypost.insight.measures.computing import compute_measures
from waypost.insight.measures.registry import MEASURES
from waypost.journeys.linked import LinkedRecord
from waypost.journeys.question import Question
from waypost.journeys.store.contract import RecordStore
from waypost.journeys.store.duckdb import DuckDBStore
from waypost.journeys.store.memory import MemoryStore


def small(examples: int) -> settings:
    """Few examples, the same each time."""
    return settings(
        max_examples=examples, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )


def loaded(make: Callable[[], RecordStore], linked: LinkedRecord) -> RecordStore:
    """Return a store with the record."""
    store = make()
    store.load(linked)
    return store


@small(60)
@given(linked_records())
def test_duckdb_holds_the_same_record_as_memory(linked: LinkedRecord) -> None:
    memory, engine = loaded(MemoryStore, linked), loaded(DuckDBStore, linked)
    assert_frame_equal(engine.events(), memory.events())
    assert_frame_equal(engine.children_in_proceedings(), memory.children_in_proceedings())
    assert_frame_equal(engine.proceedings(), memory.proceedings())
    assert engine.counts() == memory.counts()
    assert [engine.journey(child) for child in engine.child_ids()] == [memory.journey(c) for c in memory.child_ids()]
    engine.close()


@small(40)
@given(linked_records(), st.lists(questions(), min_size=3, max_size=3))
def test_duckdb_answers_every_question_as_memory_does(linked: LinkedRecord, asked: list[Question]) -> None:
    memory, engine = loaded(MemoryStore, linked), loaded(DuckDBStore, linked)
    for question in asked:
        assert engine.compute(question, **DAYS) == memory.compute(question, **DAYS)
    engine.close()


@small(15)
@given(linked_records())
def test_figures_agree_and_areas_and_laws_add_up_to_the_whole(linked: LinkedRecord) -> None:
    memory, engine = loaded(MemoryStore, linked), loaded(DuckDBStore, linked)
    figures = compute_measures(MEASURES, memory, linked.as_of)
    assert compute_measures(MEASURES, engine, linked.as_of) == figures
    engine.close()
    counts = [figure for figure in figures if figure.unit in ("children", "cases")]
    for whole in (figure for figure in counts if figure.area_kind == "england" and figure.group_kind == "all"):
        same = [
            f
            for f in counts
            if (f.measure_id, f.method, f.period_end) == (whole.measure_id, whole.method, whole.period_end)
        ]
        areas = [f for f in same if f.area_kind == "dfj_area" and f.group_kind == "all"]
        laws = [f for f in same if f.area_kind == "england" and f.group_kind == "law"]
        assert sum(f.value for f in areas) == sum(f.value for f in laws) == whole.value


_TOLD_LATER = ("kind", "doubt")


@small(60)
@given(linked_records())
def test_nothing_told_is_lost_and_nothing_is_invented(linked: LinkedRecord) -> None:
    """The content of every telling known on the day is in the record, and nothing else is."""
    keys = [
        "source",
        "sender",
        "record_key",
        "person_key",
        "fact_key",
        "happened_on",
        "code",
        "reason",
        "due_on",
        "flag",
    ]
    end = pl.lit(linked.as_of).cast(pl.Datetime("us", "UTC")).dt.offset_by("1d")
    known = linked.events.filter(
        pl.when(pl.col("learnt_at").is_null())
        .then(pl.col("happened_on") <= linked.as_of)
        .otherwise(pl.col("learnt_at") < end)
    )
    found = loaded(MemoryStore, linked).events()
    assert set(known.select(keys).iter_rows()) == set(found.select(keys).iter_rows())
    kinds = {kind for kind in known["kind"]} | {"hearing_held"}
    assert set(found["kind"]) <= kinds


@small(30)
@given(linked_records(), st.integers(0, 1000))
def test_order_of_rows_and_names_of_files_change_nothing_but_where_a_fact_stands(
    linked: LinkedRecord, seed: int
) -> None:
    frames = {field.name: getattr(linked, field.name) for field in fields(linked) if field.name != "as_of"}
    mixed = {name: frame.sample(fraction=1.0, shuffle=True, seed=seed) for name, frame in frames.items()}
    mixed["records"] = mixed["records"].with_columns(file=pl.lit("z.json"), position=pl.lit("row 9"))
    shuffled = replace(linked, **mixed)
    for make in (MemoryStore, DuckDBStore):
        one, other = loaded(make, linked), loaded(make, shuffled)
        assert_frame_equal(one.events().drop("file", "position"), other.events().drop("file", "position"))
        assert_frame_equal(one.children_in_proceedings(), other.children_in_proceedings())
        assert_frame_equal(one.proceedings(), other.proceedings())
        one.close()
        other.close()
