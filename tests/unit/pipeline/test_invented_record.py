"""An invented world straight into the record says what the build of its files says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
import pytest

from small_world import UNTIL, small_world
from waypost.insight.measures.figure import Figure
from waypost.insight.measures.registry import compute_all
from waypost.journeys.linked import LinkedRecord
from waypost.journeys.store.duckdb import DuckDBStore
from waypost.journeys.store.memory import MemoryStore
from waypost.pipeline.invented_record import invented_record
from waypost.synthetic.invent import invent
from waypost.synthetic.world import World

LAST = date(2027, 3, 31)
SEPTEMBER = date(2026, 9, 30)
JANUARY = date(2025, 1, 31)


@pytest.fixture(scope="module")
def world() -> World:
    """The county of the shared fixtures: 300 children, seed 1."""
    return invent(children=300, seed=1)


@pytest.fixture(scope="module")
def record(world: World) -> LinkedRecord:
    """Its record on the last day."""
    return invented_record(world, LAST)


def store_of(record: LinkedRecord) -> DuckDBStore:
    """Load a record."""
    store = DuckDBStore()
    store.load(record)
    return store


def by_name(figures: list[Figure]) -> dict[tuple[object, ...], tuple[object, ...]]:
    """Return what each figure says by what it is of."""
    return {
        (one.measure_id, one.method, one.area, one.period_start, one.period_end, one.group_kind, one.group): (
            one.numerator,
            one.denominator,
            round(one.value, 6),
        )
        for one in figures
    }


def test_the_measures_are_those_of_the_build_through_files(record: LinkedRecord, built: Path):
    """Six months before the last day nearly all that was keyed late is known.

    What remains: a child who is not linked, what a feed lost in its week without polls, rows keyed later still, and
    what an agency told otherwise. Of a figure of the whole country that moves at most two children or cases.
    """
    direct, files = (by_name(compute_all(store, SEPTEMBER)) for store in (store_of(record), opened(built)))
    assert len(direct) > 200
    shared = direct.keys() & files.keys()
    assert len(shared) >= 0.95 * max(len(direct), len(files))
    unlike = [name for name in shared if files[name] != direct[name]]
    assert len(unlike) <= 0.05 * len(shared), unlike
    for name in unlike:
        for ours, theirs in zip(direct[name][:2], files[name][:2], strict=True):
            assert abs((ours or 0) - (theirs or 0)) <= 2, name


def opened(built: Path) -> DuckDBStore:
    """Open the record of a build."""
    return DuckDBStore.open(built / "record")


def test_events_of_each_kind_are_as_many_as_through_files(record: LinkedRecord, built: Path):
    """Of a kind, the files may tell a fiftieth or five more or fewer: late, lost with the feed, or told otherwise."""
    counts = [
        store.events().filter(pl.col("superseded_at").is_null()).group_by("source", "kind").len()
        for store in (store_of(record), opened(built))
    ]
    both = counts[0].join(counts[1], on=["source", "kind"], how="full", coalesce=True, suffix="_files")
    assert both.height > 35
    for source, kind, direct, files in both.filter(pl.col("source") != "cin").rows():  # what SSD tells, told again
        assert direct is not None, (source, kind)
        assert files is not None, (source, kind)
        assert abs(direct - files) <= max(5, direct / 50), (source, kind, direct, files)


def test_every_child_and_case_is_known_for_who_it_is(world: World, record: LinkedRecord):
    store = store_of(record)
    told = world.children_in_cases.join(world.cases.filter(pl.col("received_on") <= LAST), on="case_id", how="semi")
    assert store.children_in_proceedings().filter("is_told_by_cafcass").height == told.height
    assert record.children["child_id"].n_unique() == record.children.height
    assert record.proceedings["proceedings_id"].n_unique() == record.proceedings["court_case_number"].n_unique()
    of_key = record.identities.group_by("person_key").agg(pl.col("child_id").n_unique())
    assert of_key["child_id"].max() == 1
    placed = store.proceedings().join(
        record.proceedings.select("proceedings_id", "court_case_number").unique(), on="proceedings_id"
    )
    true = world.cases.select("court_case_number", "area", "law", "application", "track")
    for name in ("area", "law", "application"):
        assert (
            placed.join(true, on="court_case_number", suffix="_true")
            .filter(pl.col(name).ne_missing(pl.col(f"{name}_true")))
            .is_empty()
        ), name


@pytest.mark.parametrize("as_of", [JANUARY, LAST])
def test_both_stores_take_it_alike(as_of: date):
    record = invented_record(invent(children=40, seed=2), as_of)
    memory = MemoryStore()
    memory.load(record)
    assert by_name(compute_all(memory, as_of)) == by_name(compute_all(store_of(record), as_of))
    assert memory.allocations().equals(store_of(record).allocations())


def test_it_is_the_same_again_and_other_with_another_seed():
    first, again, other = (invented_record(invent(children=40, seed=seed), JANUARY) for seed in (1, 1, 2))
    for name in ("records", "events", "proceedings", "children", "identities", "allocations"):
        frames = [getattr(record, name) for record in (first, again)]
        assert frames[0].sort(frames[0].columns).equals(frames[1].sort(frames[1].columns)), name
    assert not first.events.sort("record_key").equals(other.events.sort("record_key"))


def test_by_an_earlier_day_nothing_later_is_known(world: World):
    record = invented_record(world, JANUARY)
    assert record.as_of == JANUARY
    assert record.records["learnt_at"].max() <= datetime(2025, 1, 31, 18, tzinfo=UTC)
    later = record.events.filter(pl.col("happened_on") > JANUARY)
    assert set(later["kind"]) <= {"hearing_listed", "hearing_vacated"}  # on the day they are, or were, to be held
    closed = store_of(record).children_in_proceedings()["closed_on"]
    assert 0 < closed.drop_nulls().len() < closed.len()
    assert record.allocations.filter(pl.col("ended_on") > JANUARY).is_empty()


def test_before_a_transfer_the_case_is_where_it_was():
    world = small_world()
    courts = [{"kind": "court", "code": "990009", "name": "Elsewhere", "area": "devon"}]
    moved = replace(
        world,
        cases=world.cases.with_columns(
            transferred_on=pl.date(2026, 3, 1),
            transferred_from_court=pl.lit("990009"),
            authority_changed_on=pl.date(2026, 3, 1),
            former_authority=pl.lit("E10000008"),
        ),
        area_map=pl.concat([world.area_map, pl.DataFrame(courts)], how="diagonal"),
    )
    before, after = (invented_record(moved, day).proceedings for day in (date(2026, 2, 28), date(2026, 3, 1)))
    columns = ["source", "court", "area", "authority"]
    assert before.select(columns).unique().sort("source").rows() == [
        ("cafcass", "990009", "devon", "E10000008"),
        ("hmcts_private_law", "990009", "devon", None),
        ("hmcts_public_law", "990009", "devon", "E10000008"),
    ]
    assert set(after["area"]) == {"birmingham"}


def test_nobody_of_whom_nothing_is_told_is_in_it():
    record = invented_record(small_world(), date(2024, 12, 2))
    assert record.children.height == 2
    assert record.children["born_on"].null_count() == 2
    assert record.proceedings.is_empty()
    assert invented_record(small_world(), UNTIL).children.height == 4
