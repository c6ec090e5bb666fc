"""Each agency writes where its reader looks, and only those that were asked for."""

from __future__ import annotations

from small_world import UNTIL, small_world
from waypost.intake.registry import SOURCES
from waypost.synthetic.agencies import WRITERS, write_agencies
from waypost.synthetic.plan import Plan


def test_there_is_a_writer_for_every_source_that_is_written_and_read():
    assert set(WRITERS) <= set(SOURCES)


def test_only_the_sources_that_were_asked_for_are_written(tmp_path):
    told: list[str] = []
    tellings = write_agencies(small_world(), tmp_path, Plan(1, UNTIL), ["cafcass", "cin"], told.append)
    assert list(tellings) == told == ["cafcass", "cin"]
    assert tellings["cafcass"].events.height > 20
    assert {path.name for path in tmp_path.iterdir()} == {"areas.csv", "cafcass", "local-authority"}


def test_a_shard_has_slips_of_its_own(tmp_path):
    for name in ("", "birmingham"):
        write_agencies(small_world(), tmp_path / (name or "whole"), Plan(1, UNTIL, shard=name), ["cafcass"], str)
    whole, part = ((tmp_path / name / "cafcass" / "children.csv").read_bytes() for name in ("whole", "birmingham"))
    assert whole != part
