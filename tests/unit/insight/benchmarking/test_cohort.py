"""The children who are compared, as two stores tell them: every child once, in the bands that are meant."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from waypost.insight.benchmarking.cohort import Cohort, cohort, year_to
from waypost.insight.benchmarking.outcome import BY_GROUP, COMPARED, OVER_A_YEAR, Outcome
from waypost.insight.measures.periods import Period
from waypost.journeys.store.duckdb import DuckDBStore
from waypost.journeys.store.memory import MemoryStore
from waypost.pipeline.invented_record import invented_record
from waypost.synthetic.invent import invent

AS_OF = date(2027, 3, 31)
OUTCOMES = tuple(dict.fromkeys((*COMPARED, *BY_GROUP)))


@pytest.fixture(scope="module")
def stores() -> tuple[MemoryStore, DuckDBStore]:
    """A small world in both stores."""
    record = invented_record(invent(children=150, seed=3), AS_OF)
    memory, duckdb = MemoryStore(), DuckDBStore()
    memory.load(record)
    duckdb.load(record)
    return memory, duckdb


def sorted_rows(own: Cohort) -> list[tuple[object, ...]]:
    return sorted(own.rows.rows(), key=str)


@pytest.mark.parametrize("outcome", OUTCOMES, ids=lambda outcome: outcome.id)
def test_both_stores_tell_the_same_children(stores: tuple[MemoryStore, DuckDBStore], outcome: Outcome):
    memory, duckdb = (sorted_rows(cohort(store, outcome, year_to(AS_OF))) for store in stores)
    assert memory == duckdb
    assert memory


def test_every_child_counts_once_and_in_one_band(stores: tuple[MemoryStore, DuckDBStore]):
    _, store = stores
    own = cohort(store, OVER_A_YEAR, year_to(AS_OF))
    rows = store.children_in_proceedings()
    is_open = (pl.col("started_on") <= AS_OF) & (pl.col("closed_on").is_null() | (pl.col("closed_on") > AS_OF))
    assert own.rows["children"].sum() == rows.filter(is_open & pl.col("is_told_by_cafcass")).height
    assert own.rows["total"].sum() <= 100 * own.rows["children"].sum()


def test_the_year_ends_with_the_last_whole_quarter():
    assert year_to(date(2027, 5, 20)) == Period(date(2026, 4, 1), date(2027, 3, 31))
