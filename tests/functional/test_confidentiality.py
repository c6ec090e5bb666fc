"""From files to exits: a flag told once keeps what it covers from the account, until a human releases it."""

from __future__ import annotations

import shutil
from pathlib import Path

import polars as pl
import pytest

from waypost.intake.files import discover
from waypost.intake.registry import read_all
from waypost.journeys.store.memory import MemoryStore
from waypost.linkage.link import link
from waypost.pipeline.join import gather, join
from waypost.pipeline.one_child import ACCOUNT, JOURNEY, journey_rows, told_in, withheld_from
from waypost.synthetic.synthesise import synthesise

COLUMNS = "source,sender,person_key,covers,released_on,decided_by_role,reason"
HOME = {"placement_started", "care_started", "care_ended"}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files in which nobody's address is confidential."""
    folder = tmp_path_factory.mktemp("confidential") / "files"
    synthesise(folder, children=60, seed=3, sources=("cafcass", "ssd", "ssda903"))
    for name in ("children", "parties"):
        path = folder / "cafcass" / f"{name}.csv"
        pl.read_csv(path, infer_schema=False).with_columns(is_address_confidential=pl.lit("no")).write_csv(path)
    return folder


@pytest.fixture
def files(plain: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(plain, tmp_path / "files"))


def record_of(files: Path) -> MemoryStore:
    found = discover(files)
    said = gather(read_all(found.files), None)
    store = MemoryStore()
    store.load(join(said, link(said.people, proceedings=said.proceedings), found.area_maps, releases=found.releases))
    return store


def one_who_is_placed(store: MemoryStore, files: Path) -> tuple[str, str]:
    """Return a child of whom a placement is told, and Cafcass's own key of it."""
    children = pl.read_csv(files / "cafcass" / "children.csv", infer_schema=False)["child_id"].unique()
    events = store.events().filter(pl.col("superseded_at").is_null())
    placed = events.filter(pl.col("kind") == "placement_started")["child_id"].unique()
    own = events.filter((pl.col("source") == "cafcass") & pl.col("person_key").is_in(children.implode()))
    both = own.filter(pl.col("child_id").is_in(placed.implode())).select("child_id", "person_key").unique()
    return both.sort("child_id", "person_key").row(0)


def set_flag(files: Path, key: str) -> None:
    """Let Cafcass say of a child that the address is confidential."""
    path = files / "cafcass" / "children.csv"
    said = pl.when(pl.col("child_id") == key).then(pl.lit("yes")).otherwise("is_address_confidential")
    pl.read_csv(path, infer_schema=False).with_columns(is_address_confidential=said).write_csv(path)


def kinds_told(store: MemoryStore, child: str, exit_name: str) -> set[str]:
    return {event.kind.value for event in told_in(exit_name, store, child)[0].events}


def test_without_a_flag_the_home_is_told(files):
    store = record_of(files)
    child, _ = one_who_is_placed(store, files)
    assert "placement_started" in kinds_told(store, child, ACCOUNT)
    assert withheld_from(JOURNEY, store, child) == 0


def test_a_flag_keeps_the_home_from_every_exit_until_it_is_released(files):
    child, key = one_who_is_placed(record_of(files), files)
    set_flag(files, key)
    store = record_of(files)
    assert not kinds_told(store, child, ACCOUNT) & HOME
    assert not kinds_told(store, child, JOURNEY) & HOME
    assert withheld_from(JOURNEY, store, child) > 0
    assert {row["mark"] for row in journey_rows(store, child)} <= {"personal", "allegation", "special_category"}

    (files / "releases.csv").write_text(f"{COLUMNS}\ncafcass,,{key},home,2027-03-31,safeguarding lead,moved\n")
    store = record_of(files)
    assert "placement_started" in kinds_told(store, child, ACCOUNT)
    held = store.confidentiality().filter(pl.col("child_id") == child)
    assert held.height > 0, "what was told is still known"
    assert held["released_on"].null_count() == 0


def test_a_later_statement_without_the_flag_changes_nothing(files):
    """Cafcass says it once, and says no ever after, as the court's feed does that loses the marker of a refuge."""
    child, key = one_who_is_placed(record_of(files), files)
    path = files / "cafcass" / "children.csv"
    rows = pl.read_csv(path, infer_schema=False)
    own = rows.filter(pl.col("child_id") == key)
    later = own.with_columns(recorded_at=pl.lit("2027-03-30T10:00:00Z"))
    set_flag(files, key)
    pl.concat([pl.read_csv(path, infer_schema=False), later]).write_csv(path)
    assert not kinds_told(record_of(files), child, ACCOUNT) & HOME
