"""The causes that a scenario plants are found in the tables of waits, and waits add up for every journey."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from support.planted_delays import TABLES, weeks_by_owner
from support.proofs import keep
from waypost.foundation.identifiers import proceedings_identifier
from waypost.journeys.store.duckdb import DuckDBStore
from waypost.pipeline.invented_record import invented_record
from waypost.synthetic.invent import invent
from waypost.synthetic.scenario import read_scenario

AS_OF = date(2027, 3, 31)
NEAR = 0.05
"""How far found weeks may lie from planted ones."""
SEEDS, CHILDREN = range(1, 21), 2_500
SEEDS_THROUGH_FILES, CHILDREN_THROUGH_FILES = range(1, 4), 4_000


def store_of(seed: int, children: int) -> tuple[DuckDBStore, pl.DataFrame]:
    world = invent(children=children, seed=seed, scenario=read_scenario("delay_by_owner"))
    store = DuckDBStore(threads=1)
    store.load(invented_record(world, AS_OF))
    numbers = world.cases.select("case_id", "court_case_number")
    planted = world.planted.cases.join(numbers, on="case_id").with_columns(
        proceedings_id=pl.col("court_case_number").map_elements(
            lambda key: proceedings_identifier(f"invented/{key}"), return_dtype=pl.String
        )
    )
    return store, planted


def recovered(seed: int, children: int) -> tuple[pl.DataFrame, DuckDBStore]:
    store, planted = store_of(seed, children)
    return weeks_by_owner({name: store.table(name) for name in TABLES}, planted), store


def check_near(found: pl.DataFrame) -> None:
    assert found.height == 4  # experts, court, local authority, Cafcass
    whole = found.select("found", "planted").sum()
    assert whole["found"].item() == pytest.approx(whole["planted"].item(), rel=NEAR)
    for row in found.to_dicts():
        assert row["found"] == pytest.approx(row["planted"], rel=NEAR), row["owner"]


def keep_furthest(name: str, found: dict[int, pl.DataFrame]) -> None:
    """Keep how far found weeks lie from planted ones at most: of an owner in a world, and of a world."""
    worlds = pl.concat(found.values())
    whole = worlds.select("found", "planted").sum()
    keep(
        name,
        {
            "seeds": len(found),
            "planted weeks": round(whole["planted"].item()),
            "found weeks": round(whole["found"].item()),
            "furthest of an owner in a world, percent": round(100 * off(worlds).max(), 2),
            "furthest of a world, percent": round(100 * max(off(one.sum()).item() for one in found.values()), 2),
        },
    )


def off(found: pl.DataFrame) -> pl.Series:
    """Return how far found weeks lie from planted ones, as a share of them."""
    return (found["found"] / found["planted"] - 1).abs()


def check_adds_up(attributed: pl.DataFrame, waited: pl.DataFrame, as_of: date) -> int:
    """Assert that the days given away are the days of the journey, one by one; return how many journeys."""
    key = ["child_id", "proceedings_id", "begun_on"]
    lasted = (pl.col("ended_on").fill_null(as_of) - pl.col("begun_on")).dt.total_days()
    given = attributed.group_by(key).agg(given=pl.col("days").sum())
    both = waited.with_columns(lasted=lasted).join(given, on=key, how="full", nulls_equal=True)
    assert both.filter(pl.col("given").is_null() | pl.col("lasted").is_null()).is_empty()
    assert both.filter((pl.col("given") != pl.col("lasted")) | (pl.col("days") != pl.col("lasted"))).is_empty()
    return both.height


def test_planted_causes_are_found_and_waits_add_up() -> None:
    found, store = recovered(3, 900)
    check_near(found)
    assert check_adds_up(store.table("attributed_days"), store.table("waited"), AS_OF) > 1000


@pytest.mark.slow
def test_planted_causes_are_found_on_twenty_seeds() -> None:
    found = {seed: recovered(seed, CHILDREN)[0] for seed in SEEDS}
    keep_furthest("causes_in_the_store", found)
    for one in found.values():
        check_near(one)


def recovered_through_files(waypost, folder: Path, seed: int) -> pl.DataFrame:
    """Write the files of a world, read and build them, check that waits add up; return weeks by owner."""
    files, out = folder / f"files-{seed}", folder / f"out-{seed}"
    asked = ("--children", CHILDREN_THROUGH_FILES, "--seed", seed, "--scenario", "delay_by_owner", "--truth")
    assert waypost("synthesise", files, *asked).code == 0
    assert waypost("build", files, out).code in (0, 1)
    record, truth = out / "record", files / "truth"
    of_case = pl.read_parquet(record / "proceedings_statements.parquet").select(
        "source", "proceedings_key", "proceedings_id"
    )
    cases = pl.read_parquet(truth / "proceedings.parquet").join(of_case, on=["source", "proceedings_key"])
    planted = pl.read_parquet(truth / "planted_cases.parquet").filter(switch="causes_of_delay")
    planted = planted.join(cases.select("true_case", "proceedings_id").unique(), on="true_case")
    planted = planted.unique(["proceedings_id", "owner", "reason"])
    tables = {name: pl.read_parquet(record / f"{name}.parquet") for name in TABLES}
    check_adds_up(tables["attributed_days"], tables["waited"], AS_OF)
    return weeks_by_owner(tables, planted)


@pytest.mark.slow
def test_planted_causes_are_found_through_files(waypost, tmp_path: Path) -> None:
    found = {seed: recovered_through_files(waypost, tmp_path, seed) for seed in SEEDS_THROUGH_FILES}
    keep_furthest("causes_through_files", found)
    for one in found.values():
        check_near(one)


@pytest.mark.slow
def test_waits_add_up_for_every_journey_of_20_000(waypost, tmp_path: Path) -> None:
    files, out = tmp_path / "files", tmp_path / "out"
    assert waypost("synthesise", str(files), "--children", "20000").code == 0
    assert waypost("build", str(files), str(out)).code in (0, 1)
    attributed, waited = (pl.read_parquet(out / "record" / f"{name}.parquet") for name in ("attributed_days", "waited"))
    journeys = check_adds_up(attributed, waited, AS_OF)
    keep("waits_add_up", {"children": 20_000, "journeys, each of whose waits add up to its days": journeys})
    assert journeys > 20_000
