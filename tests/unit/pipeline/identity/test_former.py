"""Identifiers that are used no more: what their reader is told."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import polars as pl
import pytest

from waypost.journeys.tables import IDENTITY_EVENTS
from waypost.pipeline.identity.former import former_identifier

DAY = date(2027, 4, 1)


def record(folder, in_use, *events):
    pl.DataFrame({"child_id": list(in_use)}).write_parquet(folder / "identities.parquet")
    rows = [(number, "merged", DAY, *event, 1) for number, event in enumerate(events, start=1)]
    told = pl.DataFrame(rows, schema=dict(IDENTITY_EVENTS), orient="row")
    told.write_parquet(folder / "identity_events.parquet")
    return SimpleNamespace(record=folder)


# In use | what went where, change after change | who has the records of A now; - is nobody, none: nothing to tell
TABLE = [
    ("AB", [], "none"),
    ("B", [], "none"),
    ("B", [("A", "B")], "B"),
    ("C", [("A", "B"), ("B", "C")], "C"),
    ("BC", [("A", "B"), ("A", "C")], "C"),  # only the last change counts: it was given back in between
    ("B", [("A", None)], "-"),
    ("B", [("A", "C"), ("C", None)], "-"),
    ("A", [("A", "B"), ("B", "A")], "none"),
    ("B", [("A", "B"), ("B", "B")], "B"),
]


@pytest.mark.parametrize(("in_use", "events", "now"), TABLE)
def test_who_has_its_records_now(tmp_path, in_use, events, now):
    found = former_identifier(record(tmp_path, in_use, *events), "A")
    if now == "none":
        assert found is None
        return
    assert found.now == tuple(name for name in now if name != "-")
    assert found.since_on == DAY


def test_one_change_may_part_it_between_several(tmp_path):
    opened = record(tmp_path, "BC")
    rows = [(1, "rearranged", DAY, "A", "B", 2), (1, "rearranged", DAY, "A", "C", 1)]
    pl.DataFrame(rows, schema=dict(IDENTITY_EVENTS), orient="row").write_parquet(tmp_path / "identity_events.parquet")
    found = former_identifier(opened, "A")
    assert found.sentence.endswith("its records were found to be of B and C. Ask for one of these.")


def test_a_record_made_before_events_were_kept_tells_nothing(tmp_path):
    opened = record(tmp_path, "B", ("A", "B"))
    (tmp_path / "identity_events.parquet").unlink()
    assert former_identifier(opened, "A") is None
