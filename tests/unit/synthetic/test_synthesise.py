"""The room's front door, and the truth beside the files."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from small_world import UNTIL, small_world, told
from waypost.synthetic import asked
from waypost.synthetic import synthesise as room
from waypost.synthetic.agencies import WRITERS
from waypost.synthetic.asked import Written
from waypost.synthetic.files import FolderTaken, NoRoom
from waypost.synthetic.plan import Plan
from waypost.synthetic.synthesise import ALL, SourceNotKnown, synthesise


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """Invent the small world and no other."""
    monkeypatch.setattr(asked, "invent", lambda **_: small_world())


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file's bytes by its path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_every_source_is_written_where_the_build_looks_for_it(tmp_path):
    stages: list[tuple[str, int, int]] = []
    made = synthesise(tmp_path / "x", children=7, until=UNTIL, truth=True, progress=lambda *one: stages.append(one))
    files = contents(tmp_path / "x")
    assert {"manifest.json", "README.txt", "areas.csv", "cafcass/children.csv", "truth/people.parquet"} <= set(files)
    assert any(name.startswith("court/public-law/202") for name in files)
    assert any(name.startswith("local-authority/E08000025/ssda903/") for name in files)
    assert json.loads(files["manifest.json"]) == {
        "waypost_manifest": 1,
        "invented": True,
        "seed": 1,
        "children": 7,
        "years": 5,
        "until": "2027-03-31",
    }
    assert b"Everybody in this folder is invented" in files["README.txt"]
    assert all(json.loads(text)["invented"] for name, text in files.items() if name.endswith("manifest.json"))
    assert [stage for stage, _, _ in stages] == ["invent", "agencies", *ALL, "truth", "written"]
    assert stages[-1] == ("written", 9, 9)
    assert set(made.records) == set(ALL)
    assert json.dumps(asdict(made))
    assert (made.shards, made.files, made.bytes) == (1, len(files), sum(map(len, files.values())))
    assert made.events == pl.read_parquet(tmp_path / "x" / "truth" / "events.parquet").height
    assert made.peak_rss_mib > 0


def test_the_same_arguments_write_the_same_bytes_and_another_seed_others(tmp_path):
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        synthesise(tmp_path / name, children=7, seed=seed, until=UNTIL, truth=True)
    first, again, other = (contents(tmp_path / name) for name in "abc")
    assert first == again
    assert first.keys() != other.keys() or first != other


def test_only_the_sources_asked_for_are_written_and_no_truth_unless_asked(tmp_path):
    made = synthesise(tmp_path / "x", children=7, until=UNTIL, sources=["ssda903"])
    assert {path.name for path in (tmp_path / "x").iterdir()} == {
        "manifest.json",
        "README.txt",
        "areas.csv",
        "local-authority",
    }
    assert list(made.records) == ["ssda903"]
    assert made.events is None


def test_an_unknown_source_and_a_taken_folder_are_refused_before_anything_is_invented(tmp_path, monkeypatch):
    monkeypatch.setattr(asked, "invent", lambda **_: pytest.fail("nothing should be invented"))
    with pytest.raises(SourceNotKnown, match="no source called nhs"):
        synthesise(tmp_path / "x", children=1, sources=["nhs"])
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FolderTaken):
        synthesise(tmp_path, children=1)


def test_a_disk_that_is_too_small_is_said_before_anything_is_invented(tmp_path, monkeypatch):
    monkeypatch.setattr(asked, "invent", lambda **_: pytest.fail("nothing should be invented"))
    with pytest.raises(NoRoom, match="GiB"):
        synthesise(tmp_path / "x", children=10**10)


@pytest.mark.parametrize(
    ("children", "polls", "are_few"),
    [(199_999, None, False), (200_000, None, True), (200_000, "many", False), (7, "few", True)],
)
def test_polls_are_few_in_a_large_world_unless_asked_otherwise(tmp_path, monkeypatch, children, polls, are_few):
    plans: list[Plan] = []

    def note(children, given, *_):
        plans.append(given.plan)
        return Written({}, 0)

    monkeypatch.setattr(room, "write_world", note)
    synthesise(tmp_path / "x", children=children, polls=polls, most_children_a_shard=10**6)
    assert [plan.are_polls_few for plan in plans] == [are_few]
    assert plans[0].polled_several_times == (0.01 if are_few else 0.3)


@pytest.mark.parametrize(("cores", "workers"), [(1, 1), (2, 2), (64, 2), (None, 1)])
def test_there_are_as_many_workers_as_cores_and_two_at_most_unless_asked(tmp_path, monkeypatch, cores, workers):
    asked_for: list[int] = []

    def note(parts, given, folder, workers, told):
        asked_for.append(workers)
        return Written({}, 0), 0

    monkeypatch.setattr(room, "write_country", note)
    monkeypatch.setattr(room.os, "cpu_count", lambda: cores)
    for number in (None, 3):
        synthesise(tmp_path / "x", children=1000, most_children_a_shard=100, workers=number)
    assert asked_for == [workers, 3]


def test_a_fault_leaves_no_folder(tmp_path, monkeypatch):
    def fail(*_):
        raise KeyboardInterrupt

    monkeypatch.setitem(WRITERS, "cin", fail)
    with pytest.raises(KeyboardInterrupt):
        synthesise(tmp_path / "x", children=7, until=UNTIL)
    assert list(tmp_path.iterdir()) == []


def test_the_truth_says_who_is_who_and_what_truly_happened(tmp_path):
    synthesise(tmp_path / "x", children=7, until=UNTIL, truth=True)
    truth = {path.stem: pl.read_parquet(path) for path in (tmp_path / "x" / "truth").glob("*.parquet")}
    assert json.loads((tmp_path / "x" / "truth" / "manifest.json").read_text())["truth"] is True
    people = truth["people"]
    assert people.columns == [
        "source",
        "sender",
        "person_key",
        "role",
        "true_child",
        "family",
        "ethnicity",
        "ethnic_group",
        "sex",
        "is_twin",
        "is_baby_at_issue",
    ]
    assert set(people["source"]) == set(ALL)
    amber, beryl = (people.filter(true_child=child, source="cafcass").row(0, named=True) for child in ("1", "2"))
    assert (amber["is_twin"], beryl["is_twin"]) == (True, True)
    assert (amber["is_baby_at_issue"], beryl["is_baby_at_issue"]) == (False, True)
    assert amber["ethnic_group"] == "white"
    assert truth["events"].columns == ["source", "sender", "person_key", "kind", "happened_on", "code", "reason"]
    assert truth["proceedings"].columns == ["source", "sender", "proceedings_key", "true_case"]
    assert truth["children"]["true_child"].to_list() == ["1", "2", "3", "7"]
    dora = truth["journeys"].filter(true_child="7", kind="hearing_listed")
    assert told(dora, "happened_on", "code") == [(date(2027, 5, 20), "final")]


def test_the_truth_stops_at_the_last_day_save_for_hearings_to_come(tmp_path):
    synthesise(tmp_path / "x", children=7, until=date(2025, 4, 1), truth=True)
    journeys = pl.read_parquet(tmp_path / "x" / "truth" / "journeys.parquet")
    assert journeys.filter(pl.col("kind") != "hearing_listed")["happened_on"].max() <= date(2025, 4, 1)
