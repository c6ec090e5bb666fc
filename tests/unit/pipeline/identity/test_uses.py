"""Whose children stood in what was made of the record."""

from __future__ import annotations

import stat
from datetime import UTC, datetime

import pytest

from waypost.pipeline.identity.uses import CORRECTION, FOLDER, RETURN, note_use, uses_of
from waypost.pipeline.out_folder import NothingBuilt

AT = datetime(2027, 4, 1, 9, tzinfo=UTC)


def test_what_a_child_stood_in_is_told_and_nothing_else(tmp_path):
    note_use(tmp_path, RETURN, "pre-proceedings", ["C-2", "C-1", "C-2"], at=AT, who="me")
    note_use(tmp_path, CORRECTION, "cafcass", ["C-3"], at=AT, who="me")
    (told,) = uses_of(tmp_path, ["C-1", "C-9"])
    assert told == {"what": RETURN, "name": "pre-proceedings", "children": ["C-1", "C-2"]} | {
        "at": "2027-04-01T09:00:00+00:00",
        "who": "me",
    }
    assert uses_of(tmp_path, []) == []
    assert stat.S_IMODE((tmp_path / FOLDER).stat().st_mode) == 0o700


def test_nobody_need_have_stood_in_it(tmp_path):
    note_use(tmp_path, RETURN, "empty", [], at=AT, who="me")
    assert uses_of(tmp_path, ["C-1"]) == []


def test_where_nothing_is_built_nothing_is_noted(tmp_path):
    with pytest.raises(NothingBuilt):
        note_use(tmp_path / "none", RETURN, "one", ["C-1"], at=AT, who="me")
