"""Cases by the month in which they began, as two stores tell them and as the rows of the record have them."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
import pytest

from waypost.insight.benchmarking.began import Began, began, with_expected
from waypost.insight.benchmarking.months import months_to
from waypost.journeys.store.contract import RecordStore
from waypost.journeys.store.duckdb import DuckDBStore
from waypost.journeys.store.memory import MemoryStore
from waypost.pipeline.invented_record import invented_record
from waypost.synthetic.invent import invent

AS_OF, WEEKS, STARTS = date(2027, 3, 31), 52, 12
MONTHS = months_to(date(2026, 3, 31), 24)


@pytest.fixture(scope="module")
def stores() -> tuple[MemoryStore, DuckDBStore]:
    """A small world in both stores."""
    record = invented_record(invent(children=200, seed=3), AS_OF)
    memory, duckdb = MemoryStore(), DuckDBStore()
    memory.load(record)
    duckdb.load(record)
    return memory, duckdb


def told(store: RecordStore) -> Began:
    found = began(store, "section_31", MONTHS, weeks_followed=WEEKS)
    assert found is not None
    return found


def test_both_stores_tell_the_same_cases(stores: tuple[MemoryStore, DuckDBStore]):
    memory, duckdb = (told(store).cases for store in stores)
    assert memory.equals(duckdb)


def test_weeks_are_those_of_the_first_year_and_no_more(stores: tuple[MemoryStore, DuckDBStore]):
    rows = stores[1].children_in_proceedings().filter(
        (pl.col("application") == "section_31") & pl.col("area").is_not_null()
        & pl.col("issued_on").is_between(MONTHS[0].start, MONTHS[-1].end)
    )  # fmt: skip
    ended = pl.min_horizontal("first_final_order_on", "closed_on")
    days = (ended - pl.col("issued_on")).dt.total_days()
    capped = pl.when(days.is_between(0, 7 * WEEKS - 1)).then(days / 7).otherwise(WEEKS)
    expected = rows.group_by("proceedings_id").agg(pl.col("area").first(), weeks=capped.mean())
    cases = told(stores[1]).cases
    assert cases.height == expected.height
    assert sorted(cases["weeks"].round(6)) == sorted(expected["weeks"].round(6))
    assert cases["weeks"].max() == WEEKS


def test_what_is_expected_is_learnt_from_before_alone(stores: tuple[MemoryStore, DuckDBStore]):
    cases = told(stores[1]).cases
    before = with_expected(cases, STARTS).filter(pl.col("month") < STARTS)
    assert before["expected"].mean() == pytest.approx(before["weeks"].mean())
    changed = cases.with_columns(weeks=pl.when(pl.col("month") >= STARTS).then(99.0).otherwise("weeks"))
    assert with_expected(changed, STARTS)["expected"].equals(with_expected(cases, STARTS)["expected"])


def test_months_between_two_are_numbered_from_nought(stores: tuple[MemoryStore, DuckDBStore]):
    whole, part = told(stores[1]), told(stores[1]).between(6, 12)
    assert list(part.months) == MONTHS[6:12]
    assert part.cases.height == whole.cases.filter(pl.col("month").is_between(6, 11)).height
    moved = whole.cases.filter(pl.col("month").is_between(6, 11))["month"] - 6
    assert part.cases["month"].to_list() == moved.to_list() != []


def test_where_nothing_began_there_is_nothing(stores: tuple[MemoryStore, DuckDBStore]):
    years_ago = months_to(AS_OF - timedelta(days=365 * 40), 12)
    assert began(stores[1], "section_31", years_ago, weeks_followed=WEEKS) is None
