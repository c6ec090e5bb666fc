"""When the record comes in anew, children whose identity changed or whose record is frozen are shut at once."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from support.casework_people import AT, ON, a_child
from waypost.casework.corrections.models import Frozen
from waypost.pipeline.casework.arrivals import Arrivals
from waypost.pipeline.casework.moves import Moves, moves_of
from waypost.wiring import casework

EVENTS = {
    "kind": ["merged", "merged", "split", "kept", "merged"],
    "before": ["C-B", "C-A", "C-S", "C-K", "C-STRANGER"],
    "after": ["C-A", "C-A", "C-NEW", "C-K", "C-A"],
}


class Usable:
    def __init__(self, record: Path) -> None:
        self.record = record


def test_moves_are_those_of_children_who_are_here(tmp_path):
    pl.DataFrame(EVENTS).write_parquet(tmp_path / "identity_events.parquet")
    assert moves_of(Usable(tmp_path), {"C-A", "C-B", "C-S", "C-K"}) == Moves({"C-B": "C-A"}, {"C-NEW": "C-S"})
    assert moves_of(Usable(tmp_path), set()) == Moves({}, {})


@pytest.mark.django_db
def test_a_record_that_comes_in_anew_shuts_and_frees(tmp_path, monkeypatch):
    pl.DataFrame(EVENTS).write_parquet(tmp_path / "identity_events.parquet")
    for child in ("C-A", "C-B", "C-WRONG"):
        a_child(child)
    nothing = pl.DataFrame(schema={"child_id": pl.String, "case_id": pl.String, "court": pl.String, "made_on": pl.Date})
    empty = Arrivals(*[nothing] * len(Arrivals.__slots__))
    monkeypatch.setattr(casework, "arrivals", lambda usable: empty)
    monkeypatch.setattr(casework, "tellings", lambda *given, **told: ())
    monkeypatch.setattr(casework, "cases_now", lambda *given, **told: nothing)
    monkeypatch.setattr(casework, "frozen_children", lambda usable: frozenset({"C-WRONG"}))

    def shut() -> set[tuple[str, str]]:
        casework.load_record(Usable(tmp_path), told_on=ON, is_invented=True, at=AT)
        return set(Frozen.objects.filter(freed_at=None).values_list("child_id", "reason"))

    assert shut() == {("C-WRONG", "wrong_link"), ("C-A", "merged"), ("C-B", "merged")}
    monkeypatch.setattr(casework, "frozen_children", lambda usable: frozenset())
    assert shut() == {("C-A", "merged"), ("C-B", "merged")}
