"""What a build leaves is read once, placed, and numbered."""

from __future__ import annotations

import json
from datetime import date

import polars as pl
import pytest

from support.agreements import usable
from waypost.pipeline.data_quality.material import read_material, with_place
from waypost.pipeline.data_quality.said_events import COLUMNS
from waypost.vocabulary.sharing_terms import DATA_QUALITY


@pytest.fixture(scope="module")
def read(built):
    run = json.loads((built / "run.json").read_text())
    return built, run, read_material(usable(built, DATA_QUALITY), run["sources"], date.fromisoformat(run["as_of"]))


def test_every_event_is_there_once_with_its_row_and_child(read):
    built, _, material = read
    events = pl.read_parquet(built / "record" / "events.parquet")
    assert len(material.events) == events.height
    assert sorted(material.events.sources()) == sorted(events["source"].unique())
    for source in material.events.sources():
        every = material.events.of(source, events["kind"].unique().to_list(), is_standing=False)
        own = events.filter(pl.col("source") == source)
        assert every.height == own.height
        assert every["is_standing"].sum() == own["superseded_at"].null_count()
        assert every["child"].null_count() == 0
        assert every["row"].null_count() == 0 or source in {"ssd", "ssda903", "cin", "annex_a"}


def test_nothing_that_names_a_child_is_carried_on():
    assert not {"child_id", "person_key", "proceedings_id", "read"} & set(COLUMNS)


def test_a_case_is_last_stated_once_a_source(read):
    _, _, material = read
    assert not material.statements.select("source", "proceedings_id").is_duplicated().any()
    assert material.statements["placed_in"].null_count() == 0


def test_records_and_findings_are_counted_by_source(read):
    built, run, material = read
    assert set(material.told["source"]) == set(run["sources"])
    rows = sum(
        pl.read_csv(path).height
        for kind in ("refused", "findings")
        for path in (built / kind).glob("*.csv")
        if path.stem != "unread"
    )
    assert material.findings["n"].sum() == rows


def test_a_place_is_an_area_or_a_sender_and_never_free_text():
    frame = pl.DataFrame(
        {
            "source": ["cafcass", "cafcass", "ssd", "ssd", "ssd"],
            "sender": [None, None, "E06000001", "=cmd", None],
            "area": ["devon", None, "devon", "devon", None],
        }
    )
    placed = with_place(frame, pl.col("area"))
    assert placed["place_kind"].to_list() == ["area", "area", "authority", "authority", "authority"]
    assert placed["place"].to_list() == ["devon", "not_known", "E06000001", "not_known", "not_known"]
