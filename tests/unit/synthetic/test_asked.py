"""One world as it was asked for."""

from __future__ import annotations

import pytest

from small_world import UNTIL, small_world
from waypost.synthetic import asked as room
from waypost.synthetic.asked import Asked, write_world
from waypost.synthetic.plan import Plan


@pytest.mark.parametrize("truth", [False, True])
def test_every_stage_is_told_and_what_was_written_is_counted(tmp_path, monkeypatch, truth):
    given: list[dict[str, object]] = []
    monkeypatch.setattr(room, "invent", lambda **asked: given.append(asked) or small_world())
    told: list[str] = []
    asked = Asked(Plan(3, UNTIL), 5, ("ssd", "ssda903"), truth)
    written = write_world(7, asked, None, tmp_path, told.append)
    assert told == ["invent", "agencies", "ssd", "ssda903", *(["truth"] if truth else [])]
    assert (given[0]["children"], given[0]["seed"], given[0]["years"], given[0]["until"]) == (7, 3, 5, UNTIL)
    assert list(written.records) == ["ssd", "ssda903"]
    assert written.events > 5
    assert (tmp_path / "truth").is_dir() is truth
