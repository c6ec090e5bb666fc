"""The sources that Waypost reads, and reading them all."""

from __future__ import annotations

from support.tables import put_good
from waypost.intake.contract import Reading
from waypost.intake.files import discover
from waypost.intake.registry import SOURCES, read_all


def test_every_source_that_is_there_gives_one_reading_in_the_order_of_the_list(tmp_path):
    for source in ("cafcass", "annex_a", "ssda903", "ssd"):
        put_good(tmp_path / source, source)
    readings = read_all(discover(tmp_path).files)
    assert [reading.source for reading in readings] == ["ssd", "ssda903", "annex_a", "cafcass"]
    assert all(isinstance(reading, Reading) for reading in readings)
    assert read_all(()) == ()


def test_the_list_is_written_by_hand():
    court = ["hmcts_public_law", "hmcts_private_law", "hmcts_case_data", "hmcts_hearings"]
    assert list(SOURCES) == [*court, "ssd", "ssda903", "cin", "annex_a", "cafcass"]
