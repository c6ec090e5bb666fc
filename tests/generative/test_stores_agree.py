"""Every store must say the same as the reference, on records and questions that nobody would think of."""

from __future__ import annotations

from dataclasses import fields, replace

import polars as pl
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from invented_questions import DAYS, questions
from invented_records import linked_records
from waypost.insight.measures.computing import compute_measures
from waypost.insight.measures.figure import Figure
from waypost.insight.measures.registry import MEASURES
from waypost.journeys.linked import FRAMES, LinkedRecord
from waypost.journeys.question import Count, Mean, Question, Share
from waypost.journeys.store.duckdb import DuckDBStore
from waypost.journeys.store.memory import MemoryStore

ENGINE = DuckDBStore()
"""One engine for all examples: loading a record puts the one before it away."""


def small(examples: int) -> settings:
    """Few examples, the same each time, and no long hunt for the smallest one that fails."""
    return settings(
        max_examples=examples,
        derandomize=True,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )


def in_memory(linked: LinkedRecord) -> MemoryStore:
    """Return the reference with the record."""
    store = MemoryStore()
    store.load(linked)
    return store


def both(linked: LinkedRecord) -> tuple[MemoryStore, DuckDBStore]:
    """Return the reference and the engine with the record."""
    ENGINE.load(linked)
    return in_memory(linked), ENGINE


@small(50)
@given(linked_records())
def test_duckdb_holds_the_same_record_as_memory(linked: LinkedRecord) -> None:
    memory, engine = both(linked)
    assert_frame_equal(engine.events(), memory.events())
    assert_frame_equal(engine.children_in_proceedings(), memory.children_in_proceedings())
    assert_frame_equal(engine.proceedings(), memory.proceedings())
    assert_frame_equal(engine.allocations(), memory.allocations())
    waiting = ("waits", "attributed_days", "waited", "placed_in_court")
    for name in ("pre_proceedings", "placements", "paired_events", *waiting):
        assert_frame_equal(engine.table(name), memory.table(name))
    assert engine.counts() == memory.counts()
    assert [engine.journey(child) for child in engine.child_ids()] == [memory.journey(c) for c in memory.child_ids()]


@small(16)
@given(linked_records(), st.lists(questions(), min_size=5, max_size=5))
def test_duckdb_answers_every_question_as_memory_does(linked: LinkedRecord, asked: list[Question]) -> None:
    memory, engine = both(linked)
    for question in asked:
        assert engine.compute(question, **DAYS) == memory.compute(question, **DAYS)


@small(6)
@given(linked_records(), st.lists(questions(), min_size=12, max_size=12))
def test_questions_asked_together_are_answered_as_alone(linked: LinkedRecord, asked: list[Question]) -> None:
    _, engine = both(linked)
    of_rows = [one for one in asked if isinstance(one.aggregate, Count | Share | Mean)]
    alike: dict[tuple[object, ...], list[Question]] = {}
    for question in of_rows:
        alike.setdefault((question.table, question.group_by), []).append(question)
    for together in alike.values():
        assert engine.compute_together(together, **DAYS) == [engine.compute(one, **DAYS) for one in together]


@small(2)
@given(linked_records())
def test_figures_agree_between_stores(linked: LinkedRecord) -> None:
    memory, engine = both(linked)
    assert compute_measures(MEASURES, engine, linked.as_of) == compute_measures(MEASURES, memory, linked.as_of)


@small(40)
@given(linked_records())
def test_areas_and_laws_add_up_to_the_whole(linked: LinkedRecord) -> None:
    figures = compute_measures(MEASURES[:2], in_memory(linked), linked.as_of)
    counts = [figure for figure in figures if figure.unit in ("children", "cases")]
    for whole in (figure for figure in counts if figure.area_kind == "england" and figure.group_kind == "all"):
        same = [figure for figure in counts if _asked(figure) == _asked(whole)]
        areas = [figure for figure in same if figure.area_kind == "dfj_area" and figure.group_kind == "all"]
        laws = [figure for figure in same if figure.area_kind == "england" and figure.group_kind == "law"]
        assert sum(f.value for f in areas) == sum(f.value for f in laws) == whole.value


def _asked(figure: Figure) -> tuple[object, ...]:
    return (figure.measure_id, figure.method, figure.period_end)


CONTENT = (
    *("source", "sender", "record_key", "person_key", "fact_key", "happened_on", "code", "reason", "due_on", "flag"),
)
"""What a telling says and assembly may not change. A kind and a doubt it may: a hearing listed is taken as held."""


@small(60)
@given(linked_records())
def test_nothing_told_is_lost_and_nothing_is_invented(linked: LinkedRecord) -> None:
    end_of_day = pl.lit(linked.as_of).cast(pl.Datetime("us", "UTC")).dt.offset_by("1d")
    known = linked.events.filter(
        pl.when(pl.col("learnt_at").is_null())
        .then(pl.col("happened_on") <= linked.as_of)
        .otherwise(pl.col("learnt_at") < end_of_day)
    )
    found = in_memory(linked).events()
    assert set(known.select(CONTENT).rows()) == set(found.select(CONTENT).rows())
    assert set(found["kind"]) <= {*known["kind"], "hearing_held"}


@small(20)
@given(linked_records(), st.integers(0, 1000))
def test_order_of_rows_and_names_of_files_change_nothing(linked: LinkedRecord, seed: int) -> None:
    frames = {field.name: getattr(linked, field.name) for field in fields(linked) if field.name in FRAMES}
    mixed = {name: frame.sample(fraction=1.0, shuffle=True, seed=seed) for name, frame in frames.items()}
    mixed["records"] = mixed["records"].with_columns(file=pl.lit("z.json"), position=pl.lit("row 9"))
    for store in both(linked):
        events, rows, cases = store.events(), store.children_in_proceedings(), store.proceedings()
        store.load(replace(linked, **mixed))
        assert_frame_equal(store.events().drop("file", "position"), events.drop("file", "position"))
        assert_frame_equal(store.children_in_proceedings(), rows)
        assert_frame_equal(store.proceedings(), cases)
