"""The chain of readings holds, and shows where it was touched."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from waypost.pipeline.operator_audit import AUDIT_FILE, first_broken_line, note_reading


@pytest.fixture
def out(tmp_path):
    for minute in range(4):
        note_reading(
            tmp_path,
            at=datetime(2026, 1, 1, 9, minute, tzinfo=UTC),
            who="op",
            command="account",
            child_id="C-00000-00000",
        )
    return tmp_path


def test_a_whole_chain(out, tmp_path_factory):
    assert first_broken_line(out) is None
    assert first_broken_line(tmp_path_factory.mktemp("empty")) is None


@pytest.mark.parametrize(
    ("damage", "line"),
    [
        (lambda lines: [lines[0], lines[1].replace("account", "journey"), *lines[2:]], 2),
        (lambda lines: [lines[0], *lines[2:]], 2),
        (lambda lines: [lines[1], lines[0], *lines[2:]], 1),
        (lambda lines: [*lines[:3], "not json"], 4),
        (lambda lines: [*lines[:3], "{}"], 4),
        (lambda lines: [*lines[:3], "3"], 4),
        (lambda lines: [*lines[:3], "[1]"], 4),
    ],
    ids=["changed", "taken out", "moved", "not json", "no hash", "no entry", "a list"],
)
def test_a_touched_chain_breaks_at_its_place(out, damage, line):
    path = out / AUDIT_FILE
    path.write_text("\n".join(damage(path.read_text().splitlines())) + "\n")
    assert first_broken_line(out) == line
