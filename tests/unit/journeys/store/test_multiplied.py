"""A record told many times over: as many of everything, each copy apart, none alike in place."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from support.agreements import usable
from waypost.foundation.clock import today
from waypost.journeys.question import Count, Question
from waypost.journeys.store.duckdb import DATABASE, DuckDBStore
from waypost.journeys.store.multiplied import NAMES, multiply
from waypost.vocabulary.sharing_terms import MEASURES

COPIES = 3


@pytest.fixture(scope="module")
def both(built: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[DuckDBStore, DuckDBStore]:
    """A record as it was built, and told three times over."""
    record = usable(built, MEASURES, today()).record
    folder = tmp_path_factory.mktemp("many") / "record"
    shutil.copytree(record, folder)
    multiply(folder / DATABASE, COPIES)
    return DuckDBStore.open(record), DuckDBStore.open(folder)


def test_there_is_as_much_of_everything_as_there_are_copies(both: tuple[DuckDBStore, DuckDBStore]):
    once, many = both
    told, often = once.counts(), many.counts()
    for table in ("children_in_proceedings", "proceedings", "events", "waited", "paired_events"):
        assert often[table] == COPIES * told[table]
    assert many.as_of == once.as_of


def test_each_copy_has_names_of_its_own(both: tuple[DuckDBStore, DuckDBStore]):
    once, many = (store.children_in_proceedings() for store in both)
    for name in NAMES[:2]:
        assert many[name].n_unique() == COPIES * once[name].n_unique()
    together = many.group_by("proceedings_id").len()["len"]
    assert sorted(together) == sorted(once.group_by("proceedings_id").len()["len"].to_list() * COPIES)


def test_each_copy_stands_in_another_area_and_areas_lose_nobody(both: tuple[DuckDBStore, DuckDBStore]):
    asked = Question("children_in_proceedings", Count(), group_by=("area",))
    once, many = (
        {one.group[0]: one.counted for one in store.compute(asked, as_at=date(2027, 3, 31))} for store in both
    )
    assert set(many) == set(once)
    assert many.get(None, 0) == COPIES * once.get(None, 0)
    known = sorted(area for area in once if area is not None)
    for place, area in enumerate(known):
        assert many[area] == sum(once[known[place - number]] for number in range(COPIES))


def test_children_of_one_case_stay_in_one_area(both: tuple[DuckDBStore, DuckDBStore]):
    placed = both[1].children_in_proceedings().group_by("proceedings_id").agg(areas=pl.col("area").n_unique())
    assert placed["areas"].max() == 1
