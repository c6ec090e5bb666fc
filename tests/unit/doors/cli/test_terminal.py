"""Progress where somebody watches, silence in a pipe, and tables that line up."""

from __future__ import annotations

import pytest

from waypost.doors.cli.terminal import TerminalProgress, table


@pytest.mark.parametrize("is_watched", [True, False])
def test_progress_is_shown_on_a_terminal_only(monkeypatch, capsys, is_watched):
    monkeypatch.setattr("sys.stderr.isatty", lambda: is_watched)
    progress = TerminalProgress()
    progress("link_children", 1, 3)
    progress("release", 3, 3)
    seen = capsys.readouterr()
    assert seen.out == ""
    assert ("2/3  link children" in seen.err) is is_watched
    assert seen.err.endswith("\n") is is_watched
    assert seen.err.count("\n") == int(is_watched)


def test_a_table_puts_text_left_and_numbers_right():
    assert table(("source", "read"), [("ssd", 1200), ("cafcass", None)]).splitlines() == [
        "source    read",
        "ssd      1,200",
        "cafcass",
    ]


def test_an_empty_table_is_its_head():
    assert table(("source", "read"), []) == "source  read"
